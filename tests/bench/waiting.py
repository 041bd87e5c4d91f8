"""How long people wait for the answer to a press while a broadcast goes out, beside bare bots."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import uvloop

from bot.features.voting.views import Choose
from storage.deliveries import Lane
from tests.bench.broadcast import WORDS, enqueue, hold
from tests.bench.cluster import account_of, prepare
from tests.bench.starts import OURS, ROOT, running, settings
from tests.bench.stub import Stub, listening, press
from tests.bench.votes import CODEC

ORGANISATIONS = 10_000
PRESSES = 300
BENCH = ROOT / "tests" / "bench"
BARE = [sys.executable, str(BENCH / "bare_broadcast.py")]
BARE_AIOGRAM = [sys.executable, str(BENCH / "bare_aiogram_broadcast.py")]
Begin = Callable[[Stub], Awaitable[None]]


def waits() -> dict[str, tuple[float, float]]:
    """Return by bot the 99th of a hundred waits, in seconds, while it sends and while it rests.

    Two processes of the same bot, one that sends and one that rests, get one press in turn. Presses
    on ours are choices of a vote: they read and write the database as its people do.
    """
    return uvloop.run(_waits())


async def _waits() -> dict[str, tuple[float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        sending, resting = Path(folder) / "sending", Path(folder) / "resting"
        (sending / "data").mkdir(mode=0o700, parents=True)
        file = sending / "data" / "veche.db"
        [ballot] = await prepare(file, organisations=ORGANISATIONS, ballots=1)
        await enqueue(file)
        hold(file, lane=Lane.HELD)
        shutil.copytree(sending, resting)

        async def let_go(_stub: Stub) -> None:
            hold(file, lane=Lane.CAMPAIGN)

        return {
            name: await _pair(command, (sending, resting), ballot, begin)
            for name, command, begin in (
                ("ours", OURS, let_go),
                ("python-telegram-bot", BARE, _order),
                ("aiogram", BARE_AIOGRAM, _order),
            )
        }


async def _order(stub: Stub) -> None:
    """Start the broadcast of a bare bot, by a press."""
    await stub.is_asked()
    await stub.hand_out([press(1, account_of(1), "broadcast")])


async def _pair(
    command: list[str], homes: tuple[Path, Path], ballot: int, begin: Begin
) -> tuple[float, float]:
    pairs = []
    async with _bot(command, homes[0]) as sending, _bot(command, homes[1]) as resting:
        await begin(sending)
        await sending.has_sent(30)
        for number in range(2, PRESSES + 2):
            wait = await _wait(sending, ballot, number)
            pairs.append((wait, await _wait(resting, ballot, number)))
    of_sending, of_resting = (sorted(side) for side in zip(*pairs, strict=True))
    slow = PRESSES * 99 // 100
    return of_sending[slow], of_resting[slow]


@asynccontextmanager
async def _bot(command: list[str], home: Path) -> AsyncIterator[Stub]:
    more = {"FIRST": f"{account_of(1)}", "LAST": f"{account_of(ORGANISATIONS)}", "WORDS": WORDS}
    async with listening() as (stub, api):
        with running(command, home, settings(api) | more):
            await stub.is_asked()
            yield stub


async def _wait(stub: Stub, ballot: int, number: int) -> float:
    """Press, and return the seconds until the answer and the edit."""
    of = ORGANISATIONS - number
    await stub.is_asked()
    return await stub.hand_out(
        [press(number, account_of(of), CODEC.write(Choose(ballot, of, "for")))]
    )
