"""Every count of votes that a cluster of sixty can produce, against an independent oracle."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from bot.features.decisions.rules import (
    DecisionClass,
    Kind,
    QuorumRule,
    Terms,
    Threshold,
    Verdict,
    Whole,
    decided,
    quorum_needed,
    votes_needed,
)
from tests.features.decisions import oracle

# Counting each line of a million decisions would take most of the time of the whole suite.
pytestmark = pytest.mark.no_cover

MOST = 60
TERMS = [
    Terms(quorum, threshold, whole, DecisionClass.ADVISORY)
    for quorum, threshold, whole in product(QuorumRule, Threshold, Whole)
]
OPTIONS = ("a", "b", "c", "d", "e")


@cache
def splits(total: int, parts: int) -> tuple[tuple[int, ...], ...]:
    """Every way to give `total` votes to `parts` choices."""
    if parts == 1:
        return ((total,),)
    return tuple(
        (first, *rest) for first in range(total + 1) for rest in splits(total - first, parts - 1)
    )


@pytest.mark.parametrize("rule", QuorumRule)
def test_a_quorum_is_what_the_oracle_says_for_every_roll_and_turnout(rule: QuorumRule):
    for roll in range(MOST + 1):
        for part in range(roll + 1):
            assert (part >= quorum_needed(rule, roll)) == oracle.QUORUM[rule](part, roll)


@pytest.mark.parametrize("threshold", Threshold)
def test_the_votes_needed_are_the_fewest_that_the_oracle_accepts(threshold: Threshold):
    for whole, rival in product(range(MOST + 1), repeat=2):
        expected = oracle.fewest(threshold, whole, rival)
        assert votes_needed(threshold, whole, rival=rival) == expected


@cache
def rolls(took_part: int) -> tuple[int, ...]:
    """Rolls on both sides of each quorum's edge, and the smallest and the largest there are."""
    edges = {took_part, 2 * took_part - 1, 2 * took_part, 2 * took_part + 1, MOST}
    return tuple(sorted(roll for roll in edges if took_part <= roll <= MOST))


def counts() -> Iterator[tuple[int, int, dict[str, int]]]:
    """All (for, against, abstain) of up to 60, each beside one of its rolls in turn."""
    for took_part in range(MOST + 1):
        edges = rolls(took_part)
        for turn, votes in enumerate(splits(took_part, 3)):
            tallies = dict(zip(("for", "against", "abstain"), votes, strict=True))
            yield took_part, edges[turn % len(edges)], tallies


@pytest.mark.parametrize("threshold", Threshold)
def test_a_proposal_is_decided_as_the_oracle_says_for_every_split_of_up_to_60(threshold):
    is_enough = cache(oracle.ENOUGH[threshold])
    own_terms = [terms for terms in TERMS if terms.threshold is threshold]
    for took_part, roll, tallies in counts():
        for terms in own_terms:
            whole = took_part if terms.whole is Whole.PARTICIPATING else roll
            expected = Verdict.NOT_ADOPTED
            if not oracle.QUORUM[terms.quorum](took_part, roll):
                expected = Verdict.NO_QUORUM
            elif is_enough(tallies["for"], whole, tallies["against"]):
                expected = Verdict.ADOPTED
            ours = decided(Kind.FOR_AGAINST, terms, tallies, eligible=roll, took_part=took_part)
            assert ours.verdict is expected, (terms, tallies, roll)


@pytest.mark.parametrize("terms", TERMS, ids=lambda t: f"{t.quorum}-{t.threshold}-{t.whole}")
def test_a_small_meeting_is_decided_as_the_oracle_says_with_every_roll_and_attendance(terms):
    """Whoever is present without a vote stays in the whole: all rolls and splits of up to 10."""
    for roll in range(11):
        for took_part in range(roll + 1):
            for for_, against, abstain, _silent in splits(took_part, 4):
                tallies = {"for": for_, "against": against, "abstain": abstain}
                outcome = decided(
                    Kind.FOR_AGAINST, terms, tallies, eligible=roll, took_part=took_part
                )
                whole = took_part if terms.whole is Whole.PARTICIPATING else roll
                has_quorum = oracle.QUORUM[terms.quorum](took_part, roll)
                is_enough = oracle.ENOUGH[terms.threshold](for_, whole, against)
                assert outcome.has_quorum == has_quorum
                assert (outcome.verdict is Verdict.NO_QUORUM) == (not has_quorum)
                assert (outcome.verdict is Verdict.ADOPTED) == (has_quorum and is_enough)
                assert outcome.winner == ("for" if has_quorum and is_enough else "")


@pytest.mark.parametrize(("count", "most"), [(2, 16), (3, 12), (4, 9), (5, 7)])
@pytest.mark.parametrize("threshold", Threshold)
def test_a_choice_is_decided_as_the_oracle_says_for_every_split(threshold, count, most):
    options = OPTIONS[:count]
    for whole in Whole:
        terms = Terms(QuorumRule.NONE, threshold, whole, DecisionClass.ADVISORY)
        for took_part in range(most + 1):
            for *votes, abstain in splits(took_part, count + 1):
                tallies = dict(zip(options, votes, strict=True))
                outcome = decided(
                    Kind.SINGLE_CHOICE,
                    terms,
                    {**tallies, "abstain": abstain},
                    eligible=most,
                    took_part=took_part,
                )
                of = took_part if whole is Whole.PARTICIPATING else most
                told = (
                    outcome.verdict,
                    {outcome.winner} - {""},
                    set(outcome.leaders),
                    set(outcome.tied),
                )
                assert told == oracle.of_options(threshold, tallies, of), (terms, tallies)
