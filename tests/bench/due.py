"""Ten thousand due rows: claimed, decided and committed, beside as many bare commits."""

from __future__ import annotations

import asyncio
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import furnish
from bot.runtime.clockwork import Clockwork
from bot.runtime.failpoints import FailPoints
from bot.settings import Settings
from bot.ui.request import Due
from storage.database import Database, open_database
from storage.store import Store

ROWS = 10_000
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def seconds_for_rows() -> float:
    """Return how long the clockwork takes for all rows, each a decision with one write."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measured(Path(folder)))


async def _measured(folder: Path) -> float:
    database = await open_database(folder / "veche.db")
    await database.transaction(_schedule)
    clockwork = _clockwork(database)
    began = time.perf_counter()
    await clockwork.serve_due()
    seconds = time.perf_counter() - began
    await database.close()
    return seconds


async def _schedule(store: Store) -> None:
    for number in range(ROWS):
        await store.due_work.schedule("bench", str(number), NOW)


def _clockwork(database: Database) -> Clockwork:
    settings = Settings.model_construct(
        **{name: field.default for name, field in Settings.model_fields.items()}
        | {"time_zone": ZoneInfo("Asia/Novosibirsk"), "default_language": "ru"}
    )

    async def serve(due: Due) -> None:
        await due.store.people.count_stranger()

    serves = {"bench": serve}
    return Clockwork(
        database,
        furnish(settings),
        serves,
        now=lambda: NOW,
        failpoints=FailPoints(),
        committed=lambda: None,
    )
