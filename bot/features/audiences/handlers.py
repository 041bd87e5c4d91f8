"""Choosing whom an announcement is for: everybody, one cluster role, some organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.announcements.rules import Audience, check_is_composed, existing
from bot.features.announcements.views import AskAudience, GoOn
from bot.features.audiences import views
from bot.features.campaigns.views import card
from bot.features.organisations.rules import CLUSTER_ROLES, Status
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.request import Request
    from bot.ui.screen import Screen


OnOne = (
    AskAudience
    | views.AskRole
    | views.TakeEverybody
    | views.TakeRole
    | views.OpenChoice
    | views.Choose
    | views.TakeChosen
)


async def ask_audience(request: Request, press: AskAudience | GoOn) -> Screen:
    """Ask whom it is for."""
    one = await _composed(request, press.announcement_id)
    return views.question(one, is_new=isinstance(press, GoOn))


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
    if has_changed and one.audience is Audience.CHOSEN:
        await store.address(one.id, Audience.CHOSEN)
    return await list_choice(request, press)


async def take_everybody(request: Request, press: views.TakeEverybody) -> Screen:
    """Address all participants."""
    return await _address(request, press.announcement_id, Audience.EVERYBODY)


async def take_role(request: Request, press: views.TakeRole) -> Screen:
    """Address the participants of one cluster role."""
    if press.role not in CLUSTER_ROLES:
        raise Refusal("press-out-of-date")
    return await _address(request, press.announcement_id, Audience.ROLE, cluster_role=press.role)


async def take_chosen(request: Request, press: views.TakeChosen) -> Screen:
    """Address the ticked organisations."""
    if not await request.store.announcements.list_chosen(press.announcement_id):
        raise Refusal("audiences-nothing-chosen")
    return await _address(request, press.announcement_id, Audience.CHOSEN)


async def _address(
    request: Request, announcement_id: int, audience: Audience, *, cluster_role: str = ""
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
        Route(views.TakeRole, take_role, Action.ANNOUNCE, fresh=open_card),
        Route(views.TakeChosen, take_chosen, Action.ANNOUNCE, fresh=list_choice),
    ),
)
