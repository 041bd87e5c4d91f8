"""From what the bot wrote to what people read: parse mode, given entities, what is found."""

from __future__ import annotations

from bot.sandbox.entities import parse_html
from bot.sandbox.found import with_found
from bot.sandbox.links import checked_link
from bot.sandbox.marks import in_order
from bot.sandbox.merging import SPLITTABLE, kept, merged
from bot.sandbox.records import Json, RefusedError, bad_request

MOST_ENTITIES = 100
_PLACED = ("type", "offset", "length")
_GIVEN = frozenset({*SPLITTABLE, "blockquote", "expandable_blockquote", "code"})
_FOUND = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"})


def formatted(text: str, *, mode: str, given: object) -> tuple[str, list[Json]]:
    """Return the text as it will be shown and all of its entities."""
    if mode.lower() == "html":
        text, entities = parse_html(text)
    elif mode.lower() in {"markdown", "markdownv2"}:
        raise RefusedError(501, f"Not Implemented: this stand-in does not do parse mode {mode}")
    elif mode:
        raise bad_request("Unsupported parse_mode")
    else:
        entities = _given(given)
    text, entities = kept(text, entities)
    return text, merged(with_found(text, entities))[:MOST_ENTITIES]


def _given(entities: object) -> list[Json]:
    if not isinstance(entities, list):
        return []
    return in_order([made for entity in entities for made in _made(entity)])


def _made(entity: object) -> list[Json]:
    """Check one entity of a call; what Telegram finds by itself is not taken from the bot."""
    if not isinstance(entity, dict):
        raise bad_request("Can't parse MessageEntity: Expected an Object")
    missing = next((name for name in _PLACED if name not in entity), None)
    if missing:
        raise bad_request(f"Can't parse MessageEntity: Can't find field \"{missing}\"")
    kind, placed = entity["type"], {name: entity[name] for name in _PLACED}
    if kind in _FOUND:
        return []
    if kind in _GIVEN:
        return [placed]
    if kind == "pre":
        return [
            {
                **placed,
                **({"language": entity["language"]} if "language" in entity else {}),
            }
        ]
    if kind == "text_link":
        return [{**placed, "url": _checked(str(entity.get("url", "")))}]
    if kind == "text_mention":
        return [{**placed, "user_id": entity["user"]["id"]}]
    raise bad_request("Can't parse MessageEntity: Unsupported type specified")


def _checked(url: str) -> str:
    checked = checked_link(url)
    if checked is None:
        raise bad_request(f"Entity URL '{url}' is invalid: Wrong HTTP URL")
    return checked
