"""An album of the bot: one message for each part, and refused where Telegram refuses it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from aiogram import types

from bot.sandbox.records import Json, Person, Upload
from bot.sandbox.telegram import Telegram
from tests.sandbox.test_shapes import accepted

Ask = Callable[..., Json]
Refused = Callable[..., str]


def files(telegram: Telegram, kind: str, many: int) -> list[Json]:
    names = (f"{n}.{'jpg' if kind == 'photo' else 'pdf'}" for n in range(many))
    kept = [telegram.keep_file(Upload(name, b"x"), kind) for name in names]
    return [{"type": kind, "media": stored.file_id} for stored in kept]


def test_an_album_is_a_message_for_each_part(telegram: Telegram, anna: Person, ask: Ask) -> None:
    media = files(telegram, "photo", 2)
    media[0] |= {"caption": "<b>План</b>", "parse_mode": "HTML"}
    sent = ask("sendMediaGroup", chat_id=anna.id, media=media)
    first, second = [accepted(types.Message, message) for message in sent]
    assert first.media_group_id == second.media_group_id
    assert first.message_id != second.message_id
    assert (first.caption, second.caption) == ("План", None)
    assert [m["kind"] for m in telegram.history(anna.id)[-2:]] == ["photo", "photo"]


@pytest.mark.parametrize(
    ("media", "words"),
    [
        (None, 'Bad Request: parameter "media" is required'),
        ("{", "Bad Request: can't parse media JSON object"),
        ({}, "Bad Request: expected an Array of InputMedia"),
        ([], "Bad Request: there are no messages to send"),
        ([{}], "Bad Request: too few messages to send as an album"),
        ([{}] * 11, "Bad Request: too many messages to send as an album"),
        ([1, 2], "Bad Request: can't parse InputMedia: expected an Object"),
        (
            [{"type": "sticker", "media": "x"}] * 2,
            'Bad Request: can\'t parse InputMedia: type "sticker" is unsupported',
        ),
        ([{"type": "photo"}] * 2, "Bad Request: can't parse InputMedia: media not found"),
        (
            [{"type": "photo", "media": "nobody"}] * 2,
            "Bad Request: wrong remote file identifier specified: can't unserialize it",
        ),
    ],
)
def test_what_is_no_album(anna: Person, refused: Refused, media: object, words: str) -> None:
    assert refused("sendMediaGroup", chat_id=anna.id, media=media) == words


def test_an_album_that_is_refused_sends_no_part(
    telegram: Telegram, anna: Person, refused: Refused
) -> None:
    before = len(telegram.history(anna.id))
    mixed = files(telegram, "photo", 1) + files(telegram, "document", 1)
    words = refused("sendMediaGroup", chat_id=anna.id, media=mixed)
    assert words == "Bad Request: document can't be mixed with other media types"
    telegram.block(anna.id)
    pair = files(telegram, "photo", 2)
    assert "blocked" in refused("sendMediaGroup", chat_id=anna.id, media=pair)
    assert len(telegram.history(anna.id)) == before
