"""Rules of opening a ballot: what may open, and what is frozen from then on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from hashlib import sha256

import pytest

from bot.features.ballots.rules import (
    Option,
    check_may_open,
    definition_hash,
    frozen_roll,
)
from bot.features.decisions.rules import (
    DecisionClass,
    Kind,
    QuorumRule,
    Threshold,
    Whole,
)
from bot.refusal import Refusal
from tests.features.ballots.papers import (
    AT_MEETING,
    CLOSING,
    FORMS,
    MOMENT,
    OPENING,
    PROPOSAL,
    WHICH_FORM,
)


def opening_refused(ballot, *, eligible: int = 20, now=OPENING) -> str:
    with pytest.raises(Refusal) as refusal:
        check_may_open(ballot, eligible=eligible, now=now)
    return refusal.value.key


def test_a_sound_ballot_may_open_and_one_without_voters_may_not():
    for ballot in (PROPOSAL, WHICH_FORM, AT_MEETING):
        check_may_open(ballot, eligible=1, now=OPENING)
        assert opening_refused(ballot, eligible=0) == "ballot-roll-empty"


def test_a_ballot_closes_after_it_opens_and_after_now():
    assert opening_refused(replace(PROPOSAL, closes_at=OPENING)) == "ballot-closes-too-early"
    assert opening_refused(PROPOSAL, now=CLOSING) == "ballot-closes-too-early"


def test_a_choice_has_two_options_at_least_and_all_different():
    one, twice = FORMS[:1], (FORMS[0], Option("other", " ассоциация "))

    assert opening_refused(replace(WHICH_FORM, options=one)) == "ballot-too-few-options"
    assert opening_refused(replace(WHICH_FORM, options=twice)) == "ballot-same-options"


def test_anybody_can_take_the_hash_again_of_the_definition_and_the_roll():
    """Neither the order of the roll nor the zone of the times matters."""
    canonical = (
        '{"closes_at":"2016-10-14T11:00:00+00:00","kind":"single_choice","may_change":true,'
        '"meeting":null,"number":7,"opens_at":"2016-10-10T02:00:00+00:00",'
        '"options":[["association","Ассоциация"],["ano","АНО"],["ooo","ООО"]],'
        '"question":"Согласовать проект соглашения об участии в кластере?","roll":[1,2,3],'
        '"run_off_of":null,"terms":["gte_half","majority","participating","advisory"],'
        '"title":"Соглашение об участии"}'
    )
    in_utc = replace(WHICH_FORM, closes_at=CLOSING.astimezone(UTC))
    expected = sha256(canonical.encode()).hexdigest()

    assert frozen_roll(WHICH_FORM, [3, 1, 2]).hash == expected
    assert definition_hash(in_utc, [2, 3, 1]) == expected


def test_closing_does_not_change_the_hash():
    closed = replace(PROPOSAL, closed_at=CLOSING)

    assert definition_hash(closed, [1]) == definition_hash(PROPOSAL, [1])


@pytest.mark.parametrize(
    "change",
    [
        {"number": 8},
        {"title": "Соглашение"},
        {"question": "Согласовать?"},
        {"kind": Kind.SINGLE_CHOICE},
        {"options": FORMS},
        {"terms": replace(PROPOSAL.terms, quorum=QuorumRule.NONE)},
        {"terms": replace(PROPOSAL.terms, threshold=Threshold.UNANIMOUS)},
        {"terms": replace(PROPOSAL.terms, whole=Whole.ELIGIBLE)},
        {"terms": replace(PROPOSAL.terms, decision_class=DecisionClass.STATUTORY)},
        {"opens_at": OPENING - MOMENT},
        {"opens_at": None},
        {"closes_at": CLOSING + MOMENT},
        {"closes_at": None},
        {"meeting_id": 3},
        {"run_off_of": 10},
        {"may_change": False},
    ],
)
def test_whatever_is_changed_in_a_definition_changes_its_hash(change):
    assert definition_hash(replace(PROPOSAL, **change), [1]) != definition_hash(PROPOSAL, [1])


def test_another_roll_is_another_hash():
    assert definition_hash(PROPOSAL, [1, 23]) != definition_hash(PROPOSAL, [12, 3])
