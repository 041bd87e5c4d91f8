"""A migrated database file for each test, opened as the product opens it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import open_database
from tests.storage.cabinet import Cabinet


@pytest.fixture
async def cabinet(tmp_path: Path) -> AsyncIterator[Cabinet]:
    """An empty cluster."""
    path = tmp_path / "veche.db"
    database = await open_database(path)
    yield Cabinet(database, path)
    await database.close()
