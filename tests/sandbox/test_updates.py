"""Updates wait for the bot, come again until they are confirmed, and grow too old."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.records import Json, Person
from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import Clock

Ask = Callable[..., Any]
Refused = Callable[..., str]


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def test_an_update_comes_again_until_a_higher_offset_confirms_it(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    for word in ("раз", "два", "три"):
        telegram.say(anna.id, word)
    first = ask("getUpdates", limit=2)
    assert texts(first) == ["раз", "два"]
    assert ask("getUpdates", limit=2) == first
    assert texts(ask("getUpdates", offset=first[0]["update_id"] + 1)) == ["два", "три"]
    assert ask("getWebhookInfo")["pending_update_count"] == 2


def test_numbers_of_updates_grow_one_by_one(telegram: Telegram, anna: Person, ask: Ask) -> None:
    for word in ("раз", "два", "три"):
        telegram.say(anna.id, word)
    numbers = [update["update_id"] for update in ask("getUpdates")]
    assert numbers == list(range(numbers[0], numbers[0] + 3))


def test_a_negative_offset_keeps_only_the_last_ones(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    for word in ("раз", "два", "три"):
        telegram.say(anna.id, word)
    assert texts(ask("getUpdates", offset=-1)) == ["три"]
    assert texts(ask("getUpdates")) == ["три"]


def test_the_kinds_asked_for_stay_until_others_are_asked_for(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    ask("getUpdates", allowed_updates=["callback_query"])
    telegram.say(anna.id, "не слышно")
    telegram.press(anna.id, 1, "x")
    ask("getUpdates")
    telegram.say(anna.id, "и это")
    assert [list(u) for u in ask("getUpdates")] == [["update_id", "callback_query"]]
    ask("getUpdates", allowed_updates=[])
    telegram.say(anna.id, "а это слышно")
    assert texts(ask("getUpdates")[1:]) == ["а это слышно"]


def test_presses_are_kept_for_150_seconds_and_words_for_a_day(
    telegram: Telegram, anna: Person, ask: Ask, clock: Clock
) -> None:
    telegram.say(anna.id, "слово")
    telegram.press(anna.id, 1, "x")
    clock.tick(seconds=150)
    assert len(ask("getUpdates")) == 2
    clock.tick(seconds=1)
    assert texts(ask("getUpdates")) == ["слово"]
    clock.tick(days=1)
    assert ask("getUpdates") == []


def test_polling_and_a_webhook_exclude_each_other(
    telegram: Telegram, anna: Person, ask: Ask, refused: Refused
) -> None:
    telegram.say(anna.id, "слово")
    ask("setWebhook", url="https://veche.ru/hook", secret_token="s-1_A", max_connections=7)
    info = ask("getWebhookInfo")
    assert (info["url"], info["max_connections"]) == ("https://veche.ru/hook", 7)
    assert info["pending_update_count"] == 1
    assert refused("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    ask("deleteWebhook")
    assert texts(ask("getUpdates")) == ["слово"]


def test_pending_updates_are_dropped_only_when_asked(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    telegram.say(anna.id, "слово")
    ask("deleteWebhook", drop_pending_updates=False)
    assert len(ask("getUpdates")) == 1
    ask("deleteWebhook", drop_pending_updates=True)
    assert ask("getUpdates") == []


def test_an_empty_address_removes_the_webhook(ask: Ask) -> None:
    ask("setWebhook", url="https://veche.ru/hook")
    ask("setWebhook", url="")
    assert ask("getWebhookInfo")["url"] == ""
