"""Rules of announcements: what fits, what may be sent, planned, changed and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.announcements.rules import (
    Announcement,
    Progress,
    Reach,
    check_files,
    check_is_composed,
    check_length,
    check_may_be_planned,
    check_may_be_sent,
    check_may_be_withdrawn,
    existing,
    expected_end,
    is_too_late,
)
from bot.refusal import Refusal
from tests.features.announcements.samples import COMPOSED, DROPPED, NOON, PLANNED, SENT, WITHDRAWN

SOMEBODY = Reach(people=3, organisations=2, unreachable=2)


@pytest.mark.parametrize(("has_file", "limit"), [(False, 3900), (True, 900)])
def test_a_text_fits_up_to_its_last_character(has_file: bool, limit: int):
    check_length(limit, has_file=has_file)
    with pytest.raises(Refusal) as refused:
        check_length(limit + 7, has_file=has_file)
    assert refused.value.details == {"limit": limit, "excess": 7}


def test_of_a_text_that_telegram_may_have_cut_nobody_says_by_how_many():
    with pytest.raises(Refusal, match="announcements-too-long"):
        check_length(4095, has_file=False)
    with pytest.raises(Refusal, match="announcements-cut") as refused:
        check_length(4096, has_file=False)
    assert refused.value.details == {"limit": 3900}


@pytest.mark.parametrize(("has_file", "key"), [(False, "answers-empty"), (True, "-no-words")])
def test_a_message_without_words_is_none(has_file: bool, key: str):
    with pytest.raises(Refusal) as refused:
        check_length(0, has_file=has_file)
    assert refused.value.key.endswith(key)


@pytest.mark.parametrize("found", [None, DROPPED])
def test_what_was_never_written_or_thrown_away_is_not_there(found: Announcement | None):
    with pytest.raises(Refusal, match="dropped"):
        existing(found)


@pytest.mark.parametrize("found", [COMPOSED, PLANNED, SENT, WITHDRAWN])
def test_everything_else_is(found: Announcement):
    assert existing(found) is found


def test_only_what_is_neither_planned_nor_sent_is_changed():
    check_is_composed(COMPOSED)
    with pytest.raises(Refusal, match="is-planned"):
        check_is_composed(PLANNED)
    for gone in (SENT, WITHDRAWN):
        with pytest.raises(Refusal, match="already-sent"):
            check_is_composed(gone)


@pytest.mark.parametrize("one", [COMPOSED, PLANNED])
def test_what_was_looked_at_is_sent(one: Announcement):
    check_may_be_sent(one, SOMEBODY, version=3)


@pytest.mark.parametrize(
    ("one", "reach", "version", "key"),
    [
        (SENT, SOMEBODY, 3, "already-sent"),
        (WITHDRAWN, SOMEBODY, 3, "already-sent"),
        (replace(COMPOSED, audience=None), SOMEBODY, 3, "no-audience"),
        (COMPOSED, SOMEBODY, 2, "changed"),
        (COMPOSED, Reach(people=2, organisations=2, unreachable=2), 3, "nobody"),
        (COMPOSED, Reach(people=0, organisations=0), 3, "nobody"),
    ],
)
def test_what_was_sent_changed_or_reaches_nobody_is_not_sent(
    one: Announcement, reach: Reach, version: int, key: str
):
    with pytest.raises(Refusal, match=key):
        check_may_be_sent(one, reach, version=version)


def test_a_time_is_given_to_what_has_an_audience_and_was_not_sent():
    check_may_be_planned(COMPOSED)
    check_may_be_planned(PLANNED)
    with pytest.raises(Refusal, match="no-audience"):
        check_may_be_planned(replace(COMPOSED, audience=None))


@pytest.mark.parametrize(
    ("one", "key"),
    [(COMPOSED, "not-sent"), (PLANNED, "not-sent"), (WITHDRAWN, "already-withdrawn")],
)
def test_only_what_was_sent_is_taken_back_and_once(one: Announcement, key: str):
    check_may_be_withdrawn(SENT)
    with pytest.raises(Refusal, match=key):
        check_may_be_withdrawn(one)


def test_twelve_hours_late_is_still_sent():
    late = NOON + timedelta(hours=12)
    assert not is_too_late(NOON, late)
    assert is_too_late(NOON, late + timedelta(microseconds=1))


def test_what_did_not_arrive_for_another_reason_is_the_rest():
    progress = Progress(10, sent=4, waiting=1, blocked=1, never_started=1, cancelled=1, unsure=3)
    assert progress.failed == 2


@pytest.mark.parametrize(
    ("waiting", "percent"), [(300, 0), (298, 0), (297, 1), (150, 50), (1, 99), (0, 100)]
)
def test_a_hundred_per_cent_is_reached_at_the_very_end_only(waiting: int, percent: int):
    assert Progress(300, waiting=waiting).percent == percent


def test_a_campaign_for_nobody_is_done():
    assert Progress(0).percent == 100


@pytest.mark.parametrize(
    ("running", "lately", "waiting", "minutes"),
    [
        (timedelta(hours=1), 600, 1200, 2),
        (timedelta(hours=1), 600, 1201, 3),
        (timedelta(seconds=10), 100, 1200, 2),
        (timedelta(0), 5, 1, 1),
    ],
)
def test_the_end_follows_from_the_pace_of_the_last_minute(
    running: timedelta, lately: int, waiting: int, minutes: int
):
    progress = Progress(5000, waiting=waiting, lately=lately)
    end = expected_end(progress, began=NOON - running, now=NOON)
    assert end == NOON + timedelta(minutes=minutes)


def test_without_a_pace_nobody_knows_the_end():
    assert expected_end(Progress(9, waiting=9), began=NOON, now=NOON) is None
    assert expected_end(Progress(9, lately=9), began=NOON, now=NOON) is None


def test_up_to_ten_files_go_along() -> None:
    check_files(10)
    with pytest.raises(Refusal, match="too-many-files"):
        check_files(11)
