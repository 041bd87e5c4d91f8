"""Telephones and e-mail addresses: read as people write them, refused with what to do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.contacts import email, phone, shown_phone
from tests.ui.sentences import check_any, refused, sentence


@pytest.mark.parametrize(
    "typed",
    [
        "+7 (383) 000-00-01",
        "8 (383) 000-00-01",
        "8(383)0000001",
        "7 383 000-00-01",
        "73830000001",
        "383 000 00 01",
        "+7\u00a0383\u00a0000\u201300\u201301.",
        "(383) 000-00-01",
        "+7(383)000-00-01",
        "тел.: +7 383 000.00.01",
        "Телефон 8-383-000-00-01",
    ],
)
def test_a_telephone_is_understood_as_people_write_it(typed: str) -> None:
    assert phone(typed) == "+73830000001"


@pytest.mark.parametrize("number", range(1, 27))
def test_the_telephones_of_the_demonstration_cluster_are_taken(number: int) -> None:
    typed = f"+7 (383) 000-00-{number:02}"
    assert phone(typed) == f"+738300000{number:02}"
    assert shown_phone(phone(typed)) == f"+7 383 000-00-{number:02}"


@pytest.mark.parametrize(
    "typed",
    [
        "8 (383) 000-00-01 доб. 12",
        "8 (383) 000-00-01, доб.12",
        "8 (383) 000-00-01 (доб. 12)",
        "8 (383) 000-00-01 вн. 12",
        "+7 383 000-00-01 ext. 12",
        "+7 383 000-00-01 #12",
        "+73830000001;ext=12",
    ],
)
def test_an_extension_is_kept(typed: str) -> None:
    assert phone(typed) == "+73830000001;ext=12"
    assert shown_phone("+73830000001;ext=12") == "+7 383 000-00-01 #12"


def test_a_telephone_of_another_country_is_taken() -> None:
    assert phone("+44 20 7946 0958") == "+442079460958"
    assert phone("020 7946 0958", region="GB") == "+442079460958"
    assert shown_phone("+442079460958") == "+44 20 7946 0958"


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("8 (383) ООО-ОО-О1", "+73830000001"),
        ("+7 383 000-00-0l", "+73830000001"),
        ("+8 (383) 000-00-01", "+73830000001"),
        ("+8 (495) 000-00-01 доб. 3", "+74950000001;ext=3"),
    ],
)
def test_a_slip_in_a_telephone_comes_back_as_a_suggestion(typed: str, suggestion: str) -> None:
    refusal = refused(phone, typed)
    assert refusal.suggestion == suggestion
    assert shown_phone(suggestion) in sentence(refusal, language="ru")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("000-00-01", "В номере не хватает кода города."),
        ("112", "Номер телефона слишком короткий."),
        ("1", "Номер телефона слишком короткий."),
        ("+7 (383) 000-00-012", "не подходит по числу цифр."),
        ("4915112345678", "номер другой страны начните с «+»"),
        ("8" * 40, "не подходит по числу цифр."),
        ("+999 123 45 67", "Страны с таким телефонным кодом нет."),
        ("позвоните мне", "В ответе нет цифр. Отправьте номер телефона, например"),
        ("()", "В ответе нет цифр."),
        ("8 383 000+00", "есть другие знаки: +."),
        ("+8 383", "Номер телефона слишком короткий."),
        ("8 доб. 12", "Номер телефона слишком короткий."),
        ("8 383 000-00-01, 8 383 000-00-02", "есть другие знаки: ,."),
        ("8 383 000-00-01/02", "есть другие знаки: /."),
        ("1-800-FLOWERS", "есть другие знаки: F L O W E R S."),
        ("8" * 61, "Ответ слишком длинный"),
    ],
)
def test_a_telephone_that_cannot_be_called_is_refused(typed: str, words: str) -> None:
    refusal = refused(phone, typed)
    assert words in sentence(refusal, language="ru")
    assert refusal.suggestion is None


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("org01@example.org", "org01@example.org"),
        ("  Org01@Example.ORG. ", "Org01@example.org"),
        ("mailto:org01@example.org", "org01@example.org"),
        ("E-mail: org01@example.org,", "org01@example.org"),
        ("<org01@example.org>", "org01@example.org"),
        ("Образцов О. О. <org01@example.org>;", "org01@example.org"),
        ("org01\u200b@example.org", "org01@example.org"),
        ("иван@кластер.рф", "иван@кластер.рф"),
        ("иван@xn--80akhbyknj4f.xn--p1ai", "иван@испытание.рф"),
        ("o'neill+veche@mail.example.org", "o'neill+veche@mail.example.org"),
    ],
)
def test_an_address_is_understood_as_people_write_it(typed: str, address: str) -> None:
    assert email(typed) == address


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("org01 @ example.org", "org01@example.org"),
        ("org01@example,org", "org01@example.org"),
        ("org01@example..org", "org01@example.org"),
        ("org01(at)example.org", "org01@example.org"),
        ("org01[собака]example.org", "org01@example.org"),
        ("оrg01@example.org", "org01@example.org"),
        ("org01@exаmple.org", "org01@example.org"),
    ],
)
def test_a_slip_in_an_address_comes_back_as_a_suggestion(typed: str, suggestion: str) -> None:
    refusal = refused(email, typed)
    assert refusal.suggestion == suggestion
    assert f"Похоже, вы имели в виду {suggestion}." in sentence(refusal, language="ru")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("example.org", "нет знака «@»"),
        ("нет", "нет знака «@»"),
        ("org01@example", "org01@example не похоже на адрес электронной почты."),
        ("@example.org", "не похоже на адрес"),
        ("a@example.org, b@example.org", "Отправьте один адрес"),
        ("org01@жexample.org", "смешаны русские и латинские буквы"),
        ("a" * 250 + "@example.org", "Ответ слишком длинный"),
    ],
)
def test_an_address_that_cannot_be_is_refused(typed: str, words: str) -> None:
    refusal = refused(email, typed)
    assert words in sentence(refusal, language="ru")
    assert refusal.suggestion is None


@given(
    st.text()
    | st.text("0123456789+()- доб.extlО#;=", max_size=30)
    | st.text("aбо@.,<> \u0301-_\"'()", max_size=20)
    | st.emails()
)
def test_no_text_breaks_the_reading_of_contacts(typed: str) -> None:
    for parse in (phone, email):
        contact = check_any(parse, typed)
        assert contact is None or parse(str(contact)) == contact


@given(st.integers(10**9 * 3, 10**10 - 1), st.integers(0, 9999))
def test_a_shown_telephone_is_read_back(number: int, extension: int) -> None:
    read = phone(f"+7{number} доб. {extension}")
    assert phone(shown_phone(read)) == read
