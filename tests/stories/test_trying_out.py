"""An organiser tries an announcement out: it comes to them alone, and says that it was a test."""

from __future__ import annotations

import pytest

from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, SECOND, address, gather, write
from tests.world import World


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


def trials_of(world: World, person: int = BOSS) -> list[str]:
    return [m["text"] for m in world.messages(person) if "Это была проверка" in m["text"]]


async def test_an_organiser_gets_exactly_what_people_would_get(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Кнопка «Ознакомлен»: нет")
    others = {p: len(cluster.messages(p)) for p in (ANNA, BORIS, SECOND)}
    await cluster.presses(BOSS, "Проверить на себе")
    assert "пришлём вам одному" in cluster.alert(BOSS)
    *_, copy, said = cluster.messages(BOSS)
    assert "Это была проверка" in said["text"]
    assert {p: len(cluster.messages(p)) for p in others} == others

    await cluster.presses(BOSS, "К объявлению", "Отправить сейчас")
    got = cluster.messages(ANNA)[-1]
    for part in ("text", "entities", "buttons"):
        assert got[part] == copy[part]


async def test_a_double_press_and_a_restart_send_one_test(cluster: World) -> None:
    await address(cluster)
    card = cluster._with_button(BOSS, "Проверить на себе")
    for _ in range(2):
        cluster.telegram.press_label(BOSS, card, "Проверить на себе")
    again = await cluster.restart()
    await again.settle()
    assert len(trials_of(again)) == 1
    again.clock.tick(minutes=1)
    again.telegram.press_label(BOSS, card, "Проверить на себе")
    await again.settle()
    assert len(trials_of(again)) == 2
    assert await again.rows("SELECT state, version FROM announcements") == [("composed", 2)]
    await again.app.close()


async def test_what_was_sent_or_deleted_is_not_tested_any_more(cluster: World) -> None:
    await address(cluster)
    card = cluster.messages(BOSS)[-1]["message_id"]
    await cluster.presses(BOSS, "Отправить сейчас")
    cluster.telegram.press(BOSS, card, "tt:1")
    await cluster.settle()
    assert "уже отправлено" in cluster.alert(BOSS)
    cluster.telegram.press(BOSS, card, "tt:7")
    await cluster.settle()
    assert "удалили" in cluster.alert(BOSS)
    assert trials_of(cluster) == []


async def test_nobody_but_an_organiser_tests(cluster: World) -> None:
    await write(cluster)
    cluster.telegram.press(ANNA, cluster.messages(ANNA)[-1]["message_id"], "tt:1")
    await cluster.settle()
    assert "устарела" in cluster.alert(ANNA)
    assert NEWS not in str(cluster.messages(ANNA))


async def test_an_english_organiser_reads_english(cluster: World) -> None:
    await cluster.says(BOSS, "/language")
    await cluster.presses(BOSS, "English")
    await write(cluster)
    await cluster.presses(BOSS, "Next: audience", "All participants", "Send a test to me")
    *_, copy, said = [m["text"] for m in cluster.messages(BOSS)]
    assert copy == f"Announcement № 1\n\n{NEWS}"
    assert "That was a test" in said
