"""Days and moments as people type them, in Russian and English: understood, or a sentence why not.

Never a guess: what can be meant in two ways is refused, and the likelier one is suggested.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.refusal import Refusal
from bot.ui.answers import clean
from bot.ui.clocks import Clock, clock, hours_of
from bot.ui.instants import Phrase, instant, offered, refusal
from bot.ui.named_days import distance, named_day, next_such_day
from bot.ui.phrases import read

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_LONGEST = 100
_USUAL_HOURS = (10, 14, 18, 22)


def moment(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Understand «5 июля 14:00», "tomorrow 10am" and the like: aware, in `zone`, after `now`.

    A time alone is today's, a weekday the nearest one, a date without a year the next one. `now`
    is aware. Raises Refusal; a suggestion looks like 05.07.2016 14:00 and is understood.
    """
    typed = clean(text, limit=_LONGEST)
    said = read(typed)
    phrase = Phrase(said, now.astimezone(zone), zone, clock(said))
    if distance(said)[0] == "minute":
        return _after_minutes(phrase, typed=typed)
    named = named_day(phrase) or _today_by_its_hour(phrase)
    if named is None:
        raise Refusal("moments-shape", typed=typed)
    if phrase.clock is None:
        raise _time_missing(phrase, named)
    if phrase.clock.doubt:
        raise _doubtful(phrase, named, phrase.clock)
    return _to_come(phrase, named, instant(phrase, named, phrase.clock.at))


def day(text: str, now: datetime, zone: ZoneInfo) -> date:
    """Understand a day of `zone`, today or later; one with a time is refused and suggested bare.

    Raises Refusal; a suggestion looks like 05.07.2016 and is understood.
    """
    typed = clean(text, limit=_LONGEST)
    said = read(typed)
    phrase = Phrase(said, now.astimezone(zone), zone, whole_day=True)
    named = None if distance(said)[0] == "minute" else named_day(phrase)
    if named is None:
        raise Refusal("moments-day-shape", typed=typed)
    if {"time", "part", "zone"} & said.keys():
        raise refusal("moments-time-unneeded", offered(phrase, named), date=named)
    if named < phrase.today:
        raise refusal(
            "moments-day-passed", offered(phrase, next_such_day(phrase, named)), date=named
        )
    return named


def _today_by_its_hour(phrase: Phrase) -> date | None:
    return phrase.today if "time" in phrase.said and "week" not in phrase.said else None


def _after_minutes(phrase: Phrase, *, typed: str) -> datetime:
    if phrase.said.keys() & {"time", "part", "weekday", "week", "zone"}:
        raise Refusal("moments-shape", typed=typed)
    when = phrase.here.astimezone(UTC) + timedelta(minutes=distance(phrase.said)[1])
    local = when.replace(second=0, microsecond=0).astimezone(phrase.zone)
    return _to_come(phrase, local.date(), local)


def _time_missing(phrase: Phrase, named: date) -> Refusal:
    """Ask for the hour; the first usual one of that part of the day is suggested."""
    allowed = hours_of(phrase.said.get("part", "")) or range(24)
    timed = (replace(phrase, clock=Clock(time(hour))) for hour in _USUAL_HOURS if hour in allowed)
    offers = (offered(each, named) for each in timed)
    return refusal("moments-time-missing", next(filter(None, offers), None), date=named)


def _doubtful(phrase: Phrase, named: date, clock: Clock) -> Refusal:
    hour = clock.at.hour % 12
    return refusal(
        clock.doubt,
        offered(phrase, named),
        typed=phrase.said["time"],
        early=f"{hour:02}:00",
        late=f"{hour + 12}:00",
    )


def _to_come(phrase: Phrase, named: date, when: datetime) -> datetime:
    """Return the moment unless it has passed; moments of one zone compare by wall time, so UTC."""
    if when.astimezone(UTC) > phrase.here.astimezone(UTC):
        return when
    raise refusal("moments-passed", offered(phrase, next_such_day(phrase, named)), moment=when)
