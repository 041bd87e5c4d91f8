"""How to reach a person: a telephone number and an e-mail address, read from what people type."""

from __future__ import annotations

import re

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

from bot.refusal import Refusal
from bot.ui.answers import clean
from bot.ui.identifiers import meant_digits, odd_characters, plain_digits

_LONGEST_PHONE = 60
_PHONE_LABEL = re.compile(r"^(?:телефон|тел|моб|phone|tel)[.:\s]*", re.IGNORECASE)
_PHONE_SIGNS = "[\\s().\\-\u2010-\u2015\u2212]"
_PHONE = re.compile(rf"\+?{_PHONE_SIGNS}*[0-9](?:[0-9]|{_PHONE_SIGNS})*")
_EXTENSION = re.compile(
    r"[\s,;(]*(?:добавочный|доб|внутр|вн|extension|ext|x|#)[\s.:=]*(?P<digits>[0-9]{1,7})[).]*$",
    re.IGNORECASE,
)
_PLUS_EIGHT = re.compile(r"\+8(?=[\s(-])")  # a slip for +7 or 8: taken for +84 it would be Vietnam
_PHONE_FAULTS = {
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: "answers-phone-no-code",
    ValidationResult.TOO_SHORT: "answers-phone-short",
    ValidationResult.TOO_LONG: "answers-phone-long",
}

_LONGEST_EMAIL = 254
_ANGLES = re.compile(r".*<([^<>]*)>[\s.,;]*")
_EMAIL_LABEL = re.compile(r"^(?:mailto|e-?mail|почта)\s*:\s*", re.IGNORECASE)
_AT_IN_WORDS = re.compile(r"[(\[](?:at|собака)[)\]]", re.IGNORECASE)
_PART = re.compile("[^@.]+")
_TWO_SCRIPTS = re.compile("(?=.*[a-z])(?=.*[а-яё])", re.IGNORECASE)
_LATIN = str.maketrans("АВЕКМНОРСТУХаеорсухіѕ", "ABEKMHOPCTYXaeopcyxis")


def phone(text: str, *, region: str = "RU") -> str:
    """Read a telephone number into E.164, with ";ext=12" behind it if an extension was given.

    Numbers without "+" are read as dialled in `region` (8 383 … in Russia). Only the length is
    checked, so that numbers reserved for examples pass. Raises Refusal; letters typed for digits
    and +8 come back as a suggestion.
    """
    cleaned = plain_digits(clean(text, limit=_LONGEST_PHONE))
    typed = _PHONE_LABEL.sub("", cleaned, count=1).rstrip(".,;")
    extension = _EXTENSION.search(typed)
    number = typed[: extension.start()] if extension else typed
    ending = f";ext={extension['digits']}" if extension else ""
    if not _PHONE.fullmatch(number) or _PLUS_EIGHT.match(number):
        raise _odd_phone(number, ending=ending, region=region)
    return _e164(number, region=region) + ending


def _odd_phone(number: str, *, ending: str, region: str) -> Refusal:
    if not re.search("[0-9]", number):
        return Refusal("answers-number-absent", field="phone")
    plus = "+" if number.startswith("+") else ""
    digits = meant_digits(_PLUS_EIGHT.sub("+7", number))
    try:
        meant = _e164(plus + digits, region=region) + ending
    except Refusal as refusal:
        odd = odd_characters(re.sub(_PHONE_SIGNS, "", number.removeprefix("+")))
        return Refusal("answers-phone-odd", odd=odd) if odd else refusal
    return Refusal("answers-number-fix", suggestion=meant, field="phone", number=shown_phone(meant))


def _e164(number: str, *, region: str) -> str:
    parsed = _parsed(number, region=region)
    verdict = phonenumbers.is_possible_number_with_reason(parsed)
    if verdict != ValidationResult.IS_POSSIBLE:
        raise Refusal(_PHONE_FAULTS.get(verdict, "answers-phone-long"))
    return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)


def _parsed(number: str, *, region: str) -> PhoneNumber:
    try:
        return phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException as failure:
        if failure.error_type == failure.INVALID_COUNTRY_CODE:
            raise Refusal("answers-phone-country") from None
        if failure.error_type == failure.TOO_LONG:
            raise Refusal("answers-phone-long") from None
        raise Refusal("answers-phone-short") from None


def shown_phone(number: str) -> str:
    """Write a number that `phone` gave as people read it: +7 383 000-00-01, an extension as #12."""
    parsed = phonenumbers.parse(number)
    extension = f" #{parsed.extension}" if parsed.extension else ""
    parsed.extension = None
    return phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL) + extension


def email(text: str) -> str:
    """Read an e-mail address, Cyrillic ones too, and write its domain in lower case; no look-up.

    Forgives mailto:, a name with angle brackets, a full stop or comma behind. Raises Refusal;
    spaces, commas for dots and Russian letters among Latin ones come back as a suggestion.
    """
    typed = _unwrapped(clean(text, limit=_LONGEST_EMAIL))
    address = _address(typed)
    if address is not None:
        return address
    meant = _address(_repaired(typed))
    if meant is not None:
        raise Refusal("answers-email-fix", suggestion=meant, address=meant)
    if "@" not in typed:
        raise Refusal("answers-email-at")
    if any(map(_TWO_SCRIPTS.match, _PART.findall(typed))):
        raise Refusal("answers-email-two-scripts", typed=typed)
    raise Refusal("answers-email-shape", typed=typed)


def _unwrapped(typed: str) -> str:
    angles = _ANGLES.fullmatch(typed)
    inside = angles[1] if angles else typed
    return _EMAIL_LABEL.sub("", inside, count=1).strip(" .,;<>")


def _address(typed: str) -> str | None:
    """Give the normal form, or None; one word in two alphabets is a slip or a fraud."""
    if any(map(_TWO_SCRIPTS.match, _PART.findall(typed))):
        return None
    try:
        return validate_email(typed, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def _repaired(typed: str) -> str:
    joined = re.sub(r"\.+", ".", _AT_IN_WORDS.sub("@", typed).replace(",", ".").replace(" ", ""))
    return _PART.sub(_in_one_script, joined)


def _in_one_script(part: re.Match[str]) -> str:
    return part[0].translate(_LATIN) if _TWO_SCRIPTS.match(part[0]) else part[0]
