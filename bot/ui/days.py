"""Calendar days as people check them: with the day of the week."""

from __future__ import annotations

from datetime import date

from bot.ui.screen import Text


def dated(day: date) -> Text:
    """Return «5 июля 2016 г., вторник» or "5 July 2016, Tuesday"."""
    return Text.of("day-and-weekday", day=day, weekday=Text(f"weekday-{day.isoweekday()}"))


def shown_day(value: str) -> Text:
    """Read back a day that a form keeps as 2016-07-05."""
    return dated(date.fromisoformat(value))
