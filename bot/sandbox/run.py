"""Runs the product on the stand-in: page, Bot API and bot in one process, kept between starts."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry
from starlette.applications import Starlette

from bot import operations
from bot.app import App, build
from bot.runtime import web
from bot.runtime.pacing import Pacing
from bot.runtime.telegram import connect
from bot.sandbox import demo
from bot.sandbox.botapi import BotApi
from bot.sandbox.clock import SandboxClock
from bot.sandbox.control import Legend
from bot.sandbox.guide import guide
from bot.sandbox.inprocess import WithoutSockets
from bot.sandbox.kept import Kept
from bot.sandbox.server import site
from bot.sandbox.stage import QuickTime, Stage
from bot.sandbox.stream import Streams
from bot.sandbox.telegram import Telegram
from bot.serve import stop_signal

if TYPE_CHECKING:
    from bot.settings import Settings

TOKEN = "4200000000:AAdemo-token-of-the-sandbox-opens-nothing"  # noqa: S105 - it opens nothing
OPERATOR = {
    "operator_name": "АО «Обской медтехнопарк» (демо)",
    "operator_address": "630000, г. Новосибирск, ул. Примерная, д. 1",
    "cluster_name": "Медико-технологический кластер (демо)",
}


def run(settings: Settings, *, empty: bool) -> int:
    """Serve the sandbox until SIGTERM or SIGINT."""
    return asyncio.run(Sandbox(settings, is_empty=empty).serve())


class Sandbox:
    """One demo: what it consists of may be thrown away and set anew while the page stays open."""

    def __init__(self, settings: Settings, *, is_empty: bool) -> None:
        """Take where to keep it all; `is_empty` leaves the demo cluster out."""
        organisers = settings.organisers or tuple(demo.ORGANISERS)
        self._settings = settings.model_copy(update=_named(settings) | {"organisers": organisers})
        self._folder = settings.data_dir
        self._is_empty = is_empty
        self._clock = SandboxClock(offset=self._kept_offset())
        self._clock.listeners.append(self._keep_offset)
        self._telegram = Telegram(now=self._clock.now, token=TOKEN)
        self._kept = Kept(self._folder / "telegram.db", self._telegram)
        self._metrics = CollectorRegistry()
        self._app: App | None = None
        self._stop = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None

    async def serve(self) -> int:
        """Open the page, set the scene, run the bot, and end in order."""
        stop = stop_signal()
        streams, bot_api = Streams(self._telegram), BotApi(self._telegram)
        server = await web.serve(
            self._site(streams, bot_api), self._settings.http_host, self._settings.http_port
        )
        await self._open()
        saving = asyncio.create_task(self._kept.keep_saving())
        _say(self._settings)
        await stop.wait()
        await self._close()
        saving.cancel()
        await asyncio.wait([saving])
        streams.close()
        bot_api.close()
        await server.stop()
        return 0

    def _site(self, streams: Streams, bot_api: BotApi) -> Starlette:
        notes = demo.notes()
        health = web.health_routes(reasons=self._reasons, metrics=self._metrics)
        return site(
            self._telegram,
            self._clock,
            reset=self._reset,
            api=bot_api,
            streams=streams,
            legend=Legend(lambda person: notes.get(person, ""), guide(is_empty=self._is_empty)),
            zone=self._settings.time_zone.key,
            more_routes=health,
        )

    def _reasons(self) -> list[str]:
        return self._app.reasons() if self._app and self._serving else ["the scene is being set"]

    async def _open(self) -> None:
        if not (self._folder / "ready").exists() or not self._kept.load():
            await self._set_scene()
        self._app = await self._built()
        self._stop = asyncio.Event()
        await self._app.introduction.make()
        self._serving = asyncio.create_task(self._app.serve(self._stop, polls=True))

    async def _close(self) -> None:
        if self._app and self._serving:
            self._stop.set()
            await self._serving
            self._serving = None
            self._metrics.unregister(self._app.updates)
            await self._app.close()

    async def _reset(self) -> None:
        await self._close()
        (self._folder / "ready").unlink(missing_ok=True)
        self._clock.offset = timedelta()
        await self._open()

    async def _set_scene(self) -> None:
        """Make the demo from nothing, through the product itself, with no time lost in waiting."""
        for name in ("veche.db", "veche.db-wal", "veche.db-shm"):
            (self._folder / name).unlink(missing_ok=True)
        self._telegram.clear()
        quick = QuickTime()
        app = await self._built(pacing=Pacing(1000, clock=quick.clock, sleep=quick.sleep))
        stage = Stage(app, self._telegram)
        await app.introduction.make()
        demo.set_people(stage)
        if not self._is_empty:
            await demo.play(stage, self._clock)
        await app.close()
        self._kept.save()
        (self._folder / "ready").touch()

    async def _built(self, pacing: Pacing | None = None) -> App:
        request = WithoutSockets(self._telegram)
        client = connect(TOKEN, api_url="http://sandbox", request=request)
        database = await operations.opened(self._settings)
        metrics = None if pacing else self._metrics
        app = build(
            self._settings, client, database, now=self._clock.now, pacing=pacing, metrics=metrics
        )
        now = self._clock.now()
        await database.transaction(
            lambda store: operations.seat_first_organisers(store, self._settings.organisers, now)
        )
        return app

    def _kept_offset(self) -> timedelta:
        with suppress(OSError, ValueError):
            return timedelta(seconds=float((self._folder / "clock").read_text(encoding="utf-8")))
        return timedelta()

    def _keep_offset(self) -> None:
        (self._folder / "clock").write_text(
            str(self._clock.offset.total_seconds()), encoding="utf-8"
        )


def _named(settings: Settings) -> dict[str, str]:
    """Name the demo's operator and cluster where the settings name none."""
    is_default = settings.cluster_name == type(settings).model_fields["cluster_name"].default
    names = {"operator_name": settings.operator_name, "operator_address": settings.operator_address}
    given = {name: value for name, value in names.items() if value}
    return OPERATOR | given | ({} if is_default else {"cluster_name": settings.cluster_name})


def _say(settings: Settings) -> None:
    sys.stdout.write(
        f"The sandbox is open: http://{settings.http_host}:{settings.http_port}\n"
        "Press a person at the left: Нина Новичкова has not met the bot yet (press Start), "
        "Ольга Секретарёва is the organiser.\n"
    )
    sys.stdout.flush()
