"""One update in, one transaction, one answer out; every error ends here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import structlog

from bot.refusal import Refusal
from bot.runtime.decode import (
    Edited,
    Incoming,
    InGroup,
    Pressed,
    Reached,
    SentFile,
    SharedContact,
    Typed,
    Unreadable,
)
from bot.runtime.flood import Flood, Verdict
from bot.ui import forms
from bot.ui.access import Actor, Role, is_allowed
from bot.ui.feature import Command, Feature, Handler, Route
from bot.ui.filling import take_answer, take_navigation
from bot.ui.presses import UnknownPress
from bot.ui.request import Request
from bot.ui.screen import Button, Paper, Screen, Text, screen
from bot.ui.steps import step_screen
from bot.ui.texts import Language, guessed, refused
from storage.database import Busy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.features.privacy.rules import Standing
    from bot.ui.forms import Draft
    from bot.ui.presses import Press
    from bot.ui.rendering import Rendered
    from bot.ui.request import House
    from storage.database import Database
    from storage.store import Store

ALERT_LIMIT = 200
FILE_LIMIT = 20 * 1024 * 1024
FILE_KINDS = (".pdf", ".jpg", ".jpeg", ".png")

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Reply:
    """What is said after the commit.

    `roles` and `language` tell which command menu the person should see; `receipts` are outbox
    rows that this answer makes needless.
    """

    rendered: Rendered
    kept: bool = False
    paper: Paper | None = None
    receipts: tuple[int, ...] = ()
    roles: frozenset[Role] = frozenset()
    language: Language = Language.RU


@dataclass(frozen=True)
class Routing:
    """All routes of the house, by command and by press."""

    commands: dict[str, Route] = field(default_factory=dict)
    presses: dict[type[Press], Route] = field(default_factory=dict)


def routing(features: Sequence[Feature], more: Sequence[Route] = ()) -> Routing:
    """Collect the routes of the features."""
    found = Routing()
    for route in [*more, *(route for feature in features for route in feature.routes)]:
        if isinstance(route.trigger, str):
            found.commands[route.trigger] = route
        else:
            found.presses[route.trigger] = route
    return found


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
        self._routes = routes
        self._now = now
        self._flood = flood
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
        request = self._request(store, incoming, standing, now)
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
        match self._flood.weigh(who, costs=self._costs(incoming, draft, is_new=is_new)):
            case Verdict.SILENT:
                return None
            case Verdict.WARN:
                return self._reply(request, _warning(incoming.said))
        answer = await self._answered(request, incoming, draft, is_new=is_new)
        if answer is not None and answer.refused:
            self._flood.charge(who)
        return None if answer is None else self._reply(request, answer)

    def _costs(self, incoming: Incoming, draft: Draft | None, *, is_new: bool) -> bool:
        if not is_new:
            return True
        if isinstance(incoming.said, Pressed):
            return not self._flood.is_fresh(incoming.chat_id, incoming.said.message_id)
        return draft is None or isinstance(incoming.said, Command | InGroup)

    def _request(
        self, store: Store, incoming: Incoming, standing: Standing | None, now: datetime
    ) -> Request:
        sender = incoming.sender
        if standing is None:
            language = guessed(sender.language_code, self._house.default_language)
            return Request(Actor(sender.telegram_id), language, now, store, self._house, sender)
        person = standing.person
        actor = Actor(sender.telegram_id, person.id, person.ref, person.name, _roles(standing))
        return Request(actor, Language(person.language), now, store, self._house, sender)

    def _reply(self, request: Request, answer: Screen) -> Reply:
        language = Language(answer.language) if answer.language else request.language
        return Reply(
            rendered=self._house.voice.render(answer, language),
            kept=answer.kept,
            paper=answer.paper,
            receipts=tuple(request.receipts),
            roles=request.actor.roles,
            language=language,
        )

    async def _answered(
        self, request: Request, incoming: Incoming, draft: Draft | None, *, is_new: bool
    ) -> Screen | None:
        match incoming.said:
            case Pressed(data=data):
                return await self._press(request, data, is_new=is_new)
            case InGroup():
                return _only_private(request)
        if isinstance(incoming.said, Command):
            answer: Screen | None = await self._command(request, incoming.said)
        else:
            answer = await self._loose(request, incoming.said, draft, is_new=is_new)
        return self._without_keys(answer, draft, incoming)

    async def _press(self, request: Request, data: str, *, is_new: bool) -> Screen:
        try:
            press = self._house.voice.codec.read(data)
        except UnknownPress:
            return await self._out_of_date(request)
        route = self._routes.presses[type(press)]
        if not is_allowed(request.actor, route.action):
            return await self._out_of_date(request)
        if not is_new:
            return await self._shown(request, route.shows, press)
        try:
            async with request.store.undoable():
                return await route.handler(request, press)
        except Refusal as refusal:
            request.receipts.clear()
            return await self._refused_press(request, route, press, refusal)

    async def _refused_press(
        self, request: Request, route: Route, press: Press, refusal: Refusal
    ) -> Screen:
        sentence = refused(refusal)
        is_short = len(self._house.voice.texts.plain(sentence, request.language)) <= ALERT_LIMIT
        if route.fresh is None:
            return (
                Screen((), alert=sentence, refused=True)
                if is_short
                else Screen((sentence,), kept=True, refused=True)
            )
        fresh = await self._shown(request, route.fresh, press)
        if is_short:
            return replace(fresh, alert=sentence, refused=True)
        return replace(fresh, paragraphs=(sentence, *fresh.paragraphs), refused=True)

    async def _shown(self, request: Request, shows: Handler, press: Press) -> Screen:
        try:
            return await shows(request, press)
        except Refusal:
            return await self._house.home(request, None)

    async def _out_of_date(self, request: Request) -> Screen:
        home = await self._house.home(request, None)
        return replace(home, alert=Text("press-out-of-date"), refused=True)

    async def _command(self, request: Request, command: Command) -> Screen:
        if request.actor.person_id is not None:
            await request.store.drafts.leave(request.actor.id)
        route = self._routes.commands.get(command.name)
        if route is None or not is_allowed(request.actor, route.action):
            return await self._home_after(request, Text("command-unknown"))
        try:
            async with request.store.undoable():
                return await route.handler(request, command)
        except Refusal as refusal:
            return await self._home_after(request, refused(refusal))

    async def _home_after(self, request: Request, sentence: Text) -> Screen:
        """Say a sentence above the menu; a stranger is only greeted."""
        home = await self._house.home(request, None)
        if request.actor.person_id is None:
            return home
        return replace(home, paragraphs=(sentence, *home.paragraphs))

    async def _loose(
        self, request: Request, said: object, draft: Draft | None, *, is_new: bool
    ) -> Screen | None:
        """Answer what is no command and no press: by the open form, if there is one."""
        if draft is None:
            return await self._unexpected(request, said)
        route = self._house.forms.get(draft.form)
        if route is None or not is_allowed(request.actor, route.action):
            await request.store.drafts.drop(request.actor.id, draft)
            return await self._house.home(request, None)
        if not is_new:
            return step_screen(route.form, draft)
        try:
            async with request.store.undoable():
                return await _into_form(request, said, route.form, draft)
        except Refusal as refusal:
            request.receipts.clear()
            return step_screen(route.form, draft, refusal=refusal)

    async def _unexpected(self, request: Request, said: object) -> Screen | None:
        if isinstance(said, Edited):
            return None
        start = self._routes.commands.get("start")
        if isinstance(said, Typed) and start is not None and _looks_like_code(said.text):
            return await start.handler(request, Command("start", said.text.strip()))
        return await self._home_after(request, Text("not-understood"))

    def _without_keys(
        self, answer: Screen | None, draft: Draft | None, incoming: Incoming
    ) -> Screen | None:
        """Take the contact keyboard away when the step that showed it is over."""
        if answer is None or draft is None or answer.keys or draft.form not in self._house.forms:
            return answer
        question = forms.question_at(self._house.forms[draft.form].form, draft)
        if question is None or question.takes is not forms.Takes.CONTACT:
            return answer
        is_taken = isinstance(incoming.said, SharedContact | Typed) and not answer.refused
        return replace(
            answer, closing=Text("form-contact-taken" if is_taken else "form-keyboard-gone")
        )

    async def _apologised(self, incoming: Incoming, bug: Exception) -> Reply:
        code = self._house.new_ref()[:6]
        log.error("an update failed", update_id=incoming.update_id, code=code, exc_info=bug)

        async def unit(store: Store) -> Reply:
            now = self._now()
            await store.inbox.take(self._bot_id, incoming.update_id, now, fault=code)
            standing = await store.people.find_standing(incoming.sender.telegram_id)
            request = self._request(store, incoming, standing, now)
            await _report_fault(request, bug, code)
            sentence = Text.of("apology", code=code)
            is_press = isinstance(incoming.said, Pressed)
            return self._reply(
                request, Screen((), alert=sentence) if is_press else screen(sentence)
            )

        return await self._database.transaction(unit)


async def _into_form(request: Request, said: object, form: forms.Form, draft: Draft) -> Screen:
    question = forms.question_at(form, draft)
    takes = question.takes if question else forms.Takes.TEXT
    match said:
        case Typed(text=text) if takes is not forms.Takes.FILE:
            away = (
                await take_navigation(request, draft, text)
                if takes is forms.Takes.CONTACT
                else None
            )
            return away or await take_answer(request, draft, text)
        case SharedContact(phone=phone, owner=owner) if takes is forms.Takes.CONTACT:
            if owner != request.actor.telegram_id:
                raise Refusal("form-contact-foreign")
            return await take_answer(request, draft, f"+{phone.lstrip('+')}")
        case SentFile() as file if takes is forms.Takes.FILE:
            _check_file(file)
            return await take_answer(request, draft, file.reference)
        case Edited():
            raise Refusal("form-message-edited")
    raise Refusal("form-expects-file" if takes is forms.Takes.FILE else "form-expects-text")


def _check_file(file: SentFile) -> None:
    if file.size > FILE_LIMIT:
        raise Refusal("form-file-too-large")
    if file.size == 0:
        raise Refusal("form-file-empty")
    if not file.name.lower().endswith(FILE_KINDS):
        raise Refusal("form-file-kind")


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


def _only_private(request: Request) -> Screen:
    link = f"https://t.me/{request.house.identity.username}"
    return screen(
        Text("group-only-private"), buttons=[[Button(Text("group-open-private"), url=link)]]
    )


def _warning(said: object) -> Screen:
    warning = Text("flood-warning")
    return Screen((), alert=warning) if isinstance(said, Pressed) else screen(warning)


def _looks_like_code(text: str) -> bool:
    code = text.strip()
    return len(code) == 22 and code.isascii() and all(c.isalnum() or c in "-_" for c in code)  # noqa: PLR2004 - 128 bits


__all__ = ["Dispatch", "Reply", "Routing", "Unreadable", "routing"]
