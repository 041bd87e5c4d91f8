"""The road map as a whole: what is due when, what is late, how far the goal is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.features.milestones.rules import OVERDUE, UNFINISHED, Phase, Status, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.milestones.rules import Milestone

SOON = 14
"""How many days ahead "next" looks."""

MOST = 200
"""How many milestones a road map holds; it is a table that people read."""


def overdue(milestones: Sequence[Milestone], today: date) -> list[Milestone]:
    """Return what should have been done before today and was not."""
    return [m for m in milestones if standing(m, today) == OVERDUE]


def due_on(milestones: Sequence[Milestone], day: date) -> list[Milestone]:
    """Return what is unfinished and due on a day."""
    return [m for m in milestones if m.status in UNFINISHED and m.due == day]


def coming(milestones: Sequence[Milestone], today: date, *, days: int = SOON) -> list[Milestone]:
    """Return what is unfinished and due within some days after today."""
    last = today + timedelta(days)
    return [m for m in milestones if m.status in UNFINISHED and today < m.due <= last]


def farther(milestones: Sequence[Milestone], today: date, *, days: int = SOON) -> list[Milestone]:
    """Return what is unfinished and due after that."""
    last = today + timedelta(days)
    return [m for m in milestones if m.status in UNFINISHED and m.due > last]


def formalisation(milestones: Sequence[Milestone]) -> Milestone | None:
    """Return the last milestone of the official formalisation: the goal of the whole road."""
    last = [m for m in milestones if m.phase is Phase.FORMALISATION]
    return max(last, key=lambda m: (m.due, m.id), default=None)


def of_phase(milestones: Sequence[Milestone], phase: Phase) -> list[Milestone]:
    """Return the milestones of a phase."""
    return [m for m in milestones if m.phase is phase]


def done(milestones: Sequence[Milestone]) -> int:
    """Count what is done."""
    return sum(m.status is Status.DONE for m in milestones)
