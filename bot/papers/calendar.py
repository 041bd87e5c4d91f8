"""An event as an iCalendar file (RFC 5545, 5546): a later edition replaces the one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

OCTETS_PER_LINE = 75
"""How long a line may be, its line break not counted (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class Event:
    """What a calendar keeps: the same `uid` with a higher `edition` takes the earlier one's place.

    Instants are aware. `organiser` is a name, `organiser_address` a URI.
    """

    uid: str
    edition: int
    starts: datetime
    ends: datetime
    written_at: datetime
    title: str
    place: str
    link: str
    description: str
    organiser: str
    organiser_address: str
    is_cancelled: bool = False


def calendar(event: Event) -> str:
    """Return the file: CRLF line ends, no line over 75 octets, all times in UTC."""
    return "".join(f"{folded}\r\n" for line in _lines(event) for folded in _folded(line))


def _lines(event: Event) -> Iterator[str]:
    method = "CANCEL" if event.is_cancelled else "PUBLISH"
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Veche//Meetings//RU")
    yield from (f"METHOD:{method}", "BEGIN:VEVENT")
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.edition}"
    yield f"DTSTAMP:{_instant(event.written_at)}"
    yield f"DTSTART:{_instant(event.starts)}"
    yield f"DTEND:{_instant(event.ends)}"
    yield f"ORGANIZER;CN={_quoted(event.organiser)}:{event.organiser_address}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    if event.place or event.link:
        yield f"LOCATION:{_escaped(event.place or event.link)}"
    if event.link:
        yield f"URL:{event.link}"
    if event.description:
        yield f"DESCRIPTION:{_escaped(event.description)}"
    yield from ("END:VEVENT", "END:VCALENDAR")


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Escape a value of type TEXT (RFC 5545, 3.3.11)."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def _quoted(text: str) -> str:
    """Quote a parameter, which can hold neither a quotation mark nor a control character."""
    return '"' + "".join(c for c in text.replace('"', "'") if c.isprintable()) + '"'


def _folded(line: str) -> Iterator[str]:
    """Cut a line into pieces of at most 75 octets, never inside a character; the rest is indented.

    The space at the beginning of a continued line counts.
    """
    piece = ""
    for character in line:
        if len(f"{piece}{character}".encode()) > OCTETS_PER_LINE:
            yield piece
            piece = " "
        piece += character
    yield piece
