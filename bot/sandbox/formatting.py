"""From what the bot wrote to what people read: parse mode, given entities, what is found."""

from __future__ import annotations

from collections.abc import Callable

from bot.sandbox.entities import parse_html
from bot.sandbox.fields import number_field, text_field
from bot.sandbox.found import with_found
from bot.sandbox.links import checked_link
from bot.sandbox.marks import in_order
from bot.sandbox.merging import SPLITTABLE, kept, merged
from bot.sandbox.records import Json, RefusedError, bad_request
from bot.sandbox.words import units

MOST_ENTITIES = 100
_REFUSED = "Can't parse MessageEntity: "
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
        entities = _given(given, text)
    text, entities = kept(text, entities)
    return text, merged(with_found(text, entities))[:MOST_ENTITIES]


def _given(entities: object, text: str) -> list[Json]:
    if not isinstance(entities, list):
        return []
    made = [entity for source in entities for entity in _made(source)]
    for entity in made:
        _check_place(entity, units(text))
    return in_order(made)


def _made(source: object) -> list[Json]:
    """Make one entity of a call; what Telegram finds by itself is not taken from the bot."""
    if not isinstance(source, dict):
        raise bad_request(f"{_REFUSED}Expected an Object")
    kind = text_field(source, "type", prefix=_REFUSED)
    place = {name: number_field(source, name, prefix=_REFUSED) for name in ("offset", "length")}
    if kind in _FOUND:
        return []
    if kind not in _DETAILS:
        raise bad_request(f"{_REFUSED}Unsupported type specified")
    return [{"type": kind, **place, **_DETAILS[kind](source)}]


def _no_details(_: Json) -> Json:
    return {}


def _language(source: Json) -> Json:
    return {"language": text_field(source, "language")} if source.get("language") else {}


def _url(source: Json) -> Json:
    url = text_field(source, "url", prefix=_REFUSED)
    checked = checked_link(url)
    if checked is None:
        raise bad_request(f"Entity URL '{url}' is invalid: Wrong HTTP URL")
    return {"url": checked}


def _user(source: Json) -> Json:
    user = source.get("user")
    if not isinstance(user, dict):
        raise bad_request(f'{_REFUSED}Can\'t find field "user"')
    return {"user_id": number_field(user, "id", prefix=_REFUSED)}


_DETAILS: dict[str, Callable[[Json], Json]] = {
    **dict.fromkeys((*SPLITTABLE, "blockquote", "expandable_blockquote", "code"), _no_details),
    "pre": _language,
    "text_link": _url,
    "text_mention": _user,
}


def _check_place(entity: Json, end: int) -> None:
    offset, length = entity["offset"], entity["length"]
    if offset < 0 or length < 0:
        raise bad_request(f"Receive an entity with incorrect offset {offset}")
    if offset + length > end:
        words = f"ends after the end of the text at UTF-16 offset {end}"
        raise bad_request(f"Entity beginning at UTF-16 offset {offset} {words}")
