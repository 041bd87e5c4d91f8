"""Whom and what a call of the bot means: the chat, the message, the text with its formatting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.formatting import formatted
from bot.sandbox.records import Chat, Json, Message, RefusedError, bad_request
from bot.sandbox.words import LONGEST_CAPTION, LONGEST_TEXT, units

if TYPE_CHECKING:
    from bot.sandbox.params import Params
    from bot.sandbox.telegram import Telegram


def chat_to_read(telegram: Telegram, params: Params) -> Chat:
    """Return the chat that `chat_id` names, if the bot has ever met it."""
    chat = _chat(telegram, params)
    person = telegram.world.people.get(chat.id)
    if person is not None and not person.started:
        raise bad_request("Chat not found")
    return chat


def chat_to_write(telegram: Telegram, params: Params) -> Chat:
    """Return the chat if the bot may write there: started, not blocked, not deleted."""
    chat = _chat(telegram, params)
    person = telegram.world.people.get(chat.id)
    if person is None:
        return _open_to_the_bot(chat)
    if person.deactivated:
        raise RefusedError(403, "Forbidden: user is deactivated")
    if person.blocked:
        raise RefusedError(403, "Forbidden: bot was blocked by the user")
    if not person.started:
        raise RefusedError(403, "Forbidden: bot can't initiate conversation with a user")
    return chat


def _open_to_the_bot(chat: Chat) -> Chat:
    kind = "channel" if chat.kind == "channel" else "group"
    if chat.bot_status == "kicked":
        raise RefusedError(403, f"Forbidden: bot was kicked from the {kind} chat")
    if chat.bot_status == "left":
        raise RefusedError(403, f"Forbidden: bot is not a member of the {kind} chat")
    if kind == "channel" and chat.bot_status != "administrator":
        raise bad_request("need administrator rights in the channel chat")
    return chat


def _chat(telegram: Telegram, params: Params) -> Chat:
    if not params.has("chat_id"):
        raise bad_request("chat_id is empty")
    chat = telegram.world.chats.get(params.integer("chat_id"))
    if chat is None:
        raise bad_request("Chat not found")
    if chat.migrated_to is not None:
        said = "Bad Request: group chat was upgraded to a supergroup chat"
        raise RefusedError(400, said, migrated_to=chat.migrated_to)
    return chat


def message_of(telegram: Telegram, params: Params, *, refusal: str) -> Message:
    """Return the message that the call names; refuse in the given words when it is not there."""
    chat = chat_to_read(telegram, params)
    if not params.has("message_id"):
        raise bad_request("Message identifier is not specified")
    message = telegram.find_message(chat.id, params.integer("message_id"))
    if message is None:
        raise bad_request(refusal)
    return message


def read_text(telegram: Telegram, params: Params) -> tuple[str, list[Json]]:
    """Return the text of a message and its entities, refusing an empty or too long one."""
    if not params.has("text"):
        raise bad_request("Message text is empty")
    text, entities = _formatted(telegram, params, "text", entities="entities")
    if not text:
        raise bad_request("Text must be non-empty")
    if units(text) > LONGEST_TEXT:
        raise bad_request("Message is too long")
    return text, entities


def read_caption(telegram: Telegram, params: Params) -> tuple[str, list[Json]]:
    """Return the caption, which may be empty, and its entities."""
    text, entities = _formatted(telegram, params, "caption", entities="caption_entities")
    if units(text) > LONGEST_CAPTION:
        raise bad_request("Message caption is too long")
    return text, entities


def _formatted(
    telegram: Telegram, params: Params, name: str, *, entities: str
) -> tuple[str, list[Json]]:
    given = params.decoded(entities, refusal="Can't parse entities JSON object")
    text, marked = formatted(params.text(name), mode=params.text("parse_mode"), given=given)
    return text, [m for entity in marked for m in _known_mention(telegram, entity)]


def _known_mention(telegram: Telegram, entity: Json) -> list[Json]:
    """Show whom a mention means; one of a stranger is dropped, as Telegram drops it."""
    if entity["type"] != "text_mention":
        return [entity]
    user_id = entity["user_id"]
    if user_id != telegram.bot_id and user_id not in telegram.world.people:
        return []
    place = {name: entity[name] for name in ("type", "offset", "length")}
    return [{**place, "user": telegram.user(user_id)}]
