"""The list of meetings, the card of one, its agenda; and the buttons they carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.attendance.rules import Mode
from bot.features.meetings.rules import (
    Answer,
    Status,
    possible_answers,
    takes_replies,
)
from bot.features.menu.views import menu_button
from bot.ui.feature import DeskRow
from bot.ui.presses import Press
from bot.ui.screen import Button, Paper, Screen, Text, in_rows, screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from bot.features.attendance.rules import Quorum
    from bot.features.meetings.rules import Item, Meeting, Plan, Seat

PAGE = 8
LONGEST_LABEL = 40


@dataclass(frozen=True)
class OpenMeetings(Press):
    """The meetings, from a page on."""

    TAG: ClassVar[str] = "tl"
    page: int


@dataclass(frozen=True)
class OpenMeeting(Press):
    """The card of one."""

    TAG: ClassVar[str] = "tm"
    meeting_id: int


@dataclass(frozen=True)
class OpenFor(Press):
    """The card of one, for one of several organisations that the person acts for."""

    TAG: ClassVar[str] = "to"
    meeting_id: int
    organisation_id: int


@dataclass(frozen=True)
class Reply(Press):
    """The organisation replies."""

    TAG: ClassVar[str] = "tr"
    meeting_id: int
    organisation_id: int
    answer: Answer


@dataclass(frozen=True)
class OpenAgenda(Press):
    """The agenda."""

    TAG: ClassVar[str] = "ta"
    meeting_id: int


@dataclass(frozen=True)
class OpenReplies(Press):
    """Who comes; to organisers, who answered what."""

    TAG: ClassVar[str] = "tw"
    meeting_id: int


@dataclass(frozen=True)
class TakeCalendar(Press):
    """The file for a calendar."""

    TAG: ClassVar[str] = "tc"
    meeting_id: int


@dataclass(frozen=True)
class CallMeeting(Press):
    """An organiser calls a meeting."""

    TAG: ClassVar[str] = "tn"


@dataclass(frozen=True)
class Manage(Press):
    """What an organiser may do about a meeting."""

    TAG: ClassVar[str] = "tg"
    meeting_id: int


@dataclass(frozen=True)
class CheckIn(Press):
    """The organisation is present."""

    TAG: ClassVar[str] = "ui"
    meeting_id: int
    organisation_id: int
    mode: Mode


@dataclass(frozen=True)
class OpenMinutes(Press):
    """The minutes."""

    TAG: ClassVar[str] = "up"
    meeting_id: int


@dataclass(frozen=True)
class Standing:
    """What a card says of the person's organisations: what they replied, whether they came."""

    seats: tuple[Seat, ...] = ()
    replies: Mapping[int, Answer] | None = None
    present: frozenset[int] = frozenset()


def meetings(found: Sequence[Meeting], *, page: int, may_call: bool, zone: ZoneInfo) -> Screen:
    """List meetings, the latest first; one too many says that there is a next page."""
    call = [[Button(Text("meetings-call"), CallMeeting())]] if may_call else []
    if not found:
        return screen(Text("meetings-none"), buttons=[*call, [menu_button()]])
    rows = [[Button(_label(meeting, zone), OpenMeeting(meeting.id))] for meeting in found[:PAGE]]
    earlier = [Button(Text("page-earlier"), OpenMeetings(page - 1))] if page else []
    later = [Button(Text("page-later"), OpenMeetings(page + 1))] if len(found) > PAGE else []
    buttons = [*rows, [*earlier, *later], *call, [menu_button()]]
    return screen(Text("meetings-list"), buttons=buttons)


def _label(meeting: Meeting, zone: ZoneInfo) -> Text:
    title = meeting.title
    short = title if len(title) <= LONGEST_LABEL else f"{title[:LONGEST_LABEL]}…"
    key = "meetings-line-cancelled" if meeting.status is Status.CANCELLED else "meetings-line"
    return Text.of(key, day=meeting.plan.starts.astimezone(zone).date(), title=short)


def card(
    meeting: Meeting,
    standing: Standing,
    *,
    now: datetime,
    quorum: Quorum | None = None,
    may_manage: bool = False,
) -> Screen:
    """Show a meeting to one person: what it is, what their organisation replied, what to press."""
    counts = [quorum_line(quorum)] if quorum else []
    manage = [[Button(Text("meeting-manage"), Manage(meeting.id))]] if may_manage else []
    return screen(
        *card_of(meeting),
        *counts,
        *standing_of(meeting, standing),
        buttons=[
            *buttons_of(meeting, standing.seats, now=now),
            *more_of(meeting),
            *manage,
            [Button(Text("meetings-all"), OpenMeetings(0)), menu_button()],
        ],
    )


def card_of(meeting: Meeting) -> tuple[Text, ...]:
    """Return what everybody may know of a meeting: title, time, place, how it stands."""
    head = Text.of("meeting-card", title=meeting.title, lines=plan_lines(meeting.plan))
    state = Text.of(
        f"meeting-state-{meeting.status}",
        reply_by=meeting.plan.reply_by,
        reason=meeting.reason,
        number=meeting.minutes or 0,
    )
    return head, state


def plan_lines(plan: Plan) -> tuple[Text, ...]:
    """Return when and where, a line each."""
    place = (Text.of("meeting-place", place=plan.place),) if plan.place else ()
    link = (Text.of("meeting-link", link=plan.link),) if plan.link else ()
    form = "mixed" if plan.place and plan.link else "in_person" if plan.place else "online"
    held = Text.of("meeting-held", form=Text(f"meeting-form-{form}"))
    return Text.of("meeting-when", at=plan.starts), held, *place, *link


def standing_of(meeting: Meeting, standing: Standing) -> tuple[Text, ...]:
    """Return what the person's organisations replied, and whether they have registered."""
    lines = tuple(_own_line(meeting, standing, seat) for seat in standing.seats)
    return (Text.of("lines", lines=lines),) if lines else ()


def _own_line(meeting: Meeting, standing: Standing, seat: Seat) -> Text:
    if meeting.status in {Status.REGISTRATION, Status.CLOSED}:
        is_present = seat.organisation_id in standing.present
        key = "meeting-own-present" if is_present else "meeting-own-absent"
        return Text.of(key, name=seat.name)
    answer = (standing.replies or {}).get(seat.organisation_id)
    if answer is None:
        return Text.of("meeting-own-silent", name=seat.name)
    return Text.of("meeting-own-reply", name=seat.name, answer=Text(f"meeting-answer-{answer}"))


def quorum_line(quorum: Quorum) -> Text:
    """Say how many have registered, and whether that is a quorum."""
    return Text.of(
        "meeting-quorum" if quorum.is_there else "meeting-no-quorum",
        registered=quorum.registered,
        eligible=quorum.eligible,
        percent=quorum.percent,
    )


def buttons_of(meeting: Meeting, seats: Sequence[Seat], *, now: datetime) -> list[Sequence[Button]]:
    """Return what an organisation may do now; of several the person first chooses one."""
    may_reply = takes_replies(meeting, now)
    if not seats or not (may_reply or meeting.status is Status.REGISTRATION):
        return []
    if len(seats) > 1:
        return [
            [Button(Text.of("meeting-for", name=s.name), OpenFor(meeting.id, s.organisation_id))]
            for s in seats
        ]
    own = seats[0].organisation_id
    return in_rows(_reply_buttons(meeting, own) if may_reply else _check_in(meeting, own))


def _reply_buttons(meeting: Meeting, organisation_id: int) -> list[Button]:
    return [
        Button(Text(f"meeting-answer-{answer}"), Reply(meeting.id, organisation_id, answer))
        for answer in possible_answers(meeting.plan)
    ]


def _check_in(meeting: Meeting, organisation_id: int) -> list[Button]:
    ways = {Mode.IN_PERSON: meeting.plan.place, Mode.ONLINE: meeting.plan.link}
    return [
        Button(Text(f"attendance-here-{mode}"), CheckIn(meeting.id, organisation_id, mode))
        for mode, way in ways.items()
        if way
    ]


def more_of(meeting: Meeting) -> list[Sequence[Button]]:
    """Return the buttons that open the agenda, who comes, the calendar file and the minutes."""
    agenda = Button(Text("meeting-agenda"), OpenAgenda(meeting.id))
    if meeting.status is Status.CLOSED:
        return [[agenda, Button(Text("meeting-minutes"), OpenMinutes(meeting.id))]]
    calendar = Button(Text("meeting-calendar"), TakeCalendar(meeting.id))
    if meeting.status is Status.CANCELLED:
        return [[calendar]]
    return [[agenda, Button(Text("meeting-who"), OpenReplies(meeting.id))], [calendar]]


def agenda(meeting: Meeting, items: Sequence[Item]) -> Screen:
    """Show the agenda."""
    lines = Text.of("lines", lines=tuple(agenda_line(item) for item in items))
    return screen(Text.of("agenda-of", title=meeting.title), lines, buttons=[[back_to(meeting)]])


def agenda_line(item: Item) -> Text:
    """Return one item: number, title, speaker, minutes."""
    speaker = Text.of("agenda-speaker", name=item.speaker) if item.speaker else ""
    minutes = Text.of("agenda-length", minutes=item.minutes) if item.minutes else ""
    return Text.of(
        "agenda-line", number=item.number, title=item.title, speaker=speaker, minutes=minutes
    )


def calendar(meeting: Meeting, paper: Paper) -> Screen:
    """Give the file for a calendar beside the card."""
    cancels = meeting.status is Status.CANCELLED
    key = "meeting-calendar-cancels" if cancels else "meeting-calendar-file"
    return Screen((Text(key),), kept=True, paper=paper)


def unanswered(meeting: Meeting) -> DeskRow:
    """Return the row of a meeting that waits for a reply of the person's organisation."""
    button = Button(Text("desk-meeting-open"), OpenMeeting(meeting.id))
    return DeskRow(meeting.plan.reply_by, Text.of("desk-meeting", title=meeting.title), button)


def told(said: Text, meeting: Meeting) -> Screen:
    """Tell a person something about a meeting, with the way to its card."""
    return screen(said, buttons=[[back_to(meeting)]])


def back_to(meeting: Meeting) -> Button:
    """Return the button that opens a meeting's card."""
    return Button(Text("meeting-open"), OpenMeeting(meeting.id))
