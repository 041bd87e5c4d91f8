"""Ten thousand announcements: put into the outbox, and sent as fast as Telegram takes them."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import uvloop

from bot.app import furnish
from bot.features.announcements.rules import Audience
from bot.features.campaigns.deadlines import begin
from bot.settings import Settings
from bot.ui.request import Occasion
from storage.database import Database, open_database
from storage.store import Store
from tests.bench.cluster import prepare
from tests.bench.starts import OURS, running, settings
from tests.bench.stub import Line, Stub, listening

RECIPIENTS = 10_000
LIMIT = 300
PACE = 298
"""What the bot is told to keep: a little less than the limit, for calls that are late or early."""

AT_ONCE = 0.5
"""Of a second's worth: what is late and comes all at once does not yet break the limit."""

WORDS = "<b>Собрание переносится</b>\nНовая дата: 5 июля 2026 г., воскресенье, 10:00."
PATIENCE = 300


class Limited(Stub):
    """Takes so many messages a second, a part of a second's worth at once, and refuses the rest."""

    def __init__(self, limit: int = LIMIT) -> None:
        super().__init__()
        self.taken: list[float] = []
        self.refused = 0
        self.is_through = asyncio.Event()
        self._limit = limit
        self._room = limit * AT_ONCE
        self._filled_at = time.perf_counter()

    def reply(self, line: Line, method: bytes, body: bytes) -> None:
        if method.lower() != b"sendmessage":
            super().reply(line, method, body)
            return
        now = time.perf_counter()
        filled = self._room + (now - self._filled_at) * self._limit
        self._room, self._filled_at = min(filled, self._limit * AT_ONCE), now
        if self._room < 1:
            self.refused += 1
            line.refuse_for(1)
            return
        self._room -= 1
        self.taken.append(now)
        super().reply(line, method, body)
        if len(self.taken) >= RECIPIENTS:
            self.is_through.set()


def broadcast() -> tuple[float, float, int]:
    """Return (seconds to enqueue, wall ÷ (calls ÷ limit), refusals) for all recipients."""
    return uvloop.run(_broadcast())


async def _broadcast() -> tuple[float, float, int]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "data").mkdir(mode=0o700)
        file = home / "data" / "veche.db"
        await prepare(file, organisations=RECIPIENTS, ballots=0)
        seconds = await enqueue(file)
        stub = Limited()
        more = {"MESSAGES_PER_SECOND": f"{PACE}"}
        async with listening(stub) as (_, api), asyncio.timeout(PATIENCE):
            with running(OURS, home, settings(api) | more):
                await stub.is_through.wait()
        wall = stub.taken[-1] - stub.taken[0]
        return seconds, wall / (len(stub.taken) / LIMIT), stub.refused


async def enqueue(file: Path) -> float:
    """Let an organiser's announcement start and return the seconds of that transaction."""
    database = await open_database(file)
    await database.transaction(_compose)
    began = time.perf_counter()
    await database.transaction(_begin)
    seconds = time.perf_counter() - began
    await _check_whole(database)
    await database.close()
    return seconds


async def _compose(store: Store) -> None:
    number = await store.announcements.compose(WORDS, file="", by=1, now=datetime.now(UTC))
    await store.announcements.address(number, Audience.EVERYBODY)


async def _begin(store: Store) -> None:
    one = await store.announcements.get(1)
    if one is None:
        raise LookupError(1)
    await begin(Occasion(datetime.now(UTC), store, furnish(_settings())), one, by=1, ref="")


async def _check_whole(database: Database) -> None:
    progress = await database.read(lambda s: s.announcements.progress(1, datetime.now(UTC)))
    if progress.waiting != RECIPIENTS:
        raise LookupError(progress)


def _settings() -> Settings:
    known: dict[str, Any] = {n: field.default for n, field in Settings.model_fields.items()}
    zone = ZoneInfo("Asia/Novosibirsk")
    return Settings.model_construct(**known | {"time_zone": zone, "default_language": "ru"})


def hold(file: Path, *, lane: int) -> None:
    """Move the campaign to another lane, as a pause does."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE deliveries SET lane = ? WHERE state = 'ready'", (lane,))
