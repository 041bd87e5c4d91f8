"""Calling a ballot: by which rules it may be counted, and when things happen around it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.features.ballots.rules import Ballot, Option, is_open_at
from bot.features.convening.rules import open_moment
from bot.features.decisions.rules import DecisionClass, QuorumRule, Terms, Threshold, Whole
from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zoneinfo import ZoneInfo

MOST_OPTIONS = 10
LONGEST_OPTION = 60
REMINDERS = (timedelta(days=2), timedelta(hours=3))
"""How long before the closing those who have not voted are reminded."""

_HOUR = timedelta(hours=1)


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
