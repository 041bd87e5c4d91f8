"""Rules of decisions: the edges that people argue about, and what holds for any votes at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.decisions.rules import (
    Choice,
    DecisionClass,
    Kind,
    Outcome,
    QuorumRule,
    Terms,
    Threshold,
    Verdict,
    Whole,
    decided,
    quorum_needed,
    votes_needed,
)

ORDINARY = Terms(
    QuorumRule.GTE_HALF, Threshold.MAJORITY, Whole.PARTICIPATING, DecisionClass.ADVISORY
)
OF_ALL = replace(ORDINARY, whole=Whole.ELIGIBLE)
UNANIMOUS = replace(ORDINARY, threshold=Threshold.UNANIMOUS)
MORE_THAN_ANY = replace(ORDINARY, threshold=Threshold.PLURALITY)
WITHOUT_QUORUM = replace(ORDINARY, quorum=QuorumRule.NONE)


def proposal(
    votes: tuple[int, int, int], terms: Terms = ORDINARY, *, roll: int = 20, silent: int = 0
) -> Outcome:
    """Decide on (for, against, abstain); `silent` were at the meeting and gave no vote."""
    tallies = dict(zip(tuple(Choice), votes, strict=True))
    took_part = sum(votes) + silent
    return decided(Kind.FOR_AGAINST, terms, tallies, eligible=roll, took_part=took_part)


def choice(terms: Terms = ORDINARY, *, roll: int = 20, abstain: int = 0, **votes: int) -> Outcome:
    tallies = {**votes, "abstain": abstain}
    took_part = sum(tallies.values())
    return decided(Kind.SINGLE_CHOICE, terms, tallies, eligible=roll, took_part=took_part)


# Quorum


def test_exactly_ten_of_twenty_are_a_quorum_of_at_least_half_and_none_of_more_than_half():
    assert proposal((6, 4, 0)).has_quorum
    assert not proposal((6, 4, 0), replace(ORDINARY, quorum=QuorumRule.GT_HALF)).has_quorum


@pytest.mark.parametrize(
    ("roll", "at_least_half", "more_than_half"), [(1, 1, 1), (2, 1, 2), (7, 4, 4), (20, 10, 11)]
)
def test_half_of_an_odd_roll_is_rounded_up(roll: int, at_least_half: int, more_than_half: int):
    assert quorum_needed(QuorumRule.GTE_HALF, roll) == at_least_half
    assert quorum_needed(QuorumRule.GT_HALF, roll) == more_than_half


def test_without_a_quorum_nothing_is_decided_whatever_the_votes():
    outcome = proposal((9, 0, 0))

    assert outcome.verdict is Verdict.NO_QUORUM
    assert (outcome.quorum, outcome.took_part, outcome.winner) == (10, 9, "")
    assert outcome.needed == 5


def test_who_is_present_without_a_vote_makes_the_quorum_and_raises_the_votes_needed():
    assert proposal((8, 0, 0), silent=7).needed == 8
    assert proposal((8, 0, 0), silent=7).verdict is Verdict.ADOPTED
    assert proposal((8, 0, 0), silent=8).verdict is Verdict.NOT_ADOPTED


# Votes needed


@pytest.mark.parametrize(("whole", "needed"), [(3, 2), (4, 3), (6, 4), (9, 6), (60, 40)])
def test_two_thirds_are_exact(whole: int, needed: int):
    assert votes_needed(Threshold.TWO_THIRDS, whole) == needed


@pytest.mark.parametrize(("whole", "needed"), [(3, 3), (4, 3), (8, 6), (9, 7), (60, 45)])
def test_three_quarters_are_exact(whole: int, needed: int):
    assert votes_needed(Threshold.THREE_QUARTERS, whole) == needed


def test_exactly_half_is_not_a_majority():
    assert proposal((8, 6, 2)).verdict is Verdict.NOT_ADOPTED
    assert proposal((9, 6, 1)).verdict is Verdict.ADOPTED


def test_who_abstains_takes_part_and_is_not_for():
    assert proposal((8, 0, 8)).verdict is Verdict.NOT_ADOPTED
    assert proposal((8, 0, 7)).verdict is Verdict.ADOPTED


def test_of_all_means_of_the_roll_and_not_of_those_who_came():
    assert proposal((10, 0, 0), OF_ALL).verdict is Verdict.NOT_ADOPTED
    assert proposal((11, 9, 0), OF_ALL).verdict is Verdict.ADOPTED


def test_one_abstention_is_enough_against_unanimity():
    assert proposal((16, 0, 0), UNANIMOUS).verdict is Verdict.ADOPTED
    assert proposal((15, 0, 1), UNANIMOUS).verdict is Verdict.NOT_ADOPTED


@pytest.mark.parametrize("threshold", Threshold)
@pytest.mark.parametrize("kind", Kind)
def test_nothing_is_adopted_by_no_votes(threshold: Threshold, kind: Kind):
    terms = replace(WITHOUT_QUORUM, threshold=threshold)
    tallies = {"for": 0, "against": 0, "abstain": 0}
    outcome = decided(kind, terms, tallies, eligible=0, took_part=0)

    assert outcome.verdict is Verdict.NOT_ADOPTED
    assert outcome.needed == 1


# Ties


def test_a_tie_is_not_adopted_and_the_reason_is_the_tie():
    outcome = proposal((8, 8, 0))

    assert outcome.verdict is Verdict.NOT_ADOPTED
    assert outcome.why == "decision-why-equal"
    assert proposal((8, 8, 0), MORE_THAN_ANY).verdict is Verdict.NOT_ADOPTED
    assert proposal((0, 0, 16)).why == "decision-why-too-few"


# One option out of several


def test_the_option_of_more_than_half_wins():
    outcome = choice(a=9, b=4, c=4)

    assert (outcome.verdict, outcome.winner, outcome.needed) == (Verdict.ADOPTED, "a", 9)


def test_the_two_leaders_go_to_a_run_off_where_nobody_has_more_than_half():
    outcome = choice(c=2, a=8, b=6, d=2)

    assert outcome.verdict is Verdict.RUN_OFF
    assert outcome.leaders == ("a", "b")
    assert outcome.winner == ""


def test_two_who_share_the_first_place_are_the_two_leaders():
    assert choice(a=6, b=4, c=6).leaders == ("a", "c")
    assert choice(a=6, b=4, c=6).verdict is Verdict.RUN_OFF


def test_a_tie_for_second_place_asks_for_a_repeat_vote_between_the_tied():
    outcome = choice(a=8, b=4, c=4, d=2)

    assert outcome.verdict is Verdict.TIE
    assert outcome.why == "decision-why-second-place-tied"
    assert (outcome.leaders, outcome.tied) == (("a",), ("b", "c"))


def test_three_who_share_the_first_place_are_tied_and_nobody_leads():
    outcome = choice(a=5, b=5, c=5, d=1)

    assert outcome.verdict is Verdict.TIE
    assert outcome.why == "decision-why-first-place-tied"
    assert (outcome.leaders, outcome.tied) == ((), ("a", "b", "c"))


def test_two_options_never_meet_again_in_a_run_off():
    assert choice(a=9, b=8, abstain=2).why == "decision-why-pair"
    assert choice(a=9, b=9).why == "decision-why-pair-equal"
    assert choice(a=9, b=9).verdict is choice(a=9, b=8, abstain=2).verdict is Verdict.NOT_ADOPTED


def test_an_option_without_a_vote_is_nobodys_rival():
    outcome = choice(a=8, b=0, c=0, abstain=10)

    assert outcome.verdict is Verdict.NOT_ADOPTED
    assert outcome.why == "decision-why-lone-option"


def test_where_all_abstain_nothing_is_chosen():
    outcome = choice(a=0, b=0, c=0, abstain=16)

    assert outcome.verdict is Verdict.NOT_ADOPTED
    assert outcome.why == "decision-why-nothing-chosen"


def test_plurality_takes_the_strongest_and_leaves_a_tie_to_a_repeat_vote():
    assert choice(MORE_THAN_ANY, a=4, b=6, c=5).winner == "b"
    assert choice(MORE_THAN_ANY, a=4, b=6, c=5).needed == 6
    assert choice(MORE_THAN_ANY, a=4, b=6, c=6).tied == ("b", "c")
    assert choice(MORE_THAN_ANY, a=6, b=6).verdict is Verdict.TIE


# What holds for any votes


some_votes = st.integers(0, 200)
any_terms = st.builds(
    Terms,
    st.sampled_from(QuorumRule),
    st.sampled_from(Threshold),
    st.sampled_from(Whole),
    st.sampled_from(DecisionClass),
)
three = st.tuples(some_votes, some_votes, some_votes)


@given(three, any_terms, some_votes, some_votes)
def test_one_more_vote_for_of_who_was_silent_never_undoes_an_adoption(votes, terms, silent, absent):
    """The voter was present without a vote, so nothing but the vote changes."""
    for_, against, abstain = votes
    roll = sum(votes) + silent + 1 + absent
    before = proposal(votes, terms, roll=roll, silent=silent + 1)
    after = proposal((for_ + 1, against, abstain), terms, roll=roll, silent=silent)

    assert not (before.verdict is Verdict.ADOPTED and after.verdict is not Verdict.ADOPTED)


@given(three, any_terms, some_votes)
def test_one_more_voter_for_never_undoes_an_adoption(votes, terms, absent):
    """The voter had stayed away; with them the whole grows, too, and may pass them a quorum."""
    roll = sum(votes) + 1 + absent
    before = proposal(votes, terms, roll=roll)
    after = proposal((votes[0] + 1, *votes[1:]), terms, roll=roll)

    assert not (before.verdict is Verdict.ADOPTED and after.verdict is not Verdict.ADOPTED)


@given(three, any_terms, some_votes)
def test_a_vote_turned_from_for_to_against_never_adopts(votes, terms, absent):
    for_, against, abstain = votes
    roll = sum(votes) + 1 + absent
    before = proposal((for_ + 1, against, abstain), terms, roll=roll)
    after = proposal((for_, against + 1, abstain), terms, roll=roll)

    assert not (after.verdict is Verdict.ADOPTED and before.verdict is not Verdict.ADOPTED)


@given(three, any_terms, some_votes)
def test_exactly_the_votes_needed_adopt_and_one_fewer_does_not(votes, terms, absent):
    roll = sum(votes) + absent
    outcome = proposal(votes, terms, roll=roll)

    if outcome.has_quorum:
        assert (outcome.verdict is Verdict.ADOPTED) == (votes[0] >= outcome.needed)
    assert 1 <= outcome.needed <= max(roll, votes[1]) + 1


@given(st.lists(st.integers(0, 12), min_size=2, max_size=4), st.integers(0, 12), any_terms)
def test_the_order_of_the_options_does_not_matter(votes, abstain, terms):
    options = list(zip("abcd", votes, strict=False))
    roll = sum(votes) + abstain
    seen = {
        (one.verdict, one.why, one.winner, frozenset(one.leaders), frozenset(one.tied))
        for one in (
            choice(terms, roll=roll, abstain=abstain, **dict(order))
            for order in permutations(options)
        )
    }

    assert len(seen) == 1


@given(st.lists(some_votes, min_size=2, max_size=6), some_votes, any_terms, some_votes)
def test_what_follows_is_always_said_in_full(votes, abstain, terms, absent):
    """A winner, two leaders, or at least two who are tied: whatever the verdict needs."""
    tallies = dict(zip("abcdef", votes, strict=False))
    roll = sum(votes) + abstain + absent
    outcome = choice(terms, roll=roll, abstain=abstain, **tallies)

    assert bool(outcome.winner) == (outcome.verdict is Verdict.ADOPTED)
    assert (len(outcome.leaders) == 2) == (outcome.verdict is Verdict.RUN_OFF)
    assert (len(outcome.tied) >= 2) == (outcome.verdict is Verdict.TIE)
    weakest = min((tallies[one] for one in (*outcome.leaders, *outcome.tied)), default=0)
    others = set(tallies) - {outcome.winner, *outcome.leaders, *outcome.tied}
    if outcome.verdict in {Verdict.RUN_OFF, Verdict.TIE}:
        assert weakest > max((tallies[one] for one in others), default=0)


@given(three, any_terms)
def test_a_thousand_times_the_same_split_has_the_same_verdict(votes, terms):
    outcome = proposal(votes, terms, roll=sum(votes))
    larger = proposal(tuple(1000 * one for one in votes), terms, roll=1000 * sum(votes))

    assert larger.verdict is outcome.verdict
