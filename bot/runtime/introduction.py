"""The calls of a start: who we are, how updates come to us, which commands a menu shows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import BotCommand, BotCommandScopeAllPrivateChats, Update

from bot.halt import Halt
from bot.runtime.failures import NotDelivered, Outcome
from bot.runtime.intake import ALLOWED_UPDATES, Intake
from bot.runtime.telegram import Speaker
from bot.ui.request import Identity
from bot.ui.texts import Language

SECONDS_BETWEEN_TRIES = 5.0
REFUSED = "BOT_TOKEN: Telegram refuses it; take the right one from BotFather (/mybots, API Token)"

Commands = Callable[[Language], Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Introduction:
    """Makes the bot known to Telegram; an empty `webhook_url` means long polling."""

    speaker: Speaker
    intake: Intake
    identity: Identity
    commands: Commands
    description: Callable[[Language], str]
    webhook_url: str = ""
    webhook_secret: str = ""

    async def keep_trying(self, stop: asyncio.Event) -> None:
        """Introduce the bot, again and again while there is no network.

        Raises Halt when Telegram refuses the token.
        """
        while not stop.is_set():
            try:
                await self.make()
            except NotDelivered as trouble:
                if trouble.failure.outcome is Outcome.TOKEN_BAD:
                    raise Halt(REFUSED) from None
                waiting = asyncio.create_task(stop.wait())
                await asyncio.wait([waiting], timeout=SECONDS_BETWEEN_TRIES)
                waiting.cancel()
            else:
                return

    async def make(self) -> None:
        """Make all calls once; raises NotDelivered."""
        me = await self.speaker.ask(lambda client: client.get_me())
        self.identity.username = me.username or ""
        await self._say_how_updates_come()
        for language in Language:
            menu = [BotCommand(name, words) for name, words in self.commands(language)]
            await self._show(menu, language)
            await self._describe(language)

    async def _describe(self, language: Language) -> None:
        """Say what the bot is for to who opens its chat, before they press Start."""
        words = self.description(language)
        await self.speaker.ask(
            lambda client: client.set_my_description(words, language_code=language)
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

    async def _show(self, menu: Sequence[BotCommand], language: Language) -> None:
        scope = BotCommandScopeAllPrivateChats()
        await self.speaker.ask(
            lambda client: client.set_my_commands(menu, scope=scope, language_code=language)
        )


async def accept_json(intake: Intake, update: dict[str, Any]) -> None:
    """Take in an update as a webhook brings it; returns after the commit."""
    await intake.accept(Update.de_json(update, None))
