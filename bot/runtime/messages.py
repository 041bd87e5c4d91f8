"""A rendered screen laid out as messages that fit Telegram."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import MessageLimit, ParseMode

if TYPE_CHECKING:
    from bot.ui.rendering import Rendered

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

_TAG = re.compile(r"<[^>]*>")
_SAFE_CUT = MessageLimit.MAX_TEXT_LENGTH // 2  # a character is one or two of Telegram's units


@dataclass(frozen=True)
class Part:
    """One message as it goes out, or an album of files, which has neither words nor buttons."""

    text: str
    markup: Markup | None = None
    document: str | InputFile | None = None
    album: tuple[str, ...] = ()
    parse_mode: str | None = ParseMode.HTML

    def plain(self) -> Part:
        """Return the same words without markup, sent so that nothing in them is read as markup."""
        return replace(self, text=_plain(self.text), parse_mode=None)


def parts_of(
    rendered: Rendered,
    repeat_mark: str = "",
    document: str | InputFile | None = None,
) -> list[Part]:
    """Lay a screen out: keyboard taken away, files, text in parts, the buttons on the last."""
    text = f"{repeat_mark}\n\n{rendered.html}" if repeat_mark else rendered.html
    closing = [Part(rendered.closing, ReplyKeyboardRemove())] if rendered.closing else []
    if isinstance(document, str) and len(rendered.files) > 1:
        *first, last = pieces(text)
        words = [*(Part(piece) for piece in first), Part(last, markup_of(rendered))]
        return [*closing, *_albums(rendered.files), *words]
    if document and _length(text) <= MessageLimit.CAPTION_LENGTH:
        return [*closing, Part(text, markup_of(rendered), document)]
    alone = [Part("", document=document)] if document else []
    *first, last = pieces(text)
    return [*closing, *alone, *(Part(piece) for piece in first), Part(last, markup_of(rendered))]


def count(rendered: Rendered) -> int:
    """Return how many messages Telegram counts for a screen: each file of an album is one."""
    parts = parts_of(rendered, document=rendered.document)
    return sum(len(part.album) or 1 for part in parts)


def _albums(files: Sequence[str]) -> Iterator[Part]:
    """Yield photos, then documents, as Telegram does not mix them; one of a kind goes alone."""
    for kind in ("photo:", "document:"):
        alike = tuple(file for file in files if file.startswith(kind))
        if len(alike) == 1:
            yield Part("", document=alike[0])
        elif alike:
            yield Part("", album=alike)


def inline(rendered: Rendered) -> InlineKeyboardMarkup | None:
    """Return the buttons that hang under a message."""
    rows = [
        [InlineKeyboardButton(t, callback_data=d or None, url=u or None) for t, d, u in row]
        for row in rendered.buttons
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def markup_of(rendered: Rendered) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if rendered.buttons:
        return inline(rendered)
    if rendered.keys:
        return ReplyKeyboardMarkup(
            [
                [KeyboardButton(t, request_contact=c or None) for t, c in row]
                for row in rendered.keys
            ],
            resize_keyboard=True,
        )
    return None


def is_long(rendered: Rendered) -> bool:
    """Tell whether a screen takes more than one message."""
    return _length(rendered.html) > MessageLimit.MAX_TEXT_LENGTH


def pieces(text: str) -> list[str]:
    """Cut HTML that is too long for one message at its paragraphs, each piece as full as may be."""
    if _length(text) <= MessageLimit.MAX_TEXT_LENGTH:
        return [text]
    found: list[str] = []
    for paragraph in _paragraphs(text):
        joined = f"{found[-1]}\n\n{paragraph}" if found else paragraph
        if found and _length(joined) <= MessageLimit.MAX_TEXT_LENGTH:
            found[-1] = joined
        else:
            found.append(paragraph)
    return found


def _paragraphs(text: str) -> Iterator[str]:
    """Yield paragraphs that fit; one that is too long, or cut inside a tag, loses its markup."""
    for paragraph in text.split("\n\n"):
        tags = _TAG.findall(paragraph)
        whole = sum(tag.startswith("</") for tag in tags) * 2 == len(tags)
        if whole and _length(paragraph) <= MessageLimit.MAX_TEXT_LENGTH:
            yield paragraph
        else:
            words = _plain(paragraph)
            starts = range(0, len(words), _SAFE_CUT)
            yield from (html.escape(words[s : s + _SAFE_CUT], quote=False) for s in starts)


def _plain(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _length(text: str) -> int:
    """Count as Telegram does: UTF-16 units after the markup is read."""
    return len(_plain(text).encode("utf-16-le")) // 2
