"""One vote of an organisation counts, whoever races; a ballot opens, closes and is settled once."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.features.ballots.rules import Ballot, Roll, Vote, frozen_roll
from bot.features.decisions.rules import DecisionClass, Kind, QuorumRule, Terms, Threshold, Whole
from storage.database import open_database
from storage.store import Store
from tests.storage.cabinet import MOMENT, NOW, Cabinet

CLOSES = NOW + timedelta(days=3)
TERMS = Terms(QuorumRule.GTE_HALF, Threshold.MAJORITY, Whole.PARTICIPATING, DecisionClass.ADVISORY)
BALLOT = Ballot(
    id=0,
    number=0,
    title="Соглашение",
    question="Согласовать соглашение?",
    kind=Kind.FOR_AGAINST,
    options=(),
    terms=TERMS,
    opens_at=NOW,
    closes_at=CLOSES,
)
RACERS = 40
RACING_VOTES = 10_000


async def opened(cabinet: Cabinet, *, organisations: int = 2, ballot: Ballot = BALLOT) -> Ballot:
    """Let organisations take part and a ballot open."""
    ids = [await cabinet.enter_organisation(f"{5499000000 + n}") for n in range(organisations)]

    async def unit(store: Store) -> Ballot:
        id_ = await store.ballots.prepare(ballot, by="ref-0")
        await store.ballots.call(id_, opens_at=NOW, now=NOW)
        number = await store.ballots.next_number()
        called = replace(await store.ballots.get(id_), number=number)
        assert await store.ballots.open(called, frozen_roll(called, ids))
        return await store.ballots.get(id_)

    return await cabinet.do(unit)


async def cast(
    cabinet: Cabinet,
    ballot: Ballot,
    choice: str = "for",
    *,
    of: int = 1,
    seen: Vote | None = None,
    at: datetime = NOW,
) -> Vote | None:
    return await cabinet.do(
        lambda s: s.ballots.record_vote(ballot.id, of, choice, seen=seen, ref="ref-0", now=at)
    )


async def test_a_ballot_comes_back_as_it_was_opened(cabinet: Cabinet):
    ballot = await opened(cabinet)

    assert (ballot.number, ballot.eligible, ballot.took_part) == (1, 2, 0)
    assert replace(ballot, id=0, number=0, eligible=0, called_at=None, roll_hash="") == BALLOT
    roll = await cabinet.do(lambda s: s.ballots.get_roll(ballot))
    assert roll == frozen_roll(ballot, [1, 2])


async def test_an_earlier_vote_stays_as_a_row_and_the_last_one_counts(cabinet: Cabinet):
    ballot = await opened(cabinet)
    first = await cast(cabinet, ballot)
    second = await cast(cabinet, ballot, "against", seen=first)

    assert second.version == 2
    assert await cabinet.do(lambda s: s.ballots.list_votes(ballot.id)) == [second]
    assert cabinet.rows("SELECT choice, superseded_at IS NULL FROM votes ORDER BY id") == [
        ("for", 0),
        ("against", 1),
    ]
    assert cabinet.rows("SELECT took_part FROM ballots") == [(1,)]


async def test_a_vote_that_saw_another_state_is_not_kept(cabinet: Cabinet):
    ballot = await opened(cabinet)
    first = await cast(cabinet, ballot)
    second = await cast(cabinet, ballot, "against", seen=first)

    assert await cast(cabinet, ballot) is None
    assert await cast(cabinet, ballot, seen=first) is None
    assert await cabinet.do(lambda s: s.ballots.find_vote(ballot.id, 1)) == second


async def test_no_vote_gets_in_before_the_opening_or_after_the_closing_second(cabinet: Cabinet):
    ballot = await opened(cabinet)
    end = CLOSES + timedelta(seconds=1)

    assert await cast(cabinet, ballot, at=end) is None
    assert await cast(cabinet, ballot, at=end - MOMENT) is not None
    assert await cabinet.do(lambda s: s.ballots.close(ballot.id, at=NOW))
    assert await cast(cabinet, ballot, of=2) is None


async def test_whoever_is_not_on_the_roll_cannot_be_written_into_it_as_a_voter(cabinet: Cabinet):
    ballot = await opened(cabinet)
    await cabinet.enter_organisation("5499999999")

    with pytest.raises(sqlite3.IntegrityError):
        await cast(cabinet, ballot, of=3)


async def test_the_database_itself_refuses_a_second_current_vote(cabinet: Cabinet):
    ballot = await opened(cabinet)
    await cast(cabinet, ballot)

    with pytest.raises(sqlite3.IntegrityError):
        cabinet.alter(
            "INSERT INTO votes (ballot_id, organisation_id, version, choice, ref, at)"
            " VALUES (1, 1, 2, 'against', 'ref-1', 0)"
        )


async def test_what_is_opened_closed_settled_and_registered_is_so_once(cabinet: Cabinet):
    ballot = await opened(cabinet)
    again = replace(ballot, number=2)

    assert not await cabinet.do(lambda s: s.ballots.open(again, Roll(frozenset({1}), "other")))
    assert not await cabinet.do(lambda s: s.ballots.call_off(ballot.id))
    assert not await cabinet.do(lambda s: s.ballots.discard(ballot.id, NOW))
    assert not await cabinet.do(lambda s: s.ballots.settle(ballot.id, "adopted", took_part=1))
    closings = await asyncio.gather(
        *(cabinet.do(lambda s: s.ballots.close(ballot.id, at=CLOSES)) for _ in range(2))
    )
    settled = await asyncio.gather(
        *(
            cabinet.do(lambda s: s.ballots.settle(ballot.id, "adopted", took_part=1))
            for _ in range(2)
        )
    )
    assert sorted(closings) == sorted(settled) == [False, True]
    day = CLOSES.date()
    decision = await cabinet.do(lambda s: s.decisions.record(ballot, None, on=day))
    assert (decision.number, decision.year) == (1, 2026)
    assert await cabinet.do(lambda s: s.decisions.record(ballot, None, on=day)) is None


async def test_decisions_are_numbered_within_their_year(cabinet: Cabinet):
    numbers = []
    for year in (2026, 2026, 2027):
        id_ = await cabinet.do(lambda s: s.ballots.prepare(BALLOT, by="ref-0"))
        ballot, day = replace(BALLOT, id=id_), CLOSES.date().replace(year=year)
        one = await cabinet.do(lambda s, b=ballot, d=day: s.decisions.record(b, None, on=d))
        numbers.append((one.year, one.number))
    assert numbers == [(2026, 1), (2026, 2), (2027, 1)]


async def test_a_second_run_off_of_the_same_ballot_is_not_prepared(cabinet: Cabinet):
    first = await opened(cabinet)
    run_off = replace(BALLOT, run_off_of=first.id)

    assert await cabinet.do(lambda s: s.ballots.prepare(run_off, by="clock"))
    assert await cabinet.do(lambda s: s.ballots.prepare(run_off, by="clock")) is None


async def test_ten_thousand_racing_votes_break_nothing(cabinet: Cabinet):
    """Forty voters at once through two databases open on one file; each votes on what it saw."""
    ballot = await opened(cabinet, organisations=25)
    other = await open_database(cabinet.path)
    chance = random.Random(2016)
    for database in (cabinet.database, other):
        await database._writer.execute_fetchall("PRAGMA synchronous = OFF")
    won = await asyncio.gather(
        *(_race(database, ballot, chance) for database in (cabinet.database, other) * (RACERS // 2))
    )
    await other.close()

    assert cabinet.rows("SELECT COUNT(*) FROM votes") == [(sum(won),)]
    assert sum(won) > RACING_VOTES // 10
    assert (
        cabinet.rows(
            "SELECT organisation_id FROM votes WHERE superseded_at IS NULL"
            " GROUP BY organisation_id HAVING COUNT(*) <> 1"
        )
        == []
    )
    assert (
        cabinet.rows(
            "SELECT organisation_id FROM votes GROUP BY organisation_id"
            " HAVING COUNT(*) <> MAX(version) OR MAX(superseded_at IS NULL) <> 1"
        )
        == []
    )
    assert (
        cabinet.rows(
            "SELECT 1 FROM votes v WHERE superseded_at IS NULL AND EXISTS"
            " (SELECT 1 FROM votes w WHERE w.organisation_id = v.organisation_id AND w.id > v.id)"
        )
        == []
    )
    assert cabinet.rows("SELECT took_part FROM ballots") == cabinet.rows(
        "SELECT COUNT(DISTINCT organisation_id) FROM votes"
    )


async def _race(database, ballot: Ballot, chance: random.Random) -> int:
    """Look, let others come in between, then vote; returns how many votes were kept."""
    kept = 0
    for _ in range(RACING_VOTES // RACERS):
        of, choice = chance.randint(1, 25), chance.choice(ballot.choices)
        seen = await database.read(lambda s, of=of: s.ballots.find_vote(ballot.id, of))

        async def unit(store: Store, of=of, choice=choice, seen=seen) -> Vote | None:
            return await store.ballots.record_vote(
                ballot.id, of, choice, seen=seen, ref="ref-0", now=NOW
            )

        kept += await database.transaction(unit) is not None
    return kept
