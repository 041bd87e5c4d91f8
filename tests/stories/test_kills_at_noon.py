"""The process dies at the very second at which ballots close, reminders and an announcement go."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from bot.sandbox.faults import Fault
from tests.stories.noon import (
    ADOPTED,
    MEETING,
    MILESTONE,
    acts,
    copies,
    expected_of,
    is_all_settled,
    noon,
    outbox,
)
from tests.stories.process import Outside, ended, until

KILLED = 137
TWO = (2, 3)
SIX = (2, 3, 4, 5, 6, 7)
ONCE = (MEETING, MILESTONE)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Outside]:
    """It is noon, and nobody serves the cluster of two organisations."""
    async with noon(tmp_path / "data", *TWO) as place:
        yield place


def assert_it_happened_once(place: Outside) -> None:
    """Look for one closing of each ballot, one decision, one run-off, one campaign."""
    verdicts = place.rows("SELECT verdict FROM ballots ORDER BY id")
    assert verdicts == [("adopted",), ("run_off",), ("",)]
    assert place.rows("SELECT number, ballot_id FROM decisions") == [(1, 1)]
    once = ("decision adopted", "announcement sent")
    assert acts(place, "ballot counted", *once) == [2, 1, 1]
    assert place.rows("SELECT state FROM announcements") == [("sent",)]


def assert_everybody_knows(place: Outside, numbers: tuple[int, ...]) -> None:
    """Look for each notice at each person: it came, and what came again says so."""
    for person, said in expected_of(numbers):
        came = copies(place, person, said)
        assert len(came) <= 1 or said not in ONCE
        assert all(text.startswith("Повтор") for text in came[1:]), "no repeat is undeclared"
        assert came or said in ONCE, f"{person} never learnt: {said}"


@pytest.mark.parametrize("point", ["due-before-commit", "due-committed"])
async def test_a_kill_around_the_commit_costs_nothing_and_repeats_nothing(
    place: Outside, point: str
) -> None:
    dying = await place.start(FAIL_POINT=point)
    assert await ended(dying) == KILLED
    assert acts(place, "ballot counted") == [2 if point == "due-committed" else 0]
    await place.start()
    await until(lambda: is_all_settled(place, TWO))
    assert_it_happened_once(place)
    for person, said in expected_of(TWO):
        assert len(copies(place, person, said)) == 1


async def test_a_kill_while_one_message_is_sent_loses_none_and_declares_the_repeat(
    place: Outside,
) -> None:
    assert await ended(await place.start(FAIL_POINT="sent-not-recorded")) == KILLED
    await place.start()
    await until(lambda: place.tick(seconds=1) or is_all_settled(place, TWO))
    assert_it_happened_once(place)
    assert_everybody_knows(place, TWO)


async def test_a_kill_between_two_results_tells_the_second_person_and_not_the_first_again(
    place: Outside,
) -> None:
    place.telegram.faults.add(Fault("429", method="sendmessage", chat_id=503, retry_after=600))
    dying = await place.start()
    await until(lambda: copies(place, 502, ADOPTED))
    await until(lambda: not place.telegram.faults.waiting)
    dying.kill()
    await dying.wait()
    assert copies(place, 503, ADOPTED) == []
    await place.start()
    await until(lambda: place.tick(seconds=60) or is_all_settled(place, TWO))
    assert_it_happened_once(place)
    assert_everybody_knows(place, TWO)
    assert len(copies(place, 503, ADOPTED)) == 1


async def test_kills_at_random_moments_lose_nothing_and_hide_no_repeat(tmp_path: Path) -> None:
    random = Random(13)
    async with noon(tmp_path / "data", *SIX) as place:
        for _ in range(5):
            dying = await place.start()
            enough = len(place.telegram.log) + random.randrange(1, 12)
            await until(lambda at=enough: len(place.telegram.log) >= at)
            dying.kill()
            await dying.wait()
            place.tick(seconds=random.randrange(4))
        await place.start()
        await until(lambda: place.tick(seconds=1) or is_all_settled(place, SIX))
        assert_it_happened_once(place)
        assert_everybody_knows(place, SIX)
        assert {state for policy, state in outbox(place) if policy == "must"} == {"sent"}
