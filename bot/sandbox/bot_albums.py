"""The call by which the bot sends several photos or documents as one album."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.addressing import chat_to_write, read_caption
from bot.sandbox.bot_messages import find_or_keep, send_parts
from bot.sandbox.files import file_content
from bot.sandbox.markup import Markup
from bot.sandbox.params import Params
from bot.sandbox.records import Json, bad_request

if TYPE_CHECKING:
    from bot.sandbox.telegram import Telegram

FEWEST, MOST = 2, 10
KINDS = frozenset({"photo", "document"})


def send_media_group(telegram: Telegram, params: Params) -> list[Json]:
    """Send an album: one message for each part, all of them or none; it carries no buttons."""
    items = _items(params)
    contents = [_content(telegram, item) for item in items]
    if len({content["kind"] for content in contents}) > 1:
        raise bad_request("Document can't be mixed with other media types")
    chat = chat_to_write(telegram, params)
    telegram.pacing.check(chat.id, telegram.now(), messages=len(contents))
    group = {"media_group_id": str(telegram.count("album", start=14_000_000_000_000_001))}
    for content in contents:
        content["content"] |= group
    return [send_parts(telegram, chat, params, markup=Markup(), parts=c) for c in contents]


def _items(params: Params) -> list[Params]:
    """Return the parts; the documentation says 2 to 10, so one alone is refused too."""
    media = params.decoded("media", refusal="Can't parse media JSON object")
    if media is None:
        raise bad_request('Parameter "media" is required')
    if not isinstance(media, list):
        raise bad_request("Expected an Array of InputMedia")
    if not media:
        raise bad_request("There are no messages to send")
    if not FEWEST <= len(media) <= MOST:
        few = len(media) < FEWEST
        raise bad_request(f"Too {'few' if few else 'many'} messages to send as an album")
    return [_item(item, params) for item in media]


def _item(item: Any, params: Params) -> Params:  # noqa: ANN401 - whatever JSON may hold
    if not isinstance(item, dict):
        raise bad_request("Can't parse InputMedia: expected an Object")
    if item.get("type") not in KINDS:
        raise bad_request(f'Can\'t parse InputMedia: type "{item.get("type")}" is unsupported')
    if not item.get("media"):
        raise bad_request("Can't parse InputMedia: media not found")
    return Params(item, params.files)


def _content(telegram: Telegram, item: Params) -> Json:
    caption, entities = read_caption(telegram, item)
    kind = item.text("type")
    stored = find_or_keep(telegram, item, kind, item.text("media"))
    content = file_content(stored)
    return {"text": caption, "entities": entities, "kind": kind, "content": content}
