"""What an announcement says: one message, its formatting kept, perhaps with files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.announcements.rules import check_files, check_length
from bot.refusal import Refusal
from bot.ui.answers import tidy
from bot.ui.forms import Asked, Form, Question, Takes
from bot.ui.written import Written, safe, words

if TYPE_CHECKING:
    from collections.abc import Sequence


def _written(text: str, _asked: Asked) -> str:
    """Clean the markup and check the length; one file comes with its caption.

    Signs that nobody sees make no words.
    """
    try:
        written = Written.from_kept(text)
    except ValueError:
        raise Refusal("form-expects-message") from None
    said = words(written.html).strip() if tidy(words(written.html)) else ""
    if written.file and not said:
        raise Refusal("announcements-files-need-words")
    check_length(_units(said), has_file=len(written.files) == 1)
    return replace(written, html=safe(written.html)).kept()


def _joined(parts: Sequence[Written]) -> Written:
    """Join messages to one: texts are its text, else captions are; all files go along."""
    files = [part.file for part in parts if part.file]
    check_files(len(files))
    texts = [part.html for part in parts if part.html and not part.file]
    captions = [part.html for part in parts if part.html and part.file]
    html = "\n\n".join(texts or captions)
    if html:
        check_length(_units(words(html)), has_file=False)
    return Written(html, " ".join(files))


def _units(text: str) -> int:
    """Count as Telegram does."""
    return len(text.encode("utf-16-le")) // 2


ANNOUNCEMENT = Form(
    "announcement",
    (Question("text", _written, takes=Takes.MESSAGE, joins=_joined),),
    reviewed=False,
)
