"""What a closed tag means: its entity, and the order in which entities are listed."""

from __future__ import annotations

from dataclasses import dataclass

from bot.sandbox.links import checked_link, mentioned_user
from bot.sandbox.records import Json, RefusedError, bad_request

_PLAIN = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = frozenset({*_PLAIN, "blockquote", "code", "pre", "a", "tg-emoji"})
_LARGEST_EMOJI = 1 << 63
_ORDER = (
    ("blockquote", "expandable_blockquote"),
    ("pre",),
    ("code",),
    ("text_link", "text_mention"),
    ("url", "email", "mention", "hashtag", "bot_command"),
    ("bold",),
    ("italic",),
    ("underline",),
    ("strikethrough",),
    ("spoiler",),
    ("custom_emoji",),
)
_RANKS = {kind: rank for rank, kinds in enumerate(_ORDER) for kind in kinds}


@dataclass(frozen=True)
class Tag:
    """A tag with the attribute that matters and the text between its ends."""

    name: str
    argument: str
    covered: str


def mistake(words: str) -> RefusedError:
    """Refuse the formatting, in the parser's words."""
    return bad_request(f"Can't parse entities: {words}")


def in_order(entities: list[Json]) -> list[Json]:
    """Sort by place, the longer first, and then by kind."""
    ranked = sorted(entities, key=_place)
    return [e if e["type"] != "code" else _without_language(e) for e in ranked]


def _place(entity: Json) -> tuple[int, int, int, bool]:
    plain = "language" not in entity
    return entity["offset"], -entity["length"], _RANKS[entity["type"]], plain


def mark(entities: list[Json], tag: Tag, place: Json) -> None:
    """Add the entity of a tag that has just been closed."""
    if tag.name in _PLAIN:
        entities.append({"type": _PLAIN[tag.name], **place})
    elif tag.name == "blockquote":
        kind = "expandable_blockquote" if tag.argument else "blockquote"
        entities.append({"type": kind, **place})
    elif tag.name == "a":
        entities.extend({**link, **place} for link in _links(tag.argument or tag.covered))
    elif tag.name == "tg-emoji":
        entities.append({"type": "custom_emoji", **_emoji(tag.argument), **place})
    else:
        _mark_code(entities, tag, place)


def _links(link: str) -> list[Json]:
    """Return one entity or, for a link that Telegram would drop, none."""
    user_id = mentioned_user(link)
    if user_id is not None:
        return [{"type": "text_mention", "user_id": user_id}]
    url = checked_link(link)
    return [] if url is None else [{"type": "text_link", "url": url}]


def _emoji(number: str) -> Json:
    digits = number.removeprefix("-")
    significant = digits.isascii() and digits.isdigit() and not digits.startswith("0")
    if not significant or int(digits) >= _LARGEST_EMOJI:
        raise mistake("Invalid custom emoji identifier specified")
    return {"custom_emoji_id": str(int(number) % (1 << 64))}


def _mark_code(entities: list[Json], tag: Tag, place: Json) -> None:
    """Let `pre` and `code` over the same text, one of them with a language, become one."""
    other = {"code": "pre", "pre": "code"}[tag.name]
    last = entities[-1] if entities else {}
    same = all(last.get(name) == value for name, value in {**place, "type": other}.items())
    language = last.get("language") if other == "code" else tag.argument
    merged_already = other == "pre" and "language" in last
    if same and language and not merged_already:
        entities[-1] = {"type": "pre", "language": language, **place}
        return
    with_language = {"language": tag.argument} if tag.argument else {}
    entities.append({"type": tag.name, **with_language, **place})


def _without_language(code: Json) -> Json:
    """Drop the language of inline code: it counted only until a `pre` could have come."""
    return {name: value for name, value in code.items() if name != "language"}
