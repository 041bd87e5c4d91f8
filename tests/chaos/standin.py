"""The stand-in for Telegram as a process of its own, with trouble by chance and a log of calls.

    python -m tests.chaos.standin SEED PEOPLE LOG PORT

Each line of the log is one sendMessage: what was asked, when, and what became of it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import uvicorn

from bot.sandbox.botapi import bot_api
from bot.sandbox.faults import Fault, Kind
from bot.sandbox.records import Answer, Upload
from bot.sandbox.telegram import Telegram
from tests.world import TOKEN

FIRST_ACCOUNT = 5000
SHARES: tuple[tuple[Kind, float], ...] = (
    ("429", 0.03),
    ("500", 0.03),
    ("lost", 0.02),
    ("drop", 0.02),
)
SHARE_OF_BLOCKED = 0.03
POISON = "яд"
"""A call with this word is never answered: the process that makes it is killed."""

LONGEST_WAY = 0.05
PAUSES: tuple[object, ...] = (1, 2, "1", "2", 0, -5, "soon", None)
"""What a 429 may ask for; odd ones mean a second."""


class Troubled(Telegram):
    """Spoils calls by chance, answers after a while, and writes down what it did."""

    def __init__(self, random: Random, log: Path) -> None:
        super().__init__(now=lambda: datetime.now(UTC), token=TOKEN)
        self._random = random
        self._lines = log.open("a", encoding="utf-8", buffering=1)

    def call(
        self,
        method: str,
        params: Mapping[str, object],
        files: Mapping[str, Upload] | None = None,
    ) -> Answer:
        if method.lower() != "sendmessage":
            return super().call(method, params, files)
        kind = self._kind(str(params["text"]))
        if kind:
            self.faults.add(Fault(kind, retry_after=1))
        taken = len(self.acceptances)
        answer = super().call(method, params, files)
        answer, pause = self._spoilt(answer)
        self._write_down(params, kind, answer, pause=pause, message_id=self._taken_after(taken))
        is_poison = POISON in str(params["text"])
        return replace(answer, delay=60.0 if is_poison else self._delay(answer))

    def _kind(self, text: str) -> Kind | None:
        if POISON in text:
            return "drop"
        chance = self._random.random()
        for kind, share in SHARES:
            chance -= share
            if chance < 0:
                return kind
        return None

    def _spoilt(self, answer: Answer) -> tuple[Answer, float]:
        """Say 502 for 500, and a pause in many shapes; return it with its length."""
        if answer.status == 429:
            wanted = self._random.choice(PAUSES)
            parameters = {} if wanted is None else {"retry_after": wanted}
            body = answer.body | {"parameters": parameters}
            return replace(answer, body=body), 2.0 if str(wanted) == "2" else 1.0
        return (replace(answer, status=502), 0.0) if answer.status == 500 else (answer, 0.0)

    def _delay(self, answer: Answer) -> float:
        """Return how long the answer is under way; a pause begins at once."""
        return 0.0 if answer.status == 429 else self._random.random() * LONGEST_WAY

    def _taken_after(self, taken: int) -> int | None:
        return self.acceptances[-1].message_id if len(self.acceptances) > taken else None

    def _write_down(
        self,
        params: Mapping[str, object],
        kind: Kind | None,
        answer: Answer,
        *,
        pause: float,
        message_id: int | None,
    ) -> None:
        line = {
            "time": time.monotonic(),
            "chat": int(str(params["chat_id"])),
            "text": params["text"],
            "trouble": kind,
            "status": answer.status,
            "pause": pause,
            "message_id": message_id,
        }
        self._lines.write(json.dumps(line, ensure_ascii=False) + "\n")


def blocked(seed: int, people: int) -> list[int]:
    """Return the accounts that have blocked the bot."""
    accounts = range(FIRST_ACCOUNT, FIRST_ACCOUNT + people)
    return Random(seed).sample(accounts, max(1, round(people * SHARE_OF_BLOCKED)))


def main(seed: str, people: str, log: str, port: str) -> None:
    telegram = Troubled(Random(int(seed)), Path(log))
    for account in range(FIRST_ACCOUNT, FIRST_ACCOUNT + int(people)):
        telegram.add_person(f"P{account}", person_id=account)
        telegram.start(account)
    for account in blocked(int(seed), int(people)):
        telegram.block(account)
    while updates := telegram.call("getUpdates", {"limit": 100}).body["result"]:
        telegram.call("getUpdates", {"offset": updates[-1]["update_id"] + 1, "limit": 1})
    uvicorn.run(bot_api(telegram), host="127.0.0.1", port=int(port), log_config=None, ws="none")


if __name__ == "__main__":
    main(*sys.argv[1:])
