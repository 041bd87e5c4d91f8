"""The pictures of the guide: the assembly of 2016 played again and photographed on the chat page.

Run `python -m tests.pictures` when a screen of the story has changed, and look at each picture.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, ViewportSize, async_playwright

from bot.sandbox.clock import SandboxClock
from bot.sandbox.server import site
from bot.sandbox.stream import Streams
from tests import cast
from tests import test_assembly_of_2016 as story
from tests.papers_of_2016 import AT_MEETING, TITLE, members
from tests.sandbox.page.chatty import served
from tests.sandbox.page.hands import CHROMIUM
from tests.world import World

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
WIDTH, HEIGHT = 400, 1000
TALL = 1320
ALONE = "document.getElementById('elsewhere').style.display = 'none'"
"""What waits for the other people of the sandbox is no news of who is photographed."""

HEAD = members()[0].person
ENGLISH = next(who.person for who in members() if who.number == 3)
READERS = {"ru": HEAD, "en": ENGLISH}


class Scene:
    """A played world as the page shows it."""

    def __init__(self, world: World) -> None:
        """Show this world; its people act elsewhere."""
        self.telegram = world.telegram
        self.streams = Streams(world.telegram)
        self._clock = SandboxClock(real=world.clock.now)

    async def reset(self) -> None:
        """Leave everything as it is."""

    def app(self) -> Any:
        """Compose the site."""
        zone = "Asia/Novosibirsk"
        return site(self.telegram, self._clock, reset=self.reset, streams=self.streams, zone=zone)


class Camera:
    """Photographs what a person sees."""

    def __init__(self, browser: Browser, address: str) -> None:
        """Look at the page at an address."""
        self._browser = browser
        self._address = address

    async def take(self, name: str, person: int, language: str, *, height: int = HEIGHT) -> None:
        """Keep the chat of a person as it is now."""
        size = ViewportSize(width=WIDTH, height=height)
        context = await self._browser.new_context(locale=language, viewport=size)
        page = await context.new_page()
        await page.goto(f"{self._address}/?person={person}")
        await page.wait_for_timeout(1200)
        await page.evaluate(ALONE)
        await page.screenshot(path=PICTURES / f"2016-{name}.{language}.png")
        await context.close()

    async def take_both(self, name: str, *, height: int = HEIGHT) -> None:
        """Keep it as a Russian and as an English reader sees it."""
        for language, person in READERS.items():
            await self.take(name, person, language, height=height)


@asynccontextmanager
async def camera(world: World) -> AsyncIterator[Camera]:
    """Open the page of a world in a browser."""
    async with (
        async_playwright() as playwright,
        served(Scene(world)) as address,  # type: ignore[arg-type]
    ):
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield Camera(browser, address)
        await browser.close()


async def play(folder: Path) -> None:
    """Play the story and stop at each moment of the guide."""
    world = await story.registered(folder)
    async with camera(world) as lens:
        await story.notice(world)
        await lens.take("notice", HEAD, "ru")
        async with _in_english(world, ENGLISH):
            await world.says(ENGLISH, "/meetings")
            await world.presses(ENGLISH, TITLE[:30])
            await lens.take("notice", ENGLISH, "en")
        await _before(world, lens)
        await _meeting(world, lens)
        await story.road_map_on_the_day(world)
        async with _in_english(world, ENGLISH):
            for person in READERS.values():
                await world.says(person, "/roadmap")
            await lens.take_both("roadmap")
        await story.first_round(world)
        async with _in_english(world, ENGLISH):
            await story.result_of_first_round(world)
            await lens.take_both("first-round")
        await story.run_off(world)
        async with _in_english(world, ENGLISH):
            for language, person in READERS.items():
                await world.says(person, "/ballots")
                await world.presses(person, {"ru": "Решения", "en": "Decisions"}[language])
            await lens.take_both("register", height=TALL)
    await world.app.close()


@asynccontextmanager
async def _in_english(world: World, person: int) -> AsyncIterator[None]:
    """Let a person read English for a while; the story is played in Russian."""
    await world.says(person, "/language")
    await world.presses(person, "English")
    yield
    await world.says(person, "/language")
    await world.presses(person, "Русский")


async def _before(world: World, lens: Camera) -> None:
    boss = cast.ORGANISER
    await story.replies(world)
    await lens.take("forecast", boss, "ru")
    async with _in_english(world, boss):
        await world.says(boss, "/meetings")
        await world.presses(boss, TITLE[:30], "Run the meeting")
        await lens.take("forecast", boss, "en")
    for ballot in AT_MEETING:
        await story.prepare_at_item(world, ballot)
    await story.registration(world)
    await lens.take("quorum", boss, "ru")
    async with _in_english(world, boss):
        await world.says(boss, "/meetings")
        await world.presses(boss, TITLE[:30], "Run the meeting", "Registration")
        await lens.take("quorum", boss, "en")


async def _meeting(world: World, lens: Camera) -> None:
    *first, last = AT_MEETING
    for ballot in first:
        await story.vote_at_item(world, ballot)
        await story.result_at_item(world, ballot)
    await story.vote_at_item(world, last)
    async with _in_english(world, ENGLISH):
        await story.result_at_item(world, last)
        await lens.take_both("result")
        await story.closing(world)
        await world.says(ENGLISH, "/meetings")
        await world.presses(ENGLISH, TITLE[:30], "Minutes")
        await lens.take_both("minutes")


def main() -> None:
    """Take every picture anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(play(Path(folder)))


if __name__ == "__main__":
    main()
