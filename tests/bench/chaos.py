"""The long trial: fifteen hundred deliveries, a hundred and fifty kills."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from tests.chaos.checker import Checker, Findings
from tests.chaos.trial import Trial, prepare, torment, troubled

PEOPLE = 500
REMINDERS, NOTICES = 300, 200
KILLS = 150
SEED = 14


def long_trial(kills: int = KILLS) -> Findings:
    """Torment the worker and return what was found; an invariant that is broken stops the bench."""
    return asyncio.run(_long_trial(kills))


async def _long_trial(kills: int) -> Findings:
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(SEED, Path(folder), people=PEOPLE)
        await prepare(trial, reminders=REMINDERS, notices=NOTICES)
        with troubled(trial) as api:
            torment(trial, api, kills=kills, pace=60, calls_of_a_life=16)
        return await Checker(trial).check()
