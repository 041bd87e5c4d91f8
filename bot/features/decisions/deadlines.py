"""When a ballot is over: it is counted once, everybody is told, and a run-off is called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.ballots.rules import CLOSING_SECOND, Option, outcome, run_off_options
from bot.features.calling_ballots.rules import run_off_times
from bot.features.decisions import views
from bot.features.decisions.rules import Verdict
from bot.ui.screen import Text

if TYPE_CHECKING:
    from bot.features.ballots.rules import Ballot
    from bot.features.decisions.rules import Decision, Outcome
    from bot.ui.request import Addressee, Due

BY = "clock"


async def close_ballot(due: Due) -> None:
    """Close a ballot at its time and tell the result; one closed by hand is only counted.

    Served late or twice it changes nothing: votes were judged by the time, and the verdict is kept
    once.
    """
    ballot = await due.store.ballots.get(int(due.about))
    if ballot is None or not ballot.is_opened or ballot.verdict:
        return
    if ballot.closed_at is None:
        if ballot.closes_at is None or due.now < ballot.closes_at + CLOSING_SECOND:
            return
        await due.store.ballots.close(ballot.id, at=ballot.closes_at)
        ballot = replace(ballot, closed_at=ballot.closes_at)
    await _count(due, ballot)


async def _count(due: Due, ballot: Ballot) -> None:
    roll = await due.store.ballots.get_roll(ballot)
    votes = await due.store.ballots.list_votes(ballot.id)
    present = await due.store.attendance.list_present(ballot.meeting_id, ballot.closed_at)
    came = outcome(ballot, roll, votes, present=present)
    if not await due.store.ballots.settle(ballot.id, came.verdict, took_part=came.took_part):
        return
    about: dict[str, str | int] = {"ballot": ballot.id, "verdict": came.verdict}
    await due.store.journal.append("ballot counted", by=BY, about=about, now=due.now)
    decision = await _registered(due, ballot, came)
    run_off = await _run_off(due, ballot, came)
    await _tell_everybody(due, ballot, came, decision=decision, run_off=run_off)


async def _registered(due: Due, ballot: Ballot, came: Outcome) -> Decision | None:
    if came.verdict is not Verdict.ADOPTED:
        return None
    winner: Option | None = next((o for o in ballot.options if o.key == came.winner), None)
    closed = (ballot.closed_at or due.now).astimezone(due.house.zone)
    decision = await due.store.decisions.record(ballot, winner, on=closed.date())
    if decision:
        about: dict[str, str | int] = {
            "ballot": ballot.id,
            "year": decision.year,
            "number": decision.number,
        }
        await due.store.journal.append("decision adopted", by=BY, about=about, now=due.now)
    return decision


async def _run_off(due: Due, ballot: Ballot, came: Outcome) -> Ballot | None:
    """Call the second round between the two leaders; it opens by itself.

    It is a ballot without a meeting: the one of the first round is over by then.
    """
    if came.verdict is not Verdict.RUN_OFF:
        return None
    opens, closes = run_off_times(due.local_now)
    second = replace(
        ballot,
        title=_second_round(due, ballot.title),
        options=run_off_options(ballot, came.leaders),
        opens_at=opens,
        closes_at=closes,
        run_off_of=ballot.id,
        meeting_id=None,
        item=0,
        minutes=0,
    )
    id_ = await due.store.ballots.prepare(second, by=BY)
    if id_ is None or not await due.store.ballots.call(id_, opens_at=opens, now=due.now):
        return None
    await due.store.due_work.schedule("ballot opening", str(id_), opens)
    about: dict[str, str | int] = {"ballot": id_, "run_off_of": ballot.id}
    await due.store.journal.append("ballot called", by=BY, about=about, now=due.now)
    return second


def _second_round(due: Due, title: str) -> str:
    """Return the title that is frozen with the run-off, in the language of the cluster."""
    said = Text.of("ballot-second-round", title=title)
    return due.house.voice.texts.plain(said, due.house.default_language)


async def _tell_everybody(
    due: Due, ballot: Ballot, came: Outcome, *, decision: Decision | None, run_off: Ballot | None
) -> None:
    said = views.result(ballot, came, decision, run_off)
    people: dict[int, Addressee] = {o.person_id: o for o in await due.store.organisers.list_all()}
    people |= {person.person_id: person for person in await due.store.ballots.list_members()}
    for person in people.values():
        await due.tell(person, said, kind="ballot result", about=str(ballot.id))
