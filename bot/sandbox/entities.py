"""HTML parse mode: tags and references into text and entities, just as Telegram's parser reads.

The parser walks over bytes, because Telegram counts the places of mistakes in bytes, and treats the
end of the text as a zero byte.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.sandbox.marks import TAGS, Tag, in_order, mark, mistake
from bot.sandbox.records import Json
from bot.sandbox.words import lowered, units

_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_LONGEST_REFERENCE = 9
_LAST_CHARACTER = 0x10FFFF
_REFERENCE = re.compile(rb"&(?:(#x[0-9a-fA-F]+|#[0-9]+)|([a-zA-Z]+));?")
_TAG_NAME = re.compile(rb"[^ \t\r\n\v\x00>]*")
_ATTRIBUTE_NAME = re.compile(rb"[^ \t\r\n\v\x00=>/'\"]*")
_SPACES = re.compile(rb"[ \t\r\n\v]*")
_TOKEN = re.compile(rb"[a-zA-Z0-9.-]*")
_AMPERSAND = re.compile(rb"&")
_ORDINARY = re.compile(rb"[^<&]+")
_UNPAIRED = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)
_SPACE_OR_END = frozenset(b" \t\r\n\v\0")


@dataclass
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    begin: int


@dataclass
class _Reading:
    """The place in the source, what has been read so far, and the tags that are open."""

    source: bytes
    at: int = 0
    text: str = ""
    offset: int = 0
    opened: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def here(self) -> int:
        """Return the byte at the place, zero at the end."""
        return self.source[self.at] if self.at < len(self.source) else 0

    def take(self, pattern: re.Pattern[bytes]) -> str:
        """Read what the pattern matches."""
        match = pattern.match(self.source, self.at)
        found = match.group() if match else b""
        self.at += len(found)
        return found.decode(errors="replace")

    def add(self, piece: str) -> None:
        """Append to the text."""
        self.text += piece
        self.offset += units(piece)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return the text without tags and its entities, or refuse with Telegram's own words."""
    reading = _Reading(source.encode())
    while reading.at < len(reading.source):
        if reading.here() == ord("<"):
            _read_tag(reading)
        elif reading.here() == ord("&"):
            reading.add(_reference(reading) or reading.take(_AMPERSAND))
        else:
            reading.add(reading.take(_ORDINARY))
    if reading.opened:
        tag = reading.opened[-1].tag
        raise mistake(f'Can\'t find end tag corresponding to start tag "{tag}"')
    if any("\ud800" <= character <= "\udfff" for character in reading.text):
        raise mistake(_UNPAIRED)
    return reading.text, in_order(reading.entities)


def _reference(reading: _Reading) -> str:
    """Read a character reference; nothing is read where there is none that counts."""
    match = _REFERENCE.match(reading.source, reading.at)
    if match is None:
        return ""
    number, name = match.groups()
    character = _numbered(number.decode()) if number else _NAMED.get(name, "")
    if character:
        reading.at = match.end()
    return character


def _numbered(number: str) -> str:
    if len(number) >= _LONGEST_REFERENCE:
        return ""
    code = int(number[1:]) if number[1] != "x" else int(f"0{number[1:]}", 16)
    return chr(code) if 0 < code < _LAST_CHARACTER else ""


def _read_tag(reading: _Reading) -> None:
    begin = reading.at
    if reading.source[begin + 1 : begin + 2] == b"/":
        reading.at += 2
        _close(reading, begin)
        return
    reading.at += 1
    tag = lowered(reading.take(_TAG_NAME))
    if reading.here() == 0:
        raise mistake(f"Unclosed start tag at byte offset {begin}")
    if tag not in TAGS:
        raise mistake(f'Unsupported start tag "{tag}" at byte offset {begin}')
    argument = _arguments(reading, tag, begin)
    if tag == "span" and argument != "spoiler":
        raise mistake(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
    reading.opened.append(_Open(tag, argument, reading.offset, len(reading.text)))


def _arguments(reading: _Reading, tag: str, begin: int) -> str:
    """Read the attributes up to and with the closing bracket; return the one that matters."""
    argument = ""
    while True:
        reading.take(_SPACES)
        if reading.here() == ord(">"):
            reading.at += 1
            return argument
        name = reading.take(_ATTRIBUTE_NAME)
        if not name:
            raise mistake(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        reading.take(_SPACES)
        _check_open(reading, tag, begin)
        value = _value(reading, tag, begin) if reading.here() == ord("=") else ""
        said = _argument(tag, name, value)
        argument = argument if said is None else said


def _check_open(reading: _Reading, tag: str, begin: int) -> None:
    if reading.here() == 0:
        raise mistake(f'Unclosed start tag "{tag}" at byte offset {begin}')


def _value(reading: _Reading, tag: str, begin: int) -> str:
    reading.at += 1
    reading.take(_SPACES)
    _check_open(reading, tag, begin)
    place = reading.at
    if reading.here() in b"'\"":
        value = _quoted(reading)
    else:
        value = reading.take(_TOKEN).lower()
        if reading.here() not in _SPACE_OR_END and reading.here() != ord(">"):
            raise mistake(f"Unexpected end of name token at byte offset {place}")
    if reading.here() == 0:
        raise mistake(f"Unclosed start tag at byte offset {begin}")
    return value


def _quoted(reading: _Reading) -> str:
    quote = reading.here()
    reading.at += 1
    value = ""
    ordinary = re.compile(rb"[^&\x00%c]+" % quote)
    while reading.here() not in {quote, 0}:
        if reading.here() == ord("&"):
            value += _reference(reading) or reading.take(_AMPERSAND)
        else:
            value += reading.take(ordinary)
    if reading.here() == quote:
        reading.at += 1
    return value.encode(errors="replace").decode()


def _argument(tag: str, name: str, value: str) -> str | None:
    """Return what an attribute says to the tag, if anything."""
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return name if (tag, name) == ("blockquote", "expandable") else None


def _close(reading: _Reading, begin: int) -> None:
    if not reading.opened:
        raise mistake(f"Unexpected end tag at byte offset {begin}")
    found = lowered(reading.take(_TAG_NAME))
    reading.take(_SPACES)
    if reading.here() != ord(">"):
        raise mistake(f"Unclosed end tag at byte offset {begin}")
    reading.at += 1
    opened = reading.opened.pop()
    if found and found != opened.tag:
        words = f'expected "</{opened.tag}>", found "</{found}>"'
        raise mistake(f"Unmatched end tag at byte offset {begin}, {words}")
    if reading.offset > opened.offset:
        place = {"offset": opened.offset, "length": reading.offset - opened.offset}
        covered = reading.text[opened.begin :]
        mark(reading.entities, Tag(opened.tag, opened.argument, covered), place)
