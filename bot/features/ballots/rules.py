"""Ballots: who may vote and until when, which votes count, and what is frozen at the opening."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.features.decisions.rules import Choice, Kind, Outcome, Terms, decided
from bot.features.organisations.rules import Authority, Organisation, Status, is_in_force
from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

CLOSING_SECOND = timedelta(seconds=1)
"""The second that a ballot closes at still belongs to it."""

FEWEST_OPTIONS = 2


@dataclass(frozen=True)
class Option:
    """One option of a single choice; its key is what a vote for it holds."""

    key: str
    title: str


@dataclass(frozen=True)
class Ballot:
    """One question to the organisations of a roll.

    `options` are those of a single choice, without the abstention that every ballot offers.
    Without `opens_at` it waits to be opened, at a meeting at its `item` of the agenda; without
    `closes_at` somebody closes it, or at a meeting it closes `minutes` after the opening unless
    they are 0. `closed_at` is when it was over. `run_off_of` is the ballot whose two leaders stand
    again. `called_at` is when an organiser let it happen; the number, the hash and how many are
    `eligible` come with the opening, the verdict with the result. `took_part` counts the voters
    until then, and from then on all who took part.
    """

    id: int
    number: int
    title: str
    question: str
    kind: Kind
    options: tuple[Option, ...]
    terms: Terms
    opens_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None = None
    meeting_id: int | None = None
    item: int = 0
    minutes: int = 0
    run_off_of: int | None = None
    may_change: bool = True
    called_at: datetime | None = None
    roll_hash: str = ""
    eligible: int = 0
    took_part: int = 0
    verdict: str = ""

    @property
    def is_opened(self) -> bool:
        """Whether the roll is frozen: from then on there is a number and nothing changes."""
        return self.roll_hash != ""

    @property
    def is_under_way(self) -> bool:
        """Whether it is called and its result is not drawn yet."""
        return self.called_at is not None and not self.verdict

    @property
    def choices(self) -> tuple[str, ...]:
        """What a vote may hold, in the order of the buttons."""
        if self.kind is Kind.FOR_AGAINST:
            return tuple(choice.value for choice in Choice)
        return (*(option.key for option in self.options), Choice.ABSTAIN.value)


@dataclass(frozen=True)
class Roll:
    """Who may vote, frozen at the opening, and the hash of it together with the definition."""

    organisations: frozenset[int]
    hash: str


@dataclass(frozen=True)
class Vote:
    """One row; rows are numbered as they were committed, and none is ever overwritten.

    `ref` is the representative who voted, by the name that outlives the person's own data;
    `version` counts the votes of the organisation in this ballot.
    """

    id: int
    organisation_id: int
    choice: str
    ref: str
    at: datetime
    version: int = 1


@dataclass(frozen=True)
class Voter:
    """For whom somebody would vote and on what ground, as it stands at this moment.

    `checked_in` matters at a meeting alone.
    """

    organisation: Organisation
    authority: Authority
    on_roll: bool
    checked_in: bool = False


class Change(StrEnum):
    """What a vote is to the organisation's earlier one; REPEATED needs no new row."""

    FIRST = "first"
    CHANGED = "changed"
    CHANGED_BY_COLLEAGUE = "changed_by_colleague"
    REPEATED = "repeated"


def is_open_at(ballot: Ballot, now: datetime) -> bool:
    """Tell by the time alone, whether or not the opening or the closing was served yet.

    A vote counts if and only if now < closes_at + 1 s.
    """
    return not (_is_ahead(ballot, now) or _is_over(ballot, now))


def _is_ahead(ballot: Ballot, now: datetime) -> bool:
    return ballot.opens_at is None or now < ballot.opens_at


def _is_over(ballot: Ballot, now: datetime) -> bool:
    is_late = ballot.closes_at is not None and now >= ballot.closes_at + CLOSING_SECOND
    return ballot.closed_at is not None or is_late


def check_is_open(ballot: Ballot, now: datetime) -> None:
    """Refuse to vote, or to close by hand, before the opening and after the closing."""
    if _is_over(ballot, now):
        raise Refusal("ballot-closed", at=_end(ballot))
    if ballot.opens_at is None:
        raise Refusal("ballot-waits-for-item")
    if _is_ahead(ballot, now):
        raise Refusal("ballot-not-open-yet", at=ballot.opens_at)


def _end(ballot: Ballot) -> datetime | None:
    """Return when it was over: a closing served late has not moved the end."""
    return min((at for at in (ballot.closes_at, ballot.closed_at) if at), default=None)


def check_may_vote(ballot: Ballot, voter: Voter | None, *, now: datetime, today: date) -> None:
    """Refuse whoever may not vote at this moment, and say why.

    `voter` is None for who represents no participant; `today` is the day in the cluster's zone.
    """
    check_is_open(ballot, now)
    if voter is None:
        raise Refusal("ballot-for-participants")
    _check_has_vote(ballot, voter)
    if not is_in_force(voter.authority, today):
        number, until = voter.authority.number, voter.authority.valid_until
        raise Refusal("ballot-authority-expired", number=number, until=until)


def _check_has_vote(ballot: Ballot, voter: Voter) -> None:
    status, name = voter.organisation.status, voter.organisation.particulars.short_name
    if status is not Status.CONFIRMED:
        raise Refusal(f"ballot-organisation-{status}", name=name)
    if not voter.on_roll and not voter.organisation.votes:
        raise Refusal("ballot-observer", name=name)
    if not voter.on_roll:
        raise Refusal("ballot-not-on-roll", name=name)
    if ballot.meeting_id is not None and not voter.checked_in:
        raise Refusal("ballot-not-checked-in", name=name)


def check_may_choose(ballot: Ballot, choice: str, *, earlier: Vote | None, ref: str) -> Change:
    """Return what this vote of `ref` is to the organisation's `earlier` one.

    Refuse a choice that the ballot does not offer, and a change where votes are final.
    """
    if choice not in ballot.choices:
        raise Refusal("ballot-no-such-choice")
    if earlier is None:
        return Change.FIRST
    if earlier.choice == choice:
        return Change.REPEATED
    if not ballot.may_change:
        raise Refusal("ballot-vote-is-final")
    return Change.CHANGED if earlier.ref == ref else Change.CHANGED_BY_COLLEAGUE


def check_may_open(ballot: Ballot, *, eligible: int, now: datetime) -> None:
    """Refuse to open a ballot of which nothing could come, whatever its voters do."""
    if eligible == 0:
        raise Refusal("ballot-roll-empty")
    if ballot.closes_at is not None and ballot.closes_at <= max(now, ballot.opens_at or now):
        raise Refusal("ballot-closes-too-early", at=ballot.closes_at)
    if ballot.kind is Kind.SINGLE_CHOICE:
        check_options(ballot.options)


def check_options(options: Collection[Option]) -> None:
    """Refuse fewer than two options, and two that say the same."""
    if len(options) < FEWEST_OPTIONS:
        raise Refusal("ballot-too-few-options", fewest=FEWEST_OPTIONS)
    if len({" ".join(option.title.casefold().split()) for option in options}) < len(options):
        raise Refusal("ballot-same-options")


def frozen_roll(ballot: Ballot, organisations: Iterable[int]) -> Roll:
    """Return the roll of organisations (their ids) with its hash: taken once, at the opening."""
    roll = frozenset(organisations)
    return Roll(roll, definition_hash(ballot, roll))


def definition_hash(ballot: Ballot, organisations: Collection[int]) -> str:
    """Return the SHA-256, in hex, of all that must not change between opening and result.

    It is taken of JSON with sorted keys and no spaces, in UTF-8, instants in UTC.
    """
    terms = ballot.terms
    definition = {
        "number": ballot.number,
        "title": ballot.title,
        "question": ballot.question,
        "kind": ballot.kind,
        "options": [[option.key, option.title] for option in ballot.options],
        "terms": [terms.quorum, terms.threshold, terms.whole, terms.decision_class],
        "opens_at": _utc(ballot.opens_at),
        "closes_at": _utc(ballot.closes_at),
        "meeting": ballot.meeting_id and [ballot.meeting_id, ballot.item],
        "run_off_of": ballot.run_off_of,
        "may_change": ballot.may_change,
        "roll": sorted(organisations),
    }
    canonical = json.dumps(definition, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def _utc(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat()


def counted(ballot: Ballot, votes: Iterable[Vote]) -> dict[int, Vote]:
    """Return each organisation's vote that counts: its last before the closing.

    Rows may come in any order: their numbers say which was committed last, even if the clock went
    back meanwhile.
    """
    end = ballot.closes_at and ballot.closes_at + CLOSING_SECOND
    in_time = (vote for vote in votes if end is None or vote.at < end)
    return {vote.organisation_id: vote for vote in sorted(in_time, key=lambda vote: vote.id)}


def tally(ballot: Ballot, votes: Iterable[Vote]) -> dict[str, int]:
    """Return how many organisations made each choice, in the order of the choices."""
    made = Counter(vote.choice for vote in counted(ballot, votes).values())
    return {choice: made[choice] for choice in ballot.choices}


def outcome(
    ballot: Ballot, roll: Roll, votes: Collection[Vote], *, present: Collection[int] = ()
) -> Outcome:
    """Return what the organisations of the roll decided.

    At a meeting `present` are the ids of organisations that were checked in when the ballot
    closed, whoever came after the opening too: whoever of the roll was there took part, with a
    vote or without. Who voted and was checked out again took part as well. Observers and others
    outside of the roll do not matter; the roll itself stays the whole of the quorum.
    """
    taking_part = counted(ballot, votes).keys() | (roll.organisations & frozenset(present))
    return decided(
        ballot.kind,
        ballot.terms,
        tally(ballot, votes),
        eligible=len(roll.organisations),
        took_part=len(taking_part),
    )


def run_off_options(ballot: Ballot, leaders: Collection[str]) -> tuple[Option, ...]:
    """Return the options that stand again, in the order they had."""
    return tuple(option for option in ballot.options if option.key in leaders)
