"""A prepared outbox, a stand-in full of trouble, and a worker that is killed again and again."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx

from bot.ui.rendering import Rendered
from storage.database import open_database
from storage.deliveries import Lane
from storage.store import Store
from tests.chaos.standin import FIRST_ACCOUNT, POISON
from tests.stories.process import free_port
from tests.world import TOKEN

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90.0
CAMPAIGNS = 2
OPEN = "('ready', 'sending')"
TABLES = {
    "deliveries": "SELECT id, person_id, kind, about, policy, state, maybe, tries, message_id,"
    " settled_at, why, lane, campaign_id, not_before FROM deliveries ORDER BY id",
    "attempts": "SELECT id, delivery_id, started_at, ended_at, outcome FROM attempts ORDER BY id",
    "people": "SELECT id, telegram_id, unreachable_since FROM people ORDER BY id",
}


@dataclass(frozen=True)
class Life:
    """One process: when it began and was killed (`time.monotonic`), and the rows it left."""

    began: float
    ended: float
    left: dict[str, list[dict[str, Any]]]


@dataclass
class Trial:
    """What happened, as the checker wants it."""

    seed: int
    folder: Path
    people: int
    lives: list[Life] = field(default_factory=list)
    taken_back: dict[int, float] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / "data" / "veche.db"

    @property
    def log(self) -> Path:
        return self.folder / "calls.jsonl"

    @property
    def output(self) -> Path:
        return self.folder / "output.txt"

    @property
    def kills(self) -> int:
        return len(self.lives)

    def calls(self) -> list[dict[str, Any]]:
        """Return the whole lines of the stand-in's log."""
        if not self.log.exists():
            return []
        written = self.log.read_text(encoding="utf-8")
        return [json.loads(line) for line in written[: written.rfind("\n") + 1].splitlines()]

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Return the tables as they are now."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return {
                name: [dict(row) for row in connection.execute(sql)] for name, sql in TABLES.items()
            }

    def is_settled(self) -> bool:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            sql = f"SELECT 1 FROM deliveries WHERE state IN {OPEN} LIMIT 1"
            return connection.execute(sql).fetchone() is None


async def prepare(trial: Trial, *, reminders: int, notices: int) -> None:
    """Put two campaigns, reminders, notices, an expired one and a poisonous one into the outbox."""
    trial.database.parent.mkdir(mode=0o700)
    random = Random(trial.seed)
    database = await open_database(trial.database)

    async def unit(store: Store) -> None:
        now = datetime.now(UTC)
        people = [await _enter(store, FIRST_ACCOUNT + n, now) for n in range(trial.people)]
        await _announce(store, people[0], now)
        for number in range(1, CAMPAIGNS + 1):
            for person in people:
                await _plan(store, person, f"a{number}", now, lane=Lane.CAMPAIGN)
        for number in range(reminders):
            await _plan(store, random.choice(people), f"r{number}", now, policy="once")
        for number in range(notices):
            await _plan(store, random.choice(people), f"n{number}", now)
        await _plan(store, people[-1], "late", now, expires_at=now - timedelta(seconds=1))
        await _plan(store, people[len(people) // 2], POISON, now)

    await database.transaction(unit)
    await database.close()
    _join_campaigns(trial.database)


async def _enter(store: Store, account: int, now: datetime) -> int:
    entered = await store.people.enter(account, ref=f"r{account}", name="", language="ru", now=now)
    if entered is None:
        raise LookupError(account)
    return int(entered.id)


async def _announce(store: Store, by: int, now: datetime) -> None:
    for _ in range(CAMPAIGNS):
        await store.announcements.compose("важно", file="", by=by, now=now)


async def _plan(store: Store, person: int, about: str, now: datetime, **more: Any) -> None:
    body = Rendered(f"Сообщение {about} для {person};").kept()
    known = {"kind": "announcement" if about[0] == "a" else "notice", "policy": "must"}
    await store.deliveries.plan(person, about=about, body=body, now=now, **(known | more))


def _join_campaigns(path: Path) -> None:
    """Make the announcements as sent as a start of a campaign makes them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "UPDATE announcements SET audience = 'everybody', state = 'sent', sent_at = 0"
        )
        connection.execute(
            "UPDATE deliveries SET campaign_id = CAST(substr(about, 2) AS INTEGER)"
            " WHERE kind = 'announcement'"
        )


@contextmanager
def troubled(trial: Trial) -> Iterator[str]:
    """Run the stand-in as a process of its own and yield its address."""
    port = free_port()
    given = [str(trial.seed), str(trial.people), str(trial.log), str(port)]
    with _running(["-m", "tests.chaos.standin", *given], trial, {}):
        address = f"http://127.0.0.1:{port}"
        _wait(lambda: _answers(f"{address}/bot{TOKEN}/getMe"))
        yield address


@contextmanager
def _running(
    arguments: Sequence[str], trial: Trial, settings: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run Python until the block ends, and kill it then."""
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    with trial.output.open("ab") as output:
        program = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=trial.folder,
            env=known | settings,
            stdout=output,
            stderr=output,
        )
    try:
        yield program
    finally:
        program.kill()
        program.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False, timeout=5).is_success
    except httpx.TransportError:
        return False


def _wait(holds: Any, *, seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError(holds)
        time.sleep(0.005)


def torment(trial: Trial, api: str, *, kills: int, pace: int, calls_of_a_life: int) -> None:
    """Kill workers at random moments, then let one finish; what is poisonous kills at once."""
    random = Random(trial.seed)
    settings = _settings(trial, api, pace)
    while trial.kills < kills or not trial.is_settled():
        is_last = trial.kills >= kills
        _live(trial, settings, until=None if is_last else random.randrange(calls_of_a_life))
        if trial.kills == kills // 2:
            _take_some_back(trial, random)


def _settings(trial: Trial, api: str, pace: int) -> dict[str, str]:
    return {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api,
        "DATA_DIR": str(trial.database.parent),
        "OPERATOR_NAME": "Оператор",
        "HTTP_PORT": str(free_port()),
        "MESSAGES_PER_SECOND": str(pace),
        "LOG_LEVEL": "DEBUG",
    }


def _live(trial: Trial, settings: dict[str, str], *, until: int | None) -> None:
    """Let a worker make so many calls, or settle everything, or call with poison: then kill it."""
    before = len(trial.calls())

    def is_to_die() -> bool:
        if trial.is_settled():
            return True
        made = trial.calls()[before:]
        return any(POISON in call["text"] for call in made) or (
            until is not None and len(made) > until
        )

    began = time.monotonic()
    with _running(["-m", "bot", "run"], trial, settings):
        _wait(is_to_die)
        time.sleep(Random(f"{trial.seed} {trial.kills}").random() * 0.05)
    trial.lives.append(Life(began, time.monotonic(), trial.rows()))


def _take_some_back(trial: Trial, random: Random) -> None:
    """Cancel what waits for a few people, as a withdrawal does."""
    with closing(sqlite3.connect(trial.database)) as connection, connection:
        waiting = connection.execute(
            "SELECT id FROM deliveries WHERE state = 'ready' AND kind = 'announcement'"
        ).fetchall()
        for (row,) in random.sample(waiting, min(5, len(waiting))):
            connection.execute(
                "UPDATE deliveries SET state = 'cancelled', settled_at = 1 WHERE id = ?", (row,)
            )
            trial.taken_back[row] = time.monotonic()
