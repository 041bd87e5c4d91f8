"""An announcement is written, seen as it will look, addressed and sent."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import accepted
from tests.stories.announcing import (
    ANNA,
    BORIS,
    BOSS,
    NEWS,
    SECOND,
    SUPPLIER,
    address,
    gather,
    write,
)
from tests.world import World


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


def wrote_formatted(world: World, person: int, text: str, **entities: tuple[str, str]) -> None:
    """Write a text in which the named words carry a kind of formatting."""
    chat = world.telegram.enter(person, None)
    message = world.telegram.new_message(chat, person)
    message.text = text
    message.entities = [
        {"type": kind, "offset": text.index(part), "length": len(part)}
        for kind, part in entities.items()
    ]
    world.telegram.deliver(chat, message)


async def test_an_organiser_sends_an_announcement_to_everybody(cluster: World) -> None:
    assert "одним сообщением" in await cluster.says(BOSS, "/announce")
    seen = await cluster.says(BOSS, NEWS)
    assert seen == f"Объявление № 1\n\n{NEWS}"
    asked = await cluster.presses(BOSS, "Дальше: кому")
    assert "Кому отправить объявление № 1?" in asked
    card = await cluster.presses(BOSS, "Все участники")
    assert "Получат: 2 человека из 2 организаций." in card
    assert cluster.screen(ANNA) != seen

    begun = await cluster.presses(BOSS, "Отправить сейчас")
    assert "Объявление № 1 отправлено" in begun
    assert cluster.screen(ANNA) == cluster.screen(BORIS) == seen
    fresh = await cluster.presses(BOSS, "Обновить")
    assert "Доставлено: 2 из 2." in fresh
    lines = await cluster.presses(BOSS, "По организациям")
    assert "ООО «Обь-Имплант»: доставлено 1 из 1\n" in f"{lines}\n"
    [(entry,)] = await cluster.rows("SELECT entry FROM journal ORDER BY id DESC LIMIT 1")
    assert '"announcement":1,"people":2' in str(entry)
    assert "announcement sent" in str(entry)


async def test_formatting_is_kept_as_it_was_written(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    wrote_formatted(cluster, BOSS, "Важно: <срок> до 5 июля", bold="Важно", italic="до 5 июля")
    await cluster.settle()
    assert cluster.screen(BOSS) == "Объявление № 1\n\nВажно: <срок> до 5 июля"
    await cluster.presses(BOSS, "Дальше: кому", "Все участники", "Отправить сейчас")
    got = cluster.messages(ANNA)[-1]
    kinds = [
        (e["type"], got["text"][e["offset"] : e["offset"] + e["length"]]) for e in got["entities"]
    ]
    assert ("bold", "Важно") in kinds
    assert ("italic", "до 5 июля") in kinds
    assert "<срок>" in got["text"]


async def test_one_photo_or_document_goes_along_with_its_caption(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    cluster.telegram.send_file(
        BOSS, "повестка.docx", b"PK", mime="application/zip", caption="Повестка собрания"
    )
    await cluster.settle()
    assert "Повестка собрания" in cluster.screen(BOSS)
    await cluster.presses(BOSS, "Дальше: кому", "Все участники", "Отправить сейчас")
    got = cluster.messages(ANNA)[-1]
    assert got["kind"] == "document"
    assert got["text"] == "Объявление № 1\n\nПовестка собрания"

    sure = await cluster.presses(BOSS, "Отозвать")
    assert "файл останется" in sure
    await cluster.presses(BOSS, "Да, отозвать")
    assert "отозвано организатором" in cluster.messages(ANNA)[-1]["text"]


async def test_a_file_without_words_and_a_text_too_long_are_refused(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    seen = await cluster.sends_file(BOSS, "a.pdf", b"%PDF", mime="application/pdf")
    assert "Текста ещё нет" in seen
    assert "К файлам нужен текст" in await cluster.presses(BOSS, "Готово")
    assert "Напишите объявление" in await cluster.presses(BOSS, "Начать заново")
    assert "Сократите его на 1 знак" in await cluster.says(BOSS, "ж" * 3901)
    cluster.telegram.send_sticker(BOSS)
    await cluster.settle()
    assert "Здесь подойдут текст, фото и документы" in cluster.screen(BOSS)
    assert await cluster.rows("SELECT COUNT(*) FROM announcements") == [(0,)]
    assert (await cluster.says(BOSS, "ж" * 3900)).endswith("ж" * 3900)


async def test_it_goes_to_one_cluster_role_only(cluster: World) -> None:
    card = await address(cluster, "По роли в кластере", "Ядро")
    assert "Кому: участники с ролью «Ядро / производитель»" in card
    await cluster.presses(BOSS, "Отправить сейчас")
    assert NEWS in cluster.screen(ANNA)
    assert NEWS not in cluster.screen(BORIS)


async def test_it_goes_to_chosen_organisations(cluster: World) -> None:
    name = cast.participant(SUPPLIER).short_name
    await address(cluster, "Выбранные организации")
    assert "Готово" not in str(cluster.labels(BOSS))
    await cluster.presses(BOSS, name)
    assert f"✓ {name}" in cluster.labels(BOSS)
    await cluster.presses(BOSS, name)
    assert name in cluster.labels(BOSS)
    await cluster.presses(BOSS, name, "Готово (1)")
    assert "Получат: 1 человек из 1 организации." in cluster.screen(BOSS)
    await cluster.presses(BOSS, "Отправить сейчас")
    assert NEWS in cluster.screen(BORIS)
    assert NEWS not in cluster.screen(ANNA)


async def test_a_draft_can_be_rewritten_and_thrown_away(cluster: World) -> None:
    await write(cluster)
    await cluster.presses(BOSS, "Изменить текст")
    assert (await cluster.says(BOSS, "Другой текст")).endswith("Другой текст")
    await cluster.presses(BOSS, "Удалить")
    assert "Объявлений пока нет" in cluster.screen(BOSS)
    cluster.telegram.press(BOSS, cluster.messages(BOSS)[-1]["message_id"], "ng:1:1")
    await cluster.settle()
    assert "удалили" in cluster.alert(BOSS)
    await write(cluster)
    assert "Объявление № 2" in cluster.screen(BOSS)


async def test_nobody_but_an_organiser_announces(cluster: World) -> None:
    watcher = cast.STRANGER
    await accepted(cluster, cast.participant(24), person=watcher)
    await address(cluster)
    for person in (watcher, ANNA):
        assert "недоступна" in await cluster.says(person, "/announce")
        assert "Объявления" not in cluster.labels(person)
        await forge(cluster, person)
        assert "устарела" in cluster.alert(person)
    await cluster.starts(cast.FOREIGNER)
    assert "announce" not in await cluster.says(cast.FOREIGNER, "/announce")
    await forge(cluster, cast.FOREIGNER)
    assert "out of date" in cluster.alert(cast.FOREIGNER)
    assert await cluster.rows("SELECT state, version FROM announcements") == [("composed", 2)]
    assert await cluster.rows("SELECT * FROM announcement_organisations") == []


async def forge(world: World, person: int) -> None:
    """Send every press that an organiser could."""
    newest = world.messages(person)[-1]["message_id"]
    for data in ("ng:1:2", "nx:1", "nd:1", "ny:1", "nt:1:1:0:i", "nl:0", "np:1", "nw", "nk:1"):
        world.telegram.press(person, newest, data)
        world.clock.tick(seconds=10)
        await world.settle()


async def test_an_english_organiser_reads_english(cluster: World) -> None:
    await cluster.says(BOSS, "/language")
    await cluster.presses(BOSS, "English")
    await write(cluster)
    card = await cluster.presses(BOSS, "Next: audience", "All participants")
    assert "It goes to 2 people of 2 organisations." in card
    await cluster.presses(BOSS, "Choose a time")
    review = await cluster.says(BOSS, "tomorrow 10:00")
    assert "Tuesday, 3 March 2026, 10:00 (NSK)" in review
    await cluster.presses(BOSS, "Send", "Do not send", "Send now", "Refresh")
    assert "Delivered: 2 of 2." in cluster.screen(BOSS)
    assert cluster.screen(ANNA) == f"Объявление № 1\n\n{NEWS}"


async def test_an_unsent_one_waits_on_the_desk_of_who_wrote_it(cluster: World) -> None:
    await write(cluster)
    assert "отправить или удалить объявление № 1" in await cluster.says(BOSS, "/desk")
    assert "№ 1" not in await cluster.says(SECOND, "/desk")
    await cluster.says(BOSS, "/desk")
    card = await cluster.presses(BOSS, "Объявление № 1")
    assert "ещё никому не отправлено" in card
    await cluster.presses(BOSS, "Удалить")
    assert "№ 1" not in await cluster.says(BOSS, "/desk")


async def test_an_excluded_organisation_gets_nothing(cluster: World) -> None:
    inn = cast.participant(2).inn
    await cluster.says(BOSS, "/participants")
    await cluster.presses(BOSS, "ООО «Обь-Имплант»", "Предложить исключить")
    await cluster.says(BOSS, "Ликвидация", inn)
    await cluster.presses(SECOND, "Подтвердить исключение")
    assert "1 человек из 1 организации" in await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    assert NEWS not in str(cluster.messages(ANNA))


async def test_everybody_reads_it_under_a_heading_in_their_language(cluster: World) -> None:
    await cluster.says(BORIS, "/language")
    await cluster.presses(BORIS, "English")
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    assert cluster.screen(BORIS) == f"Announcement № 1\n\n{NEWS}"
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    assert "was withdrawn" in cluster.screen(BORIS)


async def test_a_text_that_telegram_cut_in_two_gets_one_honest_sentence(cluster: World) -> None:
    before = len(cluster.messages(BOSS))
    said = await write(cluster, "Слово " * 1000)
    assert "помещается до 3\u00a0900 знаков. Он занял целое сообщение Telegram" in said
    assert "отправьте его одним сообщением или приложите документ" in said
    assert "Сократите его на" not in str(cluster.messages(BOSS)[before:])
    assert NEWS in await cluster.says(BOSS, NEWS)
