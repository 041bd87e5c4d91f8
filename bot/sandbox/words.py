"""Text as Telegram takes it: cleaned of what it never shows, trimmed, measured in UTF-16 units."""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase

_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024

_CONTROLS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_NEVER_SHOWN = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")


def scrubbed(text: str) -> str:
    """Turn control characters into spaces and drop what Telegram drops, as its library does."""
    return _NEVER_SHOWN.sub("", _CONTROLS.sub(" ", text))


def cleaned(text: str) -> str:
    """Scrub and trim a text that has no formatting."""
    return scrubbed(text).strip(" \n")


def lowered(text: str) -> str:
    """Make Latin letters small; Telegram's parsers leave all others as they are."""
    return text.translate(_SMALL)


def units(text: str) -> int:
    """Count UTF-16 units, in which Telegram measures offsets and lengths."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str) -> list[str]:
    """Cut a long text into messages."""
    return [text[at : at + LONGEST_TEXT] for at in range(0, len(text), LONGEST_TEXT)]
