"""The report of an announcement: whom to phone, who was told, the table, and the letter."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests import cast
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, SECOND, SUPPLIER, address, gather
from tests.world import World

SILENT = cast.participant(SUPPLIER).short_name


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


async def sent(world: World) -> World:
    """An announcement that Анна got and Борис did not, since he has blocked the bot."""
    world.telegram.block(BORIS)
    await world.settle()
    await address(world)
    await world.presses(BOSS, "Отправить сейчас", "По организациям")
    return world


def paper(world: World, person: int = BOSS) -> bytes:
    document = next(m for m in world.messages(person)[::-1] if m.get("document"))["document"]
    content: bytes = world.telegram.find_file(document["file_id"]).content
    return content


async def test_who_got_nothing_is_listed_with_the_telephone_and_noted_as_told(
    cluster: World,
) -> None:
    await sent(cluster)
    listed = await cluster.presses(BOSS, "Кому позвонить")
    assert f"{SILENT}: +7" in listed
    assert cast.participant(2).short_name not in listed
    asked = await cluster.presses(BOSS, SILENT)
    assert "как сообщили?" in asked
    await cluster.presses(BOSS, "Сообщено по телефону")
    assert cluster.alert(BOSS) == "Отмечено: отчёт дополнен."
    assert f"✓ {SILENT}: сообщено по телефону 2 марта 2026 г." in cluster.screen(BOSS)
    lines = await cluster.presses(BOSS, "К объявлению", "По организациям")
    assert "заблокировали бота 1, сообщено по телефону" in lines
    acts = await cluster.rows("SELECT entry FROM journal WHERE entry LIKE '%told otherwise%'")
    assert len(acts) == 1


async def test_of_two_organisers_who_phone_one_notes_it_and_both_see_it(cluster: World) -> None:
    await sent(cluster)
    await cluster.presses(BOSS, "Кому позвонить", SILENT)
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Объявления", "№ 1", "По организациям", "Кому позвонить", SILENT)
    await cluster.presses(SECOND, "Сообщено по почте")
    again = await cluster.restart()
    await again.presses(BOSS, "Сообщено по телефону")
    assert "уже отмечено" in again.alert(BOSS)
    assert "сообщено по почте" in again.screen(BOSS)
    assert await again.rows("SELECT how FROM told_otherwise") == [("mail",)]
    await again.app.close()


async def test_who_has_got_it_need_not_be_told(cluster: World) -> None:
    await sent(cluster)
    await cluster.presses(BOSS, "Кому позвонить")
    newest = cluster.messages(BOSS)[-1]["message_id"]
    for data in ("wn:1:1:phone", "wn:1:99:mail", "wt:1:1", "wn:1:0:phone"):
        cluster.telegram.press(BOSS, newest, data)
        await cluster.settle()
        assert "получила или ещё получит" in cluster.alert(BOSS)
    assert await cluster.rows("SELECT * FROM told_otherwise") == []


async def test_an_organisation_without_people_is_to_be_phoned_too(cluster: World) -> None:
    await cluster.says(BORIS, "/forget")
    await cluster.presses(BORIS, "Да, стереть")
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас", "По организациям", "Кому позвонить")
    assert f"{SILENT}: телефона у нас нет" in cluster.screen(BOSS)
    await cluster.presses(BOSS, "К объявлению", "По организациям", "Таблица (XLSX)")
    with ZipFile(BytesIO(paper(cluster))) as book:
        assert "нет представителя в боте" in book.read("xl/sharedStrings.xml").decode()


async def test_the_table_comes_in_the_language_of_who_asks(cluster: World) -> None:
    await sent(cluster)
    await cluster.presses(BOSS, "Таблица (XLSX)")
    assert "по строке на каждого получателя" in cluster.messages(BOSS)[-1]["text"]
    with ZipFile(BytesIO(paper(cluster))) as book:
        words = book.read("xl/sharedStrings.xml").decode()
    for word in ("Организация", "доставлено", "бот заблокирован", SILENT):
        assert word in words
    await cluster.says(SECOND, "/language")
    await cluster.presses(SECOND, "English")
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Announcements", "№ 1", "By organisation", "Whom to phone")
    assert "Organisations none of whose people got it." in cluster.screen(SECOND)
    await cluster.presses(SECOND, "To the announcement", "By organisation", "Table (XLSX)")
    with ZipFile(BytesIO(paper(cluster, SECOND))) as book:
        assert "has blocked the bot" in book.read("xl/sharedStrings.xml").decode()


async def test_the_words_come_as_a_letter_and_as_a_file(cluster: World) -> None:
    await sent(cluster)
    await cluster.presses(BOSS, "Текст для письма")
    assert NEWS in cluster.screen(BOSS)
    assert paper(cluster).decode() == NEWS


async def test_nobody_but_organisers_sees_telephones(cluster: World) -> None:
    await cluster.says(cast.STRANGER, "/start")
    await sent(cluster)
    for person in (cast.STRANGER, ANNA):
        for data in ("wu:1:0", "wt:1:2", "wn:1:2:phone", "wb:1", "wl:1"):
            cluster.telegram.press(person, cluster.messages(person)[-1]["message_id"], data)
            await cluster.settle()
            assert "устарела" in cluster.alert(person)
    assert await cluster.rows("SELECT * FROM told_otherwise") == []
