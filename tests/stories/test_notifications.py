"""A person chooses when announcements come, and about what; notices that bind come anyway."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests import cast
from tests.acts import accepted
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, address, gather
from tests.world import World

TO_FRIDAY_EVENING = {"days": 4, "hours": 10, "minutes": 30}  # 20:30
TO_MONDAY_NINE = {"days": 2, "hours": 12, "minutes": 30}


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


async def opened(world: World, person: int) -> str:
    await world.says(person, "/menu")
    return await world.presses(person, "Уведомления")


def got(world: World, person: int) -> int:
    return sum(NEWS in m["text"] for m in world.messages(person))


async def test_who_takes_announcements_at_any_time_gets_them_at_night(cluster: World) -> None:
    assert "ждут конца тихих часов" in await opened(cluster, ANNA)
    assert "приходят в любое время" in await cluster.presses(ANNA, "Получать в любое время")
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    await address(cluster)
    sent = await cluster.presses(BOSS, "Отправить после тихих часов")
    cluster.clock.tick(seconds=3)
    await cluster.settle()
    assert (got(cluster, ANNA), got(cluster, BORIS)) == (1, 0)
    assert "ждёт конца тихих часов" in sent
    assert "Ждут конца тихих часов: 1." in cluster.screen(BOSS)
    cluster.clock.tick(**TO_MONDAY_NINE)
    await cluster.settle()
    assert (got(cluster, ANNA), got(cluster, BORIS)) == (1, 1)
    assert "ждут конца тихих часов" in await again_quiet(cluster)


async def again_quiet(world: World) -> str:
    await opened(world, ANNA)
    return await world.presses(ANNA, "Ждать конца тихих часов")


async def test_a_muted_topic_does_not_come_and_the_card_says_how_many_muted_it(
    cluster: World,
) -> None:
    await opened(cluster, ANNA)
    said = await cluster.presses(ANNA, "Отключить: проекты")
    assert "проекты — отключены" in said
    assert "общие — приходят" in said
    card = await address(cluster)
    assert "Тема: общие" in card
    assert "отключил" not in card
    card = await cluster.presses(BOSS, "Тема: общие", "проекты")
    assert "Тема: проекты" in card
    assert "Получат: 1 человек из 2 организаций." in card
    assert "1 человек отключил эту тему и не получит объявление." in card
    await cluster.presses(BOSS, "Сделать срочным", "Отправить сейчас")
    assert "Его сразу получит 1 человек" in cluster.screen(BOSS)
    await cluster.presses(BOSS, "Да, отправить сразу")
    assert (got(cluster, ANNA), got(cluster, BORIS)) == (0, 1)
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    assert (got(cluster, ANNA), got(cluster, BORIS)) == (1, 2)


async def test_a_topic_that_everybody_muted_is_sent_to_nobody(cluster: World) -> None:
    for person in (ANNA, BORIS):
        await opened(cluster, person)
        await cluster.presses(person, "Отключить: общие")
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    assert "Отправлять некому" in cluster.alert(BOSS)
    assert "2 человека отключили эту тему и не получат объявление." in cluster.screen(BOSS)
    await cluster.presses(ANNA, "Включить: общие")
    await cluster.presses(BOSS, "Отправить сейчас")
    assert (got(cluster, ANNA), got(cluster, BORIS)) == (1, 0)


async def test_an_organisation_that_muted_the_topic_can_be_told_by_phone(cluster: World) -> None:
    await opened(cluster, ANNA)
    await cluster.presses(ANNA, "Отключить: общие")
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас", "По организациям")
    name = cast.participant(2).short_name
    assert name in await cluster.presses(BOSS, "Кому позвонить")
    await cluster.presses(BOSS, "К объявлению", "По организациям", "Таблица (XLSX)")
    document = cluster.messages(BOSS)[-1]["document"]
    content = cluster.telegram.find_file(document["file_id"]).content
    with ZipFile(BytesIO(content)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert "нет представителя в боте или тема отключена" in words


async def test_they_are_reached_from_under_an_announcement_which_stays(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    assert "Обычные объявления" in await cluster.presses(ANNA, "Уведомления")
    assert got(cluster, ANNA) == 1
    again = await cluster.restart()
    assert "мероприятия — отключены" in await again.presses(ANNA, "Отключить: мероприятия")
    await again.app.close()


async def test_a_withdrawal_reaches_who_muted_the_topic_since(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    await opened(cluster, ANNA)
    await cluster.presses(ANNA, "Отключить: общие")
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    await cluster.settle()
    assert got(cluster, ANNA) == 0
    assert "отозвано" in str([m["text"] for m in cluster.messages(ANNA)])


async def test_an_observer_chooses_too_and_who_gets_no_announcements_does_not(
    cluster: World,
) -> None:
    watcher = cast.STRANGER
    await accepted(cluster, cast.participant(24), person=watcher)
    assert "Темы объявлений" in await opened(cluster, watcher)
    await cluster.says(BOSS, "/menu")
    assert "Уведомления" not in cluster.labels(BOSS)
    await cluster.starts(cast.FOREIGNER)
    for person in (BOSS, cast.FOREIGNER):
        newest = cluster.messages(person)[-1]["message_id"]
        for data in ("io", "ib", "iq:0", "im:general:1"):
            cluster.telegram.press(person, newest, data)
            cluster.clock.tick(seconds=10)
            await cluster.settle()
        assert cluster.alert(person)
    assert await cluster.rows("SELECT * FROM muted_topics") == []
    assert await cluster.rows("SELECT id FROM people WHERE keeps_quiet_hours = 0") == []


async def test_it_reads_english(cluster: World) -> None:
    await cluster.says(ANNA, "/language")
    await cluster.presses(ANNA, "English", "Notifications")
    assert "none come from 20:00 to 09:00 and at weekends" in cluster.screen(ANNA)
    assert "projects — muted" in await cluster.presses(ANNA, "Mute: projects")
    assert "projects — they come" in await cluster.presses(ANNA, "Unmute: projects")
    assert "come at any time" in await cluster.presses(ANNA, "Get them at any time")


async def test_they_are_in_the_file_of_what_is_kept_and_are_erased(cluster: World) -> None:
    await opened(cluster, ANNA)
    await cluster.presses(ANNA, "Отключить: проекты", "Получать в любое время")
    await cluster.says(ANNA, "/mydata")
    document = cluster.messages(ANNA)[-1]["document"]
    kept = json.loads(cluster.telegram.find_file(document["file_id"]).content)
    assert kept["notifications"] == {"keeps_quiet_hours": False, "muted": ["projects"]}
    await cluster.says(ANNA, "/forget")
    await cluster.presses(ANNA, "Да, стереть")
    assert await cluster.rows("SELECT * FROM muted_topics") == []
    assert await cluster.rows("SELECT id FROM people WHERE keeps_quiet_hours = 0") == []
