"""What organisers see of a meeting that they run, and what everybody is told about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.attendance.views import roll_buttons
from bot.features.calling_ballots.views import at_meeting, buttons_at_meeting
from bot.features.convening.rules import Reminder
from bot.features.letters.views import OfMeeting, take
from bot.features.meetings.rules import Status, forecast
from bot.features.meetings.views import (
    Manage,
    OpenReplies,
    back_to,
    buttons_of,
    card_of,
    more_of,
    quorum_line,
)
from bot.features.replies.views import counts
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, in_rows, screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.features.attendance.rules import Quorum
    from bot.features.ballots.rules import Ballot
    from bot.features.meetings.rules import Answer, Meeting, Plan, Seat


@dataclass(frozen=True)
class Nudge(Press):
    """Remind those who have not replied."""

    TAG: ClassVar[str] = "te"
    meeting_id: int


@dataclass(frozen=True)
class Change(Press):
    """Change time, place or the deadline for replies."""

    TAG: ClassVar[str] = "th"
    meeting_id: int


@dataclass(frozen=True)
class Cancel(Press):
    """Call the meeting off."""

    TAG: ClassVar[str] = "tx"
    meeting_id: int


def console(
    meeting: Meeting,
    seats: Sequence[Seat],
    replies: Mapping[int, Answer],
    *,
    quorum: Quorum | None,
    ballots: Sequence[Ballot],
) -> Screen:
    """Show organisers how a meeting stands and what they may do about it."""
    standing = quorum_line(quorum) if quorum else promise(seats, replies)
    urgent = [Text("meeting-urgent")] if meeting.status is Status.ANNOUNCED else []
    present = quorum.registered if quorum else 0
    votes = tuple(at_meeting(ballot, present) for ballot in ballots)
    said = (
        *card_of(meeting),
        standing,
        *urgent,
        *([Text.of("lines", lines=votes)] if votes else []),
    )
    buttons = [
        *(buttons_at_meeting(ballot, meeting) for ballot in ballots),
        *in_rows(_acts(meeting)),
        [take(OfMeeting(meeting.id))],
        *roll_buttons(meeting),
        [back_to(meeting)],
    ]
    return screen(*said, buttons=buttons)


def _acts(meeting: Meeting) -> list[Button]:
    answered = Button(Text("meeting-who-answered-button"), OpenReplies(meeting.id))
    if meeting.status is not Status.ANNOUNCED:
        return [answered] if meeting.status is Status.REGISTRATION else []
    return [
        answered,
        Button(Text("meeting-nudge"), Nudge(meeting.id)),
        Button(Text("meeting-change"), Change(meeting.id)),
        Button(Text("meeting-cancel"), Cancel(meeting.id)),
    ]


def promise(seats: Sequence[Seat], replies: Mapping[int, Answer]) -> Text:
    """Say how many have promised to come, what a quorum needs, and the answers in one line."""
    expected = forecast(seats, replies)
    return Text.of(
        "meeting-forecast",
        promised=expected.promised,
        eligible=expected.eligible,
        needed=expected.needed,
        counts=counts(seats, replies),
    )


def notice(meeting: Meeting, seats: Sequence[Seat], *, now: datetime) -> Screen:
    """Announce a meeting to one person."""
    said = Text.of("meeting-notice", until=meeting.plan.reply_by)
    return _with_card(said, meeting, seats, now=now)


def changed(meeting: Meeting, old: Plan, seats: Sequence[Seat], *, now: datetime) -> Screen:
    """Tell one person what is different now."""
    lines = difference(old, meeting.plan)
    said = Text.of("meeting-changed", title=meeting.title, lines=lines)
    return screen(said, buttons=[*buttons_of(meeting, seats, now=now), *more_of(meeting)])


def asked_again(meeting: Meeting, old: Plan, seats: Sequence[Seat], *, now: datetime) -> Screen:
    """Tell one person what is different now, and ask for the reply once more."""
    told = changed(meeting, old, seats, now=now)
    again = Text.of("meeting-asked-again", until=meeting.plan.reply_by)
    return screen(*told.paragraphs, again, buttons=told.buttons)


def difference(old: Plan, new: Plan) -> tuple[Text, ...]:
    """Return a line for each thing that was changed: what it was and what it is."""
    pairs = {
        "starts": (old.starts, new.starts),
        "place": (old.place, new.place),
        "link": (old.link, new.link),
        "reply-by": (old.reply_by, new.reply_by),
    }
    return tuple(
        Text.of(f"meeting-difference-{what}", before=_or_none(was), after=_or_none(now))
        for what, (was, now) in pairs.items()
        if was != now
    )


def _or_none(value: object) -> object:
    return value or Text("meeting-difference-none")


def cancelled(meeting: Meeting) -> Screen:
    """Tell everybody that a meeting is off."""
    said = Text.of(
        "meeting-cancelled", title=meeting.title, at=meeting.plan.starts, reason=meeting.reason
    )
    return screen(said, buttons=[*more_of(meeting), [back_to(meeting)]])


def reminder(which: Reminder, meeting: Meeting, seats: Sequence[Seat], *, now: datetime) -> Screen:
    """Remind one person of a reply that is awaited, or of the meeting."""
    if which is Reminder.TO_REPLY:
        said = Text.of("meeting-remind-reply", until=meeting.plan.reply_by)
        return _with_card(said, meeting, seats, now=now)
    return screen(Text("meeting-remind"), *card_of(meeting), buttons=more_of(meeting))


def for_organisers(said: Screen, meeting: Meeting) -> Screen:
    """Return what the other organisers are told: the words and the way to run it."""
    return screen(*said.paragraphs, buttons=[[Button(Text("meeting-manage"), Manage(meeting.id))]])


def done(said: Text, card: Screen) -> Screen:
    """Say what was done above how things stand now."""
    return screen(said, *card.paragraphs, buttons=card.buttons)


def _with_card(said: Text, meeting: Meeting, seats: Sequence[Seat], *, now: datetime) -> Screen:
    """Return the card below a sentence that has said already until when a reply is awaited."""
    buttons = [*buttons_of(meeting, seats, now=now), *more_of(meeting)]
    return screen(said, *card_of(meeting)[:1], buttons=buttons)
