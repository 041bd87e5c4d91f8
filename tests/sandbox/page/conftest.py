"""The stage of the page's tests: a demo, the page's own way to its control, and a browser."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from tests.sandbox.page.chatty import IVAN, Demo, ScriptedBot, served
from tests.sandbox.page.hands import CHROMIUM, Visit

OWN = "http://127.0.0.1:8080"


@pytest.fixture
def demo() -> Demo:
    """A demo with a bot that answers."""
    demo = Demo()
    demo.bot = ScriptedBot(demo.telegram)
    return demo


@pytest.fixture
async def page(demo: Demo) -> AsyncIterator[httpx.AsyncClient]:
    """The page's own way to the control, without a socket."""
    transport = httpx.ASGITransport(demo.app(), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=OWN) as client:
        yield client


@pytest_asyncio.fixture(loop_scope="session", scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all tests of the page."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A fresh profile of a Russian speaker, whose tabs know of each other."""
    context = await browser.new_context(
        locale="ru-RU", viewport={"width": 1200, "height": 800}, reduced_motion="reduce"
    )
    context.set_default_timeout(5000)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visit(context: BrowserContext, demo: Demo) -> AsyncIterator[Visit]:
    """Opens the page at an address; a complaint of the browser fails the test."""
    complaints: list[str] = []
    async with served(demo) as address:

        async def visit(person: int | None = IVAN, rest: str = "", **size: int) -> Page:
            page = await context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda said: complaints.append(said.text))
            if size:
                await page.set_viewport_size({"width": size["width"], "height": size["height"]})
            await page.goto(f"{address}/" + (f"?person={person}{rest}" if person else ""))
            await expect(page.locator("#title")).not_to_be_empty()
            return page

        yield visit
        await context.close()
    assert complaints == []
