"""Whom to phone, the table of all copies, and an announcement as the text of a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.announcements.views import OpenOne
from bot.features.delivery_reports.rules import How
from bot.ui.presses import Press
from bot.ui.screen import Button, Drawing, Paper, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.announcements.rules import Announcement
    from bot.features.delivery_reports.rules import Unreached

PAGE = 8


@dataclass(frozen=True)
class OpenUnreached(Press):
    """Whom to phone."""

    TAG: ClassVar[str] = "wu"
    announcement_id: int
    page: int


@dataclass(frozen=True)
class OpenTelling(Press):
    """One organisation that is to be told."""

    TAG: ClassVar[str] = "wt"
    announcement_id: int
    organisation_id: int


@dataclass(frozen=True)
class NoteTold(Press):
    """It has been told."""

    TAG: ClassVar[str] = "wn"
    announcement_id: int
    organisation_id: int
    how: How


@dataclass(frozen=True)
class TakeTable(Press):
    """All copies as a table."""

    TAG: ClassVar[str] = "wb"
    announcement_id: int


@dataclass(frozen=True)
class TakeLetter(Press):
    """The words, to be sent by mail."""

    TAG: ClassVar[str] = "wl"
    announcement_id: int


def buttons(one: Announcement) -> list[list[Button]]:
    """Return what more can be had of a report."""
    table = Button(Text("delivery-reports-table"), TakeTable(one.id))
    letter = Button(Text("delivery-reports-letter"), TakeLetter(one.id))
    return [[Button(Text("delivery-reports-whom"), OpenUnreached(one.id, 0))], [table, letter]]


def unreached(
    one: Announcement, found: Sequence[Unreached], *, page: int, said: Text | None = None
) -> Screen:
    """List whom to phone, a page at a time; who was told is marked."""
    shown = found[:PAGE]
    lines = Text.of("lines", lines=tuple(map(_line, shown)))
    rows = [[_telling(one, o)] for o in shown if o.told is None]
    earlier = [Button(Text("page-earlier"), OpenUnreached(one.id, page - 1))] if page else []
    is_more = len(found) > PAGE
    later = [Button(Text("page-later"), OpenUnreached(one.id, page + 1))] if is_more else []
    listed = [lines] if shown else [Text("delivery-reports-nobody-unreached")]
    heading = Text.of("delivery-reports-unreached", number=str(one.id))
    back = [Button(Text("announcements-open"), OpenOne(one.id))]
    return screen(heading, *listed, buttons=[*rows, [*earlier, *later], back], alert=said)


def _line(found: Unreached) -> Text:
    if found.told is not None:
        key = f"delivery-reports-line-told-{found.told.how}"
        return Text.of(key, name=found.name, at=found.told.at)
    if not found.phone:
        return Text.of("delivery-reports-line-without-phone", name=found.name)
    return Text.of("delivery-reports-line", name=found.name, phone=found.phone)


def _telling(one: Announcement, found: Unreached) -> Button:
    label = Text.of("delivery-reports-organisation", name=found.name)
    return Button(label, OpenTelling(one.id, found.organisation_id))


def telling(one: Announcement, found: Unreached) -> Screen:
    """Ask how an organisation was told."""
    text = Text.of("delivery-reports-telling", number=str(one.id), line=_line(found))
    done = [
        [Button(Text(f"delivery-reports-told-{how}"), NoteTold(one.id, found.organisation_id, how))]
        for how in How
    ]
    back = [Button(Text("delivery-reports-whom"), OpenUnreached(one.id, 0))]
    letter = [Button(Text("delivery-reports-letter"), TakeLetter(one.id))]
    return screen(text, buttons=[*done, letter, back])


def table(one: Announcement, drawing: Drawing) -> Screen:
    """Give the table."""
    text = Text.of("delivery-reports-table-caption", number=str(one.id))
    return Screen((text,), kept=True, paper=drawing)


def letter(one: Announcement, written: str) -> Screen:
    """Give the words of an announcement, to be copied or taken as a file."""
    text = Text.of("delivery-reports-letter-text", number=str(one.id), text=written)
    files = len(one.file.split())
    file = (Text.of("delivery-reports-letter-file", files=files),) if files else ()
    paper = Paper(f"announcement-{one.id}.txt", written)
    return Screen((*file, text), kept=True, paper=paper)
