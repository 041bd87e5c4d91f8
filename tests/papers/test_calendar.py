"""The calendar file: what RFC 5545 asks of lines, values and editions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.papers.calendar import OCTETS_PER_LINE, Event, calendar

NSK = ZoneInfo("Asia/Novosibirsk")
STARTS = datetime(2016, 7, 5, 10, tzinfo=NSK)
EVENT = Event(
    uid="0123456789abcdef@veche",
    edition=0,
    starts=STARTS,
    ends=STARTS + timedelta(minutes=150),
    written_at=datetime(2016, 6, 21, 10, tzinfo=NSK),
    title="Общее собрание потенциальных участников медико-технологического кластера",
    place="Технопарк, зал 2; вход со двора",
    link="https://meet.example.org/cluster-2016",
    description="Открытие — 15\nРазное",
    organiser="Кластер «Медтех»",
    organiser_address="https://t.me/veche_bot",
)


def lines(event: Event) -> list[str]:
    """Unfold the file as a reader does."""
    return calendar(event).replace("\r\n ", "").split("\r\n")


def test_an_event_has_all_that_calendars_ask_for():
    assert lines(EVENT) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Veche//Meetings//RU",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:0123456789abcdef@veche",
        "SEQUENCE:0",
        "DTSTAMP:20160621T040000Z",
        "DTSTART:20160705T040000Z",
        "DTEND:20160705T063000Z",
        'ORGANIZER;CN="Кластер «Медтех»":https://t.me/veche_bot',
        "SUMMARY:Общее собрание потенциальных участников медико-технологического кластера",
        "STATUS:CONFIRMED",
        "LOCATION:Технопарк\\, зал 2\\; вход со двора",
        "URL:https://meet.example.org/cluster-2016",
        "DESCRIPTION:Открытие — 15\\nРазное",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_cancellation_is_a_later_edition_of_the_same_event():
    cancelled = lines(replace(EVENT, edition=3, is_cancelled=True))
    assert {"METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3"} <= set(cancelled)
    assert "UID:0123456789abcdef@veche" in cancelled


def test_the_zone_of_the_day_counts_novosibirsk_moved_its_clock_in_2016():
    later = datetime(2016, 7, 25, 10, tzinfo=NSK)
    assert "DTSTART:20160725T030000Z" in lines(replace(EVENT, starts=later))


def test_without_a_place_the_link_is_where_it_is_held():
    assert "LOCATION:https://meet.example.org/cluster-2016" in lines(replace(EVENT, place=""))


def test_a_backslash_is_escaped_before_the_marks_that_it_escapes():
    assert r"SUMMARY:a\\\;b\,c" in lines(replace(EVENT, title=r"a\;b,c"))


def test_a_name_in_quotes_cannot_end_its_parameter():
    said = lines(replace(EVENT, organiser='A "B"\r\nC:D'))
    assert "ORGANIZER;CN=\"A 'B'C:D\":https://t.me/veche_bot" in said


@given(
    st.text(
        st.characters(
            exclude_categories=("Cs",),
            exclude_characters="\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029",
        ),
        max_size=300,
    )
)
def test_no_line_is_longer_than_75_octets_and_none_is_cut_inside_a_character(title: str):
    written = calendar(replace(EVENT, title=title))
    pieces = written.encode().split(b"\r\n")
    assert max(len(piece) for piece in pieces) <= OCTETS_PER_LINE
    for piece in pieces:
        piece.decode()
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    assert f"\r\nSUMMARY:{escaped}\r\n" in written.replace("\r\n ", "")


@pytest.mark.parametrize("size", [66, 67, 68, 140, 141, 142])
def test_lines_at_the_edge_are_folded_right(size: int):
    written = calendar(replace(EVENT, title="x" * size))
    assert f"\r\nSUMMARY:{'x' * size}\r\n" in written.replace("\r\n ", "")
    assert (f"\r\nSUMMARY:{'x' * size}\r\n" in written) == (size <= OCTETS_PER_LINE - 8)
