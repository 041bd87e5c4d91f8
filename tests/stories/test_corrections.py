"""A correction of what is out: copies are changed, the rest is told anew."""

from __future__ import annotations

import asyncio

import pytest

from bot.runtime.failures import Failure, NotDelivered, Outcome
from bot.sandbox.faults import Fault
from bot.ui.rendering import Rendered
from tests import cast
from tests.acts import accepted
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, SECOND, address, gather
from tests.stories.test_chats import TITLE, linked, posted
from tests.stories.test_withdrawals import hear, pass_time
from tests.world import World

RIGHT = "Собрание переносится на субботу."
LATEST = "Собрание переносится на воскресенье."
MARK = "исправлено 2 марта 2026 г., понедельник, 10:00 (НСК)"
CORRECTED = f"Объявление № 1\n{MARK}\n\n{RIGHT}"


@pytest.fixture
async def cluster(world: World) -> World:
    await gather(world)
    await address(world)
    return world


async def send(world: World) -> None:
    await world.presses(BOSS, "Отправить сейчас")


async def correct(world: World, text: str = RIGHT, person: int = BOSS) -> str:
    """Correct the announcement whose card is open; return the card."""
    await world.presses(person, "Исправить текст")
    await world.says(person, text)
    return await world.presses(person, "Дальше: исправить", "Да, исправить")


def texts(world: World, person: int) -> list[str]:
    return [m["text"] for m in world.messages(person)]


async def test_every_copy_is_changed_and_who_has_none_yet_gets_the_new_text(
    cluster: World,
) -> None:
    cluster.telegram.faults.add(Fault("429", method="sendmessage", chat_id=BORIS, retry_after=60))
    await send(cluster)
    before = len(cluster.messages(ANNA))
    assert "целиком" in await cluster.presses(BOSS, "Исправить текст")
    assert await cluster.says(BOSS, RIGHT) == CORRECTED
    assert RIGHT not in str(cluster.messages(ANNA))
    sure = await cluster.presses(BOSS, "Дальше: исправить")
    assert "У получивших (1)" in sure
    assert "ещё не отправлено (1)" in sure
    card = await cluster.presses(BOSS, "Да, исправить")
    assert "Текст исправлен: 2 марта" in card
    assert cluster.screen(ANNA) == CORRECTED
    assert len(cluster.messages(ANNA)) == before
    await pass_time(cluster, minutes=2)
    assert texts(cluster, BORIS)[-1] == CORRECTED
    assert NEWS not in str(texts(cluster, ANNA) + texts(cluster, BORIS))
    card = await cluster.presses(BOSS, "Все объявления", "№ 1")
    assert "Исправлено на месте: 1." in card
    assert "Доставлено: 2 из 2." in card
    assert await cluster.rows("SELECT html, replaced FROM corrections") == [(RIGHT, NEWS)]
    acts = await cluster.rows("SELECT 1 FROM journal WHERE entry LIKE '%announcement corrected%'")
    assert len(acts) == 1


async def test_under_a_file_the_caption_is_changed(world: World) -> None:
    await gather(world)
    await world.says(BOSS, "/announce")
    world.telegram.send_file(BOSS, "план.pdf", b"%PDF", mime="application/pdf", caption="План")
    await world.settle()
    await world.presses(BOSS, "Дальше: кому", "Все участники", "Отправить сейчас")
    await world.presses(BOSS, "Исправить текст")
    assert "Сократите его на 1 знак" in await world.says(BOSS, "ж" * 901)
    again = await world.sends_file(BOSS, "b.pdf", b"%PDF", mime="application/pdf")
    assert "Исправить можно только текст" in again
    assert (await world.says(BOSS, RIGHT)).endswith(RIGHT)
    assert "файл останется прежним" in await world.presses(BOSS, "Дальше: исправить")
    await world.presses(BOSS, "Да, исправить")
    got = world.messages(ANNA)[-1]
    assert (got["kind"], got["text"]) == ("document", CORRECTED)


async def test_where_a_copy_cannot_be_changed_a_new_message_comes(cluster: World) -> None:
    await send(cluster)
    gone = cluster.telegram.find_message(ANNA, cluster.messages(ANNA)[-1]["message_id"])
    assert gone
    gone.deleted = True
    await correct(cluster)
    await pass_time(cluster, seconds=5)
    assert cluster.screen(ANNA).startswith(f"Исправление к объявлению № 1\n\n{RIGHT}")
    assert "Спросить организаторов" in cluster.labels(ANNA)
    assert cluster.screen(BORIS) == CORRECTED
    card = await cluster.presses(BOSS, "Все объявления", "№ 1")
    assert "Исправлено на месте: 1." in card
    assert "Исправление пришло новым сообщением: 1." in card
    await correct(cluster, LATEST)
    await pass_time(cluster, seconds=5)
    assert cluster.screen(ANNA).startswith(f"Исправление к объявлению № 1\n\n{LATEST}")
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    await pass_time(cluster, seconds=5)
    left = [text for text in texts(cluster, ANNA) if "Собрание" in text]
    assert left == []


async def test_who_may_have_got_it_twice_gets_the_correction_anew(cluster: World) -> None:
    cluster.telegram.faults.add(Fault("lost", method="sendmessage", chat_id=BORIS))
    await send(cluster)
    await pass_time(cluster, seconds=10)
    assert cluster.screen(BORIS).startswith("Повтор")
    await correct(cluster)
    await pass_time(cluster, seconds=5)
    assert cluster.screen(BORIS).startswith("Исправление к объявлению № 1")
    assert cluster.screen(ANNA) == CORRECTED


async def test_a_second_correction_takes_the_place_of_one_that_waits(cluster: World) -> None:
    await send(cluster)
    cluster.telegram.faults.add(
        Fault("429", method="editmessagetext", chat_id=ANNA, retry_after=60)
    )
    await correct(cluster)
    await pass_time(cluster, seconds=3)
    assert "Ещё исправляется: 1." in cluster.screen(BOSS)
    assert cluster.screen(ANNA).endswith(NEWS)
    await correct(cluster, LATEST)
    await pass_time(cluster, minutes=2)
    assert cluster.screen(ANNA).endswith(LATEST)
    edits = [c for c in cluster.telegram.log if c.method == "editmessagetext" and c.status == 200]
    assert [RIGHT in str(c) for c in edits if str(ANNA) in str(c)].count(True) == 0
    assert cluster.screen(BORIS).endswith(LATEST)
    kept = await cluster.rows("SELECT html, replaced FROM corrections ORDER BY id")
    assert kept == [(RIGHT, NEWS), (LATEST, RIGHT)]


@pytest.mark.parametrize("is_lost", [False, True])
async def test_what_was_on_its_way_with_the_old_text_is_corrected_after_it(
    cluster: World, is_lost: bool
) -> None:
    """The call to Анна is slow: the correction is committed while it waits on the network."""
    speaker, reached, let_go = cluster.app.speaker, asyncio.Event(), asyncio.Event()
    say = speaker.send_all

    async def held_up(
        chat_id: int, rendered: Rendered, *, repeat_mark: str = ""
    ) -> tuple[int, ...]:
        is_first = chat_id == ANNA and NEWS in rendered.html and not reached.is_set()
        if is_first:
            reached.set()
            await let_go.wait()
        message_id = await say(chat_id, rendered, repeat_mark=repeat_mark)
        if is_first and is_lost:
            raise NotDelivered(Failure(Outcome.MAYBE_SENT))
        return message_id

    speaker.send_all = held_up
    offer = cluster._with_button(BOSS, "Отправить сейчас")
    cluster.telegram.press_label(BOSS, offer, "Отправить сейчас")
    await hear(cluster)
    sending = asyncio.create_task(cluster.app.postman.deliver_due())
    await reached.wait()
    newest = cluster.messages(SECOND)[-1]["message_id"]
    cluster.telegram.press(SECOND, newest, "ct:1")
    await hear(cluster)
    cluster.telegram.say(SECOND, RIGHT)
    await hear(cluster)
    cluster.telegram.press(SECOND, newest, "cm:1")
    await hear(cluster)
    assert await cluster.rows("SELECT html FROM announcements") == [(RIGHT,)]
    let_go.set()
    await sending
    for _ in range(4):
        await pass_time(cluster, seconds=5)
    read = [text for text in texts(cluster, ANNA) if "Собрание" in text]
    assert (NEWS in str(read)) == is_lost
    assert RIGHT in read[-1]
    assert [MARK in text for text in read].count(True) >= 1


async def test_two_organisers_correct_it_once(cluster: World) -> None:
    await send(cluster)
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Объявления", "№ 1", "Исправить текст")
    await cluster.says(SECOND, LATEST)
    await cluster.presses(SECOND, "Дальше: исправить")
    await cluster.presses(BOSS, "Исправить текст")
    await cluster.says(BOSS, RIGHT)
    await cluster.presses(BOSS, "Дальше: исправить")
    for person in (BOSS, BOSS, SECOND):
        offer = cluster._with_button(person, "Да, исправить")
        cluster.telegram.press_label(person, offer, "Да, исправить")
    await cluster.settle()
    assert cluster.screen(ANNA) == CORRECTED
    assert "уже исправили" in cluster.alert(SECOND)
    assert "Текст исправлен" in cluster.screen(SECOND)
    made = await cluster.rows("SELECT html FROM corrections WHERE made_at IS NOT NULL")
    assert made == [(RIGHT,)]


async def test_a_restart_in_the_middle_corrects_everybody(cluster: World) -> None:
    await send(cluster)
    await cluster.presses(BOSS, "Исправить текст")
    again = await cluster.restart()
    await again.says(BOSS, RIGHT)
    again = await again.restart()
    again.telegram.faults.add(Fault("429", method="editmessagetext", chat_id=ANNA, retry_after=60))
    await again.presses(BOSS, "Дальше: исправить", "Да, исправить")
    assert again.screen(ANNA).endswith(NEWS)
    again = await again.restart()
    await pass_time(again, minutes=2)
    assert again.screen(ANNA) == again.screen(BORIS) == CORRECTED
    await again.app.close()


async def test_what_is_not_out_or_says_the_same_is_not_corrected(cluster: World) -> None:
    newest = cluster.messages(BOSS)[-1]["message_id"]
    cluster.telegram.press(BOSS, newest, "ct:1")
    await cluster.settle()
    assert "измените сам текст" in cluster.alert(BOSS)
    await send(cluster)
    await cluster.presses(BOSS, "Исправить текст")
    assert "не отличается" in await cluster.says(BOSS, NEWS)
    await cluster.presses(BOSS, "Исправить текст")
    await cluster.says(BOSS, RIGHT)
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Объявления", "№ 1", "Отозвать", "Да, отозвать")
    await cluster.presses(BOSS, "Дальше: исправить")
    assert "отозвано, исправлять нечего" in cluster.alert(BOSS)
    assert RIGHT not in str(cluster.messages(ANNA))


async def test_nobody_but_an_organiser_corrects(cluster: World) -> None:
    await send(cluster)
    await cluster.presses(BOSS, "Исправить текст")
    await cluster.says(BOSS, RIGHT)
    watcher = cast.STRANGER
    await accepted(cluster, cast.participant(24), person=watcher)
    await cluster.starts(cast.FOREIGNER)
    for person in (watcher, ANNA, cast.FOREIGNER):
        newest = cluster.messages(person)[-1]["message_id"]
        for data in ("ct:1", "cq:1", "cm:1", "cm:99"):
            cluster.telegram.press(person, newest, data)
            await pass_time(cluster, seconds=10)
            assert cluster.alert(person)
    assert RIGHT not in str(cluster.messages(ANNA))
    assert await cluster.rows("SELECT made_at FROM corrections") == [(None,)]


async def test_everybody_reads_the_correction_in_their_language(cluster: World) -> None:
    await cluster.says(BORIS, "/language")
    await cluster.presses(BORIS, "English")
    await send(cluster)
    await correct(cluster)
    assert cluster.screen(BORIS).startswith("Announcement № 1\ncorrected Monday, 2 March 2026")
    await cluster.says(BOSS, "/language")
    await cluster.presses(BOSS, "English", "Announcements", "№ 1", "Correct the text")
    await cluster.says(BOSS, LATEST)
    assert "without a sound" in await cluster.presses(BOSS, "Next: correct")
    assert "The text was corrected" in await cluster.presses(BOSS, "Yes, correct")
    assert cluster.screen(ANNA).endswith(LATEST)


async def test_what_an_organiser_corrected_is_in_their_file(cluster: World) -> None:
    await send(cluster)
    await correct(cluster)
    await cluster.says(BOSS, "/mydata")
    [file] = [m for m in cluster.messages(BOSS) if m["kind"] == "document"]
    assert RIGHT in cluster.telegram.find_file(file["document"]["file_id"]).content.decode()


async def test_a_post_in_a_group_is_corrected_and_taken_back_too(cluster: World) -> None:
    made = await linked(cluster)
    await cluster.says(BOSS, "/menu")
    await cluster.presses(BOSS, "Объявления", "№ 1", "Группы и каналы", TITLE, "К объявлению")
    await send(cluster)
    await correct(cluster)
    await pass_time(cluster, seconds=5)
    assert posted(cluster, made) == [CORRECTED]
    [button] = cluster.telegram.history(BOSS, made)[-1]["buttons"][0]
    assert button["text"] == "Открыть бота"
    [[question, _settings]] = cluster.messages(ANNA)[-1]["buttons"]
    assert question["text"] == "Спросить организаторов"
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    for _ in range(2):
        await pass_time(cluster, seconds=5)
    [left] = posted(cluster, made)
    assert "отозвано организатором" in left
