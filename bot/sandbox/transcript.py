"""A chat as plain text, for a letter to a colleague or a report of what went wrong."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.sandbox.records import Json


def transcript(history: list[Json], zone: tzinfo) -> str:
    """Write every message with its time, its marks and its buttons."""
    return "\n".join(line for message in history for line in _lines(message, zone)) + "\n"


def _lines(message: Json, zone: tzinfo) -> list[str]:
    moment = datetime.fromtimestamp(message["date"], zone).strftime("%Y-%m-%d %H:%M")
    marks = [mark for mark in ("edited", "deleted") if message[mark]]
    shown = " ".join(filter(None, [_content(message), message["text"]]))
    sender = ", ".join([message["from"]["name"], *marks])
    rows = ["    " + " ".join(f"[{b['text']}]" for b in row) for row in message["buttons"]]
    return [f"{moment}  {sender}: {shown}", *rows]


def _content(message: Json) -> str:
    if "document" in message:
        return f"<document {message['document']['file_name']}>"
    if "contact" in message:
        return f"<contact {message['contact']['phone_number']}>"
    return "" if message["kind"] == "text" else f"<{message['kind']}>"
