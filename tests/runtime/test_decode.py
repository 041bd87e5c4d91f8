"""One update in, one plain fact out: who did what, and what never changes anything."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.runtime.decode import (
    Edited,
    Incoming,
    InGroup,
    Pressed,
    Reached,
    Said,
    SentFile,
    SharedContact,
    Typed,
    Unreadable,
    decode,
)
from bot.ui.feature import Command
from bot.ui.request import Sender

ANNA = {"id": 201, "is_bot": False, "first_name": "Анна", "last_name": "Демидова"}
OTHER_BOT = {"id": 999, "is_bot": True, "first_name": "Bot", "username": "other_bot"}
GROUP_BOT = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
PRIVATE = {"id": 201, "type": "private", "first_name": "Анна"}
GROUP = {"id": -1001, "type": "supergroup", "title": "Кластер"}
SMALL_GROUP = {"id": -5, "type": "group", "title": "Рабочая группа"}
CHANNEL = {"id": -1002, "type": "channel", "title": "Новости"}
SHARED_BY_ANNA = Sender(201, "Анна Демидова")


def update(**happened: Any) -> Update:
    return Update.de_json({"update_id": 7, **happened}, None)


def message(chat: dict[str, Any] = PRIVATE, **parts: Any) -> dict[str, Any]:
    """Return a message of Anna's; what is None is left out."""
    wanted = {"message_id": 50, "date": 1, "chat": chat, "from": ANNA} | parts
    return {name: value for name, value in wanted.items() if value is not None}


def wrote(chat: dict[str, Any] = PRIVATE, **parts: Any) -> Incoming | None:
    return decode(update(message=message(chat, **parts)))


def said(**parts: Any) -> Said:
    incoming = wrote(**parts)
    assert incoming is not None
    return incoming.said


def pressed(**parts: Any) -> Incoming | None:
    wanted = {"id": "q1", "from": ANNA, "chat_instance": "1", "data": "a:1", "message": message()}
    query = wanted | parts
    return decode(update(callback_query={k: v for k, v in query.items() if v is not None}))


def member(status: str, chat: dict[str, Any] = PRIVATE) -> Incoming | None:
    us = {"id": 42, "is_bot": True, "first_name": "Вече"}
    banned = {"until_date": 0} if status == "kicked" else {}
    change = {
        "chat": chat,
        "from": ANNA,
        "date": 1,
        "old_chat_member": {"user": us, "status": "member"},
        "new_chat_member": {"user": us, "status": status, **banned},
    }
    return decode(update(my_chat_member=change))


def named(first: str, last: str = "") -> str:
    incoming = wrote(text="я", **{"from": {**ANNA, "first_name": first, "last_name": last}})
    assert incoming is not None
    return incoming.sender.name


def test_a_text_is_who_said_what_and_where():
    assert wrote(text="5499 000 018") == Incoming(7, 201, SHARED_BY_ANNA, Typed("5499 000 018"))


def test_the_language_of_the_account_comes_along():
    incoming = wrote(text="hi", **{"from": {**ANNA, "language_code": "en-GB"}})
    assert incoming is not None
    assert incoming.sender.language_code == "en-GB"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/start", Command("start")),
        ("/START", Command("start")),
        ("/start@veche_bot", Command("start")),
        ("/Start@Veche_Bot  CODE-42 ", Command("start", "CODE-42")),
        ("/start o-abc_DEF", Command("start", "o-abc_DEF")),
        ("/start one two  three", Command("start", "one two  three")),
        ("/start@", Command("start")),
        ("/", Command("")),
        ("/@veche_bot", Command("")),
        ("/ start", Command("", "start")),
        ("/старт", Command("старт")),
    ],
)
def test_a_command_is_its_name_without_the_bots_and_what_followed(text: str, command: Command):
    assert said(text=text) == command


@pytest.mark.parametrize("text", [" /start", "ООО /start", "\u200b/start", "start", ""])
def test_what_does_not_begin_with_a_slash_is_no_command(text: str):
    assert said(text=text) == Typed(text)


def test_a_text_is_handed_on_as_it_was_typed():
    odd = '<b>ООО</b> & "Рога"\u202e ' + "ж" * 4096
    assert said(text=odd) == Typed(odd)


def test_an_own_contact_is_told_from_somebody_elses_and_from_a_card_without_account():
    card = {"phone_number": "+79130001122", "first_name": "Кто-то"}

    assert said(contact={**card, "user_id": 201}) == SharedContact("+79130001122", 201)
    assert said(contact={**card, "user_id": 202}) == SharedContact("+79130001122", 202)
    assert said(contact=card) == SharedContact("+79130001122", None)


def photo(*sizes: tuple[str, int | None]) -> list[dict[str, Any]]:
    return [
        {"file_id": name, "file_unique_id": name, "width": 9, "height": 9}
        | ({} if size is None else {"file_size": size})
        for name, size in sizes
    ]


def test_of_a_photo_the_largest_size_is_taken():
    sizes = photo(("small", 100), ("middle", 2000), ("large", 30_000))
    assert said(photo=sizes) == SentFile("photo:large", "photo.jpg", 30_000)


def test_a_photo_whose_size_is_not_told_is_no_empty_file():
    assert said(photo=photo(("only", None))) == SentFile("photo:only", "photo.jpg", 1)


def test_a_document_is_its_reference_name_and_size():
    document = {"file_id": "AA", "file_unique_id": "u"}
    named_ = {**document, "file_name": "../../Скан.pdf", "file_size": 0}

    assert said(document=named_) == SentFile("document:AA", "../../Скан.pdf", 0)
    assert said(document=document) == SentFile("document:AA", "", 0)


@pytest.mark.parametrize(
    "content",
    [
        {
            "sticker": {
                **photo(("s", 1))[0],
                "type": "regular",
                "is_animated": False,
                "is_video": False,
            }
        },
        {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}},
        {"location": {"latitude": 55.0, "longitude": 83.0}},
        {"dice": {"emoji": "🎲", "value": 6}},
        {"new_chat_title": "Новое имя"},
        {},
    ],
)
def test_what_answers_nothing_is_unreadable(content: dict[str, Any]):
    assert said(**content) == Unreadable()


def test_a_caption_is_no_text():
    assert isinstance(said(photo=photo(("p", 5)), caption="/start CODE"), SentFile)


def test_an_edited_message_is_only_known_to_be_edited():
    edited = decode(update(edited_message=message(text="/start CODE", edit_date=2)))
    assert edited == Incoming(7, 201, SHARED_BY_ANNA, Edited())


def test_a_press_is_its_payload_and_the_message_it_stood_under():
    assert pressed() == Incoming(7, 201, SHARED_BY_ANNA, Pressed("a:1", "q1", 50))


def test_a_press_under_a_message_too_old_to_be_edited_is_a_press_without_it():
    old = pressed(message={"chat": PRIVATE, "message_id": 3, "date": 0})
    assert old == Incoming(7, 201, SHARED_BY_ANNA, Pressed("a:1", "q1", None))


@pytest.mark.parametrize(
    "parts",
    [
        {"message": None},
        {"message": None, "inline_message_id": "AAAA"},
        {"data": None, "game_short_name": "chess"},
        {"from": OTHER_BOT},
        {"from": GROUP_BOT},
    ],
)
def test_a_press_without_a_message_of_ours_or_by_a_bot_is_nothing(parts: dict[str, Any]):
    assert pressed(**parts) is None


@pytest.mark.parametrize("chat", [GROUP, SMALL_GROUP, CHANNEL])
def test_a_press_outside_the_private_chat_changes_nothing(chat: dict[str, Any]):
    incoming = pressed(message=message(chat))
    assert incoming is not None
    assert incoming.said == InGroup()


@pytest.mark.parametrize("chat", [GROUP, SMALL_GROUP])
def test_in_a_group_a_command_is_pointed_to_the_private_chat(chat: dict[str, Any]):
    incoming = wrote(chat, text="/organisation")
    assert incoming == Incoming(7, chat["id"], SHARED_BY_ANNA, InGroup())


@pytest.mark.parametrize(
    "content",
    [
        {"text": "Всем привет"},
        {"contact": {"phone_number": "+79130001122", "first_name": "А", "user_id": 201}},
        {"photo": photo(("p", 5)), "caption": "/start"},
        {},
    ],
)
def test_what_people_say_to_one_another_in_a_group_is_not_heard(content: dict[str, Any]):
    assert wrote(GROUP, **content) is None
    assert decode(update(edited_message=message(GROUP, **content))) is None


def test_an_anonymous_administrator_is_nobody():
    anonymous = {"from": GROUP_BOT, "sender_chat": GROUP, "text": "/applications"}
    assert wrote(GROUP, **anonymous) is None
    assert wrote(GROUP, **{**anonymous, "from": ANNA}) is None
    assert wrote(GROUP, **{**anonymous, "from": None}) is None


def test_a_channel_is_nobody_wherever_it_speaks():
    post = message(CHANNEL, sender_chat=CHANNEL, text="/start", **{"from": None})
    assert decode(update(channel_post=post)) is None
    assert decode(update(edited_channel_post=post)) is None
    assert wrote(GROUP, sender_chat=CHANNEL, text="/start") is None


@pytest.mark.parametrize("chat", [PRIVATE, GROUP])
def test_another_bot_is_nobody(chat: dict[str, Any]):
    assert wrote(chat, text="/start", **{"from": OTHER_BOT}) is None
    bots = message(chat, text="/start", **{"from": OTHER_BOT})
    assert decode(update(edited_message=bots)) is None


@pytest.mark.parametrize(("status", "can"), [("kicked", False), ("left", False), ("member", True)])
def test_blocking_the_bot_and_letting_it_back_in_is_told(status: str, can: bool):
    assert member(status) == Incoming(7, 201, SHARED_BY_ANNA, Reached(can))


@pytest.mark.parametrize("chat", [GROUP, CHANNEL])
def test_who_takes_the_bot_into_a_group_says_nothing_of_their_own_chat(chat: dict[str, Any]):
    said = member("left", chat).said
    assert (said.chat_id, said.can_post) == (chat["id"], False)


def test_a_kind_of_update_that_nobody_asked_for_is_nothing():
    assert decode(update()) is None
    query = {"id": "1", "from": ANNA, "query": "/start", "offset": ""}
    assert decode(update(inline_query=query)) is None


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("Анна", "Демидова", "Анна Демидова"),
        ("\u202eАнна\u202c", "\u2067Демидова\u2069", "Анна Демидова"),
        ("А\u200bн\u200dн\ufeffа", "", "Анна"),
        ("Анна\n\n/start", "", "Анна /start"),
        ("  Анна\u00a0 ", " \t ", "Анна"),
        ("\u200b\u2060", "\u202e", "201"),
        ("<b>Анна</b>", "&", "<b>Анна</b> &"),
        ("Анна\x00\x07", "", "Анна"),
        ("И\u0306горь", "", "Йгорь"),
    ],
)
def test_a_name_is_shown_without_what_hides_in_it(first: str, last: str, shown: str):
    assert named(first, last) == shown


def test_a_name_is_cut_to_64_characters_after_it_is_cleaned():
    assert named("\u200b" * 100 + "Ж" * 64) == "Ж" * 64
    assert named("Ж" * 64, "Ж" * 64) == "Ж" * 64
    assert named("Ж" * 50, "Ж" * 50) == "Ж" * 50 + " " + "Ж" * 13
