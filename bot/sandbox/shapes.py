"""The objects of the Bot API, made from our records exactly as far as Telegram fills them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.sandbox.records import (
        Chat,
        Json,
        Message,
        Person,
        Press,
        Queued,
        StoredFile,
    )


def user(person: Person) -> Json:
    """Shape a User."""
    optional = {"last_name": person.last_name, "username": person.username}
    return {
        "id": person.id,
        "is_bot": False,
        "first_name": person.first_name,
        **{name: value for name, value in optional.items() if value},
        "language_code": person.language_code,
    }


def chat(chat: Chat, person: Person | None) -> Json:
    """Shape a Chat: names for a dialog, a title for a group."""
    if person is None:
        return {"id": chat.id, "type": chat.kind, "title": chat.title}
    shaped = user(person)
    for hidden in ("is_bot", "language_code"):
        del shaped[hidden]
    return {**shaped, "type": "private"}


def message(message: Message, *, chat: Json, sender: Json) -> Json:
    """Shape a Message; a reply keyboard is never echoed, an inline one always is."""
    is_text = message.kind == "text"
    shaped: Json = {
        "message_id": message.message_id,
        "from": sender,
        "chat": chat,
        "date": message.date,
        **message.content,
    }
    if message.edited:
        shaped["edit_date"] = message.edited
    if message.text:
        shaped["text" if is_text else "caption"] = message.text
    if message.entities:
        shaped["entities" if is_text else "caption_entities"] = message.entities
    if message.inline_keyboard:
        shaped["reply_markup"] = {"inline_keyboard": message.inline_keyboard}
    return shaped


def press(press: Press, *, sender: Json, message: Json | None) -> Json:
    """Shape a CallbackQuery; without a message it came from an inline message."""
    place = {"message": message} if message else {"inline_message_id": f"AAAA{press.id}"}
    return {
        "id": press.id,
        "from": sender,
        **place,
        "chat_instance": str(press.chat_id * 7_919),
        "data": press.data,
    }


def file(stored: StoredFile) -> Json:
    """Shape the part that every file object has."""
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
    }


def document(stored: StoredFile) -> Json:
    """Shape the content of a message with a document."""
    return {"document": {**file(stored), "file_name": stored.name, "mime_type": stored.mime}}


def update(queued: Queued) -> Json:
    """Shape an Update."""
    return {"update_id": queued.update_id, queued.kind: queued.body}
