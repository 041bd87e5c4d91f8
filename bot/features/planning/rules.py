"""Planning: the template of typical milestones, and what organisers type about one of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.features.milestones.rules import Phase
from bot.refusal import Refusal

FARTHEST_OFFSET = 366
MOST_OFFSETS = 10
_FIRST_ANCHOR = date(2010, 1, 1)
_LAST_ANCHOR = date(2099, 12, 31)


class Part(StrEnum):
    """Which organisation of the cluster a typical milestone is given to."""

    HOST = "host"
    CENTRE = "centre"
    AUTHORITY = "authority"


@dataclass(frozen=True)
class Typical:
    """A milestone of the template: `day` counts from the anchor date, `needs` are codes."""

    code: str
    phase: Phase
    day: int
    part: Part
    needs: tuple[str, ...] = ()


TEMPLATE = (
    Typical("m01", Phase.INITIATION, -574, Part.AUTHORITY),
    Typical("m02", Phase.INITIATION, -18, Part.HOST, ("m01",)),
    Typical("m03", Phase.INITIATION, -4, Part.CENTRE, ("m02",)),
    Typical("m04", Phase.ASSEMBLY, 0, Part.HOST, ("m03",)),
    Typical("m05", Phase.LEGAL_FORM, 24, Part.CENTRE, ("m04",)),
    Typical("m06", Phase.STRATEGY, 45, Part.CENTRE, ("m04",)),
    Typical("m07", Phase.STRATEGY, 52, Part.HOST, ("m06",)),
    Typical("m08", Phase.STRATEGY, 66, Part.CENTRE, ("m06", "m07")),
    Typical("m09", Phase.LEGAL_FORM, 80, Part.HOST, ("m05",)),
    Typical("m10", Phase.AGREEMENT, 101, Part.CENTRE, ("m08",)),
    Typical("m11", Phase.LEGAL_FORM, 107, Part.HOST, ("m09",)),
    Typical("m12", Phase.LEGAL_FORM, 143, Part.HOST, ("m11",)),
    Typical("m13", Phase.FORMALISATION, 150, Part.AUTHORITY, ("m08", "m10", "m12")),
    Typical("m14", Phase.FORMALISATION, 178, Part.AUTHORITY, ("m13",)),
)
"""The typical road of a cluster; day 0 is the general assembly."""


def due_date(typical: Typical, anchor: date) -> date:
    """Return the due date of a typical milestone."""
    return anchor + timedelta(typical.day)


def is_behind(typical: Typical, anchor: date, today: date) -> bool:
    """Tell whether its due date had passed when the template was taken: it enters as done."""
    return due_date(typical, anchor) < today


def numbers(text: str) -> list[int]:
    """Read the numbers of milestones: «3, 5», «№ 3 и № 5»; refuses a text without any."""
    found = [int(digits) for digits in re.findall(r"[0-9]{1,9}", text)]
    if not found:
        raise Refusal("roadmap-numbers-shape")
    return sorted(set(found))


def offsets(text: str) -> list[int]:
    """Read days of reminders from the due date: «-14, -3, 0, 1, 7»; minus means before."""
    parts = [part for part in re.split(r"[\s,;]+", text.replace("\N{MINUS SIGN}", "-")) if part]
    if not parts or not all(re.fullmatch(r"[+-]?[0-9]{1,3}", part) for part in parts):
        raise Refusal("roadmap-offsets-shape")
    days = sorted({int(part) for part in parts})
    if len(days) > MOST_OFFSETS or max(map(abs, days)) > FARTHEST_OFFSET:
        raise Refusal("roadmap-offsets-range", most=MOST_OFFSETS, farthest=FARTHEST_OFFSET)
    return days


def anchor_of(ordinal: int) -> date:
    """Return the anchor date that travels in a press as a number of days; refuses nonsense."""
    if not _FIRST_ANCHOR.toordinal() <= ordinal <= _LAST_ANCHOR.toordinal():
        raise Refusal("roadmap-anchor-range", first=_FIRST_ANCHOR, last=_LAST_ANCHOR)
    return date.fromordinal(ordinal)
