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

from playwright.async_api import Browser, async_playwright

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
SIZE = {"width": 400, "height": 1000}
HEAD = members()[0].person
ENGLISH = next(who.person for who in members() if who.number == 8)
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

    async def take(self, name: str, person: int, language: str) -> None:
        """Keep the chat of a person as it is now."""
        context = await self._browser.new_context(locale=language, viewport=SIZE)
        page = await context.new_page()
        await page.goto(f"{self._address}/?person={person}")
        await page.wait_for_timeout(1200)
        await page.screenshot(path=PICTURES / f"2016-{name}.{language}.png")
        await context.close()

    async def take_both(self, name: str) -> None:
        """Keep it as a Russian and as an English reader sees it."""
        for language, person in READERS.items():
            await self.take(name, person, language)


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
        await _choose(world, "English")
        await world.says(ENGLISH, "/meetings")
        await world.presses(ENGLISH, TITLE[:30])
        await lens.take("notice", ENGLISH, "en")
        await _choose(world, "Русский")
        await story.replies(world)
        await _choose(world, "English")
        await lens.take("forecast", cast.ORGANISER, "ru")
        for ballot in AT_MEETING:
            await story.prepare_at_item(world, ballot)
        await story.registration(world)
        await lens.take("quorum", cast.ORGANISER, "ru")
        await _meeting(world, lens)
        await story.road_map_on_the_day(world)
        for person in READERS.values():
            await world.says(person, "/roadmap")
        await lens.take_both("roadmap")
        await story.first_round(world)
        await lens.take_both("first-round")
        await story.run_off(world)
        for language, person in READERS.items():
            await world.says(person, "/ballots")
            await world.presses(person, {"ru": "Решения", "en": "Decisions"}[language])
        await lens.take_both("register")
    await world.app.close()


async def _choose(world: World, language: str) -> None:
    await world.says(ENGLISH, "/language")
    await world.presses(ENGLISH, language)


async def _meeting(world: World, lens: Camera) -> None:
    *first, last = AT_MEETING
    for ballot in first:
        await story.vote_at_item(world, ballot)
    await story.vote_at_item(world, last)
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
