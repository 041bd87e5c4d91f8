"""The inbox: an update changes something once, in whatever order updates come."""

from __future__ import annotations

import asyncio
import random
from datetime import datetime, timedelta

from storage.inbox import KEPT
from tests.storage.cabinet import MOMENT, NOW, Cabinet

OUR_BOT, OTHER_BOT = 42, 43


async def take(
    cabinet: Cabinet, update_id: int, bot_id: int = OUR_BOT, now: datetime = NOW
) -> bool:
    return await cabinet.do(lambda s: s.inbox.take(bot_id, update_id, now))


async def test_of_20_deliveries_of_one_update_at_once_one_counts(cabinet: Cabinet):
    outcomes = await asyncio.gather(*(take(cabinet, 7) for _ in range(20)))

    assert outcomes.count(True) == 1


async def test_a_smaller_number_is_as_new_as_a_greater_one(cabinet: Cabinet):
    numbers = list(range(1000, 1030))
    random.Random(20261125).shuffle(numbers)

    assert all([await take(cabinet, number) for number in numbers])
    assert not any([await take(cabinet, number) for number in sorted(numbers)])


async def test_the_same_number_of_another_bot_is_another_update(cabinet: Cabinet):
    assert await take(cabinet, 7)
    assert await take(cabinet, 7, OTHER_BOT)
    assert not await take(cabinet, 7, OTHER_BOT)


async def test_an_update_that_met_a_bug_is_taken_with_its_code(cabinet: Cabinet):
    assert await cabinet.do(lambda s: s.inbox.take(OUR_BOT, 7, NOW, fault="ab12cd"))
    assert not await take(cabinet, 7)
    assert cabinet.rows("SELECT fault FROM inbox") == [("ab12cd",)]


async def test_updates_are_known_for_seven_days_and_then_forgotten(cabinet: Cabinet):
    assert timedelta(days=7) == KEPT
    await take(cabinet, 1, now=NOW - KEPT - MOMENT)
    await take(cabinet, 2, now=NOW - KEPT)
    await take(cabinet, 3)

    assert await cabinet.do(lambda s: s.inbox.forget_old(NOW)) == 1
    assert await cabinet.do(lambda s: s.inbox.forget_old(NOW)) == 0
    assert [await take(cabinet, number) for number in (1, 2, 3)] == [True, False, False]
