"""Rules of attendance: the quorum and its boundaries, authority, the day and the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.features.attendance.rules import (
    Mode,
    Place,
    Presence,
    Quorum,
    check_authority,
    check_is_open,
    check_may_open,
    check_may_take_part,
    first_in_force,
    quorum,
    usual_mode,
)
from bot.features.meetings.rules import Answer, Meeting, Plan, Seat, Status
from bot.features.organisations.rules import Authority, Basis, Representative
from bot.refusal import Refusal

STARTS = datetime(2016, 7, 5, 4, tzinfo=UTC)
DAY = date(2016, 7, 5)
PLAN = Plan(STARTS, "Технопарк", "https://meet.example.org", datetime(2016, 6, 30, tzinfo=UTC))
MEETING = Meeting(
    id=1,
    ref="ref",
    title="Собрание",
    plan=PLAN,
    status=Status.ANNOUNCED,
    edition=0,
    called_at=datetime(2016, 6, 21, tzinfo=UTC),
    reason="Зал занят",
)
HEAD = Authority(Basis.HEAD)
EXPIRED = Authority(Basis.PROXY, "7", date(2016, 1, 1), date(2016, 7, 4))
LAST_DAY = replace(EXPIRED, valid_until=DAY)
HERE = Presence(Mode.IN_PERSON, HEAD, STARTS)


def roll(*, voting: int, came: int, observers: int = 0) -> list[Place]:
    """Make a roll on which so many came; observers all came."""
    voters = [Place(Seat(n, "", votes=True), HERE if n < came else None) for n in range(voting)]
    return voters + [Place(Seat(100 + n, "", votes=False), HERE) for n in range(observers)]


@pytest.mark.parametrize(
    ("eligible", "came", "percent", "is_there"),
    [
        (20, 16, 80, True),
        (20, 10, 50, True),
        (20, 9, 45, False),
        (21, 10, 47, False),
        (21, 11, 52, True),
        (399, 199, 49, False),
        (1, 0, 0, False),
        (1, 1, 100, True),
        (0, 0, 0, False),
    ],
)
def test_at_least_half_is_a_quorum(eligible: int, came: int, percent: int, *, is_there: bool):
    found = quorum(roll(voting=eligible, came=came))
    assert (found.registered, found.eligible) == (came, eligible)
    assert (found.percent, found.is_there) == (percent, is_there)


def test_for_every_size_a_quorum_begins_with_the_first_that_makes_half():
    for eligible in range(1, 200):
        reached = [n for n in range(eligible + 1) if Quorum(n, eligible).is_there]
        assert reached == [n for n in range(eligible + 1) if 2 * n >= eligible]
        assert all((Quorum(n, eligible).percent >= 50) == (n in reached) for n in range(eligible))


def test_the_assembly_of_2016_had_its_quorum():
    found = quorum(roll(voting=20, came=16, observers=3))
    assert (found, found.percent, found.is_there) == (Quorum(16, 20), 80, True)


def test_observers_never_enter_the_quorum():
    assert quorum(roll(voting=20, came=9, observers=5)) == Quorum(9, 20)


def test_registration_opens_once_on_the_day():
    check_may_open(MEETING, today=DAY, held_on=DAY)
    with pytest.raises(Refusal, match="attendance-another-day"):
        check_may_open(MEETING, today=date(2016, 7, 4), held_on=DAY)
    with pytest.raises(Refusal, match="attendance-opened-already"):
        check_may_open(replace(MEETING, status=Status.CLOSED), today=DAY, held_on=DAY)
    with pytest.raises(Refusal, match="meeting-is-cancelled"):
        check_may_open(replace(MEETING, status=Status.CANCELLED), today=DAY, held_on=DAY)


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (Status.ANNOUNCED, "attendance-not-open"),
        (Status.CLOSED, "attendance-closed"),
        (Status.CANCELLED, "meeting-is-cancelled"),
    ],
)
def test_one_registers_only_between_opening_and_closing(status: Status, key: str):
    check_is_open(replace(MEETING, status=Status.REGISTRATION))
    with pytest.raises(Refusal, match=key):
        check_is_open(replace(MEETING, status=status))


def test_one_takes_part_in_the_ways_that_the_meeting_has():
    check_may_take_part(PLAN, Mode.ONLINE)
    check_may_take_part(PLAN, Mode.IN_PERSON)
    with pytest.raises(Refusal, match="attendance-mode-impossible"):
        check_may_take_part(replace(PLAN, link=""), Mode.ONLINE)
    with pytest.raises(Refusal, match="attendance-mode-impossible"):
        check_may_take_part(replace(PLAN, place=""), Mode.IN_PERSON)


def test_a_power_of_attorney_holds_through_its_last_day():
    check_authority(HEAD, DAY)
    check_authority(LAST_DAY, DAY)
    with pytest.raises(Refusal, match="attendance-authority-expired"):
        check_authority(EXPIRED, DAY)


def _representative(number: int, authority: Authority) -> Representative:
    return Representative(
        id=number,
        organisation_id=1,
        person_id=number,
        ref="",
        name="",
        language="ru",
        position="",
        phone="",
        email="",
        authority=authority,
        is_voting=number == 1,
    )


def test_an_organiser_ticks_by_whoever_has_an_authority_in_force():
    first, second = _representative(1, EXPIRED), _representative(2, HEAD)
    assert first_in_force([first, second], DAY) is second
    for nobody in ([first], []):
        with pytest.raises(Refusal, match="attendance-no-authority"):
            first_in_force(nobody, DAY)


@pytest.mark.parametrize(
    ("plan", "answer", "mode"),
    [
        (PLAN, Answer.ONLINE, Mode.ONLINE),
        (PLAN, Answer.IN_PERSON, Mode.IN_PERSON),
        (PLAN, None, Mode.IN_PERSON),
        (replace(PLAN, link=""), Answer.ONLINE, Mode.IN_PERSON),
        (replace(PLAN, place=""), Answer.DEPUTY, Mode.ONLINE),
    ],
)
def test_who_is_ticked_takes_part_as_they_replied(plan: Plan, answer: Answer | None, mode: Mode):
    assert usual_mode(plan, answer) is mode
