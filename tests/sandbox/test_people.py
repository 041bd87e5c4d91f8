"""What people do reaches the bot, and what the bot does is seen by the right people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.records import Change, Json, Person
from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import Clock

Ask = Callable[..., Any]


def inline(*labels: str) -> Json:
    return {"inline_keyboard": [[{"text": label, "callback_data": label}] for label in labels]}


def arrived(telegram: Telegram) -> list[Json]:
    return telegram.call("getUpdates", {}).body["result"]


def test_start_opens_the_chat_and_a_deep_link_carries_its_payload(
    telegram: Telegram, ivan: Person, ask: Ask
) -> None:
    telegram.start(ivan.id, "invite42")
    message = arrived(telegram)[-1]["message"]
    assert message["text"] == "/start invite42"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "en"
    ask("sendMessage", chat_id=ivan.id, text="Hello")
    assert [m["text"] for m in telegram.history(ivan.id)] == ["/start invite42", "Hello"]


def test_what_one_person_sees_another_does_not(
    telegram: Telegram, anna: Person, ivan: Person, ask: Ask
) -> None:
    ask("sendMessage", chat_id=anna.id, text="Только вам")
    assert "Только вам" not in [m["text"] for m in telegram.history(ivan.id)]
    with pytest.raises(KeyError):
        telegram.history(ivan.id, anna.id)


def test_a_long_text_is_split_as_clients_split_it(telegram: Telegram, anna: Person) -> None:
    telegram.say(anna.id, "я" * 4097)
    assert [len(u["message"]["text"]) for u in arrived(telegram)] == [4096, 1]


def test_control_characters_never_reach_the_bot(telegram: Telegram, anna: Person) -> None:
    telegram.say(anna.id, "  ООО\0 \u202e«Рога»\r\n ")
    assert arrived(telegram)[-1]["message"]["text"] == "ООО  «Рога»"


def test_an_empty_text_cannot_be_sent(telegram: Telegram, anna: Person) -> None:
    with pytest.raises(ValueError, match="empty"):
        telegram.say(anna.id, " ")


def test_a_press_is_answered_with_an_alert(telegram: Telegram, anna: Person, ask: Ask) -> None:
    sent = ask("sendMessage", chat_id=anna.id, text="Да?", reply_markup=inline("Да", "Нет"))
    query = telegram.press_label(anna.id, sent["message_id"], "Нет")
    assert query is not None
    assert telegram.callback_answer(query) is None
    ask("answerCallbackQuery", callback_query_id=query, text="Учтено", show_alert=True)
    assert telegram.callback_answer(query) == {"text": "Учтено", "show_alert": True}
    assert [alert["text"] for alert in telegram.alerts(anna.id)] == ["Учтено"]


def test_a_label_is_found_whole_first_and_then_by_a_part(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    markup = inline("Отклонить всё", "Отклонить")
    sent = ask("sendMessage", chat_id=anna.id, text="?", reply_markup=markup)["message_id"]
    telegram.press_label(anna.id, sent, "Отклонить")
    telegram.press_label(anna.id, sent, "всё")
    pressed = [u["callback_query"]["data"] for u in arrived(telegram)]
    assert pressed == ["Отклонить", "Отклонить всё"]
    with pytest.raises(LookupError, match="Принять"):
        telegram.press_label(anna.id, sent, "Принять")


def test_pressing_a_link_tells_the_bot_nothing(telegram: Telegram, anna: Person, ask: Ask) -> None:
    markup = {"inline_keyboard": [[{"text": "Сайт", "url": "https://ya.ru"}]]}
    sent = ask("sendMessage", chat_id=anna.id, text="?", reply_markup=markup)["message_id"]
    assert telegram.press_label(anna.id, sent, "Сайт") is None
    assert arrived(telegram) == []


def test_a_forged_press_carries_what_the_forger_wrote(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    sent = ask("sendMessage", chat_id=anna.id, text="?", reply_markup=inline("Да"))["message_id"]
    telegram.press(anna.id, sent, "a:1;DROP TABLE")
    assert arrived(telegram)[-1]["callback_query"]["data"] == "a:1;DROP TABLE"


def test_a_press_under_a_deleted_message_has_no_date(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    sent = ask("sendMessage", chat_id=anna.id, text="?", reply_markup=inline("Да"))["message_id"]
    ask("deleteMessage", chat_id=anna.id, message_id=sent)
    telegram.press(anna.id, sent, "Да")
    assert arrived(telegram)[-1]["callback_query"]["message"]["date"] == 0
    assert telegram.history(anna.id)[-1]["deleted"] is True


def test_ones_own_contact_and_somebody_elses(
    telegram: Telegram, anna: Person, ivan: Person
) -> None:
    telegram.share_contact(anna.id, "+79130000001")
    telegram.share_contact(anna.id, "+79130000002", of=ivan.id)
    own, foreign = (u["message"]["contact"] for u in arrived(telegram))
    assert (own["user_id"], own["last_name"]) == (anna.id, "Белова")
    assert (foreign["user_id"], foreign["phone_number"]) == (ivan.id, "+79130000002")


def test_a_reply_keyboard_lies_under_the_chat_until_it_is_taken_away(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    keyboard = {
        "keyboard": [[{"text": "Телефон", "request_contact": True}], [{"text": "Назад"}]],
        "input_field_placeholder": "+7…",
    }
    ask("sendMessage", chat_id=anna.id, text="Телефон?", reply_markup=keyboard)
    shown = telegram.keyboard(anna.id)
    assert shown is not None
    assert [[b["text"] for b in row] for row in shown["rows"]] == [["Телефон"], ["Назад"]]
    assert shown["rows"][0][0]["request_contact"] is True
    assert shown["placeholder"] == "+7…"
    telegram.say(anna.id, "Назад")
    assert telegram.keyboard(anna.id) == shown
    ask("sendMessage", chat_id=anna.id, text="x", reply_markup={"remove_keyboard": True})
    assert telegram.keyboard(anna.id) is None


def test_a_one_time_keyboard_goes_when_it_is_used(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    keyboard = {"keyboard": [["Да"]], "one_time_keyboard": True}
    ask("sendMessage", chat_id=anna.id, text="?", reply_markup=keyboard)
    telegram.say(anna.id, "Другое")
    assert telegram.keyboard(anna.id) is not None
    telegram.say(anna.id, "Да")
    assert telegram.keyboard(anna.id) is None


def test_an_edit_changes_the_message_in_place(
    telegram: Telegram, anna: Person, ask: Ask, clock: Clock
) -> None:
    sent = ask("sendMessage", chat_id=anna.id, text="Шаг 1", reply_markup=inline("Дальше"))
    clock.tick(seconds=5)
    ask("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="Шаг 2")
    shown = telegram.history(anna.id)[-1]
    assert (shown["text"], shown["buttons"], shown["edited"] - shown["date"]) == ("Шаг 2", [], 5)


def test_buttons_can_be_taken_off_without_touching_the_text(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    sent = ask("sendMessage", chat_id=anna.id, text="?", reply_markup=inline("Да"))["message_id"]
    ask("editMessageReplyMarkup", chat_id=anna.id, message_id=sent)
    assert telegram.history(anna.id)[-1]["buttons"] == []
    assert telegram.history(anna.id)[-1]["text"] == "?"


def test_blocking_and_unblocking_is_told_to_the_bot(telegram: Telegram, anna: Person) -> None:
    telegram.block(anna.id)
    telegram.block(anna.id)
    telegram.unblock(anna.id)
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in arrived(telegram)]
    assert statuses == ["kicked", "member"]


def test_writing_to_a_stopped_bot_restarts_it_first(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    telegram.block(anna.id)
    telegram.say(anna.id, "Я вернулась")
    assert [next(k for k in u if k != "update_id") for u in arrived(telegram)] == [
        "my_chat_member",
        "my_chat_member",
        "message",
    ]
    ask("sendMessage", chat_id=anna.id, text="С возвращением")


def test_a_deleted_account_does_nothing_any_more(telegram: Telegram, anna: Person) -> None:
    telegram.deactivate(anna.id)
    with pytest.raises(ValueError, match="deleted"):
        telegram.say(anna.id, "Это я")


def test_nobody_edits_the_words_of_others(telegram: Telegram, anna: Person, ask: Ask) -> None:
    sent = ask("sendMessage", chat_id=anna.id, text="Слово бота")["message_id"]
    with pytest.raises(ValueError, match="no message"):
        telegram.edit(anna.id, sent, "Другое")


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("/menu", True),
        ("/menu@veche_sandbox_bot", True),
        ("/menu@another_bot", False),
        ("Просто разговор", False),
        ("@veche_sandbox_bot, когда встреча?", True),
    ],
)
def test_in_a_group_the_bot_hears_only_what_is_meant_for_it(
    telegram: Telegram, anna: Person, text: str, is_heard: bool
) -> None:
    group = telegram.add_group("Кластер", [anna.id])
    telegram.say(anna.id, text, chat_id=group.id)
    heard = [u["message"]["text"] for u in arrived(telegram) if "message" in u]
    assert heard == ([text] if is_heard else [])


def test_a_reply_to_the_bot_in_a_group_is_heard(
    telegram: Telegram, anna: Person, ivan: Person, ask: Ask
) -> None:
    group = telegram.add_group("Кластер", [anna.id, ivan.id])
    sent = ask("sendMessage", chat_id=group.id, text="Кто за?")["message_id"]
    telegram.say(ivan.id, "Я", chat_id=group.id, reply_to=sent)
    assert arrived(telegram)[-1]["message"]["reply_to_message"]["message_id"] == sent
    assert [m["text"] for m in telegram.history(anna.id, group.id)] == ["Кто за?", "Я"]


def test_an_anonymous_administrator_is_seen_as_the_group(telegram: Telegram, anna: Person) -> None:
    group = telegram.add_group("Кластер", [anna.id])
    telegram.say_anonymously(anna.id, "/menu", chat_id=group.id)
    message = arrived(telegram)[-1]["message"]
    assert (message["from"]["username"], message["from"]["is_bot"]) == ("GroupAnonymousBot", True)
    assert message["sender_chat"]["id"] == group.id


def test_unread_messages_are_counted_until_the_chat_is_opened(
    telegram: Telegram, anna: Person, ask: Ask
) -> None:
    telegram.mark_read(anna.id)
    for text in ("раз", "два"):
        ask("sendMessage", chat_id=anna.id, text=text)
    dialog = telegram.dialogs(anna.id)[0]
    assert (dialog["title"], dialog["unread"], dialog["last"]["text"]) == ("Вече", 2, "два")
    telegram.mark_read(anna.id, anna.id)
    assert telegram.dialogs(anna.id)[0]["unread"] == 0


def test_the_page_is_told_of_every_change(telegram: Telegram, anna: Person, ask: Ask) -> None:
    heard: list[Change] = []
    telegram.listeners.append(heard.append)
    before = telegram.revision
    ask("sendChatAction", chat_id=anna.id, action="typing")
    sent = ask("sendMessage", chat_id=anna.id, text="x")["message_id"]
    ask("editMessageText", chat_id=anna.id, message_id=sent, text="y")
    ask("deleteMessage", chat_id=anna.id, message_id=sent)
    kinds = [change.kind for change in heard if change.chat_id == anna.id]
    assert kinds == ["typing", "message", "edit", "delete"]
    assert telegram.revision == before + len(heard)
