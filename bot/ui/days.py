"""Days in forms: typed in any words, kept as 2016-07-05, shown with the day of the week."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.ui.moments import day
from bot.ui.screen import Text

if TYPE_CHECKING:
    from bot.ui.forms import Asked


def dated(shown: date) -> Text:
    """Return «5 июля 2016 г., вторник» or "5 July 2016, Tuesday"."""
    return Text.of("day-and-weekday", day=shown, weekday=Text(f"weekday-{shown.isoweekday()}"))


def shown_day(value: str) -> Text:
    """Read back a day that a form keeps as 2016-07-05."""
    return dated(date.fromisoformat(value))


def day_ahead(text: str, asked: Asked) -> str:
    """Read an answer that names today or a later day; raises Refusal."""
    zone = asked.now.tzinfo
    if not isinstance(zone, ZoneInfo):
        raise TypeError(zone)
    return day(text, asked.now, zone).isoformat()
