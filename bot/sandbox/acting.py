"""What a person does through the page: a line of JSON becomes a move in the chat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.sandbox.records import Json, Message
from bot.sandbox.telegram import Telegram

LONGEST_NAME = 64


class Form:
    """A body in JSON, read field by field; ValueError where a field is not what it should be."""

    def __init__(self, body: object) -> None:
        """Take an object and nothing else."""
        if not isinstance(body, dict):
            message = "the body must be an object"
            raise ValueError(message)  # noqa: TRY004 - a wrong request, not a wrong call
        self._fields: Json = body

    def text(self, name: str, *, default: str | None = None) -> str:
        """Return a text; without a default it must be there and not be empty."""
        return str(self._typed(name, str, default=default))

    def number(self, name: str) -> int:
        """Return a number that must be there."""
        return int(self._typed(name, int))

    def optional(self, name: str) -> int | None:
        """Return a number or None."""
        return None if self._fields.get(name) is None else self.number(name)

    def numbers(self, name: str) -> list[int]:
        """Return a list of numbers that must not be empty."""
        given = self._typed(name, list)
        if not given or not all(type(n) is int for n in given):
            message = f"{name} must be a list of numbers"
            raise ValueError(message)
        return list(given)

    def _typed(self, name: str, kind: type, *, default: object = None) -> Any:  # noqa: ANN401
        value = self._fields.get(name)
        given = default if value is None else value
        if type(given) is not kind or (given == "" and default is None):
            message = f"{name} must be given as {kind.__name__}"
            raise ValueError(message)
        return given


Act = Callable[[Telegram, int, Form], Json]


def add_person(telegram: Telegram, form: Form) -> Json:
    """Make an account; the answer has its id."""
    person = telegram.add_person(
        form.text("first_name").strip()[:LONGEST_NAME] or "?",
        last_name=form.text("last_name", default="").strip()[:LONGEST_NAME],
        username=form.text("username", default="").strip().removeprefix("@")[:32] or None,
        language_code=form.text("language_code", default="ru"),
    )
    return {"id": person.id}


def add_group(telegram: Telegram, form: Form) -> Json:
    """Make a group of people who exist, with the bot in it."""
    members = form.numbers("members")
    for member in members:
        telegram.person(member)
    return {"id": telegram.add_group(form.text("title").strip()[:128] or "?", members).id}


def _sent(message: Message) -> Json:
    return {"message_id": message.message_id}


def _start(telegram: Telegram, person: int, form: Form) -> Json:
    return _sent(telegram.start(person, form.text("payload", default="")))


def _say(telegram: Telegram, person: int, form: Form) -> Json:
    chat, reply_to = form.optional("chat"), form.optional("reply_to")
    return _sent(telegram.say(person, form.text("text"), chat_id=chat, reply_to=reply_to))


def _press(telegram: Telegram, person: int, form: Form) -> Json:
    message, data = form.number("message_id"), form.text("data")
    return {"query_id": telegram.press(person, message, data, chat_id=form.optional("chat"))}


def _contact(telegram: Telegram, person: int, form: Form) -> Json:
    return _sent(telegram.share_contact(person, form.text("phone"), of=form.optional("of")))


def _edit(telegram: Telegram, person: int, form: Form) -> Json:
    message, text = form.number("message_id"), form.text("text")
    return _sent(telegram.edit(person, message, text, chat_id=form.optional("chat")))


def _read(telegram: Telegram, person: int, form: Form) -> Json:
    telegram.mark_read(person, form.optional("chat"))
    return {}


def _simple(act: Callable[[Telegram, int], Message | None]) -> Act:
    def simple(telegram: Telegram, person: int, _form: Form) -> Json:
        message = act(telegram, person)
        return _sent(message) if message else {}

    return simple


ACTIONS: dict[str, Act] = {
    "start": _start,
    "say": _say,
    "press": _press,
    "contact": _contact,
    "edit": _edit,
    "read": _read,
    "sticker": _simple(Telegram.send_sticker),
    "voice": _simple(Telegram.send_voice),
    "location": _simple(Telegram.send_location),
    "block": _simple(Telegram.block),
    "unblock": _simple(Telegram.unblock),
    "deactivate": _simple(Telegram.deactivate),
}
