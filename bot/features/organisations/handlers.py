"""My organisation: its card, those who act for it, its history, and handing the vote over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.my_application.views import my_application
from bot.features.organisations import rules, views
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Command, Feature, MenuEntry, Route

if TYPE_CHECKING:
    from bot.features.organisations.rules import Organisation, Representative
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def open_mine(request: Request, _trigger: Press | Command) -> Screen:
    """Show my organisation; to an applicant, how the application stands."""
    organisations = await request.store.organisations.list_of(request.actor.id)
    if len(organisations) > 1:
        return views.several(organisations)
    if organisations:
        return await _card(request, organisations[0])
    application = await request.store.applications.find_latest_of(request.actor.id)
    if application is None:
        raise Refusal("application-none")
    return my_application(application, request.house.forms[application.kind.form_name].form)


async def open_card(request: Request, press: views.OpenCard) -> Screen:
    """Show one of my organisations."""
    return await _card(request, await _mine(request, press.organisation_id))


async def open_representatives(
    request: Request, press: views.OpenRepresentatives | views.AskToHandOver | views.HandOver
) -> Screen:
    """List who acts for it."""
    organisation = await _mine(request, press.organisation_id)
    found = await request.store.organisations.list_representatives(organisation.id)
    own = next((r for r in found if r.person_id == request.actor.id), None)
    return views.representatives(organisation, found, today=request.today, own=own)


async def open_history(request: Request, press: views.OpenHistory) -> Screen:
    """List what happened to it."""
    organisation = await _mine(request, press.organisation_id)
    return views.history(
        organisation, await request.store.organisations.list_changes(organisation.id)
    )


async def ask_to_hand_over(request: Request, press: views.AskToHandOver) -> Screen:
    """Ask before the vote moves."""
    organisation, colleague = await _colleague(request, press)
    return views.sure_to_hand_over(organisation, colleague)


async def hand_over(request: Request, press: views.HandOver) -> Screen:
    """Move the vote to a colleague; everybody of the organisation is told."""
    store, actor = request.store, request.actor
    organisation, colleague = await _colleague(request, press)
    if not await store.organisations.hand_over_vote(
        organisation.id, from_person=actor.id, to=colleague.id
    ):
        raise Refusal("organisation-vote-not-yours")
    about: dict[str, str | int] = {
        "organisation": organisation.id,
        "from": actor.ref,
        "to": colleague.ref,
    }
    link = await store.journal.append(
        "vote handed over", by=actor.ref, about=about, now=request.now
    )
    said = views.vote_handed_over(organisation, colleague)
    for representative in await store.organisations.list_representatives(organisation.id):
        if representative.person_id != actor.id:
            await request.tell(
                representative, said, kind="vote handed over", about=link, of=colleague.person_id
            )
    await request.give_receipt(said, about=link)
    return said


async def _card(request: Request, organisation: Organisation) -> Screen:
    found = await request.store.organisations.list_representatives(organisation.id)
    return views.card(organisation, len(found))


async def _mine(request: Request, organisation_id: int) -> Organisation:
    mine = await request.store.organisations.list_of(request.actor.id)
    organisation = next((o for o in mine if o.id == organisation_id), None)
    if organisation is None:
        raise Refusal("organisation-none")
    return organisation


async def _colleague(
    request: Request, press: views.AskToHandOver | views.HandOver
) -> tuple[Organisation, Representative]:
    organisation = await _mine(request, press.organisation_id)
    found = await request.store.organisations.list_representatives(organisation.id)
    colleague = rules.check_may_hand_over(
        found, from_person=request.actor.id, to=press.representative_id
    )
    return organisation, colleague


FEATURE = Feature(
    routes=(
        Route("organisation", open_mine, Action.SEE_OWN_ORGANISATION),
        Route(views.OpenMine, open_mine, Action.SEE_OWN_ORGANISATION),
        Route(views.OpenCard, open_card, Action.SEE_OWN_ORGANISATION, fresh=open_mine),
        Route(
            views.OpenRepresentatives,
            open_representatives,
            Action.SEE_OWN_ORGANISATION,
            fresh=open_mine,
        ),
        Route(views.OpenHistory, open_history, Action.SEE_OWN_ORGANISATION, fresh=open_mine),
        Route(views.AskToHandOver, ask_to_hand_over, Action.HAND_OVER, fresh=open_representatives),
        Route(views.HandOver, hand_over, Action.HAND_OVER, fresh=open_representatives),
    ),
    menu=(MenuEntry("menu-organisation", views.OpenMine(), Action.SEE_OWN_ORGANISATION, 5),),
)
