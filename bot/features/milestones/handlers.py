"""A milestone's card, and what the responsible report: in work, done, a problem, another date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.features.milestones import rules, views
from bot.features.milestones.forms import DONE, POSTPONEMENT, PROBLEM
from bot.features.milestones.rules import OPEN, Kind, Report, Status
from bot.features.organisations.rules import Status as Standing
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, FormRoute, Route
from bot.ui.filling import open_form

if TYPE_CHECKING:
    from bot.features.milestone_decisions.views import OnMilestone
    from bot.features.milestones.rules import Dossier, Milestone
    from bot.ui.forms import Draft
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def open_milestone(request: Request, press: OnMilestone) -> Screen:
    """Show the card of a milestone."""
    return await show_card(request, press.milestone_id)


async def show_card(request: Request, milestone_id: int) -> Screen:
    """Show the card as it is now, with the buttons of who looks."""
    dossier = await _dossier(request, milestone_id)
    is_organiser = request.may(Action.KEEP_ROADMAP)
    may_report = is_organiser or dossier.milestone.organisation_id in await _mine(request)
    return views.card(dossier, today=request.today, may_report=may_report, may_decide=is_organiser)


async def open_history(request: Request, press: views.OpenHistory) -> Screen:
    """List what was said and done about a milestone."""
    dossier = await _dossier(request, press.milestone_id)
    return views.history(dossier, zone=request.house.zone)


async def open_file(request: Request, press: views.OpenFile) -> Screen:
    """Show the file that came with the report of done."""
    dossier = await _theirs(request, press.milestone_id)
    if dossier.achievement is None or not dossier.achievement.file:
        raise Refusal("milestone-no-file")
    return views.file(dossier.milestone, dossier.achievement)


async def start(request: Request, press: views.Start) -> Screen:
    """Say that a milestone is in work."""
    milestone = (await _theirs(request, press.milestone_id)).milestone
    rules.check_may_start(milestone)
    was = (Status.PLANNED, Status.POSTPONED)
    await _change(request, milestone, Status.IN_PROGRESS, was=was)
    await request.store.roadmap.record(_settled(request, milestone, Kind.STARTED))
    await request.enter("milestone begun", **milestone.named)
    return await show_card(request, milestone.id)


async def report_done(request: Request, press: views.ReportDone) -> Screen:
    """Ask what was done."""
    milestone = (await _theirs(request, press.milestone_id)).milestone
    rules.check_is_open(milestone)
    return await open_form(request, DONE, subject=milestone.id)


async def submit_done(request: Request, draft: Draft) -> Screen:
    """Report a milestone as done: an organiser confirms it."""
    milestone = (await _theirs(request, draft.subject)).milestone
    rules.check_is_open(milestone)
    await _change(request, milestone, Status.REPORTED, was=OPEN)
    answers = draft.answers
    report = Report(
        milestone_id=milestone.id,
        kind=Kind.DONE,
        by=request.actor.id,
        at=request.now,
        note=answers["done_note"],
        file=answers.get("done_file", ""),
    )
    return await _brought(request, report, "milestone reported done", "milestone-done-reported")


async def report_problem(request: Request, press: views.ReportProblem) -> Screen:
    """Ask what is in the way."""
    dossier = await _theirs(request, press.milestone_id)
    _check_problem(dossier)
    return await open_form(request, PROBLEM, subject=dossier.milestone.id)


async def submit_problem(request: Request, draft: Draft) -> Screen:
    """Bring the problem to the organisers."""
    dossier = await _theirs(request, draft.subject)
    _check_problem(dossier)
    report = Report(
        milestone_id=dossier.milestone.id,
        kind=Kind.PROBLEM,
        by=request.actor.id,
        at=request.now,
        note=draft.answers["text"],
    )
    return await _brought(request, report, "milestone problem reported", "milestone-has-problem")


async def solve_problem(request: Request, press: views.SolveProblem) -> Screen:
    """Say that nothing is in the way any more."""
    dossier = await _theirs(request, press.milestone_id)
    problem = rules.check_is_waiting(dossier.waiting(Kind.PROBLEM))
    await request.store.roadmap.settle(
        problem.id, is_accepted=True, by=request.actor.id, now=request.now
    )
    about = await request.enter("milestone problem solved", **dossier.milestone.named)
    said = views.notice("milestone-problem-over", dossier.milestone)
    await _tell_organisers(request, said, about)
    return await show_card(request, dossier.milestone.id)


async def ask_to_move(request: Request, press: views.AskToMove) -> Screen:
    """Ask until when, and why."""
    dossier = await _theirs(request, press.milestone_id)
    _check_move(dossier)
    return await open_form(request, POSTPONEMENT, subject=dossier.milestone.id)


async def submit_postponement(request: Request, draft: Draft) -> Screen:
    """Ask the organisers for another due date."""
    dossier = await _theirs(request, draft.subject)
    _check_move(dossier)
    due = date.fromisoformat(draft.answers["new_due"])
    rules.check_new_due(dossier.milestone, due, today=request.today)
    report = Report(
        milestone_id=dossier.milestone.id,
        kind=Kind.POSTPONEMENT,
        by=request.actor.id,
        at=request.now,
        note=draft.answers["why_moved"],
        was_due=dossier.milestone.due,
        new_due=due,
    )
    return await _brought(request, report, "milestone postponement asked", "milestone-move-wanted")


def _check_problem(dossier: Dossier) -> None:
    rules.check_is_unfinished(dossier.milestone)
    if dossier.waiting(Kind.PROBLEM):
        raise Refusal("milestone-problem-known")


def _check_move(dossier: Dossier) -> None:
    rules.check_is_open(dossier.milestone)
    if dossier.waiting(Kind.POSTPONEMENT):
        raise Refusal("milestone-move-waits")


async def _brought(request: Request, report: Report, act: str, key: str) -> Screen:
    """Keep a report and bring it to the organisers; who reports gets the card, and a receipt."""
    if await request.store.roadmap.record(report) is None:
        raise Refusal("milestone-report-waits")
    dossier = await _dossier(request, report.milestone_id)
    about = await request.enter(act, **dossier.milestone.named)
    await _tell_organisers(request, views.asked(key, dossier, report, today=request.today), about)
    said = await show_card(request, report.milestone_id)
    await request.give_receipt(said, about=about)
    return said


async def _change(
    request: Request, milestone: Milestone, status: Status, *, was: tuple[Status, ...]
) -> None:
    """Move a milestone on and set its next reminder."""
    roadmap = request.store.roadmap
    if not await roadmap.change_status(milestone.id, status, was=was):
        raise Refusal("milestone-changed-meanwhile")
    changed = await roadmap.find(milestone.id) or milestone
    await roadmap.remind(milestone.id, rules.next_reminder(changed, after=request.local_now))


def _settled(request: Request, milestone: Milestone, kind: Kind) -> Report:
    return Report(
        milestone_id=milestone.id,
        kind=kind,
        by=request.actor.id,
        at=request.now,
        settled_at=request.now,
        is_accepted=True,
    )


async def _tell_organisers(request: Request, said: Screen, about: str) -> None:
    for organiser in await request.store.organisers.list_all():
        if organiser.person_id != request.actor.id:
            await request.tell(organiser, said, kind="milestone", about=about)


async def _theirs(request: Request, milestone_id: int) -> Dossier:
    """Return a milestone that the actor may report on: their organisation's, or an organiser's."""
    dossier = await _dossier(request, milestone_id)
    if not request.may(Action.KEEP_ROADMAP):
        rules.check_is_theirs(dossier.milestone, await _mine(request))
    return dossier


async def _mine(request: Request) -> set[int]:
    mine = await request.store.organisations.list_of(request.actor.id)
    return {each.id for each in mine if each.status is Standing.CONFIRMED}


async def _dossier(request: Request, milestone_id: int) -> Dossier:
    dossier = await request.store.roadmap.find_dossier(milestone_id)
    if dossier is None:
        raise Refusal("milestone-none-such")
    return dossier


FEATURE = Feature(
    routes=(
        Route(views.OpenMilestone, open_milestone, Action.SEE_ROADMAP),
        Route(views.OpenHistory, open_history, Action.SEE_ROADMAP, fresh=open_milestone),
        Route(views.OpenFile, open_file, Action.SEE_ROADMAP, fresh=open_milestone),
        Route(views.Start, start, Action.SEE_ROADMAP, fresh=open_milestone),
        Route(views.ReportDone, report_done, Action.SEE_ROADMAP, fresh=open_milestone),
        Route(views.ReportProblem, report_problem, Action.SEE_ROADMAP, fresh=open_milestone),
        Route(views.SolveProblem, solve_problem, Action.SEE_ROADMAP, fresh=open_milestone),
        Route(views.AskToMove, ask_to_move, Action.SEE_ROADMAP, fresh=open_milestone),
    ),
    forms=(
        FormRoute(DONE, Action.SEE_ROADMAP, submit_done, show_card),
        FormRoute(PROBLEM, Action.SEE_ROADMAP, submit_problem, show_card),
        FormRoute(POSTPONEMENT, Action.SEE_ROADMAP, submit_postponement, show_card),
    ),
)
