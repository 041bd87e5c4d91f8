"""The button «Ознакомлен» under an announcement: pressed, counted, asked for once more."""

from __future__ import annotations

import json

import pytest

from bot.sandbox.faults import Fault
from tests import cast
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, SECOND, SUPPLIER, address, gather
from tests.stories.test_withdrawals import pass_time
from tests.world import World

DONE = "✓ Ознакомлен: 2 марта 2026 г., 10:00"


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


async def sent(world: World) -> World:
    """An announcement to all that asks to be acknowledged."""
    await address(world)
    await world.presses(BOSS, "Кнопка «Ознакомлен»: нет", "Отправить сейчас")
    return world


def copy(world: World, person: int) -> dict[str, object]:
    return next(m for m in world.messages(person)[::-1] if NEWS in m["text"])


def press(world: World, person: int, data: str) -> None:
    world.telegram.press(person, world.messages(person)[-1]["message_id"], data)


async def test_the_button_is_there_only_when_it_was_asked_for(cluster: World) -> None:
    card = await address(cluster)
    assert "Ознакомились" not in card
    await cluster.presses(BOSS, "Кнопка «Ознакомлен»: нет", "Кнопка «Ознакомлен»: есть")
    await cluster.presses(BOSS, "Отправить сейчас")
    assert "Ознакомлен" not in cluster.labels(ANNA)
    press(cluster, ANNA, "wk:1")
    await cluster.settle()
    assert "устарела" in cluster.alert(ANNA)


async def test_a_press_is_recorded_and_the_button_of_that_copy_says_when(cluster: World) -> None:
    await sent(cluster)
    before = copy(cluster, ANNA)["text"]
    assert "Ознакомились организаций: 0 из 2." in cluster.screen(BOSS)
    await cluster.presses(ANNA, "Ознакомлен")
    assert cluster.alert(ANNA) == "Отмечено. Спасибо!"
    assert copy(cluster, ANNA)["text"] == before
    assert DONE in str(copy(cluster, ANNA)["buttons"])
    cluster.clock.tick(hours=1)
    await cluster.settle()
    card = cluster.messages(BOSS)[-2]["text"]
    assert "Ознакомились организаций: 1 из 2." in card
    await cluster.presses(ANNA, "Ознакомлен")
    assert "уже отметили" in cluster.alert(ANNA)
    assert DONE in str(copy(cluster, ANNA)["buttons"])


async def test_a_file_keeps_its_place_when_its_button_changes(cluster: World) -> None:
    await cluster.says(BOSS, "/announce")
    cluster.telegram.send_file(BOSS, "a.docx", b"PK", mime="application/zip", caption=NEWS)
    await cluster.settle()
    await cluster.presses(BOSS, "Дальше: кому", "Все участники", "Кнопка «Ознакомлен»: нет")
    await cluster.presses(BOSS, "Отправить сейчас")
    many = len(cluster.messages(ANNA))
    await cluster.presses(ANNA, "Ознакомлен")
    assert len(cluster.messages(ANNA)) == many
    assert DONE in str(copy(cluster, ANNA)["buttons"])


async def test_the_live_card_counts_organisations_by_itself(cluster: World) -> None:
    await sent(cluster)
    await cluster.presses(ANNA, "Ознакомлен")
    cluster.clock.tick(seconds=3)
    await cluster.settle()
    assert "Ознакомились организаций: 1 из 2." in cluster.screen(BOSS)


async def test_nobody_acknowledges_what_was_not_for_them(cluster: World) -> None:
    await cluster.says(cast.STRANGER, "/start")
    await sent(cluster)
    for person in (cast.STRANGER, BOSS, SECOND):
        press(cluster, person, "wk:1")
        await cluster.settle()
        assert "устарела" in cluster.alert(person)
        press(cluster, person, "wo:1")
        await cluster.settle()
        assert NEWS not in cluster.screen(person)
    for data in ("ws:1:0", "wr:1", "wa:1:1"):
        press(cluster, ANNA, data)
        await cluster.settle()
        assert "устарела" in cluster.alert(ANNA)
    assert await cluster.rows("SELECT * FROM acknowledgements") == []


async def test_who_is_silent_is_listed_and_reminded_once_a_day(cluster: World) -> None:
    await sent(cluster)
    await cluster.presses(ANNA, "Ознакомлен")
    listed = await cluster.presses(BOSS, "Кто не ознакомился")
    assert cast.participant(SUPPLIER).short_name in listed
    assert cast.participant(2).short_name not in listed
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Объявления", "№ 1", "Кто не ознакомился")
    await cluster.presses(BOSS, "Напомнить остальным")
    assert "Получателей: 1." in cluster.alert(BOSS)
    await cluster.presses(SECOND, "Напомнить остальным")
    assert "Напоминание уже отправляли: 2 марта 2026 г." in cluster.alert(SECOND)
    asks = "просят подтвердить, что вы ознакомились с объявлением № 1"
    assert asks in cluster.screen(BORIS)
    assert asks not in str(cluster.messages(ANNA))
    await cluster.presses(BORIS, "Показать объявление")
    assert NEWS in cluster.screen(BORIS)
    cluster.clock.tick(days=1)
    await cluster.presses(BOSS, "Напомнить остальным")
    assert sum(asks in m["text"] for m in cluster.messages(BORIS)) == 2
    await cluster.presses(BORIS, "Ознакомлен")
    await cluster.presses(BOSS, "Напомнить остальным")
    assert "Напоминать некому" in cluster.alert(BOSS)
    assert "Таких организаций нет" in str(cluster.messages(BOSS))


async def test_it_is_known_after_a_restart_and_in_english(cluster: World) -> None:
    await cluster.says(ANNA, "/language")
    await cluster.presses(ANNA, "English")
    await sent(cluster)
    again = await cluster.restart()
    await again.presses(ANNA, "Acknowledged")
    assert again.alert(ANNA) == "Noted. Thank you!"
    assert "✓ Acknowledged: 2 March 2026, 10:00" in str(copy(again, ANNA)["buttons"])
    kept = await mine(again)
    assert "'announcement_id': 1" in str(kept["acknowledgements"])
    await again.app.close()


async def mine(world: World) -> dict[str, object]:
    await world.says(ANNA, "/mydata")
    document = world.messages(ANNA)[-1]["document"]
    kept: dict[str, object] = json.loads(world.telegram.find_file(document["file_id"]).content)
    return kept


async def test_what_was_acknowledged_is_not_sent_again(cluster: World) -> None:
    await address(cluster)
    cluster.telegram.faults.add(Fault("lost", method="sendmessage", chat_id=BORIS))
    await cluster.presses(BOSS, "Кнопка «Ознакомлен»: нет", "Отправить сейчас")
    assert NEWS in copy(cluster, BORIS)["text"]
    await cluster.presses(BORIS, "Ознакомлен")
    cluster.clock.tick(minutes=10)
    await cluster.settle()
    assert "Повтор" not in str(cluster.messages(BORIS))
    assert "Доставлено: 2 из 2." in cluster.screen(BOSS)


async def test_a_reminder_to_nobody_is_none_and_may_be_sent_once_somebody_has_it(
    cluster: World,
) -> None:
    await address(cluster)
    for person in (ANNA, BORIS):
        fault = Fault("429", method="sendmessage", chat_id=person, retry_after=60)
        cluster.telegram.faults.add(fault)
    await cluster.presses(BOSS, "Кнопка «Ознакомлен»: нет", "Отправить сейчас", "Приостановить")
    await cluster.presses(BOSS, "Кто не ознакомился", "Напомнить остальным")
    assert "Напоминать некому" in cluster.alert(BOSS)
    await cluster.presses(BOSS, "К объявлению", "Продолжить")
    cluster.clock.tick(minutes=2)
    await cluster.settle()
    await cluster.presses(BOSS, "Кто не ознакомился", "Напомнить остальным")
    assert "Получателей: 2." in cluster.alert(BOSS)


@pytest.mark.parametrize("is_gone", [False, True])
async def test_a_correction_leaves_it_acknowledged(cluster: World, is_gone: bool) -> None:
    await sent(cluster)
    await cluster.presses(ANNA, "Ознакомлен")
    if is_gone:  # so the correction comes as a message of its own
        mine = cluster.telegram.find_message(ANNA, int(str(copy(cluster, ANNA)["message_id"])))
        assert mine
        mine.deleted = True
    cluster.clock.tick(minutes=5)
    await cluster.presses(BOSS, "Исправить текст")
    await cluster.says(BOSS, f"{NEWS} И субботу.")
    await cluster.presses(BOSS, "Дальше: исправить", "Да, исправить")
    cluster.clock.tick(seconds=5)
    await cluster.settle()
    assert "И субботу" in str(copy(cluster, ANNA)["text"])
    assert DONE in str(copy(cluster, ANNA)["buttons"])
    assert DONE not in str(copy(cluster, BORIS)["buttons"])


async def test_a_withdrawn_one_cannot_be_acknowledged_and_is_not_reminded_of(
    cluster: World,
) -> None:
    await sent(cluster)
    cluster.telegram.faults.add(Fault("429", method="sendmessage", chat_id=BORIS, retry_after=60))
    await cluster.presses(BOSS, "Кто не ознакомился", "Напомнить остальным")
    await cluster.presses(BOSS, "К объявлению", "Отозвать", "Да, отозвать")
    cluster.clock.tick(hours=1)
    await cluster.settle()
    assert "просят подтвердить" not in str(cluster.messages(BORIS))
    press(cluster, BORIS, "wk:1")
    await cluster.settle()
    assert "отозвано" in cluster.alert(BORIS)
    assert "отозвано организатором" in cluster.screen(BORIS)


async def test_a_copy_that_was_shown_again_goes_with_the_withdrawal(cluster: World) -> None:
    await sent(cluster)
    await cluster.presses(BOSS, "Кто не ознакомился", "Напомнить остальным")
    await cluster.presses(ANNA, "Показать объявление")
    assert sum(NEWS in m["text"] for m in cluster.messages(ANNA)) == 2
    assert "Показать объявление" in str(cluster.messages(ANNA)[-2]["buttons"])
    fault = Fault("429", method="sendmessage", chat_id=BORIS, retry_after=60)
    cluster.telegram.faults.add(fault)
    await cluster.presses(BORIS, "Показать объявление")
    await cluster.presses(BOSS, "К объявлению", "Отозвать", "Да, отозвать")
    for _ in range(3):
        await pass_time(cluster, minutes=1)
    for person in (ANNA, BORIS):
        assert NEWS not in str(cluster.messages(person))
        assert "отозвано организатором" in cluster.screen(person)
