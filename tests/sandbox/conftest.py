"""A stand-in whose clock the test holds, and two people: Anna knows the bot, Ivan does not yet."""

from __future__ import annotations

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # before telegram is imported: else each 429 warns

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.records import Answer, Json, Person
from bot.sandbox.telegram import Telegram

TOKEN = "5000000:AAsandbox-token"


class Clock:
    """Stands still until it is told to tick."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def tick(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    return Telegram(now=clock, token=TOKEN)


@pytest.fixture
def anna(telegram: Telegram) -> Person:
    person = telegram.add_person("Анна", last_name="Белова", username="anna_belova")
    telegram.start(person.id)
    telegram.call("getUpdates", {"offset": -1})
    telegram.call("getUpdates", {"offset": max(telegram.world.updates) + 1})
    return person


@pytest.fixture
def ivan(telegram: Telegram) -> Person:
    return telegram.add_person("Иван", language_code="en")


@pytest.fixture
def ask(telegram: Telegram) -> Callable[..., Json]:
    """Call a method that must succeed and return its result."""

    def call(method: str, **params: object) -> Json:
        answer = telegram.call(method, params)
        assert answer.status == 200, answer.body
        return answer.body["result"]

    return call


@pytest.fixture
def refused(telegram: Telegram) -> Callable[..., str]:
    """Call a method that must be refused and return Telegram's words."""

    def call(method: str, **params: object) -> str:
        answer: Answer = telegram.call(method, params)
        assert answer.body["ok"] is False, answer.body
        assert answer.body["error_code"] == answer.status
        return answer.body["description"]

    return call
