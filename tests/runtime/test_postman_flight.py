"""Many messages on their way at once: batches, pauses that begin meanwhile, and lanes."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.runtime.pacing import Pacing
from bot.sandbox.faults import Fault
from bot.sandbox.inprocess import WithoutSockets
from storage.database import Database, open_database
from storage.deliveries import Lane
from storage.store import Store
from tests.runtime.outbox import Post

ANN, BORIS, VERA = 101, 102, 103
MANY = 40


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    database = await open_database(tmp_path / "veche.db")
    yield Post(database, tmp_path / "veche.db")
    await database.close()


class Slow(WithoutSockets):
    """Holds each call back until it is told to let go."""

    def __init__(self, post: Post, *, until: int = 0) -> None:
        super().__init__(post.telegram)
        self.waiting = 0
        self.most = 0
        self.full = asyncio.Event()
        self._until = until

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        self.waiting += 1
        if self.waiting == self._until:
            self.full.set()
        await self.full.wait()
        return await super().do_request(*args, **kwargs)


async def serve_all(post: Post) -> None:
    """Let the postman run in real time until everything is settled."""
    stop = asyncio.Event()
    running = asyncio.create_task(post.postman.run(stop))
    while {"ready", "sending"} & set(await post.states()):
        await asyncio.sleep(0.01)
    stop.set()
    post.postman.wake()
    await running


async def test_a_slow_network_costs_no_pace(post: Post) -> None:
    """With one second for a call and 28 a second, so many are under way at once."""
    people = [await post.know(telegram_id) for telegram_id in range(ANN, ANN + MANY)]
    for person in people:
        await post.plan(person, "важно", lane=Lane.CAMPAIGN)
    wire = Slow(post, until=MANY)
    post.hire(speaker=post.speaking_through(wire), pacing=Pacing(1000))
    async with asyncio.timeout(30):
        await serve_all(post)
    assert set(await post.states()) == {"sent"}


async def test_a_text_in_two_parts_takes_two_places_of_the_pace(post: Post) -> None:
    people = [await post.know(telegram_id) for telegram_id in range(ANN, ANN + MANY)]
    for person in people:
        await post.plan(person, "я" * 5000, lane=Lane.CAMPAIGN)
    post.clock.seconds += 1
    began = post.clock.seconds
    await post.postman.deliver_due()
    assert len(post.telegram.acceptances) == 2 * MANY
    assert post.clock.seconds - began >= (2 * MANY - 28) / 28


class Counting:
    """Counts transactions, and says something at the end of each."""

    def __init__(self, database: Database, after: Callable[[], None] = lambda: None) -> None:
        self._database = database
        self._after = after
        self.counted = 0

    async def transaction(self, unit: Callable[[Store], Awaitable[Any]]) -> Any:
        self.counted += 1
        result = await self._database.transaction(unit)
        self._after()
        return result


async def test_what_goes_together_and_comes_back_together_costs_two_transactions(
    post: Post,
) -> None:
    people = [await post.know(telegram_id) for telegram_id in range(ANN, ANN + MANY)]
    for person in people:
        await post.plan(person, "важно", lane=Lane.CAMPAIGN)
    wire, database = Slow(post, until=MANY), Counting(post.database)
    pacing = Pacing(1000, clock=post.clock.monotonic, sleep=post.clock.sleep)
    post.hire(speaker=post.speaking_through(wire), database=database, pacing=pacing)
    post.clock.seconds += 1
    await post.postman.deliver_due()
    assert set(await post.states()) == {"sent"}
    assert database.counted <= 4


async def test_a_pause_that_begins_after_the_claim_is_kept(post: Post) -> None:
    ann = await post.know(ANN)
    await post.plan(ann, "важно")
    database = Counting(post.database, lambda: post.pacing.refused(ANN, 30))
    post.hire(database=database)
    await post.postman.deliver_due()
    assert not post.telegram.log
    [(wait, tries, maybe)] = await post.rows(
        "SELECT (not_before - due_at) / 1000000, tries, maybe FROM deliveries"
    )
    assert (wait, tries, maybe) == (30, 0, 0)
    assert await post.rows("SELECT outcome, detail FROM attempts") == [
        ("surely_not_sent", "a pause had begun")
    ]
    post.hire()
    post.clock.seconds += 31
    await post.postman.deliver_due()
    assert post.got(ANN) == ["важно"]


async def test_a_429_stops_everybody_though_other_calls_come_back_well(post: Post) -> None:
    """Two chats are refused while a third call is under way, whose end must not lift the pause."""
    ann, boris, vera = [await post.know(telegram_id) for telegram_id in (ANN, BORIS, VERA)]
    gate = asyncio.Event()

    class VeraIsSlow(WithoutSockets):
        async def do_request(
            self, url: str, method: str, request_data: Any = None, **rest: Any
        ) -> tuple[int, bytes]:
            calls.append((post.clock.seconds, request_data.json_parameters["chat_id"]))
            if len(calls) == 1:
                await gate.wait()
            elif len(calls) == 3:
                gate.set()
            return await super().do_request(url, method, request_data, **rest)

    calls: list[tuple[float, str]] = []
    for chat in (ANN, BORIS):
        post.telegram.faults.add(Fault("429", chat_id=chat, retry_after=20))
    for person in (vera, ann, boris):
        await post.plan(person, "первое")
        await post.plan(person, "второе")
    post.hire(speaker=post.speaking_through(VeraIsSlow(post.telegram)))
    post.clock.seconds += 1
    refused_at = post.clock.seconds
    await post.postman.deliver_due()
    assert len(calls) == 3
    assert post.got(VERA) == ["первое"]
    while len(post.telegram.acceptances) < 6:
        post.clock.seconds += 0.5
        await post.postman.deliver_due()
    assert min(moment for moment, _ in calls[3:]) >= refused_at + 20
    assert await post.rows("SELECT max(tries), max(maybe) FROM deliveries") == [(0, 0)]
    assert all(post.got(chat) == ["первое", "второе"] for chat in (ANN, BORIS, VERA))


async def test_a_receipt_goes_in_the_middle_of_a_campaign(post: Post) -> None:
    people = [await post.know(telegram_id) for telegram_id in range(ANN, ANN + MANY)]
    for person in people[1:]:
        await post.plan(person, "кампания", lane=Lane.CAMPAIGN)
    await post.plan(people[0], "расписка")
    await post.postman.deliver_due()
    assert post.telegram.acceptances[0].text == "расписка"
    assert len(post.telegram.acceptances) == MANY


async def test_a_message_with_which_two_processes_died_goes_alone(post: Post) -> None:
    """Else all that was on its way with a poisonous one would be set aside with it."""
    people = [await post.know(telegram_id) for telegram_id in range(ANN, ANN + 6)]
    for person in people:
        await post.plan(person, "важно")
    with closing(sqlite3.connect(post.path)) as connection, connection:
        connection.execute("UPDATE deliveries SET maybe = 2 WHERE id IN (2, 5)")
        connection.execute(
            "INSERT INTO attempts (delivery_id, started_at, ended_at, outcome)"
            " VALUES (2, 0, 0, 'died'), (2, 0, 0, 'died'), (5, 0, 0, 'died'), (5, 0, 0, 'died')"
        )

    class Watching(WithoutSockets):
        async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
            together.append(await post.rows("SELECT id FROM deliveries WHERE state = 'sending'"))
            return await super().do_request(*args, **kwargs)

    together: list[list[tuple[int]]] = []
    post.hire(speaker=post.speaking_through(Watching(post.telegram)))
    post.clock.seconds += 1
    await post.postman.deliver_due()
    assert set(await post.states()) == {"sent"}
    assert [(2,)] in together
    assert [(5,)] in together
    assert all(len(rows) == 1 for rows in together if {(2,), (5,)} & set(rows))
