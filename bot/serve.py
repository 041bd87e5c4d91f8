"""The process that serves the real Telegram: from the first line on the console to a quiet end."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import uvloop
from prometheus_client import CollectorRegistry
from starlette.applications import Starlette

from bot import operations
from bot.app import App, build
from bot.runtime import web
from bot.runtime.clock import clock
from bot.runtime.telegram import connect
from storage.database import Busy

if TYPE_CHECKING:
    from datetime import datetime

    from bot.settings import Settings


def run(settings: Settings) -> int:
    """Serve the real Telegram until SIGTERM or SIGINT."""
    return uvloop.run(_run(settings))


async def _run(settings: Settings) -> int:
    stop, metrics = stop_signal(), CollectorRegistry()
    app = await _opened(settings, metrics)
    try:
        server = await web.serve(_site(app, metrics, stop), settings.http_host, settings.http_port)
        try:
            await _announce(app, clock(settings.test_clock_file)())
            await _introduced_and_served(app, stop)
        finally:
            await server.stop()
    finally:
        await app.close()
    return 0


async def _opened(settings: Settings, metrics: CollectorRegistry) -> App:
    token = settings.bot_token.get_secret_value()
    proxy = settings.proxy_url.get_secret_value()
    client = connect(token, api_url=settings.telegram_api_url, proxy_url=proxy)
    await asyncio.to_thread(operations.vouch, settings)
    database = await operations.opened(settings)
    now = clock(settings.test_clock_file)
    try:
        app = build(settings, client, database, now=now, metrics=metrics)
        app.alarms.extend(await operations.alarms(database))
    except BaseException:
        await database.close()  # its threads would keep the process alive
        raise
    return app


def stop_signal() -> asyncio.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def _site(app: App, metrics: CollectorRegistry, stop: asyncio.Event) -> Starlette:
    settings, webhook = app.settings, None
    if settings.webhook_url:
        secret = settings.webhook_secret.get_secret_value()
        webhook = web.Webhook(
            settings.webhook_path, secret, lambda update: _accept(app, update, stop)
        )
    return web.site(reasons=app.reasons, metrics=metrics, webhook=webhook)


async def _accept(app: App, update: web.Update, stop: asyncio.Event) -> None:
    """Take in what the webhook brought; a busy database is said as busy, and so is a last hour."""
    if stop.is_set():
        raise web.Busy
    try:
        await app.intake.accept_json(update)
    except Busy as busy:
        raise web.Busy from busy


async def _introduced_and_served(app: App, stop: asyncio.Event) -> None:
    introducing = asyncio.create_task(_introduced_or_ended(app, stop))
    try:
        await app.serve(stop, polls=not app.settings.webhook_url)
    finally:
        introducing.cancel()  # a call that hangs must not hold up the end
    with suppress(asyncio.CancelledError):
        await introducing


async def _introduced_or_ended(app: App, stop: asyncio.Event) -> None:
    try:
        await _introduced(app, stop)
    except BaseException:
        stop.set()
        raise


async def _introduced(app: App, stop: asyncio.Event) -> None:
    """Make the bot known and give its link, with whom it still waits for."""
    await app.introduction.keep_trying(stop)
    if stop.is_set():
        return
    link = f"https://t.me/{app.house.identity.username}"
    waiting = await app.database.read(lambda store: store.organisers.list_appointments())
    _say(f"The bot answers: {link}")
    if waiting:
        numbers = ", ".join(map(str, waiting))
        _say(f"Organisers who have not pressed Start there yet: {numbers}")
    await app.introduction.keep_adorning(stop)


async def _announce(app: App, now: datetime) -> None:
    """Say at the start what an operator must know: what is missing, and the first code."""
    settings = app.settings
    ready = f"http://{settings.http_host}:{settings.http_port}/readyz"
    _say(f"Veche serves {settings.cluster_name}; {ready} tells whether it is ready.")
    for alarm in app.alarms:
        _say(f"ALARM: {alarm}. Compare a copy; `check` says it again.")
    if not (settings.operator_name and settings.operator_address):
        _say("OPERATOR_NAME and OPERATOR_ADDRESS: nobody can register until both are set.")
    code = await operations.seated(app.database, settings, now)
    if code:
        _say(f"No organiser yet. Send this code to the bot within 30 minutes: {code}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
