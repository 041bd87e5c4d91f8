"""A whole cluster in one process.

The product on the stand-in, a clock that tests move, people who act.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import operations
from bot.app import build
from bot.runtime.pacing import Pacing
from bot.runtime.telegram import connect
from bot.sandbox.inprocess import WithoutSockets
from bot.sandbox.stage import QuickTime, Stage
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from storage.database import open_database
from storage.store import Store

TOKEN = "4200000000:AAtest-token-of-the-stand-in-opens-nothing"
BEGINNING = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)  # a Monday, 10:00 in Novosibirsk


class Clock:
    """Stands still until a test moves it."""

    def __init__(self, moment: datetime = BEGINNING) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def seconds(self) -> float:
        return self.moment.timestamp()

    def tick(self, **delta: float) -> None:
        self.moment += timedelta(**delta)


class World(Stage):
    """A Stage that can be shut and opened again on the same file."""

    clock: Clock
    settings: Settings

    @classmethod
    async def open(
        cls,
        settings: Settings,
        *,
        clock: Clock | None = None,
        telegram: Telegram | None = None,
        flood_clock: Callable[[], float] | None = None,
    ) -> World:
        clock = clock or Clock()
        telegram = telegram or Telegram(now=clock.now, token=TOKEN)
        quick = QuickTime()
        client = connect(TOKEN, api_url="http://stand-in", request=WithoutSockets(telegram))
        database = await open_database(settings.database_path)
        await database._writer.execute("PRAGMA synchronous = OFF")  # no test cuts the power
        pacing = Pacing(1000, clock=quick.clock, sleep=quick.sleep)
        app = build(
            settings,
            client,
            database,
            now=clock.now,
            pacing=pacing,
            flood_clock=flood_clock or clock.seconds,
        )
        world = cls(app, telegram)
        world.clock, world.settings = clock, settings
        await database.transaction(
            lambda store: operations.seat_first_organisers(store, settings.organisers, clock.now())
        )
        await app.introduction.make()
        return world

    async def restart(self) -> World:
        """End the process and begin another on the same file, with the same Telegram outside."""
        await self.app.close()
        return await World.open(self.settings, clock=self.clock, telegram=self.telegram)

    async def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Look into the database as an auditor would, to prove what is and what is not kept."""

        async def unit(store: Store) -> list[tuple[object, ...]]:
            cursor = store.journal._sql._connection.execute(sql)
            return [tuple(row) for row in cursor.fetchall()]

        return await self.app.database.read(unit)

    def calls(self) -> list[str]:
        """Return the names of the Bot API calls so far, without asking for updates."""
        return [call.method for call in self.telegram.log if call.method != "getupdates"]


def settings_for(folder: Path, **changes: object) -> Settings:
    """Return settings of a test cluster in a folder of its own."""
    known = {
        "data_dir": folder,
        "database_url": f"sqlite:///{folder}/veche.db",
        "cluster_name": "Медико-технологический кластер",
        "operator_name": "АО «Обской медтехнопарк»",
        "operator_address": "630000, г. Новосибирск, ул. Примерная, д. 1",
        "organisers": (cast_organiser(), cast_organiser() + 1),
    }
    return Settings.model_construct(**{**_defaults(), **known, **changes})


def cast_organiser() -> int:
    return 101


def _defaults() -> dict[str, object]:
    return {name: field.default for name, field in Settings.model_fields.items()}
