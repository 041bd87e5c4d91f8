"""What a feature offers to the house: routes, questionnaires and entries of the menu."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.ui.forms import Draft, Form
from bot.ui.request import Due, Request
from bot.ui.screen import Screen

if TYPE_CHECKING:
    from datetime import datetime

    from bot.ui.access import Action
    from bot.ui.presses import Press
    from bot.ui.screen import Button, Text

Handler = Callable[[Request, Any], Awaitable[Screen]]
Serve = Callable[[Due], Awaitable[None]]
Submit = Callable[[Request, Draft], Awaitable[Screen]]
Fresh = Callable[[Request, int], Awaitable[Screen]]
Check = Callable[[Request, Draft, str], Awaitable[Screen | None]]


@dataclass(frozen=True)
class Command:
    """A command of the chat and what followed it ("/start CODE")."""

    name: str
    payload: str = ""


@dataclass(frozen=True)
class Placed:
    """The bot's rights in a group or a channel have changed; `kind` is "group" or "channel"."""

    chat_id: int
    title: str
    kind: str
    can_post: bool


Place = Callable[[Request, Placed], Awaitable[None]]


@dataclass(frozen=True)
class Route:
    """A command or a press type, who may use it, and the function that answers.

    `fresh` shows the state as it is now and changes nothing: it answers a press that was refused,
    came from an old screen or was delivered twice. Without one, the handler itself changes
    nothing.
    """

    trigger: str | type[Press]
    handler: Handler
    action: Action
    fresh: Handler | None = None

    @property
    def shows(self) -> Handler:
        """The handler that changes nothing."""
        return self.fresh or self.handler


@dataclass(frozen=True)
class FormRoute:
    """A questionnaire, who may fill it, and what becomes of it.

    `checks` look at one fresh answer with the store open, and again before sending: a Screen takes
    the place of the next question and leaves the answer unkept. `fresh` shows what the form is
    about, by the draft's subject: for a form that is sent a second time, or given up when it has no
    review.
    """

    form: Form
    action: Action
    submit: Submit
    fresh: Fresh
    checks: Mapping[str, Check] = field(default_factory=dict)


@dataclass(frozen=True)
class MenuEntry:
    """A button of /menu, shown to those who may press it; lower `place` stands higher."""

    label: str
    press: Press
    action: Action
    place: int


@dataclass(frozen=True)
class DeskRow:
    """Something that waits for a person: until when, what, and the button that settles it."""

    until: datetime | None
    text: Text
    button: Button


Desk = Callable[[Request], Awaitable[list[DeskRow]]]


@dataclass(frozen=True)
class Audience:
    """Organisations that a feature can name to who announces: `key` names its sentences.

    `options` are what there is to choose among, each with its label; `organisations` returns the
    ids of those that one option means, as things stand now.
    """

    key: str
    options: Callable[[Request], Awaitable[list[tuple[int, Text]]]]
    organisations: Callable[[Request, int], Awaitable[list[int]]]


@dataclass(frozen=True)
class Feature:
    """One thing that people do, as the house sees it.

    `deadlines` name the function that serves each kind of due work; each decides for itself what a
    late row means. `desk` returns what waits for a person in this feature; `placed` hears of the
    bot's rights in groups and channels; `audiences` are those that the feature can name.
    """

    routes: tuple[Route, ...] = ()
    forms: tuple[FormRoute, ...] = ()
    menu: tuple[MenuEntry, ...] = ()
    deadlines: Mapping[str, Serve] = field(default_factory=dict)
    desk: Desk | None = None
    placed: Place | None = None
    audiences: tuple[Audience, ...] = ()
