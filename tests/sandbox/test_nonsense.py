"""Nonsense in a call is refused as a bad request; it never breaks the stand-in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.methods import METHODS
from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import TOKEN

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 600_000_000),
    st.floats(allow_nan=False),
    st.text(max_size=5),
    st.sampled_from(["chat", "default", "bold", "text_link", "text_mention", "pre", "commands"]),
)
NAMES = [
    "type",
    "offset",
    "length",
    "url",
    "user",
    "id",
    "language",
    "text",
    "callback_data",
    "inline_keyboard",
    "keyboard",
    "command",
    "description",
    "chat_id",
    "message_id",
    "remove_keyboard",
    "user_id",
]
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=8,
)
PARAMS = [
    "text",
    "caption",
    "parse_mode",
    "entities",
    "caption_entities",
    "reply_markup",
    "reply_parameters",
    "message_id",
    "message_ids",
    "photo",
    "document",
    "action",
    "file_id",
    "commands",
    "scope",
    "language_code",
    "menu_button",
    "description",
    "short_description",
    "user_id",
    "callback_query_id",
    "show_alert",
    "offset",
    "limit",
    "allowed_updates",
    "url",
    "secret_token",
    "max_connections",
    "drop_pending_updates",
    "reply_to_message_id",
]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(METHODS)),
    st.dictionaries(st.sampled_from(PARAMS), values | st.just("x"), max_size=5),
    st.booleans(),
)
def test_any_call_gets_an_answer(method: str, params: dict[str, Any], to_somebody: bool) -> None:
    telegram = Telegram(now=lambda: datetime(2026, 11, 25, tzinfo=UTC), token=TOKEN)
    anna = telegram.add_person("Анна")
    telegram.start(anna.id)
    telegram.call("sendMessage", {"chat_id": anna.id, "text": "x"})
    chat = {"chat_id": anna.id} if to_somebody else {}
    answer = telegram.call(method, chat | params)
    assert answer.status in {200, 400, 404, 501}, answer.body
    assert answer.body["ok"] is (answer.status == 200)
    assert telegram.history(anna.id)
