"""Answers to the questions of applications: good ones made clean, wrong ones refused in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.applications.forms import APPLICATION
from bot.refusal import Refusal
from bot.ui.forms import Asked, Question, Takes
from bot.ui.screen import Text
from bot.ui.texts import Language, refused
from tests.features.applications.questionnaires import LIMITS, NOW, QUESTIONS, TEXTS, TODAY, noon


def refusal_of(typed: str, *, key: str, today: date = TODAY, **answers: str) -> Refusal:
    """Expect a refusal that can be said in both languages."""
    with pytest.raises(Refusal) as caught:
        QUESTIONS[key].parse(typed, Asked(answers, noon(today)))
    assert said(caught.value) != TEXTS.say(refused(caught.value), Language.EN)
    return caught.value


def said(refusal: Refusal) -> str:
    return TEXTS.say(refused(refusal), Language.RU)


@pytest.mark.parametrize(
    ("key", "typed", "part", "suggestion"),
    [
        ("inn", "5499000019", "контрольное число не сходится", None),
        ("inn", "549900001", "Вы ввели 9", None),
        ("inn", "0000000000", "из одних нулей", None),
        ("ogrn", "1165499000018", "контрольная цифра не сходится", None),
        ("ogrn", "11654990000017", "Вы ввели 14", None),
        ("kpp", "54990100", "Вы ввели 8", None),
        ("inn", "5499OOOO18", "имели в виду 5499000018", "5499000018"),
        ("inn", "5499ООО0з2", "имели в виду 5499000032", "5499000032"),
    ],
)
def test_a_wrong_number_is_named_and_a_slip_comes_back_as_a_suggestion(
    key: str, typed: str, part: str, suggestion: str | None
):
    refusal = refusal_of(typed, key=key, inn="5499000018")

    assert part in said(refusal)
    assert refusal.suggestion == suggestion


def test_an_inn_that_is_known_already_is_a_good_answer_that_somebody_else_checks():
    assert QUESTIONS["inn"].parse("5499000025", Asked({}, NOW)) == "5499000025"


def test_the_ogrn_fits_the_kind_of_inn():
    company = refusal_of("1165499000017", key="ogrn", inn="549900001242")
    entrepreneur = refusal_of("316549900000122", key="ogrn", inn="5499000018")

    assert "Отправьте ОГРНИП из 15 цифр" in said(company)
    assert "Отправьте ОГРН из 13 цифр" in said(entrepreneur)


@pytest.mark.parametrize("typed", ["ip", "", "ООО", "ooo ", "head"])
def test_a_choice_is_one_of_its_buttons(typed: str):
    assert "на кнопках" in said(refusal_of(typed, key="legal_form"))


def test_an_organisation_is_not_offered_the_form_of_an_entrepreneur():
    assert "ip" not in QUESTIONS["legal_form"].choices


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("26.11.2026", "ещё не наступила: 26 ноября 2026 г."),
        ("31.12.1989", "старше 1990 года"),
        ("31.02.2026", "Такой даты нет"),
        ("вчера", "Не получилось понять дату"),
        ("25 декабря", "В дате нет года. Напишите"),
    ],
)
def test_a_power_of_attorney_is_dated_in_the_past(typed: str, part: str):
    refusal = refusal_of(typed, key="proxy_date")

    assert part in said(refusal)
    assert refusal.suggestion is None


def test_a_date_without_its_year_is_suggested_when_it_would_do():
    assert refusal_of("1 июля", key="proxy_date").suggestion == "01.07.2026"
    until = refusal_of("31 декабря", key="proxy_until", proxy_date="2026-07-01")
    assert until.suggestion == "31.12.2026"


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("30.06.2026", "раньше даты её выдачи (1 июля 2026 г.)"),
        ("24.11.2026", "истёк 24 ноября 2026 г."),
        ("бессрочно", "Не получилось понять дату"),
        ("20 июня", "В дате нет года. Напишите"),
    ],
)
def test_a_power_of_attorney_is_in_force_today(typed: str, part: str):
    refusal = refusal_of(typed, key="proxy_until", proxy_date="2026-07-01")

    assert part in said(refusal)
    assert refusal.suggestion is None


@pytest.mark.parametrize("day", ["2026-11-25", "2026-11-26", "2030-02-28"])
def test_the_last_day_of_a_power_of_attorney_is_included(day: str):
    on_the_same_day = Asked({"proxy_date": "2026-11-25"}, NOW)
    assert QUESTIONS["proxy_until"].parse(day, on_the_same_day) == day


@pytest.mark.parametrize(
    "typed", ["", "да", "document:", "sticker:abc", "document:a b", "document:abc\n", "photo:<b>"]
)
def test_a_scan_is_a_file_and_not_words(typed: str):
    assert "Здесь нужен файл" in said(refusal_of(typed, key="scan"))


def test_a_photo_is_as_good_as_a_document():
    assert QUESTIONS["scan"].parse("photo:AgACAgI-_1", Asked({}, NOW)) == "photo:AgACAgI-_1"
    assert QUESTIONS["scan"].takes is Takes.FILE
    assert QUESTIONS["phone"].takes is Takes.CONTACT


@pytest.mark.parametrize(
    ("key", "kept", "shown"),
    [
        ("phone", "+73830000001;ext=12", "+7 383 000-00-01 #12"),
        ("proxy_date", "2026-07-01", date(2026, 7, 1)),
        ("proxy_until", "2026-12-31", date(2026, 12, 31)),
        ("scan", "photo:AgAC", Text("form-file-attached")),
        ("legal_form", "nao", Text("legal-form-nao")),
        ("cluster_role", "core_manufacturer", Text("cluster-role-core_manufacturer")),
        ("basis", "proxy", Text("basis-proxy")),
        ("inn", "5499000018", "5499000018"),
    ],
)
def test_the_review_shows_answers_as_people_read_them(key: str, kept: str, shown: object):
    assert QUESTIONS[key].shown(kept) == shown


@pytest.mark.parametrize("key", ["full_name", "short_name", "name", "position"])
def test_markup_and_hidden_signs_stay_plain_letters(key: str):
    typed = '<b>ООО</b> & \u202e"Рога"\u200b'
    assert QUESTIONS[key].parse(typed, Asked({}, NOW)) == '<b>ООО</b> & "Рога"'


@pytest.mark.parametrize(("key", "limit"), LIMITS.items())
def test_a_long_answer_is_told_by_how_much(key: str, limit: int):
    parse = QUESTIONS[key].parse

    assert parse("я" * limit, Asked({}, NOW)) == "я" * limit
    assert "Сократите его на 1 знак " in said(refusal_of("я" * (limit + 1), key=key))
    assert f"Сократите его на {4095 - limit} " in said(refusal_of("я" * 4095, key=key)).replace(
        "\u00a0", ""
    )


@given(st.sampled_from(APPLICATION.questions), st.text() | st.text("0123456789.- +"))
def test_a_clean_answer_is_taken_as_it_is_and_a_refusal_can_be_said(question: Question, text: str):
    asked_ = Asked({"inn": "5499000018", "proxy_date": "2026-07-01"}, NOW)
    try:
        kept = question.parse(text, asked_)
    except Refusal as refusal:
        outcome = refused(refusal)
    else:
        assert question.parse(kept, asked_) == kept
        outcome = Text.of("form-line", label=question.key, value=question.shown(kept))
    assert all(TEXTS.say(outcome, language) for language in Language)
