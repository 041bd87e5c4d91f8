"""Refusals of presses, menus, webhooks and methods, in the words of the official server."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.records import Json, Person
from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import Clock

Ask = Callable[..., Json]
Refused = Callable[..., str]

GONE = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def test_an_answer_to_a_press_comes_once_and_soon_and_is_short(
    telegram: Telegram, anna: Person, ask: Ask, refused: Refused, clock: Clock
) -> None:
    first, late = telegram.press(anna.id, 1, "x"), telegram.press(anna.id, 1, "x")
    too_long = refused("answerCallbackQuery", callback_query_id=first, text="я" * 201)
    assert too_long == "Bad Request: MESSAGE_TOO_LONG"
    assert ask("answerCallbackQuery", callback_query_id=first, text="я" * 200) is True
    assert refused("answerCallbackQuery", callback_query_id=first) == GONE
    assert refused("answerCallbackQuery", callback_query_id="5") == GONE
    clock.tick(seconds=61)
    assert refused("answerCallbackQuery", callback_query_id=late) == GONE


COMMANDS = [
    ("{", "Bad Request: can't parse commands JSON object"),
    ({}, "Bad Request: expected an Array of BotCommand"),
    ([{"command": "menu"}], 'Bad Request: can\'t find field "description"'),
    ([{"command": "меню", "description": "x"}], "Bad Request: BOT_COMMAND_INVALID"),
    ([{"command": "Menu", "description": "x"}], "Bad Request: BOT_COMMAND_INVALID"),
    ([{"command": "/", "description": "x"}], "Bad Request: command must be non-empty"),
    (
        [{"command": "a" * 33, "description": "x"}],
        "Bad Request: command length must not exceed 32",
    ),
    (
        [{"command": "menu", "description": " "}],
        "Bad Request: command description must be non-empty",
    ),
    (
        [{"command": "menu", "description": "я" * 257}],
        "Bad Request: command description length must not exceed 256",
    ),
    ([{"command": "menu", "description": "x"}] * 101, "Bad Request: BOT_COMMANDS_TOO_MUCH"),
]


@pytest.mark.parametrize(("commands", "words"), COMMANDS)
def test_a_command_menu_that_telegram_does_not_take(
    refused: Refused, commands: object, words: str
) -> None:
    assert refused("setMyCommands", commands=commands) == words


def test_a_menu_for_an_unknown_chat_or_language(refused: Refused) -> None:
    scope = {"type": "chat", "chat_id": 42}
    assert refused("setMyCommands", commands=[], scope=scope) == "Bad Request: chat not found"
    words = refused("setMyCommands", commands=[], language_code="русский")
    assert words == "Bad Request: invalid language code specified"


WEBHOOKS = [
    (
        {"url": "http://veche.ru/hook"},
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        {"url": "https://veche.ru:8444/hook"},
        "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    ),
    (
        {"url": "https://veche.ru", "secret_token": "a b"},
        "Bad Request: secret token contains unallowed characters",
    ),
]


@pytest.mark.parametrize(("params", "words"), WEBHOOKS)
def test_a_webhook_that_telegram_does_not_take(refused: Refused, params: Json, words: str) -> None:
    assert refused("setWebhook", **params) == words


def test_an_action_that_does_not_exist(anna: Person, ask: Ask, refused: Refused) -> None:
    assert ask("sendChatAction", chat_id=anna.id, action="typing") is True
    words = refused("sendChatAction", chat_id=anna.id, action="dancing")
    assert words == "Bad Request: wrong parameter action in request"


def test_a_method_of_telegram_that_the_stand_in_lacks_says_so(telegram: Telegram) -> None:
    answer = telegram.call("sendPoll", {})
    assert answer.status == 501
    assert answer.body["description"] == "Not Implemented: this stand-in does not do sendPoll"


def test_a_method_that_does_not_exist_is_not_found(telegram: Telegram) -> None:
    answer = telegram.call("sendPigeon", {})
    assert (answer.status, answer.body["description"]) == (404, "Not Found")


def test_the_case_of_a_method_does_not_matter(telegram: Telegram) -> None:
    assert telegram.call("GETME", {}).status == 200
