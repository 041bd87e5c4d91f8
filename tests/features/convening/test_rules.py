"""Rules of convening: what may be called and changed, and when people are reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.convening.rules import (
    Reminder,
    asks_again,
    check_change,
    check_may_change,
    check_may_nudge,
    check_plan,
    is_open,
    next_opening,
    open_moment,
    reminders,
)
from bot.features.meetings.rules import Meeting, Plan, Status
from bot.refusal import Refusal

NSK = ZoneInfo("Asia/Novosibirsk")


def at(day: int, hour: int, minute: int = 0, *, month: int = 7) -> datetime:
    """Return a moment of summer 2016 in Novosibirsk; 5 July is a Tuesday."""
    return datetime(2016, month, day, hour, minute, tzinfo=NSK)


CALLED = at(21, 10, month=6)
PLAN = Plan(at(5, 10), "Технопарк", "https://meet.example.org", at(30, 18, month=6))
MEETING = Meeting(
    id=1,
    ref="ref",
    title="Собрание",
    plan=PLAN,
    status=Status.ANNOUNCED,
    edition=0,
    called_at=CALLED,
)


def test_the_assembly_of_2016_is_reminded_of_as_it_was():
    assert reminders(PLAN, CALLED, NSK) == {
        Reminder.TO_REPLY: at(30, 10, month=6),
        Reminder.DAY_BEFORE: at(4, 10),
        Reminder.SOON: at(5, 9),  # two hours before is quiet
    }


def test_two_rungs_that_meet_become_one():
    monday = replace(PLAN, starts=at(11, 10))
    found = reminders(monday, CALLED, NSK)
    assert found[Reminder.SOON] == at(11, 9)
    assert Reminder.DAY_BEFORE not in found


def test_a_rung_that_would_come_too_late_goes_before_the_quiet_time():
    early = replace(PLAN, starts=at(5, 9, 30))
    assert reminders(early, CALLED, NSK)[Reminder.SOON] == at(4, 19, 59)
    monday = replace(PLAN, starts=at(11, 9, 30))
    assert reminders(monday, CALLED, NSK)[Reminder.SOON] == at(8, 19, 59)


def test_the_silent_are_reminded_half_way_when_five_days_do_not_fit():
    tight = replace(PLAN, reply_by=at(27, 10, month=6))
    assert reminders(tight, CALLED, NSK)[Reminder.TO_REPLY] == at(24, 10, month=6)
    called_late = at(1, 10)
    near = replace(PLAN, reply_by=at(4, 18))
    assert reminders(near, called_late, NSK)[Reminder.TO_REPLY] == at(4, 9)


def test_what_is_over_is_not_scheduled():
    assert reminders(replace(PLAN, reply_by=at(5, 9)), at(5, 8, 30), NSK).keys() <= {Reminder.SOON}
    assert reminders(replace(PLAN, reply_by=at(5, 9, 58)), at(5, 9, 50), NSK) == {
        Reminder.TO_REPLY: at(5, 9, 54)
    }


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        (at(4, 20), at(5, 9)),
        (at(4, 23), at(5, 9)),
        (at(5, 8, 59), at(5, 9)),
        (at(8, 20), at(11, 9)),
        (at(9, 12), at(11, 9)),
        (at(10, 23), at(11, 9)),
        (at(11, 3), at(11, 9)),
    ],
)
def test_quiet_time_ends_at_nine_of_the_next_working_day(moment: datetime, opening: datetime):
    assert not is_open(moment, NSK)
    assert next_opening(moment, NSK) == opening


def test_the_change_of_the_zone_in_2016_moves_no_nine_o_clock():
    assert next_opening(at(23, 21), NSK) == datetime(2016, 7, 25, 2, tzinfo=UTC)


_MOMENTS = st.datetimes(datetime(2016, 6, 1), datetime(2016, 9, 1), timezones=st.just(NSK))  # noqa: DTZ001 - the zone is given beside


@given(_MOMENTS, st.integers(0, 20 * 24 * 60))
def test_a_reminder_is_never_sent_in_quiet_time_or_later_than_an_hour_before(moment, minutes):
    event = moment + timedelta(minutes=minutes)
    found = open_moment(moment, event, NSK)
    assert is_open(found, NSK)
    assert found == moment or found <= event - timedelta(hours=1) or found < moment


def test_a_meeting_is_called_for_the_future_with_a_deadline_before_it():
    check_plan(PLAN, CALLED)
    for now, plan, key in (
        (PLAN.starts, PLAN, "meeting-starts-past"),
        (PLAN.reply_by, PLAN, "meeting-reply-by-past"),
        (CALLED, replace(PLAN, reply_by=PLAN.starts), "meeting-reply-by-late"),
    ):
        with pytest.raises(Refusal, match=key):
            check_plan(plan, now)


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (Status.CANCELLED, "meeting-is-cancelled"),
        (Status.REGISTRATION, "meeting-began"),
        (Status.CLOSED, "meeting-began"),
    ],
)
def test_only_an_announced_meeting_is_changed(status: Status, key: str):
    check_may_change(MEETING)
    with pytest.raises(Refusal, match=key):
        check_may_change(replace(MEETING, status=status))


@pytest.mark.parametrize(
    ("new", "again"),
    [
        (replace(PLAN, starts=at(6, 10)), True),
        (replace(PLAN, place="Академгородок"), True),
        (replace(PLAN, link=""), True),
        (replace(PLAN, link="https://other.example.org"), False),
        (replace(PLAN, reply_by=at(1, 18)), False),
    ],
)
def test_replies_are_asked_for_again_where_it_matters(new: Plan, *, again: bool):
    check_change(PLAN, new, CALLED)
    assert asks_again(PLAN, new) is again


def test_an_old_deadline_may_stand_only_where_nobody_is_asked_again():
    later = at(1, 12)
    check_change(PLAN, replace(PLAN, link="https://other.example.org"), later)
    with pytest.raises(Refusal, match="meeting-reply-by-past"):
        check_change(PLAN, replace(PLAN, place="Академгородок"), later)
    with pytest.raises(Refusal, match="meeting-nothing-changed"):
        check_change(PLAN, PLAN, later)
    with pytest.raises(Refusal, match="meeting-starts-past"):
        check_change(PLAN, replace(PLAN, starts=at(1, 11)), later)


def test_the_silent_are_nudged_by_day_while_replies_are_taken():
    check_may_nudge(MEETING, at(30, 17, month=6), NSK)
    for now, key in (
        (at(30, 18, 1, month=6), "meeting-replies-closed"),
        (at(29, 20, month=6), "meeting-nudge-quiet"),
        (at(26, 12, month=6), "meeting-nudge-quiet"),
    ):
        with pytest.raises(Refusal, match=key):
            check_may_nudge(MEETING, now, NSK)
