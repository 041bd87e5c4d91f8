"""Who comes: to those who are invited; to organisers, who answered what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.meetings.views import OpenReplies
from bot.features.replies import views
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def open_replies(request: Request, press: OpenReplies) -> Screen:
    """Show who comes; to organisers, who answered what and who is silent."""
    meeting = await request.store.meetings.get(press.meeting_id)
    if meeting is None:
        raise Refusal("meeting-none-such")
    seats = await request.store.meetings.list_seats()
    replies = await request.store.replies.of_meeting(meeting.id)
    shows = views.who_answered if request.may(Action.CALL_MEETINGS) else views.who_comes
    return shows(meeting, seats, replies)


FEATURE = Feature(routes=(Route(OpenReplies, open_replies, Action.SEE_MEETINGS),))
