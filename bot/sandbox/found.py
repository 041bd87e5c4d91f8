"""What Telegram finds in a text by itself: commands, mentions, hashtags, links and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.sandbox.words import units

if TYPE_CHECKING:
    from bot.sandbox.records import Json

_FINDERS = {
    "url": re.compile(r"\bhttps?://[^\s<>\"«»]*[^\s<>\"«».,;:!?)'\]]"),
    "email": re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Zа-яА-Я]{2,}\b"),
    "mention": re.compile(r"(?<![\w@/])@[A-Za-z]\w{3,31}\b", re.ASCII),
    "hashtag": re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w+"),
    "bot_command": re.compile(r"(?<![\w/<>])/\w{1,64}(?:@\w{3,32})?\b(?!/)", re.ASCII),
}


def found_entities(text: str, taken: list[Json] | None = None) -> list[Json]:
    """Return `taken` (entities set by markup) and what is found outside of them, sorted."""
    entities = list(taken or [])
    for kind, pattern in _FINDERS.items():
        for match in pattern.finditer(text):
            offset, length = units(text[: match.start()]), units(match.group())
            if not any(_clash(entity, offset, length) for entity in entities):
                entities.append({"type": kind, "offset": offset, "length": length})
    return sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def _clash(entity: Json, offset: int, length: int) -> bool:
    apart = entity["offset"] + entity["length"] <= offset or offset + length <= entity["offset"]
    return not apart and entity["type"] in _EXCLUSIVE


_EXCLUSIVE = frozenset({*_FINDERS, "code", "pre", "text_link", "text_mention"})
