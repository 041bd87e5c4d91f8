"""Decisions: from counted votes to quorum, votes needed and verdict, in integers and fractions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime


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


@dataclass(frozen=True)
class Decision:
    """A line of the register: `number` counts within the year; the option is "" for a proposal.

    `meeting` is when the meeting began at whose `item` it was taken, None for a ballot without one.
    """

    year: int
    number: int
    ballot_id: int
    on: date
    title: str
    text: str
    option_key: str
    option_title: str
    meeting: datetime | None = None
    item: int = 0


@dataclass(frozen=True)
class ByName:
    """An organisation of the roll and its choice, "" for none; whether it was at the meeting."""

    name: str
    choice: str
    was_there: bool


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


def resolution(question: str) -> str:
    """Return a question put to the vote as it stands among what was resolved: without its mark."""
    return f"{question.rstrip('? ')}." if question.endswith("?") else question


def decided(
    kind: Kind, terms: Terms, tallies: Mapping[str, int], *, eligible: int, took_part: int
) -> Outcome:
    """Return the outcome of counted votes.

    `tallies` holds each choice with the number of its votes, none left out, those to abstain too;
    `took_part` counts them and whoever was at the meeting and gave none.
    """
    ranked = _ranked(kind, tallies)
    quorum = quorum_needed(terms.quorum, eligible)
    whole = took_part if terms.whole is Whole.PARTICIPATING else eligible
    needed = votes_needed(terms.threshold, whole, rival=ranked[1][1])
    if took_part < quorum:
        ruling = _Ruling(Verdict.NO_QUORUM, "no-quorum")
    elif ranked[0][1] >= needed:
        ruling = _Ruling(Verdict.ADOPTED, f"adopted-{kind}", winner=ranked[0][0])
    elif kind is Kind.FOR_AGAINST:
        is_equal = ranked[0][1] == ranked[1][1] > 0
        ruling = _Ruling(Verdict.NOT_ADOPTED, "equal" if is_equal else "too-few")
    else:
        ruling = _undecided(ranked, terms.threshold)
    return Outcome(
        eligible=eligible,
        took_part=took_part,
        quorum=quorum,
        tallies=tallies,
        whole=whole,
        needed=needed,
        votes=ranked[0][1],
        verdict=ruling.verdict,
        why=f"decision-why-{ruling.why}",
        winner=ruling.winner,
        leaders=ruling.leaders,
        tied=ruling.tied,
    )


class _Ruling(NamedTuple):
    verdict: Verdict
    why: str
    winner: str = ""
    leaders: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()


def _ranked(kind: Kind, tallies: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the choices that can win, the strongest first; a proposal stands before its rival."""
    standing = [(choice, votes) for choice, votes in tallies.items() if choice != Choice.ABSTAIN]
    if kind is Kind.SINGLE_CHOICE:
        standing.sort(key=lambda one: -one[1])
    return standing


def _undecided(ranked: Sequence[tuple[str, int]], threshold: Threshold) -> _Ruling:
    """Tell what follows when no option has enough: a run-off needs two who have votes at all."""
    chosen = [(option, votes) for option, votes in ranked if votes]
    if not chosen:
        return _Ruling(Verdict.NOT_ADOPTED, "nothing-chosen")
    if threshold is Threshold.PLURALITY:
        return _tied(chosen, votes=chosen[0][1])
    if len(ranked) == _PAIR:
        is_equal = ranked[0][1] == ranked[1][1]
        return _Ruling(Verdict.NOT_ADOPTED, "pair-equal" if is_equal else "pair")
    if len(chosen) < _PAIR:
        return _Ruling(Verdict.NOT_ADOPTED, "lone-option")
    leaders = tuple(option for option, votes in chosen if votes >= chosen[1][1])
    if len(leaders) > _PAIR:
        return _tied(chosen, votes=chosen[1][1])
    return _Ruling(Verdict.RUN_OFF, "run-off", leaders=leaders)


def _tied(chosen: Sequence[tuple[str, int]], *, votes: int) -> _Ruling:
    leaders = tuple(option for option, its_votes in chosen if its_votes > votes)
    tied = tuple(option for option, its_votes in chosen if its_votes == votes)
    why = "second-place-tied" if leaders else "first-place-tied"
    return _Ruling(Verdict.TIE, why, leaders=leaders, tied=tied)


_PAIR = 2


def what_decides(
    kind: Kind, terms: Terms, *, eligible: int, options: int, at_meeting: bool
) -> tuple[str, dict[str, str | int]]:
    """Return the key of the plain sentence of what will count as adopted, and what fills it.

    `eligible` counts the roll (before the opening: whoever would be on it now), `options` those of
    a single choice. `at_meeting` says that who is there takes part, also without a vote.
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
