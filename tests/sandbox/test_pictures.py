"""The sides of a picture are read from its head, or it is not a picture."""

from __future__ import annotations

import struct

import pytest

from bot.sandbox.pictures import dimensions
from tests.sandbox.test_shapes import png

JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08" + struct.pack(">HH", 480, 640) + b"\x03"
GIF = b"GIF89a" + struct.pack("<HH", 640, 480)


@pytest.mark.parametrize("picture", [png(640, 480), JPEG, GIF], ids=["PNG", "JPEG", "GIF"])
def test_a_picture_says_how_large_it_is(picture: bytes) -> None:
    assert dimensions(picture) == (640, 480)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", JPEG[:8], png(640, 480)[:17], GIF[:7]])
def test_what_is_cut_off_or_no_picture_has_no_sides(content: bytes) -> None:
    assert dimensions(content) is None


def test_a_picture_without_an_area_is_none() -> None:
    assert dimensions(b"GIF89a" + struct.pack("<HH", 0, 480)) is None
