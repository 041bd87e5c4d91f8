"""Deciding: the queue, the card, accept, ask, return, refuse.

Whoever comes first decides for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.admissions import views
from bot.features.admissions.forms import QUESTION, REFUSAL_REASON, RETURN_REASON
from bot.features.applications import rules
from bot.features.applications.rules import Kind, Status
from bot.features.my_application.views import asked, refused, returned
from bot.features.organisations.rules import Status as Standing
from bot.features.organisations.rules import votes_by_default
from bot.refusal import Refusal
from bot.ui.access import Action, Role
from bot.ui.feature import Command, DeskRow, Feature, FormRoute, MenuEntry, Route
from bot.ui.filling import open_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.features.applications.rules import Application
    from bot.features.organisations.rules import Organisation, Representative
    from bot.ui.feature import Handler
    from bot.ui.forms import Draft, Form
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnOne = (
    views.Open
    | views.Accept
    | views.AcceptObserving
    | views.Ask
    | views.Return
    | views.Refuse
    | views.OpenScan
)


async def open_queue(request: Request, trigger: Press | Command) -> Screen:
    """List what waits for a decision."""
    page = trigger.page if isinstance(trigger, views.OpenQueue) else 0
    store = request.store.applications
    waiting = await store.list_waiting(many=views.PAGE, skipped=page * views.PAGE)
    return views.queue(waiting, total=await store.count_waiting(), page=page)


async def open_one(request: Request, press: OnOne) -> Screen:
    """Show the card of one application."""
    return await show_card(request, press.application_id)


async def show_card(request: Request, application_id: int) -> Screen:
    """Show the card of an application as it is now, to those who may see it."""
    application = await request.store.applications.get(application_id)
    if application is None or not await _is_shown(request, application):
        raise Refusal("application-none")
    decider = (
        await request.store.people.get(application.decided_by) if application.decided_by else None
    )
    form = request.house.forms[application.kind.form_name].form
    background = await request.store.applications.find_background(application)
    return views.application_card(
        application, form, background, decided_by=decider.name if decider else ""
    )


async def accept(request: Request, press: views.Accept | views.AcceptObserving) -> Screen:
    """Accept a new participant with its first representative, or one more representative."""
    application = await _to_decide(request, press.application_id)
    if application.kind is Kind.ORGANISATION:
        may_vote = votes_by_default(application.answers["cluster_role"])
        votes = may_vote and not isinstance(press, views.AcceptObserving)
        await _admit_organisation(request, application, votes=votes)
    else:
        await _admit_colleague(request, application)
    return await show_card(request, application.id)


def putting(form: Form) -> Handler:
    """Make the handler that asks the organiser for a question or a reason, and then tells it."""

    async def put(request: Request, press: OnOne) -> Screen:
        application = await _to_decide(request, press.application_id)
        return await open_form(request, form, subject=application.id)

    return put


async def open_scan(request: Request, press: views.OpenScan) -> Screen:
    """Show the scan of the power of attorney."""
    application = await request.store.applications.get(press.application_id)
    if (
        application is None
        or not await _is_shown(request, application)
        or not application.answers.get("scan")
    ):
        raise Refusal("application-none")
    return views.scan(application)


async def submit_question(request: Request, draft: Draft) -> Screen:
    """Bring the question to the applicant."""
    application = await _to_decide(request, draft.subject)
    await request.store.applications.ask(application.id, draft.answers["text"])
    about = await _journal(request, "applicant asked", application)
    changed = await request.store.applications.get(application.id) or application
    await request.tell(
        await request.store.people.get(application.person_id),
        asked(changed),
        kind="applicant asked",
        about=about,
    )
    return await show_card(request, application.id)


async def submit_return(request: Request, draft: Draft) -> Screen:
    """Return the application; the applicant is told why and may correct it."""
    return await _turn_down(request, draft, Status.RETURNED, told=returned)


async def submit_refusal(request: Request, draft: Draft) -> Screen:
    """Refuse the application; the applicant is told why."""
    return await _turn_down(request, draft, Status.REFUSED, told=refused)


async def _turn_down(
    request: Request, draft: Draft, status: Status, *, told: Callable[[Application], Screen]
) -> Screen:
    waiting = await _to_decide(request, draft.subject)
    await _decide(request, waiting, status, reason=draft.answers["text"])
    application = await request.store.applications.get(waiting.id) or waiting
    act = f"application {status}"
    about = await _journal(request, act, application)
    applicant = await request.store.people.get(application.person_id)
    await request.tell(applicant, told(application), kind=act, about=about)
    return await show_card(request, application.id)


async def _decide(
    request: Request,
    application: Application,
    status: Status,
    *,
    reason: str = "",
    organisation_id: int | None = None,
) -> None:
    is_first = await request.store.applications.decide(
        application.id,
        status,
        by=request.actor.id,
        now=request.now,
        reason=reason,
        organisation_id=organisation_id,
    )
    if not is_first:
        raise Refusal("application-settled-meanwhile")


async def _admit_organisation(request: Request, application: Application, *, votes: bool) -> None:
    store, answers = request.store, application.answers
    particulars = rules.particulars_of(answers)
    organisation_id = await store.organisations.enter(particulars, votes=votes)
    if organisation_id is None:
        raise Refusal("application-inn-registered")
    await _decide(request, application, Status.ACCEPTED, organisation_id=organisation_id)
    await store.organisations.record_change(
        organisation_id, Standing.CONFIRMED, by_ref=request.actor.ref, now=request.now
    )
    await _add_representative(request, application, organisation_id)
    about = await _journal(request, "application accepted", application)
    applicant = await store.people.get(application.person_id)
    organisation = await _organisation(request, organisation_id)
    await request.tell(
        applicant, views.welcome(organisation), kind="application accepted", about=about
    )


async def _admit_colleague(request: Request, application: Application) -> None:
    store = request.store
    organisation = await _organisation(request, application.organisation_id or 0)
    if organisation.status is not Standing.CONFIRMED:
        raise Refusal("application-cannot-join")
    await _decide(request, application, Status.ACCEPTED)
    colleagues = await store.organisations.list_representatives(organisation.id)
    await _add_representative(request, application, organisation.id)
    about = await _journal(request, "representative admitted", application)
    applicant = await store.people.get(application.person_id)
    await request.tell(
        applicant,
        views.welcome_colleague(organisation),
        kind="representative admitted",
        about=about,
    )
    joined = views.colleague_joined(
        organisation, application.answers["name"], application.answers["position"]
    )
    for colleague in colleagues:
        if colleague.person_id != request.actor.id:
            await request.tell(
                colleague, joined, kind="colleague joined", about=about, of=application.person_id
            )


async def _add_representative(
    request: Request, application: Application, organisation_id: int
) -> None:
    answers = application.answers
    added = await request.store.organisations.add_representative(
        organisation_id,
        application.person_id,
        position=answers["position"],
        phone=answers["phone"],
        email=answers["email"],
        authority=rules.authority_of(answers),
        now=request.now,
    )
    if added is None:
        raise Refusal("application-already-acts")


async def _to_decide(request: Request, application_id: int) -> Application:
    application = await request.store.applications.get(application_id)
    if application is None:
        raise Refusal("application-none")
    is_organiser, colleagues = await _grounds(request, application)
    rules.check_may_decide(
        application, request.actor.id, is_organiser=is_organiser, representatives=colleagues
    )
    return application


async def _is_shown(request: Request, application: Application) -> bool:
    is_organiser, colleagues = await _grounds(request, application)
    return rules.is_shown_to(
        application, request.actor.id, is_organiser=is_organiser, representatives=colleagues
    )


async def _grounds(request: Request, application: Application) -> tuple[bool, list[Representative]]:
    where = application.organisation_id or 0
    colleagues = await request.store.organisations.list_representatives(where)
    return Role.ORGANISER in request.actor.roles, colleagues


async def _organisation(request: Request, organisation_id: int) -> Organisation:
    organisation = await request.store.organisations.get(organisation_id)
    if organisation is None:
        raise LookupError(organisation_id)
    return organisation


async def _journal(request: Request, act: str, application: Application) -> str:
    """Record a formal act; its hash names it wherever somebody is told of it."""
    applicant = await request.store.people.get(application.person_id)
    about: dict[str, str | int] = {
        "application": application.id,
        "inn": application.inn,
        "applicant": applicant.ref,
    }
    return await request.store.journal.append(
        act, by=request.actor.ref, about=about, now=request.now
    )


async def list_to_decide(request: Request) -> list[DeskRow]:
    """Return what the person may decide: every application, or those of colleagues who join."""
    store = request.store
    if request.may(Action.DECIDE_APPLICATIONS):
        waiting = await store.applications.list_waiting(many=views.PAGE)
        return [views.to_decide(application) for application in waiting]
    led = await store.organisations.list_led_by(request.actor.id)
    joining = [each for id_ in led for each in await store.applications.list_joining(id_)]
    return [views.to_decide(application) for application in joining]


FEATURE = Feature(
    routes=(
        Route("applications", open_queue, Action.DECIDE_APPLICATIONS),
        Route(views.OpenQueue, open_queue, Action.DECIDE_APPLICATIONS),
        Route(views.Open, open_one, Action.ADMIT_REPRESENTATIVES),
        Route(views.Accept, accept, Action.ADMIT_REPRESENTATIVES, fresh=open_one),
        Route(views.AcceptObserving, accept, Action.ADMIT_REPRESENTATIVES, fresh=open_one),
        Route(views.Ask, putting(QUESTION), Action.ADMIT_REPRESENTATIVES, fresh=open_one),
        Route(views.Return, putting(RETURN_REASON), Action.ADMIT_REPRESENTATIVES, fresh=open_one),
        Route(views.Refuse, putting(REFUSAL_REASON), Action.ADMIT_REPRESENTATIVES, fresh=open_one),
        Route(views.OpenScan, open_scan, Action.ADMIT_REPRESENTATIVES, fresh=open_one),
    ),
    forms=(
        FormRoute(QUESTION, Action.ADMIT_REPRESENTATIVES, submit_question, show_card),
        FormRoute(RETURN_REASON, Action.ADMIT_REPRESENTATIVES, submit_return, show_card),
        FormRoute(REFUSAL_REASON, Action.ADMIT_REPRESENTATIVES, submit_refusal, show_card),
    ),
    menu=(MenuEntry("menu-applications", views.OpenQueue(0), Action.DECIDE_APPLICATIONS, 3),),
    desk=list_to_decide,
)
