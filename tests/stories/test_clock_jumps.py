"""A clock that jumps: a week ahead while the bot was away, and an hour back while it serves."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import accepted
from tests.stories import assembling, balloting, roadmapping
from tests.stories.announcing import NEWS, address
from tests.stories.assembling import CERAMICS, MAKER, PEOPLE
from tests.world import World

BOSS, ANNA, VERA = cast.ORGANISER, PEOPLE[MAKER], PEOPLE[CERAMICS]


@pytest.fixture
async def cluster(world: World) -> World:
    """A meeting on Thursday, a ballot until Friday, two milestones, a notice for tomorrow."""
    await assembling.gather(world)
    await assembling.call(world, starts="05.03.2026 10:00", reply_by="04.03.2026 18:00")
    await world.presses(ANNA, "Буду очно")
    await balloting.call(world, closes="6 марта 18:00")
    await balloting.vote(world, ANNA, "За")
    for title, due in (("Каталог", "04.03.2026"), ("Сайт", "06.03.2026")):
        await world.says(BOSS, "/roadmap")
        await world.presses(BOSS, "Новая веха", cast.participant(MAKER).short_name)
        await world.says(BOSS, title, "Инициирование", due, "Итог")
        await world.presses(BOSS, "Пропустить", "Пропустить", "Отправить")
    await address(world)
    await world.presses(BOSS, "Назначить время")
    await world.says(BOSS, "03.03.2026 10:00")
    await world.presses(BOSS, "Отправить")
    return world


def _new(world: World, person: int, before: dict[int, int]) -> list[str]:
    return [message["text"] for message in world.messages(person)[before[person] :]]


def _counted(world: World) -> dict[int, int]:
    return {person: len(world.messages(person)) for person in (BOSS, ANNA, VERA)}


async def test_after_a_week_without_the_bot_what_still_matters_is_told_once(
    cluster: World,
) -> None:
    before = _counted(cluster)
    cluster.clock.tick(days=7)
    again = await cluster.restart()
    await again.settle()
    news = "\n".join(_new(again, ANNA, before))
    assert news.count("Голосование № 1") == 1, "the result, and no reminder of what is over"
    assert "В реестре: решение № 1 от 6 марта 2026 г." in news, (
        "dated by its end, not by the return"
    )
    assert "начнётся" not in news, "the meeting is past"
    assert news.count("Напоминания, которые не пришли вовремя: 2.") == 1
    assert NEWS not in news, "people decide anew about an announcement that is days late"
    assert "Назначенное время прошло" in "\n".join(_new(again, BOSS, before))

    told = _counted(again)
    await again.settle()
    again.clock.tick(hours=1)
    twice = await again.restart()
    await twice.settle()
    assert _counted(twice) == told
    await twice.app.close()


async def test_a_night_without_the_bot_keeps_an_announcement_and_sends_it_once(
    cluster: World,
) -> None:
    cluster.clock.tick(days=1, hours=3)
    again = await cluster.restart()
    await again.settle()
    again.clock.tick(hours=-1)
    await again.settle()
    twice = await again.restart()
    twice.clock.tick(hours=2)
    await twice.settle()
    for person in (ANNA, VERA):
        assert "\n".join(assembling.texts(twice, person)).count(NEWS) == 1
    assert "Назначенное время прошло" not in str(assembling.texts(twice, BOSS))
    await twice.app.close()


async def test_an_hour_back_repeats_nothing_and_undoes_no_closing(cluster: World) -> None:
    cluster.clock.tick(days=4, hours=8, seconds=1)  # Friday, 18:00:01
    await cluster.settle()
    assert "В реестре: решение № 1" in str(assembling.texts(cluster, VERA))
    told = _counted(cluster)
    closed = await cluster.rows("SELECT closed_at, verdict FROM ballots")

    cluster.clock.tick(hours=-1)
    await cluster.settle()
    again = await cluster.restart()
    await again.settle()
    assert _counted(again) == told
    notice = next(m for m in again.messages(VERA) if "Открыто голосование" in m["text"])
    again.telegram.press_label(VERA, notice["message_id"], "Голосовать")
    await again.settle()
    assert "завершено" in again.screen(VERA) + again.alert(VERA)
    assert await again.rows("SELECT closed_at, verdict FROM ballots") == closed

    again.clock.tick(hours=2)
    await again.settle()
    assert _counted(again) == {**told, VERA: told[VERA]}
    await again.app.close()


async def test_an_hour_back_does_not_open_the_doors_of_a_form(cluster: World) -> None:
    """What was begun before the jump goes on after it."""
    await cluster.says(BOSS, "/announce")
    cluster.clock.tick(hours=-1)
    cluster.app.intake._dispatch._flood._buckets.clear()  # outside it goes by a clock of its own
    preview = await cluster.says(BOSS, "Часы переведены")
    assert "Часы переведены" in preview
    await accepted(cluster, cast.participant(7), person=cast.COLLEAGUE)
    assert "подтверждаете коллег" in cluster.screen(cast.COLLEAGUE)
    assert "Каталог" in await roadmapping.open_card(cluster, ANNA, 1)
