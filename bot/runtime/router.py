"""Where a fact leads: a press, a command, a loose message to its handler; a refusal to words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.features.organisers.rules import looks_like_code
from bot.refusal import Refusal
from bot.runtime.decode import Edited, Incoming, InGroup, Pressed, SentFile, SharedContact, Typed
from bot.ui import forms
from bot.ui.access import is_allowed
from bot.ui.feature import Command, Feature, Handler, Place, Placed, Route
from bot.ui.filling import leave_for, take_answer, take_navigation, take_part
from bot.ui.forms import Draft
from bot.ui.gathering import gathered
from bot.ui.presses import Press, UnknownPress
from bot.ui.request import House, Request
from bot.ui.screen import Button, Screen, Text, screen
from bot.ui.steps import FormPress, step_screen
from bot.ui.texts import refused
from bot.ui.written import Written

ALERT_LIMIT = 200
FILE_LIMIT = 20 * 1024 * 1024
FILE_KINDS = (".pdf", ".jpg", ".jpeg", ".png")


@dataclass(frozen=True)
class Routing:
    """All routes of the house, by command and by press."""

    commands: dict[str, Route] = field(default_factory=dict)
    presses: dict[type[Press], Route] = field(default_factory=dict)
    placed: list[Place] = field(default_factory=list)


def routing(features: Sequence[Feature], more: Sequence[Route] = ()) -> Routing:
    """Collect the routes of the features."""
    found = Routing()
    for route in [*more, *(route for feature in features for route in feature.routes)]:
        if isinstance(route.trigger, str):
            found.commands[route.trigger] = route
        else:
            found.presses[route.trigger] = route
    found.placed.extend(feature.placed for feature in features if feature.placed)
    return found


class Router:
    """Finds who answers; rights are asked of the one table, refusals become screens."""

    def __init__(self, house: House, routes: Routing) -> None:
        """Route inside this house."""
        self._house = house
        self._routes = routes

    async def answered(
        self, request: Request, incoming: Incoming, draft: Draft | None, *, is_new: bool
    ) -> Screen | None:
        """Return what is to be said, or None; a fact that is not new changes nothing."""
        match incoming.said:
            case Pressed(data=data):
                return await self._press(request, data, is_new=is_new)
            case Placed() as placed:
                for hears in self._routes.placed if is_new else ():
                    await hears(request, placed)
                return None
            case InGroup(bot=bot):
                return _only_private(request) if self._is_for_us(bot) else None
        if isinstance(incoming.said, Command):
            answer: Screen | None = await self._command(request, incoming.said, is_new=is_new)
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
                if not isinstance(press, FormPress):
                    await leave_for(request)
                return await route.handler(request, press)
        except Refusal as refusal:
            request.receipts.clear()
            return await self._refused_press(request, route, press, refusal)

    async def shown_again(self, request: Request, data: str) -> Screen | None:
        """Return what a press shows now, changing nothing; None where it is not to be seen."""
        try:
            press = self._house.voice.codec.read(data)
            route = self._routes.presses[type(press)]
            may_see = is_allowed(request.actor, route.action)
            return await route.shows(request, press) if may_see else None
        except (UnknownPress, Refusal):
            return None

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

    def _is_for_us(self, bot: str) -> bool:
        """Leave to other bots of a group what is said to them by name."""
        return not bot or bot.lower() == self._house.identity.username.lower()

    async def _command(self, request: Request, command: Command, *, is_new: bool) -> Screen:
        if is_new and request.actor.person_id is not None:
            await request.store.drafts.leave(request.actor.id)
        route = self._routes.commands.get(command.name)
        if route is None or not is_allowed(request.actor, route.action):
            return await self._home_after(request, Text("command-unknown"))
        try:
            async with request.store.undoable():
                return await (route.handler if is_new else route.shows)(request, command)
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
            return await self._unexpected(request, said, is_new=is_new)
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

    async def _unexpected(self, request: Request, said: object, *, is_new: bool) -> Screen | None:
        if isinstance(said, Edited):
            return None
        if isinstance(said, Typed) and looks_like_code(said.text.strip()):
            start = Command("start", said.text.strip())
            return await self._command(request, start, is_new=is_new)
        if not is_new:
            return await self._house.home(request, None)
        return await self._home_after(request, Text("not-understood"))

    def _without_keys(
        self, answer: Screen | None, draft: Draft | None, incoming: Incoming
    ) -> Screen | None:
        """Take the contact keyboard away when the step that showed it is over."""
        if answer is None or draft is None or answer.keys or answer.closing:
            return answer
        if draft.form not in self._house.forms:
            return answer
        question = forms.question_at(self._house.forms[draft.form].form, draft)
        if question is None or question.takes is not forms.Takes.CONTACT:
            return answer
        is_taken = isinstance(incoming.said, SharedContact | Typed) and not answer.refused
        return replace(
            answer, closing=Text("form-contact-taken" if is_taken else "form-keyboard-gone")
        )


async def _into_form(request: Request, said: object, form: forms.Form, draft: Draft) -> Screen:
    question = forms.question_at(form, draft)
    takes = question.takes if question else forms.Takes.TEXT
    if takes is forms.Takes.MESSAGE and isinstance(said, Typed | SentFile):
        return await _message_into_form(request, said, question, draft)
    match said:
        case Typed(text=text) if takes is not forms.Takes.FILE:
            away = (
                await take_navigation(request, draft, text)
                if takes is forms.Takes.CONTACT
                else None
            )
            if away is not None:
                return away if away.keys else replace(away, closing=Text("form-keyboard-gone"))
            return await take_answer(request, draft, text)
        case SharedContact(phone=phone, owner=owner) if takes is forms.Takes.CONTACT:
            if owner != request.actor.telegram_id:
                raise Refusal("form-contact-foreign")
            return await take_answer(request, draft, f"+{phone.lstrip('+')}")
        case SentFile() as file if takes is forms.Takes.FILE:
            _check_file(file)
            return await take_answer(request, draft, file.reference)
        case Edited() if form.reviewed:
            raise Refusal("form-message-edited")
    raise Refusal(_expected(question))


async def _message_into_form(
    request: Request, said: Typed | SentFile, question: forms.Question | None, draft: Draft
) -> Screen:
    """Take a message as the answer, or as a part where others belong to it."""
    if gathered(draft) or _is_part(said, question):
        part = _written(said)
        return await take_part(request, draft, part, message_id=said.message_id)
    return await take_answer(request, draft, _written(said).kept())


def _is_part(said: Typed | SentFile, question: forms.Question | None) -> bool:
    """Tell whether others belong to a message: it is of an album, or a file that says nothing."""
    may_gather = question is not None and question.joins is not None
    return isinstance(said, SentFile) and bool(said.album or (may_gather and not said.caption))


def _written(said: Typed | SentFile) -> Written:
    return Written(said.html) if isinstance(said, Typed) else Written(said.caption, said.reference)


def _expected(question: forms.Question | None) -> str:
    """Return the sentence that says what answers this step instead."""
    if question is None:
        return "form-review-takes-buttons"
    if question.takes is forms.Takes.FILE:
        return "form-expects-file"
    if question.takes is forms.Takes.MESSAGE:
        return "form-expects-parts" if question.joins else "form-expects-message"
    return "form-choose-button" if question.choices else "form-expects-text"


def _check_file(file: SentFile) -> None:
    if file.size > FILE_LIMIT:
        raise Refusal("form-file-too-large")
    if file.size == 0:
        raise Refusal("form-file-empty")
    if not file.name.lower().endswith(FILE_KINDS):
        raise Refusal("form-file-kind")


def _only_private(request: Request) -> Screen:
    link = f"https://t.me/{request.house.identity.username}"
    return screen(
        Text("group-only-private"), buttons=[[Button(Text("group-open-private"), url=link)]]
    )
