"""Days and moments that are refused: the sentence that says why, and what it suggests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from bot.refusal import Refusal
from bot.ui.moments import day, moment
from bot.ui.texts import Language, Texts, refused

NSK = ZoneInfo("Asia/Novosibirsk")
MOSCOW = ZoneInfo("Europe/Moscow")
FRIDAY = datetime(2016, 7, 1, 12, 0, tzinfo=NSK)
when = partial(moment, now=FRIDAY, zone=NSK)
which_day = partial(day, now=FRIDAY, zone=NSK)
TEXTS = Texts(NSK)

Said = tuple[str, str | None]


def said(parse: Callable[[str], object], typed: str, language: Language = Language.RU) -> Said:
    """What a person reads, and what the button under it would type."""
    with pytest.raises(Refusal) as caught:
        parse(typed)
    return TEXTS.plain(refused(caught.value), language), caught.value.suggestion


@pytest.mark.parametrize(
    ("typed", "sentence", "suggestion"),
    [
        ("в 10", "Это время уже прошло: 1 июля 2016 г., пятница, 10:00", "02.07.2016 10:00"),
        ("11:30", "Это время уже прошло", "02.07.2016 11:30"),
        ("сегодня в 10", "Это время уже прошло", "02.07.2016 10:00"),
        ("в пятницу в 10", "Это время уже прошло", "08.07.2016 10:00"),
        ("в эту среду в 15", "прошло: 29 июня 2016 г., среда, 15:00", "06.07.2016 15:00"),
        ("1 числа в 10", "Это время уже прошло", "01.08.2016 10:00"),
        ("1 июля 10:00", "Это время уже прошло", "01.07.2017 10:00"),
        ("12:00", "Это время уже прошло", "02.07.2016 12:00"),
        ("01.07.2016 10:00", "которые ещё впереди", None),
        ("вчера в 10", "прошло: 30 июня 2016 г., четверг, 10:00 (НСК). Напишите день", None),
        ("05.07.2015 10:00", "прошло: 5 июля 2015 г., воскресенье, 10:00 (НСК)", None),
        ("через 0 минут", "Это время уже прошло", None),
    ],
)
def test_a_time_that_has_passed_is_refused(typed, sentence, suggestion):
    answer, offered = said(when, typed)
    assert sentence in answer
    assert offered == suggestion


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 июня 10:00", "Такой даты нет: в июне 2017 года 30 дней, а вы ввели 31."),
        ("29 февраля 10:00", "Такой даты нет: в феврале 2017 года 28 дней, а вы ввели 29."),
        ("29.02.2018 10:00", "Такой даты нет: в феврале 2018 года 28 дней, а вы ввели 29."),
        ("0 июля 10:00", "Такой даты нет: в июле 2017 года 31 день, а вы ввели 0."),
        ("32 числа в 10", "Такой даты нет: в июле 2016 года 31 день, а вы ввели 32."),
        ("05.13.2016 10:00", "Месяца с номером 13 нет."),
        ("13/13 10:00", "Месяца с номером 13 нет."),
        ("05.07.2116 10:00", "Проверьте год: 2116."),
        ("05.07.0216 10:00", "Проверьте год: 216."),
        ("через 20 лет в 10", "Проверьте год: 2036."),
        ("завтра в 25:00", "Такого времени не бывает: в 25:00."),
        ("завтра в 10:61", "Такого времени не бывает: в 10:61."),
        ("завтра в 20 утра", "Такого времени не бывает: в 20 утра."),
        ("завтра в 24:30", "Такого времени не бывает: в 24:30."),
        ("завтра 10:00 UTC+25", "Такого времени не бывает: UTC+25."),
    ],
)
def test_what_does_not_exist_is_refused(typed, sentence):
    answer, offered = said(when, typed)
    assert answer.startswith(sentence)
    assert offered is None


@pytest.mark.parametrize(
    ("typed", "sentence", "suggestion"),
    [
        ("05/07 10:00", "двояко: 5 июля 2016 г. или 7 мая 2017 г.", "05.07.2016 10:00"),
        ("05/07", "двояко: 5 июля 2016 г. или 7 мая 2017 г. Напишите дату целиком", None),
        ("в следующую субботу в 10", "9 июля 2016 г. или 2 июля 2016 г.", "09.07.2016 10:00"),
        ("через день в 10", "3 июля 2016 г. или 2 июля 2016 г.", "03.07.2016 10:00"),
        ("в пятницу", "«пятницу» можно понять двояко", None),
        ("7", "Непонятно, что значит «7»: день, час или год.", "01.07.2016 19:00"),
        ("5 июля 16", "Непонятно, что значит «16»", "05.07.2016 16:00"),
        ("5 июля 7", "Непонятно, что значит «7»", "05.07.2016 19:00"),
        ("пт 15", "Непонятно, что значит «15»", "01.07.2016 15:00"),
        ("завтра в 7", "«в 7» — это 07:00 или 19:00?", "02.07.2016 19:00"),
        ("завтра в час", "«в час» — это 01:00 или 13:00?", "02.07.2016 13:00"),
        ("завтра в полночь", "Полночь бывает в начале дня и в его конце", "03.07.2016 00:00"),
        ("завтра в 24:00", "Полночь бывает в начале дня и в его конце", "03.07.2016 00:00"),
        ("в 12 ночи", "Полночь бывает в начале дня и в его конце", "02.07.2016 00:00"),
        ("вчера в полночь", "Напишите дату и 00:00 (начало дня) или 23:59", None),
    ],
)
def test_what_may_mean_two_things_is_refused(typed, sentence, suggestion):
    answer, offered = said(when, typed)
    assert sentence in answer
    assert offered == suggestion


@pytest.mark.parametrize(
    ("typed", "sentence", "suggestion"),
    [
        ("завтра", "день без времени: 2 июля 2016 г. Во сколько?", "02.07.2016 10:00"),
        ("через 2 недели", "день без времени: 15 июля 2016 г.", "15.07.2016 10:00"),
        ("05.07", "день без времени: 5 июля 2016 г.", "05.07.2016 10:00"),
        ("5 июня", "день без времени: 5 июня 2017 г.", "05.06.2017 10:00"),
        ("завтра вечером", "день без времени: 2 июля 2016 г.", "02.07.2016 18:00"),
        ("сегодня", "день без времени: 1 июля 2016 г.", "01.07.2016 14:00"),
        ("сегодня утром", "Напишите день и время вместе", None),
    ],
)
def test_a_day_without_a_time_asks_for_the_time(typed, sentence, suggestion):
    answer, offered = said(when, typed)
    assert sentence in answer
    assert offered == suggestion


@pytest.mark.parametrize(
    ("typed", "sentence", "suggestion"),
    [
        ("30 июня 10:00", "уже прошла, а следующая не скоро: 30 июня 2017 г.", "30.06.2017 10:00"),
        ("5 января 10:00", "уже прошла, а следующая не скоро", "05.01.2017 10:00"),
    ],
)
def test_a_date_without_a_year_that_is_far_off_is_refused(typed, sentence, suggestion):
    answer, offered = said(when, typed)
    assert sentence in answer
    assert offered == suggestion


def test_a_date_without_a_year_late_in_this_year_is_refused_in_spring():
    march = datetime(2016, 3, 1, 12, tzinfo=NSK)
    answer, offered = said(partial(day, now=march, zone=NSK), "20 декабря")
    assert answer.startswith("До этой даты больше полугода: 20 декабря 2016 г. Если вы имели")
    assert offered == "20.12.2016"


@pytest.mark.parametrize(
    ("typed", "sentence", "suggestion"),
    [
        (
            "5 июля, пятница, 10:00",
            "Не сходится: «пятница» и 5 июля 2016 г. (вторник).",
            "05.07.2016 10:00",
        ),
        ("через неделю в среду в 10", "«среду» и 8 июля 2016 г. (пятница)", "08.07.2016 10:00"),
        ("в эту пятницу 15 июля 15:00", "«эту пятницу» и 15 июля 2016 г.", "15.07.2016 15:00"),
        ("вчера, понедельник, 10:00", "Проверьте дату и напишите ещё раз", None),
    ],
)
def test_a_weekday_that_is_not_of_the_date_is_refused(typed, sentence, suggestion):
    answer, offered = said(when, typed)
    assert sentence in answer
    assert offered == suggestion


@pytest.mark.parametrize("typed", ["24.07.2016 02:30", "24 июля 2:30", "24.07 в 2.30"])
def test_an_hour_that_the_change_of_the_clocks_leaves_out_is_refused(typed):
    answer, offered = said(when, typed)
    assert answer.startswith(
        "02:30 в этот день не наступит: часы переводят вперёд (24 июля 2016 г.)."
    )
    assert offered == "24.07.2016 03:30"


def test_the_hours_beside_a_change_of_the_clocks_are_taken():
    assert when("24.07.2016 01:59").isoformat() == "2016-07-24T01:59:00+06:00"
    assert when("24.07.2016 03:00").isoformat() == "2016-07-24T03:00:00+07:00"


def test_an_hour_that_comes_twice_is_refused_and_the_first_is_suggested_with_its_offset():
    now = datetime(2014, 10, 20, 12, tzinfo=MOSCOW)
    parse = partial(moment, now=now, zone=MOSCOW)
    answer, offered = said(parse, "26.10.2014 01:30")
    assert answer.startswith("01:30 в этот день наступит дважды: часы переводят назад")
    assert offered == "26.10.2014 01:30 UTC+0400"
    assert parse(offered).isoformat() == "2014-10-26T01:30:00+04:00"


@pytest.mark.parametrize(
    "typed",
    [
        "скоро",
        "завтра <b>в</b> 10",
        "завтра в 10-12",
        "завтра 10:00-11:00",
        "завтра с 10 до 12",
        "завтра послезавтра в 10",
        "5 июля 16 10:00",
        "на следующей неделе в 10",
        "5 июля на следующей неделе в 10",
        "через час завтра",
        "через час в 10",
        "утром",
        "мск",
        "-",
        "٥ июля 10:00",
    ],
)
def test_what_is_not_understood_as_a_whole_is_refused(typed):
    answer, offered = said(when, typed)
    assert answer.startswith(f"Не получилось понять день и время: {typed}. Напишите, например,")
    assert offered is None


def test_an_empty_answer_and_a_long_one_are_refused():
    assert said(when, " \u200b")[0].startswith("Ответ пуст.")
    assert said(which_day, "завтра " * 20)[0].startswith("Ответ слишком длинный")


@pytest.mark.parametrize(
    ("typed", "sentence", "suggestion"),
    [
        ("5 июля 14:00", "Здесь нужен только день, без времени.", "05.07.2016"),
        ("завтра утром", "Здесь нужен только день, без времени.", "02.07.2016"),
        ("вчера в 10", "Здесь нужен только день, без времени. Напишите его ещё раз.", None),
        ("вчера", "Этот день уже прошёл: 30 июня 2016 г. Напишите сегодняшний", None),
        ("01.06.2016", "Этот день уже прошёл: 1 июня 2016 г.", None),
        ("в эту среду", "Этот день уже прошёл: 29 июня 2016 г.", "06.07.2016"),
        ("в пятницу", "двояко: 8 июля 2016 г. или 1 июля 2016 г.", "08.07.2016"),
        ("05/07/2016", "двояко: 5 июля 2016 г. или 7 мая 2016 г.", "05.07.2016"),
        ("10:00", "Не получилось понять день: 10:00.", None),
        ("через час", "Не получилось понять день: через час.", None),
        ("на следующей неделе", "Не получилось понять день", None),
    ],
)
def test_a_day_is_refused_for_its_own_reasons(typed, sentence, suggestion):
    answer, offered = said(which_day, typed)
    assert sentence in answer
    assert offered == suggestion


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("10:00", "This time has passed: "),
        ("05/07 10am", "“05/07” may be 5 July 2016 or 7 May 2017. If you meant the first (05.07"),
        ("next Saturday 10am", "“next saturday” may be 9 July 2016 or 2 July 2016."),
        ("tomorrow at 7", "Is “at 7” 07:00 or 19:00? If you meant 02.07.2016 19:00, confirm;"),
        ("midnight", "A day has a midnight at its beginning and one at its end."),
        ("tomorrow", "You named a day without a time: 2 July 2016. At what time?"),
        ("5 July, Friday, 10am", "This does not match: “friday” and 5 July 2016 (Tuesday)."),
        ("soon", "The day and time could not be understood: soon. Write, for example,"),
    ],
)
def test_the_sentences_are_english_for_who_speaks_english(typed, sentence):
    assert said(when, typed, Language.EN)[0].startswith(sentence)
