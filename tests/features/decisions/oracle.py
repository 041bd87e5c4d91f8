"""The same decisions told another way: by cross-multiplied conditions, never by a number needed."""

from __future__ import annotations

from collections.abc import Mapping

from bot.features.decisions.rules import QuorumRule, Threshold, Verdict

QUORUM = {
    QuorumRule.GTE_HALF: lambda part, roll: 2 * part >= roll,
    QuorumRule.GT_HALF: lambda part, roll: 2 * part > roll,
    QuorumRule.NONE: lambda part, roll: True,
}

ENOUGH = {
    Threshold.MAJORITY: lambda votes, whole, rival: votes > whole - votes,
    Threshold.TWO_THIRDS: lambda votes, whole, rival: votes > 0 and 2 * whole <= 3 * votes,
    Threshold.THREE_QUARTERS: lambda votes, whole, rival: votes > 0 and 3 * whole <= 4 * votes,
    Threshold.UNANIMOUS: lambda votes, whole, rival: votes >= max(whole, 1),
    Threshold.PLURALITY: lambda votes, whole, rival: votes > rival,
}


def fewest(threshold: Threshold, whole: int, rival: int) -> int:
    """Count up from nothing until it is enough."""
    votes = 0
    while not ENOUGH[threshold](votes, whole, rival):
        votes += 1
    return votes


def of_options(
    threshold: Threshold, tallies: Mapping[str, int], whole: int
) -> tuple[Verdict, set[str], set[str], set[str]]:
    """Return the verdict, who won, who leads and who is tied, by counting who is ahead of whom.

    `tallies` are those of the options alone.
    """
    ahead = {one: sum(v > votes for v in tallies.values()) for one, votes in tallies.items()}
    for one, votes in tallies.items():
        rival = max(v for other, v in tallies.items() if other != one)
        if ENOUGH[threshold](votes, whole, rival):
            return Verdict.ADOPTED, {one}, set(), set()
    places = 1 if threshold is Threshold.PLURALITY else 2
    through = {one for one, votes in tallies.items() if votes and ahead[one] < places}
    if threshold is Threshold.PLURALITY:
        return (Verdict.TIE, set(), set(), through) if through else nothing()
    if len(tallies) == 2 or len(through) < 2:
        return nothing()
    if len(through) == 2:
        return Verdict.RUN_OFF, set(), through, set()
    first = {one for one in through if not ahead[one]} if len(through) > 2 else set()
    return Verdict.TIE, set(), first - tied(through, tallies), tied(through, tallies)


def tied(through: set[str], tallies: Mapping[str, int]) -> set[str]:
    weakest = min(tallies[one] for one in through)
    return {one for one in through if tallies[one] == weakest}


def nothing() -> tuple[Verdict, set[str], set[str], set[str]]:
    return Verdict.NOT_ADOPTED, set(), set(), set()
