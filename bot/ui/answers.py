"""What people type, made clean: a line, a paragraph, a name, a date, or a sentence why not."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import partial
from itertools import groupby, islice
from typing import TYPE_CHECKING

from bot.refusal import Refusal
from bot.ui.calendar_words import MONTHS, existing_date, full_year

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS_ON_ONE_LETTER = (
    3  # real writing needs no more; a tower of accents covers the neighbours' lines
)
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co"})
# Letters and signs that draw nothing but are in none of the categories above: fillers, variation
# selectors, the blank Braille pattern, the plane of tags, code points that are no characters.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufdd0-\ufdef"
    "\ufff0-\ufff8\ufffe\uffff\U0001fffe-\U0001ffff\U0002fffe-\U0002ffff\U000e0000-\U0010ffff]"
)
_SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]")

_DAY = r"(?P<day>[0-9]{1,2})(?:-?го|st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_DATE_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"(?P<day>[0-9]{{1,2}})(?P<mark>[.-])(?P<month>[0-9]{{1,2}})(?P=mark){_YEAR}",
        r"(?P<year>[0-9]{4})(?P<mark>[.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
        rf"{_DAY} ?(?P<word>[^\W\d_]+)\.?(?:[ ,] ?{_YEAR})?",
        rf"(?P<word>[^\W\d_]+)\.? ?{_DAY}(?:[ ,] ?{_YEAR})?",
    )
)
_YEAR_WORD = re.compile(r"(?<=[0-9]) ?(?:года|год|г\.?)?[.,;]*$", re.IGNORECASE)
_FIRST_YEAR = 1900
_YEARS_AHEAD = 100


def tidy(text: str) -> str:
    """One line of visible characters: NFC, single spaces, nothing hidden; possibly empty.

    Controls, bidi overrides, zero-width, tag and private characters go, and accents beyond three
    on a letter.
    """
    visible = "".join(_visible(character) for character in text)
    words = map(_unpiled, unicodedata.normalize("NFC", visible).split())
    return " ".join(word for word in words if word)


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    hidden = unicodedata.category(character) in _HIDDEN_CATEGORIES or _BLANK.match(character)
    return "" if hidden else character


def _unpiled(word: str) -> str:
    """Take off accents that stand on no letter (they would sit on a neighbour), and towers."""
    kept = ""
    for accents, run in groupby(word, key=_is_accent):
        allowed = _MARKS_ON_ONE_LETTER if kept else 0
        kept += "".join(islice(run, allowed if accents else None))
    return kept


def _is_accent(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def characters(text: str) -> int:
    """Count as a person would: accents and skin tones add none, a flag is one."""
    accents = sum(map(_is_accent, text)) + len(_SKIN_TONES.findall(text))
    return len(text) - accents - len(_FLAG_LETTERS.findall(text)) // 2


LONGEST_MESSAGE = 4096
"""Telegram's limit in UTF-16 units: its clients send more as further messages, which we leave."""


def clean(text: str, *, limit: int) -> str:
    """Tidy one line of 1 to `limit` characters as a person counts them, or raise Refusal."""
    return _fitting(tidy(text), limit=limit, sent=text)


def _fitting(text: str, *, limit: int, sent: str) -> str:
    count = characters(text)
    if not count:
        raise Refusal("answers-empty")
    excess = max(count - limit, _units(text) - limit * 5 // 4 - 4)
    if excess > 0 and _units(sent) >= LONGEST_MESSAGE:
        raise Refusal("answers-cut", limit=limit)
    if excess > 0:
        raise Refusal("answers-too-long", limit=limit, excess=excess)
    return text


def _units(text: str) -> int:
    """Count as Telegram does (an emoji is two), so that all answers fit the card of a form."""
    return len(text.encode("utf-16-le")) // 2


def line(limit: int) -> Callable[[str], str]:
    """Make a parser of one-line answers (line breaks become spaces)."""
    return partial(clean, limit=limit)


def paragraph(limit: int) -> Callable[[str], str]:
    """Make a parser of longer answers: line breaks are kept, empty lines are not."""
    return partial(_paragraph, limit=limit)


def _paragraph(text: str, *, limit: int) -> str:
    lines = map(tidy, text.splitlines())
    return _fitting("\n".join(each for each in lines if each), limit=limit, sent=text)


def name(limit: int) -> Callable[[str], str]:
    """Make a parser of names (people, organisations, positions): a line with a letter in it."""
    return partial(_name, limit=limit)


def _name(text: str, *, limit: int) -> str:
    cleaned = clean(text, limit=limit)
    if not any(map(str.isalpha, cleaned)):
        raise Refusal("answers-name-letters")
    return cleaned


def calendar_date(text: str, today: date) -> date:
    """Understand 05.07.2016, 5.7.16, 2016-07-05, 5 июля 2016 г., «5» июля 2016 and 5 July 2016.

    A year of two digits lies at most 30 years after `today`. A date without a year is refused with
    this year's date as the suggestion; 05/07/2016 is refused, for it means two dates.
    """
    typed = clean(text, limit=60)
    bare = _YEAR_WORD.sub("", re.sub("[«»\"“”„']", "", typed))
    found = next(filter(None, (shape.fullmatch(bare) for shape in _DATE_SHAPES)), None)
    if found is None:
        raise Refusal("answers-date-shape", typed=typed)
    parts = found.groupdict()
    month = _month(parts, typed=typed)
    if parts["year"] is None:
        raise _year_missing(int(parts["day"]), month, today=today)
    year = full_year(parts["year"], today=today)
    if not _FIRST_YEAR <= year <= today.year + _YEARS_AHEAD:
        raise Refusal("answers-date-year", year=parts["year"])
    return existing_date(year, month, int(parts["day"]))


def _month(parts: dict[str, str], *, typed: str) -> int:
    word = parts.get("word")
    if word is None:
        return int(parts["month"])
    if word.lower() not in MONTHS:
        raise Refusal("answers-date-shape", typed=typed)
    return MONTHS[word.lower()]


def _year_missing(day: int, month: int, *, today: date) -> Refusal:
    try:
        this_year = date(today.year, month, day)
    except ValueError:
        return Refusal("answers-date-year-missing")
    shown = f"{this_year:%d.%m.%Y}"
    return Refusal("answers-date-year-missing-fix", suggestion=shown, date=shown)
