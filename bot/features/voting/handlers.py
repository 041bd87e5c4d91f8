"""The card of a ballot, and voting: two presses after the card, one vote of an organisation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.ballots.rules import (
    Ballot,
    Change,
    Vote,
    Voter,
    check_is_open,
    check_may_choose,
    check_may_vote,
    is_open_at,
    outcome,
)
from bot.features.ballots.views import card, for_organisers, with_row
from bot.features.decisions.views import result
from bot.features.letters.views import OfBallot, letter, take
from bot.features.voting import views
from bot.features.voting.views import Seat
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from bot.features.organisations.rules import Organisation, Representative
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnOne = views.OpenBallot | views.OpenSeat | views.Choose | views.Cast


async def open_ballot(request: Request, press: OnOne) -> Screen:
    """Show a ballot as it is now; who may not see it learns why they may not vote.

    To organisers the turnout is kept as it is, until the result takes its place.
    """
    ballot = await _ballot(request, press.ballot_id)
    if not request.may(Action.SEE_BALLOTS):
        raise await _why_not(request, ballot)
    if ballot.verdict:
        return await _result(request, ballot)
    shown = await _card(request, ballot, await _seats(request, ballot))
    if ballot.is_opened and request.may(Action.CALL_BALLOTS):
        return replace(shown, live=views.OpenBallot(ballot.id))
    return shown


async def open_seat(request: Request, press: views.OpenSeat) -> Screen:
    """Show the choices to who votes for one of several organisations."""
    ballot = await _ballot(request, press.ballot_id)
    seat = await _able_seat(request, ballot, press.organisation_id)
    return await _card(request, ballot, [seat])


async def choose(request: Request, press: views.Choose) -> Screen:
    """Ask to confirm."""
    ballot = await _ballot(request, press.ballot_id)
    seat = await _able_seat(request, ballot, press.organisation_id)
    check_may_choose(ballot, press.choice, earlier=seat.vote, ref=request.actor.ref)
    return views.sure(ballot, seat, press.choice, ref=request.actor.ref)


async def cast_vote(request: Request, press: views.Cast) -> Screen:
    """Vote: in the place of the vote that the person saw, or not at all."""
    ballot = await _ballot(request, press.ballot_id)
    seat = await _able_seat(request, ballot, press.organisation_id)
    change = check_may_choose(ballot, press.choice, earlier=seat.vote, ref=request.actor.ref)
    if seat.vote and change is Change.REPEATED:
        return views.receipt(ballot, seat, seat.vote)
    seen = seat.vote.id if seat.vote else 0
    vote = None
    if seen == press.seen:
        vote = await request.store.ballots.record_vote(
            ballot.id,
            press.organisation_id,
            press.choice,
            seen=seat.vote,
            ref=request.actor.ref,
            now=request.now,
        )
    if vote is None:
        raise Refusal("ballot-vote-changed-meanwhile")
    return await _follow(request, ballot, seat, vote)


async def _follow(request: Request, ballot: Ballot, seat: Seat, vote: Vote) -> Screen:
    """Put the vote into the journal, tell the colleagues, give the receipt."""
    about = {
        "ballot": ballot.id,
        "organisation": seat.organisation.id,
        "version": vote.version,
    }
    link = await request.store.journal.append(
        "vote", by=request.actor.ref, about=about, now=request.now
    )
    told = views.cast_by_colleague(ballot, seat, vote, by=request.actor.name)
    for colleague in await request.store.organisations.list_representatives(seat.organisation.id):
        if colleague.person_id != request.actor.id:
            await request.tell(colleague, told, kind="vote", about=link, of=request.actor.id)
    said = views.receipt(ballot, seat, vote)
    await request.give_receipt(said, about=link)
    return said


async def take_letter(request: Request, press: OfBallot) -> Screen:
    """Give the question with its rules, or the result, as the text of a letter."""
    ballot = await _ballot(request, press.ballot_id)
    shown = await (_result(request, ballot) if ballot.verdict else _card(request, ballot, []))
    return letter(f"ballot-{ballot.number}", request.rendered(shown, request.language).html)


async def _card(request: Request, ballot: Ballot, seats: list[Seat]) -> Screen:
    is_over = ballot.is_opened and not is_open_at(ballot, request.now)
    present = await request.store.ballots.count_present(ballot)
    shown = card(ballot, seats, is_over=is_over, present=present)
    return for_organisers(shown, ballot) if request.may(Action.CALL_BALLOTS) else shown


async def _result(request: Request, ballot: Ballot) -> Screen:
    store = request.store.ballots
    came = outcome(
        ballot,
        await store.get_roll(ballot),
        await store.list_votes(ballot.id),
        present=await request.store.attendance.list_present(ballot.meeting_id, ballot.closed_at),
    )
    decision = await request.store.decisions.find_of(ballot.id)
    shown = result(ballot, came, decision, await store.find_run_off(ballot.id))
    is_organiser = request.may(Action.CALL_BALLOTS)
    return with_row(shown, take(OfBallot(ballot.id))) if is_organiser else shown


async def _ballot(request: Request, ballot_id: int) -> Ballot:
    ballot = await request.store.ballots.get(ballot_id)
    if ballot is None or ballot.called_at is None:
        raise Refusal("ballot-none-such")
    return ballot


async def _seats(request: Request, ballot: Ballot) -> list[Seat]:
    """Return the reader's organisations at a ballot; after its end those that voted."""
    if not ballot.is_opened:
        return []
    mine = await request.store.organisations.list_of(request.actor.id)
    seats = [await _seat(request, ballot, organisation) for organisation in mine]
    return [s for s in seats if s.vote is not None or is_open_at(ballot, request.now)]


async def _seat(request: Request, ballot: Ballot, organisation: Organisation) -> Seat:
    own = await _own(request, organisation)
    on_roll = await request.store.ballots.is_on_roll(ballot.id, organisation.id)
    is_here = await _is_here(request, ballot, organisation)
    voter = Voter(organisation, own.authority, on_roll, checked_in=is_here) if own else None
    vote = await request.store.ballots.find_vote(ballot.id, organisation.id)
    try:
        check_may_vote(ballot, voter, now=request.now, today=request.today)
    except Refusal as refusal:
        return Seat(organisation, vote, refusal)
    return Seat(organisation, vote, None)


async def _is_here(request: Request, ballot: Ballot, organisation: Organisation) -> bool:
    if ballot.meeting_id is None:
        return False
    return await request.store.attendance.is_present(ballot.meeting_id, organisation.id)


async def _own(request: Request, organisation: Organisation) -> Representative | None:
    found = await request.store.organisations.list_representatives(organisation.id)
    return next((r for r in found if r.person_id == request.actor.id), None)


async def _able_seat(request: Request, ballot: Ballot, organisation_id: int) -> Seat:
    """Return the seat of an organisation that the person acts for; refuse one that cannot vote."""
    mine = await request.store.organisations.list_of(request.actor.id)
    organisation = next((o for o in mine if o.id == organisation_id), None)
    if organisation is None:
        raise Refusal("ballot-for-participants")
    check_is_open(ballot, request.now)
    if not ballot.is_opened:
        raise Refusal("ballot-not-open-yet", at=ballot.opens_at)
    seat = await _seat(request, ballot, organisation)
    if seat.why_not:
        raise seat.why_not
    return seat


async def _why_not(request: Request, ballot: Ballot) -> Refusal:
    reasons = [seat.why_not for seat in await _seats(request, ballot) if seat.why_not]
    return next(iter(reasons), Refusal("ballot-for-participants"))


FEATURE = Feature(
    routes=(
        Route(views.OpenBallot, open_ballot, Action.VOTE),
        Route(views.OpenSeat, open_seat, Action.VOTE, fresh=open_ballot),
        Route(views.Choose, choose, Action.VOTE, fresh=open_ballot),
        Route(views.Cast, cast_vote, Action.VOTE, fresh=open_ballot),
        Route(OfBallot, take_letter, Action.CALL_BALLOTS),
    ),
)
