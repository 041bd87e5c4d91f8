"""The new text of an announcement that is out: one message, its formatting kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.announcements.rules import check_length
from bot.refusal import Refusal
from bot.ui.forms import Form, Question, Takes
from bot.ui.written import Written, length, safe

if TYPE_CHECKING:
    from bot.ui.forms import Asked


def _text(text: str, _asked: Asked) -> str:
    """Clean the markup; the file of an announcement stays as it is."""
    try:
        written = Written.from_kept(text)
    except ValueError:
        raise Refusal("form-expects-message") from None
    if written.file:
        raise Refusal("corrections-text-only")
    check_length(length(written.html), has_file=False)
    return Written(safe(written.html)).kept()


CORRECTION = Form("correction", (Question("text", _text, takes=Takes.MESSAGE),), reviewed=False)
