"""A vote that waited in the queue: the time at which it is taken in decides, and words tell it."""

from __future__ import annotations

import pytest

from tests.stories.balloting import FIRST, call, seat_voters, vote
from tests.world import World

TWO, THREE = FIRST + 2, FIRST + 3
NOT_COUNTED = "Голосование завершено: 3 марта 2026 г., вторник, 10:00 (НСК). Голос не учтён."


@pytest.fixture
async def cluster(world: World) -> World:
    """Two voting organisations; the ballot closes in half a minute, the second is about to vote."""
    await seat_voters(world, 2, 3)
    await call(world, closes="3 марта 10:00")
    await vote(world, TWO, "За")
    await world.presses(THREE, "Голосовать", "За")
    world.clock.tick(days=1, seconds=-30)
    return world


def _confirms(world: World, person: int) -> None:
    """Press without being heard yet: the update waits at Telegram."""
    message = world.messages(person)[-1]["message_id"]
    world.telegram.press_label(person, message, "Подтвердить голос")


async def test_pressed_before_the_closing_and_taken_in_after_it_is_told_that_it_does_not_count(
    cluster: World,
) -> None:
    _confirms(cluster, THREE)
    cluster.clock.tick(seconds=45)
    await cluster.settle()
    assert cluster.alert(THREE) == NOT_COUNTED
    assert await cluster.rows("SELECT organisation_id FROM votes") == [(1,)]
    assert "Участвовало 1 из 2" in cluster.screen(THREE)


async def test_where_the_button_waits_no_more_the_same_words_come_as_a_message(
    cluster: World,
) -> None:
    _confirms(cluster, THREE)
    cluster.clock.tick(seconds=120)
    again = await cluster.restart()
    await again.settle()
    assert NOT_COUNTED in [m["text"] for m in again.messages(THREE)]
    assert again.alert(THREE) == ""
    assert await again.rows("SELECT organisation_id FROM votes") == [(1,)]
    await again.app.close()


async def test_a_vote_taken_in_at_the_closing_second_counts_though_the_row_is_served_late(
    cluster: World,
) -> None:
    cluster.clock.tick(seconds=30)
    _confirms(cluster, THREE)
    await cluster.settle()
    assert "Голос ООО «Приобская биокерамика» принят: «За»" in cluster.screen(THREE)
    cluster.clock.tick(seconds=1)
    await cluster.settle()
    assert "За: 2" in cluster.screen(THREE)
