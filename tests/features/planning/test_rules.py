"""The template counted from its anchor, and what organisers type about a milestone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.planning import rules
from bot.features.planning.rules import TEMPLATE
from bot.refusal import Refusal

ANCHOR = date(2016, 7, 5)
DATES_OF_2016 = (
    "2014-12-09 2016-06-17 2016-07-01 2016-07-05 2016-07-29 2016-08-19 2016-08-26 "
    "2016-09-09 2016-09-23 2016-10-14 2016-10-20 2016-11-25 2016-12-02 2016-12-30"
)


def test_the_template_counted_from_the_assembly_has_the_dates_of_2016():
    days = [rules.due_date(typical, ANCHOR).isoformat() for typical in TEMPLATE]
    assert " ".join(days) == DATES_OF_2016


def test_a_typical_milestone_needs_earlier_ones_only():
    known: set[str] = set()
    for typical in TEMPLATE:
        assert known >= set(typical.needs)
        known.add(typical.code)


def test_what_lies_before_today_is_behind():
    behind = [t.code for t in TEMPLATE if rules.is_behind(t, ANCHOR, ANCHOR)]
    assert behind == ["m01", "m02", "m03"]


@pytest.mark.parametrize("text", ["3, 5", "№ 5 и № 3", "5;3;5", "3 5"])
def test_numbers_are_read_however_they_are_set_apart(text: str):
    assert rules.numbers(text) == [3, 5]


def test_numbers_without_a_digit_are_refused():
    with pytest.raises(Refusal, match="roadmap-numbers-shape"):
        rules.numbers("первые две")


@pytest.mark.parametrize("text", ["-14, -3, 0, 1, 7", "−14 −3 0 +1 7", "7;1;0;-3;-14;7"])
def test_days_of_reminders_are_read(text: str):
    assert rules.offsets(text) == [-14, -3, 0, 1, 7]


@pytest.mark.parametrize("text", ["за неделю", "", " , ", "1.5", "1-2", "10000"])
def test_what_is_no_list_of_days_is_refused(text: str):
    with pytest.raises(Refusal, match="roadmap-offsets-shape"):
        rules.offsets(text)


@pytest.mark.parametrize("text", ["400", "-367", " ".join(map(str, range(11)))])
def test_too_many_or_too_far_days_are_refused(text: str):
    with pytest.raises(Refusal, match="roadmap-offsets-range"):
        rules.offsets(text)


@given(st.sets(st.integers(-366, 366), min_size=1, max_size=10))
def test_days_written_out_are_read_back(days: set[int]):
    assert rules.offsets(", ".join(map(str, sorted(days)))) == sorted(days)


def test_an_anchor_in_a_press_is_a_day_of_this_century():
    assert rules.anchor_of(ANCHOR.toordinal()) == ANCHOR
    for nonsense in (0, 2**62, date(2009, 12, 31).toordinal(), date(2100, 1, 1).toordinal()):
        with pytest.raises(Refusal, match="roadmap-anchor-range"):
            rules.anchor_of(nonsense)
