"""An announcement taken back: nothing goes out any more, copies go, and nobody is left in doubt."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.runtime.failures import Failure, NotDelivered, Outcome
from bot.sandbox.faults import Fault
from bot.ui.rendering import Rendered
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, SECOND, address, gather
from tests.world import World

WITHDRAWN = "Объявление № 1 отозвано организатором 2 марта 2026 г."


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


async def pass_time(world: World, **delta: float) -> None:
    """Let time pass on the clock of the product and on the one that keeps messages apart."""
    world.clock.tick(**delta)
    await world.app.postman._pacing.pass_time(timedelta(**delta).total_seconds())
    await world.settle()


async def hear(world: World) -> None:
    """Serve what people have pressed, while the outbox is busy."""
    batch = await world.app.speaker.ask(lambda c: c.get_updates(world._offset, timeout=0))
    world._offset = batch[-1].update_id + 1
    await asyncio.gather(*map(world.app.intake.accept, batch))
    await world.app.intake.finish()


async def test_a_withdrawn_one_is_deleted_and_what_waits_is_not_sent(cluster: World) -> None:
    await address(cluster)
    cluster.telegram.faults.add(Fault("429", method="sendmessage", chat_id=BORIS, retry_after=60))
    await cluster.presses(BOSS, "Отправить сейчас")
    assert NEWS in cluster.screen(ANNA)
    assert NEWS not in cluster.screen(BORIS)
    sure = await cluster.presses(BOSS, "Отозвать")
    assert "объявление будет удалено" in sure
    await cluster.presses(BOSS, "Да, отозвать")
    assert NEWS not in str(cluster.messages(ANNA))
    assert WITHDRAWN in cluster.screen(ANNA)
    await pass_time(cluster, hours=1)
    assert "Объявление № 1" not in str(cluster.messages(BORIS))
    card = await cluster.presses(BOSS, "Все объявления", "№ 1")
    assert "Удалено из чатов: 1." in card
    assert "Не отправлено из-за отзыва: 1." in card
    [(entry,)] = await cluster.rows("SELECT entry FROM journal ORDER BY id DESC LIMIT 1")
    assert "announcement withdrawn" in str(entry)


async def test_where_telegram_does_not_delete_the_words_are_replaced(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    copy = cluster.messages(ANNA)[-1]["message_id"]
    await pass_time(cluster, hours=49)
    refused = "Bad Request: message can't be edited"
    cluster.telegram.faults.add(
        Fault("400", method="editmessagetext", chat_id=BORIS, description=refused)
    )
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    [stands] = [m["text"] for m in cluster.messages(ANNA) if m["message_id"] == copy]
    assert "отозвано организатором" in stands
    for person, copies in ((ANNA, 2), (BORIS, 1)):
        assert "отозвано организатором" in cluster.screen(person)
        texts = [m["text"] for m in cluster.messages(person)]
        assert sum("отозвано организатором" in text for text in texts) == copies
    await cluster.presses(BOSS, "Все объявления", "№ 1")
    [card] = [m["text"] for m in cluster.messages(BOSS) if "Заменено" in m["text"]]
    assert "Заменено пометкой об отзыве: 1." in card
    assert "Не удалось ни удалить, ни заменить: 1." in card


async def test_a_refused_deletion_and_a_message_that_is_gone_are_no_trouble(
    cluster: World,
) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    refused = "Bad Request: message can't be deleted for everyone"
    cluster.telegram.faults.add(
        Fault("400", method="deletemessage", chat_id=ANNA, description=refused)
    )
    gone = cluster.telegram.find_message(BORIS, cluster.messages(BORIS)[-1]["message_id"])
    assert gone
    gone.deleted = True
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    assert [m["text"].startswith(WITHDRAWN) for m in cluster.messages(ANNA)[-2:]] == [True, True]
    assert cluster.screen(BORIS).startswith(WITHDRAWN)
    card = await cluster.presses(BOSS, "Все объявления", "№ 1")
    assert "Удалено из чатов: 1." in card
    assert "Заменено пометкой об отзыве: 1." in card


async def test_a_deletion_whose_answer_was_lost_is_made_sure_of(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    cluster.telegram.faults.add(Fault("lost", method="deletemessage", chat_id=ANNA))
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    await pass_time(cluster, minutes=1)
    assert [m["text"].startswith(WITHDRAWN) for m in cluster.messages(ANNA)].count(True) == 1
    assert "Удалено из чатов: 2." in await cluster.presses(BOSS, "Все объявления", "№ 1")


async def test_a_file_goes_with_its_words(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    cluster.telegram.send_file(BOSS, "план.pdf", b"%PDF", mime="application/pdf", caption="План")
    await cluster.settle()
    await cluster.presses(BOSS, "Дальше: кому", "Все участники", "Отправить сейчас")
    assert cluster.messages(ANNA)[-1]["kind"] == "document"
    assert "приложенный файл останется" in await cluster.presses(BOSS, "Отозвать")
    await cluster.presses(BOSS, "Да, отозвать")
    assert "document" not in [m["kind"] for m in cluster.messages(ANNA)]
    assert cluster.screen(ANNA).startswith(WITHDRAWN)


async def test_a_withdrawal_reaches_who_may_have_got_it_too(cluster: World) -> None:
    await address(cluster)
    cluster.telegram.faults.add(Fault("lost", method="sendmessage", chat_id=BORIS))
    await cluster.presses(BOSS, "Отправить сейчас")
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    await pass_time(cluster, minutes=1)
    assert "отозвано организатором" in cluster.screen(BORIS)
    again = await cluster.restart()
    await again.settle()
    assert [m["text"] for m in again.messages(BORIS)].count(again.screen(BORIS)) == 1
    await again.app.close()


@pytest.mark.parametrize("is_lost", [False, True])
async def test_nothing_is_sent_after_the_withdrawal_but_what_was_on_its_way(
    cluster: World, is_lost: bool
) -> None:
    """The call to Анна is slow: the withdrawal is committed while it waits on the network."""
    speaker, reached, let_go = cluster.app.speaker, asyncio.Event(), asyncio.Event()
    send_all = speaker.send_all

    async def held_up(
        chat_id: int, rendered: Rendered, *, repeat_mark: str = ""
    ) -> tuple[int, ...]:
        is_first = chat_id == ANNA and NEWS in rendered.html and not reached.is_set()
        if is_first:
            reached.set()
            await let_go.wait()
        ids = await send_all(chat_id, rendered, repeat_mark=repeat_mark)
        if is_first and is_lost:
            raise NotDelivered(Failure(Outcome.MAYBE_SENT))
        return ids

    speaker.send_all = held_up
    await address(cluster)
    cluster.telegram.faults.add(Fault("429", method="sendmessage", chat_id=BORIS, retry_after=60))
    offer = cluster._with_button(BOSS, "Отправить сейчас")
    cluster.telegram.press_label(BOSS, offer, "Отправить сейчас")
    await hear(cluster)
    sending = asyncio.create_task(cluster.app.postman.deliver_due())
    await reached.wait()
    cluster.telegram.press(SECOND, cluster.messages(SECOND)[-1]["message_id"], "nx:1")
    await hear(cluster)
    assert await cluster.rows("SELECT state FROM announcements") == [("withdrawn",)]
    let_go.set()
    await sending
    await pass_time(cluster, minutes=2)
    sent = [a.chat_id for a in cluster.telegram.acceptances if NEWS in a.text]
    assert sent.count(ANNA) == 1
    assert BORIS not in sent
    assert cluster.screen(ANNA).startswith(WITHDRAWN)
    assert (NEWS in str(cluster.messages(ANNA))) == is_lost


async def test_two_organisers_take_it_back_once(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас", "Отозвать")
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Объявления", "№ 1", "Отозвать")
    for person in (BOSS, SECOND, SECOND):
        offer = cluster._with_button(person, "Да, отозвать")
        cluster.telegram.press_label(person, offer, "Да, отозвать")
    await cluster.settle()
    assert [m["text"].startswith(WITHDRAWN) for m in cluster.messages(ANNA)].count(True) == 1
    assert "уже отозвано" in cluster.alert(SECOND)
    assert "Отозвано: 2 марта" in cluster.screen(SECOND)
    acts = await cluster.rows("SELECT 1 FROM journal WHERE entry LIKE '%announcement withdrawn%'")
    assert len(acts) == 1


async def test_a_restart_in_the_middle_leaves_no_copy(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    cluster.telegram.faults.add(Fault("429", method="deletemessage", retry_after=60, times=2))
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    assert "Ещё удаляется: 2." in cluster.screen(BOSS)
    assert NEWS in str(cluster.messages(ANNA))
    again = await cluster.restart()
    await pass_time(again, minutes=2)
    for person in (ANNA, BORIS):
        assert NEWS not in str(again.messages(person))
        assert again.screen(person).startswith(WITHDRAWN)
    await again.app.close()


async def test_an_english_reader_is_told_in_english(cluster: World) -> None:
    for person in (BORIS, BOSS):
        await cluster.says(person, "/language")
        await cluster.presses(person, "English")
    await cluster.says(BOSS, "/announce", NEWS)
    await cluster.presses(BOSS, "Next: audience", "All participants", "Send now")
    assert "it will be deleted" in await cluster.presses(BOSS, "Withdraw")
    await cluster.presses(BOSS, "Yes, withdraw")
    assert "Announcement № 1 was withdrawn by an organiser" in cluster.screen(BORIS)
    await pass_time(cluster, seconds=5)
    assert "Deleted from chats: 2." in await cluster.presses(BOSS, "All announcements", "№ 1")
