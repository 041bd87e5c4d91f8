"""The world that stories happen in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests import cast
from tests.world import World, settings_for


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A new cluster with two appointed organisers; everybody of the cast has an account."""
    opened = await World.open(settings_for(tmp_path))
    for account, (first, last, language) in cast.NAMES.items():
        opened.telegram.add_person(first, last_name=last, language_code=language, person_id=account)
    yield opened
    await opened.app.close()
