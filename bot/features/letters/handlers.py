"""Notices of meetings and ballots as plain text: some institutions use no foreign messenger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.ballots.rules import is_open_at, outcome
from bot.features.ballots.views import card
from bot.features.convening.views import cancelled
from bot.features.decisions.views import result
from bot.features.letters.views import OfBallot, OfMeeting, letter
from bot.features.meetings.rules import Status
from bot.features.meetings.views import agenda_line, card_of
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route
from bot.ui.screen import Screen, Text
from bot.ui.written import for_a_letter

if TYPE_CHECKING:
    from bot.features.ballots.rules import Ballot
    from bot.features.meetings.rules import Meeting
    from bot.ui.request import Request


async def take_meeting(request: Request, press: OfMeeting) -> Screen:
    """Give the notice of a meeting with its agenda, or that it is off."""
    meeting = await request.store.meetings.get(press.meeting_id)
    if meeting is None:
        raise Refusal("meeting-none-such")
    if meeting.status is Status.CANCELLED:
        said = cancelled(meeting).paragraphs
    else:
        said = (*card_of(meeting), await _agenda(request, meeting))
    return letter(f"meeting-{meeting.id}", _written(request, said))


async def _agenda(request: Request, meeting: Meeting) -> Text:
    items = await request.store.meetings.list_agenda(meeting.id)
    return Text.of("lines", lines=tuple(agenda_line(item) for item in items))


async def take_ballot(request: Request, press: OfBallot) -> Screen:
    """Give the question of a ballot with its rules, or its result."""
    ballot = await request.store.ballots.get(press.ballot_id)
    if ballot is None or ballot.called_at is None:
        raise Refusal("ballot-none-such")
    said = await _result(request, ballot) if ballot.verdict else await _question(request, ballot)
    return letter(f"ballot-{ballot.number}", _written(request, said.paragraphs))


async def _question(request: Request, ballot: Ballot) -> Screen:
    is_over = ballot.is_opened and not is_open_at(ballot, request.now)
    present = await request.store.ballots.count_present(ballot)
    return card(ballot, [], is_over=is_over, present=present)


async def _result(request: Request, ballot: Ballot) -> Screen:
    store = request.store.ballots
    came = outcome(
        ballot,
        await store.get_roll(ballot),
        await store.list_votes(ballot.id),
        present=await request.store.attendance.list_present(ballot.meeting_id, ballot.closed_at),
    )
    decision = await request.store.decisions.find_of(ballot.id)
    return result(ballot, came, decision, await store.find_run_off(ballot.id))


def _written(request: Request, said: tuple[Text, ...]) -> str:
    return for_a_letter(request.house.voice.render(Screen(said), request.language).html)


FEATURE = Feature(
    routes=(
        Route(OfMeeting, take_meeting, Action.CALL_MEETINGS),
        Route(OfBallot, take_ballot, Action.CALL_BALLOTS),
    ),
)
