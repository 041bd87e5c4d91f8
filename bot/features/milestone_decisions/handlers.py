"""What organisers decide: a milestone is reached, moved, given to another, reopened, cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.milestone_decisions import views
from bot.features.milestone_decisions.forms import CANCELLATION, DONE_RETURNED, DUE_KEPT
from bot.features.milestones import rules
from bot.features.milestones.rules import UNFINISHED, Kind, Report, Status
from bot.features.milestones.views import card, notice, reached
from bot.features.organisations.rules import Status as Standing
from bot.features.roadmap.rules import MOST
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.days import dated
from bot.ui.feature import Feature, FormRoute, Route
from bot.ui.filling import open_form

if TYPE_CHECKING:
    from datetime import date

    from bot.features.milestones.rules import Dossier, Milestone
    from bot.ui.forms import Draft
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def open_milestone(request: Request, press: views.OnMilestone) -> Screen:
    """Show the card of a milestone."""
    return await show_card(request, press.milestone_id)


async def show_card(request: Request, milestone_id: int) -> Screen:
    """Show the card to an organiser as it is now."""
    dossier = await _dossier(request, milestone_id)
    return card(dossier, today=request.today, may_report=True, may_decide=True)


async def confirm_done(request: Request, press: views.ConfirmDone) -> Screen:
    """Confirm: everybody is told what was reached and what it opens."""
    dossier, report = await _waiting(request, press, Kind.DONE)
    done_on = report.at.astimezone(request.house.zone).date()
    await _settle(request, report, is_accepted=True)
    await _change(request, dossier.milestone, Status.DONE, was=(Status.REPORTED,), done_on=done_on)
    await request.store.roadmap.settle_all(
        report.milestone_id, by=request.actor.id, now=request.now
    )
    about = await request.enter("milestone reached", **dossier.milestone.named)
    everything = await request.store.roadmap.list_all(many=MOST)
    opened = rules.opened_by(report.milestone_id, everything)
    said = reached(dossier, opened, on=done_on)
    for person in await request.store.roadmap.list_everybody():
        if person.person_id != request.actor.id:
            await request.tell(person, said, kind="milestone reached", about=about)
    await request.give_receipt(said, about=about)
    return await show_card(request, report.milestone_id)


async def return_done(request: Request, press: views.ReturnDone) -> Screen:
    """Ask what is missing."""
    await _waiting(request, press, Kind.DONE)
    return await open_form(request, DONE_RETURNED, subject=press.milestone_id)


async def submit_return(request: Request, draft: Draft) -> Screen:
    """Return the report of done to the responsible."""
    dossier = await _dossier(request, draft.subject)
    report = rules.check_is_waiting(dossier.waiting(Kind.DONE))
    why = draft.answers["text"]
    await _settle(request, report, is_accepted=False, answer=why)
    await _change(request, dossier.milestone, Status.IN_PROGRESS, was=(Status.REPORTED,))
    await _journal_and_tell(
        request, "milestone returned", dossier.milestone, "milestone-returned", why=why
    )
    return await show_card(request, draft.subject)


async def approve_move(request: Request, press: views.ApproveMove) -> Screen:
    """Let the new due date hold; the history keeps the old one."""
    dossier, report = await _waiting(request, press, Kind.POSTPONEMENT)
    milestone, new = dossier.milestone, report.new_due
    rules.check_is_open(milestone)
    if new is None:
        raise LookupError(report.id)
    rules.check_due(new, today=request.today)
    await _settle(request, report, is_accepted=True)
    if not await request.store.roadmap.move(milestone.id, was_due=milestone.due, due=new):
        raise Refusal("milestone-changed-meanwhile")
    await _set_reminder(request, milestone.id)
    days = {"was": dated(milestone.due), "new": dated(new)}
    await _journal_and_tell(request, "milestone moved", milestone, "milestone-moved", **days)
    return await show_card(request, milestone.id)


async def refuse_move(request: Request, press: views.RefuseMove) -> Screen:
    """Ask why the due date stays."""
    await _waiting(request, press, Kind.POSTPONEMENT)
    return await open_form(request, DUE_KEPT, subject=press.milestone_id)


async def submit_refusal(request: Request, draft: Draft) -> Screen:
    """Keep the due date; the responsible are told why."""
    dossier = await _dossier(request, draft.subject)
    report = rules.check_is_waiting(dossier.waiting(Kind.POSTPONEMENT))
    said = {"why": draft.answers["text"], "due": dated(dossier.milestone.due)}
    await _settle(request, report, is_accepted=False, answer=draft.answers["text"])
    await _journal_and_tell(
        request, "milestone postponement refused", dossier.milestone, "milestone-not-moved", **said
    )
    return await show_card(request, draft.subject)


async def choose_responsible(request: Request, press: views.ChooseResponsible) -> Screen:
    """Ask which organisation is responsible from now on."""
    dossier = await _dossier(request, press.milestone_id)
    rules.check_is_unfinished(dossier.milestone)
    found = await request.store.organisations.list_confirmed(
        many=views.PAGE + 1, skipped=press.page * views.PAGE
    )
    return views.choose_responsible(found, press.milestone_id, page=press.page)


async def assign(request: Request, press: views.Assign) -> Screen:
    """Give a milestone to another organisation; the old one and the new one are told."""
    milestone = (await _dossier(request, press.milestone_id)).milestone
    rules.check_is_unfinished(milestone)
    organisation = await request.store.organisations.get(press.organisation_id)
    if organisation is None or organisation.status is not Standing.CONFIRMED:
        raise Refusal("participants-none-such")
    if not await request.store.roadmap.assign(milestone.id, organisation.id):
        raise Refusal("milestone-theirs-already")
    name = organisation.particulars.short_name
    await request.store.roadmap.record(_settled(request, milestone.id, Kind.ASSIGNED, note=name))
    said = notice("milestone-assigned", milestone, name=name, due=dated(milestone.due))
    about = await request.enter("milestone assigned", **milestone.named)
    for organisation_id in (milestone.organisation_id, organisation.id):
        await _tell_responsible(request, said, organisation_id, about=about)
    return await show_card(request, milestone.id)


async def reopen(request: Request, press: views.Reopen) -> Screen:
    """Take up again what was done."""
    milestone = (await _dossier(request, press.milestone_id)).milestone
    rules.check_may_reopen(milestone)
    await _change(request, milestone, Status.IN_PROGRESS, was=(Status.DONE,))
    await request.store.roadmap.record(_settled(request, milestone.id, Kind.REOPENED))
    await _journal_and_tell(request, "milestone reopened", milestone, "milestone-reopened")
    return await show_card(request, milestone.id)


async def cancel(request: Request, press: views.Cancel) -> Screen:
    """Ask why a milestone is taken off the road map."""
    rules.check_is_unfinished((await _dossier(request, press.milestone_id)).milestone)
    return await open_form(request, CANCELLATION, subject=press.milestone_id)


async def submit_cancellation(request: Request, draft: Draft) -> Screen:
    """Take a milestone off the road map; its card and history stay."""
    milestone = (await _dossier(request, draft.subject)).milestone
    rules.check_is_unfinished(milestone)
    why = draft.answers["text"]
    await _change(request, milestone, Status.CANCELLED, was=UNFINISHED)
    await request.store.roadmap.settle_all(milestone.id, by=request.actor.id, now=request.now)
    await request.store.roadmap.record(_settled(request, milestone.id, Kind.CANCELLED, note=why))
    await _journal_and_tell(
        request, "milestone cancelled", milestone, "milestone-cancelled", why=why
    )
    return await show_card(request, milestone.id)


async def _waiting(request: Request, press: views.OnReport, kind: Kind) -> tuple[Dossier, Report]:
    """Return the report that was pressed about, if it still waits for an answer."""
    dossier = await _dossier(request, press.milestone_id)
    report = rules.check_is_waiting(dossier.waiting(kind))
    if report.id != press.report_id:
        raise Refusal("milestone-report-settled")
    return dossier, report


async def _settle(request: Request, report: Report, *, is_accepted: bool, answer: str = "") -> None:
    is_first = await request.store.roadmap.settle(
        report.id, is_accepted=is_accepted, by=request.actor.id, now=request.now, answer=answer
    )
    if not is_first:
        raise Refusal("milestone-report-settled")


async def _change(
    request: Request,
    milestone: Milestone,
    status: Status,
    *,
    was: tuple[Status, ...],
    done_on: date | None = None,
) -> None:
    if not await request.store.roadmap.change_status(
        milestone.id, status, was=was, done_on=done_on
    ):
        raise Refusal("milestone-changed-meanwhile")
    await _set_reminder(request, milestone.id)


async def _set_reminder(request: Request, milestone_id: int) -> None:
    milestone = (await _dossier(request, milestone_id)).milestone
    following = rules.next_reminder(milestone, after=request.local_now)
    await request.store.roadmap.remind(milestone_id, following)


def _settled(request: Request, milestone_id: int, kind: Kind, *, note: str = "") -> Report:
    return Report(
        milestone_id=milestone_id,
        kind=kind,
        by=request.actor.id,
        at=request.now,
        note=note,
        settled_at=request.now,
        is_accepted=True,
    )


async def _journal_and_tell(
    request: Request, act: str, milestone: Milestone, key: str, **values: object
) -> None:
    about = await request.enter(act, **milestone.named)
    said = notice(key, milestone, **values)
    await _tell_responsible(request, said, milestone.organisation_id, about=about)


async def _tell_responsible(
    request: Request, said: Screen, organisation_id: int, *, about: str
) -> None:
    for person in await request.store.organisations.list_representatives(organisation_id):
        if person.person_id != request.actor.id:
            await request.tell(person, said, kind="milestone", about=about)


async def _dossier(request: Request, milestone_id: int) -> Dossier:
    dossier = await request.store.roadmap.find_dossier(milestone_id)
    if dossier is None:
        raise Refusal("milestone-none-such")
    return dossier


FEATURE = Feature(
    routes=(
        Route(views.ConfirmDone, confirm_done, Action.KEEP_ROADMAP, fresh=open_milestone),
        Route(views.ReturnDone, return_done, Action.KEEP_ROADMAP, fresh=open_milestone),
        Route(views.ApproveMove, approve_move, Action.KEEP_ROADMAP, fresh=open_milestone),
        Route(views.RefuseMove, refuse_move, Action.KEEP_ROADMAP, fresh=open_milestone),
        Route(
            views.ChooseResponsible, choose_responsible, Action.KEEP_ROADMAP, fresh=open_milestone
        ),
        Route(views.Assign, assign, Action.KEEP_ROADMAP, fresh=open_milestone),
        Route(views.Reopen, reopen, Action.KEEP_ROADMAP, fresh=open_milestone),
        Route(views.Cancel, cancel, Action.KEEP_ROADMAP, fresh=open_milestone),
    ),
    forms=(
        FormRoute(DONE_RETURNED, Action.KEEP_ROADMAP, submit_return, show_card),
        FormRoute(DUE_KEPT, Action.KEEP_ROADMAP, submit_refusal, show_card),
        FormRoute(CANCELLATION, Action.KEEP_ROADMAP, submit_cancellation, show_card),
    ),
)
