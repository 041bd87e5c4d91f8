"""Corrections as rows: one for each version, made once, and who gets which message of it."""

from __future__ import annotations

import sqlite3

import pytest

from bot.features.announcements.rules import Announcement, Corrected
from bot.features.corrections.rules import Correction
from storage.deliveries import Delivery, State, Verdict
from tests.storage.cabinet import MINUTE, NOW, Cabinet
from tests.storage.test_announcements import (
    ANNA,
    BORIS,
    GOT,
    LATER,
    MAYBE,
    VERA,
    Office,
    open_office,
)

NEW = {"russian": "новое", "english": "new", "posted": "в чате"}
FOLLOWING = "SELECT kind, person_id, edits FROM deliveries WHERE follows = 1 ORDER BY id"
WAITING = "SELECT person_id, body, carries FROM deliveries WHERE campaign_id = 1 ORDER BY person_id"


@pytest.fixture
async def office(cabinet: Cabinet) -> Office:
    return await open_office(cabinet)


async def written(office: Office, one: Announcement, html: str = "Новое") -> Correction:
    number = await office.cabinet.do(lambda s: s.corrections.write(one, html, by=VERA, now=NOW))
    return await office.cabinet.do(lambda s: s.corrections.get(number))


async def make(office: Office, correction: Correction) -> bool:
    return await office.cabinet.do(lambda s: s.corrections.make(correction, by=VERA, now=NOW))


async def corrected(office: Office, one: Announcement) -> Announcement:
    """Let it be corrected, and return it as it is then."""
    assert await make(office, await written(office, one))
    one = await office.ask("get", one.id)
    await office.cabinet.do(lambda s: s.corrections.replace_earlier(one, NEW, now=NOW))
    await spread(office, one)
    return one


async def spread(office: Office, one: Announcement) -> None:
    await office.cabinet.do(lambda s: s.corrections.change_copies(one, NEW, now=NOW))
    await office.cabinet.do(lambda s: s.corrections.say_anew(one, NEW, now=NOW))


async def claim_edit(office: Office) -> Delivery:
    """Take the edit of Анна's copy, after the message to Борис that is older."""
    assert (await office.claim()).person_id == BORIS
    return await office.claim()


async def is_under_way(office: Office, one: Announcement) -> bool:
    return await office.cabinet.do(lambda s: s.corrections.is_under_way(one))


async def test_the_first_confirmed_takes_the_place_of_the_text(office: Office):
    one = await office.sent()
    first, second = await written(office, one, "Первое"), await written(office, one, "Второе")
    assert await make(office, first)
    assert not await make(office, first)
    after = await office.ask("get", one.id)
    assert (after.html, after.version, after.corrected_at) == ("Первое", one.version + 1, NOW)
    kept = office.cabinet.rows("SELECT html, replaced FROM corrections WHERE made_at IS NOT NULL")
    assert kept == [("Первое", "<b>Текст</b>")]
    with pytest.raises(sqlite3.IntegrityError):
        await make(office, second)


async def test_what_is_withdrawn_is_not_corrected(office: Office):
    one = await office.sent()
    correction = await written(office, one)
    await office.ask("withdraw", one.id, NOW)
    assert not await make(office, correction)
    assert await office.cabinet.do(lambda s: s.corrections.get(99)) is None


async def test_copies_are_edited_and_what_waits_carries_the_new_text(office: Office):
    one = await office.sent()
    await office.conclude(await office.claim(), GOT)
    one = await corrected(office, one)
    await spread(office, one)
    assert office.cabinet.rows(FOLLOWING) == [("announcement corrected", ANNA, 77)]
    assert office.cabinet.rows(WAITING) == [(ANNA, "ру", 0), (BORIS, "новое", one.version)]
    assert (await office.ask("progress", one.id, LATER)).corrected == Corrected(waiting=1)
    await office.conclude(await claim_edit(office), Verdict(State.SENT, "done", message_id=77))
    assert (await office.ask("progress", one.id, LATER)).corrected == Corrected(edited=1)
    assert not await is_under_way(office, one)


async def test_a_refused_edit_becomes_a_message(office: Office):
    one = await office.sent()
    await office.conclude(await office.claim(), GOT)
    one = await corrected(office, one)
    refused = Verdict(State.FAILED, "payload_bad", why="payload")
    await office.conclude(await claim_edit(office), refused)
    await spread(office, one)
    await spread(office, one)
    assert office.cabinet.rows(FOLLOWING) == [
        ("announcement corrected", ANNA, 77),
        ("announcement correction", ANNA, None),
    ]


async def test_what_is_on_its_way_is_followed_by_the_new_text(office: Office):
    one = await office.sent()
    flying = await office.claim()
    one = await corrected(office, one)
    assert office.cabinet.rows(FOLLOWING) == []
    assert await is_under_way(office, one)
    await office.conclude(flying, MAYBE)
    assert office.cabinet.rows(WAITING)[0] == (ANNA, "новое", 0)
    wanted = {"lease": MINUTE, "resting": (), "many": 2}
    taken = await office.cabinet.do(lambda s: s.deliveries.claim(NOW + MINUTE, **wanted))
    for delivery in taken:
        await office.conclude(delivery, GOT)
    await spread(office, one)
    assert office.cabinet.rows(FOLLOWING) == [("announcement correction", ANNA, None)]


async def test_a_withdrawal_cancels_corrections_that_wait_or_come_back(office: Office):
    one = await office.sent()
    for _ in (ANNA, BORIS):
        await office.conclude(await office.claim(), GOT)
    one = await corrected(office, one)
    flying = await office.claim()
    await office.ask("withdraw", one.id, NOW)
    await office.conclude(flying, MAYBE)
    states = office.cabinet.rows("SELECT state FROM deliveries WHERE follows = 1")
    assert states == [("cancelled",), ("cancelled",)]
