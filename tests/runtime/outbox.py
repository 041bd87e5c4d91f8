"""A postman, a database and the stand-in for Telegram on one clock, for the tests of the outbox."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiosqlite

from bot.runtime.failpoints import FailPoints
from bot.runtime.pacing import Pacing
from bot.runtime.postman import Postman
from bot.runtime.telegram import Speaker, connect
from bot.sandbox.inprocess import WithoutSockets
from bot.sandbox.telegram import Telegram
from bot.ui.rendering import Rendered
from bot.ui.texts import Texts
from storage.database import Database
from storage.store import Store

TOKEN = "123456:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789"
BEGINNING = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
TEXTS = Texts(ZoneInfo("Asia/Novosibirsk"))


class Clock:
    """One clock for both ways of looking at it; it moves by sleeping or by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return BEGINNING + timedelta(seconds=self.seconds)

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds


class Post:
    """Everything around a postman; `hire` gives a new one over the same file."""

    def __init__(self, database: Database, path: Path) -> None:
        self.database = database
        self.path = path
        self.clock = Clock()
        self.telegram = Telegram(now=self.clock.now, token=TOKEN)
        self.speaker = self.speaking_through(WithoutSockets(self.telegram))
        self.postman = self.hire()

    def speaking_through(self, request: WithoutSockets) -> Speaker:
        return Speaker(connect(TOKEN, api_url="http://sandbox", request=request))

    def hire(self, **instead: Any) -> Postman:
        given = {"database": self.database, "speaker": self.speaker} | instead
        self.pacing = Pacing(28, clock=self.clock.monotonic, sleep=self.clock.sleep)
        self.postman = Postman(
            given["database"],
            given["speaker"],
            given.get("pacing", self.pacing),
            texts=TEXTS,
            now=self.clock.now,
            chance=lambda: 0.5,
            failpoints=given.get("failpoints", FailPoints()),
        )
        return self.postman

    async def know(self, telegram_id: int, *, language: str = "ru") -> int:
        """Let a person start the bot and agree; return their row."""
        self.telegram.add_person(f"P{telegram_id}", person_id=telegram_id)
        self.telegram.start(telegram_id)

        async def unit(store: Store) -> int:
            entered = await store.people.enter(
                telegram_id, ref=f"r{telegram_id}", name="", language=language, now=BEGINNING
            )
            assert entered
            return entered.id

        return await self.database.transaction(unit)

    async def plan(self, person: int, text: str, **more: Any) -> int:
        wanted = {"kind": "news", "about": text, "policy": "must"} | more
        wanted |= {"body": Rendered(text).kept(), "now": self.clock.now()}
        planned = await self.database.transaction(lambda s: s.deliveries.plan(person, **wanted))
        assert planned is not None
        return planned

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        async with aiosqlite.connect(self.path) as connection:
            return [tuple(row) for row in await connection.execute_fetchall(query)]

    async def states(self) -> list[str]:
        return [row[0] for row in await self.rows("SELECT state FROM deliveries ORDER BY id")]

    def got(self, telegram_id: int) -> list[str]:
        """Return what Telegram took for this person, oldest first."""
        return [a.text for a in self.telegram.acceptances if a.chat_id == telegram_id]
