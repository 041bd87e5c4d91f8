"""Planning the road map: one milestone, or the template counted from a day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from bot.features.milestones.rules import Kind, Phase, Report, next_reminder
from bot.features.milestones.views import card, notice
from bot.features.organisations.rules import Status as Standing
from bot.features.planning import rules, views
from bot.features.planning.forms import ANCHOR, MILESTONE, inn_in
from bot.features.planning.rules import Part
from bot.features.roadmap.rules import MOST
from bot.features.roadmap.views import coming
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.days import dated
from bot.ui.feature import Feature, FormRoute, Route
from bot.ui.filling import open_form

if TYPE_CHECKING:
    from bot.features.milestones.rules import Milestone
    from bot.features.organisations.rules import Organisation
    from bot.features.planning.rules import Typical
    from bot.ui.forms import Draft
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def show_roadmap(request: Request, _asked: Press | int) -> Screen:
    """Show the road map as it is now."""
    milestones = await request.store.roadmap.list_all(many=MOST)
    return coming(milestones, today=request.today, may_plan=True)


async def choose_owner(request: Request, press: views.NewMilestone) -> Screen:
    """Ask who is responsible for a new milestone."""
    return views.choose_owner(await _owners(request, press.page), page=press.page)


async def new_milestone(request: Request, press: views.NewFor) -> Screen:
    """Ask for the rest of a new milestone; a draft that was left is offered."""
    organisation = await _owner(request, press.organisation_id)
    known = await request.store.drafts.find(request.actor.id, MILESTONE.name, organisation.id)
    p = organisation.particulars
    answers = None if known else {"responsible": f"{p.short_name}, {p.inn}"}
    return await open_form(request, MILESTONE, subject=organisation.id, answers=answers)


async def check_responsible(request: Request, _draft: Draft, typed: str) -> Screen | None:
    """Refuse an organisation that is no participant."""
    await _by_inn(request, typed)
    return None


async def check_needs(request: Request, _draft: Draft, typed: str) -> Screen | None:
    """Refuse numbers that are not on the road map."""
    if typed:
        await _needed(request, typed)
    return None


async def submit_milestone(request: Request, draft: Draft) -> Screen:
    """Put one more milestone on the map; those who are responsible are told."""
    answers = draft.answers
    organisation = await _by_inn(request, answers["responsible"])
    if await request.store.roadmap.count(many=MOST) >= MOST:
        raise Refusal("roadmap-full", most=MOST)
    number = await request.store.roadmap.add(
        Phase(answers["phase"]),
        date.fromisoformat(answers["milestone_due"]),
        organisation.id,
        title=answers["milestone_title"],
        yields=answers["yields"],
        offsets=rules.offsets(answers["offsets"]) if answers.get("offsets") else (),
        needs=await _needed(request, answers.get("needs_done", "")),
    )
    milestone = await _kept(request, number)
    about = await _journal(request, "milestone added", milestone=milestone.id)
    name = organisation.particulars.short_name
    said = notice("milestone-assigned", milestone, name=name, due=dated(milestone.due))
    await _tell(request, organisation.id, said, about)
    dossier = await request.store.roadmap.find_dossier(milestone.id)
    if dossier is None:
        raise LookupError(milestone.id)
    return card(dossier, today=request.today, may_report=True, may_decide=True)


async def take_template(request: Request, _press: views.TakeTemplate) -> Screen:
    """Ask for the day from which the template counts."""
    await _check_no_template(request)
    return await open_form(request, ANCHOR)


async def submit_anchor(request: Request, draft: Draft) -> Screen:
    """Go on to who is responsible."""
    anchor = date.fromisoformat(draft.answers["text"]).toordinal()
    return await pick(request, views.Pick(anchor, 0, 0, 0))


async def pick(request: Request, press: views.Pick) -> Screen:
    """Ask for the next responsible organisation of the template."""
    await _check_no_template(request)
    part = Part.CENTRE if press.host else Part.HOST
    part = Part.AUTHORITY if press.centre else part
    return views.pick(press, part, await _owners(request, press.page))


async def propose(request: Request, press: views.Propose) -> Screen:
    """Show what the template would make."""
    await _check_no_template(request)
    return views.proposal(press, await _parts(request, press), today=request.today)


async def make(request: Request, press: views.Make) -> Screen:
    """Put the template on the map; every responsible organisation is told, once."""
    await _check_no_template(request)
    anchor, owners = rules.anchor_of(press.anchor), await _parts(request, press)
    ids: dict[str, int] = {}
    for typical in rules.TEMPLATE:
        needs = [ids[code] for code in typical.needs]
        number = await _add(request, typical, owners[typical.part], anchor=anchor, needs=needs)
        ids[typical.code] = (await _kept(request, number)).id
    about = await _journal(request, "road map made", anchor=anchor.isoformat())
    shares = Counter(owners[typical.part].id for typical in rules.TEMPLATE)
    for owner in {each.id: each for each in owners.values()}.values():
        await _tell(request, owner.id, views.entrusted(owner, shares[owner.id]), about)
    said = await show_roadmap(request, 0)
    await request.give_receipt(said, about=about)
    return said


async def _add(
    request: Request, typical: Typical, owner: Organisation, *, anchor: date, needs: list[int]
) -> int | None:
    due = rules.due_date(typical, anchor)
    is_behind = rules.is_behind(typical, anchor, request.today)
    return await request.store.roadmap.add(
        typical.phase,
        due,
        owner.id,
        code=typical.code,
        needs=needs,
        done_on=due if is_behind else None,
    )


async def _kept(request: Request, number: int | None) -> Milestone:
    """Return a milestone that was just added, with its first reminder set and its first report."""
    milestone = await request.store.roadmap.find(number or 0)
    if milestone is None:
        raise Refusal("roadmap-has-template")
    added = Report(
        milestone_id=milestone.id,
        kind=Kind.ADDED,
        by=request.actor.id,
        at=request.now,
        settled_at=request.now,
        is_accepted=True,
    )
    await request.store.roadmap.record(added)
    following = next_reminder(milestone, after=request.local_now)
    await request.store.roadmap.remind(milestone.id, following)
    return milestone


async def _parts(request: Request, press: views.Propose | views.Make) -> dict[Part, Organisation]:
    return {
        Part.HOST: await _owner(request, press.host),
        Part.CENTRE: await _owner(request, press.centre),
        Part.AUTHORITY: await _owner(request, press.authority),
    }


async def _check_no_template(request: Request) -> None:
    if any(m.code for m in await request.store.roadmap.list_all(many=MOST)):
        raise Refusal("roadmap-has-template")


async def _needed(request: Request, typed: str) -> list[int]:
    wanted = rules.numbers(typed) if typed else []
    found = {m.id for m in await request.store.roadmap.list_of(wanted)}
    missing = next((number for number in wanted if number not in found), None)
    if missing is not None:
        raise Refusal("roadmap-number-unknown", number=missing)
    return wanted


async def _owners(request: Request, page: int) -> list[Organisation]:
    return await request.store.organisations.list_confirmed(
        many=views.PAGE + 1, skipped=page * views.PAGE
    )


async def _by_inn(request: Request, typed: str) -> Organisation:
    found = await request.store.organisations.find_by_inn(inn_in(typed))
    return await _owner(request, found.id if found else 0)


async def _owner(request: Request, organisation_id: int) -> Organisation:
    organisation = await request.store.organisations.get(organisation_id)
    if organisation is None or organisation.status is not Standing.CONFIRMED:
        raise Refusal("roadmap-not-a-participant")
    return organisation


async def _tell(request: Request, organisation_id: int, said: Screen, about: str) -> None:
    for person in await request.store.organisations.list_representatives(organisation_id):
        if person.person_id != request.actor.id:
            subject = f"{organisation_id}:{about}"
            await request.tell(person, said, kind="milestone entrusted", about=subject)


async def _journal(request: Request, act: str, **about: str | int) -> str:
    return await request.store.journal.append(
        act, by=request.actor.ref, about=about, now=request.now
    )


FEATURE = Feature(
    routes=(
        Route(views.NewMilestone, choose_owner, Action.KEEP_ROADMAP),
        Route(views.NewFor, new_milestone, Action.KEEP_ROADMAP, fresh=show_roadmap),
        Route(views.TakeTemplate, take_template, Action.KEEP_ROADMAP, fresh=show_roadmap),
        Route(views.Pick, pick, Action.KEEP_ROADMAP, fresh=show_roadmap),
        Route(views.Propose, propose, Action.KEEP_ROADMAP, fresh=show_roadmap),
        Route(views.Make, make, Action.KEEP_ROADMAP, fresh=show_roadmap),
    ),
    forms=(
        FormRoute(
            MILESTONE,
            Action.KEEP_ROADMAP,
            submit_milestone,
            show_roadmap,
            checks={"responsible": check_responsible, "needs_done": check_needs},
        ),
        FormRoute(ANCHOR, Action.KEEP_ROADMAP, submit_anchor, show_roadmap),
    ),
)
