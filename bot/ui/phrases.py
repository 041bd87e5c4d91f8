"""How people name a day and an hour, cut into named pieces; what they mean is for moments.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.ui.calendar_words import (
    COUNTS,
    MONTHS,
    PARTS_OF_DAY,
    SHIFTS,
    UNITS,
    WEEKDAYS,
    WHICH,
    ZONES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ON = r"(?:(?:во?|на|ко?|до|on|by|at|for) )?(?:the )?"
_AT = r"(?:(?:во?|ко?|до|на|at|by|for|@) ?)?"
_IN = r"(?:во?|at|@) ?"
_DAY = r"(?P<day>[0-9]{1,2})(?:-?(?:го|е|ое|му)|st|nd|rd|th)?"
_HOUR = r"(?P<hour>[0-9]{1,2})"
# After a hyphen only what is no hour: «10-12» is from ten to twelve more often than 10:12.
_MINUTE = r"(?:[:.]|-(?=00|2[5-9]|[3-5]))(?P<minute>[0-9]{2})(?::00)?(?: ?ч(?:ас(?:а|ов)?)?)?"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})(?: ?(?:года|год|г))?"
# Behind a month in words two digits may as well be the hour, unless «г.» follows.
_YEAR_AFTER_WORD = (
    r"(?:,? ?(?P<year>[0-9]{4}|[0-9]{2}(?= ?г))(?![:0-9])(?: ?(?:года|год|г)(?![а-я]))?)?"
)
_NUMBERS = r"(?P<day>[0-9]{1,2})\.(?P<month>0?[1-9]|1[0-2])"
_HOURS = r"(?:часов|часа|час|ч|o.?clock)"
_MINUTES = r"мин(?:уты|ут)?"

_SHAPES = tuple(
    (kind, re.compile(rf"{shape}\.?(?=[ ,;]|$)"))
    for kind, shape in (
        ("zone", rf"(?:по )?(?P<place>{_any(ZONES)})"),
        ("zone", r"(?:utc|gmt)(?: ?(?P<offset>[+-][0-9]{1,2}(?::?[0-9]{2})?|z))?"),
        ("part", rf"(?:in the |at )?(?P<part>{_any(PARTS_OF_DAY)}|[ap]\.m)"),
        ("weekday", rf"{_ON}(?:(?P<which>{_any(WHICH)})\.? )?(?P<weekday>{_any(WEEKDAYS)})"),
        ("week", r"(?:на |of )?(?P<week>этой|следующей|будущей|this|next) (?:неделе|week)"),
        (
            "date",
            rf"{_ON}(?P<year>[0-9]{{4}})(?P<mark>[./-])(?P<month>[0-9]{{1,2}})(?P=mark){_DAY}",
        ),
        ("date", rf"{_ON}{_DAY}(?P<mark>[.-])(?P<month>[0-9]{{1,2}})(?P=mark){_YEAR}"),
        ("date", rf"{_ON}(?P<first>[0-9]{{1,2}})/(?P<second>[0-9]{{1,2}})(?:/{_YEAR})?"),
        ("date", rf"{_ON}{_DAY} ?(?:of )?(?P<word>{_any(MONTHS)})\.?{_YEAR_AFTER_WORD}"),
        ("date", rf"{_ON}(?P<word>{_any(MONTHS)})\.? (?:the )?{_DAY}{_YEAR_AFTER_WORD}"),
        ("date", rf"{_ON}(?P<number>[0-9]{{1,2}})(?:-?(?:го|е|ое|му))? числ(?:а|о|у)"),
        ("date", rf"{_ON}(?P<number>[0-9]{{1,2}})(?:-?(?:го|е|ое|му)|st|nd|rd|th)"),
        (
            "date",
            rf"(?:через|in) (?:(?P<count>[0-9]{{1,3}}|{_any(COUNTS)}) )?(?P<unit>{_any(UNITS)})",
        ),
        ("date", rf"{_ON}(?P<shift>{_any(SHIFTS)})"),
        ("time", rf"{_IN}{_HOUR}{_MINUTE}"),
        ("date", rf"(?!(?:во?|at) ){_ON}{_NUMBERS}"),
        ("time", rf"{_AT}{_HOUR}{_MINUTE}"),
        (
            "time",
            rf"{_AT}{_HOUR} ?{_HOURS}\.? ?(?P<minute>[0-9]{{2}})(?: ?{_MINUTES}|(?<=ч[0-9]{{2}}))",
        ),
        ("time", rf"{_AT}{_HOUR} ?{_HOURS}"),
        ("time", rf"{_IN}(?P<hour>[0-9]{{1,2}}|час)"),
        ("time", rf"{_AT}(?:12 )?(?P<noon>полдень|noon|midday)"),
        ("time", rf"{_AT}(?:12 )?(?P<midnight>полночь|midnight)"),
        ("time", rf"{_AT}(?P<bare>[0-9]{{1,4}})"),
    )
)
"""The first that fits is tried first: a time is read as a date only where no «в» stands before."""

_REWRITTEN = tuple(
    (re.compile(shape), plain)
    for shape, plain in (
        ("ё", "е"),
        (r"[«»\"“”„()\[\]!?]| [–—-] ", " "),
        (r"[‐-―−]", "-"),
        (r"(-[0-9]{2})t([0-9]{2}:[0-9:]{2,5})([+-][0-9]{2}:[0-9]{2}|z)$", r"\1 \2 utc\3"),
        (r"(?<=-[0-9]{2})t(?=[0-9]{2}:)", " "),
        (r"(?<=[0-9])(?=[ap]\.?m\b)", " "),
        (r"\b(?:tonight|this evening)\b", "today evening"),
        (r"\s+", " "),
    )
)


def read(text: str) -> dict[str, str]:
    """Return the pieces of a phrase by name; empty when a word of it is not understood.

    Beside the named groups each kind (date, weekday, week, time, part, zone) is a key, too.
    """
    plain = text.casefold()
    for shape, instead in _REWRITTEN:
        plain = shape.sub(instead, plain)
    return _cut(plain.strip(" .,;"), {}) or {}


def _cut(rest: str, said: Mapping[str, str]) -> dict[str, str] | None:
    """Cut off one piece of each kind at most, trying other readings where one leads nowhere."""
    if not rest:
        return dict(said)
    for kind, shape in _SHAPES:
        found = None if kind in said else shape.match(rest)
        if found is None:
            continue
        groups = {name: words for name, words in found.groupdict().items() if words is not None}
        whole = _cut(rest[found.end() :].lstrip(" ,;"), {**said, kind: found[0], **groups})
        if whole is not None:
            return whole
    return None
