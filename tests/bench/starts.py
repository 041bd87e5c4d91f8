"""Starts, measured from outside: the bot beside a bare one, on one stand-in."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from starlette.applications import Starlette

from bot.sandbox.botapi import BotApi
from bot.sandbox.telegram import Telegram
from tests.sandbox.serving import serving

ROOT = Path(__file__).parents[2]
OURS = [sys.executable, "-m", "bot", "run"]
BARE = [sys.executable, str(ROOT / "tests" / "bench" / "bare.py")]
TOKEN = "4200000000:AAtest-token-of-the-stand-in-opens-nothing"
PATIENCE = 30


def beside_a_bare_bot() -> tuple[tuple[float, float], tuple[float, float]]:
    """Return (seconds, megabytes) of ours and of a bare bot, each until it asks for updates."""
    return asyncio.run(_both())


async def _both() -> tuple[tuple[float, float], tuple[float, float]]:
    telegram = Telegram(now=lambda: datetime.now(UTC), token=TOKEN)
    door = BotApi(telegram)
    async with door.open(), serving(Starlette(routes=door.routes)) as api:
        ours = await _start(telegram, OURS, settings(api))
        bare = await _start(telegram, BARE, settings(api))
        door.close()
    return ours, bare


async def _start(
    telegram: Telegram, command: list[str], more: dict[str, str]
) -> tuple[float, float]:
    polls = telegram.polls
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        with running(command, Path(folder), more) as program:
            async with asyncio.timeout(PATIENCE):
                while telegram.polls == polls:
                    await asyncio.sleep(0.01)
            seconds = time.perf_counter() - began
            await asyncio.sleep(2)
            return seconds, resident_megabytes(program.pid)


def settings(api: str) -> dict[str, str]:
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api,
        "OPERATOR_NAME": "Bench",
        "OPERATOR_ADDRESS": "Bench",
        "HTTP_PORT": str(free_port()),
    }


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def running(
    command: list[str], folder: Path, more: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command in a folder of its own until the block ends."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | more
    silent = subprocess.DEVNULL
    program = subprocess.Popen(command, cwd=folder, env=environment, stdout=silent, stderr=silent)
    try:
        yield program
    finally:
        program.terminate()
        program.wait(PATIENCE)


def resident_megabytes(pid: int) -> float:
    """Return the resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return int(kilobytes) / 1024
