"""The outbox as rows: what is planned once, in which order it is claimed, and what ends it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiosqlite
import pytest

from storage.database import Database, open_database
from storage.deliveries import Delivery, State, Verdict
from storage.store import Store

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SENT = Verdict(State.SENT, "done", message_id=77)
ANN, BORIS = 1, 2


class Outbox:
    """The store as tests speak to it: a transaction for each sentence."""

    def __init__(self, database: Database, path: Path) -> None:
        self.database = database
        self.path = path

    async def do(self, unit: Callable[[Store], Awaitable[Any]]) -> Any:
        return await self.database.transaction(unit)

    async def plan(self, person: int, about: str, **more: Any) -> int | None:
        wanted = {"kind": "news", "policy": "must", "body": "{}", "now": NOW} | more
        return await self.do(lambda s: s.deliveries.plan(person, about=about, **wanted))

    async def claim(self, now: datetime = NOW, resting: tuple[int, ...] = ()) -> Delivery | None:
        return next(iter(await self.claim_many(1, now=now, resting=resting)), None)

    async def claim_many(
        self, many: int, *, now: datetime = NOW, resting: tuple[int, ...] = ()
    ) -> list[Delivery]:
        wanted = {"lease": timedelta(seconds=60), "resting": resting, "many": many}
        return list(await self.do(lambda s: s.deliveries.claim(now, **wanted)))

    async def conclude(self, delivery: Delivery, verdict: Verdict, now: datetime = NOW) -> bool:
        return await self.do(lambda s: s.deliveries.conclude(delivery, verdict, now))

    async def rows(self, query: str) -> list[tuple[Any, ...]]:
        async with aiosqlite.connect(self.path) as connection:
            return [tuple(row) for row in await connection.execute_fetchall(query)]

    async def states(self) -> list[str]:
        return [row[0] for row in await self.rows("SELECT state FROM deliveries ORDER BY id")]


@pytest.fixture
async def outbox(tmp_path: Path) -> AsyncIterator[Outbox]:
    database = await open_database(tmp_path / "veche.db")
    made = Outbox(database, tmp_path / "veche.db")

    async def people(store: Store) -> None:
        await store.people.enter(101, ref="a", name="Анна", language="ru", now=NOW)
        await store.people.enter(102, ref="b", name="Boris", language="en", now=NOW)

    await made.do(people)
    yield made
    await database.close()


async def test_a_message_is_planned_claimed_and_sent(outbox: Outbox) -> None:
    planned = await outbox.plan(ANN, "1")
    claimed = await outbox.claim()
    assert claimed
    assert (claimed.id, claimed.telegram_id, claimed.language) == (planned, 101, "ru")
    assert await outbox.states() == ["sending"]
    assert await outbox.conclude(claimed, SENT)
    assert await outbox.rows("SELECT state, message_id, leased_until FROM deliveries") == [
        ("sent", 77, None)
    ]


async def test_the_same_thing_is_planned_once(outbox: Outbox) -> None:
    assert await outbox.plan(ANN, "1") is not None
    assert await outbox.plan(ANN, "1") is None
    assert await outbox.plan(BORIS, "1") is not None
    assert len(await outbox.states()) == 2


async def test_an_attempt_stands_in_the_database_before_the_call(outbox: Outbox) -> None:
    await outbox.plan(ANN, "1")
    claimed = await outbox.claim()
    assert claimed
    assert await outbox.rows("SELECT id, outcome, ended_at FROM attempts") == [
        (claimed.attempt_id, "", None)
    ]


async def test_one_message_of_a_person_is_on_its_way_at_a_time(outbox: Outbox) -> None:
    await outbox.plan(ANN, "1")
    await outbox.plan(ANN, "2")
    await outbox.plan(BORIS, "1")
    first, second, third = [await outbox.claim() for _ in range(3)]
    assert first
    assert second
    assert (first.id, second.id, third) == (1, 3, None)
    await outbox.conclude(first, SENT)
    next_of_ann = await outbox.claim()
    assert next_of_ann
    assert next_of_ann.id == 2


async def test_a_receipt_that_waits_holds_nobody_back_until_its_time_comes(outbox: Outbox) -> None:
    await outbox.plan(ANN, "1", kind="receipt", not_before=NOW + timedelta(seconds=20))
    await outbox.plan(ANN, "2")
    later = await outbox.claim()
    assert later
    assert later.id == 2
    await outbox.conclude(later, SENT)
    assert await outbox.claim() is None
    receipt = await outbox.claim(NOW + timedelta(seconds=20))
    assert receipt
    assert receipt.id == 1


async def test_a_message_that_is_tried_again_holds_the_later_ones_back(outbox: Outbox) -> None:
    await outbox.plan(ANN, "1")
    await outbox.plan(ANN, "2")
    first = await outbox.claim()
    assert first
    again = Verdict(State.READY, "surely_not_sent", not_before=NOW + MINUTE, tries=1)
    await outbox.conclude(first, again)
    assert await outbox.claim() is None
    retried = await outbox.claim(NOW + MINUTE)
    assert retried
    assert (retried.id, retried.tries) == (1, 1)


async def test_a_resting_chat_is_left_alone(outbox: Outbox) -> None:
    await outbox.plan(ANN, "1")
    await outbox.plan(BORIS, "1")
    claimed = await outbox.claim(resting=(101,))
    assert claimed
    assert claimed.telegram_id == 102
    assert await outbox.claim(resting=(101,)) is None


async def test_an_expired_message_is_never_sent(outbox: Outbox) -> None:
    await outbox.plan(ANN, "1", expires_at=NOW + MINUTE)
    assert await outbox.claim(NOW + MINUTE) is None
    assert await outbox.states() == ["expired"]


async def test_nothing_is_tried_for_a_person_who_cannot_be_reached(outbox: Outbox) -> None:
    for about in ("1", "2"):
        await outbox.plan(ANN, about)
    await outbox.do(lambda s: s.people.mark_unreachable(ANN, NOW))
    assert await outbox.claim() is None
    assert await outbox.rows("SELECT state, why FROM deliveries") == [
        ("failed", "unreachable"),
        ("failed", "unreachable"),
    ]
    assert await outbox.rows("SELECT * FROM attempts") == []


async def test_a_person_who_wrote_again_gets_what_is_planned_after(outbox: Outbox) -> None:
    await outbox.do(lambda s: s.people.mark_unreachable(ANN, NOW))
    await outbox.do(lambda s: s.people.mark_reachable(ANN))
    await outbox.plan(ANN, "1")
    assert await outbox.claim() is not None


async def test_a_message_to_an_erased_person_fails_at_once(outbox: Outbox) -> None:
    await outbox.do(lambda s: s.people.erase(ANN, NOW))
    await outbox.plan(ANN, "1")
    await outbox.plan(BORIS, "1")
    claimed = await outbox.claim()
    assert claimed
    assert claimed.telegram_id == 102
    assert await outbox.states() == ["failed", "sending"]


async def test_an_attempt_is_concluded_once(outbox: Outbox) -> None:
    await outbox.plan(ANN, "1")
    claimed = await outbox.claim()
    assert claimed
    assert await outbox.conclude(claimed, SENT)
    assert not await outbox.conclude(claimed, Verdict(State.FAILED, "payload_bad"))
    assert await outbox.states() == ["sent"]
    assert await outbox.rows("SELECT outcome FROM attempts") == [("done",)]


async def test_only_a_receipt_that_still_waits_is_taken_back(outbox: Outbox) -> None:
    ids = [await outbox.plan(ANN, about) for about in ("1", "2", "3")]
    claimed = await outbox.claim()
    assert claimed
    planned = [id_ for id_ in ids if id_ is not None]
    assert await outbox.do(lambda s: s.deliveries.cancel_receipts(planned, NOW)) == 2
    assert await outbox.states() == ["sending", "cancelled", "cancelled"]
    await outbox.conclude(claimed, SENT)
    assert await outbox.claim() is None


async def test_what_a_person_has_not_got_yet_is_counted(outbox: Outbox) -> None:
    await outbox.plan(ANN, "1")
    await outbox.plan(ANN, "2")
    claimed = await outbox.claim()
    assert claimed
    assert await outbox.do(lambda s: s.deliveries.waiting(ANN)) == 2
    await outbox.conclude(claimed, SENT)
    assert await outbox.do(lambda s: s.deliveries.waiting(ANN)) == 1


async def test_a_message_whose_sender_vanished_is_found_when_its_lease_ends(
    outbox: Outbox,
) -> None:
    await outbox.plan(ANN, "1")
    claimed = await outbox.claim()

    async def stranded(now: datetime) -> list[Delivery]:
        return await outbox.do(lambda s: s.deliveries.list_stranded(now))

    assert await stranded(NOW + timedelta(seconds=59)) == []
    assert await stranded(NOW + MINUTE) == [claimed]


async def test_old_words_and_attempts_are_forgotten_and_the_row_stays(outbox: Outbox) -> None:
    await outbox.plan(ANN, "1", body='{"html": "тайна"}')
    claimed = await outbox.claim()
    assert claimed
    await outbox.conclude(claimed, SENT)
    await outbox.do(lambda s: s.deliveries.purge(NOW + timedelta(days=90)))
    assert await outbox.rows("SELECT count(*) FROM attempts") == [(0,)]
    assert await outbox.rows("SELECT body FROM deliveries") == [('{"html": "тайна"}',)]
    await outbox.do(lambda s: s.deliveries.purge(NOW + timedelta(days=180)))
    assert await outbox.rows("SELECT body, state FROM deliveries") == [("", "sent")]
    assert await outbox.plan(ANN, "1") is None
