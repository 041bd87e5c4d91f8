"""The world that stories happen in, and which tests are counted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings

from tests import cast
from tests.world import World, settings_for

FEATURES = Path(__file__).parent / "features"

settings.register_profile("whole", deadline=None)  # a busy machine fails nothing
settings.load_profile("whole")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Count what the rules' own tests reach; tracing would make all others take twice as long."""
    counting = Coverage.current() if FEATURES not in item.path.parents else None
    if counting:
        counting.stop()
    result = yield
    if counting:
        counting.start()
    return result


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A new cluster with two appointed organisers; everybody of the cast has an account."""
    opened = await World.open(settings_for(tmp_path))
    for account, (first, last, language) in cast.NAMES.items():
        opened.telegram.add_person(first, last_name=last, language_code=language, person_id=account)
    yield opened
    await opened.app.close()
