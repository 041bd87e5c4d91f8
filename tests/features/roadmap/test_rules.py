"""The lists of the road map of 2016 at three dates, as the assembly's papers have them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest

from bot.features.milestones.rules import Milestone, Status
from bot.features.planning.rules import TEMPLATE, due_date
from bot.features.roadmap import rules

ANCHOR = date(2016, 7, 5)


def road(*, done: Collection[int]) -> list[Milestone]:
    """Return the road map of 2016 with some milestones done."""
    return [
        Milestone(
            number,
            typical.code,
            "",
            "",
            typical.phase,
            due_date(typical, ANCHOR),
            organisation_id=1,
            status=Status.DONE if number in done else Status.PLANNED,
            done_on=due_date(typical, ANCHOR) if number in done else None,
        )
        for number, typical in enumerate(TEMPLATE, 1)
    ]


def ids(milestones: list[Milestone]) -> list[int]:
    return [milestone.id for milestone in milestones]


@pytest.mark.parametrize(
    ("today", "done", "overdue", "due_today", "next_14_days"),
    [
        (date(2016, 7, 5), {1, 2, 3}, [], [4], []),
        (date(2016, 7, 20), {1, 2, 3, 4}, [], [], [5]),
        (date(2016, 9, 10), {1, 2, 3, 4, 5, 6, 7}, [8], [], [9]),
    ],
)
def test_the_lists_at_three_dates(
    today: date,
    done: set[int],
    overdue: list[int],
    due_today: list[int],
    next_14_days: list[int],
):
    milestones = road(done=done)
    assert ids(rules.overdue(milestones, today)) == overdue
    assert ids(rules.due_on(milestones, today)) == due_today
    assert ids(rules.coming(milestones, today)) == next_14_days


def test_farther_begins_where_the_two_weeks_end():
    milestones = road(done=())
    assert ids(rules.coming(milestones, date(2016, 7, 15))) == [5]
    assert ids(rules.coming(milestones, date(2016, 7, 14))) == []
    assert ids(rules.farther(milestones, date(2016, 7, 14)))[0] == 5


def test_178_days_lie_between_the_assembly_and_the_formalisation():
    last = rules.formalisation(road(done=()))
    assert last is not None
    assert (last.code, (last.due - ANCHOR).days) == ("m14", 178)
    assert rules.formalisation([]) is None


def test_a_phase_counts_what_is_done():
    phase = rules.of_phase(road(done={1, 2}), TEMPLATE[0].phase)
    assert (ids(phase), rules.done(phase)) == ([1, 2, 3], 2)
