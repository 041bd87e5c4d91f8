"""A campaign: started once, also at a time; its report; and taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sandbox.faults import Fault
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, SECOND, address, gather
from tests.world import World


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


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


async def test_a_process_that_ends_in_the_middle_loses_nobody(cluster: World) -> None:
    await address(cluster)
    cluster.telegram.faults.add(Fault("429", method="sendmessage", chat_id=BORIS, retry_after=60))
    begun = await cluster.presses(BOSS, "Отправить сейчас")
    assert "Объявление № 1 отправлено" in begun
    again = await cluster.restart()
    again.clock.tick(minutes=2)
    await again.settle()
    for person in (ANNA, BORIS):
        assert sum(NEWS in m["text"] for m in again.messages(person)) == 1
    again.clock.tick(seconds=15)
    await again.settle()
    assert "Доставлено: 2 из 2." in again.screen(BOSS)
    await again.app.close()


async def test_who_may_have_got_it_twice_is_in_the_report(cluster: World) -> None:
    await address(cluster)
    cluster.telegram.faults.add(Fault("lost", method="sendmessage", chat_id=BORIS))
    await cluster.presses(BOSS, "Отправить сейчас")
    cluster.clock.tick(seconds=10)
    await cluster.settle()
    assert cluster.screen(BORIS).startswith("Повтор")
    assert "Возможно, получили дважды: 1." in cluster.screen(BOSS)
    assert "доставлено 1 из 1, возможно дважды 1" in await cluster.presses(BOSS, "По организациям")


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
    await cluster.presses(BOSS, "К объявлению", "Отправить после тихих часов")  # it is 22:00
    assert NEWS not in cluster.screen(ANNA)
    cluster.clock.tick(hours=11)
    await cluster.settle()
    assert NEWS in cluster.screen(ANNA)


async def test_a_time_that_passed_before_it_was_sent_is_asked_again_with_the_reason(
    cluster: World,
) -> None:
    await address(cluster)
    await cluster.presses(BOSS, "Назначить время")
    await cluster.says(BOSS, "сегодня в 10:05")
    cluster.clock.tick(minutes=10)
    asked = await cluster.presses(BOSS, "Отправить")
    assert "Это время уже прошло: 2 марта 2026 г., понедельник, 10:05 (НСК)" in asked
    assert "Когда отправить?" in asked
    assert await cluster.rows("SELECT state FROM announcements") == [("composed",)]
