"""ИНН, ОГРН and КПП: right numbers are taken as people type them, wrong ones refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.ru import inn as checksum
from stdnum.ru import ogrn as other_checksum

from bot.ui.identifiers import check_ogrn_fits, inn, kpp, ogrn
from tests.ui.sentences import check_any, refused, said, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

# The numbers of the demonstration cluster: ИНН, ОГРН; all but the entrepreneur have КПП 549901001.
NUMBERS = [
    ("5499000018", "1165499000017"),
    ("5499000025", "1165499000028"),
    ("5499000032", "1165499000039"),
    ("5499000040", "1165499000040"),
    ("5499000057", "1165499000050"),
    ("5499000064", "1165499000061"),
    ("5499000071", "1165499000072"),
    ("5499000089", "1165499000083"),
    ("5499000096", "1165499000094"),
    ("5499000106", "1165499000105"),
    ("5499000113", "1165499000116"),
    ("549900001242", "316549900000122"),
    ("5499000138", "1165499000138"),
    ("5499000145", "1165499000149"),
    ("5499000152", "1165499000150"),
    ("5499000160", "1165499000160"),
    ("5499000177", "1165499000171"),
    ("5499000184", "1165499000182"),
    ("5499000191", "1165499000193"),
    ("5499000201", "1165499000204"),
    ("5499000219", "1165499000215"),
    ("5499000226", "1165499000226"),
    ("5499000233", "1165499000237"),
    ("5499000240", "1165499000248"),
    ("5499000258", "1165499000259"),
    ("5499000265", "1165499000260"),
]


def organisation_inn(first_nine: str) -> str:
    return first_nine + checksum.calc_company_check_digit(first_nine)


def entrepreneur_inn(first_ten: str) -> str:
    return first_ten + checksum.calc_personal_check_digits(first_ten)


digits_9 = st.text("0123456789", min_size=9, max_size=9).filter(lambda digits: digits.strip("0"))
digits_10 = st.text("0123456789", min_size=10, max_size=10).filter(lambda digits: digits.strip("0"))


@pytest.mark.parametrize(("taxpayer", "registration"), NUMBERS)
def test_the_numbers_of_the_demonstration_cluster_are_taken(
    taxpayer: str, registration: str
) -> None:
    assert inn(taxpayer) == taxpayer
    assert ogrn(registration) == registration
    check_ogrn_fits(registration, taxpayer)


def test_the_kpp_of_the_demonstration_cluster_is_taken() -> None:
    assert kpp("549901001") == "549901001"


@pytest.mark.parametrize(
    ("parse", "typed", "words"),
    [
        (inn, "5499000019", "В ИНН ошибка: контрольное число не сходится."),
        (
            inn,
            "549900001",
            "ИНН предпринимателя — из 12. Вы ввели 9 цифр. Проверьте и",
        ),
        (inn, "0000000000", "ИНН из одних нулей не бывает."),
        (inn, "000000000000", "ИНН из одних нулей не бывает."),
        (ogrn, "1165499000018", "В ОГРН ошибка: контрольная цифра не сходится."),
        (ogrn, "11654990000017", "ОГРН состоит из 13 цифр, ОГРНИП — из 15. Вы ввели 14 цифр."),
        (kpp, "54990100", "КПП состоит из 9 знаков. Вы ввели 8 знаков."),
        (inn, "5499OOOO18", "Похоже, вы имели в виду 5499000018."),
    ],
)
def test_the_wrong_samples_are_refused_for_their_reason(
    parse: Callable[[str], str], typed: str, words: str
) -> None:
    assert words in said(parse, typed)


@pytest.mark.parametrize("typed", ["5499000019", "549900001", "1165499000018"])
def test_a_right_control_digit_is_never_suggested(typed: str) -> None:
    for parse in (inn, ogrn):
        assert refused(parse, typed).suggestion is None


@pytest.mark.parametrize(
    "typed",
    [
        " 54 99 000018 ",
        "5499\u00a0000\u2009018",
        "5499-000-018",
        "5499\u2013000\u2014018.",
        "ИНН: 5499000018",
        "инн 5499000018,",
        "ИНН № 5499000018",
        "INN=5499000018",
        "\u200e5499000018\u202c",
        "\uff15\uff14\uff19\uff19\uff10\uff10\uff10\uff10\uff11\uff18",
        "5499\n000018",
    ],
)
def test_what_people_write_around_an_inn_is_forgiven(typed: str) -> None:
    assert inn(typed) == "5499000018"


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("5499OOOO18", "5499000018"),
        ("5499ОООО18", "5499000018"),
        ("5499оооо18", "5499000018"),
        ("54990000l8", "5499000018"),
        ("54990000І8", "5499000018"),
        ("S4990000I8", "5499000018"),
        ("549900003Z", "5499000032"),
        ("54990000З2", "5499000032"),
        ("5499ооооз2", "5499000032"),
        ("54990000Б4", "5499000064"),
        ("54990000b4", "5499000064"),
        ("5499000О1В", "5499000018"),
        ("5499.0000.18", "5499000018"),
        ("'5499000018", "5499000018"),
        ("Наш ИНН — 5499000018, спасибо", "5499000018"),
        ("ИНН/КПП 5499000018/549901001", "5499000018"),
        ("КПП 549901001, ИНН 5499000018, ОГРН 1165499000017", "5499000018"),
        ("ИП, 549900001242", "549900001242"),
    ],
)
def test_letters_for_digits_in_an_inn_come_back_as_a_suggestion(
    typed: str, suggestion: str
) -> None:
    refusal = refused(inn, typed)
    assert refusal.suggestion == suggestion
    assert f"Похоже, вы имели в виду {suggestion}." in sentence(refusal, language="ru")


def test_letters_that_cannot_be_meant_as_digits_are_named() -> None:
    refusal = refused(inn, "5499ЖЖ0018й")
    assert refusal.suggestion is None
    assert "есть другие знаки: Ж й." in sentence(refusal, language="ru")
    assert "есть другие знаки: О." in said(inn, "5499000О19")


def test_zeros_meant_by_letters_are_not_suggested() -> None:
    assert refused(inn, "0ООООООООО").suggestion is None


@pytest.mark.parametrize("typed", ["ООО Ромашка", "не знаю", "?", "ИНН:", "ЗЗЗЗ"])
def test_words_instead_of_a_number_are_asked_again(typed: str) -> None:
    assert said(inn, typed) == (
        "В ответе нет цифр. Отправьте ИНН: 10 цифр у организации, 12 — у предпринимателя."
    )
    assert said(ogrn, typed).startswith("В ответе нет цифр. Отправьте ОГРН (13 цифр)")
    assert said(kpp, typed) == "В ответе нет цифр. Отправьте КПП: 9 знаков."


def test_each_number_in_the_place_of_the_other_is_recognised() -> None:
    assert said(inn, "1165499000017").startswith("Вы ввели 13 цифр: похоже, это ОГРН.")
    assert said(inn, "ОГРНИП 316549900000122").startswith("Вы ввели 15 цифр: похоже, это ОГРНИП.")
    assert said(ogrn, "ИНН 5499000018").startswith("Вы ввели 10 цифр: похоже, это ИНН.")


@given(digits_9, digits_10)
def test_any_inn_with_right_control_digits_is_taken(nine: str, ten: str) -> None:
    for number in (organisation_inn(nine), entrepreneur_inn(ten)):
        assert inn(number) == number


@given(digits_9, st.integers(0, 9), st.integers(1, 9))
def test_any_slip_of_one_digit_in_an_inn_is_refused(nine: str, place: int, shift: int) -> None:
    number = organisation_inn(nine)
    wrong = str((int(number[place]) + shift) % 10)
    slipped = number[:place] + wrong + number[place + 1 :]
    if number[-1] != "0":  # 0 stands for two remainders, 0 and 10: there the sum itself is blind
        refused(inn, slipped)


def test_the_sum_of_an_inn_is_blind_to_some_slips_when_its_control_digit_is_zero() -> None:
    assert inn("5499000040") == "5499000040"
    assert inn("5489000040") == "5489000040"


@given(st.integers(0, 10**11 - 1), st.sampled_from("15"))
def test_any_ogrn_with_a_right_control_digit_is_taken(tail: int, first: str) -> None:
    stem = f"{first}{tail:011}"
    number = stem + other_checksum.calc_check_digit(stem + "0")
    assert ogrn(number) == number


def test_an_entrepreneurs_number_with_a_remainder_of_two_digits_is_taken() -> None:
    assert 31654990000035 % 13 == 12
    assert ogrn("316549900000352") == "316549900000352"
    assert said(ogrn, "316549900000351").startswith("В ОГРНИП ошибка: контрольная цифра")


@pytest.mark.parametrize(
    "typed", ["ОГРН: 1165499000017", "1 16 54 99 00001 7", "ogrn1165499000017"]
)
def test_what_people_write_around_an_ogrn_is_forgiven(typed: str) -> None:
    assert ogrn(typed) == "1165499000017"


def test_letters_for_digits_in_an_ogrn_come_back_as_a_suggestion() -> None:
    assert refused(ogrn, "1165499ООООl7").suggestion == "1165499000017"
    assert refused(ogrn, "З16549900000122").suggestion == "316549900000122"
    assert "В ОГРН бывают только цифры" in said(ogrn, "1165499ООООl8")
    assert "есть другие знаки: Ж." in said(ogrn, "116549900001Ж")


def test_the_first_digit_of_an_ogrn_tells_its_kind() -> None:
    assert ogrn("5165499000013") == "5165499000013"
    assert "начинается с цифры 1 или 5, а вы ввели номер, который начинается с 2" in said(
        ogrn, "2165499000014"
    )
    assert "ОГРНИП начинается с цифры 3" in said(ogrn, "116549900000122")


def test_an_ogrn_must_fit_the_kind_of_inn() -> None:
    def fits(numbers: str) -> None:
        check_ogrn_fits(*numbers.split())

    assert "Отправьте ОГРНИП из 15 цифр" in said(fits, "1165499000017 549900001242")
    assert "Отправьте ОГРН из 13 цифр" in said(fits, "316549900000122 5499000018")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("5499 01 001", "549901001"), ("КПП: 549901001.", "549901001"), ("5499ab001", "5499AB001")],
)
def test_a_kpp_is_taken_as_people_type_it(typed: str, code: str) -> None:
    assert kpp(typed) == code


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("5499О1001", "549901001"),
        ("54990100l", "549901001"),
        ("5499АВ001", "5499AB001"),
        ("5499авOO1", "5499AB001"),
        ("ИНН/КПП 5499000018/549901001", "549901001"),
    ],
)
def test_look_alikes_in_a_kpp_come_back_as_a_suggestion(typed: str, suggestion: str) -> None:
    assert refused(kpp, typed).suggestion == suggestion


def test_a_kpp_of_another_shape_is_refused() -> None:
    assert said(kpp, "5499ЖЖ001").startswith("КПП состоит из цифр, и только на пятом и шестом")
    assert said(kpp, "AB9901001").startswith("КПП состоит из цифр")
    assert said(kpp, "000000000").startswith("КПП из одних нулей не бывает.")
    assert said(kpp, "5499010011").startswith("КПП состоит из 9 знаков. Вы ввели 10 знаков.")


@given(st.text() | st.text("0123456789OО3Зl- ИНКП:№.", max_size=20))
def test_no_text_breaks_the_reading_of_numbers(typed: str) -> None:
    for parse in (inn, ogrn, kpp):
        number = check_any(parse, typed)
        assert number is None or parse(str(number)) == number
        assert str(number).isascii()
