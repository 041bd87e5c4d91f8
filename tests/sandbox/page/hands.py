"""What is done on the chat page, in the words of its buttons, and through its control."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable

import httpx
import pytest
from playwright.async_api import Locator, Page, expect

CHROMIUM = shutil.which("chromium")
NEEDS_CHROMIUM = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (Debian: apt install chromium)"),
]
Visit = Callable[..., Awaitable[Page]]
UNLABELLED = """
() => [...document.querySelectorAll("button, input, select, textarea, a, summary")]
  .filter((e) => e.checkVisibility() && !e.ariaLabel && !e.labels?.length && !e.textContent.trim()
    && !e.querySelector("img[alt]:not([alt=''])"))
  .map((e) => e.outerHTML)
"""


def button(page: Page, name: str) -> Locator:
    """Find a button by exactly its words."""
    return page.get_by_role("button", name=name, exact=True)


async def started(visit: Visit) -> Page:
    """Open Ivan's chat and press Start."""
    page = await visit()
    await page.get_by_role("button", name="Начать", exact=True).click()
    await expect(page.get_by_text("Здравствуйте!")).to_be_visible()
    return page


async def write(page: Page, text: str) -> None:
    """Write a text and send it with Enter."""
    await page.get_by_role("textbox", name="Сообщение").fill(text)
    await page.keyboard.press("Enter")


async def done(page: httpx.AsyncClient, path: str, **fields: object) -> dict[str, object]:
    """Do something that must succeed, and let the bot answer."""
    answer = await page.post(f"/sandbox{path}", json=fields)
    assert answer.is_success, answer.text
    await asyncio.sleep(0)
    return dict(answer.json())


async def seen(page: httpx.AsyncClient, person: int, chat: int | None = None) -> dict[str, object]:
    """Look at a chat."""
    query = {} if chat is None else {"chat": chat}
    answer = await page.get(f"/sandbox/people/{person}", params=query)
    assert answer.is_success, answer.text
    return dict(answer.json())


def texts(view: dict[str, object]) -> list[str]:
    """The words of a chat."""
    history = view["history"]
    assert isinstance(history, list)
    return [message["text"] for message in history]
