"""Answers to people: at most two calls for each, an old keyboard taken off.

A receipt made needless.
"""

from __future__ import annotations

import asyncio
import html
from typing import TYPE_CHECKING, TypeVar

import structlog
from telegram import BotCommand, BotCommandScopeChat

from bot.runtime.decode import Incoming, Pressed
from bot.runtime.failures import NotDelivered, Outcome
from bot.runtime.messages import count, is_long
from bot.ui.access import Role
from bot.ui.rendering import Rendered
from bot.ui.screen import Drawing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.runtime.dispatch import Reply
    from bot.runtime.flood import Flood
    from bot.runtime.pacing import Pacing
    from bot.runtime.telegram import Speaker
    from bot.runtime.turns import Turns
    from bot.ui.screen import Paper
    from bot.ui.texts import Language

TRIES = 3
SECONDS_BETWEEN_TRIES = 1.0
_MOST_CHATS = 10_000

log = structlog.get_logger("veche.answers")

T = TypeVar("T")


class Answerer:
    """Speaks what was decided. What it remembers is only where buttons are still shown."""

    def __init__(
        self,
        speaker: Speaker,
        pacing: Pacing,
        flood: Flood,
        *,
        turns: Turns,
        served: Callable[[tuple[int, ...]], None],
        commands: Callable[[frozenset[Role], Language], Sequence[tuple[str, str]]],
        repeat_mark: Callable[[Language], str],
        opened: Callable[[int, int, Reply], Awaitable[None]],
    ) -> None:
        """`served` hears of receipts that an answer made needless.

        `commands` gives a person's menu, `repeat_mark` the line over what may come twice; `opened`
        hears of live cards that were sent as new messages.
        """
        self._speaker = speaker
        self._pacing = pacing
        self._flood = flood
        self._turns = turns
        self._served = served
        self._commands = commands
        self._repeat_mark = repeat_mark
        self._opened = opened
        self._shown: dict[int, int] = {}
        self._albums: dict[int, str] = {}
        self._menus: dict[int, tuple[frozenset[Role], Language]] = {}

    async def speak(self, incoming: Incoming, reply: Reply) -> None:
        """Answer one update; a failure is logged, since what was decided is kept already."""
        try:
            with self._turns.answering(incoming.chat_id):
                await self._answer(incoming, reply)
            if reply.receipts:
                self._served(reply.receipts)
            await self._renew_menu(incoming, reply)
        except NotDelivered as refused:
            log.warning(
                "an answer did not arrive", update_id=incoming.update_id, why=refused.failure.detail
            )

    async def _answer(self, incoming: Incoming, reply: Reply) -> None:
        if isinstance(incoming.said, Pressed):
            self._albums.pop(incoming.chat_id, None)
            await self._to_press(incoming, incoming.said, reply)
        elif not await self._to_part(incoming, reply):
            await self._to_message(incoming, reply)

    async def _to_part(self, incoming: Incoming, reply: Reply) -> bool:
        """Answer all parts of an album by one message; False when this one needs a new one."""
        chat, album = incoming.chat_id, incoming.album
        shown = self._shown.get(chat)
        before = self._albums.pop(chat, "")
        if not album:
            return False
        self._albums[chat] = album
        if len(self._albums) > _MOST_CHATS:
            del self._albums[next(iter(self._albums))]
        if album != before or shown is None or not reply.fits_in(Pressed("", "", shown)):
            return False
        return await self._edited(incoming, shown, reply.rendered)

    async def _to_press(self, incoming: Incoming, said: Pressed, reply: Reply) -> None:
        ending = self._ended(incoming, said, reply)
        if not reply.rendered.html and not reply.rendered.buttons:
            await ending
            return
        showing = self._shown_again(incoming, said, reply)
        outcomes = await asyncio.gather(ending, showing, return_exceptions=True)
        for trouble in outcomes[::-1]:
            if isinstance(trouble, BaseException):
                raise trouble

    async def _ended(self, incoming: Incoming, said: Pressed, reply: Reply) -> None:
        """End the waiting of the button; words that come too late for it go as a message."""
        alert, chat = reply.rendered.alert, incoming.chat_id
        is_window = bool(alert) and not reply.rendered.is_only_buttons
        in_time = await self._speaker.answer(said.query_id, alert, alert=is_window)
        if alert and not in_time:
            late = Rendered(html.escape(alert, quote=False))
            await self._again(chat, lambda: self._speaker.send(chat, late))

    async def _shown_again(self, incoming: Incoming, said: Pressed, reply: Reply) -> None:
        """Edit the pressed message, or send a new one where an edit cannot show this screen."""
        rendered, chat = reply.rendered, incoming.chat_id
        if rendered.is_only_buttons:
            await self._relabelled(chat, said.message_id, rendered)
            return
        if (
            reply.fits_in(said)
            and said.message_id is not None
            and await self._turns.is_free(chat, said.message_id)
            and await self._edited(incoming, said.message_id, rendered)
        ):
            self._note(chat, said.message_id, rendered)
            return
        await self._send(chat, reply)

    async def _relabelled(self, chat: int, message_id: int | None, rendered: Rendered) -> None:
        """Change the buttons of the pressed message, be it words or a file, and nothing else."""
        if message_id is not None:
            relabel = self._speaker.relabel
            await self._again(chat, lambda: relabel(chat, message_id, rendered), is_safe=True)

    async def _edited(self, incoming: Incoming, message_id: int, rendered: Rendered) -> bool:
        chat = incoming.chat_id
        try:
            await self._again(
                chat, lambda: self._speaker.edit(chat, message_id, rendered), is_safe=True
            )
        except NotDelivered as refused:
            if refused.failure.outcome is not Outcome.PAYLOAD_BAD:
                raise
            return False
        return True

    async def _to_message(self, incoming: Incoming, reply: Reply) -> None:
        old = self._shown.pop(incoming.chat_id, None)
        sending = self._send(incoming.chat_id, reply)
        if old is None or reply.rendered.closing or is_long(reply.rendered):
            await sending
            return
        await asyncio.gather(sending, self._strip(incoming.chat_id, old))

    async def _send(self, chat_id: int, reply: Reply) -> None:
        """Send, and once more with a mark where nobody knows whether it arrived.

        A question seen twice does no harm, one that never came leaves the person waiting. A receipt
        of the outbox, where there is one, comes by itself.
        """
        try:
            message_id = await self._again(chat_id, lambda: self._sent(chat_id, reply))
        except NotDelivered as refused:
            if refused.failure.outcome is not Outcome.MAYBE_SENT or reply.receipts:
                raise
            mark = self._repeat_mark(reply.language)
            message_id = await self._again(chat_id, lambda: self._sent(chat_id, reply, mark=mark))
        self._note(chat_id, message_id, reply.rendered)
        if reply.live:
            await self._opened(chat_id, message_id, reply)

    async def _sent(self, chat_id: int, reply: Reply, *, mark: str = "") -> int:
        if (more := count(reply.rendered) - 1) > 0:
            self._pacing.spoke(chat_id, messages=more)
        if reply.paper is None:
            return await self._speaker.send(chat_id, reply.rendered, repeat_mark=mark)
        content = await _content(reply.paper)
        return await self._speaker.send_paper(
            chat_id, reply.rendered, name=reply.paper.name, content=content
        )

    async def _strip(self, chat_id: int, message_id: int) -> None:
        try:
            await self._speaker.strip(chat_id, message_id)
        except NotDelivered as refused:
            log.info(
                "old buttons stay; they say that they are out of date", why=refused.failure.detail
            )

    def _note(self, chat_id: int, message_id: int, rendered: Rendered) -> None:
        self._flood.showed(chat_id, message_id)
        if rendered.buttons:
            self._shown[chat_id] = message_id
        while len(self._shown) > _MOST_CHATS:
            del self._shown[next(iter(self._shown))]

    async def _again(
        self, chat_id: int, call: Callable[[], Awaitable[T]], *, is_safe: bool = False
    ) -> T:
        """Call, and again where the first call surely did not arrive, or may be repeated safely."""
        for _ in range(TRIES - 1):
            await self._pacing.before_answer(chat_id)
            try:
                return await call()
            except NotDelivered as refused:
                await self._after(chat_id, refused, is_safe=is_safe)
        await self._pacing.before_answer(chat_id)
        return await call()

    async def _after(self, chat_id: int, refused: NotDelivered, *, is_safe: bool) -> None:
        failure = refused.failure
        repeatable = {Outcome.SURELY_NOT_SENT} | ({Outcome.MAYBE_SENT} if is_safe else set())
        if failure.outcome not in repeatable:
            raise refused
        if failure.retry_after is not None:
            self._pacing.refused(chat_id, failure.retry_after)
        else:
            await self._pacing.pass_time(SECONDS_BETWEEN_TRIES)

    async def _renew_menu(self, incoming: Incoming, reply: Reply) -> None:
        """Show a person the commands of their roles; once for each change of roles or language."""
        wanted = (reply.roles, reply.language)
        is_group = incoming.chat_id != incoming.sender.telegram_id
        if is_group or Role.STRANGER in reply.roles or self._menus.get(incoming.chat_id) == wanted:
            return
        menu = [BotCommand(name, words) for name, words in self._commands(*wanted)]
        scope = BotCommandScopeChat(incoming.chat_id)
        await self._speaker.ask(lambda client: client.set_my_commands(menu, scope=scope))
        self._menus[incoming.chat_id] = wanted


async def _content(paper: Paper | Drawing) -> bytes:
    """Return a file as it goes out; what takes a moment is drawn beside the loop."""
    if isinstance(paper, Drawing):
        return await asyncio.to_thread(paper.draw)
    return paper.content.encode()
