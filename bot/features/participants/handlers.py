"""The participants of the cluster, and excluding one by the word of two organisers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.organisations.rules import Status, check_may_be_excluded
from bot.features.participants import rules, views
from bot.features.participants.forms import EXCLUSION
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Command, Feature, FormRoute, MenuEntry, Route
from bot.ui.filling import open_form

if TYPE_CHECKING:
    from bot.features.organisations.rules import Organisation
    from bot.features.participants.rules import Exclusion
    from bot.ui.forms import Draft
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnOne = views.OpenParticipant | views.Exclude | views.ConfirmExclusion | views.DropExclusion


async def list_participants(request: Request, trigger: Press | Command) -> Screen:
    """List the participants by name."""
    page = trigger.page if isinstance(trigger, views.OpenList) else 0
    store = request.store.organisations
    found = await store.list_confirmed(many=views.PAGE + 1, skipped=page * views.PAGE)
    return views.participants(found, page=page)


async def open_participant(request: Request, press: OnOne) -> Screen:
    """Show one participant, to organisers with who acts for it."""
    return await show_participant(request, press.organisation_id)


async def show_participant(request: Request, organisation_id: int) -> Screen:
    """Show one participant as it is now."""
    organisation = await _get(request, organisation_id)
    if not request.may(Action.EXCLUDE):
        if organisation.status is not Status.CONFIRMED:
            raise Refusal("participants-none-such")
        return views.participant(organisation)
    found = await request.store.organisations.list_representatives(organisation.id)
    exclusion = await request.store.exclusions.find_open(organisation.id)
    return views.participant_for_organisers(organisation, found, exclusion, today=request.today)


async def exclude(request: Request, press: views.Exclude) -> Screen:
    """Ask for the reason and the typed confirmation."""
    organisation = await _get(request, press.organisation_id)
    check_may_be_excluded(organisation)
    return await open_form(request, EXCLUSION, subject=organisation.id)


async def check_inn(request: Request, draft: Draft, inn: str) -> Screen | None:
    """Refuse a typed confirmation that names another organisation."""
    organisation = await _get(request, draft.subject)
    if organisation.particulars.inn != inn:
        raise Refusal("exclusion-other-inn", name=organisation.particulars.short_name)
    return None


async def submit_exclusion(request: Request, draft: Draft) -> Screen:
    """Propose: the other organisers are asked, the representatives are told."""
    organisation = await _get(request, draft.subject)
    check_may_be_excluded(organisation)
    number = await request.store.exclusions.propose(
        organisation.id, reason=draft.answers["text"], by=request.actor.id, now=request.now
    )
    if number is None:
        raise Refusal("exclusion-already-proposed")
    exclusion = await _exclusion(request, organisation.id, number)
    about = await _journal(request, "exclusion proposed", exclusion)
    await _tell_representatives(request, views.warning(organisation, exclusion), about)
    others = [o for o in await request.store.organisers.list_all() if o.ref != request.actor.ref]
    for organiser in others:
        said = views.proposal(organisation, exclusion, is_alone=False)
        await request.tell(organiser, said, kind="exclusion proposed", about=about)
    return views.proposal(organisation, exclusion, is_alone=not others)


async def confirm_exclusion(request: Request, press: views.ConfirmExclusion) -> Screen:
    """Exclude: the second organiser's word, or the only one's after a day."""
    exclusion = await _exclusion(request, press.organisation_id, press.exclusion_id)
    organisers = {o.person_id for o in await request.store.organisers.list_all()}
    rules.check_may_confirm(exclusion, request.actor.id, organisers=organisers, now=request.now)
    organisation = await _get(request, exclusion.organisation_id)
    check_may_be_excluded(organisation)
    await _settle(request, exclusion, is_confirmed=True)
    await request.store.organisations.record_change(
        organisation.id,
        Status.EXCLUDED,
        by_ref=request.actor.ref,
        now=request.now,
        reason=exclusion.reason,
    )
    await request.store.deliveries.give_up_for_excluded(organisation.id, request.now)
    about = await _journal(request, "organisation excluded", exclusion)
    said = views.excluded(organisation, exclusion.reason)
    await _tell_everybody(request, said, about)
    return said


async def drop_exclusion(request: Request, press: views.DropExclusion) -> Screen:
    """Drop the proposal; everybody who heard of it hears that."""
    exclusion = await _exclusion(request, press.organisation_id, press.exclusion_id)
    rules.check_is_open(exclusion)
    organisation = await _get(request, exclusion.organisation_id)
    await _settle(request, exclusion, is_confirmed=False)
    about = await _journal(request, "exclusion dropped", exclusion)
    said = views.dropped(organisation)
    await _tell_everybody(request, said, about)
    return said


async def _settle(request: Request, exclusion: Exclusion, *, is_confirmed: bool) -> None:
    is_first = await request.store.exclusions.settle(
        exclusion.id, is_confirmed=is_confirmed, by=request.actor.id, now=request.now
    )
    if not is_first:
        raise Refusal("exclusion-settled")


async def _tell_everybody(request: Request, said: Screen, about: str) -> None:
    await _tell_representatives(request, said, about)
    for organiser in await request.store.organisers.list_all():
        if organiser.ref != request.actor.ref:
            await request.tell(organiser, said, kind="exclusion", about=about)


async def _tell_representatives(request: Request, said: Screen, about: str) -> None:
    """Tell those who act for the organisation that the entry `about` concerns."""
    organisation_id = int(about.partition(":")[0])
    for person in await request.store.organisations.list_representatives(organisation_id):
        if person.person_id != request.actor.id:
            await request.tell(person, said, kind="exclusion", about=about)


async def _journal(request: Request, act: str, exclusion: Exclusion) -> str:
    about: dict[str, str | int] = {
        "exclusion": exclusion.id,
        "organisation": exclusion.organisation_id,
    }
    link = await request.store.journal.append(
        act, by=request.actor.ref, about=about, now=request.now
    )
    return f"{exclusion.organisation_id}:{link}"


async def _exclusion(request: Request, organisation_id: int, exclusion_id: int) -> Exclusion:
    exclusion = await request.store.exclusions.get(exclusion_id)
    if exclusion is None or exclusion.organisation_id != organisation_id:
        raise Refusal("exclusion-settled")
    return exclusion


async def _get(request: Request, organisation_id: int) -> Organisation:
    organisation = await request.store.organisations.get(organisation_id)
    if organisation is None:
        raise Refusal("participants-none-such")
    return organisation


FEATURE = Feature(
    routes=(
        Route("participants", list_participants, Action.SEE_PARTICIPANTS),
        Route(views.OpenList, list_participants, Action.SEE_PARTICIPANTS),
        Route(views.OpenParticipant, open_participant, Action.SEE_PARTICIPANTS),
        Route(views.Exclude, exclude, Action.EXCLUDE, fresh=open_participant),
        Route(views.ConfirmExclusion, confirm_exclusion, Action.EXCLUDE, fresh=open_participant),
        Route(views.DropExclusion, drop_exclusion, Action.EXCLUDE, fresh=open_participant),
    ),
    forms=(
        FormRoute(
            EXCLUSION,
            Action.EXCLUDE,
            submit_exclusion,
            show_participant,
            checks={"inn_again": check_inn},
        ),
    ),
    menu=(MenuEntry("menu-participants", views.OpenList(0), Action.SEE_PARTICIPANTS, 6),),
)
