"""Closing a meeting, and reading its minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.attendance.rules import check_is_open
from bot.features.meetings.rules import by_person
from bot.features.meetings.views import OpenMinutes
from bot.features.minutes import views
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from datetime import date

    from bot.features.meetings.rules import Meeting
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def ask_to_close(request: Request, press: views.AskToClose) -> Screen:
    """Ask before the meeting is closed."""
    meeting = await _get(request, press.meeting_id)
    check_is_open(meeting)
    return views.sure_to_close(meeting, await request.store.attendance.list_roll(meeting.id))


async def close(request: Request, press: views.Close) -> Screen:
    """Close the meeting: its minutes are numbered and shown, everybody is told."""
    meeting = await _get(request, press.meeting_id)
    check_is_open(meeting)
    if not await request.store.meetings.close(
        meeting.id, held_on=_held_on(request, meeting), by=request.actor.id, now=request.now
    ):
        raise Refusal("attendance-closed")
    link = await request.store.journal.append(
        "meeting closed", by=request.actor.ref, about={"meeting": meeting.id}, now=request.now
    )
    meeting = await _get(request, meeting.id)
    said = views.closed(meeting, await request.store.attendance.list_roll(meeting.id))
    await request.give_receipt(said, about=link)
    for person in by_person(await request.store.meetings.list_members()):
        await request.tell(person, said, kind="meeting", about=link)
    return await _minutes(request, meeting)


async def open_minutes(
    request: Request, press: OpenMinutes | views.AskToClose | views.Close
) -> Screen:
    """Show the minutes of a meeting that is closed."""
    meeting = await _get(request, press.meeting_id)
    if meeting.minutes is None:
        raise Refusal("minutes-not-yet")
    return await _minutes(request, meeting)


async def _minutes(request: Request, meeting: Meeting) -> Screen:
    return views.minutes(
        meeting,
        await request.store.attendance.list_roll(meeting.id),
        await request.store.meetings.list_agenda(meeting.id),
        held_on=_held_on(request, meeting),
        resolved={},
    )


def _held_on(request: Request, meeting: Meeting) -> date:
    return meeting.plan.starts.astimezone(request.house.zone).date()


async def _get(request: Request, meeting_id: int) -> Meeting:
    meeting = await request.store.meetings.get(meeting_id)
    if meeting is None:
        raise Refusal("meeting-none-such")
    return meeting


FEATURE = Feature(
    routes=(
        Route(views.AskToClose, ask_to_close, Action.CALL_MEETINGS, fresh=open_minutes),
        Route(views.Close, close, Action.CALL_MEETINGS, fresh=open_minutes),
        Route(OpenMinutes, open_minutes, Action.SEE_MEETINGS),
    ),
)
