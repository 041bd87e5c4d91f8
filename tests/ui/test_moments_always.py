"""What holds for every text, moment and zone: days and moments read back, or are refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.refusal import Refusal
from bot.ui.moments import day, moment
from bot.ui.texts import Language, Texts, refused

ZONES = {
    name: ZoneInfo(name)
    for name in (
        "Asia/Novosibirsk",
        "Europe/Moscow",
        "Europe/Berlin",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "UTC",
    )
}
SHAPES = (
    "%d.%m.%Y %H:%M",
    "%d.%m.%y в %H.%M",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
    "%H:%M %d.%m.%Y",
    "%d {month_ru} %Y г., {weekday_ru}, %H:%M",
    "{weekday_ru}, %d {month_ru} %Y года, в %H-00",
    "%d {month_en} %Y %H:%M",
    "{weekday_en}, {month_en} %d, %Y at %I:%M %p",
    "%d/%m/%Y %H:%M",
)
FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2005, 2040))
VOCABULARY = """
завтра сегодня вчера в на к через день дня 2 3 15 16 31 07 0 24 недели неделю час полночь noon
midnight среду следующую эту next this Friday week неделе июля July 29 февраля 05.07 05/07 31.06
2016 2017 99 999 10:00 02:30 18.30 утра ночи am pm числа th the of г. мск UTC+3 in at а an лет
месяца , - . <b> 2016-07-24 T10:00 12am 05/07/2016
"""
TEXTS = Texts(ZONES["Asia/Novosibirsk"])

zones = st.sampled_from(list(ZONES.values()))
moments = st.integers(FIRST, LAST).map(partial(datetime.fromtimestamp, tz=UTC))
words = st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=7).map(" ".join)


def written(shape: str, when: datetime) -> str:
    """Write a moment in one of the shapes, whatever the machine's locale."""
    names = {
        f"{piece}_{language}": format_date(when, pattern, locale=language)
        for piece, pattern in (("month", "MMMM"), ("weekday", "EEEE"))
        for language in Language
    }
    return when.strftime(shape.format(**names))


def comes_twice(when: datetime) -> bool:
    return when.replace(fold=0).utcoffset() != when.replace(fold=1).utcoffset()


@pytest.mark.parametrize("shape", SHAPES)
@given(now=moments, ahead=st.integers(1, 60 * 24 * 3000), zone=zones)
def test_a_moment_is_read_as_it_was_written(shape, now, ahead, zone):
    when = (now + timedelta(minutes=ahead)).replace(second=0, microsecond=0).astimezone(zone)
    when = when.replace(minute=0) if "%H-00" in shape else when
    midnight_in_words = "%I" in shape and (when.hour, when.minute) == (0, 0)
    two_days = "/" in shape and when.month != when.day <= 12
    assume(when.astimezone(UTC) > now)
    assume(not (comes_twice(when) or midnight_in_words or two_days))
    assert moment(written(shape, when), now, zone) == when


@given(now=moments, ahead=st.integers(1, 60 * 24 * 3000), zone=zones)
@example(datetime(2014, 10, 25, 20, tzinfo=UTC), 90, ZONES["Europe/Moscow"])
@example(datetime(2014, 10, 25, 20, tzinfo=UTC), 150, ZONES["Europe/Moscow"])
def test_a_moment_that_is_kept_as_text_is_read_as_the_same_instant(now, ahead, zone):
    when = (now + timedelta(minutes=ahead)).replace(second=0, microsecond=0).astimezone(zone)
    assume(when.astimezone(UTC) > now)
    read = moment(when.isoformat(), now, zone)
    assert read.isoformat() == when.isoformat()
    assert read.tzinfo is zone


@given(now=moments, ahead=st.integers(0, 3000), zone=zones)
def test_a_day_that_is_kept_as_text_is_read_as_the_same_day(now, ahead, zone):
    meant = now.astimezone(zone).date() + timedelta(days=ahead)
    assert day(meant.isoformat(), now, zone) == day(f"{meant:%d.%m.%Y}", now, zone) == meant


def read_or_suggested(parse: Callable[[str], object], typed: str) -> object:
    """Give what was understood, or what is suggested, or None; a refusal can be said."""
    try:
        return parse(typed)
    except Refusal as refusal:
        TEXTS.say(refused(refusal), Language.RU)
        TEXTS.say(refused(refusal), Language.EN)
        return parse(refusal.suggestion) if refusal.suggestion else None


def check(typed: str, now: datetime, zone: ZoneInfo) -> None:
    """Expect what is still to come, understood or suggested."""
    when = read_or_suggested(partial(moment, now=now, zone=zone), typed)
    assert when is None or when.astimezone(UTC) > now
    on_day = read_or_suggested(partial(day, now=now, zone=zone), typed)
    assert on_day is None or on_day >= now.astimezone(zone).date()


@given(st.text(), moments, zones)
def test_any_text_is_understood_or_refused(typed, now, zone):
    check(typed, now, zone)


@given(words, moments, zones)
def test_any_words_of_the_calendar_are_understood_or_refused(typed, now, zone):
    check(typed, now, zone)


@given(st.integers(0, 23), st.integers(0, 59), moments, zones)
def test_a_time_alone_is_today_or_refused(hour, minute, now, zone):
    typed = f"{hour}:{minute:02}"
    check(typed, now, zone)
    try:
        meant = moment(typed, now, zone)
    except Refusal:
        return
    assert meant.date() == now.astimezone(zone).date()
    assert (meant.hour, meant.minute) == (hour, minute)
