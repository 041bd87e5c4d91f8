"""The list of announcements, and one of them as people get it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.announcements.rules import State
from bot.features.feedback.views import ask_button
from bot.features.menu.views import menu_button
from bot.features.notifications.views import below_button
from bot.ui.presses import Press
from bot.ui.screen import Button, Markup, Screen, Text, screen
from bot.ui.written import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.features.announcements.rules import Announcement

PAGE = 8
EXCERPT = 24


@dataclass(frozen=True)
class OpenList(Press):
    """The announcements, from a page on."""

    TAG: ClassVar[str] = "nl"
    page: int


@dataclass(frozen=True)
class Compose(Press):
    """A new announcement."""

    TAG: ClassVar[str] = "nw"


@dataclass(frozen=True)
class OpenOne(Press):
    """Where one stands; it is also how its progress is looked at again."""

    TAG: ClassVar[str] = "no"
    announcement_id: int


@dataclass(frozen=True)
class Preview(Press):
    """Exactly as people will see it."""

    TAG: ClassVar[str] = "np"
    announcement_id: int


@dataclass(frozen=True)
class Rewrite(Press):
    """Another text."""

    TAG: ClassVar[str] = "ne"
    announcement_id: int


@dataclass(frozen=True)
class Drop(Press):
    """Throw an unsent text away."""

    TAG: ClassVar[str] = "nd"
    announcement_id: int


@dataclass(frozen=True)
class GoOn(Press):
    """From the preview to the audience, which comes as a message of its own."""

    TAG: ClassVar[str] = "nk"
    announcement_id: int


@dataclass(frozen=True)
class AskAudience(Press):
    """Choose whom it is for."""

    TAG: ClassVar[str] = "na"
    announcement_id: int


@dataclass(frozen=True)
class TryOut(Press):
    """Send it to the organiser alone, as people would get it."""

    TAG: ClassVar[str] = "tt"
    announcement_id: int


@dataclass(frozen=True)
class Acknowledge(Press):
    """Whoever got it has read it."""

    TAG: ClassVar[str] = "wk"
    announcement_id: int


@dataclass(frozen=True)
class OpenCopy(Press):
    """Show it again to somebody whom it was for."""

    TAG: ClassVar[str] = "wo"
    announcement_id: int


def announcements(found: Sequence[Announcement], *, page: int) -> Screen:
    """List announcements, a page at a time; one too many says that there is a next."""
    rows = [[_row(one)] for one in found[:PAGE]]
    earlier = [Button(Text("page-earlier"), OpenList(page - 1))] if page else []
    later = [Button(Text("page-later"), OpenList(page + 1))] if len(found) > PAGE else []
    text = Text("announcements-list" if found else "announcements-none")
    new = [Button(Text("announcements-compose"), Compose())]
    return screen(text, buttons=[new, *rows, [*earlier, *later], [menu_button()]])


def _row(one: Announcement) -> Button:
    return Button(named(one), OpenOne(one.id))


def named(one: Announcement) -> Text:
    """Name one by its number, where it stands and how it begins."""
    start = " ".join(words(one.html).split())
    start = start if len(start) <= EXCERPT else f"{start[:EXCERPT].rstrip()}…"
    state = Text(f"announcements-state-{one.state}")
    return Text.of("announcements-row", number=str(one.id), state=state, start=start)


def wording(one: Announcement) -> Text:
    """Return how it reads, wherever it stands."""
    values = {"number": str(one.id), "text": Markup(one.html)}
    if one.corrected_at:
        return Text.of("announcements-message-corrected", **values, at=one.corrected_at)
    return Text.of("announcements-message", **values)


def message(one: Announcement) -> Screen:
    """Return what people get."""
    return Screen((wording(one),), copy_buttons(one), document=one.file)


def copy_buttons(
    one: Announcement, acknowledged_at: datetime | None = None
) -> tuple[tuple[Button, ...], ...]:
    """Return what stands under a copy; whoever has acknowledged it sees when, in local time."""
    ask = (ask_button(one.id), below_button())
    if not one.asks_acknowledgement:
        return (ask,)
    label = Text("acknowledgements-acknowledge")
    if acknowledged_at:
        day, clock = acknowledged_at.date(), f"{acknowledged_at:%H:%M}"
        label = Text.of("acknowledgements-done", day=day, clock=clock)
    return ((Button(label, Acknowledge(one.id)),), ask)


def tried_out(one: Announcement) -> Screen:
    """Say under a test, in a message of its own, that it was one."""
    text = Text.of("announcements-was-test", number=str(one.id))
    return screen(text, buttons=[[Button(Text("announcements-open"), OpenOne(one.id))]])


def preview(one: Announcement) -> Screen:
    """Show an organiser the very message; what can be done with it stands on its buttons."""
    seen = message(one)
    back = [Button(Text("announcements-open"), OpenOne(one.id))]
    edit = [
        Button(Text("announcements-rewrite"), Rewrite(one.id)),
        Button(Text("announcements-drop"), Drop(one.id)),
    ]
    on = [Button(Text("announcements-go-on"), GoOn(one.id))]
    buttons = (on, edit) if one.state is State.COMPOSED else (back,)
    return Screen(seen.paragraphs, tuple(map(tuple, buttons)), kept=True, document=seen.document)
