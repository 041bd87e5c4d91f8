"""What an announcement says: one message, its formatting kept, perhaps with a file."""

from __future__ import annotations

from dataclasses import replace

from bot.features.announcements.rules import check_length
from bot.refusal import Refusal
from bot.ui.answers import tidy
from bot.ui.forms import Asked, Form, Question, Takes
from bot.ui.written import Written, safe, words


def _written(text: str, _asked: Asked) -> str:
    """Clean the markup and check the length; a file comes with its caption.

    Signs that nobody sees make no words.
    """
    try:
        written = Written.from_kept(text)
    except ValueError:
        raise Refusal("form-expects-message") from None
    said = words(written.html).strip() if tidy(words(written.html)) else ""
    check_length(len(said.encode("utf-16-le")) // 2, has_file=bool(written.file))
    return replace(written, html=safe(written.html)).kept()


ANNOUNCEMENT = Form(
    "announcement", (Question("text", _written, takes=Takes.MESSAGE),), reviewed=False
)
