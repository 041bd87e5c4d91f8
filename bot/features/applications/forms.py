"""What is asked of who applies for an organisation or joins one, and of who decides about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from bot.features.applications.rules import is_entrepreneur
from bot.features.organisations.rules import CLUSTER_ROLES, LEGAL_FORMS, Basis
from bot.refusal import Refusal
from bot.ui.answers import calendar_date, line, name, paragraph
from bot.ui.contacts import email, phone, shown_phone
from bot.ui.forms import Asked, Form, Question, Takes
from bot.ui.identifiers import check_ogrn_fits, inn, kpp, ogrn
from bot.ui.screen import Text

Answers = Mapping[str, str]
Applies = Callable[[Answers], bool]
Parse = Callable[[str, Asked], str]

ORGANISATION_FORMS = tuple(form for form in LEGAL_FORMS if form != "ip")
"""An entrepreneur is known by the length of the ИНН and is not asked for a legal form."""

_EARLIEST_PROXY = date(1990, 1, 1)
_FILE = re.compile(r"(?:document|photo):[A-Za-z0-9_-]{1,250}")


def _alone(parse: Callable[[str], str]) -> Parse:
    """Make a parser that looks at nothing but the text."""
    return lambda text, _asked: parse(text)


def _fitting_ogrn(text: str, asked: Asked) -> str:
    number = ogrn(text)
    check_ogrn_fits(number, asked.answers.get("inn", ""))
    return number


def _proxy_date(text: str, asked: Asked) -> str:
    return _day(text, asked.today, check=partial(_check_proxy_date, today=asked.today))


def _check_proxy_date(day: date, *, today: date) -> None:
    if day > today:
        raise Refusal("form-proxy-date-future", date=day)
    if day < _EARLIEST_PROXY:
        raise Refusal("form-proxy-too-old", date=day)


def _proxy_until(text: str, asked: Asked) -> str:
    given = date.fromisoformat(asked.answers.get("proxy_date") or _EARLIEST_PROXY.isoformat())
    return _day(text, asked.today, check=partial(_check_term, given=given, today=asked.today))


def _check_term(day: date, *, given: date, today: date) -> None:
    if day < given:
        raise Refusal("form-proxy-before-date", date=day, given=given)
    if day < today:
        raise Refusal("form-proxy-expired", date=day)


def _day(text: str, today: date, *, check: Callable[[date], None]) -> str:
    """Read a day that passes the check; a guess that would not pass is not offered."""
    try:
        day = calendar_date(text, today)
    except Refusal as refusal:
        if refusal.suggestion and not _passes(calendar_date(refusal.suggestion, today), check):
            raise Refusal("answers-date-year-missing") from None
        raise
    check(day)
    return day.isoformat()


def _passes(day: date, check: Callable[[date], None]) -> bool:
    try:
        check(day)
    except Refusal:
        return False
    return True


def _file(text: str) -> str:
    """Take the reference that stands for a file which was sent: its kind and Telegram's id."""
    if not _FILE.fullmatch(text):
        raise Refusal("form-expects-file")
    return text


def _chosen(text: str, _asked: Asked, *, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise Refusal("form-choose-button")
    return text


def _choice(
    key: str, choices: tuple[str, ...], *, when: Applies = lambda _answers: True
) -> Question:
    """Make a question answered by a button; `legal_form` has labels like `legal-form-ooo`."""
    labels = key.replace("_", "-")
    return Question(
        key,
        partial(_chosen, choices=choices),
        choices=choices,
        labels=labels,
        when=when,
        shown=lambda value: Text(f"{labels}-{value}"),
    )


def _is_organisation(answers: Answers) -> bool:
    return not is_entrepreneur(answers)


def _is_proxy(answers: Answers) -> bool:
    return answers.get("basis") == Basis.PROXY


_ORGANISATION = (
    Question("inn", _alone(inn)),
    Question("ogrn", _fitting_ogrn),
    Question("kpp", _alone(kpp), when=_is_organisation, optional=True),
    Question("full_name", _alone(name(300))),
    Question("short_name", _alone(name(100))),
    _choice("legal_form", ORGANISATION_FORMS, when=_is_organisation),
    _choice("cluster_role", CLUSTER_ROLES),
    Question("specialisation", _alone(line(200))),
    Question("offers", _alone(paragraph(500)), optional=True),
    Question("needs", _alone(paragraph(500)), optional=True),
    Question("address", _alone(line(300))),
)
_REPRESENTATIVE = (
    Question("name", _alone(name(100))),
    Question("position", _alone(name(100))),
    Question("phone", _alone(phone), shown=shown_phone, takes=Takes.CONTACT),
    Question("email", _alone(email)),
    _choice("basis", tuple(Basis)),
    Question("proxy_number", _alone(line(50)), when=_is_proxy),
    Question("proxy_date", _proxy_date, when=_is_proxy, shown=date.fromisoformat),
    Question("proxy_until", _proxy_until, when=_is_proxy, shown=date.fromisoformat),
    Question(
        "scan",
        _alone(_file),
        when=_is_proxy,
        shown=lambda _reference: Text("form-file-attached"),
        optional=True,
        takes=Takes.FILE,
    ),
)


APPLICATION = Form("application", _ORGANISATION + _REPRESENTATIVE)
JOINING = Form("joining", _REPRESENTATIVE)
