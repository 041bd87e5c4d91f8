"""Calling a ballot: prepared, looked at once more, opened at its time, or not at all."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import enter
from tests.stories.balloting import (
    FIRST,
    call,
    prepare,
    seat_voters,
)
from tests.world import World

TWO, THREE, FOUR = FIRST + 2, FIRST + 3, FIRST + 4


@pytest.fixture
async def cluster(world: World) -> World:
    """Three voting organisations."""
    await seat_voters(world, 2, 3, 4)
    return world


async def test_a_ballot_opens_at_its_time_and_its_roll_is_drawn_then(cluster: World) -> None:
    await prepare(cluster, opens="4 марта 9:00")
    said = await cluster.presses(cast.ORGANISER, "Назначить открытие")
    assert "откроется 4 марта 2026 г., среда, 09:00 (НСК)" in said
    assert "Открыто голосование" not in cluster.screen(TWO)
    await cluster.says(TWO, "/ballots")
    ahead = await cluster.presses(TWO, "Скоро: ")
    assert "Откроется 4 марта 2026 г., среда, 09:00 (НСК)" in ahead
    assert "За" not in cluster.labels(TWO)
    cluster.clock.tick(days=2)
    await cluster.settle()
    assert "Открыто голосование № 1" in cluster.screen(TWO)


async def test_an_opening_is_called_off_and_a_prepared_ballot_discarded(cluster: World) -> None:
    await prepare(cluster, opens="4 марта 9:00")
    await cluster.presses(cast.ORGANISER, "Назначить открытие", "Открыть голосование")
    off = await cluster.presses(cast.ORGANISER, "Отменить открытие")
    assert "отменено" in off
    cluster.clock.tick(days=1, hours=1)
    await cluster.settle()
    assert "Открыто голосование" not in cluster.screen(TWO)
    await cluster.presses(cast.ORGANISER, "Открыть голосование", "Удалить")
    assert "удалено" in await cluster.presses(cast.ORGANISER, "Да, удалить")
    assert "Готовится" not in str(cluster.labels(cast.ORGANISER))
    assert "Голосований пока нет" in await cluster.says(TWO, "/ballots")


async def test_a_prepared_ballot_is_changed_and_its_old_buttons_open_nothing(
    cluster: World,
) -> None:
    await prepare(cluster)
    old = cluster.messages(cast.ORGANISER)[-1]["buttons"][0][0]["data"]
    assert "Проверьте ответы" in await cluster.presses(cast.ORGANISER, "Изменить")
    await cluster.presses(cast.ORGANISER, "Вопрос")
    await cluster.says(cast.ORGANISER, "Согласовать второй проект")
    assert "Согласовать второй проект" in await cluster.presses(cast.ORGANISER, "Отправить")
    cluster.telegram.press(cast.ORGANISER, cluster.messages(cast.ORGANISER)[-1]["message_id"], old)
    await cluster.settle()
    assert "его удалили" in cluster.alert(cast.ORGANISER)
    await cluster.says(cast.ORGANISER, "/ballots")
    await cluster.presses(cast.ORGANISER, "Готовится: ", "Открыть сейчас")
    assert "Открыто голосование № 1" in cluster.screen(TWO)


async def test_a_ballot_whose_closing_passed_before_it_could_open_goes_back(
    cluster: World,
) -> None:
    await prepare(cluster, opens="4 марта 9:00", closes="4 марта 12:00")
    await cluster.presses(cast.ORGANISER, "Назначить открытие")
    cluster.clock.tick(days=5)
    await cluster.settle()
    for organiser in (cast.ORGANISER, cast.SECOND_ORGANISER):
        assert "не открылось" in cluster.screen(organiser)
        assert "не позже открытия" in cluster.screen(organiser)
    assert "Открыто" not in cluster.screen(TWO)
    await cluster.presses(cast.ORGANISER, "Открыть голосование", "Изменить")
    asked = await cluster.presses(cast.ORGANISER, "Отправить")
    assert "Когда открыть?" in asked


async def test_a_double_press_opens_one_ballot(cluster: World) -> None:
    await prepare(cluster)
    newest = cluster.messages(cast.ORGANISER)[-1]["message_id"]
    for _ in range(2):
        cluster.telegram.press_label(cast.ORGANISER, newest, "Открыть сейчас")
    await cluster.settle()
    opened = [m for m in cluster.messages(TWO) if "Открыто голосование" in m["text"]]
    assert len(opened) == 1
    assert "уже назначено или открыто" in cluster.alert(cast.ORGANISER)


async def test_nobody_but_an_organiser_calls_and_closes(cluster: World) -> None:
    await call(cluster, closes="Закроет организатор")
    await enter(cluster, cast.STRANGER)
    assert "недоступна" in await cluster.says(cast.STRANGER, "/ballots")
    for person in (cast.STRANGER, TWO):
        newest = cluster.messages(person)[-1]["message_id"]
        for press in ("kn", "kp:1", "ko:1", "ku:1", "kq:1", "kd:1", "kc:1", "kx:1"):
            cluster.telegram.press(person, newest, press)
            await cluster.settle()
            assert "устарела" in cluster.alert(person)
            cluster.clock.tick(seconds=10)
    assert await cluster.rows("SELECT closed_at FROM ballots") == [(None,)]
