"""The words of the calendar in both languages, and the few sums that every date needs."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHORT_YEARS_AHEAD = 30
_Meaning = TypeVar("_Meaning")


def _by_word(meanings: Mapping[str, _Meaning]) -> dict[str, _Meaning]:
    """Turn rows of words with one meaning into a look-up by word."""
    return {word: meaning for words, meaning in meanings.items() for word in words.split("|")}


MONTHS = _by_word(
    {
        "января|январь|янв|january|jan": 1,
        "февраля|февраль|фев|февр|february|feb": 2,
        "марта|март|мар|march|mar": 3,
        "апреля|апрель|апр|april|apr": 4,
        "мая|май|may": 5,
        "июня|июнь|июн|june|jun": 6,
        "июля|июль|июл|july|jul": 7,
        "августа|август|авг|august|aug": 8,
        "сентября|сентябрь|сен|сент|september|sep|sept": 9,
        "октября|октябрь|окт|october|oct": 10,
        "ноября|ноябрь|ноя|нояб|november|nov": 11,
        "декабря|декабрь|дек|december|dec": 12,
    }
)
WEEKDAYS = _by_word(
    {
        "понедельник|понедельника|понедельнику|пн|monday|mon": 0,
        "вторник|вторника|вторнику|вт|tuesday|tues|tue": 1,
        "среда|среду|среды|среде|ср|wednesday|wed": 2,
        "четверг|четверга|четвергу|чт|thursday|thurs|thur|thu": 3,
        "пятница|пятницу|пятницы|пятнице|пт|friday|fri": 4,
        "суббота|субботу|субботы|субботе|сб|saturday|sat": 5,
        "воскресенье|воскресенья|воскресенью|вс|sunday|sun": 6,
    }
)
"""Monday is 0, as Python counts; ё is е in these tables and those below."""

WHICH = _by_word(
    {
        "эту|этот|это|этой|this": "this",
        "следующую|следующий|следующее|следующей|следующего|следующему|след|будущей|next": "next",
        "ближайшую|ближайший|ближайшее|ближайшей|ближайшего|ближайшему|coming": "nearest",
    }
)
SHIFTS = _by_word(
    {
        "позавчера": -2,
        "вчера|yesterday": -1,
        "сегодня|today": 0,
        "завтра|tomorrow": 1,
        "послезавтра|day after tomorrow": 2,
    }
)
UNITS = _by_word(
    {
        "минуту|минуты|минут|мин|minute|minutes|min": ("minute", 1),
        "полчаса|half an hour": ("minute", 30),
        "час|часа|часов|hour|hours": ("minute", 60),
        "день|дня|дней|day|days": ("day", 1),
        "неделю|недели|недель|week|weeks": ("day", 7),
        "месяц|месяца|месяцев|month|months": ("month", 1),
        "полгода|half a year": ("month", 6),
        "год|года|лет|year|years": ("month", 12),
    }
)
COUNTS = _by_word(
    {
        "один|одну|одна|a|an|one": 1,
        "два|две|two": 2,
        "три|three": 3,
        "четыре|four": 4,
        "пять|five": 5,
        "шесть|six": 6,
        "семь|seven": 7,
        "восемь|eight": 8,
        "девять|nine": 9,
        "десять|ten": 10,
    }
)
PARTS_OF_DAY = _by_word(
    {
        "утра|утром": frozenset(range(3, 12)),
        "дня|днем|afternoon": frozenset(range(12, 18)),
        "вечера|вечером|evening": frozenset(range(16, 24)),
        "ночи|ночью|night": frozenset({22, 23, *range(6)}),
        "morning": frozenset(range(1, 12)),
        "am": frozenset(range(12)),
        "pm": frozenset(range(12, 24)),
    }
)
"""The hours, of 24, that each of the words can stand beside."""

ZONES = _by_word({"нск|nsk": "Asia/Novosibirsk", "мск|msk": "Europe/Moscow"})


def full_year(year: str, *, today: date) -> int:
    """Read a year; one of two digits lies at most 30 years after `today`."""
    if len(year) > 2:  # noqa: PLR2004 - four digits are a year already
        return int(year)
    latest = today.year + _SHORT_YEARS_AHEAD
    return latest - (latest - int(year)) % 100


def existing_date(year: int, month: int, day: int) -> date:
    """Return the date, or refuse with how many months or days there are."""
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of the year
        raise Refusal("answers-date-month", month=month)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise Refusal("answers-date-day", day=day, days=days, month=month, year=str(year))
    return date(year, month, day)
