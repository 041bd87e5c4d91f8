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
from bot.features.calling_ballots.forms import BALLOT, answers_of, ballot_of
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, FormRoute, Route
from bot.ui.filling import open_form
from bot.ui.screen import Text

if TYPE_CHECKING:
    from bot.ui.forms import Draft
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnPrepared = OpenPrepared | views.ChangePrepared | views.Call | views.AskToDiscard | views.Discard


async def prepare(request: Request, _press: Prepare) -> Screen:
    """Ask about a new ballot."""
    return await open_form(request, BALLOT)


async def change_prepared(request: Request, press: views.ChangePrepared) -> Screen:
    """Ask again, with what was answered; what is sent takes the place of the ballot."""
    ballot = await _preparing(request, press.ballot_id)
    answers = answers_of(ballot, request.house.zone)
    return await open_form(request, BALLOT, subject=ballot.id, answers=answers)


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
        return for_organisers(card(ballot, [], is_over=False), ballot)
    return await _prepared(request, ballot)


async def call_ballot(request: Request, press: views.Call) -> Screen:
    """Let it open: now, or at its time if that is still ahead."""
    ballot = await _preparing(request, press.ballot_id)
    opens_at = max(request.now, ballot.opens_at or request.now)
    called = replace(ballot, opens_at=opens_at)
    eligible = await request.store.ballots.count_eligible()
    check_may_open(called, eligible=eligible, now=request.now)
    if not await request.store.ballots.call(ballot.id, opens_at=opens_at, now=request.now):
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
    return views.sure_to_close(await _closable(request, press.ballot_id))


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
    return views.prepared(ballot, await request.store.ballots.count_eligible())


async def _preparing(request: Request, ballot_id: int) -> Ballot:
    return rules.check_may_change_calling(await request.store.ballots.get(ballot_id))


async def _closable(request: Request, ballot_id: int) -> Ballot:
    ballot = await request.store.ballots.get(ballot_id)
    if ballot is None or not ballot.is_opened:
        raise Refusal("ballot-discarded")
    check_is_open(ballot, request.now)
    if ballot.closes_at is not None:
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
        Route(views.ChangePrepared, change_prepared, _MAY, fresh=open_prepared),
        Route(CallOff, call_off, _MAY, fresh=show_ballot),
        Route(views.AskToDiscard, ask_to_discard, _MAY, fresh=open_prepared),
        Route(views.Discard, discard, _MAY, fresh=open_prepared),
        Route(AskToClose, ask_to_close, _MAY, fresh=show_ballot),
        Route(views.Close, close_ballot, _MAY, fresh=show_ballot),
    ),
    forms=(FormRoute(BALLOT, _MAY, submit_ballot, show_ballots),),
)
