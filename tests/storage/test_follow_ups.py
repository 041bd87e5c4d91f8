"""What follows an announcement that is out, as rows: copies taken back and notes, each once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.announcements.rules import Announcement, Progress, TakenBack
from storage.deliveries import Delivery, State, Verdict
from tests.storage.cabinet import MINUTE, NOW, Cabinet
from tests.storage.test_announcements import ANNA, BORIS, GOT, LATER, MAYBE, Office, open_office

NOTES = {"russian": "н", "english": "n"}
FOLLOWING = "SELECT kind, person_id, edits, removes FROM deliveries WHERE follows = 1 ORDER BY id"


@pytest.fixture
async def office(cabinet: Cabinet) -> Office:
    return await open_office(cabinet)


async def take_back(office: Office, one: Announcement, *, after: timedelta = MINUTE) -> None:
    at = NOW + after
    await office.cabinet.do(lambda s: s.follow_ups.take_back(one.id, **NOTES, now=at))


async def claim(office: Office, *, after: timedelta = 2 * MINUTE) -> Delivery:
    wanted = {"lease": MINUTE, "resting": (), "many": 1}
    [found] = await office.cabinet.do(lambda s: s.deliveries.claim(NOW + after, **wanted))
    return found


async def is_under_way(office: Office, one: Announcement) -> bool:
    return await office.cabinet.do(lambda s: s.follow_ups.is_under_way(one.id))


async def test_a_withdrawal_cancels_what_waits_and_takes_back_what_was_sent(office: Office):
    one = await office.sent()
    await office.conclude(await office.claim(), GOT)
    assert await office.ask("withdraw", one.id, NOW)
    assert not await office.ask("withdraw", one.id, NOW)
    for _ in range(2):
        await take_back(office, one)
    assert office.cabinet.rows(FOLLOWING) == [
        ("announcement taken back", ANNA, 77, 1),
        ("announcement withdrawn", ANNA, None, 0),
    ]
    assert not await is_under_way(office, one)
    taken = TakenBack(waiting=1)
    assert await office.ask("progress", one.id, LATER) == Progress(
        people=2, sent=1, cancelled=1, taken=taken
    )


@pytest.mark.parametrize(
    ("message_id", "state", "taken"),
    [
        (0, State.SENT, TakenBack(deleted=1)),
        (77, State.SENT, TakenBack(replaced=1)),
        (None, State.FAILED, TakenBack(kept=1)),
    ],
)
async def test_what_became_of_a_copy_is_counted(
    office: Office, message_id: int | None, state: State, taken: TakenBack
):
    one = await office.sent()
    await office.conclude(await office.claim(), GOT)
    await office.ask("withdraw", one.id, NOW)
    await take_back(office, one)
    first = await claim(office)
    assert (first.person_id, first.body, first.edits, first.removes) == (ANNA, "н", 77, True)
    await office.conclude(first, Verdict(state, "done", message_id=message_id))
    assert (await office.ask("progress", one.id, LATER)).taken == taken
    note = await claim(office)
    assert (note.person_id, note.edits, note.removes) == (ANNA, None, False)


async def test_copies_of_two_days_are_only_replaced(office: Office):
    one = await office.sent()
    await office.conclude(await office.claim(), GOT)
    await office.ask("withdraw", one.id, NOW + timedelta(hours=47))
    await take_back(office, one, after=timedelta(hours=47))
    assert office.cabinet.rows(FOLLOWING)[0] == ("announcement taken back", ANNA, 77, 0)


async def test_what_was_on_its_way_is_not_sent_again_and_who_may_have_got_it_is_told(
    office: Office,
):
    one = await office.sent()
    flying = await office.claim()
    await office.ask("withdraw", one.id, NOW)
    await take_back(office, one)
    assert office.cabinet.rows(FOLLOWING) == []
    assert await is_under_way(office, one)
    await office.conclude(flying, MAYBE)
    assert await office.ask("progress", one.id, LATER) == Progress(people=2, cancelled=2, unsure=1)
    await take_back(office, one)
    assert office.cabinet.rows(FOLLOWING) == [("announcement withdrawn", flying.person_id, None, 0)]
    assert not await is_under_way(office, one)


async def test_files_that_went_before_the_words_are_taken_back_too(office: Office):
    one = await office.sent()
    await office.conclude(await office.claim(), replace(GOT, before=(75, 76)))
    await office.conclude(await office.claim(), replace(MAYBE, before=(91,)))
    await office.ask("withdraw", one.id, NOW)
    for _ in range(2):
        await take_back(office, one)
    taken_back = [row for row in office.cabinet.rows(FOLLOWING) if "taken back" in str(row[0])]
    assert taken_back == [
        ("announcement taken back", ANNA, 77, 1),
        ("announcement file taken back", ANNA, 75, 1),
        ("announcement file taken back", ANNA, 76, 1),
        ("announcement file taken back", BORIS, 91, 1),
    ]
    assert (await office.ask("progress", one.id, LATER)).taken == TakenBack(waiting=1)
