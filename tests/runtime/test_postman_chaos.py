"""Two hundred messages, faults of every kind and many deaths: nothing lost, no hidden repeat.

The check reads only what the stand-in accepted and what the database says.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import pytest

from bot.runtime.failpoints import FailPoints
from bot.sandbox.faults import Fault
from bot.sandbox.inprocess import WithoutSockets
from storage.database import Database, open_database
from storage.store import Store
from tests.runtime.outbox import Post

T = TypeVar("T")

PEOPLE = range(101, 117)
MESSAGES = 200
LIVES = 60


class DeadError(BaseException):
    """The process is gone: nothing may catch this and go on."""


class Life(FailPoints):
    """One process: when it dies, neither the database nor Telegram hears of it any more."""

    def __init__(self, random: Random, risk: float) -> None:
        super().__init__()
        self._random = random
        self._risk = risk
        self._dead = False

    def reach(self, name: str = "") -> None:
        self._dead = self._dead or self._random.random() < self._risk
        if self._dead:
            raise DeadError(name)


class MortalDatabase:
    """Dies before the commit or after it."""

    def __init__(self, database: Database, life: Life) -> None:
        self._database = database
        self._life = life
        self.read = database.read

    async def transaction(self, unit: Callable[[Store], Awaitable[T]]) -> T:
        async def mortal(store: Store) -> T:
            result = await unit(store)
            self._life.reach("before the commit")
            return result

        self._life.reach("before the transaction")
        result = await self._database.transaction(mortal)
        self._life.reach("after the commit")
        return result


class MortalWire(WithoutSockets):
    """Dies before the call or after it; orders faults; checks that pauses are kept."""

    def __init__(self, post: Post, life: Life, random: Random) -> None:
        super().__init__(post.telegram)
        self._post = post
        self._life = life
        self._random = random
        self._silent_until: dict[str, float] = {}
        self.broken_pauses: list[tuple[str, float]] = []

    async def do_request(
        self, url: str, method: str, request_data: Any = None, **rest: Any
    ) -> tuple[int, bytes]:
        chat = request_data.json_parameters["chat_id"]
        now = self._post.clock.seconds
        if now < self._silent_until.get(chat, 0) - 0.1:
            self.broken_pauses.append((chat, now))
        self._life.reach("before the call")
        kind = self._random.choice(["429", "500", "lost", "drop", *[""] * 12])
        if kind:
            self._post.telegram.faults.add(Fault(kind, chat_id=int(chat), retry_after=3))
        status, body = await super().do_request(url, method, request_data, **rest)
        if status == 429:
            self._silent_until[chat] = now + 3
        self._life.reach("after the call")
        return status, body


async def live(post: Post, random: Random, risk: float) -> None:
    """Let one process work for a while: it dies, is asked to stop, or finds no more to do."""
    life = Life(random, risk)
    wire = MortalWire(post, life, random)
    postman = post.hire(
        database=MortalDatabase(post.database, life),
        speaker=post.speaking_through(wire),
        failpoints=life,
    )
    work = asyncio.create_task(postman.deliver_due())
    if random.random() < 0.3:
        for _ in range(random.randrange(200)):
            await asyncio.sleep(0)
        work.cancel()
    await asyncio.wait([work])
    await asyncio.gather(*postman._flying.values(), return_exceptions=True)
    work.cancelled() or work.exception()
    assert wire.broken_pauses == []
    post.clock.seconds += random.uniform(0, 40)


@pytest.fixture
async def post(tmp_path: Path) -> Any:
    database = await open_database(tmp_path / "veche.db")
    yield Post(database, tmp_path / "veche.db")
    await database.close()


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_nothing_is_lost_and_no_repeat_is_hidden(seed: int, post: Post) -> None:
    random = Random(seed)
    rows = {await post.know(telegram_id): telegram_id for telegram_id in PEOPLE}
    for number in range(MESSAGES):
        policy = random.choice(["must", "must", "once"])
        await post.plan(random.choice(list(rows)), f"№ {number:03}", policy=policy)
    blocked = set(random.sample(PEOPLE, 2))
    for life in range(LIVES):
        if life == LIVES // 4:
            for telegram_id in blocked:
                post.telegram.block(telegram_id)
        await live(post, random, risk=0.02)
    for _ in range(40):
        await live(post, random, risk=0)
    await check(post, blocked)


async def check(post: Post, blocked: set[int]) -> None:
    accepted = defaultdict(list)
    for one in post.telegram.acceptances:
        accepted[one.text[-5:]].append(one)
    deliveries = await post.rows(
        "SELECT d.about, d.policy, d.state, d.maybe, d.message_id, p.telegram_id,"
        " (SELECT count(*) FROM attempts a WHERE a.delivery_id = d.id AND a.outcome = 'died')"
        " FROM deliveries d JOIN people p ON p.id = d.person_id ORDER BY d.id"
    )
    assert len(deliveries) == MESSAGES
    for about, policy, state, maybe, message_id, telegram_id, deaths in deliveries:
        taken = accepted[about]
        assert state in {"sent", "unknown", "failed", "quarantined"}
        assert (state == "failed") <= (telegram_id in blocked)
        assert (state == "quarantined") == (deaths == 3)
        assert len(taken) <= (1 if policy == "once" else 1 + maybe)
        assert all("Повтор" in one.text for one in taken[1:])
        if state == "sent":
            assert message_id in [one.message_id for one in taken]
        if policy == "must" and state != "quarantined" and telegram_id not in blocked:
            assert (state, len(taken) >= 1) == ("sent", True)
    for telegram_id in PEOPLE:
        order = [text[-5:] for text in post.got(telegram_id)]
        assert list(dict.fromkeys(order)) == sorted(set(order))
    assert await post.rows("SELECT count(*) FROM attempts WHERE ended_at IS NULL") == [(0,)]
