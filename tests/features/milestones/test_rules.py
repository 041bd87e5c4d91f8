"""Rules of milestones: where one stands, when somebody is reminded, what it opens, who may what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.milestones import rules
from bot.features.milestones.rules import Dossier, Kind, Milestone, Phase, Report, Status
from bot.refusal import Refusal

NSK = ZoneInfo("Asia/Novosibirsk")
DUE = date(2016, 7, 29)
MILESTONE = Milestone(5, "m05", "", "", Phase.LEGAL_FORM, DUE, organisation_id=23, needs=(4,))
NOW = datetime(2016, 7, 5, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def local(day: int, hour: int, month: int = 7) -> datetime:
    return datetime(2016, month, day, hour, tzinfo=NSK)


def reminders(milestone: Milestone, *, after: datetime) -> list[str]:
    """Walk from reminder to reminder, as the clock does."""
    found = []
    while moment := rules.next_reminder(milestone, after=after):
        after = moment.astimezone(NSK)
        found.append(f"{after:%d.%m %H:%M}")
    return found


def test_the_usual_reminders_come_at_ten_before_on_and_after_the_due_date():
    assert reminders(MILESTONE, after=local(5, 11)) == [
        "22.07 10:00",
        "26.07 10:00",
        "28.07 10:00",
        "29.07 10:00",
        "30.07 10:00",
        "01.08 10:00",
    ]


def test_ten_oclock_is_ten_oclock_on_both_sides_of_the_change_of_zone():
    """Novosibirsk was six hours ahead of UTC until 24 July 2016, and seven since."""
    before = rules.next_reminder(MILESTONE, after=local(5, 11))
    after = rules.next_reminder(MILESTONE, after=local(25, 11))
    assert before == datetime(2016, 7, 22, 4, 0, tzinfo=UTC)
    assert after == datetime(2016, 7, 26, 3, 0, tzinfo=UTC)


def test_own_days_win_over_the_usual_ones():
    own = replace(MILESTONE, offsets=(-14, 7))
    assert reminders(own, after=local(5, 11)) == ["15.07 10:00", "05.08 10:00"]


def test_a_reminder_is_strictly_later_so_that_none_comes_twice():
    assert reminders(MILESTONE, after=local(29, 10))[0] == "30.07 10:00"
    assert reminders(MILESTONE, after=local(1, 10, month=8)) == []


@pytest.mark.parametrize("status", [Status.DONE, Status.CANCELLED])
def test_nobody_is_reminded_of_what_is_over(status: Status):
    assert rules.next_reminder(replace(MILESTONE, status=status), after=local(5, 11)) is None


@pytest.mark.parametrize("status", [Status.PLANNED, Status.IN_PROGRESS, Status.POSTPONED])
def test_a_milestone_is_overdue_from_the_day_after_its_due_date(status: Status):
    milestone = replace(MILESTONE, status=status)
    assert rules.standing(milestone, DUE) == status
    assert rules.standing(milestone, DUE + DAY) == "overdue"


@pytest.mark.parametrize("status", [Status.REPORTED, Status.DONE, Status.CANCELLED])
def test_what_was_reported_or_is_over_is_not_overdue(status: Status):
    assert rules.standing(replace(MILESTONE, status=status), DUE + DAY) == status


def test_a_milestone_opens_what_needs_nothing_else():
    four = replace(MILESTONE, id=4, status=Status.DONE, needs=())
    five = MILESTONE
    eight = replace(MILESTONE, id=8, needs=(4, 5))
    over = replace(MILESTONE, id=9, status=Status.CANCELLED)
    other = replace(MILESTONE, id=10, needs=(3,))
    assert rules.opened_by(4, [four, five, eight, over, other]) == [five]
    done = replace(five, status=Status.DONE)
    assert rules.opened_by(5, [four, done, eight]) == [eight]


def refused(check: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as caught:
        check()
    return caught.value.key


def standing(status: Status) -> Milestone:
    return replace(MILESTONE, status=status)


def test_only_those_responsible_speak_of_a_milestone():
    rules.check_is_theirs(MILESTONE, {1, 23})
    assert refused(lambda: rules.check_is_theirs(MILESTONE, {1})) == "milestone-not-yours"


def test_what_is_finished_takes_no_more_reports():
    rules.check_is_unfinished(standing(Status.REPORTED))
    assert refused(lambda: rules.check_is_unfinished(standing(Status.DONE))) == "milestone-is-done"
    cancelled = standing(Status.CANCELLED)
    assert refused(lambda: rules.check_is_open(cancelled)) == "milestone-is-cancelled"
    reported = standing(Status.REPORTED)
    assert refused(lambda: rules.check_is_open(reported)) == "milestone-is-reported"


def test_work_begins_once_and_again_after_a_postponement():
    rules.check_may_start(standing(Status.PLANNED))
    rules.check_may_start(standing(Status.POSTPONED))
    begun = standing(Status.IN_PROGRESS)
    assert refused(lambda: rules.check_may_start(begun)) == "milestone-is-in-work"


def test_only_what_is_done_is_opened_again():
    rules.check_may_reopen(standing(Status.DONE))
    assert refused(lambda: rules.check_may_reopen(MILESTONE)) == "milestone-not-done"


def test_a_new_due_date_is_another_day_and_not_past():
    rules.check_new_due(MILESTONE, DUE + DAY, today=DUE + DAY)
    late = DUE + 2 * DAY
    same = refused(lambda: rules.check_new_due(MILESTONE, DUE, today=DUE))
    past = refused(lambda: rules.check_new_due(MILESTONE, DUE + DAY, today=late))
    assert (same, past) == ("milestone-due-same", "milestone-due-past")


def report(kind: Kind, *, accepted: bool | None = None) -> Report:
    settled = None if accepted is None else NOW
    return Report(5, kind, by=1, at=NOW, id=1, settled_at=settled, is_accepted=accepted)


def test_a_report_is_answered_once():
    waiting = report(Kind.DONE)
    assert rules.check_is_waiting(waiting) is waiting
    for gone in (None, report(Kind.DONE, accepted=True)):
        key = refused(lambda gone=gone: rules.check_is_waiting(gone))
        assert key == "milestone-report-settled"


def test_a_dossier_knows_what_waits_and_what_was_achieved():
    waiting, old = report(Kind.DONE), report(Kind.DONE, accepted=False)
    dossier = Dossier(standing(Status.REPORTED), "ЦКР", reports=(old, waiting))
    assert dossier.waiting(Kind.DONE) is waiting
    assert dossier.waiting(Kind.PROBLEM) is None
    assert dossier.achievement is waiting
    assert replace(dossier, milestone=MILESTONE).achievement is None
