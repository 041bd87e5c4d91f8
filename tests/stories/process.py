"""The product as a process of its own, beside a stand-in served on loopback, to be killed."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette

from bot.sandbox.botapi import BotApi
from bot.sandbox.telegram import Telegram
from tests.sandbox.serving import serving
from tests.world import TOKEN, World

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30.0


class Outside:
    """A prepared cluster whose process has ended: its Telegram, its clock, its folder."""

    def __init__(self, world: World, api: str) -> None:
        """Take a world whose app is closed; `api` is the address of its stand-in."""
        self.world = world
        self.telegram: Telegram = world.telegram
        self.folder = world.settings.data_dir
        self.output = self.folder.parent / "output.txt"
        self.clock_file = self.folder.parent / "clock.txt"
        self.port = free_port()
        self._api = api
        self._running: list[asyncio.subprocess.Process] = []
        self.tick(seconds=0)

    def tick(self, **delta: float) -> None:
        """Move the clock of Telegram and of the process."""
        self.world.clock.tick(**delta)
        unfinished = self.clock_file.with_suffix(".new")
        unfinished.write_text(self.world.clock.now().isoformat())
        unfinished.replace(self.clock_file)

    async def start(self, **settings: str) -> asyncio.subprocess.Process:
        """Start `run`; everything that it writes goes to one file, at the level DEBUG."""
        known = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "VECHE_ENV": "test",
            "TEST_CLOCK_FILE": str(self.clock_file),
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self._api,
            "DATA_DIR": str(self.folder),
            "OPERATOR_NAME": "Оператор",
            "ORGANISERS": "101,102",
            "HTTP_PORT": str(self.port),
            "LOG_LEVEL": "DEBUG",
        }
        with self.output.open("ab") as output:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                cwd=self.folder.parent,
                env=known | settings,
                stdout=output,
                stderr=output,
            )
        self._running.append(process)
        return process

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Look into the file of the database from outside."""
        connection = sqlite3.connect(f"file:{self.world.settings.database_path}?mode=ro", uri=True)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def texts(self, person: int) -> list[str]:
        return [m["text"] for m in self.world.messages(person)]

    def written(self) -> str:
        return self.output.read_text(encoding="utf-8")

    async def end(self) -> None:
        """Kill what still runs."""
        for process in self._running:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds, and not for ever."""
    async with asyncio.timeout(PATIENCE):
        while not holds():
            await asyncio.sleep(0.02)


async def ended(process: asyncio.subprocess.Process, *, within: float = PATIENCE) -> int:
    """Wait for the end and return the exit code."""
    async with asyncio.timeout(within):
        return await process.wait()


@asynccontextmanager
async def outside(world: World) -> AsyncIterator[Outside]:
    """Close the app of a world and serve its Telegram to processes."""
    await world.app.close()
    door = BotApi(world.telegram)
    async with door.open(), serving(Starlette(routes=door.routes)) as api:
        place = Outside(world, api)
        try:
            yield place
        finally:
            await place.end()
            door.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
