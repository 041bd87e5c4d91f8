"""Who was at a meeting at a moment, and who may vote there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.features.attendance.rules import Mode
from bot.features.ballots.rules import Ballot
from bot.features.meetings.rules import Item, Plan
from storage.store import Store
from tests.storage.cabinet import NOW, Cabinet
from tests.storage.test_ballots import BALLOT

PLAN = Plan(NOW + timedelta(hours=1), "Технопарк", "", NOW)
LATER = NOW + timedelta(minutes=5)


async def called(cabinet: Cabinet, *, organisations: int) -> int:
    """Let organisations, each with one person, take part and a meeting be open for them."""
    people = await cabinet.people(organisations)
    for number, person in enumerate(people):
        await cabinet.admit(await cabinet.enter_organisation(f"{5499000000 + number}"), person)

    async def unit(store: Store) -> int:
        meeting = await store.meetings.call(
            "Собрание", PLAN, [Item(1, "Разное")], ref="ref", by=people[0], now=NOW
        )
        await store.meetings.open_registration(meeting, NOW)
        await store.attendance.fix_roll(meeting)
        return meeting

    return await cabinet.do(unit)


async def check_in(cabinet: Cabinet, meeting: int, organisation: int, at: datetime = NOW) -> None:
    async def unit(store: Store) -> None:
        [acting] = await store.organisations.list_representatives(organisation)
        await store.attendance.check_in(
            meeting, acting, Mode.IN_PERSON, by=acting.person_id, now=at
        )

    await cabinet.do(unit)


async def test_who_came_later_or_had_left_was_not_there_at_the_moment(cabinet: Cabinet):
    meeting = await called(cabinet, organisations=3)
    await check_in(cabinet, meeting, 1)
    await check_in(cabinet, meeting, 2)
    await check_in(cabinet, meeting, 3, at=LATER)
    await cabinet.do(lambda s: s.attendance.withdraw(meeting, 1, LATER))

    async def present(at: datetime) -> frozenset[int]:
        return await cabinet.do(lambda s: s.attendance.list_present(meeting, at))

    assert await present(NOW) == {1, 2}
    assert await present(LATER) == {2, 3}
    assert await present(datetime(2020, 1, 1, tzinfo=UTC)) == set()
    assert await cabinet.do(lambda s: s.attendance.list_present(None, NOW)) == set()


async def test_those_on_the_roll_of_the_meeting_vote_there_who_are_participants_still(
    cabinet: Cabinet,
):
    meeting = await called(cabinet, organisations=3)
    await cabinet.enter_organisation("5499999999")
    cabinet.alter("UPDATE organisations SET status = 'excluded' WHERE id = 2")

    assert await cabinet.do(lambda s: s.ballots.list_eligible(meeting)) == [1, 3]
    assert await cabinet.do(lambda s: s.ballots.list_eligible()) == [1, 3, 4]


async def test_a_ballot_of_a_meeting_is_released_once_and_before_it_is_called(cabinet: Cabinet):
    meeting = await called(cabinet, organisations=1)

    async def prepared() -> int:
        return await cabinet.do(lambda s: s.ballots.prepare(_at(meeting), by="ref-0"))

    waiting, running = await prepared(), await prepared()
    await cabinet.do(lambda s: s.ballots.call(running, opens_at=NOW, closes_at=LATER, now=NOW))
    found = await cabinet.do(lambda s: s.ballots.list_of_meeting(meeting))
    assert [(b.id, b.item, b.minutes, b.closes_at) for b in found] == [
        (waiting, 1, 5, None),
        (running, 1, 5, LATER),
    ]
    assert await cabinet.do(lambda s: s.ballots.release(waiting))
    assert not await cabinet.do(lambda s: s.ballots.release(waiting))
    assert not await cabinet.do(lambda s: s.ballots.release(running))
    assert await cabinet.do(lambda s: s.ballots.call_off(running))
    again = await cabinet.do(lambda s: s.ballots.get(running))
    assert (again.closes_at, again.meeting_id) == (None, meeting)


def _at(meeting: int) -> Ballot:
    return replace(BALLOT, opens_at=None, closes_at=None, meeting_id=meeting, item=1, minutes=5)
