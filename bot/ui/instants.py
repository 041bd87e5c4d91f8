"""From a day and a time of day to one instant of the cluster's zone, or to what may be offered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.refusal import Refusal
from bot.ui.calendar_words import ZONES
from bot.ui.clocks import Clock

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Phrase:
    """What was said, and where and when: all that its meaning depends on."""

    said: Mapping[str, str]
    here: datetime
    zone: ZoneInfo
    clock: Clock | None = None
    whole_day: bool = False

    @property
    def today(self) -> date:
        return self.here.date()


def instant(phrase: Phrase, day: date, at: time) -> datetime:
    """Return the only moment at which the clock of that day shows that time.

    Refuses an hour that a change of the clocks leaves out or repeats.
    """
    zone = _stated_zone(phrase.said) or phrase.zone
    first, second = (datetime.combine(day, at.replace(fold=fold), zone) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(phrase.zone)
    shown = {"date": day, "time": f"{at:%H:%M}"}
    struck = first.astimezone(UTC).astimezone(zone)
    if struck.replace(tzinfo=None) != first.replace(tzinfo=None):
        raise refusal("moments-time-skipped", _written(phrase, struck), **shown)
    raise refusal("moments-time-twice", _written(phrase, first), **shown)


def _stated_zone(said: Mapping[str, str]) -> tzinfo | None:
    if "place" in said:
        return ZoneInfo(ZONES[said["place"]])
    return _offset(said.get("offset", "z")) if "zone" in said else None


def _offset(typed: str) -> timezone:
    digits = typed.strip("+-z").replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")  # noqa: PLR2004
    ahead = timedelta(hours=int(hours or "0"), minutes=int(minutes))
    try:
        return timezone(-ahead if typed.startswith("-") else ahead)
    except ValueError:
        raise Refusal("moments-clock", time=f"UTC{typed}") from None


def offered(phrase: Phrase, day: date | None) -> str | None:
    """Write what may be offered for that day; None where nothing to come can be meant by it."""
    if day is None or day < phrase.today:
        return None
    if phrase.whole_day:
        return f"{day:%d.%m.%Y}"
    if phrase.clock is None:
        return None
    try:
        after_midnight = timedelta(days=phrase.clock.is_midnight)
        return _written(phrase, instant(phrase, day + after_midnight, phrase.clock.at))
    except Refusal:
        return None


def _written(phrase: Phrase, when: datetime) -> str | None:
    """Write a moment so that it is read as itself, with its offset in an hour that comes twice."""
    local = when.astimezone(phrase.zone)
    if local.astimezone(UTC) <= phrase.here.astimezone(UTC):
        return None
    twice = local.replace(fold=1).utcoffset() != local.replace(fold=0).utcoffset()
    return f"{local:%d.%m.%Y %H:%M}" + (f" UTC{local:%z}" if twice else "")


def refusal(key: str, offer: str | None, **details: object) -> Refusal:
    """Make a refusal whose sentence chooses by `$offer`, "none" where nothing is suggested."""
    return Refusal(key, suggestion=offer, offer=offer or "none", **details)
