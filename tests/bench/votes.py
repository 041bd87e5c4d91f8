"""Votes, the whole path: a press in over HTTP, a committed vote, an answer and an edit out."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

import uvloop

from bot.features.voting.views import Cast, Choose
from bot.ui.presses import Codec, Press
from tests.bench.cluster import account_of, prepare
from tests.bench.starts import BARE, OURS, ROOT, running, settings
from tests.bench.stub import Update, listening, press

VOTES = 1000
FEW, MANY = 100, 100_000
"""Organisations of the two clusters that `growth` compares."""

PATIENCE = 120
BARE_AIOGRAM = [sys.executable, str(ROOT / "tests" / "bench" / "bare_aiogram.py")]
CODEC = Codec([Choose, Cast])


def speeds(votes: int = VOTES) -> tuple[float, float, float]:
    """Return votes a second, and echoes of bare bots of aiogram and of python-telegram-bot.

    Each is a process of its own that polls; all get the same presses from the same stub. Before
    each vote its person presses the choice, which is not measured.
    """
    return uvloop.run(_speeds(votes))


async def _speeds(votes: int) -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "data").mkdir(mode=0o700)
        [ballot] = await prepare(home / "data" / "veche.db", organisations=votes, ballots=1)
        ours = await _speed(OURS, home, ballot, votes=votes)
        _check_kept(home / "data" / "veche.db", votes)
        aiogram = await _speed(BARE_AIOGRAM, home, ballot, votes=votes)
        return ours, aiogram, await _speed(BARE, home, ballot, votes=votes)


def growth(few: int = FEW, many: int = MANY) -> tuple[float, float]:
    """Return the median seconds of a vote among many organisations, and among few.

    Two processes of the bot, one for each cluster, get one press in turn.
    """
    return uvloop.run(_growth(few, many))


async def _growth(few: int, many: int) -> tuple[float, float]:
    async with _cluster(many) as vote_among_many, _cluster(few) as vote_among_few:
        pairs = []
        for voter in range(1, few + 1):
            among_many = await vote_among_many(voter * (many // few))
            pairs.append((among_many, await vote_among_few(voter)))
    of_many, of_few = zip(*pairs, strict=True)
    return statistics.median(of_many), statistics.median(of_few)


@asynccontextmanager
async def _cluster(organisations: int) -> AsyncIterator[Callable[[int], Awaitable[float]]]:
    """Yield what lets an organisation vote and returns the seconds of its vote."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "data").mkdir(mode=0o700)
        file = home / "data" / "veche.db"
        [ballot] = await prepare(file, organisations=organisations, ballots=1)
        async with listening() as (stub, api), asyncio.timeout(PATIENCE):
            with running(OURS, home, settings(api)):
                numbers = itertools.count(1)

                async def vote(of: int) -> float:
                    for wanted in (Choose(ballot, of, "for"), Cast(ballot, of, 0, "for")):
                        await stub.is_asked()
                        pressed = press(next(numbers), account_of(of), CODEC.write(wanted))
                        seconds = await stub.hand_out([pressed])
                    return seconds

                yield vote


async def _speed(command: list[str], home: Path, ballot: int, *, votes: int) -> float:
    async with listening() as (stub, api), asyncio.timeout(PATIENCE):
        with running(command, home, settings(api)):
            await stub.is_asked()
            await stub.hand_out(presses(votes, lambda of: Choose(ballot, of, "for")))
            await stub.is_asked()
            cast = presses(votes, lambda of: Cast(ballot, of, 0, "for"), after=votes)
            return votes / await stub.hand_out(cast)


def presses(many: int, press_of: Callable[[int], Press], *, after: int = 0) -> list[Update]:
    """Return one press for each organisation, their updates numbered on from `after`."""
    return [
        press(after + of, account_of(of), CODEC.write(press_of(of))) for of in range(1, many + 1)
    ]


def _check_kept(database: Path, votes: int) -> None:
    with closing(sqlite3.connect(database)) as connection:
        [kept] = connection.execute("SELECT COUNT(*) FROM votes").fetchone()
        [entries] = connection.execute("SELECT COUNT(*) FROM journal").fetchone()
    if (kept, entries) != (votes, votes):
        raise LookupError(f"{kept} votes and {entries} entries of the journal are kept")
