"""Organisers' live cards: noted when they are opened, renewed while what they show is under way."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog

from bot.runtime.decode import InGroup, Pressed
from bot.runtime.failures import NotDelivered, Outcome
from bot.ui.access import Role
from storage.database import Busy

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.runtime.decode import Said
    from bot.runtime.dispatch import Reply
    from bot.runtime.failures import Failure
    from bot.runtime.pacing import Pacing
    from bot.runtime.telegram import Speaker
    from bot.runtime.turns import Turns
    from bot.ui.rendering import Rendered
    from bot.ui.request import Request
    from storage.database import Database
    from storage.live_cards import LiveCard
    from storage.store import Store

EVERY = timedelta(seconds=3)
AT_MOST = timedelta(hours=2)
AT_ONCE = 100
LOOKS_EVERY = 1.0
PATIENCE_AT_STOP = 3.0
UNKNOWN = ""
_LASTING = frozenset({Outcome.RECIPIENT_GONE, Outcome.PAYLOAD_BAD})

log = structlog.get_logger("veche.live")


async def note_screen(request: Request, said: Said, reply: Reply) -> None:
    """Note what an organiser has before their eyes now, in the transaction that decided it.

    So a card that was left is not renewed any more by the time its message shows something else.
    Others have no live cards, and this costs them nothing.
    """
    is_alone = isinstance(said, InGroup) or not reply.rendered.html
    if is_alone or Role.ORGANISER not in request.actor.roles:
        return
    cards, person = request.store.live_cards, request.actor.id
    if not isinstance(said, Pressed):
        await cards.strip(person)
    elif said.message_id is None or not reply.fits_in(said):
        return
    elif reply.live:
        shown = reply.rendered.digest()
        await cards.open(person, said.message_id, reply.live, shown=shown, now=request.now)
    else:
        await cards.leave(person, said.message_id)


class Renewal:
    """Keeps live cards as the facts are, beside the outbox: they are answers that go on.

    A card is rendered by the press that shows it, with the rights of who looks at it, at most once
    in `EVERY`, and edited only when it reads otherwise. Nothing of it is queued: what could not be
    said now is said as it is at the next look.
    """

    def __init__(
        self,
        database: Database,
        speaker: Speaker,
        pacing: Pacing,
        *,
        turns: Turns,
        look: Callable[[LiveCard], Awaitable[Reply | None]],
        now: Callable[[], datetime],
    ) -> None:
        """Take what it works with; `look` renders a card, or returns None where there is none.

        Whoever answers people takes `turns` with it.
        """
        self._database = database
        self._speaker = speaker
        self._pacing = pacing
        self.turns = turns
        self._look = look
        self._now = now
        self._looked: dict[int, datetime] = {}
        self._flying: dict[int, asyncio.Task[None]] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Renew until `stop`, looking once a second of real time; then let edits arrive."""
        while not stop.is_set():
            try:
                await self._begin()
            except Busy as busy:
                log.warning("put off", why=str(busy))
            except Exception as bug:
                log.exception("the renewal stumbled", exc_info=bug)
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOKS_EVERY):
                    await stop.wait()
        await self._land()

    async def renew_due(self) -> None:
        """Renew what is due now and return when it has arrived."""
        await self._begin()
        await self._land()

    async def opened(self, telegram_id: int, message_id: int, reply: Reply) -> None:
        """Note a card that was sent as a new message."""

        async def unit(store: Store) -> None:
            person = await store.people.find_by_telegram_id(telegram_id)
            if person is not None:
                shown = reply.rendered.digest()
                await store.live_cards.open(
                    person.id, message_id, reply.live, shown=shown, now=self._now()
                )

        try:
            await self._database.transaction(unit)
        except Busy as busy:
            log.warning("a card will not be renewed", why=str(busy))

    async def _begin(self) -> None:
        now = self._now()
        cards = await self._database.read(lambda store: store.live_cards.list_all(many=AT_ONCE))
        known = {card.id for card in cards}
        self._looked = {id_: at for id_, at in self._looked.items() if id_ in known}
        for card in cards:
            if self._is_due(card, now):
                self._looked[card.id] = now
                self._flying[card.id] = task = asyncio.create_task(self._kept_up(card, now))
                task.add_done_callback(partial(self._landed, card))

    def _is_due(self, card: LiveCard, now: datetime) -> bool:
        """Tell whether it is time to look again, however the clock may have jumped."""
        last = max(card.opened_at, self._looked.get(card.id, card.opened_at))
        return card.id not in self._flying and abs(now - last) >= EVERY

    async def _kept_up(self, card: LiveCard, now: datetime) -> None:
        """Renew a card; one that cannot be shown is said once and given up, it stays as it reads.

        Else it would be tried, and said, at every look until the card is over.
        """
        try:
            await self._renew(card, now)
        except Busy:
            raise
        except Exception as bug:
            log.exception("a live card is given up", press=card.press, exc_info=bug)
            await self._database.transaction(lambda store: store.live_cards.close(card))

    async def _renew(self, card: LiveCard, now: datetime) -> None:
        chat = card.telegram_id
        if self.turns.is_answering(chat) or self._pacing.answer_wait(chat):
            return
        reply = await self._look(card) if now - card.opened_at < AT_MOST else None
        if reply is None or not reply.rendered.html:
            await self._database.transaction(lambda store: store.live_cards.close(card))
        elif reply.rendered.digest() != card.shown or not reply.live:
            await self._show(card, reply)

    async def _show(self, card: LiveCard, reply: Reply) -> None:
        """Edit the message, unless somebody is at it or it shows something else by now."""
        if self.turns.is_answering(card.telegram_id):
            return
        with self.turns.renewing(card.telegram_id, card.message_id):
            if not await self._database.transaction(lambda store: store.live_cards.is_open(card)):
                return
            failure = await self._edited(card, reply.rendered)
        is_over = not reply.live if failure is None else failure.outcome in _LASTING
        shown = reply.rendered.digest() if failure is None else UNKNOWN
        await self._database.transaction(
            lambda store: (
                store.live_cards.close(card) if is_over else store.live_cards.note(card, shown)
            )
        )

    async def _edited(self, card: LiveCard, rendered: Rendered) -> Failure | None:
        """Edit once; what fails in passing is tried at the next look."""
        chat = card.telegram_id
        said = replace(rendered, buttons=()) if card.is_bare else rendered
        self._pacing.spoke(chat)
        try:
            await self._speaker.edit(chat, card.message_id, said)
        except NotDelivered as refused:
            failure = refused.failure
            if failure.retry_after:
                self._pacing.refused(chat, failure.retry_after)
            log.info("a card was not renewed", outcome=failure.outcome, why=failure.detail)
            return failure
        return None

    def _landed(self, card: LiveCard, task: asyncio.Task[None]) -> None:
        del self._flying[card.id]
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Busy):
            log.warning("put off", why=str(error))
        elif error:
            log.error("a card could not be renewed", press=card.press, exc_info=error)

    async def _land(self) -> None:
        """Let edits on their way arrive, for a few seconds, and call the rest off."""
        if flying := list(self._flying.values()):
            await asyncio.wait(flying, timeout=PATIENCE_AT_STOP)
            for task in flying:
                task.cancel()
            await asyncio.gather(*flying, return_exceptions=True)
