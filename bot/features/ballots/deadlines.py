"""When the time of a ballot comes: its opening, and the reminders of those who are silent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.ballots import views
from bot.features.ballots.rules import (
    CLOSING_SECOND,
    Roll,
    check_may_open,
    frozen_roll,
    is_open_at,
)
from bot.features.calling_ballots.rules import is_reminder_due, reminders
from bot.features.convening.rules import is_open, next_opening
from bot.refusal import Refusal
from bot.ui.request import Policy
from bot.ui.texts import refused

if TYPE_CHECKING:
    from bot.features.ballots.rules import Ballot
    from bot.ui.request import Due

BY = "clock"


async def open_ballot(due: Due) -> None:
    """Freeze the roll and tell its voters; what could come to nothing goes back to the organisers.

    Late, it opens late, unless its closing has passed meanwhile.
    """
    ballot = await due.store.ballots.get(int(due.about))
    if ballot is None or ballot.called_at is None or ballot.is_opened:
        return
    organisations = await due.store.ballots.list_eligible(ballot.meeting_id)
    try:
        check_may_open(ballot, eligible=len(organisations), now=due.now)
    except Refusal as refusal:
        await _give_back(due, ballot, refusal)
        return
    opened = replace(ballot, number=await due.store.ballots.next_number())
    roll = frozen_roll(opened, organisations)
    if await due.store.ballots.open(opened, roll):
        await _follow(due, replace(opened, roll_hash=roll.hash), roll)


async def _follow(due: Due, ballot: Ballot, roll: Roll) -> None:
    about: dict[str, str | int] = {
        "ballot": ballot.id,
        "number": ballot.number,
        "eligible": len(roll.organisations),
        "hash": roll.hash,
    }
    if ballot.meeting_id:
        about |= {"meeting": ballot.meeting_id, "item": ballot.item}
    await due.store.journal.append("ballot opened", by=BY, about=about, now=due.now)
    if ballot.closes_at is not None:
        closing = ballot.closes_at + CLOSING_SECOND
        await due.store.due_work.schedule("ballot closing", str(ballot.id), closing)
    for hours, at in reminders(ballot, due.now, due.house.zone).items():
        await due.store.due_work.schedule("ballot reminder", f"{ballot.id}:{hours}", at)
    said = views.opened(ballot)
    for person in await due.store.ballots.list_voters(ballot.id):
        await due.tell(person, said, kind="ballot opened", about=str(ballot.id))


async def _give_back(due: Due, ballot: Ballot, refusal: Refusal) -> None:
    await due.store.ballots.call_off(ballot.id)
    said = views.not_opened(ballot, refused(refusal))
    about = f"{ballot.id}:{due.due_at.isoformat()}"
    for organiser in await due.store.organisers.list_all():
        await due.tell(organiser, said, kind="ballot not opened", about=about)


async def remind_silent(due: Due) -> None:
    """Remind those who have not voted; a reminder that a later one has overtaken is not sent.

    A late one that meets quiet hours waits for their end, if the ballot is open by then.
    """
    ballot_id, _, hours = due.about.partition(":")
    ballot = await due.store.ballots.get(int(ballot_id))
    if ballot is None or not is_reminder_due(ballot, int(hours), due.now):
        return
    if not is_open(due.now, due.house.zone):
        opening = next_opening(due.now, due.house.zone)
        if is_open_at(ballot, opening):
            await due.store.due_work.schedule("ballot reminder", due.about, opening)
        return
    said = views.reminder(ballot)
    for person in await due.store.ballots.list_silent_voters(ballot.id):
        kind, about = "ballot reminder", due.about
        await due.tell(person, said, kind=kind, about=about, policy=Policy.ONCE)
