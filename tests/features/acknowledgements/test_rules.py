"""Rules of acknowledging: whose it is, and how often people are reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.acknowledgements.rules import (
    REMINDS_EVERY,
    check_may_acknowledge,
    check_may_remind,
)
from bot.features.announcements.rules import Announcement, Progress, State
from bot.refusal import Refusal
from tests.features.announcements.samples import NOON
from tests.features.announcements.samples import SENT as UNASKED

SENT = replace(UNASKED, asks_acknowledgement=True)
WITHDRAWN = replace(SENT, state=State.WITHDRAWN, withdrawn_at=NOON)
HALF = Progress(people=3, informed=1, organisations=2)


def test_who_got_it_may_acknowledge():
    check_may_acknowledge(SENT, was_for_them=True)


@pytest.mark.parametrize(
    ("one", "was_for_them", "key"),
    [(SENT, False, "out-of-date"), (UNASKED, True, "out-of-date"), (WITHDRAWN, True, "withdrawn")],
)
def test_nobody_else_may(one: Announcement, was_for_them: bool, key: str):
    with pytest.raises(Refusal) as refused:
        check_may_acknowledge(one, was_for_them=was_for_them)
    assert refused.value.key.endswith(key)


@pytest.mark.parametrize("one", [UNASKED, WITHDRAWN])
def test_only_what_asks_and_still_holds_is_reminded_of(one: Announcement):
    with pytest.raises(Refusal, match="not-asked"):
        check_may_remind(one, HALF, NOON)


def test_nobody_is_reminded_when_all_have_acknowledged():
    with pytest.raises(Refusal, match="-all"):
        check_may_remind(SENT, replace(HALF, informed=2), NOON)


def test_a_day_lies_between_two_reminders():
    check_may_remind(SENT, HALF, NOON)
    reminded = replace(SENT, reminded_at=NOON)
    check_may_remind(reminded, HALF, NOON + REMINDS_EVERY)
    with pytest.raises(Refusal) as refused:
        check_may_remind(reminded, HALF, NOON + REMINDS_EVERY - timedelta(seconds=1))
    assert refused.value.details == {"at": NOON, "next": NOON + REMINDS_EVERY}
