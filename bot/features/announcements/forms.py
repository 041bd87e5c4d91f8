"""What an announcement says, and when it is to be sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.features.announcements.rules import check_length
from bot.refusal import Refusal
from bot.ui.forms import Asked, Form, Question, Takes
from bot.ui.written import Written, safe, words

if TYPE_CHECKING:
    from datetime import tzinfo


def _written(text: str, _asked: Asked) -> str:
    """Clean the markup and check the length; a file comes with its caption."""
    try:
        written = Written.from_kept(text)
    except ValueError:
        raise Refusal("form-expects-message") from None
    said = words(written.html).strip()
    check_length(len(said.encode("utf-16-le")) // 2, has_file=bool(written.file))
    return replace(written, html=safe(written.html)).kept()


def _moment(text: str, asked: Asked) -> str:
    return moment(text, asked.now, asked.now.tzinfo).isoformat()


def moment(text: str, now: datetime, _zone: tzinfo | None) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=now.tzinfo)
    except ValueError:
        raise Refusal("answers-empty") from None


ANNOUNCEMENT = Form(
    "announcement", (Question("text", _written, takes=Takes.MESSAGE),), reviewed=False
)

SEND_AT = Form(
    "announcement_time",
    (Question("announcement_at", _moment, shown=datetime.fromisoformat),),
)
