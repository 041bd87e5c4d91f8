"""What people mean by an hour: the time of day, and whether it may be another one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from bot.refusal import Refusal
from bot.ui.calendar_words import PARTS_OF_DAY

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOON = 12
_MIDNIGHT = 24
_LAST_DOUBTFUL = 7  # people say «в 3» of the afternoon and «в 7» of both; «в 8» is the morning


@dataclass(frozen=True)
class Clock:
    """A time of day; `doubt` is the sentence to refuse with, the time then being a likely guess."""

    at: time
    doubt: str = ""

    @property
    def is_midnight(self) -> bool:
        """Whether the end of the day is the guess: 00:00 of the day after."""
        return self.doubt == "moments-midnight"


def clock(said: Mapping[str, str]) -> Clock | None:
    """Return the time of a phrase that read() understood; None where it names none."""
    if "time" not in said:
        return None
    if "noon" in said:
        return Clock(time(_NOON))
    if "midnight" in said:
        return Clock(time(), "moments-midnight")
    typed = said.get("bare", said.get("hour", ""))
    hour = 1 if typed == "час" else int(typed)
    return _clock(said, hour=hour, minute=int(said.get("minute", "0")))


def _clock(said: Mapping[str, str], *, hour: int, minute: int) -> Clock:
    if (hour, minute) == (_MIDNIGHT, 0):
        return Clock(time(), "moments-midnight")
    meant = _hour(hour, said.get("part", ""))
    if (meant, hour, minute) == (0, _NOON, 0):
        return Clock(time(), "moments-midnight")
    try:
        return _doubted(said, time(meant, minute))
    except ValueError:
        named = " ".join(filter(None, (said["time"], said.get("part"))))
        raise Refusal("moments-clock", time=named) from None


def _hour(hour: int, part: str) -> int:
    """Return the hour of 24 that fits the part of the day, -1 where none does."""
    possible = {hour, (hour + _NOON) % _MIDNIGHT} if hour <= _NOON else {hour}
    allowed = hours_of(part)
    return hour if allowed is None else next(iter(possible & allowed), -1)


def hours_of(part: str) -> frozenset[int] | None:
    """Return the hours that «утра» or "pm" can stand beside; None for no word."""
    return PARTS_OF_DAY[part.replace(".", "")] if part else None


def _doubted(said: Mapping[str, str], at: time) -> Clock:
    """Doubt an hour that stands alone: «5 июля 16» may be a year, «в 3» the afternoon."""
    typed = said.get("bare", said.get("hour", ""))
    if "part" in said or "minute" in said:
        return Clock(at)
    doubtful = 1 <= at.hour <= _LAST_DOUBTFUL and not typed.startswith("0")
    likely = at.replace(hour=at.hour + _NOON) if doubtful else at
    if "bare" in said and "shift" not in said:
        return Clock(likely, "moments-bare")
    return Clock(likely, "moments-hour" if doubtful else "")
