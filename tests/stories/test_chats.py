"""Groups and channels: the bot is made administrator, organisers agree, announcements go there."""

from __future__ import annotations

import pytest

from tests import cast
from tests.stories.announcing import ANNA, BOSS, NEWS, SECOND, address, gather
from tests.stories.watching import pass_time
from tests.world import World

TITLE = "Кластер: новости"


@pytest.fixture
async def cluster(world: World) -> World:
    await gather(world)
    return world


async def group(world: World, status: str = "administrator", *, by: int = BOSS) -> int:
    made = world.telegram.add_group(TITLE, [by, ANNA])
    world.telegram.appoint(by, made.id, status)
    await world.settle()
    return made.id


async def linked(world: World) -> int:
    made = await group(world)
    await world.presses(SECOND, "Публиковать объявления")
    return made


def posted(world: World, chat: int, *, reader: int = BOSS) -> list[str]:
    return [m["text"] for m in world.telegram.history(reader, chat) if not m["deleted"]]


async def test_an_announcement_goes_to_a_group_that_organisers_agreed_to(cluster: World) -> None:
    made = await group(cluster)
    for organiser in (BOSS, SECOND):
        assert f"Бот стал администратором: группа «{TITLE}»" in cluster.screen(organiser)
    assert "можно публиковать" in await cluster.presses(SECOND, "Публиковать объявления")
    await address(cluster)
    await cluster.presses(BOSS, "Группы и каналы", TITLE)
    assert f"✓ {TITLE}" in cluster.labels(BOSS)
    await cluster.presses(BOSS, "К объявлению")
    sent = await cluster.presses(BOSS, "Отправить сейчас")
    assert posted(cluster, made) == [f"Объявление № 1\n\n{NEWS}"]
    [button] = cluster.telegram.history(BOSS, made)[-1]["buttons"][0]
    assert button == {"text": "Открыть бота", "url": "https://t.me/veche_sandbox_bot"}
    assert "из 2" in sent, "a group is no person"
    await cluster.presses(BOSS, "По организациям", "Группы и каналы")
    assert f"{TITLE} — опубликовано" in cluster.screen(BOSS)


async def test_a_channel_takes_it_too(cluster: World) -> None:
    channel = cluster.telegram.add_channel("Новости", cast.STRANGER)
    cluster.telegram.appoint(cast.STRANGER, channel.id, "administrator")
    await cluster.settle()
    assert "канал «Новости»" in cluster.screen(BOSS)
    await cluster.presses(BOSS, "Публиковать объявления")
    await address(cluster)
    await cluster.presses(BOSS, "Группы и каналы", "Новости", "К объявлению", "Отправить сейчас")
    assert posted(cluster, channel.id, reader=cast.STRANGER) == [f"Объявление № 1\n\n{NEWS}"]


async def test_nothing_goes_where_nobody_chose_it_or_organisers_declined(cluster: World) -> None:
    made = await group(cluster)
    assert "объявления туда не идут" in await cluster.presses(BOSS, "Не публиковать")
    await address(cluster)
    await cluster.presses(BOSS, "Группы и каналы")
    assert "ни в одной группе" in cluster.screen(BOSS)
    await cluster.presses(SECOND, "Публиковать объявления")
    await cluster.presses(BOSS, "К объявлению", "Отправить сейчас")
    assert posted(cluster, made) == []


async def test_a_plain_member_is_asked_about_by_nobody(cluster: World) -> None:
    before = len(cluster.messages(BOSS))
    await group(cluster, "member")
    assert len(cluster.messages(BOSS)) == before


async def test_a_chat_that_was_lost_is_said_and_left_out(cluster: World) -> None:
    made = await linked(cluster)
    await address(cluster)
    await cluster.presses(BOSS, "Группы и каналы", TITLE)
    cluster.telegram.appoint(ANNA, made, "kicked")
    await cluster.settle()
    assert f"Бот больше не администратор: группа «{TITLE}»" in cluster.screen(SECOND)
    await cluster.presses(BOSS, "К объявлению", "Отправить сейчас")
    assert posted(cluster, made) == []
    assert NEWS in cluster.screen(ANNA)
    cluster.clock.tick(minutes=1)
    cluster.telegram.appoint(ANNA, made, "administrator")
    await cluster.settle()
    assert "Бот стал администратором" in cluster.screen(SECOND)


async def test_a_group_that_refuses_is_in_the_report(cluster: World) -> None:
    made = await linked(cluster)
    await address(cluster)
    await cluster.presses(BOSS, "Группы и каналы", TITLE, "К объявлению")
    cluster.telegram.world.chats[made].bot_status = "kicked"
    await cluster.presses(BOSS, "Отправить сейчас", "По организациям", "Группы и каналы")
    assert f"{TITLE} — не опубликовано: бот не может там писать" in cluster.screen(BOSS)


async def test_a_withdrawn_one_is_replaced_in_the_group(cluster: World) -> None:
    made = await linked(cluster)
    await address(cluster)
    await cluster.presses(BOSS, "Группы и каналы", TITLE, "К объявлению", "Отправить сейчас")
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    await pass_time(cluster, minutes=1)
    assert NEWS not in str(posted(cluster, made))


async def test_the_second_press_and_a_restart_change_nothing(cluster: World) -> None:
    made = await group(cluster)
    for person in (BOSS, SECOND):
        message = cluster._with_button(person, "Публиковать объявления")
        cluster.telegram.press_label(person, message, "Публиковать объявления")
    await cluster.settle()
    acts = await cluster.rows("SELECT 1 FROM journal WHERE entry LIKE '%chat linked%'")
    assert len(acts) == 1
    await address(cluster)
    await cluster.presses(BOSS, "Группы и каналы", TITLE)
    again = await cluster.restart()
    await again.presses(BOSS, "К объявлению", "Отправить сейчас")
    assert posted(again, made) == [f"Объявление № 1\n\n{NEWS}"]
    await again.app.close()


async def test_only_organisers_decide_about_chats(cluster: World) -> None:
    await group(cluster)
    await address(cluster)
    for data in ("cl:3", "cl:5", "cd:5", "cs", "cp:1", "cc:1:5", "co:5"):
        cluster.telegram.press(ANNA, cluster.messages(ANNA)[-1]["message_id"], data)
        await cluster.settle()
        assert "устарела" in cluster.alert(ANNA)
    assert await cluster.rows("SELECT status FROM chats") == [("offered",)]
    cluster.telegram.press(BOSS, cluster.messages(BOSS)[-1]["message_id"], "cl:999")
    await cluster.settle()
    assert "больше не администратор" in cluster.alert(BOSS)


async def test_an_english_organiser_reads_english(cluster: World) -> None:
    await cluster.says(BOSS, "/language")
    await cluster.presses(BOSS, "English")
    await group(cluster)
    assert "The bot has become an administrator: group" in cluster.screen(BOSS)
    assert "can be posted" in await cluster.presses(BOSS, "Post announcements there")
