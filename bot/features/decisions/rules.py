"""Decisions: from counted votes to quorum, votes needed and verdict, in integers and fractions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """A proposal to adopt or not, or one option out of several."""

    FOR_AGAINST = "for_against"
    SINGLE_CHOICE = "single_choice"


class Choice(StrEnum):
    """What one may answer to a proposal; ABSTAIN stands beside the options of a choice, too."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class QuorumRule(StrEnum):
    """How many of the roll must take part.

    GTE_HALF is Civil Code Art. 181.2, GT_HALF is Law 7-FZ Art. 29.
    """

    GTE_HALF = "gte_half"
    GT_HALF = "gt_half"
    NONE = "none"


class Threshold(StrEnum):
    """How many votes decide; PLURALITY is more than any rival has, whatever the whole."""

    MAJORITY = "majority"
    TWO_THIRDS = "two_thirds"
    THREE_QUARTERS = "three_quarters"
    UNANIMOUS = "unanimous"
    PLURALITY = "plurality"


class Whole(StrEnum):
    """What the threshold is a share of: those taking part, who abstain included, or the roll."""

    PARTICIPATING = "participating"
    ELIGIBLE = "eligible"


class DecisionClass(StrEnum):
    """What force a decision has."""

    ADVISORY = "advisory"
    FOUNDING_PREPARATORY = "founding_preparatory"
    STATUTORY = "statutory"


class Verdict(StrEnum):
    """What came of it; TIE waits for a repeat vote between the tied, RUN_OFF opens by itself."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    NO_QUORUM = "no_quorum"
    RUN_OFF = "run_off"
    TIE = "tie"


@dataclass(frozen=True)
class Terms:
    """By which rules votes become a decision."""

    quorum: QuorumRule
    threshold: Threshold
    whole: Whole
    decision_class: DecisionClass


@dataclass(frozen=True)
class Outcome:
    """The result and all that must be said of it.

    `quorum` is how many had to take part; `whole` is of how many the threshold was taken and
    `needed` the smallest number of votes that decides; `votes` are those for the proposal or for
    the strongest option. `winner` is what was adopted, `leaders` stand in the run-off (under TIE
    the one who is sure to), `tied` have equally many votes. `why` is a key for `numbers`.
    """

    eligible: int
    took_part: int
    quorum: int
    tallies: Mapping[str, int]
    whole: int
    needed: int
    votes: int
    verdict: Verdict
    why: str
    winner: str = ""
    leaders: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()

    @property
    def has_quorum(self) -> bool:
        """Whether enough of the roll took part."""
        return self.took_part >= self.quorum

    @property
    def numbers(self) -> dict[str, int]:
        """What fills the sentence `why`."""
        names = ("eligible", "took_part", "quorum", "whole", "needed", "votes")
        return {name: getattr(self, name) for name in names}


def quorum_needed(rule: QuorumRule, eligible: int) -> int:
    """Return the smallest number of organisations that must take part."""
    match rule:
        case QuorumRule.GTE_HALF:
            return (eligible + 1) // 2
        case QuorumRule.GT_HALF:
            return eligible // 2 + 1
        case QuorumRule.NONE:
            return 0


def votes_needed(threshold: Threshold, whole: int, *, rival: int = 0) -> int:
    """Return the smallest number of votes that decides: never 0, not even where nobody took part.

    `whole` counts organisations, `rival` the votes of the strongest rival (for PLURALITY alone).
    """
    match threshold:
        case Threshold.PLURALITY:
            return rival + 1
        case Threshold.MAJORITY:
            return whole // 2 + 1
        case _:
            return max(1, ceil(_SHARES[threshold] * whole))


_SHARES = {
    Threshold.TWO_THIRDS: Fraction(2, 3),
    Threshold.THREE_QUARTERS: Fraction(3, 4),
    Threshold.UNANIMOUS: Fraction(1),
}


def decided(
    kind: Kind, terms: Terms, tallies: Mapping[str, int], *, eligible: int, took_part: int
) -> Outcome:
    """Return the outcome of counted votes.

    `tallies` holds each choice with the number of its votes, none left out, those to abstain too;
    `took_part` counts them and whoever was at the meeting and gave none.
    """
    (strongest, votes), (_, rival), *_ = _ranked(kind, tallies)
    whole = took_part if terms.whole is Whole.PARTICIPATING else eligible
    outcome = Outcome(
        eligible=eligible,
        took_part=took_part,
        quorum=quorum_needed(terms.quorum, eligible),
        tallies=tallies,
        whole=whole,
        needed=votes_needed(terms.threshold, whole, rival=rival),
        votes=votes,
        verdict=Verdict.NO_QUORUM,
        why="decision-why-no-quorum",
    )
    if not outcome.has_quorum:
        return outcome
    if votes >= outcome.needed:
        adopted, why = Verdict.ADOPTED, f"decision-why-adopted-{kind}"
        return replace(outcome, verdict=adopted, why=why, winner=strongest)
    if kind is Kind.FOR_AGAINST:
        return _not_adopted(outcome, "equal" if votes == rival > 0 else "too-few")
    return _undecided(outcome, terms.threshold)


def _ranked(kind: Kind, tallies: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the choices that can win, the strongest first; a proposal has one rival alone."""
    standing = [(choice, votes) for choice, votes in tallies.items() if choice != Choice.ABSTAIN]
    if kind is Kind.FOR_AGAINST:
        return standing
    return sorted(standing, key=lambda one: -one[1])


def _not_adopted(outcome: Outcome, why: str) -> Outcome:
    return replace(outcome, verdict=Verdict.NOT_ADOPTED, why=f"decision-why-{why}")


def _undecided(outcome: Outcome, threshold: Threshold) -> Outcome:
    """Tell what follows when no option has enough: a run-off needs two who have votes at all."""
    ranked = _ranked(Kind.SINGLE_CHOICE, outcome.tallies)
    chosen = [(option, votes) for option, votes in ranked if votes]
    if not chosen:
        return _not_adopted(outcome, "nothing-chosen")
    if threshold is Threshold.PLURALITY:
        return _tie(outcome, votes=outcome.votes)
    if len(ranked) == _PAIR:
        return _not_adopted(outcome, "pair-equal" if ranked[0][1] == ranked[1][1] else "pair")
    if len(chosen) < _PAIR:
        return _not_adopted(outcome, "lone-option")
    return _run_off(outcome, second=chosen[1][1])


def _run_off(outcome: Outcome, *, second: int) -> Outcome:
    """Send the two leaders to a run-off, unless a tie leaves open who they are."""
    leaders = _with_votes(outcome, at_least=second)
    if len(leaders) > _PAIR:
        return _tie(outcome, votes=second)
    return replace(outcome, verdict=Verdict.RUN_OFF, why="decision-why-run-off", leaders=leaders)


def _tie(outcome: Outcome, *, votes: int) -> Outcome:
    leaders = _with_votes(outcome, at_least=votes + 1)
    tied = tuple(one for one in _with_votes(outcome, at_least=votes) if one not in leaders)
    why = "decision-why-second-place-tied" if leaders else "decision-why-first-place-tied"
    return replace(outcome, verdict=Verdict.TIE, why=why, leaders=leaders, tied=tied)


def _with_votes(outcome: Outcome, *, at_least: int) -> tuple[str, ...]:
    ranked = _ranked(Kind.SINGLE_CHOICE, outcome.tallies)
    return tuple(option for option, votes in ranked if votes >= at_least)


_PAIR = 2


def what_decides(
    kind: Kind, terms: Terms, *, eligible: int, options: int, at_meeting: bool
) -> tuple[str, dict[str, str | int]]:
    """Return the key of the plain sentence of what will count as adopted, and what fills it.

    `eligible` counts the roll (before the opening: whoever would be on it now), `options` those of
    a single choice.
    """
    of = Whole.ELIGIBLE.value if terms.whole is Whole.ELIGIBLE else _TAKING_PART[at_meeting]
    leads_on = options > _PAIR and terms.threshold is not Threshold.PLURALITY
    return f"decision-by-{kind}", {
        "threshold": terms.threshold.value,
        "of": "rivals" if terms.threshold is Threshold.PLURALITY else of,
        "needed": votes_needed(terms.threshold, eligible),
        "eligible": eligible,
        "otherwise": "run_off" if leads_on else "nothing",
        "rule": terms.quorum.value,
        "quorum": quorum_needed(terms.quorum, eligible),
    }


_TAKING_PART = {True: "present", False: "voters"}
