"""What a message says with its formatting, and whether it is part of an album."""

from __future__ import annotations

from bot.runtime.decode import SentFile, Typed
from tests.runtime.test_decode import photo, said

PHOTO = photo(("p", 5))


def test_formatting_comes_along_as_html():
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    text = said(text="Важно: 2 < 3", entities=bold)
    assert isinstance(text, Typed)
    assert text.html == "<b>Важно</b>: 2 &lt; 3"
    file = said(photo=PHOTO, caption="Важно", caption_entities=bold)
    assert isinstance(file, SentFile)
    assert (file.caption, file.album) == ("<b>Важно</b>", "")


def test_a_part_of_an_album_is_known_as_such():
    part = said(photo=PHOTO, media_group_id="77")
    assert isinstance(part, SentFile)
    assert part.album == "77"


def test_half_a_character_takes_the_formatting_away():
    bold = [{"type": "bold", "offset": 0, "length": 1}]
    text = said(text="\ud83d <", entities=bold)
    assert isinstance(text, Typed)
    assert (text.text, text.html) == ("? <", "? &lt;")
    plain = said(text="\ud83d")
    assert isinstance(plain, Typed)
    assert plain.html == "?"
