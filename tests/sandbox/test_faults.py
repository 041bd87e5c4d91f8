"""Trouble on order: each kind, whom it strikes, and the limits of pace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.records import Person
from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import TOKEN, Clock

Ask = Callable[..., Any]


def send(telegram: Telegram, person: Person, text: str = "x") -> int:
    return telegram.call("sendMessage", {"chat_id": person.id, "text": text}).status


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("403", "Forbidden: bot was blocked by the user"),
        ("400", "Bad Request: chat not found"),
        ("500", "Internal Server Error"),
    ],
)
def test_a_refusal_strikes_once_and_nothing_is_done(
    telegram: Telegram, anna: Person, kind: Any, words: str
) -> None:
    telegram.faults.add(Fault(kind))
    answer = telegram.call("sendMessage", {"chat_id": anna.id, "text": "x"})
    assert (answer.status, answer.body["description"]) == (int(kind), words)
    assert telegram.acceptances == []
    assert send(telegram, anna) == 200


def test_a_flood_refusal_says_how_long_to_wait(telegram: Telegram, anna: Person) -> None:
    telegram.faults.add(Fault("429", retry_after=7))
    answer = telegram.call("sendMessage", {"chat_id": anna.id, "text": "x"})
    assert answer.status == 429
    assert answer.body["description"] == "Too Many Requests: retry after 7"
    assert answer.body["parameters"] == {"retry_after": 7}


def test_a_fault_strikes_only_what_it_is_meant_for(
    telegram: Telegram, anna: Person, ivan: Person
) -> None:
    telegram.start(ivan.id)
    telegram.faults.add(Fault("500", method="sendMessage", chat_id=ivan.id, text="важно", times=2))
    assert send(telegram, anna, "важно") == 200
    assert send(telegram, ivan, "пустяк") == 200
    assert telegram.call("getMe", {}).status == 200
    assert [send(telegram, ivan, "это важно") for _ in range(3)] == [500, 500, 200]


def test_polling_is_spared_unless_it_is_named(telegram: Telegram, anna: Person) -> None:
    telegram.faults.add(Fault("500"))
    assert telegram.call("getUpdates", {}).status == 200
    telegram.faults.add(Fault("500", method="getUpdates"))
    assert telegram.call("getUpdates", {}).status == 500


def test_a_lost_answer_is_done_and_a_dropped_call_is_not(telegram: Telegram, anna: Person) -> None:
    telegram.faults.add(Fault("lost"))
    telegram.faults.add(Fault("drop"))
    answers = [
        telegram.call("sendMessage", {"chat_id": anna.id, "text": text})
        for text in ("дошло", "не дошло")
    ]
    assert [answer.lost for answer in answers] == [True, True]
    assert [accepted.text for accepted in telegram.acceptances] == ["дошло"]


def test_a_slow_answer_is_done_and_says_how_slow(telegram: Telegram, anna: Person) -> None:
    telegram.faults.add(Fault("slow", seconds=31))
    assert telegram.call("sendMessage", {"chat_id": anna.id, "text": "x"}).delay == 31
    assert len(telegram.acceptances) == 1


def test_ordered_trouble_can_be_cancelled(telegram: Telegram, anna: Person) -> None:
    telegram.faults.add(Fault("500", times=100))
    telegram.faults.clear()
    assert send(telegram, anna) == 200


def test_a_chat_takes_a_short_burst_and_then_one_message_a_second(
    telegram: Telegram, anna: Person, clock: Clock
) -> None:
    telegram.pacing.on = True
    assert [send(telegram, anna) for _ in range(4)] == [200, 200, 200, 429]
    clock.tick(seconds=3)
    assert send(telegram, anna) == 200


def test_a_group_takes_twenty_messages_a_minute(
    telegram: Telegram, anna: Person, clock: Clock
) -> None:
    group = telegram.add_group("Кластер", [anna.id])
    telegram.pacing.on = True
    for _ in range(20):
        telegram.call("sendMessage", {"chat_id": group.id, "text": "x"})
        clock.tick(seconds=1)
    answer = telegram.call("sendMessage", {"chat_id": group.id, "text": "x"})
    assert answer.body["parameters"] == {"retry_after": 40}


def test_thirty_messages_a_second_are_the_limit_of_the_bot(
    telegram: Telegram, clock: Clock
) -> None:
    people = [telegram.add_person(f"Участник {n}") for n in range(31)]
    for person in people:
        telegram.start(person.id)
    telegram.pacing.on = True
    statuses = [send(telegram, person) for person in people]
    assert statuses == [200] * 30 + [429]


def test_the_log_shows_calls_without_the_token(telegram: Telegram, anna: Person) -> None:
    send(telegram, anna, f"мой токен {TOKEN}")
    call = telegram.log[-1]
    assert (call.method, call.status) == ("sendMessage", 200)
    assert call.params["text"] == "мой токен <token>"


def test_the_log_keeps_the_last_500_calls_and_no_empty_polls(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    for _ in range(510):
        send(telegram, anna)
    ask("getUpdates")
    assert len(telegram.log) == 500
    assert telegram.log[-1].method == "sendMessage"
