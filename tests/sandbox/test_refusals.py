"""Refusals, one by one, in the words of the official server."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.records import Json, Person, Upload
from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import Clock

Ask = Callable[..., Json]
Refused = Callable[..., str]


def inline(**button: object) -> Json:
    return {"inline_keyboard": [[button]]}


TEXTS = [
    ({}, "Bad Request: message text is empty"),
    ({"text": ""}, "Bad Request: message text is empty"),
    ({"text": " \n "}, "Bad Request: text must be non-empty"),
    ({"text": "я" * 4097}, "Bad Request: message is too long"),
    ({"text": "\N{GRINNING FACE}" * 2049}, "Bad Request: message is too long"),
    (
        {"text": "<b>ООО", "parse_mode": "HTML"},
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    ({"text": "\ud83d"}, "Bad Request: strings must be encoded in UTF-8"),
]


@pytest.mark.parametrize(("params", "words"), TEXTS)
def test_a_text_that_telegram_does_not_take(
    anna: Person, refused: Refused, params: Json, words: str
) -> None:
    assert refused("sendMessage", chat_id=anna.id, **params) == words


def test_a_text_of_4096_characters_passes_and_tags_are_not_counted(anna: Person, ask: Ask) -> None:
    text = "<b>" + "я" * 4096 + "</b>"
    assert ask("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")["message_id"]


PARSE = "Bad Request: can't parse inline keyboard button: "
BUTTONS = [
    (inline(text="Да", callback_data="я" * 33), "Bad Request: BUTTON_DATA_INVALID"),
    (inline(text="Да"), f"{PARSE}Text buttons are unallowed in the inline keyboard"),
    (inline(callback_data="x"), f'{PARSE}Can\'t find field "text"'),
    (inline(text=5, callback_data="x"), f'{PARSE}Field "text" must be of type String'),
    (
        inline(text="Сайт", url="http://localhost:8080/x"),
        (
            "Bad Request: inline keyboard button URL 'http://localhost:8080/x' is invalid: "
            "Wrong HTTP URL"
        ),
    ),
    (
        inline(text="Сайт", url="veche://x"),
        "Bad Request: inline keyboard button URL 'veche://x' is invalid: Unsupported URL protocol",
    ),
    ("{", "Bad Request: can't parse reply keyboard markup JSON object"),
    ([], "Bad Request: object expected as reply markup"),
    (
        {"inline_keyboard": {}},
        'Bad Request: field "inline_keyboard" must be of type Array',
    ),
    (
        {"inline_keyboard": [{}]},
        'Bad Request: field "inline_keyboard" must be an Array of Arrays',
    ),
    (
        {"inline_keyboard": [[{"text": "Да", "callback_data": "x"}]] * 101},
        "Bad Request: REPLY_MARKUP_TOO_LONG",
    ),
]


@pytest.mark.parametrize(("markup", "words"), BUTTONS)
def test_a_keyboard_that_telegram_does_not_take(
    anna: Person, refused: Refused, markup: object, words: str
) -> None:
    assert refused("sendMessage", chat_id=anna.id, text="x", reply_markup=markup) == words


def test_button_data_of_64_bytes_passes(anna: Person, ask: Ask) -> None:
    ask(
        "sendMessage",
        chat_id=anna.id,
        text="x",
        reply_markup=inline(text="x", callback_data="я" * 32),
    )


def test_a_button_that_the_stand_in_does_not_know_is_refused_aloud(
    anna: Person, refused: Refused
) -> None:
    markup = inline(text="Оплатить", pay=True)
    words = refused("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert words == "Not Implemented: this stand-in has no buttons with pay"


def test_where_the_bot_may_not_write(
    telegram: Telegram, anna: Person, ivan: Person, refused: Refused
) -> None:
    def write(chat_id: object) -> str:
        return refused("sendMessage", chat_id=chat_id, text="x")

    assert write("") == "Bad Request: chat_id is empty"
    assert write(42) == "Bad Request: chat not found"
    assert write("@durov") == "Bad Request: chat not found"
    assert write(ivan.id) == "Forbidden: bot can't initiate conversation with a user"
    telegram.block(anna.id)
    assert write(anna.id) == "Forbidden: bot was blocked by the user"
    telegram.deactivate(anna.id)
    assert write(anna.id) == "Forbidden: user is deactivated"


def test_a_person_who_never_started_the_bot_is_not_found(ivan: Person, refused: Refused) -> None:
    scope = {"type": "chat", "chat_id": ivan.id}
    assert refused("getChat", chat_id=ivan.id) == "Bad Request: chat not found"
    assert refused("setMyCommands", commands=[], scope=scope) == "Bad Request: chat not found"


def test_a_reply_to_what_is_not_there(anna: Person, ask: Ask, refused: Refused) -> None:
    gone = {"message_id": 999}
    words = refused("sendMessage", chat_id=anna.id, text="x", reply_parameters=gone)
    assert words == "Bad Request: message to be replied not found"
    forgiving = {**gone, "allow_sending_without_reply": True}
    assert "reply_to_message" not in ask(
        "sendMessage", chat_id=anna.id, text="x", reply_parameters=forgiving
    )


FILES = [
    ("sendPhoto", {}, None, "Bad Request: there is no photo in the request"),
    ("sendDocument", {}, None, "Bad Request: there is no document in the request"),
    ("sendDocument", {}, b"", "Bad Request: file must be non-empty"),
    ("sendPhoto", {}, b"%PDF", "Bad Request: IMAGE_PROCESS_FAILED"),
    (
        "sendDocument",
        {"document": "AgADnone"},
        None,
        "Bad Request: wrong remote file identifier specified: can't unserialize it",
    ),
    (
        "sendPhoto",
        {"photo": "https://ya.ru/a.png"},
        None,
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    (
        "sendDocument",
        {"document": "x", "caption": "я" * 1025},
        None,
        "Bad Request: message caption is too long",
    ),
]


@pytest.mark.parametrize(("method", "params", "content", "words"), FILES)
def test_a_file_that_telegram_does_not_take(
    telegram: Telegram, anna: Person, method: str, params: Json, content: bytes | None, words: str
) -> None:
    name = method.removeprefix("send").lower()
    files = {} if content is None else {name: Upload("x", content)}
    answer = telegram.call(method, {"chat_id": anna.id, **params}, files)
    assert answer.body["description"] == words


def test_a_document_cannot_be_sent_as_a_photo(
    telegram: Telegram, anna: Person, refused: Refused
) -> None:
    message = telegram.send_file(anna.id, "а.pdf", b"%PDF", mime="application/pdf")
    file_id = message.content["document"]["file_id"]
    words = refused("sendPhoto", chat_id=anna.id, photo=file_id)
    assert words == "Bad Request: can't use file of type Document as Photo"


def test_a_file_that_is_unknown_or_too_large_to_fetch(
    telegram: Telegram, anna: Person, refused: Refused
) -> None:
    assert refused("getFile", file_id="x") == "Bad Request: invalid file_id"
    large = telegram.send_file(anna.id, "а.bin", b"\0" * (20 * 1024 * 1024 + 1), mime="x/y")
    file_id = large.content["document"]["file_id"]
    assert refused("getFile", file_id=file_id) == "Bad Request: file is too big"


def test_edits_that_telegram_does_not_take(
    telegram: Telegram, anna: Person, ask: Ask, refused: Refused
) -> None:
    def edit(message_id: object, text: str = "новый", method: str = "editMessageText") -> str:
        field = "caption" if method == "editMessageCaption" else "text"
        return refused(method, chat_id=anna.id, message_id=message_id, **{field: text})

    sent = ask("sendMessage", chat_id=anna.id, text="старый")["message_id"]
    with_keyboard = ask(
        "sendMessage", chat_id=anna.id, text="x", reply_markup={"keyboard": [["Назад"]]}
    )["message_id"]
    photo = telegram.call("sendDocument", {"chat_id": anna.id}, {"document": Upload("x", b"x")})
    assert edit("") == "Bad Request: message identifier is not specified"
    assert edit(999) == "Bad Request: message to edit not found"
    assert edit(telegram.say(anna.id, "я").message_id) == "Bad Request: message can't be edited"
    assert edit(with_keyboard) == "Bad Request: message can't be edited"
    assert edit(photo.body["result"]["message_id"]) == (
        "Bad Request: there is no text in the message to edit"
    )
    assert edit(sent, method="editMessageCaption") == (
        "Bad Request: there is no caption in the message to edit"
    )
    assert edit(sent, "старый") == (
        "Bad Request: message is not modified: specified new message content and reply markup are "
        "exactly the same as a current content and reply markup of the message"
    )


def test_an_edit_takes_inline_keyboards_only(anna: Person, ask: Ask, refused: Refused) -> None:
    sent = ask("sendMessage", chat_id=anna.id, text="x")["message_id"]
    keyboard = {"keyboard": [["Назад"]]}
    words = refused(
        "editMessageText", chat_id=anna.id, message_id=sent, text="y", reply_markup=keyboard
    )
    assert words == "Bad Request: inline keyboard expected"


def test_deletions_that_telegram_does_not_do(
    anna: Person, ask: Ask, refused: Refused, clock: Clock
) -> None:
    sent = ask("sendMessage", chat_id=anna.id, text="x")["message_id"]
    words = refused("deleteMessage", chat_id=anna.id, message_id=999)
    assert words == "Bad Request: message to delete not found"
    clock.tick(hours=49)
    words = refused("deleteMessage", chat_id=anna.id, message_id=sent)
    assert words == "Bad Request: message can't be deleted for everyone"
