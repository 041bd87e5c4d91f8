"""Two lanes under Telegram's limits, on a clock that only the test moves."""

from __future__ import annotations

from random import Random

import pytest

from bot.runtime.pacing import Pacing

ANN, BORIS, VERA = 1, 2, 3


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.time += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pacing(clock: Clock) -> Pacing:
    return Pacing(10, clock=clock, sleep=clock.sleep)


async def sent_in(seconds: float, pacing: Pacing, clock: Clock) -> int:
    """Send to ever new chats as fast as the outbox may and count."""
    end, count = clock.time + seconds, 0
    while clock.time < end:
        if wait := pacing.outbox_wait():
            await clock.sleep(wait)
        else:
            count += 1
            pacing.spoke(1000 + count)
    return count


async def test_the_outbox_keeps_its_pace(pacing: Pacing, clock: Clock) -> None:
    assert 9 <= await sent_in(1, pacing, clock) <= 12
    assert 99 <= await sent_in(10, pacing, clock) <= 101


async def test_no_second_holds_more_than_the_pace_though_delays_are_made_up_for(
    clock: Clock,
) -> None:
    pacing, random, sent = Pacing(28, clock=clock, sleep=clock.sleep), Random(7), []
    while clock.time < 1100:
        for _ in range(pacing.places()):
            sent.append(clock.time)
            pacing.spoke(len(sent))
        await clock.sleep(random.choice([0.001, 0.01, 0.03, 0.09]))
    assert max(sum(1 for t in sent if a <= t < a + 0.9999) for a in sent) == 28


async def test_a_short_delay_costs_no_pace(clock: Clock) -> None:
    pacing, count = Pacing(1000, clock=clock, sleep=clock.sleep), 0
    while clock.time < 1010:
        for _ in range(pacing.places()):
            count += 1
            pacing.spoke(count)
        await clock.sleep(0.025)
    assert 9_950 <= count <= 10_010


def test_answers_take_their_places_in_the_second(pacing: Pacing, clock: Clock) -> None:
    for _ in range(10):
        pacing.spoke(ANN)
        clock.time += 0.05
    assert pacing.places() == 0
    assert pacing.outbox_wait() == pytest.approx(0.5)


def test_the_outbox_may_send_as_many_as_there_are_places(pacing: Pacing, clock: Clock) -> None:
    assert pacing.places() == 1
    clock.time += 0.1
    assert pacing.places() == 2
    pacing.spoke(ANN)
    pacing.spoke(BORIS)
    assert pacing.places() == 0


async def test_no_place_is_lost_while_places_gather(clock: Clock) -> None:
    pacing, count, turns = Pacing(28, clock=clock, sleep=clock.sleep), 0, 0
    while clock.time < 1010:
        for _ in range(pacing.places()):
            count += 1
            pacing.spoke(count)
        await clock.sleep(pacing.gather() + 0.002)
        turns += 1
    assert 278 <= count <= 282
    assert turns < 150


def test_a_message_counts_for_the_second_in_which_it_really_goes(
    pacing: Pacing, clock: Clock
) -> None:
    places = [pacing.spoke(chat) for chat in range(10)]
    clock.time += 0.4
    for place in places:
        pacing.goes(place)
    clock.time += 0.9
    assert pacing.places() == 0
    clock.time += 0.1
    assert pacing.places() > 0


def test_a_chat_rests_for_a_second_after_a_message(pacing: Pacing, clock: Clock) -> None:
    pacing.spoke(ANN)
    assert pacing.resting() == {ANN: pytest.approx(1)}
    clock.time += 0.4
    assert pacing.resting() == {ANN: pytest.approx(0.6)}
    clock.time += 0.6
    assert pacing.resting() == {}


def test_an_answer_does_not_wait_for_the_pace_of_the_outbox(pacing: Pacing) -> None:
    for _ in range(50):
        pacing.spoke(ANN)
    assert pacing.outbox_wait() > 0
    assert pacing.answer_wait(ANN) == 0


def test_answers_push_the_outbox_back_by_a_second_at_most(pacing: Pacing) -> None:
    for _ in range(500):
        pacing.spoke(ANN)
    assert pacing.outbox_wait() == pytest.approx(1)


def test_a_429_silences_both_lanes_to_that_chat_alone(pacing: Pacing, clock: Clock) -> None:
    pacing.refused(ANN, 30)
    assert pacing.answer_wait(ANN) == pytest.approx(30)
    assert pacing.resting() == {ANN: pytest.approx(30)}
    assert pacing.answer_wait(BORIS) == 0
    assert pacing.outbox_wait() == 0
    clock.time += 30
    assert pacing.answer_wait(ANN) == 0
    assert pacing.resting() == {}


def test_a_shorter_429_does_not_lift_a_longer_one(pacing: Pacing) -> None:
    pacing.refused(ANN, 30)
    pacing.refused(ANN, 1)
    assert pacing.answer_wait(ANN) == pytest.approx(30)


def test_two_chats_refused_within_five_seconds_silence_the_bot(
    pacing: Pacing, clock: Clock
) -> None:
    pacing.refused(ANN, 3)
    clock.time += 4.9
    pacing.refused(BORIS, 20)
    assert pacing.answer_wait(VERA) == pytest.approx(20)
    assert pacing.outbox_wait() == pytest.approx(20)


def test_two_chats_refused_further_apart_silence_themselves_only(
    pacing: Pacing, clock: Clock
) -> None:
    pacing.refused(ANN, 60)
    clock.time += 5.1
    pacing.refused(BORIS, 60)
    assert pacing.outbox_wait() == 0
    assert pacing.answer_wait(VERA) == 0


def test_one_chat_refused_twice_does_not_silence_the_bot(pacing: Pacing) -> None:
    pacing.refused(ANN, 60)
    pacing.refused(ANN, 60)
    assert pacing.outbox_wait() == 0


async def test_an_answer_goes_when_the_pause_is_over(pacing: Pacing, clock: Clock) -> None:
    pacing.refused(ANN, 12.5)
    await pacing.before_answer(ANN)
    assert clock.time == pytest.approx(1012.5)
    assert ANN in pacing.resting()


def test_a_shut_outbox_leaves_answers_alone(pacing: Pacing) -> None:
    pacing.shut_outbox(60)
    assert pacing.outbox_wait() == pytest.approx(60)
    assert pacing.answer_wait(ANN) == 0


async def test_each_message_of_an_album_counts(pacing: Pacing, clock: Clock) -> None:
    pacing.spoke(ANN, messages=5)
    assert pacing.outbox_wait() == pytest.approx(0.5)
    assert pacing.resting() == {ANN: pytest.approx(5)}
    pacing.spoke(-1, messages=5)
    assert pacing.resting()[-1] == pytest.approx(20)
    await clock.sleep(0.9)
    assert pacing.places() == 0
