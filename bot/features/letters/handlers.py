"""The notice of a meeting as plain text: some institutions use no foreign messenger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.convening.views import cancelled
from bot.features.letters.views import OfMeeting, letter
from bot.features.meetings.rules import Status
from bot.features.meetings.views import agenda_line, card_of
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route
from bot.ui.screen import Screen, Text

if TYPE_CHECKING:
    from bot.ui.request import Request


async def take_letter(request: Request, press: OfMeeting) -> Screen:
    """Give the notice of a meeting with its agenda, or that it is off."""
    meeting = await request.store.meetings.get(press.meeting_id)
    if meeting is None:
        raise Refusal("meeting-none-such")
    if meeting.status is Status.CANCELLED:
        shown = cancelled(meeting)
    else:
        items = await request.store.meetings.list_agenda(meeting.id)
        lines = Text.of("lines", lines=tuple(agenda_line(item) for item in items))
        shown = Screen((*card_of(meeting), lines))
    return letter(f"meeting-{meeting.id}", request.rendered(shown, request.language).html)


FEATURE = Feature(routes=(Route(OfMeeting, take_letter, Action.CALL_MEETINGS),))
