"""Choosing whom an announcement is for: everybody, one cluster role, some organisations.

Organisations are ticked one by one, or all at once by what they can do or what a feature knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.announcements.rules import Scope, check_is_composed, existing
from bot.features.announcements.views import AskAudience, GoOn
from bot.features.audiences import views
from bot.features.audiences.forms import COMPETENCE
from bot.features.campaigns.views import card
from bot.features.organisations.rules import CLUSTER_ROLES, Status, is_able
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, FormRoute, Route
from bot.ui.filling import open_form

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.feature import Audience
    from bot.ui.forms import Draft
    from bot.ui.request import Request
    from bot.ui.screen import Screen

MOST_LOOKED_THROUGH = 10_000

OnOne = (
    AskAudience
    | views.AskRole
    | views.TakeEverybody
    | views.TakeRole
    | views.OpenChoice
    | views.Choose
    | views.TakeChosen
    | views.Narrow
    | views.AskCompetence
    | views.AskOption
    | views.TakeOption
)


async def ask_audience(request: Request, press: AskAudience | GoOn | views.Narrow) -> Screen:
    """Ask whom it is for."""
    one = await _composed(request, press.announcement_id)
    keys = [audience.key for audience in request.house.audiences]
    return views.question(one, keys, is_new=isinstance(press, GoOn))


async def ask_role(request: Request, press: views.AskRole) -> Screen:
    """Ask for the cluster role."""
    return views.roles(await _composed(request, press.announcement_id))


async def list_choice(
    request: Request, press: views.OpenChoice | views.Choose | views.TakeChosen
) -> Screen:
    """List the organisations to tick."""
    one = await _composed(request, press.announcement_id)
    page = 0 if isinstance(press, views.TakeChosen) else press.page
    store = request.store
    found = await store.organisations.list_confirmed(many=views.PAGE + 1, skipped=page * views.PAGE)
    chosen = await store.announcements.list_chosen(one.id)
    return views.choice(one, found, chosen, page=page)


async def choose(request: Request, press: views.Choose) -> Screen:
    """Tick an organisation, or take the tick away."""
    one = await _composed(request, press.announcement_id)
    store = request.store.announcements
    if press.wanted is views.Wanted.OUT:
        has_changed = await store.leave_out(one.id, press.organisation_id)
    else:
        await _check_takes_part(request, press.organisation_id)
        has_changed = await store.choose(one.id, press.organisation_id)
    if has_changed and one.audience is Scope.CHOSEN:
        await store.address(one.id, Scope.CHOSEN)
    return await list_choice(request, press)


async def narrow(request: Request, press: views.Narrow) -> Screen:
    """Let it go to voting representatives alone, or to all who act for an organisation."""
    one = await _composed(request, press.announcement_id)
    wanted = press.wanted is views.Wanted.IN
    await request.store.announcements.narrow(one.id, voting_only=wanted)
    return await ask_audience(request, press)


async def ask_competence(request: Request, press: views.AskCompetence) -> Screen:
    """Ask what the organisations should be able to do."""
    one = await _composed(request, press.announcement_id)
    return await open_form(request, COMPETENCE, subject=one.id)


async def submit_competence(request: Request, draft: Draft) -> Screen:
    """Tick those that speak of it in what they are and what they offer."""
    word = draft.answers["text"]
    everybody = await request.store.organisations.list_confirmed(many=MOST_LOOKED_THROUGH)
    able = [o.id for o in everybody if is_able(o.particulars, word)]
    return await _tick(request, draft.subject, able)


async def show_question(request: Request, announcement_id: int) -> Screen:
    """Ask whom it is for, by the number of the announcement."""
    return await ask_audience(request, AskAudience(announcement_id))


async def ask_option(request: Request, press: views.AskOption) -> Screen:
    """Ask by what a feature is to name the organisations."""
    one = await _composed(request, press.announcement_id)
    found = await _audience(request, press.key).options(request)
    return views.options(one, press.key, found)


async def take_option(request: Request, press: views.TakeOption) -> Screen:
    """Tick the organisations that a feature names."""
    audience = _audience(request, press.key)
    if press.option not in {option for option, _ in await audience.options(request)}:
        raise Refusal("press-out-of-date")
    named = await audience.organisations(request, press.option)
    return await _tick(request, press.announcement_id, named)


def _audience(request: Request, key: str) -> Audience:
    found = next((one for one in request.house.audiences if one.key == key), None)
    if found is None:
        raise Refusal("press-out-of-date")
    return found


async def _tick(request: Request, announcement_id: int, organisations: list[int]) -> Screen:
    """Choose these and show the list with its ticks, to be looked over."""
    one = await _composed(request, announcement_id)
    if not organisations:
        raise Refusal("audiences-nobody-found")
    await request.store.announcements.choose_all(one.id, organisations)
    if one.audience is Scope.CHOSEN:
        await request.store.announcements.address(one.id, Scope.CHOSEN)
    return await list_choice(request, views.OpenChoice(one.id, 0))


async def take_everybody(request: Request, press: views.TakeEverybody) -> Screen:
    """Address all participants."""
    return await _address(request, press.announcement_id, Scope.EVERYBODY)


async def take_role(request: Request, press: views.TakeRole) -> Screen:
    """Address the participants of one cluster role."""
    if press.role not in CLUSTER_ROLES:
        raise Refusal("press-out-of-date")
    return await _address(request, press.announcement_id, Scope.ROLE, cluster_role=press.role)


async def take_chosen(request: Request, press: views.TakeChosen) -> Screen:
    """Address the ticked organisations."""
    if not await request.store.announcements.list_chosen(press.announcement_id):
        raise Refusal("audiences-nothing-chosen")
    return await _address(request, press.announcement_id, Scope.CHOSEN)


async def _address(
    request: Request, announcement_id: int, audience: Scope, *, cluster_role: str = ""
) -> Screen:
    one = await _composed(request, announcement_id)
    await request.store.announcements.address(one.id, audience, cluster_role=cluster_role)
    return await _card(request, one.id)


async def open_card(request: Request, press: OnOne) -> Screen:
    """Show where the announcement stands."""
    return await _card(request, press.announcement_id)


async def _card(request: Request, announcement_id: int) -> Screen:
    one = await _get(request, announcement_id)
    outlook = await request.store.announcements.outlook(one, request.now)
    return card(one, outlook, now=request.local_now)


async def _check_takes_part(request: Request, organisation_id: int) -> None:
    organisation = await request.store.organisations.get(organisation_id)
    if organisation is None or organisation.status is not Status.CONFIRMED:
        raise Refusal("participants-none-such")


async def _composed(request: Request, announcement_id: int) -> Announcement:
    one = await _get(request, announcement_id)
    check_is_composed(one)
    return one


async def _get(request: Request, announcement_id: int) -> Announcement:
    return existing(await request.store.announcements.get(announcement_id))


FEATURE = Feature(
    routes=(
        Route(GoOn, ask_audience, Action.ANNOUNCE),
        Route(AskAudience, ask_audience, Action.ANNOUNCE, fresh=open_card),
        Route(views.AskRole, ask_role, Action.ANNOUNCE, fresh=open_card),
        Route(views.OpenChoice, list_choice, Action.ANNOUNCE, fresh=open_card),
        Route(views.Choose, choose, Action.ANNOUNCE, fresh=list_choice),
        Route(views.TakeEverybody, take_everybody, Action.ANNOUNCE, fresh=open_card),
        Route(views.Narrow, narrow, Action.ANNOUNCE, fresh=open_card),
        Route(views.AskCompetence, ask_competence, Action.ANNOUNCE, fresh=open_card),
        Route(views.AskOption, ask_option, Action.ANNOUNCE, fresh=open_card),
        Route(views.TakeOption, take_option, Action.ANNOUNCE, fresh=open_card),
        Route(views.TakeRole, take_role, Action.ANNOUNCE, fresh=open_card),
        Route(views.TakeChosen, take_chosen, Action.ANNOUNCE, fresh=list_choice),
    ),
    forms=(FormRoute(COMPETENCE, Action.ANNOUNCE, submit_competence, show_question),),
)
