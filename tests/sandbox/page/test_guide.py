"""The first sight of the page, before a person is chosen, and what is kept when nobody answers."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from bot.sandbox.guide import Hint
from tests.sandbox.page.chatty import ANNA, IVAN, Demo
from tests.sandbox.page.hands import NEEDS_CHROMIUM, UNLABELLED, button, started, write

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
def demo(demo: Demo) -> Demo:
    """A demo that says where to begin."""
    demo.guide = (
        Hint(IVAN, "Подайте заявку.", "Apply."),
        Hint(ANNA, "Рассмотрите её.", "Decide on it."),
    )
    return demo


async def test_whoever_comes_first_is_told_whom_to_be_and_gets_there_by_one_press(visit):
    page = await visit(None, width=380, height=740)
    guide = page.get_by_role("region", name="С чего начать")
    await expect(guide).to_contain_text("Подайте заявку.")
    await expect(page.get_by_role("textbox", name="Сообщение")).to_be_hidden()
    assert await page.evaluate(UNLABELLED) == []
    await guide.get_by_role("link", name="Иван Ким").click()
    await expect(page).to_have_url(re.compile(rf"person={IVAN}$"))
    await expect(guide).to_be_hidden()
    await expect(button(page, "Начать")).to_be_visible()
    await page.go_back()
    await expect(guide).to_be_visible()


async def test_the_name_of_the_page_leads_back_to_the_guide(visit):
    page = await started(visit)
    await page.get_by_role("link", name="Песочница").click()
    await expect(page.get_by_text("Рассмотрите её.")).to_be_visible()
    await button(page, "English").click()
    await expect(page.get_by_text("Decide on it.")).to_be_visible()


async def test_a_text_that_could_not_be_sent_comes_back_to_the_field(visit):
    page = await started(visit)
    await page.evaluate(
        "() => { window.fetch = () => Promise.reject(new TypeError('no network')); }"
    )
    await write(page, "важное")
    await expect(page.get_by_role("textbox", name="Сообщение")).to_have_value("важное")
