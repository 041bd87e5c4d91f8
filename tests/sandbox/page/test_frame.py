"""What lies around the chat: people, menus, the drawer, small screens and the keyboard."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.async_api import expect

from bot.sandbox.stream import Streams
from tests.sandbox.page.chatty import IVAN, MARIA, keys, served
from tests.sandbox.page.hands import NEEDS_CHROMIUM, UNLABELLED, button, started, write

pytestmark = NEEDS_CHROMIUM


async def test_the_command_menu_offers_what_the_bot_has_named(visit, demo):
    commands = [{"command": "menu", "description": "Главное меню"}]
    demo.bot.call("setMyCommands", commands=commands)
    page = await started(visit)
    await button(page, "Команды бота").click()
    await page.get_by_role("menuitem", name="/menu Главное меню").click()
    await expect(page.get_by_text("Эхо: /menu")).to_be_visible()
    await page.get_by_role("textbox", name="Сообщение").press_sequentially("/me")
    await page.get_by_role("menuitem", name="/menu Главное меню").click()
    await expect(page.get_by_text("Эхо: /menu")).to_have_count(2)


async def test_the_bot_is_seen_typing_and_what_it_deletes_stays_marked(visit, demo):
    page = await started(visit)
    demo.bot.call("sendChatAction", chat_id=IVAN, action="typing")
    await expect(page.locator("#status")).to_have_text("печатает…")
    sent = demo.bot.call("sendMessage", chat_id=IVAN, text="ошибка")
    await expect(page.locator("#status")).to_have_text("бот · вы — Иван Ким")
    demo.bot.call("deleteMessage", chat_id=IVAN, message_id=sent["message_id"])
    await expect(page.locator(".deleted")).to_contain_text("удалено")


async def test_a_group_is_made_and_lies_under_its_member(visit):
    page = await visit()
    await button(page, "Новая группа").click()
    dialog = page.get_by_role("dialog", name="Новая группа")
    await dialog.get_by_label("Название").fill("Правление")
    await dialog.get_by_label("Мария Ким").check()
    await dialog.get_by_role("button", name="Создать").click()
    await expect(page.get_by_role("heading", name="Правление")).to_be_visible()
    await expect(page.locator("#status")).to_have_text("участники: Иван Ким, Мария Ким, Вече")
    await write(page, "добрый день")
    maria = await visit(MARIA)
    await maria.get_by_role("link", name="Правление").click()
    await expect(maria.locator(".theirs .sender")).to_have_text("Иван Ким")


async def test_a_new_person_comes_in_and_is_found_by_search(visit):
    page = await visit()
    await button(page, "Новый человек").click()
    dialog = page.get_by_role("dialog", name="Новый человек")
    await dialog.get_by_label("Имя", exact=True).fill("Фёдор")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("вы — Фёдор")).to_be_visible()
    await page.get_by_role("searchbox", name="Поиск").fill("федор")
    await expect(page.locator("#people > li")).to_have_count(1)
    await page.get_by_role("searchbox", name="Поиск").fill("никто")
    await expect(page.get_by_text("Никого не нашлось")).to_be_visible()


async def test_the_drawer_moves_the_clock_and_blocks_the_bot(visit, demo):
    page = await started(visit)
    await button(page, "Пульт демонстрации").click()
    drawer = page.get_by_role("complementary", name="Пульт демонстрации")
    await expect(drawer.locator("#now")).to_contain_text("5 июля 2026 г., 10:00:")
    await drawer.get_by_role("button", name="+1 день").click()
    await expect(drawer.locator("#now")).to_contain_text("6 июля 2026 г.")
    await expect(drawer.get_by_text("впереди настоящего на 1 день")).to_be_visible()
    await drawer.get_by_role("button", name="Заблокировать бота").click()
    await button(page, "Разблокировать бота").last.wait_for()
    await page.locator("#start").click()
    await expect(page.locator("#messages b")).to_have_count(2)
    assert demo.telegram.person(IVAN).blocked is False
    async with page.expect_download() as download:
        await drawer.get_by_role("link", name="Переписка текстом").click()
    text = Path(await (await download.value).path()).read_text(encoding="utf-8")
    assert "Иван Ким: /start" in text


async def test_the_drawer_orders_faults_shows_calls_and_starts_over(visit, demo):
    page = await started(visit)
    await button(page, "Пульт демонстрации").click()
    drawer = page.get_by_role("complementary", name="Пульт демонстрации")
    await drawer.get_by_label("Чат", exact=True).select_option("только этот")
    await drawer.get_by_role("button", name="Добавить").click()
    await expect(drawer.get_by_text(f"429: слишком часто · {IVAN} · × 1")).to_be_visible()
    await write(page, "слышно?")
    await expect(drawer.get_by_text("Сбоев нет")).to_be_visible()
    await expect(drawer.locator("#calls li").first).to_contain_text("sendMessage 429")
    await expect(page.get_by_text("Эхо: слышно?")).to_be_hidden()
    await drawer.get_by_role("button", name="Начать заново").click()
    await page.get_by_role("dialog").get_by_role("button", name="Отмена").click()
    assert demo.resets == 0
    await drawer.get_by_role("button", name="Начать заново").click()
    await page.get_by_role("dialog").get_by_role("button", name="Начать заново").click()
    await expect(page.locator("#messages > li")).to_have_count(0)
    await expect(drawer.get_by_text("Вызовов ещё не было")).to_be_visible()
    await expect(button(page, "Начать")).to_be_visible()
    assert demo.resets == 1


async def test_everything_can_be_done_with_the_keyboard_alone(visit):
    page = await visit(None)
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="К полю сообщения")).to_be_focused()
    await page.locator("#people a", has_text="Мария").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("вы — Мария Ким")).to_be_visible()
    await button(page, "Начать").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Здравствуйте!")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Сообщение")).to_be_focused()
    await button(page, "Голосовать").focus()
    await page.keyboard.press("Space")
    await expect(button(page, "За")).to_be_focused()
    await button(page, "Прикрепить").press("Enter")
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("menuitem", name="Место на карте")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("menu")).to_be_hidden()
    await button(page, "Пульт демонстрации").press("Enter")
    await page.keyboard.press("Escape")
    await expect(button(page, "Пульт демонстрации")).to_be_focused()


async def test_every_control_has_a_name_in_both_languages(visit, demo):
    page = await started(visit)
    await button(page, "Файлы").click()
    await button(page, "Телефон").click()
    await button(page, "Пульт демонстрации").click()
    await expect(page.get_by_role("button", name="Отправить номер")).to_be_visible()
    assert await page.evaluate(UNLABELLED) == []
    await button(page, "English").click()
    await expect(page.get_by_role("heading", name="Sandbox")).to_be_visible()
    await expect(page.get_by_text("Organiser")).to_be_visible()
    assert await page.evaluate(UNLABELLED) == []
    assert not re.search("[а-яё]", await page.locator("#drawer, #composer .row").first.inner_text())
    await page.reload()
    await expect(page.get_by_role("heading", name="Sandbox")).to_be_visible()


async def test_a_phone_shows_the_list_and_the_chat_in_turn_and_nothing_sticks_out(visit, demo):
    page = await visit(IVAN, width=380, height=740)
    await button(page, "Начать").click()
    await expect(page.get_by_text("Здравствуйте!")).to_be_visible()
    long = "Свидетельствопредставительства" * 10
    demo.bot.call("sendMessage", chat_id=IVAN, text=long, reply_markup=keys([[(long, "yes")]]))
    await expect(page.get_by_text(long).first).to_be_visible()
    wide = "document.documentElement.scrollWidth"
    assert await page.evaluate(wide) == 380
    demo.telegram.start(MARIA)
    await expect(page.locator("#elsewhere")).to_have_text("1")
    await page.locator("#to-people").click()
    await page.get_by_role("link", name="Мария").click()
    await expect(page.get_by_text("Здравствуйте!")).to_be_visible()
    await button(page, "Пульт демонстрации").click()
    assert await page.evaluate(wide) == 380


async def test_earlier_messages_come_on_request(visit, demo):
    for number in range(60):
        demo.telegram.say(IVAN, f"сообщение {number}.")
    page = await visit()
    await expect(page.get_by_text("Эхо: сообщение 59.")).to_be_in_viewport()
    await expect(page.get_by_text("сообщение 0.", exact=True)).to_be_hidden()
    await button(page, "Показать раньше").click()
    await expect(page.get_by_text("сообщение 0.", exact=True)).to_be_attached()
    await expect(button(page, "Показать раньше")).to_be_hidden()
    await button(page, "К последнему сообщению").click()
    await expect(page.get_by_text("Эхо: сообщение 59.")).to_be_in_viewport()


async def test_a_lost_connection_is_said_and_heals_by_itself(context, demo):
    page = await context.new_page()
    async with served(demo) as address:
        await page.goto(f"{address}/?person={IVAN}")
        await expect(button(page, "Начать")).to_be_visible()
    await expect(page.get_by_text("Нет связи с песочницей")).to_be_visible()
    demo.streams = Streams(demo.telegram)
    async with served(demo, port=int(address.rpartition(":")[2])):
        demo.telegram.start(IVAN)
        await expect(page.get_by_text("Нет связи с песочницей")).to_be_hidden()
        await expect(page.get_by_text("Здравствуйте!")).to_be_visible()
        await page.close()
