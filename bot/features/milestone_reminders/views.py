"""Reminders of milestones, the summary of those that came late, and the rows of the desk."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from bot.features.milestones.views import (
    line_of,
    open_button,
    report_buttons,
    roadmap_button,
    titled,
)
from bot.ui.days import dated
from bot.ui.feature import DeskRow
from bot.ui.screen import Screen, Text, in_rows, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, tzinfo

    from bot.features.milestones.rules import Kind, Milestone

MOST_IN_SUMMARY = 8
END_OF_DAY = time(23, 59)


def reminder(milestone: Milestone, responsible: str, *, today: date, may_report: bool) -> Screen:
    """Remind of a milestone: the fact and what is expected, with the buttons that settle it."""
    text = Text.of(
        f"reminder-{_when(milestone, today)}",
        number=milestone.id,
        title=titled(milestone),
        due=dated(milestone.due),
        days=abs((milestone.due - today).days),
        responsible=responsible,
    )
    buttons = report_buttons(milestone) if may_report else []
    return screen(text, buttons=[*buttons, [open_button(milestone), roadmap_button()]])


def summary(milestones: Sequence[Milestone], *, today: date) -> Screen:
    """Sum up reminders that could not come in time."""
    lines = tuple(line_of(m, today=today) for m in milestones[:MOST_IN_SUMMARY])
    more = len(milestones) - len(lines)
    rest = [Text.of("reminder-more", count=more)] if more else []
    buttons = in_rows([open_button(m) for m in milestones[:MOST_IN_SUMMARY]])
    head = Text.of("reminder-summary", count=len(milestones), lines=lines)
    return screen(head, *rest, buttons=[*buttons, [roadmap_button()]])


def _when(milestone: Milestone, today: date) -> str:
    days = (milestone.due - today).days
    if days == 0:
        return "today"
    return "soon" if days > 0 else "overdue"


def due_row(milestone: Milestone, *, zone: tzinfo) -> DeskRow:
    """Return the row of what the person's organisation should do by the end of a day."""
    until = datetime.combine(milestone.due, END_OF_DAY, zone)
    text = Text.of("desk-milestone", number=milestone.id, title=titled(milestone))
    return DeskRow(until, text, open_button(milestone))


def report_row(milestone: Milestone, kind: Kind, *, zone: tzinfo) -> DeskRow:
    """Return the row of a report that waits for an organiser."""
    until = datetime.combine(milestone.due, END_OF_DAY, zone)
    return DeskRow(
        until, Text.of(f"desk-report-{kind}", number=milestone.id), open_button(milestone)
    )
