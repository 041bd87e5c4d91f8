"""A campaign under way is paused, goes on, is stopped, and is held by itself when refused."""

from __future__ import annotations

import pytest

from bot.sandbox.faults import Fault
from tests import cast
from tests.acts import accepted
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, SECOND, address, gather
from tests.stories.watching import pass_time, send_with_trouble
from tests.world import World

REFUSED = "Bad Request: wrong file identifier specified"


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


async def test_nothing_goes_out_while_it_is_paused(cluster: World) -> None:
    await send_with_trouble(cluster)
    held = await cluster.presses(BOSS, "Приостановить")
    assert "Рассылка приостановлена." in held
    assert "Приостановить" not in cluster.labels(BOSS)
    await pass_time(cluster, minutes=30)
    assert NEWS not in str(cluster.messages(BORIS))
    desk = await cluster.says(BOSS, "/desk")
    assert "решить, продолжить ли рассылку объявления № 1" in desk
    again = await cluster.restart()
    await pass_time(again, hours=1)
    assert NEWS not in str(again.messages(BORIS))
    await again.presses(BOSS, "Объявление № 1")
    await again.presses(BOSS, "Продолжить")
    assert NEWS in again.screen(BORIS)
    await pass_time(again, seconds=15)
    assert "Доставлено: 2 из 2." in again.screen(BOSS)
    assert "решить, продолжить" not in await again.says(BOSS, "/desk")
    await again.app.close()


async def test_a_stop_asks_first_and_leaves_what_was_sent(cluster: World) -> None:
    await send_with_trouble(cluster)
    asked = await cluster.presses(BOSS, "Остановить")
    assert "Ещё не отправленные сообщения (1) не уйдут" in asked
    await cluster.presses(BOSS, "К объявлению", "Остановить", "Да, остановить")
    await pass_time(cluster, hours=1)
    assert NEWS in cluster.screen(ANNA)
    assert NEWS not in str(cluster.messages(BORIS))
    card, report = (message["text"] for message in cluster.messages(BOSS)[-2:])
    assert "Рассылка остановлена: 2 марта 2026 г." in card
    assert "Не отправлено, потому что рассылку остановили: 1." in report
    acts = await cluster.rows("SELECT entry FROM journal WHERE entry LIKE '%announcement stopped%'")
    assert len(acts) == 1


async def test_a_paused_one_can_be_stopped_and_withdrawn(cluster: World) -> None:
    await send_with_trouble(cluster)
    await cluster.presses(BOSS, "Приостановить", "Остановить", "Да, остановить")
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    await pass_time(cluster, hours=1)
    assert NEWS not in str(cluster.messages(BORIS))
    assert "отозвано" in cluster.screen(BOSS)
    assert "решить, продолжить" not in await cluster.says(BOSS, "/desk")


async def test_of_two_organisers_one_has_the_effect_and_both_see_it(cluster: World) -> None:
    await send_with_trouble(cluster)
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Объявления", "№ 1")
    for person in (BOSS, SECOND):
        message = cluster._with_button(person, "Приостановить")
        cluster.telegram.press_label(person, message, "Приостановить")
    await cluster.settle()
    assert "уже приостановлена" in cluster.alert(SECOND)
    assert "Рассылка приостановлена." in cluster.screen(BOSS)
    assert "Рассылка приостановлена." in cluster.screen(SECOND)
    await cluster.presses(SECOND, "Остановить")
    await cluster.presses(BOSS, "Остановить", "Да, остановить")
    await cluster.presses(SECOND, "Да, остановить")
    assert "уже остановили" in cluster.alert(SECOND)
    acts = await cluster.rows("SELECT entry FROM journal WHERE entry LIKE '%announcement paused%'")
    assert len(acts) == 1


async def test_what_is_through_is_neither_paused_nor_stopped(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас")
    newest = cluster.messages(BOSS)[-1]["message_id"]
    for data, said in (("wp:1", "больше нечего"), ("wx:1", "больше нечего"), ("wg:1", "не прио")):
        cluster.telegram.press(BOSS, newest, data)
        await cluster.settle()
        assert said in cluster.alert(BOSS)


async def test_nobody_but_organisers_holds_a_campaign(cluster: World) -> None:
    await cluster.says(cast.STRANGER, "/start")
    await send_with_trouble(cluster)
    for person in (cast.STRANGER, ANNA):
        for data in ("wp:1", "wq:1", "wx:1", "wg:1"):
            cluster.telegram.press(person, cluster.messages(person)[-1]["message_id"], data)
            await cluster.settle()
            assert "устарела" in cluster.alert(person)
    assert await cluster.rows("SELECT paused_at, stopped_at FROM announcements") == [(None, None)]


async def test_what_telegram_refuses_for_three_people_is_held_and_can_go_on(
    cluster: World,
) -> None:
    others = (cast.STRANGER, cast.STRANGER + 1)
    for person, number in zip(others, (3, 4), strict=True):
        await accepted(cluster, cast.participant(number), person=person)
    await address(cluster)
    faults = cluster.telegram.faults
    faults.add(Fault("429", method="sendmessage", chat_id=BORIS, retry_after=60))
    for person in (ANNA, *others):
        faults.add(Fault("400", chat_id=person, times=2, description=REFUSED))
    await cluster.presses(BOSS, "Отправить сейчас")
    await pass_time(cluster, minutes=5)
    told = cluster.screen(BOSS)
    assert "Telegram отказался принять его" in told
    assert "Ответ Telegram: «Wrong file identifier specified»" in told
    assert NEWS not in str(cluster.messages(BORIS))
    held = await cluster.presses(BOSS, "К объявлению")
    assert "Telegram не принимает это объявление" in held
    await cluster.presses(BOSS, "Продолжить")
    assert NEWS in cluster.screen(BORIS)
    await pass_time(cluster, minutes=1)
    assert "Доставлено: 1 из 4." in cluster.screen(BOSS)


async def test_it_is_paused_in_english_too(cluster: World) -> None:
    await send_with_trouble(cluster)
    await cluster.says(BOSS, "/language")
    await cluster.presses(BOSS, "English")
    await cluster.says(BOSS, "/menu")
    await cluster.presses(BOSS, "Announcements", "№ 1", "Pause")
    assert "The sending is paused." in cluster.screen(BOSS)
    await cluster.presses(BOSS, "Stop", "Yes, stop")
    assert "Not sent because the sending was stopped: 1." in cluster.screen(BOSS)
