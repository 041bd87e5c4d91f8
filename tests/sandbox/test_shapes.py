"""Every answer and every update must be understood by two libraries that know Telegram well."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
import telegram as ptb
from aiogram import types
from pydantic import TypeAdapter

from bot.sandbox.records import Json, Person, Upload
from bot.sandbox.telegram import Telegram

BUTTONS = {
    "inline_keyboard": [
        [{"text": "Да", "callback_data": "yes"}, {"text": "Сайт", "url": "https://ya.ru"}]
    ]
}


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff\0\0" * width) * height)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def accepted(kind: Any, body: Any) -> Any:
    """Let aiogram read what the stand-in has answered; it raises at what it does not know."""
    return TypeAdapter(kind).validate_python(body)


def updates(telegram: Telegram) -> list[Json]:
    return telegram.call("getUpdates", {}).body["result"]


def last_update(telegram: Telegram) -> ptb.Update:
    """Read the newest update with both libraries."""
    body = updates(telegram)[-1]
    accepted(types.Update, body)
    read = ptb.Update.de_json(body, None)
    assert not read.api_kwargs
    return read


def test_a_text_with_entities_and_buttons(telegram: Telegram, anna: Person) -> None:
    params = {"chat_id": anna.id, "text": "<b>Да</b>?", "parse_mode": "HTML"}
    body = telegram.call("sendMessage", params | {"reply_markup": BUTTONS}).body["result"]
    message = accepted(types.Message, body)
    assert message.html_text == "<b>Да</b>?"
    read = ptb.Message.de_json(body, None)
    assert read.text_html == "<b>Да</b>?"
    assert read.reply_markup.inline_keyboard[0][1].url == "https://ya.ru/"
    assert not read.api_kwargs


def test_a_reply_keyboard_is_not_echoed(telegram: Telegram, anna: Person) -> None:
    keyboard = {"keyboard": [[{"text": "Телефон", "request_contact": True}], ["Назад"]]}
    params = {"chat_id": anna.id, "text": "Телефон?", "reply_markup": keyboard}
    body = telegram.call("sendMessage", params).body["result"]
    assert "reply_markup" not in body
    assert accepted(types.Message, body).text == "Телефон?"


@pytest.mark.parametrize("as_upload", [True, False])
def test_a_photo_and_a_document(telegram: Telegram, anna: Person, as_upload: bool) -> None:
    upload = Upload("карта.png", png(640, 480), "image/png")
    for method, name in (("sendPhoto", "photo"), ("sendDocument", "document")):
        params = {"chat_id": anna.id, "caption": "Карта"}
        body = telegram.call(method, params, {name: upload}).body["result"]
        if not as_upload:
            file_id = (body["photo"][-1] if name == "photo" else body["document"])["file_id"]
            body = telegram.call(method, params | {name: file_id}).body["result"]
        message = accepted(types.Message, body)
        assert message.caption == "Карта"
        assert not ptb.Message.de_json(body, None).api_kwargs
    assert (message.document.file_name, message.document.mime_type) == ("карта.png", "image/png")


def test_a_photo_has_a_small_size_first_and_the_full_one_last(
    telegram: Telegram, anna: Person
) -> None:
    upload = Upload("карта.png", png(640, 480), "image/png")
    body = telegram.call("sendPhoto", {"chat_id": anna.id}, {"photo": upload}).body["result"]
    sizes = [(size["width"], size["height"]) for size in body["photo"]]
    assert sizes == [(320, 240), (640, 480)]


@pytest.mark.parametrize(
    ("method", "params", "kind", "read"),
    [
        ("getMe", {}, types.User, ptb.User),
        ("getWebhookInfo", {}, types.WebhookInfo, ptb.WebhookInfo),
        ("getChat", {"chat_id": 500_000_001}, types.ChatFullInfo, ptb.ChatFullInfo),
        (
            "getChatMember",
            {"chat_id": 500_000_001, "user_id": 5_000_000},
            types.ChatMemberMember,
            ptb.ChatMember,
        ),
    ],
)
def test_what_is_said_about_the_bot_and_chats(
    telegram: Telegram, anna: Person, method: str, params: Json, kind: type, read: Any
) -> None:
    body = telegram.call(method, params).body["result"]
    accepted(kind, body)
    assert not read.de_json(body, None).api_kwargs


def test_commands_files_and_plain_yes(telegram: Telegram, anna: Person) -> None:
    commands = [{"command": "menu", "description": "Меню"}]
    assert telegram.call("setMyCommands", {"commands": commands}).body["result"] is True
    body = telegram.call("getMyCommands", {}).body["result"]
    assert accepted(list[types.BotCommand], body)[0].command == "menu"
    message = telegram.send_file(anna.id, "скан.pdf", b"%PDF", mime="application/pdf")
    file_id = message.content["document"]["file_id"]
    body = telegram.call("getFile", {"file_id": file_id}).body["result"]
    assert accepted(types.File, body).file_size == 4
    assert not ptb.File.de_json(body, None).api_kwargs


ACTIONS: dict[str, Callable[[Telegram, int], object]] = {
    "start": lambda t, who: t.start(who, "invite"),
    "text": lambda t, who: t.say(who, "Привет https://ya.ru"),
    "contact": lambda t, who: t.share_contact(who, "+79130000001"),
    "document": lambda t, who: t.send_file(who, "а.pdf", b"%PDF", mime="application/pdf"),
    "photo": lambda t, who: t.send_file(
        who, "а.png", png(640, 480), mime="image/png", caption="я", as_photo=True
    ),
    "sticker": lambda t, who: t.send_sticker(who),
    "voice": lambda t, who: t.send_voice(who),
    "location": lambda t, who: t.send_location(who),
    "block": lambda t, who: t.block(who),
    "inline press": lambda t, who: t.press(who, None, "x"),
    "press of what is gone": lambda t, who: t.press(who, 999_999, "x"),
}


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
def test_what_people_do_is_understood(
    telegram: Telegram, anna: Person, action: Callable[[Telegram, int], object]
) -> None:
    action(telegram, anna.id)
    assert last_update(telegram).effective_user.id == anna.id


def test_a_press_and_an_edit_are_understood(telegram: Telegram, anna: Person) -> None:
    params = {"chat_id": anna.id, "text": "Да?", "reply_markup": BUTTONS}
    asked = telegram.call("sendMessage", params).body["result"]["message_id"]
    telegram.press_label(anna.id, asked, "Да")
    press = last_update(telegram).callback_query
    assert (press.data, press.message.text) == ("yes", "Да?")
    said = telegram.say(anna.id, "Приве")
    telegram.edit(anna.id, said.message_id, "Привет")
    assert last_update(telegram).edited_message.text == "Привет"


def test_a_group_is_understood(telegram: Telegram, anna: Person) -> None:
    group = telegram.add_group("Кластер", [anna.id])
    assert last_update(telegram).my_chat_member.chat.title == "Кластер"
    first = telegram.say(anna.id, "/menu", chat_id=group.id)
    telegram.say(anna.id, "/menu", chat_id=group.id, reply_to=first.message_id)
    assert last_update(telegram).message.reply_to_message.text == "/menu"
    body = telegram.call("getChat", {"chat_id": group.id}).body["result"]
    assert accepted(types.ChatFullInfo, body).title == "Кластер"
