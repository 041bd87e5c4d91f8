"""When a meeting is over: the ballots that it did not come to are given back to the organisers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.calling_ballots import views
from bot.features.meetings.rules import Status

if TYPE_CHECKING:
    from bot.ui.request import Due


async def release(due: Due) -> None:
    """Let what waited for a meeting that is closed or cancelled be prepared without one.

    Nothing is lost, and nothing opens by itself: the organisers are told and decide.
    """
    meeting = await due.store.meetings.get(int(due.about))
    if meeting is None or meeting.status not in {Status.CLOSED, Status.CANCELLED}:
        return
    organisers = await due.store.organisers.list_all()
    for ballot in await due.store.ballots.list_of_meeting(meeting.id):
        if await due.store.ballots.release(ballot.id):
            said = views.released(ballot, meeting)
            for organiser in organisers:
                await due.tell(organiser, said, kind="ballot released", about=str(ballot.id))
