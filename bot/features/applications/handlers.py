"""Applying: for a new organisation, or to act for a known one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.features.admissions.views import application_card
from bot.features.applications import rules, views
from bot.features.applications.forms import APPLICATION, JOINING
from bot.features.applications.rules import Kind
from bot.features.my_application.views import my_application, sent
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, FormRoute, MenuEntry, Route
from bot.ui.filling import open_form, show_open_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.applications.rules import Application
    from bot.ui.forms import Draft, Form
    from bot.ui.presses import Press
    from bot.ui.request import Addressee, Request
    from bot.ui.screen import Screen

_DAY = timedelta(days=1)


async def apply(request: Request, _press: Press) -> Screen:
    """Open the questionnaire, or show the application that waits."""
    latest = await request.store.applications.find_latest_of(request.actor.id)
    if latest is not None and latest.status in rules.WAITING:
        return my_application(latest, _form_of(request, latest))
    return await open_form(request, APPLICATION)


async def check_inn(request: Request, _draft: Draft, inn: str) -> Screen | None:
    """Offer to join an organisation that is known; say when its application is under review."""
    known = await request.store.organisations.find_by_inn(inn)
    if known is not None:
        return views.already_known(known)
    waiting = await request.store.applications.find_waiting_by_inn(inn)
    return views.under_review(inn) if waiting else None


async def ask_to_join(request: Request, press: views.AskToJoin) -> Screen:
    """Open the short questionnaire of a representative."""
    organisation = await request.store.organisations.get(press.organisation_id)
    if organisation is None or organisation.status != "confirmed":
        raise Refusal("application-cannot-join")
    colleagues = await request.store.organisations.list_representatives(organisation.id)
    if any(colleague.person_id == request.actor.id for colleague in colleagues):
        raise Refusal("application-already-acts")
    begun = await request.store.drafts.find(request.actor.id, APPLICATION.name, 0)
    if begun is not None and not begun.answers:
        await request.store.drafts.drop(request.actor.id, begun)
    return await open_form(request, JOINING, subject=organisation.id)


async def submit_application(request: Request, draft: Draft) -> Screen:
    """Send the application of a new organisation to the organisers."""
    answers = {**draft.answers, "legal_form": draft.answers.get("legal_form", "ip")}
    application = await _sent(request, Kind.ORGANISATION, answers["inn"], answers)
    await _tell_deciders(request, application, await request.store.organisers.list_all())
    return await _confirmed(request, application)


async def submit_joining(request: Request, draft: Draft) -> Screen:
    """Send a representative's application to the voting representative and the organisers."""
    organisation = await request.store.organisations.get(draft.subject)
    if organisation is None or organisation.status != "confirmed":
        raise Refusal("application-cannot-join")
    answers = {**draft.answers, "short_name": organisation.particulars.short_name}
    application = await _sent(
        request,
        Kind.JOINING,
        organisation.particulars.inn,
        answers,
        organisation_id=organisation.id,
    )
    colleagues = await request.store.organisations.list_representatives(organisation.id)
    deciders: list[Addressee] = [
        *(c for c in colleagues if c.is_voting),
        *await request.store.organisers.list_all(),
    ]
    await _tell_deciders(request, application, deciders)
    return await _confirmed(request, application)


async def _sent(
    request: Request,
    kind: Kind,
    inn: str,
    answers: dict[str, str],
    organisation_id: int | None = None,
) -> Application:
    store, actor = request.store, request.actor
    rules.check_may_send(await store.applications.count_sent_since(actor.id, request.now - _DAY))
    number = await store.applications.send(
        kind, actor.id, inn=inn, answers=answers, now=request.now, organisation_id=organisation_id
    )
    if number is None:
        raise Refusal("application-already-waits")
    await store.people.rename(actor.id, answers["name"])
    about: dict[str, str | int] = {"application": number, "kind": kind, "inn": inn}
    await store.journal.append("application sent", by=actor.ref, about=about, now=request.now)
    application = await store.applications.get(number)
    if application is None:
        raise LookupError(number)
    return application


async def _tell_deciders(
    request: Request, application: Application, deciders: Sequence[Addressee]
) -> None:
    background = await request.store.applications.find_background(application)
    card = application_card(application, _form_of(request, application), background)
    for person in deciders:
        await request.tell(
            person,
            card,
            kind="application",
            about=str(application.id),
            of=application.person_id,
        )


async def _confirmed(request: Request, application: Application) -> Screen:
    said = sent(application)
    await request.give_receipt(said, about=f"application:{application.id}")
    return said


def _form_of(request: Request, application: Application) -> Form:
    return request.house.forms[application.kind.form_name].form


async def _show_latest(request: Request, _subject: int) -> Screen:
    latest = await request.store.applications.find_latest_of(request.actor.id)
    if latest is None:
        return await request.house.home(request, None)
    return my_application(latest, _form_of(request, latest))


FEATURE = Feature(
    routes=(
        Route(views.Apply, apply, Action.APPLY, fresh=show_open_form),
        Route(views.AskToJoin, ask_to_join, Action.APPLY, fresh=show_open_form),
    ),
    forms=(
        FormRoute(
            APPLICATION, Action.APPLY, submit_application, _show_latest, checks={"inn": check_inn}
        ),
        FormRoute(JOINING, Action.APPLY, submit_joining, _show_latest),
    ),
    menu=(MenuEntry("menu-apply", views.Apply(), Action.APPLY, 10),),
)
