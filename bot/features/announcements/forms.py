"""What an announcement says: one message, its formatting kept, perhaps with a file."""

from __future__ import annotations

from dataclasses import replace

from bot.features.announcements.rules import check_length
from bot.refusal import Refusal
from bot.ui.forms import Asked, Form, Question, Takes
from bot.ui.written import Written, length, safe


def _written(text: str, _asked: Asked) -> str:
    """Clean the markup and check the length; a file comes with its caption."""
    try:
        written = Written.from_kept(text)
    except ValueError:
        raise Refusal("form-expects-message") from None
    check_length(length(written.html), has_file=bool(written.file))
    return replace(written, html=safe(written.html)).kept()


ANNOUNCEMENT = Form(
    "announcement", (Question("text", _written, takes=Takes.MESSAGE),), reviewed=False
)
