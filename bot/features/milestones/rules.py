"""Milestones of the road map: where each stands, what it waits for, when somebody is reminded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

DEFAULT_OFFSETS = (-7, -3, -1, 0, 1, 3)
"""Days from the due date on which somebody is reminded, where the milestone names none."""

REMINDED_AT = time(10)
"""The local hour of every reminder."""

REMINDERS = "milestone reminders"
"""The kind of due work that stands for the nearest reminder of the whole road map."""

DESK_DAYS = 14
"""How many days before its due date a milestone appears on the desk of the responsible."""

OVERDUE = "overdue"
"""Where an unfinished milestone stands after its due date; derived, never kept."""


class Phase(StrEnum):
    """The part of the road from a potential cluster to an official one."""

    INITIATION = "initiation"
    ASSEMBLY = "assembly"
    STRATEGY = "strategy"
    LEGAL_FORM = "legal_form"
    AGREEMENT = "agreement"
    FORMALISATION = "formalisation"


class Status(StrEnum):
    """Where a milestone stands, as it is kept."""

    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    POSTPONED = "postponed"
    REPORTED = "reported"
    DONE = "done"
    CANCELLED = "cancelled"


OPEN = (Status.PLANNED, Status.IN_PROGRESS, Status.POSTPONED)
"""The responsible organisation has the next word."""

UNFINISHED = (*OPEN, Status.REPORTED)


class Kind(StrEnum):
    """What somebody said or did about a milestone; the second three wait for an answer."""

    ADDED = "added"
    STARTED = "started"
    ASSIGNED = "assigned"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    DONE = "done"
    PROBLEM = "problem"
    POSTPONEMENT = "postponement"


@dataclass(frozen=True)
class Milestone:
    """One line of the road map.

    `code` names one of the template, whose words are in both languages; another has its own title.
    `offsets` are its own days of reminders, none for the usual ones. `needs` are milestones that
    come before it. `remind_at` is the next reminder, None when there is none to come.
    """

    id: int
    code: str
    title: str
    yields: str
    phase: Phase
    due: date
    organisation_id: int
    offsets: tuple[int, ...] = ()
    status: Status = Status.PLANNED
    done_on: date | None = None
    remind_at: datetime | None = None
    needs: tuple[int, ...] = ()

    @property
    def named(self) -> dict[str, int]:
        """Return how the journal names it, with whose it is."""
        return {"milestone": self.id, "organisation": self.organisation_id}


@dataclass(frozen=True)
class Report:
    """What was said or done about a milestone; `settled_at` is None while it waits for an answer.

    `was_due` and `new_due` are set for a postponement. `answer` says why it was not accepted.
    """

    milestone_id: int
    kind: Kind
    by: int
    at: datetime
    id: int = 0
    note: str = ""
    file: str = ""
    was_due: date | None = None
    new_due: date | None = None
    settled_at: datetime | None = None
    is_accepted: bool | None = None
    answer: str = ""


@dataclass(frozen=True)
class Dossier:
    """Everything that is known of one milestone; reports are oldest first."""

    milestone: Milestone
    responsible: str
    needs: tuple[Milestone, ...] = ()
    reports: tuple[Report, ...] = field(default_factory=tuple)

    def waiting(self, kind: Kind) -> Report | None:
        """Return the report of a kind that waits for an answer."""
        found = (r for r in self.reports if r.kind is kind and r.settled_at is None)
        return next(found, None)

    @property
    def achievement(self) -> Report | None:
        """The last report of done, waiting or accepted: its note and file belong to the card."""
        found = [r for r in self.reports if r.kind is Kind.DONE and r.is_accepted is not False]
        is_shown = self.milestone.status in {Status.REPORTED, Status.DONE}
        return found[-1] if found and is_shown else None


def standing(milestone: Milestone, today: date) -> str:
    """Return where a milestone stands today: its status, or "overdue" after its last day."""
    is_late = milestone.status in OPEN and milestone.due < today
    return OVERDUE if is_late else milestone.status.value


def next_reminder(milestone: Milestone, *, after: datetime) -> datetime | None:
    """Return the first reminder after a local moment, or None.

    Nobody is reminded of what is done or cancelled. The zone is that of `after`; UTC comes back.
    """
    if milestone.status not in UNFINISHED:
        return None
    days = (milestone.due + timedelta(o) for o in milestone.offsets or DEFAULT_OFFSETS)
    moments = (datetime.combine(day, REMINDED_AT, after.tzinfo).astimezone(UTC) for day in days)
    return min((moment for moment in moments if moment > after), default=None)


def opened_by(done: int, milestones: Sequence[Milestone]) -> list[Milestone]:
    """Return what may be begun now that one is done: nothing else that it needs is unfinished."""
    unfinished = {m.id for m in milestones if m.status in UNFINISHED}
    return [
        m
        for m in milestones
        if m.id in unfinished and done in m.needs and not unfinished & {*m.needs}
    ]


def check_is_theirs(milestone: Milestone, organisations: Collection[int]) -> None:
    """Refuse who acts for none of the organisations but those that are not responsible."""
    if milestone.organisation_id not in organisations:
        raise Refusal("milestone-not-yours")


def check_is_unfinished(milestone: Milestone) -> None:
    """Refuse what is done or cancelled."""
    if milestone.status is Status.DONE:
        raise Refusal("milestone-is-done")
    if milestone.status is Status.CANCELLED:
        raise Refusal("milestone-is-cancelled")


def check_is_open(milestone: Milestone) -> None:
    """Refuse what is finished, and what waits for the confirmation that it is."""
    check_is_unfinished(milestone)
    if milestone.status is Status.REPORTED:
        raise Refusal("milestone-is-reported")


def check_may_start(milestone: Milestone) -> None:
    """Refuse to begin what is finished or begun."""
    check_is_open(milestone)
    if milestone.status is Status.IN_PROGRESS:
        raise Refusal("milestone-is-in-work")


def check_may_reopen(milestone: Milestone) -> None:
    """Refuse to take up again what is not done."""
    if milestone.status is not Status.DONE:
        raise Refusal("milestone-not-done")


def check_new_due(milestone: Milestone, due: date, *, today: date) -> None:
    """Refuse a new due date that is past or the same."""
    check_due(due, today=today)
    if due == milestone.due:
        raise Refusal("milestone-due-same")


def check_due(due: date, *, today: date) -> None:
    """Refuse a due date that is past."""
    if due < today:
        raise Refusal("milestone-due-past", day=due)


def check_is_waiting(report: Report | None) -> Report:
    """Return a report that waits for an answer; refuses when somebody has answered."""
    if report is None or report.settled_at is not None:
        raise Refusal("milestone-report-settled")
    return report
