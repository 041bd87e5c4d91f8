"""An announcement: written, seen as it will look, addressed, sent, followed, taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.faults import Fault
from tests import cast
from tests.acts import accepted, enter, seat_organisers
from tests.world import World

BOSS, SECOND, ANNA, BORIS = cast.ORGANISER, cast.SECOND_ORGANISER, cast.APPLICANT, cast.COLLEAGUE
NEWS = "Собрание переносится на пятницу. Просим подтвердить участие."


@pytest.fixture
async def cluster(world: World) -> World:
    """Two organisers and two organisations with one representative each."""
    await seat_organisers(world)
    await accepted(world, cast.participant(2), person=ANNA)
    await accepted(world, cast.participant(4), person=BORIS)
    return world


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


async def write(world: World, text: str = NEWS, person: int = BOSS) -> str:
    await world.says(person, "/announce")
    return await world.says(person, text)


async def address(world: World, *labels: str, person: int = BOSS) -> str:
    await write(world, person=person)
    return await world.presses(person, "Дальше: кому", *(labels or ("Все участники",)))


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


async def test_the_report_comes_by_itself_when_nothing_waits_any_more(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    before = len(cluster.messages(BOSS))
    cluster.clock.tick(seconds=15)
    await cluster.settle()
    assert len(cluster.messages(BOSS)) == before + 1
    assert "Доставлено: 2 из 2." in cluster.screen(BOSS)
    cluster.clock.tick(hours=1)
    await cluster.settle()
    assert len(cluster.messages(BOSS)) == before + 1


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
    refused = await cluster.sends_file(BOSS, "a.pdf", b"%PDF", mime="application/pdf")
    assert "К файлу нужен текст" in refused
    assert "Сократите его на 1 знак" in await cluster.says(BOSS, "ж" * 3901)
    cluster.telegram.send_sticker(BOSS)
    await cluster.settle()
    assert "напишите текст или отправьте одно фото" in cluster.screen(BOSS)
    assert await cluster.rows("SELECT COUNT(*) FROM announcements") == [(0,)]
    assert (await cluster.says(BOSS, "ж" * 3900)).endswith("ж" * 3900)


async def test_people_are_counted_once_and_who_blocked_the_bot_is_named(cluster: World) -> None:
    cluster.telegram.block(BORIS)
    await cluster.settle()
    card = await address(cluster)
    assert "Получат: 2 человека из 2 организаций; 1 недоступен" in card
    await cluster.presses(BOSS, "Отправить сейчас", "Обновить")
    assert "Доставлено: 1 из 2." in cluster.screen(BOSS)
    assert "Заблокировали бота или удалили учётную запись: 1." in cluster.screen(BOSS)
    lines = await cluster.presses(BOSS, "По организациям")
    assert "доставлено 0 из 1, заблокировали бота 1" in lines


async def test_it_goes_to_one_cluster_role_only(cluster: World) -> None:
    card = await address(cluster, "По роли в кластере", cast_role(cluster))
    assert "Кому: участники с ролью «Ядро / производитель»" in card
    await cluster.presses(BOSS, "Отправить сейчас")
    assert NEWS in cluster.screen(ANNA)
    assert NEWS not in cluster.screen(BORIS)


def cast_role(_world: World) -> str:
    assert cast.participant(2).cluster_role == "core_manufacturer"
    assert cast.participant(4).cluster_role != "core_manufacturer"
    return "Ядро"


async def test_it_goes_to_chosen_organisations(cluster: World) -> None:
    name = cast.participant(4).short_name
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


async def test_a_double_press_and_two_organisers_start_one_campaign(cluster: World) -> None:
    await address(cluster)
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Объявления", "№ 1")
    for person in (BOSS, BOSS, SECOND):
        message = cluster._with_button(person, "Отправить сейчас")
        cluster.telegram.press_label(person, message, "Отправить сейчас")
    await cluster.settle()
    assert [m["text"] for m in cluster.messages(ANNA)].count(f"Объявление № 1\n\n{NEWS}") == 1
    assert "уже отправлено" in cluster.alert(SECOND)
    assert "Доставлено" in cluster.screen(SECOND)
    acts = await cluster.rows("SELECT entry FROM journal WHERE entry LIKE '%announcement sent%'")
    assert len(acts) == 1


async def test_what_changed_since_it_was_looked_at_is_not_sent(cluster: World) -> None:
    await address(cluster)
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Объявления", "№ 1", "Изменить адресатов", "По роли", "Ядро")
    await cluster.presses(BOSS, "Отправить сейчас")
    assert "изменились, пока вы смотрели" in cluster.alert(BOSS)
    assert "Ядро / производитель" in cluster.screen(BOSS)
    assert NEWS not in cluster.screen(ANNA)


async def test_it_goes_out_at_its_time_also_after_a_restart(cluster: World) -> None:
    await address(cluster)
    at = cluster.clock.now() + timedelta(days=1)
    local = at.astimezone(cluster.app.house.zone)
    await cluster.presses(BOSS, "Назначить время")
    review = await cluster.says(BOSS, f"{local:%d.%m.%Y %H:%M}")
    assert "3 марта 2026 г., вторник, 10:00 (НСК)" in review
    planned = await cluster.presses(BOSS, "Отправить")
    assert "будет отправлено: 3 марта 2026 г., вторник, 10:00 (НСК)" in planned
    again = await cluster.restart()
    again.clock.tick(hours=23, minutes=59)
    await again.settle()
    assert NEWS not in again.screen(ANNA)
    again.clock.tick(minutes=1)
    await again.settle()
    assert NEWS in again.screen(ANNA)
    await again.presses(BOSS, "Отправить сейчас")
    assert "уже отправлено" in again.alert(BOSS)
    await again.app.close()


async def test_a_planned_one_can_be_moved_and_taken_off(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Назначить время")
    await cluster.says(BOSS, "03.03.2026 10:00")
    await cluster.presses(BOSS, "Отправить", "Другое время")
    await cluster.says(BOSS, "04.03.2026 10:00")
    await cluster.presses(BOSS, "Отправить")
    cluster.clock.tick(days=1, hours=1)
    await cluster.settle()
    assert NEWS not in cluster.screen(ANNA)
    await cluster.presses(BOSS, "Не отправлять")
    assert "готово к отправке" in cluster.screen(BOSS)
    cluster.clock.tick(days=3)
    await cluster.settle()
    assert NEWS not in cluster.screen(ANNA)


async def test_after_a_long_absence_people_decide_anew(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Назначить время")
    await cluster.says(BOSS, "03.03.2026 10:00")
    await cluster.presses(BOSS, "Отправить")
    cluster.clock.tick(days=1, hours=12, seconds=1)
    await cluster.settle()
    assert NEWS not in cluster.screen(ANNA)
    assert "Назначенное время прошло, пока бот не работал" in cluster.screen(BOSS)
    await cluster.presses(BOSS, "К объявлению", "Отправить сейчас")
    assert NEWS in cluster.screen(ANNA)


async def test_a_withdrawn_one_is_replaced_and_what_waits_is_not_sent(cluster: World) -> None:
    await address(cluster)
    cluster.telegram.faults.add(Fault("too many", chat=BORIS, retry_after=60, times=1))
    await cluster.presses(BOSS, "Отправить сейчас")
    assert NEWS in cluster.screen(ANNA)
    assert NEWS not in cluster.screen(BORIS)
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    assert NEWS not in str(cluster.messages(ANNA))
    assert "Объявление № 1 отозвано организатором 2 марта 2026 г." in cluster.screen(ANNA)
    cluster.clock.tick(hours=1)
    await cluster.settle()
    assert "Объявление № 1" not in str(cluster.messages(BORIS))
    assert "Не отправлено из-за отзыва: 1." in cluster.screen(BOSS)
    cluster.telegram.press(BOSS, cluster.messages(BOSS)[-1]["message_id"], "nx:1")
    await cluster.settle()
    assert "уже отозвано" in cluster.alert(BOSS)


async def test_a_withdrawal_reaches_who_may_have_got_it_too(cluster: World) -> None:
    await address(cluster)
    cluster.telegram.faults.add(Fault("lost", chat=BORIS, times=1))
    await cluster.presses(BOSS, "Отправить сейчас")
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    cluster.clock.tick(minutes=1)
    await cluster.settle()
    assert "отозвано организатором" in cluster.screen(BORIS)
    again = await cluster.restart()
    await again.settle()
    assert [m["text"] for m in again.messages(BORIS)].count(again.screen(BORIS)) == 1
    await again.app.close()


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
    await enter(cluster, cast.STRANGER)
    await address(cluster)
    for person in (cast.STRANGER, ANNA):
        assert "недоступна" in await cluster.says(person, "/announce")
        assert "Объявления" not in cluster.labels(person)
        newest = cluster.messages(person)[-1]["message_id"]
        for data in ("ng:1:2", "nx:1", "nd:1", "ny:1", "nt:1:1:0:i", "nl:0", "np:1", "nw"):
            cluster.telegram.press(person, newest, data)
            await cluster.settle()
            assert "устарела" in cluster.alert(person)
    assert await cluster.rows("SELECT state, version FROM announcements") == [("composed", 2)]


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
