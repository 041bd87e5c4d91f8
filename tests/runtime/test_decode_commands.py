"""A command and what stands behind it."""

from __future__ import annotations

import pytest
from telegram import Update

from bot.runtime.decode import decode
from bot.ui.feature import Command


@pytest.mark.parametrize("between", [" ", "\n", "\u00a0", "  "])
def test_a_code_behind_a_command_is_read_whatever_white_space_parts_them(between):
    person = {"id": 201, "is_bot": False, "first_name": "Анна"}
    chat = {"id": 201, "type": "private", "first_name": "Анна"}
    written = {"message_id": 50, "date": 1, "chat": chat, "from": person}
    text = {"text": f"/start{between}CODE"}
    incoming = decode(Update.de_json({"update_id": 7, "message": written | text}, None))
    assert incoming is not None
    assert incoming.said == Command("start", "CODE")
