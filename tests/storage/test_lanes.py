"""The lanes of the outbox: who overtakes whom, what is held, and how little a claim reads."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database, open_database
from storage.deliveries import Delivery, Lane, State, Verdict
from storage.migrations.migrate import migrate
from storage.sql import micros
from tests.storage.test_queries import texts

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ANN, BORIS = 1, 2
NUMBERS = "WITH RECURSIVE n (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM n WHERE id < :many - 1)"


class Outbox:
    """Plans and claims, a transaction for each."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def plan(self, person: int, about: str, lane: Lane = Lane.WAITED_FOR) -> int:
        values: dict[str, Any] = {"kind": "news", "policy": "must", "body": "{}", "now": NOW}
        planned = await self.database.transaction(
            lambda s: s.deliveries.plan(person, about=about, lane=lane, **values)
        )
        assert planned is not None
        return planned

    async def claim(self, many: int, *, now: datetime = NOW) -> list[Delivery]:
        lease = timedelta(seconds=20)
        return await self.database.transaction(
            lambda s: s.deliveries.claim(now, lease=lease, resting=(), many=many)
        )

    async def conclude(self, delivery: Delivery, verdict: Verdict) -> None:
        await self.database.transaction(lambda s: s.deliveries.conclude(delivery, verdict, NOW))


@pytest.fixture
async def outbox(tmp_path: Path) -> AsyncIterator[Outbox]:
    path = tmp_path / "veche.db"
    database = await open_database(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(PEOPLE, {"many": 100})
    yield Outbox(database)
    await database.close()


async def test_what_a_person_waits_for_overtakes_a_campaign(outbox: Outbox) -> None:
    campaign = [await outbox.plan(person, "1", Lane.CAMPAIGN) for person in range(1, 50)]
    waited_for = await outbox.plan(77, "receipt")
    claimed = await outbox.claim(3)
    assert [delivery.id for delivery in claimed] == [waited_for, *campaign[:2]]


async def test_one_persons_reminder_overtakes_the_campaign_to_the_same_person(
    outbox: Outbox,
) -> None:
    await outbox.plan(ANN, "1", Lane.CAMPAIGN)
    reminder = await outbox.plan(ANN, "reminder")
    [claimed] = await outbox.claim(10)
    assert claimed.id == reminder


async def test_within_a_lane_a_persons_order_is_kept(outbox: Outbox) -> None:
    first, second = [await outbox.plan(ANN, about, Lane.CAMPAIGN) for about in "12"]
    [claimed] = await outbox.claim(10)
    assert claimed.id == first
    await outbox.conclude(claimed, Verdict(State.SENT, "done"))
    [claimed] = await outbox.claim(10)
    assert claimed.id == second


async def test_what_is_held_is_never_claimed_and_holds_nobody_up(outbox: Outbox) -> None:
    await outbox.plan(ANN, "1", Lane.HELD)
    later = await outbox.plan(ANN, "2", Lane.CAMPAIGN)
    [claimed] = await outbox.claim(10)
    assert claimed.id == later
    await outbox.conclude(claimed, Verdict(State.SENT, "done"))
    assert await outbox.claim(10) == []
    assert not await outbox.database.read(lambda s: s.deliveries.is_any_due(NOW))


async def test_a_batch_holds_one_message_for_each_person_and_an_attempt_for_each_message(
    outbox: Outbox,
) -> None:
    for person in (ANN, BORIS):
        for about in "123":
            await outbox.plan(person, about, Lane.CAMPAIGN)
    claimed = await outbox.claim(10)
    assert [delivery.person_id for delivery in claimed] == [ANN, BORIS]
    assert len({delivery.attempt_id for delivery in claimed}) == 2


async def test_people_who_are_gone_leave_their_places_in_a_batch_to_others(outbox: Outbox) -> None:
    for person in range(1, 6):
        await outbox.plan(person, "1", Lane.CAMPAIGN)
    for gone in (1, 2, 4):
        await outbox.database.transaction(lambda s, who=gone: s.people.mark_unreachable(who, NOW))
    assert [delivery.person_id for delivery in await outbox.claim(2)] == [3, 5]


async def test_what_waits_behind_a_message_that_is_tried_again_is_put_off_with_it(
    outbox: Outbox,
) -> None:
    """Else each claim would read past all of it."""
    later = NOW + timedelta(minutes=5)
    for about in "12":
        await outbox.plan(ANN, about, Lane.CAMPAIGN)
    [first] = await outbox.claim(1)
    await outbox.conclude(first, Verdict(State.READY, "maybe_sent", not_before=later, maybe=1))
    assert not await outbox.database.read(lambda s: s.deliveries.is_any_due(NOW))
    reminder = await outbox.plan(ANN, "reminder")
    assert [delivery.id for delivery in await outbox.claim(9)] == [reminder]


PEOPLE = f"""INSERT INTO people (ref, telegram_id, language, created_at)
{NUMBERS} SELECT 'r' || id, 1000 + id, 'ru', 0 FROM n"""
CAMPAIGN = f"""INSERT INTO deliveries
    (person_id, kind, about, policy, body, state, created_at, due_at, not_before, lane)
{NUMBERS} SELECT 1 + id % :people, 'news', '' || id, 'must', '', 'ready', 0, 0, 0, 1 FROM n"""


def steps_of_a_claim(path: Path, *, rows: int, resting: int) -> int:
    """Return how many instructions SQLite carries out to find a batch among ready rows."""
    migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        people = {"many": 10_000}
        connection.execute(PEOPLE, people)
        connection.execute(CAMPAIGN, {"many": rows, "people": 10_000})
        counted = 0

        def count() -> int:
            nonlocal counted
            counted += 1
            return 0

        chats = json.dumps([1000 + number for number in range(resting)])
        values = {"lane": 1, "now": micros(NOW), "resting": chats, "many": 28, "maybe": 2}
        connection.set_progress_handler(count, 1)
        found = connection.execute(texts()["next_deliveries"], values).fetchall()
        assert len(found) == 28
        return counted


def test_a_claim_costs_the_same_among_a_hundred_thousand_messages(tmp_path: Path) -> None:
    few = steps_of_a_claim(tmp_path / "few.db", rows=10_000, resting=92)
    many = steps_of_a_claim(tmp_path / "many.db", rows=100_000, resting=92)
    assert many <= 1.5 * few
    assert many < 10_000
