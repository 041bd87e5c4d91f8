"""The closing of a meeting, and its minutes from the records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from bot.features.attendance.rules import Mode, quorum
from bot.features.meetings.views import (
    Manage,
    OpenMinutes,
    agenda_line,
    back_to,
    plan_lines,
    quorum_line,
)
from bot.features.organisations.rules import Basis
from bot.features.organisations.views import authority
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.features.attendance.rules import Place
    from bot.features.meetings.rules import Item, Meeting
    from bot.features.organisations.rules import Authority


@dataclass(frozen=True)
class AskToClose(Press):
    """Ask before a meeting is closed."""

    TAG: ClassVar[str] = "uq"
    meeting_id: int


@dataclass(frozen=True)
class Close(Press):
    """Close the meeting."""

    TAG: ClassVar[str] = "uc"
    meeting_id: int


def sure_to_close(meeting: Meeting, places: Sequence[Place]) -> Screen:
    """Ask before a meeting is closed."""
    yes = Button(Text("attendance-close-yes"), Close(meeting.id))
    back = Button(Text("form-back"), Manage(meeting.id))
    return screen(
        Text("attendance-close-sure"), quorum_line(quorum(places)), buttons=[[yes], [back]]
    )


def closed(meeting: Meeting, places: Sequence[Place]) -> Screen:
    """Tell everybody that a meeting is over and where its minutes are."""
    said = Text.of("attendance-closed-notice", title=meeting.title, number=meeting.minutes or 0)
    minutes_button = Button(Text("meeting-minutes"), OpenMinutes(meeting.id))
    return screen(said, quorum_line(quorum(places)), buttons=[[minutes_button, back_to(meeting)]])


def minutes(
    meeting: Meeting,
    places: Sequence[Place],
    items: Sequence[Item],
    *,
    held_on: date,
    resolved: Mapping[int, Text],
) -> Screen:
    """Write the minutes from the records, sent as messages of their own.

    `resolved` are the decisions, by the number of the agenda's item.
    """
    head = Text.of(
        "minutes-head",
        number=meeting.minutes or 0,
        date=held_on,
        title=meeting.title,
        lines=plan_lines(meeting.plan),
    )
    said = screen(
        head,
        *_present(places),
        quorum_line(quorum(places)),
        Text.of("minutes-agenda", lines=tuple(agenda_line(item) for item in items)),
        *(resolved[item.number] for item in items if item.number in resolved),
        Text("minutes-signatures"),
        buttons=[[back_to(meeting)]],
    )
    return replace(said, kept=True)


def _present(places: Sequence[Place]) -> list[Text]:
    voting = [place for place in places if place.presence and place.seat.votes]
    others = [place for place in places if place.presence and not place.seat.votes]
    in_person = sum(p.presence is not None and p.presence.mode is Mode.IN_PERSON for p in voting)
    present = Text.of(
        "minutes-present",
        count=len(voting),
        in_person=in_person,
        online=len(voting) - in_person,
        lines=tuple(_line(place) for place in voting),
    )
    invited = Text.of("minutes-invited", lines=tuple(_line(place) for place in others))
    return [present, invited] if others else [present]


def _line(place: Place) -> Text:
    if place.presence is None:
        return Text.of("as-is", text=place.seat.name)
    return Text.of(
        "minutes-line",
        name=place.seat.name,
        mode=Text(f"minutes-mode-{place.presence.mode}"),
        authority=_authority(place.presence.authority),
    )


def _authority(held: Authority) -> Text:
    return Text("minutes-acts-as-head") if held.basis is Basis.HEAD else authority(held)
