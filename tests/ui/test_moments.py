"""Days and moments that are understood, as people write them in Russian and in English."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.ui.moments import day, moment
from bot.ui.texts import Language, Texts

NSK = ZoneInfo("Asia/Novosibirsk")
FRIDAY = datetime(2016, 7, 1, 12, 0, tzinfo=NSK)
TODAY = datetime.now(UTC).astimezone(NSK)


def at(day: int, hour: int, minute: int = 0, *, month: int = 7, year: int = 2016) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=NSK)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("завтра в 10", at(2, 10)),
        ("сегодня в 18.30", at(1, 18, 30)),
        ("в пятницу в 15:00", at(1, 15)),
        ("5.07 14:00", at(5, 14)),
        ("в следующую среду 11:00", at(6, 11)),
        ("15 числа в 10", at(15, 10)),
    ],
)
def test_what_a_well_known_library_reads_wrongly_is_read_right(typed, meant):
    assert moment(typed, FRIDAY, NSK) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5 июля 14:00", at(5, 14)),
        ("05.07 14:00", at(5, 14)),
        ("05.07 14.30", at(5, 14, 30)),
        ("5.07.2016 10:00", at(5, 10)),
        ("05.07.16 в 10:00", at(5, 10)),
        ("5-07-2016 10:00", at(5, 10)),
        ("5 июля 2016 г. 10:00", at(5, 10)),
        ("5 июля 2016 года в 10:00", at(5, 10)),
        ("«5» июля 2016 г., в 10:00", at(5, 10)),
        ("5-го июля, в 10 утра", at(5, 10)),
        ("5 июл. 16 г. 10:00", at(5, 10)),
        ("10:00 05.07.2016", at(5, 10)),
        ("14.10 05.07.2016", at(5, 14, 10)),
        ("в 14 часов 15 июля", at(15, 14)),
        ("в 10:00, 5 июля", at(5, 10)),
        ("5 июля – 10:00", at(5, 10)),
        ("2016-07-05 10:00", at(5, 10)),
        ("2016-07-05T10:00", at(5, 10)),
        ("2016-07-05T10:00:00+06:00", at(5, 10)),
        ("2016-07-05T04:00Z", at(5, 10)),
        ("2016.07.05 10:00", at(5, 10)),
        ("25/07 10:00", at(25, 10)),
        ("07/25/2016 10:00", at(25, 10)),
        ("на 5 июля 10:00", at(5, 10)),
        ("1 октября 2017 9:00", at(1, 9, month=10, year=2017)),
    ],
)
def test_a_date_with_a_time_is_understood(typed, meant):
    assert moment(typed, FRIDAY, NSK) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("послезавтра в 9:15", at(3, 9, 15)),
        ("завтра 10", at(2, 10)),
        ("завтра к 18", at(2, 18)),
        ("завтра, 10-30", at(2, 10, 30)),
        ("завтра в 18ч30", at(2, 18, 30)),
        ("завтра в 18 ч. 30 мин.", at(2, 18, 30)),
        ("завтра в 14 часов", at(2, 14)),
        ("завтра в 07", at(2, 7)),
        ("завтра в полдень", at(2, 12)),
        ("завтра в час дня", at(2, 13)),
        ("3 дня", at(1, 15)),
        ("завтра в 10 утра", at(2, 10)),
        ("завтра утром в 7", at(2, 7)),
        ("7 вечера", at(1, 19)),
        ("сегодня вечером в 8", at(1, 20)),
        ("завтра в 2 ночи", at(2, 2)),
        ("завтра в 11 ночи", at(2, 23)),
        ("в 12:30 дня", at(1, 12, 30)),
        ("15:00", at(1, 15)),
        ("в 16", at(1, 16)),
        ("13.30", at(1, 13, 30)),
        ("через 3 дня в 12", at(4, 12)),
        ("через 2 недели в 10", at(15, 10)),
        ("через две недели в 10:00", at(15, 10)),
        ("через неделю, в 10:00", at(8, 10)),
        ("через месяц в 10", at(1, 10, month=8)),
        ("через полгода в 10", at(1, 10, month=1, year=2017)),
        ("через час", at(1, 13)),
        ("через полчаса", at(1, 12, 30)),
        ("через 45 минут", at(1, 12, 45)),
        ("1-го числа в 16:00", at(1, 16)),
        ("на 15-е в 10", at(15, 10)),
    ],
)
def test_a_day_counted_from_today_is_understood(typed, meant):
    assert moment(typed, FRIDAY, NSK) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("пт в 15", at(1, 15)),
        ("во вторник в 10", at(5, 10)),
        ("вт. 10:00", at(5, 10)),
        ("в 10:00 в ближайший понедельник", at(4, 10)),
        ("в эту субботу в 15:00", at(2, 15)),
        ("в следующую пятницу в 15:00", at(8, 15)),
        ("в след. понедельник в 15:00", at(4, 15)),
        ("в субботу на следующей неделе в 11", at(9, 11)),
        ("на этой неделе в воскресенье в 11", at(3, 11)),
        ("в пятницу, 8 июля, в 15:00", at(8, 15)),
        ("8 июля (пятница) 15:00", at(8, 15)),
        ("в следующую пятницу, 8 июля, 15:00", at(8, 15)),
    ],
)
def test_a_weekday_is_the_nearest_one_unless_the_words_say_another(typed, meant):
    assert moment(typed, FRIDAY, NSK) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tomorrow 10am", at(2, 10)),
        ("5 July 14:00", at(5, 14)),
        ("July 5th, 2016 at 2 p.m.", at(5, 14)),
        ("the 5th of July at 10:00", at(5, 10)),
        ("Jul 5 10:30pm", at(5, 22, 30)),
        ("10:00 on 5 July", at(5, 10)),
        ("next Friday 3pm", at(8, 15)),
        ("Fri 15:00", at(1, 15)),
        ("on Tuesday at 11", at(5, 11)),
        ("Saturday next week at 9 in the morning", at(9, 9)),
        ("Friday the 15th at 10:00", at(15, 10)),
        ("the 15th at noon", at(15, 12)),
        ("noon tomorrow", at(2, 12)),
        ("12pm tomorrow", at(2, 12)),
        ("12:30 am tomorrow", at(2, 0, 30)),
        ("the day after tomorrow at 5 in the afternoon", at(3, 17)),
        ("tonight at 8", at(1, 20)),
        ("8 o’clock tomorrow", at(2, 8)),
        ("in 2 weeks at 10:00", at(15, 10)),
        ("in a month at 10:00", at(1, 10, month=8)),
        ("in an hour", at(1, 13)),
        ("in half an hour", at(1, 12, 30)),
    ],
)
def test_english_is_understood_as_well(typed, meant):
    assert moment(typed, FRIDAY, NSK) == meant


@pytest.mark.parametrize("typed", ["ЗАВТРА В 10", " завтра\u00a0 в\n10. ", "«завтра», в 10!"])
def test_case_spaces_and_punctuation_do_not_matter(typed):
    assert moment(typed, FRIDAY, NSK) == at(2, 10)


def test_yo_and_ye_are_one_letter():
    assert moment("завтра днём в 3", FRIDAY, NSK) == moment("завтра днем в 3", FRIDAY, NSK)


@pytest.mark.parametrize("zone", ["Asia/Novosibirsk", "Europe/Moscow"])
@pytest.mark.parametrize("language", Language)
def test_what_the_bot_writes_is_understood_when_it_is_sent_back(zone, language):
    written = Texts(ZoneInfo(zone)).moment(at(5, 10), language)
    assert moment(written, FRIDAY, NSK) == at(5, 10)


@pytest.mark.parametrize("typed", ["5 июля 10:00 мск", "10:00 (UTC+3), 5 July", "05.07 07:00 UTC"])
def test_an_hour_of_another_zone_is_the_same_instant_here(typed):
    assert moment(typed, FRIDAY, NSK) == at(5, 13)
    assert moment(typed, FRIDAY, NSK).tzinfo is NSK


def test_an_hour_is_of_the_zone_of_that_day():
    before, after = (moment(f"{n} июля 10:00", FRIDAY, NSK) for n in (23, 25))
    assert before.utcoffset() == timedelta(hours=6)
    assert after.utcoffset() == timedelta(hours=7)
    assert after - before == timedelta(days=2)
    assert after.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=47)


def test_an_hour_from_now_is_an_hour_across_a_change_of_the_clocks():
    late = datetime(2016, 7, 24, 1, 30, tzinfo=NSK)
    assert moment("через час", late, NSK) == datetime(2016, 7, 24, 3, 30, tzinfo=NSK)


def test_an_hour_that_comes_twice_is_told_apart_by_its_offset():
    moscow = ZoneInfo("Europe/Moscow")
    now = datetime(2014, 10, 20, 12, tzinfo=moscow)
    first, second = (
        moment(f"2014-10-26T01:30:00+0{n}:00", now, moscow).astimezone(UTC) for n in (4, 3)
    )
    assert second - first == timedelta(hours=1)


def test_today_is_the_day_of_the_zone():
    new_year = datetime(2016, 12, 31, 18, tzinfo=UTC)
    assert moment("завтра в 10", new_year, NSK) == at(2, 10, month=1, year=2017)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("сегодня", date(2016, 7, 1)),
        ("завтра", date(2016, 7, 2)),
        ("в понедельник", date(2016, 7, 4)),
        ("5 июля", date(2016, 7, 5)),
        ("05.07", date(2016, 7, 5)),
        ("«5» июля 2016 г.", date(2016, 7, 5)),
        ("5 июля 16 г.", date(2016, 7, 5)),
        ("вторник, 5 июля", date(2016, 7, 5)),
        ("2016-07-05", date(2016, 7, 5)),
        ("до 15 июля", date(2016, 7, 15)),
        ("15 числа", date(2016, 7, 15)),
        ("через 2 недели", date(2016, 7, 15)),
        ("in 2 weeks", date(2016, 7, 15)),
        ("5 July", date(2016, 7, 5)),
        ("by Tuesday", date(2016, 7, 5)),
        ("31 декабря", date(2016, 12, 31)),
        ("1 июля 2017", date(2017, 7, 1)),
    ],
)
def test_a_day_needs_no_time(typed, meant):
    assert day(typed, FRIDAY, NSK) == meant


def test_a_date_without_a_year_is_the_next_one_across_the_new_year():
    december = datetime(2016, 12, 20, 12, tzinfo=NSK)
    assert day("5 января", december, NSK) == date(2017, 1, 5)
    assert day("1 числа", december, NSK) == date(2017, 1, 1)
    assert day("20 декабря", december, NSK) == date(2016, 12, 20)


def test_what_is_typed_today_is_understood_today():
    tomorrow, in_two_weeks = (TODAY.date() + timedelta(days=n) for n in (1, 14))
    for typed in ("завтра в 10", "tomorrow 10am", f"{tomorrow:%d.%m.%Y} 10:00"):
        assert moment(typed, TODAY, NSK).date() == tomorrow
    assert day("через 2 недели", TODAY, NSK) == day("in 2 weeks", TODAY, NSK) == in_two_weeks
    assert timedelta(minutes=59) <= moment("через час", TODAY, NSK) - TODAY <= timedelta(hours=1)
