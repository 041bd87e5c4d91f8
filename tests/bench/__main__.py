"""`make bench`: measures the product from outside, prints a table and writes `build/bench.json`."""

from __future__ import annotations

import json
import os
import platform
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from tests.bench.broadcast import broadcast
from tests.bench.chaos import long_trial
from tests.bench.due import seconds_for_rows
from tests.bench.starts import beside_a_bare_bot, resident_megabytes, running
from tests.bench.votes import growth, speeds
from tests.bench.waiting import waits

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "build" / "bench.json"
ROUNDS = 3
PATIENCE = 30


@dataclass(frozen=True)
class Result:
    """One measure; `against` and `ratio` where something else was measured in the same run."""

    name: str
    value: float
    unit: str
    goal: float | None
    met: bool
    against: str | None = None
    ratio: float | None = None


def main() -> int:
    firsts, starts, sizes = zip(*(one_round() for _ in range(ROUNDS)), strict=True)
    both = [beside_a_bare_bot() for _ in range(ROUNDS)]
    due = statistics.median(seconds_for_rows() for _ in range(ROUNDS))
    results = [
        at_most("start.first", statistics.median(firsts), unit="s", goal=60.0),
        at_most("start.again", statistics.median(starts), unit="s", goal=2.0),
        at_most("memory.at_rest", statistics.median(sizes), unit="MB", goal=110.0),
        beside("start.ready", [(ours[0], bare[0]) for ours, bare in both], unit="s", goal=3.0),
        beside("start.memory", [(ours[1], bare[1]) for ours, bare in both], unit="MB", goal=2.0),
        at_most("clockwork.due", due, unit="s", goal=60.0),
        *votes(),
        *broadcasts(),
        *trial(),
    ]
    REPORT.parent.mkdir(exist_ok=True)
    report = {"machine": machine(), "results": [asdict(result) for result in results]}
    REPORT.write_text(json.dumps(report, ensure_ascii=False, indent=2), encoding="utf-8")
    for result in results:
        verdict = "met" if result.met else "NOT MET"
        ratio = f"{result.ratio:g} times {result.against}, " if result.ratio else ""
        figure = f"{result.name:24}{result.value:10.2f} {result.unit:4}"
        goal = "no goal" if result.goal is None else f"goal {result.goal:g} {verdict}"
        print(f"{figure} {ratio}{goal}")
    return 0


def votes() -> list[Result]:
    """Measure votes beside echoes of bare bots, and in a cluster that has grown."""
    ours, aiogram, bare = zip(*(speeds() for _ in range(ROUNDS)), strict=True)
    grown = [growth() for _ in range(ROUNDS)]
    return [
        at_least("vote.throughput", (ours, aiogram), against="aiogram", goal=0.7),
        at_least("vote.throughput", (ours, bare), against="python-telegram-bot", goal=3.0),
        beside("vote.growth", grown, unit="s", goal=1.2, against="100 organisations"),
    ]


def broadcasts() -> list[Result]:
    """Measure a campaign to ten thousand people, and how long others wait meanwhile."""
    seconds, wall, refused = broadcast()
    rounds = [waits() for _ in range(ROUNDS)]
    ours = [one["ours"] for one in rounds]
    return [
        at_most("broadcast.enqueue", seconds, unit="s", goal=1.0),
        at_most("broadcast.wall", wall, unit="", goal=1.03),
        at_most("broadcast.refused", refused, unit="", goal=0),
        beside("broadcast.interactive_p99", ours, unit="s", goal=1.2, against="itself at rest"),
        *(
            beside(
                f"{bot}.interactive_p99",
                [one[bot] for one in rounds],
                unit="s",
                goal=None,
                against="itself at rest",
            )
            for bot in ("python-telegram-bot", "aiogram")
        ),
    ]


def trial() -> list[Result]:
    """Kill the worker again and again."""
    found = long_trial()
    return [
        at_most("chaos.lost", found.lost, unit="", goal=0),
        at_most("chaos.undeclared", found.undeclared, unit="", goal=0),
        Result("chaos.declared", found.declared, "", None, met=True),
        Result("chaos.kills", found.kills, "", 150, met=found.kills >= 150),
    ]


def at_least(
    name: str, sides: tuple[Sequence[float], Sequence[float]], *, against: str, goal: float
) -> Result:
    """Compare speeds of the same run, in updates a second; the goal is a ratio to reach."""
    ours, theirs = (statistics.median(side) for side in sides)
    ratio = round(ours / theirs, 3)
    return Result(name, round(ours, 1), "1/s", goal, ratio >= goal, against, ratio)


def at_most(name: str, value: float, *, unit: str, goal: float) -> Result:
    return Result(name, round(value, 3), unit, goal, met=value <= goal)


def beside(
    name: str,
    pairs: list[tuple[float, float]],
    *,
    unit: str,
    goal: float | None,
    against: str = "python-telegram-bot",
) -> Result:
    """Compare with what was measured in the same run; the goal is a ratio, if there is one."""
    ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = round(ours / bare, 3)
    met = goal is None or ratio <= goal
    return Result(name, round(ours, 3), unit, goal, met, against, ratio)


def one_round() -> tuple[float, float, float]:
    """Start the sandbox twice in one folder: seconds until ready each time, megabytes at rest.

    The first start makes the demo cluster through the product's own chat; the second finds it.
    """
    with tempfile.TemporaryDirectory() as folder:
        first, _ = one_start(Path(folder))
        second, size = one_start(Path(folder))
        return first, second, size


def one_start(folder: Path) -> tuple[float, float]:
    """Start the sandbox: seconds until it is ready, megabytes a moment later."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    began = time.perf_counter()
    command = [sys.executable, "-m", "bot", "sandbox", "--port", str(port)]
    with running(command, folder, {"BOT_TOKEN": ""}) as program:
        wait_for(lambda: is_ready(port))
        ready = time.perf_counter() - began
        time.sleep(2)
        return ready, resident_megabytes(program.pid)


def wait_for(fact: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not fact():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.01)


def is_ready(port: int) -> bool:
    try:
        answer = httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False, timeout=5)
    except httpx.TransportError:
        return False
    return answer.status_code == httpx.codes.OK


def machine() -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
    }


if __name__ == "__main__":
    sys.exit(main())
