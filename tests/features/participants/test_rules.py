"""Rules of exclusion: two organisers agree, or the only one thinks it over for a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.features.participants.rules import Exclusion, check_is_open, check_may_confirm
from bot.refusal import Refusal

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
NEXT_NOON = NOON + timedelta(hours=24)
MOMENT = timedelta(microseconds=1)
PROPOSER, COLLEAGUE = 10, 11
PROPOSED = Exclusion(
    id=1,
    organisation_id=5,
    reason="Ликвидация",
    proposed_by=PROPOSER,
    proposed_at=NOON,
    settled_at=None,
)
SETTLED = replace(PROPOSED, settled_at=NOON)
BOTH = (PROPOSER, COLLEAGUE)


def test_a_colleague_confirms_at_once():
    check_may_confirm(PROPOSED, COLLEAGUE, organisers=BOTH, now=NOON)


def test_who_came_when_the_proposer_had_left_confirms_at_once():
    check_may_confirm(PROPOSED, COLLEAGUE, organisers=[COLLEAGUE], now=NOON)


@pytest.mark.parametrize("now", [NOON, NEXT_NOON, NEXT_NOON + timedelta(days=365)])
def test_a_proposer_with_a_colleague_never_confirms_alone(now: datetime):
    with pytest.raises(Refusal, match="exclusion-needs-another"):
        check_may_confirm(PROPOSED, PROPOSER, organisers=BOTH, now=now)


def test_the_only_organiser_confirms_after_24_hours_and_not_a_moment_before():
    check_may_confirm(PROPOSED, PROPOSER, organisers=[PROPOSER], now=NEXT_NOON)
    with pytest.raises(Refusal, match="exclusion-too-early") as refusal:
        check_may_confirm(PROPOSED, PROPOSER, organisers=[PROPOSER], now=NEXT_NOON - MOMENT)
    assert refusal.value.details == {"at": NEXT_NOON}


@pytest.mark.parametrize("person_id", BOTH)
def test_what_is_settled_is_confirmed_by_nobody(person_id: int):
    with pytest.raises(Refusal, match="exclusion-settled"):
        check_may_confirm(SETTLED, person_id, organisers=BOTH, now=NEXT_NOON)


def test_what_is_settled_is_not_dropped_either():
    check_is_open(PROPOSED)
    with pytest.raises(Refusal, match="exclusion-settled"):
        check_is_open(SETTLED)
