"""What Telegram finds in a text by itself: links, addresses, mentions, hashtags and commands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.sandbox.marks import in_order
from bot.sandbox.words import units

if TYPE_CHECKING:
    from bot.sandbox.records import Json

_FINDERS = {
    "url": re.compile(r"\bhttps?://[^\s<>\"«»]*[^\s<>\"«».,;:!?)'\]]"),
    "email": re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}\b", re.ASCII),
    "mention": re.compile(r"(?<![\w@/])@[A-Za-z]\w{3,31}\b", re.ASCII),
    "hashtag": re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w+"),
    "bot_command": re.compile(r"(?<![\w/<>])/\w{1,64}(?:@\w{3,32})?\b(?!/)", re.ASCII),
}
_SOLID = frozenset({*_FINDERS, "code", "pre", "text_link", "text_mention", "custom_emoji"})


def found_entities(text: str) -> list[Json]:
    """Return what is found in a plain text."""
    return with_found(text, [])


def with_found(text: str, entities: list[Json]) -> list[Json]:
    """Return the entities and what is found beside links, mentions and code."""
    result = list(entities)
    for kind, pattern in _FINDERS.items():
        for match in pattern.finditer(text):
            offset, length = units(text[: match.start()]), units(match.group())
            if not any(_clashes(entity, offset, length) for entity in result):
                result.append({"type": kind, "offset": offset, "length": length})
    return in_order(result)


def _clashes(entity: Json, offset: int, length: int) -> bool:
    begin, end = entity["offset"], entity["offset"] + entity["length"]
    return entity["type"] in _SOLID and begin < offset + length and offset < end
