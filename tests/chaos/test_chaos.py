"""The worker is killed in the middle of everything: nothing is lost, no repetition is hidden.

Another seed: `CHAOS_SEED=7 pytest tests/chaos`. The long trial runs in `make bench`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.chaos.checker import Checker
from tests.chaos.trial import Trial, prepare, torment, troubled

KILLS = 20


@pytest.mark.timeout(240)
async def test_after_twenty_kills_nothing_is_lost_and_no_repetition_is_hidden(
    tmp_path: Path,
) -> None:
    seed = int(os.environ.get("CHAOS_SEED", "14"))
    sys.stdout.write(f"the seed is {seed}\n")  # pytest shows it when the test fails
    trial = Trial(seed, tmp_path, people=40)
    await prepare(trial, reminders=30, notices=30)
    with troubled(trial) as api:
        torment(trial, api, kills=KILLS, pace=60, calls_of_a_life=9)
    found = await Checker(trial).check()
    assert (found.lost, found.undeclared) == (0, 0)
    assert found.kills >= KILLS
    assert found.quarantined >= 1
