"""Calls about the bot itself and about chats: who it is, its commands and descriptions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.sandbox.addressing import chat_to_read
from bot.sandbox.fields import text_field
from bot.sandbox.params import Params
from bot.sandbox.records import Json, RefusedError, bad_request
from bot.sandbox.words import cleaned

if TYPE_CHECKING:
    from bot.sandbox.telegram import Telegram

MOST_COMMANDS = 100
LONGEST_DESCRIPTION = {"description": 512, "short_description": 120}
LONGEST_COMMAND = 32
LONGEST_COMMAND_DESCRIPTION = 256
_COMMAND = re.compile(r"[a-z0-9_]+")
_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "chat"})
_OTHER_SCOPES = frozenset({"all_chat_administrators", "chat_administrators", "chat_member"})


def get_me(telegram: Telegram, params: Params) -> Json:  # noqa: ARG001 - every method has both
    """Say who the bot is."""
    return telegram.user(telegram.bot_id) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(telegram: Telegram, params: Params) -> bool:
    """Keep the command menu of a scope and language."""
    listed = params.decoded("commands", refusal="Can't parse commands JSON object")
    if not isinstance(listed, list):
        raise bad_request("Expected an Array of BotCommand")
    commands = [_command(entry) for entry in listed]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    telegram.world.commands[_scope(telegram, params)] = commands
    telegram.changed("commands")
    return True


def get_my_commands(telegram: Telegram, params: Params) -> list[Json]:
    """Return the command menu of exactly this scope and language."""
    return telegram.world.commands.get(_scope(telegram, params), [])


def delete_my_commands(telegram: Telegram, params: Params) -> bool:
    """Forget the command menu of a scope and language."""
    telegram.world.commands.pop(_scope(telegram, params), None)
    telegram.changed("commands")
    return True


def set_my_description(telegram: Telegram, params: Params) -> bool:
    """Keep what a person sees before pressing Start."""
    return _describe(telegram, params, "description")


def set_my_short_description(telegram: Telegram, params: Params) -> bool:
    """Keep what is shown on the bot's profile."""
    return _describe(telegram, params, "short_description")


def set_chat_menu_button(telegram: Telegram, params: Params) -> bool:
    """Keep which button stands by the input field."""
    button = params.object("menu_button", refusal="Can't parse menu button JSON object")
    kind = text_field({"type": "default"} | (button or {}), "type")
    if kind not in {"default", "commands"}:
        raise RefusedError(501, f"Not Implemented: this stand-in has no menu button {kind}")
    chat_id = chat_to_read(telegram, params).id if params.has("chat_id") else 0
    telegram.world.menu_buttons[chat_id] = {"type": kind}
    telegram.changed("commands")
    return True


def get_chat(telegram: Telegram, params: Params) -> Json:
    """Show a chat in full."""
    chat = chat_to_read(telegram, params)
    shaped = telegram.chat_object(chat) | {"accent_color_id": chat.id % 7}
    limits = {
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }
    return shaped | limits


_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat_member(telegram: Telegram, params: Params) -> Json:
    """Show how somebody stands in a chat."""
    chat = chat_to_read(telegram, params)
    user_id = params.integer("user_id")
    if user_id != telegram.bot_id and user_id not in telegram.world.people:
        raise bad_request("PARTICIPANT_ID_INVALID")
    inside = user_id in {*chat.member_ids, telegram.bot_id}
    return {"user": telegram.user(user_id), "status": "member" if inside else "left"}


def _command(entry: object) -> Json:
    if not isinstance(entry, dict):
        raise bad_request("Expected an Object")
    command = cleaned(text_field(entry, "command")).removeprefix("/")
    description = cleaned(text_field(entry, "description"))
    _check_length("Command", command, LONGEST_COMMAND)
    _check_length("Command description", description, LONGEST_COMMAND_DESCRIPTION)
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def _check_length(name: str, value: str, longest: int) -> None:
    if not value:
        raise bad_request(f"{name} must be non-empty")
    if len(value) > longest:
        raise bad_request(f"{name} length must not exceed {longest}")


def _scope(telegram: Telegram, params: Params) -> str:
    scope = params.object("scope", refusal="Can't parse BotCommandScope JSON object") or {}
    kind = text_field({"type": "default"} | scope, "type")
    if kind in _OTHER_SCOPES:
        raise RefusedError(501, f"Not Implemented: this stand-in has no scope {kind}")
    if kind not in _SCOPES:
        raise bad_request("Unsupported type specified")
    language = params.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("Invalid language code specified")
    return f"{_place(telegram, scope) if kind == 'chat' else kind}|{language}"


def _place(telegram: Telegram, scope: Json) -> str:
    chat = chat_to_read(telegram, Params({"chat_id": scope.get("chat_id")}, {}))
    return f"chat:{chat.id}"


def _describe(telegram: Telegram, params: Params, name: str) -> bool:
    text = params.text(name)
    if len(text) > LONGEST_DESCRIPTION[name]:
        raise bad_request("Bot description is too long")
    telegram.world.descriptions[f"{name}|{params.text('language_code')}"] = text
    return True
