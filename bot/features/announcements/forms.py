"""What an announcement says: one message, its formatting kept, perhaps with files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.announcements.rules import check_files, check_length
from bot.refusal import Refusal
from bot.ui.forms import Asked, Form, Question, Takes
from bot.ui.written import Written, length, safe

if TYPE_CHECKING:
    from collections.abc import Sequence


def _written(text: str, _asked: Asked) -> str:
    """Clean the markup and check the length; one file comes with its caption."""
    try:
        written = Written.from_kept(text)
    except ValueError:
        raise Refusal("form-expects-message") from None
    characters = length(written.html)
    if written.file and not characters:
        raise Refusal("announcements-files-need-words")
    check_length(characters, has_file=len(written.files) == 1)
    return replace(written, html=safe(written.html)).kept()


def _joined(parts: Sequence[Written]) -> Written:
    """Join messages to one: texts are its text, else captions are; all files go along."""
    files = [part.file for part in parts if part.file]
    check_files(len(files))
    texts = [part.html for part in parts if part.html and not part.file]
    captions = [part.html for part in parts if part.html and part.file]
    html = "\n\n".join(texts or captions)
    if html:
        check_length(length(html), has_file=False)
    return Written(html, " ".join(files))


ANNOUNCEMENT = Form(
    "announcement",
    (Question("text", _written, takes=Takes.MESSAGE, joins=_joined),),
    reviewed=False,
)
