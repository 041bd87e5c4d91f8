"""What people do in the stand-in, continued: the rarer acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.records import Json, Person
from bot.sandbox.telegram import Telegram

Ask = Callable[..., Any]


def inline(*labels: str) -> Json:
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}


def arrived(telegram: Telegram) -> list[Json]:
    return telegram.call("getUpdates", {}).body["result"]


def test_the_nearest_command_menu_in_ones_own_language_is_seen(
    telegram: Telegram, anna: Person, ivan: Person, ask: Ask
) -> None:
    def menu(name: str) -> list[Json]:
        return [{"command": name, "description": name}]

    def seen(person: Person) -> list[str]:
        return [command["command"] for command in telegram.commands(person.id)]

    ask("setMyCommands", commands=menu("start"))
    assert (seen(anna), seen(ivan)) == (["start"], ["start"])
    everywhere = {"type": "all_private_chats"}
    ask("setMyCommands", commands=menu("help"), scope=everywhere, language_code="en")
    assert (seen(anna), seen(ivan)) == (["start"], ["help"])
    own = {"type": "chat", "chat_id": anna.id}
    ask("setMyCommands", commands=menu("desk"), scope=own)
    assert seen(anna) == ["desk"]
    assert ask("getMyCommands", scope=own) == menu("desk")
    ask("deleteMyCommands", scope=own)
    assert seen(anna) == ["start"]


def test_descriptions_and_the_menu_button_are_kept(telegram: Telegram, ask: Ask) -> None:
    ask("setMyDescription", description="Совет кластера", language_code="ru")
    ask("setMyShortDescription", short_description="Вече")
    ask("setChatMenuButton", menu_button={"type": "commands"})
    assert telegram.world.descriptions["description|ru"] == "Совет кластера"
    assert telegram.world.menu_buttons[0] == {"type": "commands"}


def test_many_messages_are_deleted_at_once_and_missing_ones_skipped(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    numbers = [ask("sendMessage", chat_id=anna.id, text=t)["message_id"] for t in "абв"]
    ask("deleteMessages", chat_id=anna.id, message_ids=[*numbers[:2], 999])
    assert [m["deleted"] for m in telegram.history(anna.id)[-3:]] == [True, True, False]


def test_a_mention_of_a_stranger_is_dropped_and_of_a_known_person_kept(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    text = f"<a href='tg://user?id={anna.id}'>Анна</a> <a href='tg://user?id=42'>Некто</a>"
    sent = ask("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert [(e["type"], e["user"]["first_name"]) for e in sent["entities"]] == [
        ("text_mention", "Анна")
    ]
