"""My application: how it stands, correcting it, taking it back, answering a question about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.admissions.views import reply_arrived
from bot.features.applications import rules
from bot.features.applications.rules import Kind, Status
from bot.features.my_application import views
from bot.features.my_application.forms import REPLY
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import DeskRow, Feature, FormRoute, Route
from bot.ui.filling import open_form

if TYPE_CHECKING:
    from bot.features.applications.rules import Application
    from bot.ui.forms import Draft, Form
    from bot.ui.request import Addressee, Request
    from bot.ui.screen import Screen


async def open_application(
    request: Request,
    press: views.OpenApplication
    | views.Correct
    | views.AskToWithdraw
    | views.Withdraw
    | views.GiveReply,
) -> Screen:
    """Show how my application stands."""
    application = await _mine(request, press.application_id)
    return views.my_application(application, _form_of(request, application))


async def correct(request: Request, press: views.Correct) -> Screen:
    """Open a returned application again with its answers."""
    application = await _mine(request, press.application_id)
    rules.check_may_correct(application, request.actor.id)
    form = _form_of(request, application)
    subject = application.organisation_id or 0
    return await open_form(request, form, subject=subject, answers=application.answers)


async def ask_to_withdraw(request: Request, press: views.AskToWithdraw) -> Screen:
    """Ask before an application is taken back."""
    application = await _mine(request, press.application_id)
    rules.check_is_waiting(application)
    return views.sure_to_withdraw(application)


async def withdraw(request: Request, press: views.Withdraw) -> Screen:
    """Take an application back."""
    application = await _mine(request, press.application_id)
    rules.check_is_waiting(application)
    await request.store.applications.decide(
        application.id, Status.WITHDRAWN, by=request.actor.id, now=request.now
    )
    about: dict[str, str | int] = {"application": application.id}
    await request.store.journal.append(
        "application withdrawn", by=request.actor.ref, about=about, now=request.now
    )
    return await _shown(request, application.id)


async def give_reply(request: Request, press: views.GiveReply) -> Screen:
    """Ask the applicant for the answer to the organiser's question."""
    application = await _mine(request, press.application_id)
    if application.status is not Status.ASKED:
        raise Refusal("application-nothing-asked")
    return await open_form(request, REPLY, subject=application.id)


async def submit_reply(request: Request, draft: Draft) -> Screen:
    """Bring the reply to the organisers."""
    application = await _mine(request, draft.subject)
    if not await request.store.applications.reply(
        application.id, request.actor.id, draft.answers["text"]
    ):
        raise Refusal("application-nothing-asked")
    answered = await _mine(request, application.id)
    about = f"{answered.id}:{request.now.isoformat()}"
    for decider in await _deciders(request, answered):
        await request.tell(
            decider,
            reply_arrived(answered),
            kind="application replied",
            about=about,
            of=answered.person_id,
        )
    return await _shown(request, answered.id)


async def _shown(request: Request, application_id: int) -> Screen:
    application = await _mine(request, application_id)
    return views.my_application(application, _form_of(request, application))


async def _mine(request: Request, application_id: int) -> Application:
    application = await request.store.applications.get(application_id)
    if application is None or application.person_id != request.actor.id:
        raise Refusal("application-none")
    return application


async def _deciders(request: Request, application: Application) -> list[Addressee]:
    """Return who may decide: the organisers, and the voting colleague where one joins."""
    organisers: list[Addressee] = [*await request.store.organisers.list_all()]
    if application.kind is Kind.ORGANISATION:
        return organisers
    colleagues = await request.store.organisations.list_representatives(
        application.organisation_id or 0
    )
    return [*(c for c in colleagues if c.is_voting), *organisers]


def _form_of(request: Request, application: Application) -> Form:
    return request.house.forms[application.kind.form_name].form


async def list_mine(request: Request) -> list[DeskRow]:
    """Return what the applicant owes: a reply, or a correction."""
    latest = await request.store.applications.find_latest_of(request.actor.id)
    return views.owed(latest) if latest else []


FEATURE = Feature(
    routes=(
        Route(views.OpenApplication, open_application, Action.APPLY),
        Route(views.Correct, correct, Action.APPLY, fresh=open_application),
        Route(views.AskToWithdraw, ask_to_withdraw, Action.APPLY, fresh=open_application),
        Route(views.Withdraw, withdraw, Action.APPLY, fresh=open_application),
        Route(views.GiveReply, give_reply, Action.APPLY, fresh=open_application),
    ),
    forms=(FormRoute(REPLY, Action.APPLY, submit_reply, _shown),),
    desk=list_mine,
)
