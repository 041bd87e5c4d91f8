"""One update in, one transaction, one answer out; every error ends here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.runtime.decode import (
    Incoming,
    InGroup,
    Pressed,
    Reached,
)
from bot.runtime.flood import Flood, Verdict
from bot.runtime.halves import Halves
from bot.runtime.live import note_screen
from bot.runtime.messages import is_long
from bot.runtime.router import Router, Routing
from bot.ui.access import Actor, Role
from bot.ui.feature import Command
from bot.ui.request import Request, Sender
from bot.ui.screen import Drawing, Paper, Screen, Text, screen
from bot.ui.texts import Language, guessed
from storage.database import Busy

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.features.privacy.rules import Standing
    from bot.ui.forms import Draft
    from bot.ui.rendering import Rendered
    from bot.ui.request import House
    from storage.database import Database
    from storage.live_cards import LiveCard
    from storage.store import Store

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Reply:
    """What is said after the commit.

    `roles` and `language` tell which command menu the person should see; `receipts` are outbox
    rows that this answer makes needless; `live` is the button data that shows a live card again.
    """

    rendered: Rendered
    kept: bool = False
    paper: Paper | Drawing | None = None
    receipts: tuple[int, ...] = ()
    roles: frozenset[Role] = frozenset()
    language: Language = Language.RU
    live: str = ""

    def fits_in(self, said: Pressed) -> bool:
        """Tell whether an edit of the pressed message can show this screen."""
        rendered = self.rendered
        is_other_kind = rendered.keys or rendered.closing or rendered.document or self.paper
        return not (self.kept or is_other_kind or said.is_on_file or is_long(rendered))


class Dispatch:
    """Decides each fact inside one transaction."""

    def __init__(
        self,
        database: Database,
        house: House,
        routes: Routing,
        *,
        now: Callable[[], datetime],
        flood: Flood,
        bot_id: int,
    ) -> None:
        """Keep what does not change.

        `now` is read once in each transaction, right after its BEGIN.
        """
        self._database = database
        self._house = house
        self._router = Router(house, routes)
        self._now = now
        self._flood = flood
        self._halves = Halves()
        self._bot_id = bot_id

    async def decide(self, incoming: Incoming) -> Reply | None:
        """Decide and commit; returns what to say.

        Or None for silence. Raises Busy when it cannot commit.
        """
        try:
            return await self._database.transaction(lambda store: self._decided(store, incoming))
        except Busy:
            raise
        except Exception as bug:  # noqa: BLE001 - the one place where a bug becomes an apology
            return await self._apologised(incoming, bug)

    async def _decided(self, store: Store, incoming: Incoming) -> Reply | None:
        now = self._now()
        is_new = await store.inbox.take(self._bot_id, incoming.update_id, now)
        standing = await store.people.find_standing(incoming.sender.telegram_id)
        request = self._request(store, incoming.sender, standing, now)
        if isinstance(incoming.said, Reached):
            await _note_reach(request, standing, incoming.said)
            return None
        if standing is not None:
            await store.people.mark_reachable(standing.person.id)
        draft = await store.drafts.find_open(request.actor.id) if standing else None
        return await self._weighed(request, incoming, draft, is_new=is_new)

    async def _weighed(
        self, request: Request, incoming: Incoming, draft: Draft | None, *, is_new: bool
    ) -> Reply | None:
        who = incoming.sender.telegram_id
        if self._halves.is_rest(incoming):
            return None
        match self._flood.weigh(who, costs=self._costs(incoming, draft, is_new=is_new)):
            case Verdict.SILENT:
                return None
            case Verdict.WARN:
                return self._reply(request, _warning(incoming.said))
        answer = await self._router.answered(request, incoming, draft, is_new=is_new)
        if answer is not None and answer.refused:
            self._flood.charge(who)
        if answer is None:
            return None
        reply = self._reply(request, answer)
        await note_screen(request, incoming.said, reply)
        return reply

    async def look_again(self, card: LiveCard) -> Reply | None:
        """Return a live card as it is now to who looks at it; None when it is not theirs to see."""

        async def unit(store: Store) -> Reply | None:
            standing = await store.people.find_standing(card.telegram_id)
            name = standing.person.name if standing else ""
            sender = Sender(card.telegram_id, name)
            request = self._request(store, sender, standing, self._now())
            shown = await self._router.shown_again(request, card.press)
            return None if shown is None else self._reply(request, shown)

        return await self._database.read(unit)

    def _costs(self, incoming: Incoming, draft: Draft | None, *, is_new: bool) -> bool:
        if not is_new:
            return True
        if isinstance(incoming.said, Pressed):
            return not self._flood.is_fresh(incoming.chat_id, incoming.said.message_id)
        return draft is None or isinstance(incoming.said, Command | InGroup)

    def _request(
        self, store: Store, sender: Sender, standing: Standing | None, now: datetime
    ) -> Request:
        if standing is None:
            language = guessed(sender.language_code, self._house.default_language)
            stranger = Actor(sender.telegram_id)
            return Request(now, store, self._house, stranger, language, sender)
        person = standing.person
        actor = Actor(sender.telegram_id, person.id, person.ref, person.name, _roles(standing))
        return Request(now, store, self._house, actor, Language(person.language), sender)

    def _reply(self, request: Request, answer: Screen) -> Reply:
        language = Language(answer.language) if answer.language else request.language
        return Reply(
            rendered=request.rendered(answer, language),
            kept=answer.kept,
            paper=answer.paper,
            receipts=tuple(request.receipts),
            roles=request.actor.roles,
            language=language,
            live=self._house.voice.codec.write(answer.live) if answer.live else "",
        )

    async def _apologised(self, incoming: Incoming, bug: Exception) -> Reply | None:
        """Note the update as failed and say so; one that cannot even be excused is let go.

        Else it would come again for ever, and hold up the updates of everybody.
        """
        code = self._house.new_ref()[:6]
        log.error("an update failed", update_id=incoming.update_id, code=code, exc_info=bug)
        try:
            return await self._excused(incoming, bug, code)
        except Busy:
            raise
        except Exception as worse:
            log.exception("not even an apology", update_id=incoming.update_id, exc_info=worse)

        async def unit(store: Store) -> None:
            id_, now = incoming.update_id, self._now()
            await store.inbox.take(self._bot_id, id_, now, fault=code)

        await self._database.transaction(unit)
        return None

    async def _excused(self, incoming: Incoming, bug: Exception, code: str) -> Reply:
        async def unit(store: Store) -> Reply:
            now = self._now()
            await store.inbox.take(self._bot_id, incoming.update_id, now, fault=code)
            standing = await store.people.find_standing(incoming.sender.telegram_id)
            request = self._request(store, incoming.sender, standing, now)
            await _report_fault(request, bug, code)
            sentence = Text.of("apology", code=code)
            is_press = isinstance(incoming.said, Pressed)
            return self._reply(
                request, Screen((), alert=sentence) if is_press else screen(sentence)
            )

        return await self._database.transaction(unit)


async def _note_reach(request: Request, standing: Standing | None, said: Reached) -> None:
    if standing is None:
        return
    if not said.can_be_written_to:
        await request.store.people.mark_unreachable(standing.person.id, request.now)
    else:
        await request.store.people.mark_reachable(standing.person.id)


async def _report_fault(request: Request, bug: Exception, code: str) -> None:
    """Tell the organisers of a bug once a day and kind."""
    notice = screen(Text.of("fault-notice", code=code, kind=type(bug).__name__))
    about = f"{type(bug).__name__}:{request.today.isoformat()}"
    for organiser in await request.store.organisers.list_all():
        await request.tell(organiser, notice, kind="fault", about=about)


def _roles(standing: Standing) -> frozenset[Role]:
    held = {
        Role.PERSON: True,
        Role.ORGANISER: standing.is_organiser,
        Role.REPRESENTATIVE: standing.votes is True,
        Role.OBSERVER: standing.votes is False,
        Role.APPLICANT: standing.has_applied,
    }
    return frozenset(role for role, holds in held.items() if holds)


def _warning(said: object) -> Screen:
    warning = Text("flood-warning")
    return Screen((), alert=warning) if isinstance(said, Pressed) else screen(warning)
