"""Calling a ballot: by which rules it may be counted, and when things happen around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.features.ballots.rules import Ballot, Option, is_open_at
from bot.features.convening.rules import open_moment
from bot.features.decisions.rules import DecisionClass, QuorumRule, Terms, Threshold, Whole
from bot.features.meetings.rules import Status
from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

    from bot.features.meetings.rules import Item, Meeting

MOST_OPTIONS = 10
LONGEST_OPTION = 60
MOST_MINUTES = 60
AT_MEETING = "at_meeting"
MEETING_IS_OVER = "meeting: ballots"
"""The name of the due work that gives back the ballots that a meeting did not come to."""

REMINDERS = (timedelta(days=2), timedelta(hours=3))
"""How long before the closing those who have not voted are reminded."""

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(rf"{AT_MEETING}:([0-9]{{1,9}}):([0-9]{{1,3}}):([0-9]{{1,9}})")
_MEETING = re.compile(rf"{AT_MEETING}:([0-9]{{1,9}})")


@dataclass(frozen=True)
class Place:
    """At which item of which meeting a ballot opens, as an answer of the form keeps it.

    The moment at which the meeting begins is read back with it; whole minutes are enough.
    """

    meeting_id: int
    item: int
    starts: datetime

    @property
    def answer(self) -> str:
        """The place as one short word."""
        return f"{AT_MEETING}:{self.meeting_id}:{self.item}:{(self.starts - _EPOCH) // _MINUTE}"


def place_of(answer: str) -> Place | None:
    """Return the place that an answer names, or None."""
    found = _PLACE.fullmatch(answer)
    if found is None:
        return None
    meeting, item, minutes = map(int, found.groups())
    return Place(meeting, item, _EPOCH + minutes * _MINUTE)


def meeting_of(answer: str) -> int | None:
    """Return the meeting that an answer names without an item, or None."""
    found = _MEETING.fullmatch(answer)
    return int(found[1]) if found else None


def check_place(place: Place, meeting: Meeting | None, items: Iterable[Item]) -> None:
    """Refuse a meeting that is over or was moved meanwhile, and an item that it does not have."""
    if meeting is None or meeting.status not in {Status.ANNOUNCED, Status.REGISTRATION}:
        raise Refusal("ballot-meeting-over")
    is_as_said = Place(meeting.id, place.item, meeting.plan.starts).answer == place.answer
    if not is_as_said or place.item not in {item.number for item in items}:
        raise Refusal("ballot-meeting-changed")


def _terms(threshold: Threshold, whole: Whole = Whole.PARTICIPATING) -> Terms:
    return Terms(QuorumRule.GTE_HALF, threshold, whole, DecisionClass.ADVISORY)


TERMS = {
    "ordinary": _terms(Threshold.MAJORITY),
    "two_thirds": _terms(Threshold.TWO_THIRDS),
    "three_quarters": _terms(Threshold.THREE_QUARTERS),
    "unanimous": _terms(Threshold.UNANIMOUS),
    "of_all": _terms(Threshold.MAJORITY, Whole.ELIGIBLE),
    "two_thirds_of_all": _terms(Threshold.TWO_THIRDS, Whole.ELIGIBLE),
}
"""The rules an organiser chooses from (the quorum is that of Civil Code Art. 181.2).

Before the cluster is a legal person every decision of its assembly is advisory.
"""


def options(titles: Iterable[str]) -> tuple[Option, ...]:
    """Return options in this order with keys of their own; refuse too many and too long ones."""
    found = tuple(Option(str(place), title) for place, title in enumerate(titles, 1))
    if len(found) > MOST_OPTIONS:
        raise Refusal("ballot-too-many-options", most=MOST_OPTIONS)
    if any(len(option.title) > LONGEST_OPTION for option in found):
        raise Refusal("ballot-option-too-long", longest=LONGEST_OPTION)
    return found


def check_may_change_calling(ballot: Ballot | None) -> Ballot:
    """Return a ballot that is still being prepared; refuse one that is called or gone."""
    if ballot is None:
        raise Refusal("ballot-discarded")
    if ballot.called_at is not None:
        raise Refusal("ballot-called-already")
    return ballot


def check_opens_at(ballot: Ballot, *, meeting_id: int | None) -> None:
    """Refuse a button of a meeting that the ballot does not wait for any more, or does by now."""
    if ballot.meeting_id != meeting_id:
        raise Refusal("ballot-waits-elsewhere")


def check_may_put(meeting: Meeting | None) -> None:
    """Refuse to open a ballot of a meeting but between the opening of registration and the end."""
    if meeting is not None and meeting.status is Status.ANNOUNCED:
        raise Refusal("ballot-meeting-not-begun", at=meeting.plan.starts)
    if meeting is None or meeting.status is not Status.REGISTRATION:
        raise Refusal("ballot-meeting-over")


def may_close_by_hand(ballot: Ballot) -> bool:
    """Tell whether organisers may close it: one without a time, and any that a meeting holds.

    At a meeting they see that all have voted. Elsewhere a time that was told is a promise.
    """
    return ballot.closes_at is None or ballot.meeting_id is not None


def closing_of(ballot: Ballot, opens_at: datetime) -> datetime | None:
    """Return when a ballot that opens at a moment closes by itself, None for by hand."""
    return opens_at + ballot.minutes * _MINUTE if ballot.minutes else ballot.closes_at


def reminders(ballot: Ballot, now: datetime, zone: ZoneInfo) -> dict[int, datetime]:
    """Return when to remind the silent, by whole hours before the closing; only what is to come.

    A reminder waits for the end of quiet hours; of two that meet there the later one goes.
    """
    closes = ballot.closes_at
    if closes is None:
        return {}
    rungs = {open_moment(closes - before, closes, zone): before // _HOUR for before in REMINDERS}
    return {hours: at for at, hours in rungs.items() if at > now}


def is_reminder_due(ballot: Ballot, hours: int, now: datetime) -> bool:
    """Tell whether a reminder still says something: neither over, nor overtaken by a later one."""
    if ballot.closes_at is None or not is_open_at(ballot, now):
        return False
    later = (ballot.closes_at - each for each in REMINDERS if each < hours * _HOUR)
    return all(now < at for at in later)


def run_off_times(closed: datetime) -> tuple[datetime, datetime]:
    """Return when a run-off opens and closes: the next Monday 09:00 to its Friday 18:00.

    `closed` is in the cluster's zone, and so are the two, across a change of the clocks as well.
    """
    monday = closed.date() + timedelta(days=7 - closed.weekday())
    opens = datetime.combine(monday, time(9), closed.tzinfo)
    return opens, datetime.combine(monday + timedelta(days=4), time(18), closed.tzinfo)
