"""The composition root: the features, the house they live in, and the process that serves it."""

from __future__ import annotations

import asyncio
import secrets
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter
from starlette.applications import Starlette
from telegram import BotCommand, BotCommandScopeAllPrivateChats, Update

from bot import datafolder, operations
from bot.features.admissions.handlers import FEATURE as ADMISSIONS
from bot.features.applications.handlers import FEATURE as APPLICATIONS
from bot.features.entrance.handlers import FEATURE as ENTRANCE
from bot.features.entrance.views import greeting
from bot.features.menu.handlers import FEATURE as MENU
from bot.features.menu.handlers import commands_for, show_menu
from bot.features.my_application.handlers import FEATURE as MY_APPLICATION
from bot.features.organisations.handlers import FEATURE as ORGANISATIONS
from bot.features.organisers.handlers import FEATURE as ORGANISERS
from bot.features.privacy.handlers import FEATURE as PRIVACY
from bot.halt import Halt
from bot.runtime import web
from bot.runtime.answers import Answerer
from bot.runtime.clock import clock
from bot.runtime.dispatch import Dispatch, routing
from bot.runtime.failpoints import FailPoints
from bot.runtime.failures import NotDelivered, Outcome
from bot.runtime.flood import Flood
from bot.runtime.housekeeping import Housekeeping
from bot.runtime.intake import ALLOWED_UPDATES, Intake
from bot.runtime.pacing import Pacing
from bot.runtime.postman import Postman
from bot.runtime.telegram import Speaker, connect
from bot.ui.access import Role
from bot.ui.filling import ROUTES
from bot.ui.presses import Codec
from bot.ui.rendering import Voice
from bot.ui.request import House, Identity
from bot.ui.screen import Text
from bot.ui.texts import Language, Texts
from storage.database import Busy, Database, open_database

if TYPE_CHECKING:
    from bot.runtime.telegram import Client
    from bot.settings import Settings
    from bot.ui.request import Request
    from bot.ui.screen import Screen

FEATURES = (ENTRANCE, MENU, ORGANISATIONS, APPLICATIONS, MY_APPLICATION, ADMISSIONS, ORGANISERS, PRIVACY)

SECONDS_BETWEEN_INTRODUCTIONS = 5.0


async def home(request: Request, _trigger: object) -> Screen:
    """Where everybody lands: a stranger is greeted, the others see their menu."""
    if request.actor.person_id is None:
        return greeting(request.house, "")
    return await show_menu(request, None)


@dataclass(frozen=True)
class App:
    """Everything that runs, put together."""

    database: Database
    house: House
    speaker: Speaker
    intake: Intake
    postman: Postman
    housekeeping: Housekeeping
    settings: Settings
    updates: Counter

    def reasons(self) -> list[str]:
        """Return why the product cannot serve now; empty when it can."""
        room = [] if datafolder.has_room(self.settings.data_dir) else ["the disk is nearly full"]
        return [*self.intake.reasons(), *self.postman.reasons(), *room]

    async def serve(self, stop: asyncio.Event, *, polls: bool) -> None:
        """Run until `stop`, then finish what is under way."""
        work = [self.postman.run(stop), self.housekeeping.run(stop)]
        if polls:
            work.append(self.intake.poll(self.speaker, stop))
        waking = asyncio.create_task(self._wake_at(stop))
        await asyncio.gather(*work)
        await self.intake.finish()
        await self.housekeeping.cancel_needless()
        waking.cancel()

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self.postman.wake()

    async def close(self) -> None:
        """Close the connections."""
        await self.speaker.close()
        await self.database.close()


def build(
    settings: Settings,
    client: Client,
    database: Database,
    *,
    now: Callable[[], datetime],
    pacing: Pacing | None = None,
    metrics: CollectorRegistry | None = None,
) -> App:
    """Put the parts together; nothing runs yet."""
    house = furnish(settings)
    speaker = Speaker(client)
    pace = pacing or Pacing(settings.messages_per_second)
    flood = Flood(time.monotonic)
    failpoints = FailPoints(settings.fail_point)
    housekeeping = Housekeeping(database, now=now)
    updates = Counter("veche_updates", "Updates that were committed", registry=metrics or CollectorRegistry())
    texts = house.voice.texts
    postman = Postman(database, speaker, pace, texts=texts, now=now, failpoints=failpoints)
    answerer = Answerer(
        speaker, pace, flood, served=housekeeping.served, commands=lambda roles, language: menu_of(texts, roles, language)
    )
    bot_id = int(client.token.partition(":")[0])
    dispatch = Dispatch(database, house, routing(FEATURES, ROUTES), now=now, flood=flood, bot_id=bot_id)

    def committed() -> None:
        updates.inc()
        postman.wake()

    intake = Intake(dispatch, answerer, failpoints=failpoints, committed=committed)
    return App(database, house, speaker, intake, postman, housekeeping, settings, updates)


def furnish(settings: Settings) -> House:
    """Build what does not change while the process lives."""
    codec = Codec(
        route.trigger
        for route in (*ROUTES, *(route for feature in FEATURES for route in feature.routes))
        if not isinstance(route.trigger, str)
    )
    return House(
        cluster_name=settings.cluster_name,
        operator_name=settings.operator_name,
        operator_address=settings.operator_address,
        zone=settings.time_zone,
        default_language=Language(settings.default_language),
        voice=Voice(Texts(settings.time_zone), codec),
        forms={route.form.name: route for feature in FEATURES for route in feature.forms},
        menu=tuple(entry for feature in FEATURES for entry in feature.menu),
        home=home,
        new_ref=lambda: secrets.token_hex(8),
        identity=Identity(),
    )


def menu_of(texts: Texts, roles: frozenset[Role], language: Language) -> list[BotCommand]:
    """Return the command menu of a person's roles."""
    return [BotCommand(name, texts.plain(Text(f"command-{name}"), language)) for name in commands_for(roles)]


def run(settings: Settings) -> int:
    """Serve the real Telegram until SIGTERM or SIGINT."""
    return asyncio.run(_run(settings))


async def _run(settings: Settings) -> int:
    stop = stop_signal()
    metrics = CollectorRegistry()
    proxy = settings.proxy_url.get_secret_value()
    client = connect(settings.bot_token.get_secret_value(), api_url=settings.telegram_api_url, proxy_url=proxy)
    now = clock(settings.test_clock_file)
    database = await open_database(settings.database_path)
    app = build(settings, client, database, now=now, metrics=metrics)
    try:
        server = await web.serve(_site(app, metrics), settings.http_host, settings.http_port)
        try:
            await _announce(app, now())
            await _introduced_and_served(app, stop)
        finally:
            await server.stop()
    finally:
        await app.close()
    return 0


def stop_signal() -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def _site(app: App, metrics: CollectorRegistry) -> Starlette:
    settings = app.settings
    webhook = None
    if settings.webhook_url:
        secret = settings.webhook_secret.get_secret_value()
        webhook = web.Webhook(settings.webhook_path, secret, lambda update: _accept(app, update))
    return web.site(reasons=app.reasons, metrics=metrics, webhook=webhook)


async def _accept(app: App, update: web.Update) -> None:
    """Take in what the webhook brought; busy is said as busy."""
    decoded = Update.de_json(update, None)
    try:
        await app.intake.accept(decoded)
    except Busy as busy:
        raise web.Busy from busy


async def _introduced_and_served(app: App, stop: asyncio.Event) -> None:
    introducing = asyncio.create_task(_introduce(app, stop))
    serving = asyncio.create_task(app.serve(stop, polls=not app.settings.webhook_url))
    await asyncio.wait([introducing, serving], return_when=asyncio.FIRST_EXCEPTION)
    if introducing.done() and introducing.exception() is not None:
        stop.set()
    await serving
    await introducing


async def _introduce(app: App, stop: asyncio.Event) -> None:
    """Learn our name and tell Telegram how to bring updates; keep trying while there is no network."""
    while not stop.is_set():
        try:
            await introduce(app)
        except NotDelivered as trouble:
            if trouble.failure.outcome is Outcome.TOKEN_BAD:
                raise Halt("BOT_TOKEN: Telegram refuses it; take the right one from BotFather (/mybots, API Token)") from None
            waiting = asyncio.create_task(stop.wait())
            await asyncio.wait([waiting], timeout=SECONDS_BETWEEN_INTRODUCTIONS)
            waiting.cancel()
        else:
            return


async def introduce(app: App) -> None:
    """Make the calls of a start: who we are, the webhook or none, the command menu of newcomers."""
    speaker, settings = app.speaker, app.settings
    me = await speaker.ask(lambda client: client.get_me())
    app.house.identity.username = me.username or ""
    if settings.webhook_url:
        secret = settings.webhook_secret.get_secret_value()
        await speaker.ask(
            lambda client: client.set_webhook(
                settings.webhook_url, secret_token=secret, allowed_updates=ALLOWED_UPDATES
            )
        )
        app.intake.is_open()
    else:
        await speaker.ask(lambda client: client.delete_webhook())
    for language in Language:
        menu = menu_of(app.house.voice.texts, frozenset({Role.PERSON}), language)
        await _set_commands(speaker, menu, language)


async def _set_commands(speaker: Speaker, menu: list[BotCommand], language: Language) -> None:
    scope = BotCommandScopeAllPrivateChats()
    await speaker.ask(lambda client: client.set_my_commands(menu, scope=scope, language_code=language))


async def _announce(app: App, now: datetime) -> None:
    """Say at the start what an operator must know: what is missing, and the first organiser's code."""
    settings = app.settings
    _say(f"Veche serves {settings.cluster_name}; http://{settings.http_host}:{settings.http_port}/readyz tells whether it is ready.")
    if not settings.operator_name:
        _say("OPERATOR_NAME is empty: nobody can agree and register until the operator of personal data is named.")
    code = await app.database.transaction(lambda store: operations.seat_first_organisers(store, settings.organisers, now))
    if code:
        _say(f"No organiser yet. Send this code to the bot within 30 minutes: {code}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
