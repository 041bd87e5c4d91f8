"""The outbox at work: against the stand-in for Telegram, on a real database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.runtime.failpoints import FailPoints
from bot.sandbox.faults import Fault
from bot.sandbox.inprocess import WithoutSockets
from storage.database import open_database
from tests.runtime.outbox import BEGINNING, Post

ANN, BORIS = 101, 102


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    database = await open_database(tmp_path / "veche.db")
    yield Post(database, tmp_path / "veche.db")
    await database.close()


@pytest.fixture
async def ann(post: Post) -> int:
    return await post.know(ANN)


@pytest.fixture
async def boris(post: Post) -> int:
    return await post.know(BORIS, language="en")


async def later(post: Post, seconds: float) -> None:
    post.clock.seconds += seconds
    await post.postman.deliver_due()


async def test_what_is_due_arrives_and_is_known_as_sent(post: Post, ann: int) -> None:
    await post.plan(ann, "Заявка принята")
    await post.postman.deliver_due()
    assert post.got(ANN) == ["Заявка принята"]
    [(state, message_id)] = await post.rows("SELECT state, message_id FROM deliveries")
    assert (state, message_id) == ("sent", post.telegram.acceptances[0].message_id)


async def test_one_person_gets_a_message_a_second_in_order(
    post: Post, ann: int, boris: int
) -> None:
    for text in ("первое", "второе", "третье"):
        await post.plan(ann, text)
    await post.plan(boris, "other")
    await post.postman.deliver_due()
    assert post.got(ANN) == ["первое", "второе", "третье"]
    times = [a.time for a in post.telegram.acceptances if a.chat_id == ANN]
    assert all((b - a).total_seconds() >= 0.999 for a, b in pairwise(times))
    assert post.telegram.acceptances[1].chat_id == BORIS


@pytest.mark.parametrize("kind", ["lost", "drop"])
async def test_what_must_arrive_goes_again_and_says_that_it_is_a_repeat(
    kind: Any, post: Post, boris: int
) -> None:
    post.telegram.faults.add(Fault(kind, method="sendMessage"))
    await post.plan(boris, "Accepted")
    await post.postman.deliver_due()
    assert await post.states() == ["ready"]
    await later(post, 2)
    assert post.got(BORIS)[-1].startswith("Repeat:")
    assert post.got(BORIS)[-1].endswith("Accepted")
    assert await post.rows("SELECT state, maybe FROM deliveries") == [("sent", 1)]


async def test_a_reminder_that_may_have_arrived_is_not_repeated(post: Post, ann: int) -> None:
    post.telegram.faults.add(Fault("lost", method="sendMessage"))
    await post.plan(ann, "Напоминание", policy="once")
    await post.postman.deliver_due()
    await later(post, 600)
    assert post.got(ANN) == ["Напоминание"]
    assert await post.states() == ["unknown"]


async def test_a_429_is_waited_out_over_a_restart_and_burns_no_try(
    post: Post, ann: int, boris: int
) -> None:
    post.telegram.faults.add(Fault("429", chat_id=ANN, retry_after=30))
    await post.plan(ann, "первое")
    await post.plan(ann, "второе")
    await post.plan(boris, "other")
    await post.postman.deliver_due()
    assert (post.got(ANN), post.got(BORIS)) == ([], ["other"])
    post.hire()
    await later(post, 20)
    assert post.got(ANN) == []
    await later(post, 10)
    assert post.got(ANN) == ["первое", "второе"]
    assert post.telegram.acceptances[1].time >= BEGINNING + timedelta(seconds=30)
    assert await post.rows("SELECT tries, maybe FROM deliveries WHERE id = 1") == [(0, 0)]


async def test_server_trouble_is_waited_out_longer_each_time(post: Post, ann: int) -> None:
    post.telegram.faults.add(Fault("500", method="sendMessage", times=3))
    await post.plan(ann, "важно")
    for pause in (0, 2, 4):
        await later(post, pause)
        assert post.got(ANN) == []
    await later(post, 8)
    assert len(post.got(ANN)) == 1


async def test_a_person_who_blocked_the_bot_is_not_called_again(post: Post, ann: int) -> None:
    for text in ("первое", "второе", "третье"):
        await post.plan(ann, text)
    post.telegram.block(ANN)
    await post.postman.deliver_due()
    assert await post.states() == ["failed", "failed", "failed"]
    assert [call.method for call in post.telegram.log] == ["sendMessage"]
    [(since,)] = await post.rows("SELECT unreachable_since FROM people")
    assert since is not None


async def test_words_that_telegram_cannot_read_arrive_as_plain_text(post: Post, ann: int) -> None:
    await post.plan(ann, "<b>2 &lt; 3</i>")
    await post.postman.deliver_due()
    assert post.got(ANN) == ["2 < 3"]


async def test_a_message_that_telegram_will_not_take_fails(post: Post, ann: int) -> None:
    await post.plan(ann, " ")
    await post.plan(ann, "следующее")
    await post.postman.deliver_due()
    assert post.got(ANN) == ["следующее"]
    assert await post.rows("SELECT state, why FROM deliveries WHERE id = 1") == [
        ("failed", "payload")
    ]


async def test_a_wrong_token_stops_everything_and_is_said(post: Post, ann: int, boris: int) -> None:
    await post.plan(ann, "важно")
    await post.plan(boris, "other")
    post.telegram.token, token = "1:other", post.telegram.token
    await post.postman.deliver_due()
    await post.postman.deliver_due()
    assert post.postman.reasons() == ["Telegram refuses the bot token"]
    assert set(await post.states()) == {"ready"}
    post.telegram.token = token
    await later(post, 61)
    assert post.postman.reasons() == []
    assert await post.states() == ["sent", "sent"]
    assert await post.rows("SELECT max(tries) FROM deliveries") == [(0,)]


class Deadly(FailPoints):
    """Ends the postman, and not the test, at a point."""

    def reach(self, name: str) -> None:
        if name == self._named:
            raise KilledError


class KilledError(BaseException):
    """Nothing may catch it: the process is dead."""


async def die(post: Post, point: str) -> None:
    postman = post.hire(failpoints=Deadly(point))
    await postman.deliver_due()
    post.hire()


@pytest.mark.parametrize("point", ["attempt-recorded", "sent-not-recorded"])
async def test_a_death_in_the_middle_loses_nothing_and_hides_no_repeat(
    point: str, post: Post, ann: int
) -> None:
    await post.plan(ann, "важно")
    await die(post, point)
    await post.postman.deliver_due()
    await later(post, 2)
    assert post.got(ANN)[-1].startswith("Повтор:")
    assert await post.states() == ["sent"]


async def test_a_death_in_the_middle_of_a_reminder_leaves_it_unknown(post: Post, ann: int) -> None:
    await post.plan(ann, "Напоминание", policy="once")
    await die(post, "attempt-recorded")
    await later(post, 600)
    assert post.got(ANN) == []
    assert await post.states() == ["unknown"]


async def test_a_message_that_killed_three_processes_is_set_aside(post: Post, ann: int) -> None:
    await post.plan(ann, "яд")
    post.hire(failpoints=Deadly("attempt-recorded"))
    for _ in ("dies", "is found", "dies", "is found", "dies", "is found"):
        await later(post, 600)
    post.hire()
    await later(post, 600)
    assert await post.states() == ["quarantined"]
    assert post.got(ANN) == []


async def test_a_message_on_its_way_survives_a_jump_of_the_clock(post: Post, ann: int) -> None:
    released = asyncio.Event()

    class Slow(WithoutSockets):
        async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
            await released.wait()
            return await super().do_request(*args, **kwargs)

    post.hire(speaker=post.speaking_through(Slow(post.telegram)))
    await post.plan(ann, "важно")
    sending = asyncio.create_task(post.postman.deliver_due())
    while await post.states() != ["sending"]:
        await asyncio.sleep(0)
    post.clock.seconds += 86_400
    looking = asyncio.create_task(post.postman.deliver_due())
    released.set()
    await asyncio.gather(sending, looking)
    assert post.got(ANN) == ["важно"]
    assert await post.rows("SELECT state, maybe FROM deliveries") == [("sent", 0)]


async def test_a_running_postman_is_woken_and_stops_politely(post: Post, ann: int) -> None:
    stop = asyncio.Event()
    arrived = asyncio.Event()
    post.telegram.listeners.append(lambda change: arrived.set())
    running = asyncio.create_task(post.postman.run(stop))
    await post.plan(ann, "важно")
    post.postman.wake()
    await arrived.wait()
    stop.set()
    post.postman.wake()
    await running
    assert await post.states() == ["sent"]


async def test_a_call_cut_off_by_the_end_is_written_down_as_maybe_sent(
    post: Post, ann: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.runtime.postman.PATIENCE_AT_STOP", 0)
    called = asyncio.Event()

    class Deaf(WithoutSockets):
        async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
            called.set()
            await asyncio.Event().wait()
            return 200, b""

    post.hire(speaker=post.speaking_through(Deaf(post.telegram)))
    await post.plan(ann, "важно")
    running = asyncio.create_task(post.postman.run(asyncio.Event()))
    await called.wait()
    running.cancel()
    await asyncio.wait([running])
    assert await post.rows("SELECT state, maybe FROM deliveries") == [("ready", 1)]
    assert await post.rows("SELECT outcome, detail FROM attempts") == [("maybe_sent", "cancelled")]


async def test_a_database_that_fails_is_said_and_got_over(post: Post, ann: int) -> None:
    await post.rows("ALTER TABLE attempts RENAME TO hidden")
    await post.plan(ann, "важно")
    stop = asyncio.Event()
    running = asyncio.create_task(post.postman.run(stop))
    while not post.postman.reasons():
        await asyncio.sleep(0)
    await post.rows("ALTER TABLE hidden RENAME TO attempts")
    while post.postman.reasons():
        post.postman.wake()
        await asyncio.sleep(0)
    stop.set()
    await running
    assert await post.states() == ["sent"]
