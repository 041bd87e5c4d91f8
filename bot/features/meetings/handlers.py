"""Meetings as those see them who are invited: the list, the card, the reply, the calendar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.attendance.rules import quorum
from bot.features.meetings import rules, views
from bot.features.meetings.rules import Seat, Status
from bot.features.organisations.rules import Status as Membership
from bot.papers.calendar import Event, calendar
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Command, DeskRow, Feature, MenuEntry, Route
from bot.ui.screen import Paper, Text

if TYPE_CHECKING:
    from bot.features.attendance.rules import Place
    from bot.features.meetings.rules import Meeting
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def list_meetings(request: Request, trigger: Press | Command) -> Screen:
    """List the meetings, the latest first."""
    page = trigger.page if isinstance(trigger, views.OpenMeetings) else 0
    store = request.store.meetings
    found = await store.list_all(many=views.PAGE + 1, skipped=page * views.PAGE)
    may_call, zone = request.may(Action.CALL_MEETINGS), request.house.zone
    return views.meetings(found, page=page, may_call=may_call, zone=zone)


async def open_meeting(request: Request, press: views.OpenMeeting) -> Screen:
    """Show a meeting with all the person's organisations."""
    meeting = await _get(request, press.meeting_id)
    return await _card(request, meeting, await _own_seats(request))


async def open_for(request: Request, press: views.OpenFor | views.Reply) -> Screen:
    """Show a meeting with one of the person's organisations."""
    meeting = await _get(request, press.meeting_id)
    return await _card(request, meeting, (await _own_seat(request, press.organisation_id),))


async def reply(request: Request, press: views.Reply) -> Screen:
    """Take the reply of an organisation; its other representatives are told."""
    meeting = await _get(request, press.meeting_id)
    seat = await _own_seat(request, press.organisation_id)
    rules.check_may_reply(meeting, press.answer, now=request.now)
    is_new = await request.store.replies.record(
        meeting.id, seat.organisation_id, press.answer, by=request.actor.id, now=request.now
    )
    said = _said(meeting, seat, press.answer)
    if is_new:
        await _note(request, press, views.told(said, meeting))
    card = await _card(request, meeting, (seat,))
    return replace(card, paragraphs=(said, *card.paragraphs))


def _said(meeting: Meeting, seat: Seat, answer: rules.Answer) -> Text:
    return Text.of(
        "meeting-reply-taken",
        name=seat.name,
        answer=Text(f"meeting-answer-{answer}"),
        title=meeting.title,
        until=meeting.plan.reply_by,
    )


async def _note(request: Request, press: views.Reply, said: Screen) -> None:
    """Enter the reply into the journal; give a receipt, and tell the colleagues."""
    about: dict[str, str | int] = {
        "meeting": press.meeting_id,
        "organisation": press.organisation_id,
        "answer": press.answer,
    }
    link = await request.store.journal.append(
        "meeting answered", by=request.actor.ref, about=about, now=request.now
    )
    await request.give_receipt(said, about=link)
    for colleague in await request.store.organisations.list_representatives(press.organisation_id):
        if colleague.person_id != request.actor.id:
            await request.tell(colleague, said, kind="meeting answered", about=link)


async def open_agenda(request: Request, press: views.OpenAgenda) -> Screen:
    """Show the agenda."""
    meeting = await _get(request, press.meeting_id)
    return views.agenda(meeting, await request.store.meetings.list_agenda(meeting.id))


async def take_calendar(request: Request, press: views.TakeCalendar) -> Screen:
    """Give the file for a calendar; a later one replaces the event of an earlier one."""
    meeting = await _get(request, press.meeting_id)
    items = await request.store.meetings.list_agenda(meeting.id)
    event = Event(
        uid=f"{meeting.ref}@veche",
        edition=meeting.edition,
        starts=meeting.plan.starts,
        ends=rules.ends(meeting.plan, items),
        written_at=request.now,
        title=meeting.title,
        place=meeting.plan.place,
        link=meeting.plan.link,
        description=rules.written(items),
        organiser=request.house.cluster_name,
        organiser_address=f"https://t.me/{request.house.identity.username}",
        is_cancelled=meeting.status is Status.CANCELLED,
    )
    return views.calendar(meeting, Paper("meeting.ics", calendar(event)))


async def list_unanswered(request: Request) -> list[DeskRow]:
    """Return the meetings to which an organisation of the person has not replied."""
    awaiting = await request.store.meetings.list_awaiting(request.actor.id, request.now)
    return [views.unanswered(meeting) for meeting in awaiting]


async def _card(request: Request, meeting: Meeting, seats: tuple[Seat, ...]) -> Screen:
    roll = await _roll(request, meeting)
    standing = views.Standing(
        seats,
        await request.store.replies.of_meeting(meeting.id),
        frozenset(place.seat.organisation_id for place in roll if place.presence),
    )
    return views.card(
        meeting,
        standing,
        now=request.now,
        quorum=quorum(roll) if roll else None,
        may_manage=request.may(Action.CALL_MEETINGS),
    )


async def _roll(request: Request, meeting: Meeting) -> list[Place]:
    if meeting.status in {Status.REGISTRATION, Status.CLOSED}:
        return await request.store.attendance.list_roll(meeting.id)
    return []


async def _own_seats(request: Request) -> tuple[Seat, ...]:
    found = await request.store.organisations.list_of(request.actor.id)
    return tuple(
        Seat(o.id, o.particulars.short_name, o.votes)
        for o in found
        if o.status is Membership.CONFIRMED
    )


async def _own_seat(request: Request, organisation_id: int) -> Seat:
    for seat in await _own_seats(request):
        if seat.organisation_id == organisation_id:
            return seat
    raise Refusal("meeting-not-yours")


async def _get(request: Request, meeting_id: int) -> Meeting:
    meeting = await request.store.meetings.get(meeting_id)
    if meeting is None:
        raise Refusal("meeting-none-such")
    return meeting


FEATURE = Feature(
    routes=(
        Route("meetings", list_meetings, Action.SEE_MEETINGS),
        Route(views.OpenMeetings, list_meetings, Action.SEE_MEETINGS),
        Route(views.OpenMeeting, open_meeting, Action.SEE_MEETINGS),
        Route(views.OpenFor, open_for, Action.REPLY_TO_MEETINGS),
        Route(views.Reply, reply, Action.REPLY_TO_MEETINGS, fresh=open_for),
        Route(views.OpenAgenda, open_agenda, Action.SEE_MEETINGS),
        Route(views.TakeCalendar, take_calendar, Action.SEE_MEETINGS),
    ),
    menu=(MenuEntry("menu-meetings", views.OpenMeetings(0), Action.SEE_MEETINGS, 7),),
    desk=list_unanswered,
)
