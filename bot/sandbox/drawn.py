"""Text and entities as safe HTML for the page: all escaped, known tags and safe links only."""

from __future__ import annotations

from html import escape
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.sandbox.records import Json

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
_LINK = '<a href="{}" target="_blank" rel="noopener noreferrer">'


def safe_html(text: str, entities: list[Json]) -> str:
    """Draw a text with its entities; where two overlap, the inner one is closed and opened anew."""
    encoded = text.encode("utf-16-le")
    ends = {e["offset"] + e["length"] for e in entities}
    borders = sorted({0, len(encoded) // 2} | ends | {e["offset"] for e in entities})
    drawn: list[str] = []
    stack: list[Json] = []
    for begin, end in pairwise(borders):
        over = [e for e in entities if e["offset"] <= begin and end <= e["offset"] + e["length"]]
        kept = sum(
            1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(stack, over, strict=False))
        )
        drawn += [_tags(e, _covered(e, encoded))[1] for e in reversed(stack[kept:])]
        drawn += [_tags(e, _covered(e, encoded))[0] for e in over[kept:]]
        drawn.append(escape(encoded[2 * begin : 2 * end].decode("utf-16-le", "replace")))
        stack = over
    return "".join(drawn) + "".join(_tags(e, _covered(e, encoded))[1] for e in reversed(stack))


def _covered(entity: Json, encoded: bytes) -> str:
    begin, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
    return encoded[begin:end].decode("utf-16-le", "replace")


def _tags(entity: Json, covered: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    if kind in {"text_link", "url"}:
        url = entity.get("url", covered)
        is_safe = url.startswith(("https://", "http://", "tg://"))
        return (_LINK.format(escape(url)), "</a>") if is_safe else ("", "")
    return f'<span class="{kind.replace("_", "-")}">', "</span>"
