"""The numbers that name an organisation (ИНН, ОГРН, КПП), read from what people type."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from stdnum.ru import inn as checksum

from bot.refusal import Refusal
from bot.ui.answers import tidy

if TYPE_CHECKING:
    from collections.abc import Callable

_INN_LENGTHS = (10, 12)  # organisation, entrepreneur
_OGRN_LENGTHS = (13, 15)
_OGRN = re.compile("[15][0-9]{12}|3[0-9]{14}")
_OGRN_FIRST_DIGITS = {13: "15", 15: "3"}
_KPP_LENGTH = 9
_KPP = re.compile("[0-9]{4}[0-9A-Z]{2}[0-9]{3}")

_LOOKALIKES = str.maketrans(
    {
        letter: digit
        for digit, letters in {
            "0": "OoОоDQ",
            "1": "IlІіi|!",
            "2": "Zz",
            "3": "ЗзЭэ",
            "4": "Чч",
            "5": "SsЅѕ",
            "6": "Ббb",
            "8": "BВв",
            "9": "gq",
        }.items()
        for letter in letters
    }
)
# In places 5 and 6 of a КПП О and З are digits far more often (01, 43) than letters.
_LATIN = str.maketrans("АВЕКМНОРСТУХЗ", "ABEKMH0PCTYX3")
_SPACING = re.compile("[\\s_\\-\u2010-\u2015\u2212]")
_LABEL = re.compile("^(?:ИНН|INN|ОГРН(?:ИП)?|OGRN(?:IP)?|КПП|KPP)?[:=№#.]*", re.IGNORECASE)
_ODD_SHOWN = 8


def inn(text: str) -> str:
    """Read a taxpayer number (ИНН): 10 digits for an organisation, 12 for an entrepreneur.

    Refuses other lengths, control digits that do not match (checked by stdnum) and numbers of
    zeros, which would match. Letters typed for digits come back as a suggestion.
    """
    number = _digits(text, field="inn", fits=_is_inn)
    if len(number) in _OGRN_LENGTHS:
        raise Refusal("answers-inn-is-ogrn", count=len(number))
    if len(number) not in _INN_LENGTHS:
        raise Refusal("answers-inn-length", count=len(number))
    if not number.strip("0"):
        raise Refusal("answers-inn-zeros")
    if not checksum.is_valid(number):
        raise Refusal("answers-inn-checksum")
    return number


def _is_inn(number: str) -> bool:
    return checksum.is_valid(number) and bool(number.strip("0"))


def ogrn(text: str) -> str:
    """Read a registration number: ОГРН of 13 digits (organisation) or ОГРНИП of 15 (entrepreneur).

    Refuses other lengths, other first digits than 1 and 5 (entrepreneurs: 3) and a control digit
    that does not match. Letters typed for digits come back as a suggestion.
    """
    number = _digits(text, field="ogrn", fits=_is_ogrn)
    if len(number) in _INN_LENGTHS:
        raise Refusal("answers-ogrn-is-inn", count=len(number))
    if len(number) not in _OGRN_LENGTHS:
        raise Refusal("answers-ogrn-length", count=len(number))
    if number[0] not in _OGRN_FIRST_DIGITS[len(number)]:
        raise Refusal("answers-ogrn-first-digit", count=len(number), digit=number[0])
    if not _is_ogrn(number):
        raise Refusal("answers-ogrn-checksum", count=len(number))
    return number


def _is_ogrn(number: str) -> bool:
    """Check by our own arithmetic: stdnum 2.2 refuses every ОГРНИП whose remainder has two digits.

    The control digit is the last digit of the remainder of the others modulo 11, entrepreneurs 13.
    """
    if not _OGRN.fullmatch(number):
        return False
    return int(number[:-1]) % (len(number) - 2) % 10 == int(number[-1])


def check_ogrn_fits(ogrn: str, inn: str) -> None:
    """Refuse an entrepreneur's number beside an organisation's; both are clean already."""
    kinds = (len(ogrn), len(inn))
    if kinds == (_OGRN_LENGTHS[0], _INN_LENGTHS[1]):
        raise Refusal("answers-ogrn-needs-entrepreneur")
    if kinds == (_OGRN_LENGTHS[1], _INN_LENGTHS[0]):
        raise Refusal("answers-ogrn-needs-organisation")


def kpp(text: str) -> str:
    """Read a tax registration reason code (КПП): 9 digits, or Latin letters in places 5 and 6.

    It has no control digit; nine zeros are refused. Look-alike letters come back as a suggestion.
    """
    typed = _compact(text)
    number = typed.upper()
    if _is_kpp(number):
        return number
    if not re.search("[0-9]", typed):
        raise Refusal("answers-number-absent", field="kpp")
    _suggest([_kpp_meant(typed), *re.findall("[0-9A-Z]+", number)], fits=_is_kpp, field="kpp")
    if len(typed) != _KPP_LENGTH:
        raise Refusal("answers-kpp-length", count=len(typed))
    raise Refusal("answers-kpp-shape" if number.strip("0") else "answers-kpp-zeros")


def _is_kpp(number: str) -> bool:
    return bool(_KPP.fullmatch(number) and number.strip("0"))


def _kpp_meant(typed: str) -> str:
    """Guess digits, but in places 5 and 6 the Latin letters that Russian ones look like."""
    letters = typed[4:6].upper().translate(_LATIN)
    return meant_digits(typed[:4]) + letters + meant_digits(typed[6:])


def _digits(text: str, *, field: str, fits: Callable[[str], bool]) -> str:
    """Give the digits, however many; or refuse and suggest the number that was meant if it fits."""
    typed = _compact(text)
    groups = re.findall("[0-9]+", typed)
    if [typed] == groups:
        return typed
    if not groups:
        raise Refusal("answers-number-absent", field=field)
    _suggest([meant_digits(typed), *groups], fits=fits, field=field)
    raise Refusal("answers-number-odd", field=field, odd=odd_characters(typed))


def _suggest(numbers: list[str], *, fits: Callable[[str], bool], field: str) -> None:
    number = next(filter(fits, numbers), None)
    if number is not None:
        raise Refusal("answers-number-fix", suggestion=number, field=field, number=number)


def _compact(text: str) -> str:
    """Drop what people write around and between digits: «ИНН: 5499 000-018.» is 5499000018."""
    bare = _SPACING.sub("", plain_digits(tidy(text)))
    return _LABEL.sub("", bare, count=1).rstrip(".,;:")


def plain_digits(text: str) -> str:
    """Write the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(character, character)) for character in text)


def meant_digits(text: str) -> str:
    """Guess the digits for which look-alike letters were typed; signs are dropped."""
    return "".join(filter(str.isalnum, text.translate(_LOOKALIKES)))


def odd_characters(text: str) -> str:
    """Show the first few characters of a number that are no digits, each once."""
    return " ".join(dict.fromkeys(re.sub("[0-9\\s]", "", text)))[: 2 * _ODD_SHOWN - 1]
