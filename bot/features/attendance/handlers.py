"""The day of a meeting: registration opens, organisations register, the quorum grows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.attendance import rules, views
from bot.features.meetings.rules import Seat, Status, by_person
from bot.features.meetings.views import CheckIn, Standing, card, told
from bot.features.organisations.rules import Status as Membership
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.features.meetings.rules import Meeting
    from bot.features.organisations.rules import Representative
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnTick = views.OpenRoll | views.Tick | views.Untick


async def open_registration(request: Request, press: views.OpenRegistration) -> Screen:
    """Begin the registration: the roll is fixed, everybody is told."""
    meeting = await _get(request, press.meeting_id)
    held_on = meeting.plan.starts.astimezone(request.house.zone).date()
    rules.check_may_open(meeting, today=request.today, held_on=held_on)
    if not await request.store.meetings.open_registration(meeting.id, request.now):
        raise Refusal("attendance-opened-already")
    await request.store.attendance.fix_roll(meeting.id)
    link = await _journal(request, "registration opened", meeting)
    meeting = await _get(request, meeting.id)
    await _tell_everybody(
        request, lambda seats: views.opened(meeting, seats, now=request.now), about=link
    )
    return await _roll(request, meeting, page=0)


async def show_day(request: Request, press: views.OpenRegistration) -> Screen:
    """Show the roll once registration has begun, else the card."""
    meeting = await _get(request, press.meeting_id)
    if meeting.status is Status.REGISTRATION:
        return await _roll(request, meeting, page=0)
    return card(meeting, Standing(), now=request.now, may_manage=True)


async def check_in(request: Request, press: CheckIn) -> Screen:
    """Register the organisation that the person acts for, by their own authority."""
    meeting = await _get(request, press.meeting_id)
    acting = await _own(request, press.organisation_id)
    rules.check_is_open(meeting)
    rules.check_may_take_part(meeting.plan, press.mode)
    rules.check_authority(acting.authority, request.today)
    if await _register(request, meeting, acting, press.mode):
        link = await _journal(
            request, "organisation registered", meeting, organisation=press.organisation_id
        )
        await request.give_receipt(await _confirmation(request, press), about=link)
    shown = await show_own(request, press)
    said = await _confirmation(request, press)
    return replace(shown, paragraphs=(*said.paragraphs, *shown.paragraphs))


async def _confirmation(request: Request, press: CheckIn) -> Screen:
    meeting = await _get(request, press.meeting_id)
    places = await request.store.attendance.list_roll(meeting.id)
    place = next(p for p in places if p.seat.organisation_id == press.organisation_id)
    return told(views.registered(meeting, place.seat, place), meeting)


async def show_own(request: Request, press: CheckIn) -> Screen:
    """Show the card of the meeting for the person's organisation."""
    meeting = await _get(request, press.meeting_id)
    organisation = await request.store.organisations.get(press.organisation_id)
    await _own(request, press.organisation_id)
    places = await request.store.attendance.list_roll(meeting.id)
    present = frozenset(p.seat.organisation_id for p in places if p.presence)
    name = organisation.particulars.short_name if organisation else ""
    seat = Seat(press.organisation_id, name, votes=organisation is not None and organisation.votes)
    return card(
        meeting,
        Standing((seat,), await request.store.replies.of_meeting(meeting.id), present),
        now=request.now,
        quorum=rules.quorum(places) if places else None,
        may_manage=request.may(Action.CALL_MEETINGS),
    )


async def open_roll(request: Request, press: OnTick) -> Screen:
    """Show the roll and the quorum as they are now, or as they were at the closing."""
    meeting = await _get(request, press.meeting_id)
    if meeting.status is not Status.CLOSED:
        rules.check_is_open(meeting)
    return await _roll(request, meeting, page=press.page)


async def tick(request: Request, press: views.Tick) -> Screen:
    """Register an organisation by the organiser's word: as it replied, by who acts for it."""
    meeting = await _get(request, press.meeting_id)
    rules.check_is_open(meeting)
    people = await request.store.organisations.list_representatives(press.organisation_id)
    acting = rules.first_in_force(people, request.today)
    replies = await request.store.replies.of_meeting(meeting.id)
    mode = rules.usual_mode(meeting.plan, replies.get(press.organisation_id))
    if await _register(request, meeting, acting, mode):
        await _journal(
            request, "organisation registered", meeting, organisation=press.organisation_id
        )
    return await _roll(request, meeting, page=press.page)


async def untick(request: Request, press: views.Untick) -> Screen:
    """Take a registration back."""
    meeting = await _get(request, press.meeting_id)
    rules.check_is_open(meeting)
    if await request.store.attendance.withdraw(meeting.id, press.organisation_id, request.now):
        await _journal(
            request, "registration withdrawn", meeting, organisation=press.organisation_id
        )
    return await _roll(request, meeting, page=press.page)


async def _register(
    request: Request, meeting: Meeting, acting: Representative, mode: rules.Mode
) -> bool:
    attendance = request.store.attendance
    if not await attendance.is_on_roll(meeting.id, acting.organisation_id):
        raise Refusal("attendance-not-on-roll")
    return await attendance.check_in(meeting.id, acting, mode, by=request.actor.id, now=request.now)


async def _roll(request: Request, meeting: Meeting, *, page: int) -> Screen:
    return views.roll(meeting, await request.store.attendance.list_roll(meeting.id), page=page)


async def _own(request: Request, organisation_id: int) -> Representative:
    organisation = await request.store.organisations.get(organisation_id)
    people = await request.store.organisations.list_representatives(organisation_id)
    own = next((r for r in people if r.person_id == request.actor.id), None)
    if own is None or organisation is None or organisation.status is not Membership.CONFIRMED:
        raise Refusal("meeting-not-yours")
    return own


async def _tell_everybody(
    request: Request, said: Callable[[tuple[Seat, ...]], Screen], *, about: str
) -> None:
    for person, seats in by_person(await request.store.meetings.list_members()).items():
        await request.tell(person, said(seats), kind="meeting", about=about)


async def _journal(request: Request, act: str, meeting: Meeting, **more: str | int) -> str:
    about: dict[str, str | int] = {"meeting": meeting.id, **more}
    return await request.store.journal.append(
        act, by=request.actor.ref, about=about, now=request.now
    )


async def _get(request: Request, meeting_id: int) -> Meeting:
    meeting = await request.store.meetings.get(meeting_id)
    if meeting is None:
        raise Refusal("meeting-none-such")
    return meeting


FEATURE = Feature(
    routes=(
        Route(views.OpenRegistration, open_registration, Action.CALL_MEETINGS, fresh=show_day),
        Route(CheckIn, check_in, Action.REPLY_TO_MEETINGS, fresh=show_own),
        Route(views.OpenRoll, open_roll, Action.CALL_MEETINGS),
        Route(views.Tick, tick, Action.CALL_MEETINGS, fresh=open_roll),
        Route(views.Untick, untick, Action.CALL_MEETINGS, fresh=open_roll),
    ),
)
