"""The chat page in a real Chromium: what a person sees and presses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.sandbox.page.chatty import ANNA, IVAN, MARIA, keys, picture
from tests.sandbox.page.hands import NEEDS_CHROMIUM, button, started, write

pytestmark = NEEDS_CHROMIUM


async def test_a_newcomer_starts_presses_and_sees_the_message_change_in_place(visit, demo):
    page = await started(visit)
    await expect(page.locator(".theirs b")).to_have_text("Здравствуйте!")
    await button(page, "Голосовать").click()
    await expect(page.locator("#toast")).to_have_text("Принято")
    await expect(page.get_by_text("Открыт опрос")).to_be_visible()
    await button(page, "За").click()
    await expect(page.get_by_text("Ваш голос «за» принят")).to_be_visible()
    await expect(page.locator("#messages > li.theirs")).to_have_count(1)
    await expect(page.locator(".rows")).to_have_count(0)


async def test_an_alert_waits_for_the_person_and_an_unanswered_press_keeps_waiting(visit):
    page = await started(visit)
    await button(page, "Помощь").click()
    dialog = page.get_by_role("dialog", name="Вече")
    await expect(dialog).to_contain_text("Обратитесь к организатору.")
    await dialog.get_by_role("button", name="Хорошо").click()
    await expect(dialog).to_be_hidden()
    await button(page, "Молчать").click()
    await expect(button(page, "Молчать")).to_have_attribute("aria-busy", "true")


async def test_two_tabs_are_two_people_and_one_sees_that_the_other_has_news(visit, demo):
    ivan, maria = await visit(IVAN), await visit(MARIA)
    await expect(maria.get_by_text("вы — Мария Ким")).to_be_visible()
    await maria.get_by_role("button", name="Начать", exact=True).click()
    await expect(maria.get_by_text("Здравствуйте!")).to_be_visible()
    await expect(ivan.get_by_text("Здравствуйте!")).to_be_hidden()
    demo.telegram.start(ANNA)
    row = ivan.locator("#people a", has_text="Анна")
    await expect(row.locator(".unread")).to_have_text("1 непрочитано")
    await row.click()
    await expect(ivan).to_have_url(re.compile(r"person=1001$"))
    await expect(ivan.get_by_text("Здравствуйте!")).to_be_visible()
    await expect(ivan.locator("#people .unread")).to_have_count(0)
    await ivan.go_back()
    await expect(ivan.get_by_text("вы — Иван Ким")).to_be_visible()


async def test_the_news_go_on_when_the_tab_that_listened_is_closed(visit, demo):
    first, second = await visit(IVAN), await visit(MARIA)
    await first.close()
    await expect(second.get_by_text("Нет связи")).to_be_hidden()
    demo.telegram.start(MARIA)
    await expect(second.get_by_text("Здравствуйте!")).to_be_visible()


async def test_the_contact_is_shared_only_after_a_yes(visit):
    page = await started(visit)
    await button(page, "Телефон").click()
    share = page.get_by_role("button", name="Отправить номер")
    await share.click()
    dialog = page.get_by_role("dialog", name="Отправить номер телефона?")
    await dialog.get_by_role("button", name="Отмена").click()
    await expect(page.get_by_text("получено: contact")).to_be_hidden()
    await share.click()
    await dialog.get_by_label("Номер телефона").fill("+7 383 000-00-07")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("+7 383 000-00-07")).to_be_visible()
    await expect(page.get_by_text("Эхо: получено: contact")).to_be_visible()
    await expect(share).to_be_hidden()


async def test_a_reply_keyboard_says_its_words_and_can_be_put_away(visit):
    page = await started(visit)
    await button(page, "Телефон").click()
    await expect(page.get_by_placeholder("Ваш телефон")).to_be_visible()
    await button(page, "Клавиатура бота").click()
    await expect(button(page, "Назад")).to_be_hidden()
    await button(page, "Клавиатура бота").click()
    await button(page, "Назад").click()
    await expect(page.get_by_text("Эхо: Назад")).to_be_visible()


async def test_photos_are_shown_and_documents_travel_both_ways(visit, tmp_path: Path):
    page = await started(visit)
    await button(page, "Файлы").click()
    photo = page.get_by_role("img", name="Фотография")
    await expect(photo).to_be_visible()
    assert await photo.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 60
    async with page.expect_download() as download:
        await page.get_by_role("link", name="Повестка.txt").click()
    saved = await download.value
    assert saved.suggested_filename == "Повестка.txt"
    assert Path(await saved.path()).read_text(encoding="utf-8") == "пункт 1"
    for kind, name, answer in (("Файл", "скан.pdf", "document"), ("Фотография", "я.png", "photo")):
        (tmp_path / name).write_bytes(picture())
        await button(page, "Прикрепить").click()
        async with page.expect_file_chooser() as chooser:
            await page.get_by_role("menuitem", name=kind).click()
        await (await chooser.value).set_files(tmp_path / name)
        await page.get_by_role("dialog").get_by_label("Подпись").fill(f"вот {name}")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text(f"вот {name}")).to_be_visible()
        await expect(page.get_by_text(f"Эхо: получено: {answer}")).to_be_visible()


async def test_what_a_person_or_the_bot_types_never_becomes_markup(visit, demo):
    page = await started(visit)
    evil = '<img src=x onerror="document.title=1"><b>ООО</b> & "Рога" \u202eтекст'
    await write(page, evil)
    await expect(page.get_by_text("Эхо: <img src=x").first).to_be_visible()
    buttons = keys([[("<i>кнопка</i>", "yes"), ("сайт", "https://example.org/")]])
    demo.bot.call("sendMessage", chat_id=IVAN, text="<b>и бот</b>", reply_markup=buttons)
    await expect(button(page, "<i>кнопка</i>")).to_be_visible()
    site = page.get_by_role("link", name="сайт")
    await expect(site).to_have_attribute("rel", "noopener noreferrer")
    assert await page.locator(".text img, .text i").count() == 0
    await expect(page).to_have_title("Иван Ким · Вече")


async def test_only_safe_links_are_links(visit, demo):
    page = await started(visit)
    module = 'import("/sandbox/page/text.js").then((text) => text.safeUrl(url))'
    for url, leads in (
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("example.org/a", "https://example.org/a"),
        ("tel:+73830000000", "tel:+73830000000"),
    ):
        assert await page.evaluate(f"(url) => {module}", url) == leads


@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/veche_sandbox_bot?start=org42",
        "tg://resolve?domain=veche_sandbox_bot&start=org42",
    ],
)
async def test_a_link_to_the_bot_opens_its_chat_with_the_payload(visit, demo, link):
    page = await started(visit)
    demo.bot.call(
        "sendMessage", chat_id=IVAN, text="Вход", reply_markup=keys([[("Открыть", link)]])
    )
    await page.get_by_role("link", name="Открыть").click()
    await button(page, "Начать по ссылке").click()
    await expect(page.get_by_text("Пароль: org42")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Сообщение")).to_be_focused()


async def test_an_address_with_a_payload_opens_the_right_chat(visit):
    page = await visit(MARIA, "&start=qr7")
    await button(page, "Начать по ссылке").click()
    await expect(page.get_by_text("Пароль: qr7")).to_be_visible()


async def test_a_person_edits_the_last_message_and_replies_to_another(visit):
    page = await started(visit)
    await write(page, "превет")
    await expect(page.get_by_text("Эхо: превет")).to_be_visible()
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_role("textbox", name="Сообщение")).to_have_value("превет")
    await write(page, "привет")
    own = page.locator(".own", has_text="привет")
    await expect(own).to_contain_text("изменено")
    await page.get_by_text("Эхо: превет").hover()
    await page.locator(".theirs", has_text="Эхо").get_by_role("button", name="Ответить").click()
    await write(page, "понял")
    await expect(page.locator(".own", has_text="понял").locator(".quote")).to_contain_text("Эхо")
