"""A group becomes a supergroup and goes on under another number: its posts follow it, once."""

from __future__ import annotations

import pytest

from bot.runtime.failures import Failure, Outcome
from bot.runtime.verdicts import verdict_on
from storage.deliveries import Delivery, State
from tests import cast
from tests.stories.announcing import ANNA, BOSS, NEWS, address, gather
from tests.stories.test_chats import TITLE, linked, posted
from tests.stories.test_corrections import correct
from tests.stories.test_withdrawals import pass_time
from tests.world import BEGINNING, World

NOT_POSTED = f"{TITLE} — не опубликовано"


@pytest.fixture
async def cluster(world: World) -> World:
    await gather(world)
    await address(world)
    return world


async def choose(world: World) -> int:
    """Let a group be among those that get it; return its number."""
    made = await linked(world)
    await world.says(BOSS, "/menu")
    await world.presses(BOSS, "Объявления", "№ 1", "Группы и каналы", TITLE, "К объявлению")
    return made


async def test_a_post_follows_its_group(cluster: World) -> None:
    made = await choose(cluster)
    upgraded = cluster.telegram.upgrade(made)
    await cluster.presses(BOSS, "Отправить сейчас")
    await pass_time(cluster, seconds=5)
    assert posted(cluster, upgraded.id) == [f"Объявление № 1\n\n{NEWS}"]
    await cluster.presses(BOSS, "По организациям", "Группы и каналы")
    assert f"{TITLE} — опубликовано" in cluster.screen(BOSS)
    cluster.telegram.appoint(ANNA, upgraded.id, "administrator")
    await cluster.settle()
    assert await cluster.rows("SELECT status FROM chats") == [("linked",)]


async def test_what_was_posted_before_is_corrected_by_a_new_post(cluster: World) -> None:
    made = await choose(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    upgraded = cluster.telegram.upgrade(made)
    await correct(cluster, "Собрание в субботу.")
    for _ in range(4):
        await pass_time(cluster, seconds=5)
    [said] = posted(cluster, upgraded.id)
    assert said.startswith("Исправление к объявлению № 1\n\nСобрание в субботу.")
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    for _ in range(2):
        await pass_time(cluster, seconds=5)
    [left] = posted(cluster, upgraded.id)
    assert "отозвано организатором" in left
    assert any("Удалено из чатов: 3." in m["text"] for m in cluster.messages(BOSS))


async def test_it_is_not_followed_twice(cluster: World) -> None:
    made = await choose(cluster)
    again = cluster.telegram.upgrade(cluster.telegram.upgrade(made).id)
    await cluster.presses(BOSS, "Отправить сейчас")
    await pass_time(cluster, seconds=5)
    assert posted(cluster, again.id) == []
    await cluster.presses(BOSS, "По организациям", "Группы и каналы")
    assert NOT_POSTED in cluster.screen(BOSS)


async def test_two_rows_never_share_a_number(cluster: World) -> None:
    made = await choose(cluster)
    upgraded = cluster.telegram.upgrade(made)
    cluster.telegram.appoint(ANNA, upgraded.id, "administrator")
    await cluster.settle()
    await cluster.presses(BOSS, "Отправить сейчас")
    await pass_time(cluster, seconds=5)
    assert posted(cluster, upgraded.id) == []
    await cluster.presses(BOSS, "По организациям", "Группы и каналы")
    assert NOT_POSTED in cluster.screen(BOSS)


@pytest.mark.parametrize(
    ("telegram_id", "migrated_to", "has_moved"),
    [(-5, cast.APPLICANT, False), (cast.APPLICANT, -6, False), (-5, -6, True)],
)
def test_only_a_group_moves_only_into_a_group_and_once(
    telegram_id: int, migrated_to: int, has_moved: bool
) -> None:
    delivery = Delivery(1, 1, telegram_id, "ru", "must", "", 0, 0, 1, has_moved=has_moved)
    failure = Failure(Outcome.SURELY_NOT_SENT, migrated_to=migrated_to)
    verdict = verdict_on(delivery, failure, now=BEGINNING, chance=0.5)
    assert (verdict.state, verdict.why, verdict.moved_to) == (State.FAILED, "migrated", None)
