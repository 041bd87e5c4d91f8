"""The day that a phrase names: by its date, its weekday or its distance from today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.refusal import Refusal
from bot.ui.calendar_words import (
    COUNTS,
    MONTHS,
    SHIFTS,
    UNITS,
    WEEKDAYS,
    WHICH,
    existing_date,
    full_year,
)
from bot.ui.instants import Phrase, offered, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST_YEAR = 1900
_YEARS_AHEAD = 10
_FAR = timedelta(days=183)
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


def named_day(phrase: Phrase) -> date | None:
    """Return the day that the words name, which may have passed; None where they name none."""
    said = phrase.said
    if "date" not in said:
        return _on_weekday(phrase) if "weekday" in said else None
    if "week" in said and "weekday" not in said:
        return None
    kinds = {"first": _slashed, "number": _numbered, "unit": _after_days, "shift": _shifted}
    named = next((find(phrase) for key, find in kinds.items() if key in said), None)
    named = named or _dated(phrase, int(said["day"]), _month(said))
    _check_weekday(phrase, named)
    return named


def _month(said: Mapping[str, str]) -> int:
    month = MONTHS[said["word"]] if "word" in said else int(said["month"])
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of the year
        raise Refusal("moments-month", month=month)
    return month


def _dated(phrase: Phrase, day: int, month: int) -> date:
    if "year" in phrase.said:
        year = full_year(phrase.said["year"], today=phrase.today)
        return existing_date(_near(phrase, year), month, day)
    named = _next_such(phrase, day, month)
    if named - phrase.today > _FAR and (phrase.whole_day or phrase.clock):
        raise _far(phrase, named)
    return named


def _near(phrase: Phrase, year: int) -> int:
    if not _FIRST_YEAR <= year <= phrase.today.year + _YEARS_AHEAD:
        raise Refusal("moments-year", year=str(year))
    return year


def _next_such(phrase: Phrase, day: int, month: int) -> date:
    today = phrase.today
    passed = (month, day) < (today.month, today.day)
    return existing_date(today.year + passed, month, day)


def _far(phrase: Phrase, named: date) -> Refusal:
    key = "moments-far" if named.year == phrase.today.year else "moments-date-passed"
    return refusal(key, offered(phrase, named), date=named)


def _slashed(phrase: Phrase) -> date:
    """Read 25/07, which can be one date only; refuse 05/07."""
    first, second = int(phrase.said["first"]), int(phrase.said["second"])
    readings = {(d, m) for d, m in ((first, second), (second, first)) if 1 <= m <= 12}  # noqa: PLR2004
    if len(readings) == 1:
        return _dated(phrase, *readings.pop())
    if not readings:
        raise Refusal("moments-month", month=second)
    raise _two(phrase, *(_one_of_two(phrase, d, m) for d, m in ((first, second), (second, first))))


def _one_of_two(phrase: Phrase, day: int, month: int) -> date:
    if "year" not in phrase.said:
        return _next_such(phrase, day, month)
    return _dated(phrase, day, month)


def _two(phrase: Phrase, likely: date, other: date) -> Refusal:
    typed = phrase.said["date"] if "date" in phrase.said else _weekday_as_typed(phrase.said)
    return refusal("moments-two", offered(phrase, likely), typed=typed, date=likely, other=other)


def _numbered(phrase: Phrase) -> date:
    number = int(phrase.said["number"])
    return _months_after(phrase.today, int(number < phrase.today.day), day=number)


def _months_after(today: date, months: int, *, day: int) -> date:
    years, month = divmod(today.month - 1 + months, 12)
    return existing_date(today.year + years, month + 1, day)


def _after_days(phrase: Phrase) -> date:
    said, today = phrase.said, phrase.today
    if said["date"] == "через день":
        raise _two(phrase, today + 2 * _DAY, today + _DAY)
    unit, number = distance(said)
    named = today + number * _DAY if unit == "day" else _months_after(today, number, day=today.day)
    _near(phrase, named.year)
    return named


def distance(said: Mapping[str, str]) -> tuple[str, int]:
    """Return how far «через 2 недели» is, in minutes, days or months; an empty unit for nothing."""
    unit, size = UNITS.get(said.get("unit", ""), ("", 0))
    typed = said.get("count", "1")
    return unit, size * (COUNTS[typed] if typed in COUNTS else int(typed))


def _shifted(phrase: Phrase) -> date:
    return phrase.today + SHIFTS[phrase.said["shift"]] * _DAY


def _on_weekday(phrase: Phrase) -> date:
    days = _weekdays(phrase)
    if len(days) > 1:
        raise _two(phrase, *days)
    return days[0]


def _weekdays(phrase: Phrase) -> tuple[date, ...]:
    """Return what «в пятницу», «в следующую пятницу» can mean, the likelier day first.

    The next Friday, said while this week's is still to come, is either; said on a Friday without
    an hour, Friday may be today.
    """
    today, said = phrase.today, phrase.said
    this = today + (WEEKDAYS[said["weekday"]] - today.weekday()) * _DAY
    which = WHICH.get(said.get("which", ""))
    if "week" in said:
        return (this,) if WHICH[said["week"]] == "this" else (this + _WEEK,)
    if which == "this":
        return (this,)
    if which == "next":
        return (this + _WEEK, this) if this > today else (this + _WEEK,)
    if this == today and phrase.clock is None:
        return (this + _WEEK, this)
    return (this,) if this >= today else (this + _WEEK,)


def _check_weekday(phrase: Phrase, named: date) -> None:
    """Refuse a date that is not the day of the week named beside it."""
    said = phrase.said
    if "weekday" not in said:
        return
    fits = named.weekday() == WEEKDAYS[said["weekday"]]
    if not fits or (said.keys() & {"which", "week"} and named not in _weekdays(phrase)):
        typed = _weekday_as_typed(said)
        offer = offered(phrase, named)
        raise refusal("moments-weekday", offer, typed=typed, date=named, weekday=named.isoweekday())


def _weekday_as_typed(said: Mapping[str, str]) -> str:
    return " ".join(said[key] for key in ("which", "weekday", "week") if key in said)


def next_such_day(phrase: Phrase, passed: date) -> date | None:
    """Return the next day that the same words could mean, if there is a plausible one."""
    said = phrase.said
    if "date" not in said and "weekday" in said:
        return passed + _WEEK
    if passed != phrase.today or "unit" in said or "year" in said or "first" in said:
        return None
    try:
        if "number" in said:
            return _months_after(passed, 1, day=passed.day)
        return passed.replace(year=passed.year + 1) if "day" in said else passed + _DAY
    except (Refusal, ValueError):
        return None
