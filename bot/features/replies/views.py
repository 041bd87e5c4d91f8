"""Who comes to a meeting, and who answered what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.meetings.rules import Answer, counted, silent
from bot.features.meetings.views import Manage, back_to
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.features.meetings.rules import Meeting, Seat

MOST_NAMES = 40


def who_comes(meeting: Meeting, seats: Sequence[Seat], replies: Mapping[int, Answer]) -> Screen:
    """Show everybody who comes and how."""
    coming = (Answer.IN_PERSON, Answer.ONLINE, Answer.DEPUTY)
    groups = [_group(answer, seats, replies) for answer in coming]
    none = [] if any(groups) else [Text("meeting-nobody-yet")]
    head = Text.of("meeting-who-comes", title=meeting.title)
    return screen(head, *(g for g in groups if g), *none, buttons=[[back_to(meeting)]])


def who_answered(meeting: Meeting, seats: Sequence[Seat], replies: Mapping[int, Answer]) -> Screen:
    """Show organisers who answered what, and who is silent."""
    groups = [_group(answer, seats, replies) for answer in Answer]
    quiet = [_names("meeting-group-silent", silent(seats, replies))]
    shown = [group for group in [*groups, *quiet] if group]
    back = Button(Text("form-back"), Manage(meeting.id))
    return screen(Text.of("meeting-who-answered", title=meeting.title), *shown, buttons=[[back]])


def _group(answer: Answer, seats: Sequence[Seat], replies: Mapping[int, Answer]) -> Text | None:
    gave = [seat for seat in seats if replies.get(seat.organisation_id) is answer]
    return _names(f"meeting-group-{answer}", gave)


def _names(key: str, seats: Sequence[Seat]) -> Text | None:
    """Return a group with its names; many are cut, the count tells how many there are."""
    if not seats:
        return None
    lines = [
        Text.of("meeting-voter" if s.votes else "meeting-observer", name=s.name) for s in seats
    ]
    rest = len(lines) - MOST_NAMES
    more = [Text.of("meeting-more-names", count=rest)] if rest > 0 else []
    return Text.of(key, count=len(seats), lines=(*lines[:MOST_NAMES], *more))


def counts(seats: Sequence[Seat], replies: Mapping[int, Answer]) -> Text:
    """Say in one line how many organisations that vote gave each answer."""
    found = counted([seat for seat in seats if seat.votes], replies)
    known = {answer.value: found.get(answer, 0) for answer in Answer}
    return Text("meeting-counts", {**known, "silent": found.get(None, 0)})
