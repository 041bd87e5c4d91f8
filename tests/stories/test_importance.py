"""A normal announcement waits for the end of quiet hours, an urgent one goes at once."""

from __future__ import annotations

import pytest

from bot.sandbox.faults import Fault
from tests import cast
from tests.acts import accepted
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, SECOND, SUPPLIER, address, gather
from tests.world import World

TO_FRIDAY_EVENING = {"days": 4, "hours": 10, "minutes": 30}  # 20:30
TO_MONDAY_NINE = {"days": 2, "hours": 12, "minutes": 30}
MONDAY = "9 марта 2026 г., понедельник, 09:00 (НСК)"


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


def got(world: World, person: int) -> int:
    return sum(NEWS in m["text"] for m in world.messages(person))


async def test_what_is_sent_on_friday_evening_comes_on_monday_morning(cluster: World) -> None:
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    card = await address(cluster)
    assert f"Сейчас тихие часы: уйдёт {MONDAY}" in card
    assert "Отправить сейчас" not in cluster.labels(BOSS)
    sent = await cluster.presses(BOSS, "Отправить после тихих часов")
    assert f"ждёт конца тихих часов: люди получат его {MONDAY}" in sent
    assert "Доставлено: 0 из 2." in sent
    assert "Ждут конца тихих часов: 2." in sent
    assert "░" not in sent
    assert "Обновить" not in cluster.labels(BOSS)
    assert got(cluster, ANNA) == got(cluster, BORIS) == 0

    again = await cluster.restart()
    again.clock.tick(**TO_MONDAY_NINE)
    again.clock.tick(minutes=-1)
    await again.settle()
    assert got(again, ANNA) == 0
    again.clock.tick(minutes=1)
    await again.settle()
    assert got(again, ANNA) == got(again, BORIS) == 1
    again.clock.tick(seconds=15)
    await again.settle()
    assert "Рассылка объявления № 1 завершена" in again.screen(BOSS)
    await again.app.close()


async def test_while_most_wait_for_monday_no_end_is_promised_for_tonight(cluster: World) -> None:
    await cluster.says(ANNA, "/menu")
    await cluster.presses(ANNA, "Уведомления", "Получать в любое время")
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    await address(cluster)
    await cluster.presses(BOSS, "Отправить после тихих часов")
    cluster.clock.tick(seconds=5)
    await cluster.settle()
    card = await cluster.presses(BOSS, "Все объявления", "№ 1")
    assert "Доставлено: 1 из 2." in card
    assert "Ждут конца тихих часов: 1." in card
    assert "Закончится" not in card


async def test_nobody_looks_for_the_report_before_the_campaign_may_begin(cluster: World) -> None:
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    await address(cluster)
    await cluster.presses(BOSS, "Отправить после тихих часов")
    [(due_at, opens_at)] = await cluster.rows(
        "SELECT w.due_at, a.opens_at FROM due_work w, announcements a"
        " WHERE w.kind = 'announcement report' AND w.state = 'waiting'"
    )
    assert due_at == int(str(opens_at)) + 15_000_000


async def test_what_waits_can_be_paused_stopped_and_taken_back(cluster: World) -> None:
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    await address(cluster)
    await cluster.presses(BOSS, "Отправить после тихих часов", "Приостановить", "Продолжить")
    await cluster.settle()
    assert got(cluster, ANNA) == 0
    await cluster.presses(BOSS, "Отозвать", "Да, отозвать")
    cluster.clock.tick(**TO_MONDAY_NINE)
    await cluster.settle()
    assert got(cluster, ANNA) == got(cluster, BORIS) == 0
    assert "отозвано" in cluster.screen(BOSS)


async def test_what_was_paused_by_day_does_not_go_on_in_the_evening(cluster: World) -> None:
    for person in (ANNA, BORIS):
        cluster.telegram.faults.add(
            Fault("429", method="sendmessage", chat_id=person, retry_after=60)
        )
    await address(cluster)
    await cluster.presses(BOSS, "Отправить сейчас", "Приостановить")
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    assert f"ждёт конца тихих часов: люди получат его {MONDAY}" in await cluster.presses(
        BOSS, "Продолжить"
    )
    assert got(cluster, ANNA) == 0
    cluster.clock.tick(**TO_MONDAY_NINE)
    await cluster.settle()
    assert got(cluster, ANNA) == got(cluster, BORIS) == 1


async def test_a_reminder_to_acknowledge_waits_too(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Кнопка «Ознакомлен»: нет", "Отправить сейчас")
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    await cluster.presses(BOSS, "Кто не ознакомился", "Напомнить остальным")
    assert f"Напоминание уйдёт: {MONDAY}. Получателей: 2." in cluster.alert(BOSS)
    asks = "просят подтвердить, что вы ознакомились"
    assert asks not in cluster.screen(ANNA)
    cluster.clock.tick(**TO_MONDAY_NINE)
    await cluster.settle()
    assert asks in cluster.screen(ANNA)


async def test_who_acknowledges_in_the_night_is_not_reminded_in_the_morning(
    cluster: World,
) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Кнопка «Ознакомлен»: нет", "Отправить сейчас")
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    await cluster.presses(BOSS, "Кто не ознакомился", "Напомнить остальным")
    await cluster.presses(ANNA, "Ознакомлен")
    cluster.clock.tick(**TO_MONDAY_NINE)
    await cluster.settle()
    asks = "просят подтвердить, что вы ознакомились"
    assert asks not in str(cluster.messages(ANNA))
    assert asks in cluster.screen(BORIS)


async def test_an_urgent_one_goes_at_once_after_a_warning(cluster: World) -> None:
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    await address(cluster)
    card = await cluster.presses(BOSS, "Сделать срочным")
    assert "Срочное объявление: придёт сразу, и ночью, и в выходной" in card
    assert "Сейчас тихие часы" not in card
    asked = await cluster.presses(BOSS, "Отправить сейчас")
    assert "Его сразу получат 2 человека, даже ночью и в выходной" in asked
    assert got(cluster, ANNA) == 0
    await cluster.presses(BOSS, "Да, отправить сразу")
    assert got(cluster, ANNA) == got(cluster, BORIS) == 1


async def test_it_can_be_made_normal_again_and_a_warning_can_be_left(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Сделать срочным", "Отправить сейчас", "К объявлению")
    assert got(cluster, ANNA) == 0
    assert "Обычное объявление" in await cluster.presses(BOSS, "Сделать обычным")
    await cluster.presses(BOSS, "Отправить сейчас")
    assert got(cluster, ANNA) == 1


async def test_who_looked_before_it_became_urgent_looks_again(cluster: World) -> None:
    await address(cluster)
    await cluster.says(SECOND, "/menu")
    await cluster.presses(SECOND, "Объявления", "№ 1", "Сделать срочным")
    await cluster.presses(BOSS, "Отправить сейчас")
    assert "изменились, пока вы смотрели" in cluster.alert(BOSS)
    assert "Срочное объявление" in cluster.screen(BOSS)
    assert got(cluster, ANNA) == 0
    await cluster.presses(BOSS, "Отправить сейчас", "Да, отправить сразу")
    await cluster.presses(SECOND, "Сделать обычным")
    assert "уже отправлено" in cluster.alert(SECOND)


async def test_a_time_in_quiet_hours_is_read_back_as_such(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Назначить время")
    review = await cluster.says(BOSS, "07.03.2026 12:00")
    assert "7 марта 2026 г., суббота, 12:00 (НСК). Это тихие часы" in review
    card = await cluster.presses(BOSS, "Отправить")
    assert f"Назначенное время попадает в тихие часы: люди получат объявление {MONDAY}" in card
    cluster.clock.tick(days=5, hours=2)
    await cluster.settle()
    assert got(cluster, ANNA) == 0
    cluster.clock.tick(days=1, hours=21)
    await cluster.settle()
    assert got(cluster, ANNA) == 1


async def test_an_urgent_one_is_sent_at_its_time_in_quiet_hours_too(cluster: World) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Сделать срочным", "Назначить время")
    await cluster.says(BOSS, "07.03.2026 12:00")
    assert "тихие часы" not in await cluster.presses(BOSS, "Отправить")
    cluster.clock.tick(days=5, hours=2)
    await cluster.settle()
    assert got(cluster, ANNA) == 1


async def test_nobody_but_an_organiser_says_how_it_is_meant(cluster: World) -> None:
    watcher = cast.STRANGER
    await accepted(cluster, cast.participant(24), person=watcher)
    await address(cluster)
    await cluster.starts(cast.FOREIGNER)
    for person in (watcher, ANNA, cast.FOREIGNER):
        newest = cluster.messages(person)[-1]["message_id"]
        for data in ("iu:1:urgent", "it:1:events", "ik:1", "is:1:2"):
            cluster.telegram.press(person, newest, data)
            cluster.clock.tick(seconds=10)
            await cluster.settle()
        assert cluster.alert(person)
    rows = await cluster.rows("SELECT state, importance, topic FROM announcements")
    assert rows == [("composed", "normal", "general")]


async def test_an_english_organiser_reads_when_it_goes(cluster: World) -> None:
    await cluster.says(BOSS, "/language")
    await cluster.presses(BOSS, "English")
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    await cluster.says(BOSS, "/announce")
    await cluster.says(BOSS, NEWS)
    card = await cluster.presses(BOSS, "Next: audience", "All participants")
    assert "These are quiet hours: it goes out Monday, 9 March 2026, 09:00 (NSK)" in card
    await cluster.presses(BOSS, "Make it urgent", "Send now")
    assert "2 people get it at once, even at night or at a weekend" in cluster.screen(BOSS)
    await cluster.presses(BOSS, "To the announcement", "Make it normal")
    sent = await cluster.presses(BOSS, "Send after quiet hours")
    assert "waits for the end of quiet hours: people get it Monday, 9 March 2026" in sent


async def test_who_is_excluded_while_it_waits_does_not_get_it(cluster: World) -> None:
    cluster.clock.tick(**TO_FRIDAY_EVENING)
    await address(cluster)
    await cluster.presses(BOSS, "Отправить после тихих часов")
    supplier = cast.participant(SUPPLIER)
    await cluster.says(BOSS, "/participants")
    await cluster.presses(BOSS, supplier.short_name, "Предложить исключить")
    await cluster.says(BOSS, "Прекратила деятельность", supplier.inn)
    await cluster.presses(SECOND, "Подтвердить исключение")
    cluster.clock.tick(**TO_MONDAY_NINE)
    await cluster.settle()
    cluster.clock.tick(seconds=15)
    await cluster.settle()
    assert (got(cluster, ANNA), got(cluster, BORIS)) == (1, 0)
    assert "Доставлено: 1 из 2." in cluster.screen(BOSS)
