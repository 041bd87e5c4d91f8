"""Several files in one announcement: they gather until all are there, go out and come back."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.files import file_content
from bot.sandbox.records import Json, Upload
from bot.ui.rendering import Rendered
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, gather
from tests.world import World

PHOTOS = [Upload(f"{n}.jpg", b"x", "image/jpeg") for n in (1, 2, 3)]
PAPERS = [Upload(f"{n}.pdf", b"%PDF", "application/pdf") for n in (1, 2)]


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


async def pass_time(world: World, **delta: float) -> None:
    """Let time pass; a chat rests a second for each message that it got."""
    for _ in range(12):
        await world.app.postman._pacing.pass_time(1)
        await world.settle()
    world.clock.tick(**delta)
    await world.settle()


async def sends_album(world: World, files: list[Upload], caption: str = "") -> str:
    world.telegram.send_album(BOSS, files, caption=caption)
    await world.settle()
    return world.screen(BOSS)


def kinds(messages: list[Json]) -> list[str]:
    return [message["kind"] for message in messages]


async def test_an_album_gathers_on_one_screen_and_goes_before_the_text(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    before = len(cluster.messages(BOSS))
    seen = await sends_album(cluster, PHOTOS, NEWS)
    assert "Приняты 3 файла. Текст есть." in seen
    assert len(cluster.messages(BOSS)) == before + 1
    assert cluster.labels(BOSS) == ["Готово", "Начать заново", "Отмена"]

    await cluster.presses(BOSS, "Готово")
    *shown, preview = cluster.messages(BOSS)[before + 1 :]
    await cluster.presses(BOSS, "Дальше: кому", "Все участники", "Отправить сейчас")
    *files, words = cluster.messages(ANNA)[-4:]
    assert kinds(files) == kinds(shown) == ["photo"] * 3
    assert [m["photo"] for m in files] == [m["photo"] for m in shown]
    assert len({m["media_group_id"] for m in files}) == 1
    assert not any(m["buttons"] or m["text"] for m in files)
    assert words["text"] == preview["text"] == f"Объявление № 1\n\n{NEWS}"
    assert "Спросить организаторов" in str(words["buttons"])


async def test_while_the_network_is_slow_only_the_newest_count_is_said(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    speaker, let_go = cluster.app.speaker, asyncio.Event()
    send = speaker.send

    async def slow(chat_id: int, rendered: Rendered, *, repeat_mark: str = "") -> int:
        await let_go.wait()
        return await send(chat_id, rendered, repeat_mark=repeat_mark)

    speaker.send = slow
    before = cluster.calls().count("editMessageText")
    cluster.telegram.send_album(BOSS, PHOTOS * 3)
    batch = await speaker.ask(lambda client: client.get_updates(cluster._offset, timeout=0))
    cluster._offset = batch[-1].update_id + 1
    await asyncio.gather(*map(cluster.app.intake.accept, batch))
    let_go.set()
    await cluster.settle()
    assert "Принято 9 файлов" in cluster.screen(BOSS)
    assert cluster.calls().count("editMessageText") == before + 1


async def test_photos_and_documents_go_as_two_groups_before_a_text_of_its_own(
    cluster: World,
) -> None:
    await cluster.says(BOSS, "/announce")
    await sends_album(cluster, PAPERS)
    cluster.telegram.send_file(BOSS, "4.jpg", b"x", mime="image/jpeg", as_photo=True)
    await cluster.settle()
    assert "Приняты 3 файла. Текста ещё нет" in cluster.screen(BOSS)
    assert "К файлам нужен текст" in await cluster.presses(BOSS, "Готово")
    assert "Приняты 3 файла. Текст есть." in await cluster.says(BOSS, "ж" * 3000)
    await cluster.presses(BOSS, "Готово", "Дальше: кому", "Все участники", "Отправить сейчас")
    assert kinds(cluster.messages(ANNA)[-4:]) == ["photo", "document", "document", "text"]


async def test_parts_come_in_any_order_and_twice_and_with_a_restart_between(
    cluster: World,
) -> None:
    await cluster.says(BOSS, "/announce")
    telegram = cluster.telegram
    chat = telegram.enter(BOSS, None)
    parts = []
    for upload in PHOTOS:
        message = telegram.new_message(chat, BOSS)
        message.kind = "photo"
        message.content = file_content(telegram.keep_file(upload, "photo"))
        message.content |= {"media_group_id": "77"}
        parts.append(message)
    first, second, third = parts
    first.text = NEWS
    telegram.deliver(chat, third)
    await cluster.settle()
    again = await cluster.restart()
    for part in (second, third, first, second):
        telegram.tell_bot(chat, part, kind="message")
    await again.settle()
    assert "Приняты 3 файла. Текст есть." in again.screen(BOSS)
    await again.presses(BOSS, "Готово")
    ids = [m["photo"][-1]["file_id"] for m in again.messages(BOSS) if m["kind"] == "photo"]
    assert ids == [part.content["photo"][-1]["file_id"] for part in parts]
    await again.app.close()


async def test_what_does_not_fit_is_refused_and_the_rest_stays(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    await sends_album(cluster, PHOTOS * 3)
    cluster.clock.tick(minutes=1)
    assert "помещается до 10 файлов" in await sends_album(cluster, PAPERS)
    assert "Принято 10 файлов" in cluster.screen(BOSS)
    cluster.telegram.send_sticker(BOSS)
    await cluster.settle()
    assert "Здесь подойдут текст, фото и документы" in cluster.screen(BOSS)
    cut = await cluster.says(BOSS, "ж" * 3901)
    assert "Сократите его на 1 знак" in cut
    assert "Принято 10 файлов. Текста ещё нет" in cut


async def test_starting_over_forgets_the_parts(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    await sends_album(cluster, PHOTOS, "Не то")
    stale = cluster._with_button(BOSS, "Готово")
    data = [b["data"] for row in cluster.messages(BOSS)[-1]["buttons"] for b in row]
    assert "Напишите объявление" in await cluster.presses(BOSS, "Начать заново")
    cluster.telegram.press(BOSS, stale, data[0])
    await cluster.settle()
    assert "устарела" in cluster.alert(BOSS)
    assert (await cluster.says(BOSS, NEWS)).endswith(NEWS)
    assert "photo" not in kinds(cluster.messages(BOSS))


async def test_nobody_but_an_organiser_gathers(cluster: World) -> None:
    cluster.telegram.send_album(ANNA, PHOTOS, caption=NEWS)
    cluster.telegram.press(ANNA, cluster.messages(ANNA)[-1]["message_id"], "fg:1")
    await cluster.settle()
    assert "Приняты" not in str(cluster.messages(ANNA))
    assert await cluster.rows("SELECT * FROM drafts") == []
    assert await cluster.rows("SELECT * FROM announcements") == []


async def test_an_answer_lost_in_the_middle_is_declared_and_all_of_it_can_be_withdrawn(
    cluster: World,
) -> None:
    await cluster.says(BOSS, "/announce")
    await sends_album(cluster, PHOTOS, NEWS)
    await cluster.presses(BOSS, "Готово", "Дальше: кому", "Все участники")
    cluster.telegram.faults.add(Fault("lost", method="sendmessage", chat_id=ANNA))
    await cluster.presses(BOSS, "Отправить сейчас")
    await pass_time(cluster, seconds=10)
    texts = [m["text"] for m in cluster.messages(ANNA)]
    assert cluster.screen(ANNA).startswith("Повтор")
    assert sum(NEWS in text for text in texts) == 2
    assert kinds(cluster.messages(ANNA)).count("photo") == 6
    assert "Возможно, получили дважды: 1." in str([m["text"] for m in cluster.messages(BOSS)])

    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    await pass_time(cluster, minutes=1)
    for person in (ANNA, BORIS):
        assert "photo" not in kinds(cluster.messages(person))
        assert "отозвано организатором" in cluster.screen(person)


async def test_files_too_old_to_be_deleted_are_marked(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    await sends_album(cluster, PAPERS, NEWS)
    await cluster.presses(BOSS, "Готово", "Дальше: кому", "Все участники", "Отправить сейчас")
    await pass_time(cluster, hours=49)
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    await pass_time(cluster, minutes=1)
    left = [m["text"] for m in cluster.messages(ANNA) if m["kind"] == "document"]
    assert len(left) == 2
    assert all("отозвано организатором" in text for text in left)


async def test_an_english_organiser_reads_english(cluster: World) -> None:
    await cluster.says(BOSS, "/language")
    await cluster.presses(BOSS, "English")
    assert "Several files" in await cluster.says(BOSS, "/announce")
    assert "2 files are in. There is no text yet" in await sends_album(cluster, PAPERS)
    assert "Files need a text" in await cluster.presses(BOSS, "Done")
    assert "The text is there." in await cluster.says(BOSS, NEWS)
    assert (await cluster.presses(BOSS, "Done")).endswith(NEWS)


async def test_the_letter_says_how_many_files_are_to_be_attached(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    await sends_album(cluster, PAPERS, NEWS)
    await cluster.presses(BOSS, "Готово", "Дальше: кому", "Все участники", "Отправить сейчас")
    await pass_time(cluster)
    await cluster.presses(BOSS, "По организациям", "Текст для письма")
    letter = next(m["text"] for m in cluster.messages(BOSS)[::-1] if "приложены" in m["text"])
    assert "К объявлению приложены файлы (2): вложите их в письмо отдельно." in letter


async def test_a_correction_changes_the_words_and_leaves_the_files(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    await sends_album(cluster, PAPERS, NEWS)
    await cluster.presses(BOSS, "Готово", "Дальше: кому", "Все участники", "Отправить сейчас")
    await pass_time(cluster)
    await cluster.presses(BOSS, "Исправить текст")
    await cluster.says(BOSS, "Собрание в четверг")
    await cluster.presses(BOSS, "Дальше: исправить", "Да, исправить")
    await pass_time(cluster)
    *files, words = cluster.messages(ANNA)[-3:]
    assert kinds(files) == ["document"] * 2
    assert "Собрание в четверг" in words["text"]
    assert NEWS not in words["text"]
