"""Calls by which the bot sends: texts, photos, documents, and the sign that it is typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.addressing import chat_to_write, read_caption, read_text
from bot.sandbox.fields import number_field
from bot.sandbox.files import file_content
from bot.sandbox.markup import Markup, read_markup
from bot.sandbox.pictures import dimensions
from bot.sandbox.records import Chat, Json, StoredFile, Upload, bad_request

if TYPE_CHECKING:
    from bot.sandbox.params import Params
    from bot.sandbox.telegram import Telegram

LARGEST_UPLOAD = 50 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_SUM_OF_SIDES = 10_000
LARGEST_RATIO_OF_SIDES = 20
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(telegram: Telegram, params: Params) -> Json:
    """Send a text."""
    text, entities = read_text(telegram, params)
    markup = read_markup(params)
    chat = chat_to_write(telegram, params)
    return _send(
        telegram,
        chat,
        params,
        markup=markup,
        parts={"text": text, "entities": entities},
    )


def send_photo(telegram: Telegram, params: Params) -> Json:
    """Send a photo."""
    return _send_file(telegram, params, "photo")


def send_document(telegram: Telegram, params: Params) -> Json:
    """Send a document."""
    return _send_file(telegram, params, "document")


def send_chat_action(telegram: Telegram, params: Params) -> bool:
    """Show for five seconds that the bot is typing."""
    if params.text("action") not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = chat_to_write(telegram, params)
    telegram.changed("typing", chat_id=chat.id)
    return True


def get_file(telegram: Telegram, params: Params) -> Json:
    """Name the path under which a file can be fetched."""
    stored = telegram.find_file(params.text("file_id"))
    if stored is None:
        raise bad_request("Invalid file_id")
    if stored.size > LARGEST_DOWNLOAD:
        raise bad_request("File is too big")
    return {
        "file_id": params.text("file_id"),
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }


def _send_file(telegram: Telegram, params: Params, kind: str) -> Json:
    caption, entities = read_caption(telegram, params)
    markup = read_markup(params)
    chat = chat_to_write(telegram, params)
    stored = find_or_keep(telegram, params, kind, params.text(kind))
    parts: Json = {"text": caption, "entities": entities}
    parts |= {"kind": kind, "content": file_content(stored)}
    return _send(telegram, chat, params, markup=markup, parts=parts)


def find_or_keep(telegram: Telegram, params: Params, kind: str, value: str) -> StoredFile:
    """Return the file that a value names, be it uploaded with the call or sent before."""
    upload = params.files.get(value.removeprefix("attach://") or kind)
    if upload is not None:
        return telegram.keep_file(_checked(upload, kind), kind)
    if not value:
        raise bad_request(f"There is no {kind} in the request")
    stored = telegram.find_file(value)
    if stored is None:
        raise bad_request(_wrong_file(value))
    if stored.kind != kind:
        names = f"{stored.kind.capitalize()} as {kind.capitalize()}"
        raise bad_request(f"Can't use file of type {names}")
    return stored


def _wrong_file(value: str) -> str:
    if "." in value:
        return "Wrong file identifier/HTTP URL specified"
    return "Wrong remote file identifier specified: can't unserialize it"


def _checked(upload: Upload, kind: str) -> Upload:
    if not upload.content:
        raise bad_request("File must be non-empty")
    if len(upload.content) > (LARGEST_PHOTO if kind == "photo" else LARGEST_UPLOAD):
        raise bad_request("File is too big")
    if kind == "photo":
        _check_sides(dimensions(upload.content))
    return upload


def _check_sides(sides: tuple[int, int] | None) -> None:
    if sides is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(sides) > LARGEST_SUM_OF_SIDES or max(sides) > LARGEST_RATIO_OF_SIDES * min(sides):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _send(telegram: Telegram, chat: Chat, params: Params, *, markup: Markup, parts: Json) -> Json:
    telegram.pacing.check(chat.id, telegram.now())
    return send_parts(telegram, chat, params, markup=markup, parts=parts)


def send_parts(
    telegram: Telegram, chat: Chat, params: Params, *, markup: Markup, parts: Json
) -> Json:
    """Put a message of these parts into a chat and return it as an answer."""
    reply_to = _replied(telegram, chat, params)
    message = telegram.new_message(chat, telegram.bot_id)
    for name, value in parts.items():
        setattr(message, name, value)
    message.reply_to = reply_to
    message.inline_keyboard = markup.inline
    message.had_reply_keyboard = not markup.is_inline
    _lay_keyboard(telegram, chat, markup)
    telegram.post(chat, message)
    return telegram.accept(message)


def _lay_keyboard(telegram: Telegram, chat: Chat, markup: Markup) -> None:
    if markup.is_inline:
        return
    chat.keyboard = markup.keyboard
    telegram.changed("keyboard", chat_id=chat.id)


def _replied(telegram: Telegram, chat: Chat, params: Params) -> int | None:
    reply = params.object("reply_parameters", refusal="Can't parse reply parameters JSON object")
    number = number_field(reply, "message_id") if reply else params.integer("reply_to_message_id")
    if not number:
        return None
    message = telegram.find_message(chat.id, number)
    if message is not None:
        return message.message_id
    if reply and reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("Message to be replied not found")
