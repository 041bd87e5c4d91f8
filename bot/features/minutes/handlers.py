"""Closing a meeting, and reading its minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.attendance.rules import check_is_open
from bot.features.ballots.rules import outcome
from bot.features.calling_ballots.rules import MEETING_IS_OVER
from bot.features.meetings.rules import by_person
from bot.features.meetings.views import OpenMinutes
from bot.features.minutes import views
from bot.features.minutes.views import Resolved
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from datetime import date

    from bot.features.meetings.rules import Meeting
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def ask_to_close(request: Request, press: views.AskToClose) -> Screen:
    """Ask before the meeting is closed; a ballot that is under way comes first."""
    meeting = await _get(request, press.meeting_id)
    check_is_open(meeting)
    ballots = await request.store.ballots.list_of_meeting(meeting.id)
    running = next((b for b in ballots if b.is_under_way), None)
    if running is not None:
        return views.ballot_first(meeting, running)
    waiting = [b for b in ballots if b.called_at is None]
    places = await request.store.attendance.list_roll(meeting.id)
    return views.sure_to_close(meeting, places, waiting)


async def close(request: Request, press: views.Close) -> Screen:
    """Close the meeting: its minutes are numbered and shown, everybody is told."""
    meeting = await _get(request, press.meeting_id)
    check_is_open(meeting)
    for ballot in await request.store.ballots.list_of_meeting(meeting.id):
        if ballot.is_under_way:
            raise Refusal("minutes-ballot-first", title=ballot.title)
    if not await request.store.meetings.close(
        meeting.id, held_on=_held_on(request, meeting), by=request.actor.id, now=request.now
    ):
        raise Refusal("attendance-closed")
    link = await request.store.journal.append(
        "meeting closed", by=request.actor.ref, about={"meeting": meeting.id}, now=request.now
    )
    await request.store.due_work.schedule(MEETING_IS_OVER, str(meeting.id), request.now)
    meeting = await _get(request, meeting.id)
    said = views.closed(meeting, await request.store.attendance.list_roll(meeting.id))
    await request.give_receipt(said, about=link)
    for person in by_person(await request.store.meetings.list_members()):
        await request.tell(person, said, kind="meeting", about=link)
    return await _minutes(request, meeting)


async def open_minutes(request: Request, press: OpenMinutes) -> Screen:
    """Show the minutes of a meeting that is closed."""
    meeting = await _get(request, press.meeting_id)
    if meeting.minutes is None:
        raise Refusal("minutes-not-yet")
    return await _minutes(request, meeting)


async def show_end(request: Request, press: views.AskToClose | views.Close) -> Screen:
    """Show the minutes of a closed meeting, else what must be answered before it is closed."""
    meeting = await _get(request, press.meeting_id)
    if meeting.minutes is None:
        return await ask_to_close(request, views.AskToClose(meeting.id))
    return await _minutes(request, meeting)


async def _minutes(request: Request, meeting: Meeting) -> Screen:
    return views.minutes(
        meeting,
        await request.store.attendance.list_roll(meeting.id),
        await request.store.meetings.list_agenda(meeting.id),
        held_on=_held_on(request, meeting),
        resolved=await _resolved(request, meeting),
    )


async def _resolved(request: Request, meeting: Meeting) -> list[Resolved]:
    """Return what the ballots of a meeting came to.

    All were counted before it was closed, and no other can open at it: this does not change.
    """
    store = request.store
    return [
        Resolved(
            ballot,
            outcome(
                ballot,
                await store.ballots.get_roll(ballot),
                await store.ballots.list_votes(ballot.id),
                present=await store.attendance.list_present(meeting.id, ballot.closed_at),
            ),
            await store.decisions.find_of(ballot.id),
        )
        for ballot in await store.ballots.list_of_meeting(meeting.id)
        if ballot.verdict
    ]


def _held_on(request: Request, meeting: Meeting) -> date:
    return meeting.plan.starts.astimezone(request.house.zone).date()


async def _get(request: Request, meeting_id: int) -> Meeting:
    meeting = await request.store.meetings.get(meeting_id)
    if meeting is None:
        raise Refusal("meeting-none-such")
    return meeting


FEATURE = Feature(
    routes=(
        Route(views.AskToClose, ask_to_close, Action.CALL_MEETINGS, fresh=show_end),
        Route(views.Close, close, Action.CALL_MEETINGS, fresh=show_end),
        Route(OpenMinutes, open_minutes, Action.SEE_MEETINGS),
    ),
)
