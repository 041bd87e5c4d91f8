"""Reminders at 10:00: to those who are responsible, and, of what is overdue, to the organisers.

A late reminder is sent with the words of today; several of one person become one summary.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.features.milestone_reminders import views
from bot.features.milestones.rules import DESK_DAYS, OPEN, REMINDERS, next_reminder
from bot.features.organisations.rules import Status as Standing
from bot.ui.access import Action
from bot.ui.feature import DeskRow, Feature
from bot.ui.request import Policy

if TYPE_CHECKING:
    from bot.features.milestones.rules import Milestone
    from bot.ui.request import Addressee, Due, Request
    from bot.ui.screen import Screen

MOST_ON_DESK = 20

Told = dict[int, tuple["Addressee", list[tuple["Milestone", "Screen"]]]]


async def remind(due: Due) -> None:
    """Remind of every milestone whose hour has come, and set the next hour of each."""
    told: Told = {}
    milestones = await due.store.roadmap.list_to_remind(due.now)
    for milestone in milestones:
        await _address(due, milestone, told)
        following = next_reminder(milestone, after=due.local_now)
        await due.store.roadmap.remind(milestone.id, following)
    for person, reminders in told.values():
        await _tell(due, person, reminders)


async def _address(due: Due, milestone: Milestone, told: Told) -> None:
    """Add what each person is to read about one milestone."""
    organisation = await due.store.organisations.get(milestone.organisation_id)
    if organisation is None:
        raise LookupError(milestone.organisation_id)
    name, today = organisation.particulars.short_name, due.today
    found = await due.store.organisations.list_representatives(organisation.id)
    acting = found if organisation.status is Standing.CONFIRMED else []
    responsible = acting if milestone.status in OPEN else []
    mine = views.reminder(milestone, name, today=today, may_report=True)
    for person in responsible:
        told.setdefault(person.person_id, (person, []))[1].append((milestone, mine))
    if milestone.due < today or not acting:
        for organiser in await due.store.organisers.list_all():
            if not any(person.person_id == organiser.person_id for person in responsible):
                theirs = views.reminder(milestone, name, today=today, may_report=False)
                told.setdefault(organiser.person_id, (organiser, []))[1].append((milestone, theirs))


async def _tell(due: Due, person: Addressee, reminders: list[tuple[Milestone, Screen]]) -> None:
    if len(reminders) > 1 and any(_is_late(due, milestone) for milestone, _ in reminders):
        said = views.summary([milestone for milestone, _ in reminders], today=due.today)
        kind, about = "milestones summed up", str(due.today)
        await due.tell(person, said, kind=kind, about=about, policy=Policy.ONCE)
        return
    for milestone, said in reminders:
        about = f"{milestone.id}:{milestone.due}:{due.today}"
        await due.tell(person, said, kind="milestone reminder", about=about, policy=Policy.ONCE)


def _is_late(due: Due, milestone: Milestone) -> bool:
    """Tell whether the hour was on an earlier day: the words of then would be wrong now."""
    hour = milestone.remind_at
    return hour is not None and hour.astimezone(due.house.zone).date() < due.today


async def list_waiting(request: Request) -> list[DeskRow]:
    """Return what the person's organisations should do, and what waits for an organiser."""
    zone = request.house.zone
    until = request.today + timedelta(DESK_DAYS)
    mine = await request.store.roadmap.list_due_for(request.actor.id, until=until)
    rows = [views.due_row(milestone, zone=zone) for milestone in mine]
    if not request.may(Action.KEEP_ROADMAP):
        return rows
    waiting = await request.store.roadmap.list_waiting(many=MOST_ON_DESK)
    about = await request.store.roadmap.list_of(report.milestone_id for report in waiting)
    milestones = {milestone.id: milestone for milestone in about}
    reports = [views.report_row(milestones[r.milestone_id], r.kind, zone=zone) for r in waiting]
    return [*rows, *reports]


FEATURE = Feature(deadlines={REMINDERS: remind}, desk=list_waiting)
