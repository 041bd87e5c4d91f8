"""The real product on the page: a newcomer registers an organisation, an organiser accepts it."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, expect

from bot.sandbox.demo import ORGANISERS
from bot.sandbox.guide import NEWCOMER
from tests.sandbox.page.hands import NEEDS_CHROMIUM, button, write

pytestmark = NEEDS_CHROMIUM
ROOT = Path(__file__).parents[3]
TYPED = (
    "5499 0002 72",
    "1165499000270",
    "549901001",
    "Общество с ограниченной ответственностью «Ромашка»",
    "ООО «Ромашка»",
)


@pytest_asyncio.fixture(loop_scope="session")
async def product(tmp_path: Path) -> AsyncIterator[str]:
    """Start the sandbox as a person would, without the demo cluster, and yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    settings = {"DATA_DIR": str(tmp_path), "HTTP_PORT": str(port)}
    known = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "sandbox", "--empty"), cwd=ROOT, env=known | settings
    )
    address = f"http://127.0.0.1:{port}"
    await _ready(address)
    yield address
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 10) == 0


async def _ready(address: str) -> None:
    async with asyncio.timeout(20), httpx.AsyncClient() as client:
        while not await _answers(client, f"{address}/readyz"):
            await asyncio.sleep(0.1)


async def _answers(client: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await client.get(url)).is_success
    except httpx.ConnectError:
        return False


async def test_a_newcomer_registers_an_organisation_and_an_organiser_accepts_it(
    product: str, context: BrowserContext
):
    organiser = await _entered(context, product, next(iter(ORGANISERS)))
    await expect(organiser.get_by_text("Вы — организатор кластера")).to_be_visible()

    newcomer = await _entered(context, product, NEWCOMER)
    await button(newcomer, "Регистрация").click()
    await _describe_organisation(newcomer)
    await _introduce_oneself(newcomer)
    await expect(newcomer.get_by_text("Проверьте ответы и отправьте")).to_be_visible()
    await _newest(newcomer, "Отправить")
    await expect(newcomer.get_by_text("Анкета ООО «Ромашка» отправлена")).to_be_visible()

    await expect(organiser.get_by_text("Заявка № 1: ООО «Ромашка»")).to_be_visible()
    await _newest(organiser, "Принять")
    await expect(organiser.get_by_text("Итог: принята.")).to_be_visible()

    await expect(newcomer.get_by_text("Организация подтверждена: ООО «Ромашка».")).to_be_visible()
    await _newest(newcomer, "Моя организация")
    await expect(newcomer.get_by_text("Участие: с правом голоса.")).to_be_visible()


async def _entered(context: BrowserContext, address: str, person: int) -> Page:
    page = await context.new_page()
    await page.goto(f"{address}/?person={person}")
    for label in ("Начать", "Русский", "Согласен(на)"):
        await button(page, label).click()
    await expect(button(page, "Регистрация").or_(button(page, "Меню")).first).to_be_visible()
    return page


async def _describe_organisation(page: Page) -> None:
    for number, answer in enumerate(TYPED, start=1):
        await _asked(page, number)
        await write(page, answer)
    await _newest(page, "ООО")
    await _newest(page, "Поставщик")
    await _asked(page, 8)
    await write(page, "Перевязочные материалы")
    await _asked(page, 9)
    await _newest(page, "Пропустить")
    await _asked(page, 10)
    await _newest(page, "Пропустить")
    await _asked(page, 11)
    await write(page, "630000, г. Новосибирск, ул. Примерная, д. 1")


async def _introduce_oneself(page: Page) -> None:
    for number, answer in ((12, "Нина Новичкова"), (13, "директор")):
        await _asked(page, number)
        await write(page, answer)
    await button(page, "Отправить мой телефон").click()
    await page.get_by_role("dialog").get_by_role("button", name="Отправить").click()
    await _asked(page, 15)
    await write(page, "nina@example.org")
    await _newest(page, "Руководитель")


async def _asked(page: Page, number: int) -> None:
    await expect(page.get_by_text(f"Вопрос {number} из 16")).to_be_visible()


async def _newest(page: Page, label: str) -> None:
    await page.locator("#messages").get_by_role("button", name=label, exact=True).last.click()
