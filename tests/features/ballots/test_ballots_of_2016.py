"""The ballots of the cluster's first half year, each with the outcome that people counted."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from bot.features.ballots.rules import (
    Ballot,
    Change,
    Option,
    Vote,
    Voter,
    check_may_choose,
    check_may_vote,
    counted,
    frozen_roll,
    outcome,
    run_off_options,
)
from bot.features.decisions.rules import (
    DecisionClass,
    Kind,
    Outcome,
    QuorumRule,
    Terms,
    Threshold,
    Verdict,
    Whole,
    what_decides,
)
from bot.features.organisations.rules import Authority, Basis
from bot.refusal import Refusal
from tests.features.ballots.papers import ZONE, organisation, proxy

VERDICTS = {
    "adopted": Verdict.ADOPTED,
    "not_adopted": Verdict.NOT_ADOPTED,
    "no_quorum": Verdict.NO_QUORUM,
    "runoff_required": Verdict.RUN_OFF,
}


@cache
def records() -> dict[str, dict]:
    text = (Path(__file__).parent / "ballots.json").read_text(encoding="utf-8")
    return {record["id"]: record for record in json.loads(text)["ballots"]}


def rounds() -> list[tuple[str, int]]:
    return [
        (name, part["round"])
        for name, record in records().items()
        for part in record["rounds"]
        if "votes" in part
    ]


def number_of(org: str) -> int:
    return int(org.removeprefix("org-"))


def numbers_of(orgs: list[str]) -> list[int]:
    return [number_of(org) for org in orgs]


def ballot_of(record: dict, part: dict | None = None) -> Ballot:
    source = {**record, **(part or {})}
    options = [one for one in source["options"] if one["id"] not in {"for", "against", "abstain"}]
    return Ballot(
        id=1,
        number=1,
        title=record["title"]["ru"],
        question=record["question"]["ru"],
        kind=Kind(record["mode"]),
        options=tuple(Option(one["id"], one["label"]["ru"]) for one in options),
        terms=Terms(
            QuorumRule(record["quorum_rule"]),
            Threshold(record["threshold"]["kind"]),
            Whole(record["threshold"]["base"]),
            DecisionClass(record["binding_class"]),
        ),
        opens_at=datetime.fromisoformat(source["opens_at"]),
        closes_at=datetime.fromisoformat(source["closes_at"]),
        may_change=record["vote_change_allowed"],
    )


def result_of(name: str, round_: int) -> tuple[Outcome, dict]:
    record = records()[name]
    part = record["rounds"][round_ - 1]
    ballot = ballot_of(record, part)
    cast = [
        Vote(row, number_of(one["org"]), one["option"], "p-one", ballot.opens_at)
        for row, one in enumerate(part["votes"])
    ]
    roll = frozen_roll(ballot, numbers_of(record["eligible"]))
    present = numbers_of(part.get("present", []))
    return outcome(ballot, roll, cast, present=present), part["expected"]


def test_every_ballot_of_the_two_kinds_is_here():
    assert len(records()) == 10
    assert len(rounds()) == 10


@pytest.mark.parametrize(("name", "round_"), rounds())
def test_a_ballot_has_the_outcome_that_was_counted(name: str, round_: int):
    found, expected = result_of(name, round_)

    assert found.eligible == expected["eligible"]
    assert found.took_part == expected["participated"]
    assert sum(found.tallies.values()) == expected["votes_cast"]
    assert found.has_quorum == expected["quorum_met"]
    assert found.tallies == expected["tallies"]
    assert found.whole == expected["threshold_base"]
    assert found.needed == expected["votes_needed"]
    assert found.verdict is VERDICTS[expected["outcome"]]
    assert [found.winner] * bool(found.winner) == expected["winners"]
    assert list(found.leaders) == expected.get("runoff_options", [])


def test_the_run_off_on_the_legal_form_is_between_the_two_leaders_and_decides():
    record = records()["ballot-03"]
    first, _ = result_of("ballot-03", 1)
    again = run_off_options(ballot_of(record), first.leaders)
    second, _ = result_of("ballot-03", 2)

    assert again == ballot_of(record, record["rounds"][1]).options
    assert [option.title for option in again] == ["Ассоциация", "АНО"]
    assert (second.winner, second.votes, second.needed) == ("association", 11, 10)


def test_the_votes_needed_on_the_road_map_are_known_before_anybody_votes():
    terms = ballot_of(records()["ballot-04"]).terms
    _, values = what_decides(Kind.FOR_AGAINST, terms, eligible=20, options=0, at_meeting=True)

    assert "14 из 20" in records()["ballot-04"]["rule_text"]["ru"]
    assert (values["of"], values["needed"], values["eligible"]) == ("eligible", 14, 20)


# The log of ballot-11: a change, a colleague, a repeat, four who may not vote, the last second

ACCEPTED = {
    None: Change.FIRST,
    "changed": Change.CHANGED,
    "changed_by_second_representative": Change.CHANGED_BY_COLLEAGUE,
    "repeat_same_vote_idempotent": Change.REPEATED,
    "closing_second_is_inclusive": Change.FIRST,
}
REFUSED = {
    "observer_cannot_vote": "ballot-observer",
    "organisation_not_confirmed": "ballot-for-participants",
    "power_of_attorney_expired": "ballot-authority-expired",
    "closed": "ballot-closed",
}
LOG = records()["ballot-11"]
WAITING_FOR_CONFIRMATION = "org-11"
OBSERVER = "org-24"


def voter_of(org: str) -> Voter | None:
    """Who waits for confirmation is no organisation yet; org-05's power of attorney ran out."""
    if org == WAITING_FOR_CONFIRMATION:
        return None
    expired = {one["org"]: one["override"] for one in LOG["setup"] if "override" in one}
    until = expired.get(org, {}).get("representative.proxy_valid_until")
    return Voter(
        organisation(number_of(org), votes=org != OBSERVER),
        proxy(date.fromisoformat(until)) if until else Authority(Basis.HEAD),
        on_roll=org in LOG["eligible"],
    )


def replayed() -> tuple[list[Vote], list[tuple[bool, Change | str]]]:
    ballot, rows, answers = ballot_of(LOG), [], []
    for event in LOG["events"]:
        at, of, ref = (
            datetime.fromisoformat(event["at"]),
            number_of(event["org"]),
            f"{event['org']}-{event['representative']}",
        )
        try:
            today = at.astimezone(ZONE).date()
            check_may_vote(ballot, voter_of(event["org"]), now=at, today=today)
            earlier = counted(ballot, rows).get(of)
            change = check_may_choose(ballot, event["option"], earlier=earlier, ref=ref)
        except Refusal as refusal:
            answers.append((False, refusal.key))
            continue
        answers.append((True, change))
        if change is not Change.REPEATED:
            rows.append(Vote(len(rows), of, event["option"], ref, at))
    return rows, answers


def test_the_log_accepts_and_refuses_each_vote_for_its_reason():
    _, answers = replayed()
    expected = [
        (event["accepted"], (ACCEPTED if event["accepted"] else REFUSED)[event["reason"]])
        for event in LOG["events"]
    ]

    assert answers == expected


def test_the_log_ends_with_the_votes_and_the_outcome_that_were_counted():
    rows, _ = replayed()
    ballot = ballot_of(LOG)
    final = {f"org-{of:02}": one.choice for of, one in counted(ballot, rows).items()}
    found = outcome(ballot, frozen_roll(ballot, numbers_of(LOG["eligible"])), rows)
    expected = LOG["rounds"][0]["expected"]

    assert final == LOG["expected_final_votes"]
    assert len(rows) == 6
    assert (found.eligible, found.took_part) == (expected["eligible"], expected["participated"])
    assert found.tallies == expected["tallies"]
    assert found.has_quorum is expected["quorum_met"] is False
    assert found.verdict is VERDICTS[expected["outcome"]]
    assert found.winner == ""
