"""Registration on the day: the roll with its ticks, and the quorum as it grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.attendance.rules import quorum
from bot.features.meetings.rules import Status
from bot.features.meetings.views import (
    Manage,
    OpenMinutes,
    back_to,
    buttons_of,
    card_of,
    more_of,
    quorum_line,
)
from bot.features.minutes.views import AskToClose
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.features.attendance.rules import Place
    from bot.features.meetings.rules import Meeting, Seat

PAGE = 8


@dataclass(frozen=True)
class OpenRegistration(Press):
    """Begin the registration."""

    TAG: ClassVar[str] = "uo"
    meeting_id: int


@dataclass(frozen=True)
class OpenRoll(Press):
    """Who has registered, from a page on."""

    TAG: ClassVar[str] = "ul"
    meeting_id: int
    page: int


@dataclass(frozen=True)
class Tick(Press):
    """An organiser registers an organisation."""

    TAG: ClassVar[str] = "ut"
    meeting_id: int
    page: int
    organisation_id: int


@dataclass(frozen=True)
class Untick(Press):
    """An organiser takes a registration back."""

    TAG: ClassVar[str] = "uu"
    meeting_id: int
    page: int
    organisation_id: int


def roll_buttons(meeting: Meeting) -> list[list[Button]]:
    """Return what organisers may do about registration, by how the meeting stands."""
    match meeting.status:
        case Status.ANNOUNCED:
            return [[Button(Text("attendance-open"), OpenRegistration(meeting.id))]]
        case Status.REGISTRATION:
            return [
                [Button(Text("attendance-roll-button"), OpenRoll(meeting.id, 0)), _close(meeting)]
            ]
        case Status.CLOSED:
            return [[Button(Text("meeting-minutes"), OpenMinutes(meeting.id))]]
        case Status.CANCELLED:
            return []


def _close(meeting: Meeting) -> Button:
    return Button(Text("attendance-close"), AskToClose(meeting.id))


def opened(meeting: Meeting, seats: Sequence[Seat], *, now: datetime) -> Screen:
    """Tell one person that registration has begun."""
    buttons = [*buttons_of(meeting, seats, now=now), *more_of(meeting)]
    return screen(Text("attendance-opened"), *card_of(meeting)[:1], buttons=buttons)


def roll(meeting: Meeting, places: Sequence[Place], *, page: int) -> Screen:
    """Show organisers the roll with the quorum as it is now; a press registers or takes back.

    It is kept as the facts are until the meeting is closed.
    """
    if meeting.status is Status.CLOSED:
        return _final(meeting, places)
    shown = places[page * PAGE : (page + 1) * PAGE]
    earlier = [Button(Text("page-earlier"), OpenRoll(meeting.id, page - 1))] if page else []
    is_more = len(places) > (page + 1) * PAGE
    later = [Button(Text("page-later"), OpenRoll(meeting.id, page + 1))] if is_more else []
    again = Button(Text("attendance-refresh"), OpenRoll(meeting.id, page))
    head = Text.of("attendance-roll", title=meeting.title)
    return screen(
        head,
        quorum_line(quorum(places)),
        buttons=[
            *([_tick(meeting, place, page)] for place in shown),
            [*earlier, *later],
            [again, _close(meeting)],
            [Button(Text("form-back"), Manage(meeting.id))],
        ],
        live=OpenRoll(meeting.id, page),
    )


def _final(meeting: Meeting, places: Sequence[Place]) -> Screen:
    head = Text.of("attendance-over", title=meeting.title)
    buttons = [*roll_buttons(meeting), [back_to(meeting)]]
    return screen(head, quorum_line(quorum(places)), buttons=buttons)


def _tick(meeting: Meeting, place: Place, page: int) -> Button:
    where = (meeting.id, page, place.seat.organisation_id)
    if place.presence is None:
        return Button(Text.of("attendance-tick", name=place.seat.name), Tick(*where))
    label = Text.of(f"attendance-is-{place.presence.mode}", name=place.seat.name)
    return Button(label, Untick(*where))


def registered(meeting: Meeting, seat: Seat, place: Place | None) -> Text:
    """Say that an organisation is registered, since when."""
    return Text.of(
        "attendance-registered",
        name=seat.name,
        title=meeting.title,
        at=place.presence.at if place and place.presence else "",
    )
