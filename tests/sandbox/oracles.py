"""Judges of the stand-in: Telegram's own library for texts, two other libraries for objects."""

from __future__ import annotations

import json
from typing import Any

import tdjson

Entity = dict[str, Any]

_KINDS = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "Url": "url",
    "EmailAddress": "email",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "BotCommand": "bot_command",
}


def execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(request).encode())
    return json.loads(answer)


execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def parsed_by_telegram(source: str) -> tuple[str, list[Entity]] | str:
    """Return text and entities, or the refusal as the Bot API words it."""
    return _read(_parse(source))


def kept_by_telegram(source: str) -> tuple[str, list[Entity]] | str:
    """Return what is left after cleaning and merging, before spaces are trimmed."""
    parsed = _parse(source)
    if parsed["@type"] == "error":
        return _read(parsed)
    return _read(execute({"@type": "parseMarkdown", "text": parsed}))


def found_by_telegram(text: str) -> list[Entity]:
    """Return the commands, links and addresses that Telegram finds in a text."""
    return [_entity(e) for e in execute({"@type": "getTextEntities", "text": text})["entities"]]


def _parse(source: str) -> dict[str, Any]:
    mode = {"@type": "textParseModeHTML"}
    return execute({"@type": "parseTextEntities", "text": source, "parse_mode": mode})


def _read(answer: dict[str, Any]) -> tuple[str, list[Entity]] | str:
    if answer["@type"] == "error":
        words = answer["message"]
        return f"Bad Request: {words[0].lower()}{words[1:]}"
    return answer["text"], [_entity(entity) for entity in answer["entities"]]


def _entity(entity: dict[str, Any]) -> Entity:
    kind = dict(entity["type"])
    name = kind.pop("@type").removeprefix("textEntityType")
    return {
        "type": _KINDS.get(name, name),
        "offset": entity["offset"],
        "length": entity["length"],
        **kind,
    }
