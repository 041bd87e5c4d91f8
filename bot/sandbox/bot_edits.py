"""Calls by which the bot changes what it has said, takes it back, or answers a press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.addressing import chat_to_read, message_of, read_caption, read_text
from bot.sandbox.fields import whole
from bot.sandbox.markup import read_inline_markup
from bot.sandbox.records import Json, Message, bad_request
from bot.sandbox.words import units

if TYPE_CHECKING:
    from bot.sandbox.params import Params
    from bot.sandbox.telegram import Telegram

LONGEST_ANSWER = 200
A_PRESS_WAITS_FOR = 60
DELETED_WITHIN = 48 * 60 * 60
ALERTS_REMEMBERED = 50
MOST_DELETED_AT_ONCE = 100
NOT_MODIFIED = (
    "Message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_IS_GONE = "Query is too old and response timeout expired or query ID is invalid"


def edit_message_text(telegram: Telegram, params: Params) -> Json:
    """Put another text in the place of the old one; without a keyboard the old buttons go."""
    text, entities = read_text(telegram, params)
    keyboard = read_inline_markup(params)
    message = _own_message(telegram, params)
    if message.kind != "text":
        raise bad_request("There is no text in the message to edit")
    return _edit(telegram, message, text=text, entities=entities, inline_keyboard=keyboard)


def edit_message_caption(telegram: Telegram, params: Params) -> Json:
    """Put another caption under a photo or a document."""
    caption, entities = read_caption(telegram, params)
    keyboard = read_inline_markup(params)
    message = _own_message(telegram, params)
    if message.kind not in {"photo", "document"}:
        raise bad_request("There is no caption in the message to edit")
    return _edit(telegram, message, text=caption, entities=entities, inline_keyboard=keyboard)


def edit_message_reply_markup(telegram: Telegram, params: Params) -> Json:
    """Change or take away the buttons."""
    keyboard = read_inline_markup(params)
    return _edit(telegram, _own_message(telegram, params), inline_keyboard=keyboard)


def delete_message(telegram: Telegram, params: Params) -> bool:
    """Take a message back."""
    message = message_of(telegram, params, refusal="Message to delete not found")
    _delete(telegram, message)
    return True


def delete_messages(telegram: Telegram, params: Params) -> bool:
    """Take many messages back, skipping those that are not there."""
    chat = chat_to_read(telegram, params)
    numbers = params.decoded("message_ids", refusal="Can't parse message identifiers JSON object")
    if not isinstance(numbers, list) or not numbers or None in map(whole, numbers):
        raise bad_request("Message identifiers are not specified")
    if len(numbers) > MOST_DELETED_AT_ONCE:
        raise bad_request("Too many message identifiers specified")
    for number in numbers:
        message = telegram.find_message(chat.id, int(number))
        if message is not None:
            _delete(telegram, message)
    return True


def answer_callback_query(telegram: Telegram, params: Params) -> bool:
    """Answer a press: once, soon, and in at most 200 characters."""
    text = params.text("text")
    if units(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press = telegram.world.presses.get(params.text("callback_query_id"))
    late = press is None or telegram.moment() - press.date > A_PRESS_WAITS_FOR
    if press is None or late or press.answer is not None:
        raise bad_request(QUERY_IS_GONE)
    press.answer = {"text": text, "show_alert": params.flag("show_alert")}
    if text:
        alert = {"query_id": press.id, **press.answer, "date": telegram.moment()}
        alerts = telegram.person(press.person_id).alerts
        alerts[:] = [*alerts, alert][-ALERTS_REMEMBERED:]
    telegram.changed("alert", person_id=press.person_id, chat_id=press.chat_id)
    return True


def _own_message(telegram: Telegram, params: Params) -> Message:
    message = message_of(telegram, params, refusal="Message to edit not found")
    if message.sender_id != telegram.bot_id or message.had_reply_keyboard:
        raise bad_request("Message can't be edited")
    return message


def _edit(telegram: Telegram, message: Message, **new: Any) -> Json:  # noqa: ANN401 - fields of Message
    if all(getattr(message, name) == value for name, value in new.items()):
        raise bad_request(NOT_MODIFIED)
    only_buttons = set(new) == {"inline_keyboard"}
    for name, value in new.items():
        setattr(message, name, value)
    if not only_buttons:
        message.edited = telegram.moment()
    telegram.changed("edit", chat_id=message.chat_id)
    return telegram.message_object(message)


def _delete(telegram: Telegram, message: Message) -> None:
    if telegram.moment() - message.date > DELETED_WITHIN:
        raise bad_request("Message can't be deleted for everyone")
    foreign = message.sender_id != telegram.bot_id
    if foreign and telegram.world.chats[message.chat_id].kind != "private":
        raise bad_request("Message can't be deleted")
    message.deleted = True
    telegram.changed("delete", chat_id=message.chat_id)
