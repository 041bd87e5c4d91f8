"""Keyboards under messages, checked as strictly as Telegram checks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.sandbox.fields import text_field
from bot.sandbox.links import checked_link
from bot.sandbox.params import Params
from bot.sandbox.records import Json, RefusedError, bad_request

LONGEST_BUTTON_DATA = 64
MOST_INLINE_BUTTONS = 100
MOST_REPLY_BUTTONS = 300
_REFUSED_INLINE = "Can't parse inline keyboard button: "
_REFUSED_REPLY = "Can't parse keyboard button: "


@dataclass(frozen=True)
class Markup:
    """What a call asks to put under a message or under the chat."""

    inline: list[list[Json]] | None = None
    keyboard: Json | None = None
    removes: bool = False

    @property
    def is_inline(self) -> bool:
        """Say whether the markup belongs to the message itself."""
        return self.keyboard is None and not self.removes


def read_markup(params: Params) -> Markup:
    """Read `reply_markup` of a call."""
    value = params.decoded("reply_markup", refusal="Can't parse reply keyboard markup JSON object")
    if value is None:
        return Markup()
    if not isinstance(value, dict):
        raise bad_request("Object expected as reply markup")
    if "inline_keyboard" in value:
        return Markup(inline=_inline_keyboard(value["inline_keyboard"]))
    if "keyboard" in value:
        return Markup(keyboard=_reply_keyboard(value))
    if value.get("force_reply"):
        raise RefusedError(501, "Not Implemented: this stand-in does not force replies")
    return Markup(removes=bool(value.get("remove_keyboard")))


def read_inline_markup(params: Params) -> list[list[Json]] | None:
    """Read `reply_markup` of an edit, which takes nothing but an inline keyboard."""
    markup = read_markup(params)
    if not markup.is_inline:
        raise bad_request("Inline keyboard expected")
    return markup.inline


def _rows(value: object, field: str) -> list[list[Any]]:
    if not isinstance(value, list):
        raise bad_request(f'Field "{field}" must be of type Array')
    if not all(isinstance(row, list) for row in value):
        raise bad_request(f'Field "{field}" must be an Array of Arrays')
    return [row for row in value if row]


def _inline_keyboard(value: object) -> list[list[Json]] | None:
    rows = [[_inline_button(b) for b in row] for row in _rows(value, "inline_keyboard")]
    if sum(map(len, rows)) > MOST_INLINE_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return rows or None


def _inline_button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad_request(f"{_REFUSED_INLINE}Object expected as an inline keyboard button")
    text = text_field(button, "text", prefix=_REFUSED_INLINE)
    if button.get("url"):
        return {"text": text, "url": _button_url(button)}
    if button.get("callback_data"):
        return {"text": text, "callback_data": _button_callback(button)}
    raise _not_a_plain_button(button, text)


def _not_a_plain_button(button: Json, text: str) -> RefusedError:
    other = set(button) - {"text", "url", "callback_data"}
    if other:
        return RefusedError(501, f"Not Implemented: this stand-in has no buttons with {min(other)}")
    if not text.strip():
        return bad_request("BUTTON_TYPE_INVALID")
    return bad_request(f"{_REFUSED_INLINE}Text buttons are unallowed in the inline keyboard")


def _button_callback(button: Json) -> str:
    data = text_field(button, "callback_data", prefix=_REFUSED_INLINE)
    if len(data.encode()) > LONGEST_BUTTON_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    return data


def _button_url(button: Json) -> str:
    url = text_field(button, "url", prefix=_REFUSED_INLINE)
    checked = checked_link(url)
    if checked is None:
        scheme, has_scheme, _ = url.lower().partition("://")
        unknown = has_scheme and scheme not in {"http", "https", "tg", "ton"}
        reason = "Unsupported URL protocol" if unknown else "Wrong HTTP URL"
        raise bad_request(f"Inline keyboard button URL '{url}' is invalid: {reason}")
    return checked


def _reply_keyboard(value: Json) -> Json:
    rows = [[_reply_button(b) for b in row] for row in _rows(value["keyboard"], "keyboard")]
    if sum(map(len, rows)) > MOST_REPLY_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return {
        "rows": rows,
        "placeholder": value.get("input_field_placeholder"),
        "one_time": bool(value.get("one_time_keyboard")),
        "resize": bool(value.get("resize_keyboard")),
    }


def _reply_button(button: object) -> Json:
    if isinstance(button, str):
        return {"text": button, "request_contact": False}
    if not isinstance(button, dict):
        raise bad_request(f"{_REFUSED_REPLY}Object expected as a keyboard button")
    other = set(button) - {"text", "request_contact"}
    if other:
        raise RefusedError(501, f"Not Implemented: this stand-in has no buttons with {min(other)}")
    text = text_field(button, "text", prefix=_REFUSED_REPLY)
    return {"text": text, "request_contact": bool(button.get("request_contact"))}
