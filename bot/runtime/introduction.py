"""The calls of a start: who we are, how updates come to us, which commands a menu shows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog
from telegram import BotCommand, BotCommandScopeAllPrivateChats

from bot.halt import Halt
from bot.runtime.failures import NotDelivered, Outcome
from bot.runtime.intake import ALLOWED_UPDATES, Intake
from bot.runtime.telegram import Speaker
from bot.ui.request import Identity
from bot.ui.texts import Language

SECONDS_BETWEEN_TRIES = 5.0
SECONDS_BETWEEN_ADORNINGS = 60.0
REFUSED = "BOT_TOKEN: Telegram refuses it; take the right one from BotFather (/mybots, API Token)"

log = structlog.get_logger("veche.introduction")

Commands = Callable[[Language], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Introduction:
    """Makes the bot known to Telegram; an empty `webhook_url` means long polling."""

    speaker: Speaker
    intake: Intake
    identity: Identity
    commands: Commands
    description: Callable[[Language], str]
    default_language: Language
    webhook_url: str = ""
    webhook_secret: str = ""

    async def keep_trying(self, stop: asyncio.Event) -> None:
        """Introduce the bot, again and again while there is no network.

        Raises Halt when Telegram refuses the token.
        """
        await _until_done(self._enter, stop, pause=SECONDS_BETWEEN_TRIES)

    async def keep_adorning(self, stop: asyncio.Event) -> None:
        """Show the menus and what the bot is for; Telegram may refuse that for hours."""
        await _until_done(self._adorn, stop, pause=SECONDS_BETWEEN_ADORNINGS)

    async def make(self) -> None:
        """Make all calls once; raises NotDelivered."""
        await self._enter()
        await self._adorn()

    async def _enter(self) -> None:
        try:
            me = await self.speaker.ask(lambda client: client.get_me())
        except NotDelivered as trouble:
            if trouble.failure.outcome is Outcome.TOKEN_BAD:
                raise Halt(REFUSED) from None
            raise
        self.identity.username = me.username or ""
        await self._say_how_updates_come()

    async def _adorn(self) -> None:
        """Speak each of our languages, and the default one to whose language is none of ours."""
        for code, language in [("", self.default_language), *((each, each) for each in Language)]:
            menu = [BotCommand(name, words) for name, words in self.commands(language)]
            await self._show(menu, code)
            await self._describe(self.description(language), code)

    async def _describe(self, words: str, code: str) -> None:
        """Say what the bot is for to who opens its chat, before they press Start."""
        await self.speaker.ask(
            lambda client: client.set_my_description(words, language_code=code or None)
        )

    async def _say_how_updates_come(self) -> None:
        if not self.webhook_url:
            await self.speaker.ask(lambda client: client.delete_webhook())
            return
        await self.speaker.ask(
            lambda client: client.set_webhook(
                self.webhook_url, secret_token=self.webhook_secret, allowed_updates=ALLOWED_UPDATES
            )
        )
        self.intake.is_open()

    async def _show(self, menu: Sequence[BotCommand], code: str) -> None:
        scope = BotCommandScopeAllPrivateChats()
        await self.speaker.ask(
            lambda client: client.set_my_commands(menu, scope=scope, language_code=code or None)
        )


async def _until_done(
    call: Callable[[], Awaitable[None]], stop: asyncio.Event, *, pause: float
) -> None:
    """Call until Telegram does it or `stop` comes; each new reason why not is logged once."""
    said = ""
    while not stop.is_set():
        try:
            await call()
        except NotDelivered as trouble:
            if said != str(trouble):
                log.warning("the bot is not wholly introduced to Telegram", why=str(trouble))
            said = str(trouble)
            await _pause(stop, max(pause, trouble.failure.retry_after or 0))
        else:
            return


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    waiting = asyncio.create_task(stop.wait())
    await asyncio.wait([waiting], timeout=seconds)
    waiting.cancel()
