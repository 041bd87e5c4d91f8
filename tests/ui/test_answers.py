"""Lines, paragraphs, names and dates: what people type becomes clean or is refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.answers import calendar_date, characters, clean, line, name, paragraph, tidy
from tests.ui.sentences import check_any, refused, said, sentence

TODAY = date(2026, 8, 1)
on_that_day = partial(calendar_date, today=TODAY)


def test_a_line_loses_what_nobody_sees_and_keeps_the_rest() -> None:
    typed = "\t ООО\u00a0 \n «Обь\u200b-\u202eИмплант\u202c»\x00 \U000e0041"
    assert clean(typed, limit=64) == "ООО «Обь-Имплант»"


def test_a_name_with_html_and_quotes_is_kept_as_typed() -> None:
    assert name(64)('<b>ООО</b> & "Рога"') == '<b>ООО</b> & "Рога"'


def test_a_letter_and_its_accent_become_one_character() -> None:
    assert clean("и\u0306од", limit=3) == "йод"


def test_an_accent_hidden_from_its_letter_by_a_zero_width_space_comes_together() -> None:
    assert clean("и\u200b\u0306", limit=1) == "й"


def test_a_tower_of_accents_is_cut_down_and_a_stray_one_is_dropped() -> None:
    assert clean("\u0301 x" + "\u0301" * 500, limit=1) == "x" + "\u0301" * 3


@pytest.mark.parametrize(
    "typed",
    ["", " \n\t", "\u200b\u200d\ufeff", "\u202e\u202c", "\u3164", "\u2800", "\U000e0041", "\ud800"],
)
def test_an_answer_of_nothing_visible_is_refused(typed: str) -> None:
    assert said(line(10), typed) == "Ответ пуст. Напишите его текстом и отправьте ещё раз."
    assert refused(paragraph(10), typed).key == "answers-empty"


def test_a_message_of_4095_characters_is_refused_and_says_by_how_many() -> None:
    assert said(line(100), "ж" * 4095) == (
        "Ответ слишком длинный: здесь помещается до 100 знаков. "
        "Сократите его на 3\u00a0995 знаков и отправьте ещё раз."
    )
    assert "до 21 знака. Сократите его на 1 знак и" in said(line(21), "ж" * 22)
    assert "Сократите его на 2 знака и" in said(line(20), "ж" * 22)
    assert "by 2 characters" in sentence(refused(line(20), "ж" * 22), language="en")


@pytest.mark.parametrize("parser", [line, paragraph])
@pytest.mark.parametrize("typed", ["ж" * 4096, "ж " * 2048, "\N{GRINNING FACE}" * 2048])
def test_of_a_text_that_telegram_may_have_cut_nobody_says_by_how_many(
    parser: Callable[[int], Callable[[str], str]], typed: str
) -> None:
    refusal = refused(parser(100), typed)
    told = sentence(refusal, language="ru")
    assert "до 100 знаков. Он занял целое сообщение Telegram" in told
    assert "на" not in told.split()
    assert "send it as one message" in sentence(refusal, language="en")


def test_a_message_of_exactly_the_limit_is_taken() -> None:
    assert line(4096)("ж" * 4096) == "ж" * 4096


def test_characters_are_counted_as_a_person_sees_them() -> None:
    assert characters("Ёж") == characters("Е\u0308ж") == 2
    assert characters("\U0001f1f7\U0001f1fa") == 1
    assert characters("\U0001f44d\U0001f3fd") == 1
    assert characters("\U0001f600" * 5) == 5


def test_a_paragraph_keeps_single_line_breaks() -> None:
    assert paragraph(100)(" Чистые  помещения \r\n\n\u200b\n офисы\u2028стенды ") == (
        "Чистые помещения\nофисы\nстенды"
    )
    assert line(100)("Чистые\nпомещения") == "Чистые помещения"


def test_a_paragraph_that_is_too_long_is_refused() -> None:
    assert refused(paragraph(3), "аб\nвг").details == {"limit": 3, "excess": 2}


@pytest.mark.parametrize("typed", ["12345", "!!!", "—", "№ 5", "\U0001f600"])
def test_a_name_without_a_letter_is_refused(typed: str) -> None:
    assert said(name(64), typed).startswith("В названии или имени должна быть хотя бы одна буква.")


@pytest.mark.parametrize("typed", ["АО «НПО „Медлуч“»", "Ы", "3M", "O'Neill-Штейн"])
def test_a_name_with_a_letter_is_taken(typed: str) -> None:
    assert name(64)(typed) == typed


@given(st.text())
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    once = tidy(typed)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(
    st.text(
        alphabet="а\u0301\u0306\u200b \n\u0345\u1161\u1100\u11a8\u09c7\u09be\u0f71\u0f72и\ufe0f"
    )
)
def test_cleaning_difficult_writing_twice_changes_nothing(typed: str) -> None:
    once = tidy(typed)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text())
def test_a_paragraph_cleaned_twice_stays_as_it_is(typed: str) -> None:
    once = check_any(paragraph(4096), typed)
    assert once is None or paragraph(4096)(str(once)) == once


@pytest.mark.parametrize(
    "typed",
    [
        "05.07.2016",
        "5.7.16",
        " 05.07.2016 г.",
        "2016-07-05",
        "2016.07.05",
        "5-7-2016",
        "5 июля 2016",
        "5 Июля 2016 г.",
        "5 июля 2016 года",
        "«05» июля 2016 г.",
        '"5" июля 2016г',
        "5-го июля 2016",
        "5 июль 16",
        "5 июл. 2016",
        "5 July 2016",
        "5th july, 2016",
        "July 5, 2016",
        "Jul 5 2016.",
    ],
)
def test_a_date_is_understood_as_people_write_it(typed: str) -> None:
    assert on_that_day(typed) == date(2016, 7, 5)


def test_a_year_of_two_digits_is_near_today() -> None:
    assert on_that_day("31.12.27") == date(2027, 12, 31)
    assert on_that_day("01.01.56") == date(2056, 1, 1)
    assert on_that_day("01.01.57") == date(1957, 1, 1)
    assert on_that_day("01.01.00") == date(2000, 1, 1)


def test_the_29th_of_february_exists_in_leap_years_only() -> None:
    assert on_that_day("29.02.2024") == date(2024, 2, 29)
    assert said(on_that_day, "29.02.2025") == (
        "Такой даты нет: в феврале 2025 года 28 дней, а вы ввели 29. Проверьте и отправьте ещё раз."
    )
    assert sentence(refused(on_that_day, "29 февраля 2025"), language="en") == (
        "There is no such date: February 2025 has 28 days, but you entered 29. "
        "Check it and send it again."
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31.12.0216", "Проверьте год: вы ввели 0216."),
        ("31.12.2916", "Проверьте год: вы ввели 2916."),
        ("31.13.2016", "Месяца с номером 13 нет."),
        ("05.00.2016", "Месяца с номером 0 нет."),
        ("32 мая 2016", "в мае 2016 года 31 день, а вы ввели 32."),
        ("0 мая 2016", "в мае 2016 года 31 день, а вы ввели 0."),
        ("завтра", "Не получилось понять дату: завтра."),
        ("5 брюмера 2016", "Не получилось понять дату: 5 брюмера 2016."),
        ("05/07/2016", "Не получилось понять дату: 05/07/2016."),
        ("5.07-2016", "Не получилось понять дату"),
        ("5.7.116", "Не получилось понять дату"),
        ("31 сентября", "В дате нет года. Напишите день, месяц и год"),
        ("ж" * 61, "Ответ слишком длинный"),
    ],
)
def test_a_date_that_cannot_be_is_refused_by_name(typed: str, words: str) -> None:
    refusal = refused(on_that_day, typed)
    assert words in sentence(refusal, language="ru")
    assert refusal.suggestion is None


def test_a_date_without_a_year_is_suggested_for_this_year() -> None:
    refusal = refused(on_that_day, "5 июля")
    assert refusal.suggestion == "05.07.2026"
    assert "Возможно, вы имели в виду 05.07.2026." in sentence(refusal, language="ru")


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_can_be_named_in_a_refusal(month: int) -> None:
    said_of_day_32 = said(on_that_day, f"32.{month}.2016")
    assert said_of_day_32.startswith("Такой даты нет: в ")


@given(st.dates(min_value=date(1997, 1, 1), max_value=date(2056, 12, 31)))
def test_every_date_near_today_is_read_back(day: date) -> None:
    assert on_that_day(f"{day:%d.%m.%Y}") == on_that_day(day.isoformat()) == day
    assert on_that_day(f"{day.day}.{day.month}.{day:%y}") == day


@given(st.text() | st.text(alphabet="0123456789. -июляJuly,г", max_size=20))
def test_no_text_breaks_the_reading_of_dates_and_names(typed: str) -> None:
    for parse in (on_that_day, name(10), line(10), paragraph(10)):
        assert check_any(parse, typed) != ""
