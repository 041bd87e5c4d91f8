"""How large a picture is, read from its first bytes: Telegram refuses what it cannot draw."""

from __future__ import annotations

import struct

PNG = b"\x89PNG\r\n\x1a\n"
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG, GIF or JPEG, or None for anything else."""
    try:
        sides = _dimensions(content)
    except (struct.error, IndexError):
        return None
    return sides if sides and min(sides) > 0 else None


def _dimensions(content: bytes) -> tuple[int, int] | None:
    if content.startswith(PNG):
        return _pair(content, ">II", at=16)
    if content[:6] in {b"GIF87a", b"GIF89a"}:
        return _pair(content, "<HH", at=6)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    return None


def _jpeg(content: bytes) -> tuple[int, int] | None:
    position = 2
    while content[position] == 0xFF:  # noqa: PLR2004 - every segment of a JPEG opens with this byte
        marker = content[position + 1]
        if marker in JPEG_FRAMES:
            height, width = _pair(content, ">HH", at=position + 5)
            return width, height
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    return None


def _pair(content: bytes, layout: str, *, at: int) -> tuple[int, int]:
    first, second = struct.unpack_from(layout, content, at)
    return first, second
