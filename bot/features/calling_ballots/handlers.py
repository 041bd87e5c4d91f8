"""Calling a ballot: an organiser prepares it, looks once more, lets it open, closes it by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.ballots.rules import Ballot, check_is_open, check_may_open
from bot.features.ballots.views import (
    AskToClose,
    CallOff,
    OpenPrepared,
    Prepare,
    ballots_for_organisers,
    card,
    for_organisers,
)
from bot.features.calling_ballots import rules, views
from bot.features.calling_ballots.deadlines import release
from bot.features.calling_ballots.forms import BALLOT, answers_of, ballot_of
from bot.features.calling_ballots.rules import MEETING_IS_OVER
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, FormRoute, Route
from bot.ui.filling import open_form
from bot.ui.screen import Text

if TYPE_CHECKING:
    from bot.features.meetings.rules import Meeting
    from bot.ui.forms import Draft
    from bot.ui.request import Request
    from bot.ui.screen import Screen

Calling = views.Call | views.Put
OnPrepared = OpenPrepared | views.ChangePrepared | Calling | views.AskToDiscard | views.Discard


async def prepare(request: Request, _press: Prepare) -> Screen:
    """Ask about a new ballot."""
    return await open_form(request, BALLOT)


async def change_prepared(request: Request, press: views.ChangePrepared) -> Screen:
    """Ask again, with what was answered; what is sent takes the place of the ballot."""
    ballot = await _preparing(request, press.ballot_id)
    meeting = await _meeting(request, ballot)
    answers = answers_of(ballot, meeting, request.house.zone)
    return await open_form(request, BALLOT, subject=ballot.id, answers=answers)


async def choose_item(request: Request, _draft: Draft, answer: str) -> Screen | None:
    """Ask for the meeting and its item; the one that was chosen must still be there."""
    place = rules.place_of(answer)
    if place is not None:
        meeting = await request.store.meetings.get(place.meeting_id)
        items = await request.store.meetings.list_agenda(place.meeting_id)
        rules.check_place(place, meeting, items)
        return None
    named = rules.meeting_of(answer)
    if named is None and answer != rules.AT_MEETING:
        return None
    ahead = await request.store.meetings.list_ahead()
    return await _offered(request, [m for m in ahead if named in {None, m.id}])


async def _offered(request: Request, meetings: list[Meeting]) -> Screen:
    draft = await request.store.drafts.find_open(request.actor.id)
    if not meetings or draft is None:
        raise Refusal("ballot-no-meeting-ahead")
    if len(meetings) > 1:
        return views.which_meeting(draft, meetings)
    [meeting] = meetings
    items = await request.store.meetings.list_agenda(meeting.id)
    return views.which_item(draft, meeting, items)


async def submit_ballot(request: Request, draft: Draft) -> Screen:
    """Keep what was asked as a ballot that only organisers see, and show it once more."""
    ballot = ballot_of(draft.answers, lambda key: _said(request, key))
    eligible = await request.store.ballots.count_eligible()
    check_may_open(ballot, eligible=eligible, now=request.now)
    if draft.subject:
        replaced = await _preparing(request, draft.subject)
        await request.store.ballots.discard(replaced.id, request.now)
    id_ = await request.store.ballots.prepare(ballot, by=request.actor.ref)
    return await _prepared(request, await _preparing(request, id_ or 0))


def _said(request: Request, key: str) -> str:
    """Return the words that are frozen with the ballot, in the language of the cluster."""
    house = request.house
    return house.voice.texts.plain(Text(key), house.default_language)


async def open_prepared(request: Request, press: OnPrepared) -> Screen:
    """Show a ballot that is being prepared; one that was called as everybody sees it."""
    ballot = await request.store.ballots.get(press.ballot_id)
    if ballot is None:
        raise Refusal("ballot-discarded")
    if ballot.closed_at is not None:
        return await show_ballots(request, ballot.id)
    if ballot.called_at is not None:
        present = await request.store.ballots.count_present(ballot)
        return for_organisers(card(ballot, [], is_over=False, present=present), ballot)
    return await _prepared(request, ballot)


async def call_ballot(request: Request, press: views.Call) -> Screen:
    """Let it open: now, or at its time if that is still ahead."""
    ballot = await _preparing(request, press.ballot_id)
    rules.check_opens_at(ballot, meeting_id=None)
    return await _called(request, ballot)


async def put_to_vote(request: Request, press: views.Put) -> Screen:
    """Let it open at its meeting, while that goes on."""
    ballot = await _preparing(request, press.ballot_id)
    rules.check_opens_at(ballot, meeting_id=press.meeting_id)
    rules.check_may_put(await request.store.meetings.get(press.meeting_id))
    return await _called(request, ballot)


async def _called(request: Request, ballot: Ballot) -> Screen:
    opens_at = max(request.now, ballot.opens_at or request.now)
    called = replace(ballot, opens_at=opens_at, closes_at=rules.closing_of(ballot, opens_at))
    eligible = await request.store.ballots.list_eligible(ballot.meeting_id)
    check_may_open(called, eligible=len(eligible), now=request.now)
    if not await request.store.ballots.call(
        ballot.id, opens_at=opens_at, closes_at=called.closes_at, now=request.now
    ):
        raise Refusal("ballot-called-already")
    await request.store.due_work.schedule("ballot opening", str(ballot.id), opens_at)
    link = await _journal(request, "ballot called", ballot)
    said = views.called(called)
    await request.give_receipt(said, about=link)
    return said


async def call_off(request: Request, press: CallOff) -> Screen:
    """Let it not open after all: it is being prepared again."""
    ballot = await request.store.ballots.get(press.ballot_id)
    if ballot is None or not await request.store.ballots.call_off(ballot.id):
        raise Refusal("ballot-not-ahead")
    await request.store.due_work.drop("ballot opening", str(ballot.id), request.now)
    link = await _journal(request, "ballot called off", ballot)
    said = views.called_off(ballot)
    await request.give_receipt(said, about=link)
    return said


async def ask_to_discard(request: Request, press: views.AskToDiscard) -> Screen:
    """Ask before it is thrown away."""
    return views.sure_to_discard(await _preparing(request, press.ballot_id))


async def discard(request: Request, press: views.Discard) -> Screen:
    """Throw a prepared ballot away."""
    ballot = await _preparing(request, press.ballot_id)
    await request.store.ballots.discard(ballot.id, request.now)
    return views.discarded(ballot)


async def ask_to_close(request: Request, press: AskToClose) -> Screen:
    """Ask before it is closed by hand."""
    ballot = await _closable(request, press.ballot_id)
    return views.sure_to_close(ballot, await request.store.ballots.count_present(ballot))


async def close_ballot(request: Request, press: views.Close) -> Screen:
    """Take no more votes from this moment; it is counted at once, and everybody is told."""
    ballot = await _closable(request, press.ballot_id)
    if not await request.store.ballots.close(ballot.id, at=request.now):
        raise Refusal("ballot-closed", at=request.now)
    await request.store.due_work.schedule("ballot closing", str(ballot.id), request.now)
    link = await _journal(request, "ballot closed", ballot)
    said = views.closed(ballot)
    await request.give_receipt(said, about=link)
    return said


async def show_ballot(request: Request, press: AskToClose | views.Close | CallOff) -> Screen:
    """Show a called ballot to an organiser as it is now."""
    return await open_prepared(request, OpenPrepared(press.ballot_id))


async def show_ballots(request: Request, _subject: int) -> Screen:
    """Show the list, what a form that was sent twice leads to."""
    found = await request.store.ballots.list_called(many=1)
    return ballots_for_organisers(found, await request.store.ballots.list_prepared(), page=0)


async def _prepared(request: Request, ballot: Ballot) -> Screen:
    eligible = await request.store.ballots.count_eligible()
    meeting = await _meeting(request, ballot)
    if meeting is None:
        return views.prepared(ballot, eligible)
    items = await request.store.meetings.list_agenda(meeting.id)
    return views.prepared_at(ballot, eligible, meeting, items)


async def _meeting(request: Request, ballot: Ballot) -> Meeting | None:
    """Return the meeting at which a ballot opens."""
    if ballot.meeting_id is None:
        return None
    return await request.store.meetings.get(ballot.meeting_id)


async def _preparing(request: Request, ballot_id: int) -> Ballot:
    return rules.check_may_change_calling(await request.store.ballots.get(ballot_id))


async def _closable(request: Request, ballot_id: int) -> Ballot:
    ballot = await request.store.ballots.get(ballot_id)
    if ballot is None or not ballot.is_opened:
        raise Refusal("ballot-discarded")
    check_is_open(ballot, request.now)
    if not rules.may_close_by_hand(ballot):
        raise Refusal("ballot-closes-by-itself", at=ballot.closes_at)
    return ballot


async def _journal(request: Request, act: str, ballot: Ballot) -> str:
    return await request.store.journal.append(
        act, by=request.actor.ref, about={"ballot": ballot.id}, now=request.now
    )


_MAY = Action.CALL_BALLOTS
FEATURE = Feature(
    routes=(
        Route(Prepare, prepare, _MAY),
        Route(OpenPrepared, open_prepared, _MAY),
        Route(views.Call, call_ballot, _MAY, fresh=open_prepared),
        Route(views.Put, put_to_vote, _MAY, fresh=open_prepared),
        Route(views.ChangePrepared, change_prepared, _MAY, fresh=open_prepared),
        Route(CallOff, call_off, _MAY, fresh=show_ballot),
        Route(views.AskToDiscard, ask_to_discard, _MAY, fresh=open_prepared),
        Route(views.Discard, discard, _MAY, fresh=open_prepared),
        Route(AskToClose, ask_to_close, _MAY, fresh=show_ballot),
        Route(views.Close, close_ballot, _MAY, fresh=show_ballot),
    ),
    forms=(FormRoute(BALLOT, _MAY, submit_ballot, show_ballots, {"ballot_opens": choose_item}),),
    deadlines={MEETING_IS_OVER: release},
)
