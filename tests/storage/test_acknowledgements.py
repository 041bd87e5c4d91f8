"""Acknowledgements as rows: the first stays, it proves arrival, silence is by organisation."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.features.announcements.rules import Scope
from storage.deliveries import State, Verdict
from tests.storage.cabinet import MINUTE, NOW, OTHER_INN, Cabinet

ANNA, BORIS, VERA = 1, 2, 3
LEASE = timedelta(seconds=60)
BODIES = {"russian": "ру", "english": "en"}
MAYBE = Verdict(State.READY, "maybe_sent", not_before=NOW + MINUTE, maybe=1, tries=1)
GOT = Verdict(State.SENT, "done", message_id=77)


@pytest.fixture
async def cabinet(cabinet: Cabinet) -> Cabinet:
    """Announcement 1 is under way: Анна and Борис act for one organisation, Вера for the other."""
    await cabinet.people(3)
    first, second = await cabinet.enter_organisation(), await cabinet.enter_organisation(OTHER_INN)
    for organisation, person in ((first, ANNA), (first, BORIS), (second, VERA)):
        await cabinet.admit(organisation, person)
    await of(cabinet, "announcements", "compose", "Текст", file="", by=VERA, now=NOW)
    await of(cabinet, "announcements", "address", 1, Scope.EVERYBODY)
    await of(cabinet, "acknowledgements", "ask", 1, asks=True)
    one = await of(cabinet, "announcements", "get", 1)
    assert await of(cabinet, "announcements", "start", one, by=VERA, now=NOW)
    await of(cabinet, "announcements", "plan_messages", 1, **BODIES, now=NOW)
    return cabinet


async def of(cabinet: Cabinet, part: str, name: str, *given: Any, **more: Any) -> Any:
    return await cabinet.do(lambda s: getattr(getattr(s, part), name)(*given, **more))


async def settle(cabinet: Cabinet, verdict: Verdict) -> None:
    wanted = {"lease": LEASE, "resting": (), "many": 9}
    for delivery in await of(cabinet, "deliveries", "claim", NOW, **wanted):
        await of(cabinet, "deliveries", "conclude", delivery, verdict, NOW)


async def silent(cabinet: Cabinet) -> list[int]:
    found = await of(cabinet, "acknowledgements", "list_silent", 1, many=9)
    return [one.organisation_id for one in found]


async def test_the_first_acknowledgement_stays(cabinet: Cabinet):
    assert await of(cabinet, "acknowledgements", "record", 1, ANNA, NOW)
    assert not await of(cabinet, "acknowledgements", "record", 1, ANNA, NOW + MINUTE)
    assert await of(cabinet, "acknowledgements", "find", 1, ANNA) == NOW
    assert await of(cabinet, "acknowledgements", "find", 1, BORIS) is None


async def test_one_person_speaks_for_the_organisation(cabinet: Cabinet):
    assert await silent(cabinet) == [1, 2]
    await of(cabinet, "acknowledgements", "record", 1, BORIS, NOW)
    assert await silent(cabinet) == [2]
    progress = await of(cabinet, "announcements", "progress", 1, NOW)
    assert (progress.acknowledged, progress.informed, progress.organisations) == (1, 1, 2)


async def test_what_was_acknowledged_has_arrived_and_is_not_repeated(cabinet: Cabinet):
    await settle(cabinet, MAYBE)
    await of(cabinet, "acknowledgements", "record", 1, ANNA, NOW)
    states = cabinet.rows("SELECT person_id, state FROM deliveries ORDER BY person_id")
    assert states == [(ANNA, "sent"), (BORIS, "ready"), (VERA, "ready")]


async def test_what_was_acknowledged_while_it_went_again_is_not_tried_once_more(cabinet: Cabinet):
    await settle(cabinet, MAYBE)
    wanted = {"lease": LEASE, "resting": (), "many": 9}
    again = await of(cabinet, "deliveries", "claim", NOW + MINUTE, **wanted)
    await of(cabinet, "acknowledgements", "record", 1, ANNA, NOW + MINUTE)
    for delivery in again:
        await of(cabinet, "deliveries", "conclude", delivery, MAYBE, NOW + MINUTE)
    states = cabinet.rows("SELECT person_id, state FROM deliveries ORDER BY person_id")
    assert states == [(ANNA, "sent"), (BORIS, "ready"), (VERA, "ready")]


async def test_what_was_given_up_as_unknown_counts_as_sent(cabinet: Cabinet):
    await settle(cabinet, Verdict(State.UNKNOWN, "maybe_sent", why="unknown", maybe=1))
    await of(cabinet, "acknowledgements", "record", 1, VERA, NOW)
    states = dict(cabinet.rows("SELECT person_id, state FROM deliveries"))
    assert states == {ANNA: "unknown", BORIS: "unknown", VERA: "sent"}


async def test_reminders_go_once_a_day_to_who_got_it_and_is_silent(cabinet: Cabinet):
    await settle(cabinet, GOT)
    await of(cabinet, "acknowledgements", "record", 1, ANNA, NOW)
    assert await of(cabinet, "acknowledgements", "take_turn", 1, NOW)
    assert await of(cabinet, "acknowledgements", "plan_reminders", 1, **BODIES, now=NOW) == 1
    reminded = "SELECT person_id, policy, lane FROM deliveries WHERE kind = 'announcement reminder'"
    assert cabinet.rows(reminded) == [(VERA, "once", 1)]
    assert not await of(cabinet, "acknowledgements", "take_turn", 1, NOW + timedelta(hours=23))
    assert await of(cabinet, "acknowledgements", "take_turn", 1, NOW + timedelta(days=1))


async def test_a_withdrawal_takes_its_own_reminders_back_and_no_others(cabinet: Cabinet):
    await settle(cabinet, GOT)
    await of(cabinet, "acknowledgements", "plan_reminders", 1, **BODIES, now=NOW)
    kind = {"kind": "announcement reminder", "policy": "once", "body": "ру", "now": NOW}
    await of(cabinet, "deliveries", "plan", ANNA, about="10:1", **kind)
    assert await of(cabinet, "announcements", "withdraw", 1, NOW)
    left = "SELECT about FROM deliveries WHERE kind = 'announcement reminder' AND state = 'ready'"
    assert cabinet.rows(left) == [("10:1",)]


@pytest.mark.parametrize(("withdrawn", "state"), [(1, "cancelled"), (None, "ready")])
async def test_a_reminder_that_was_on_its_way_at_the_withdrawal_is_not_tried_again(
    cabinet: Cabinet, withdrawn: int | None, state: str
):
    await settle(cabinet, GOT)
    await of(cabinet, "acknowledgements", "plan_reminders", 1, **BODIES, now=NOW)
    wanted = {"lease": LEASE, "resting": (), "many": 1}
    [on_its_way] = await of(cabinet, "deliveries", "claim", NOW, **wanted)
    if withdrawn:
        assert await of(cabinet, "announcements", "withdraw", withdrawn, NOW)
    refused = Verdict(State.READY, "surely_not_sent", not_before=NOW + MINUTE, tries=1)
    await of(cabinet, "deliveries", "conclude", on_its_way, refused, NOW)
    stands = f"SELECT state FROM deliveries WHERE id = {on_its_way.id}"
    assert cabinet.rows(stands) == [(state,)]


async def test_the_button_is_settled_before_it_goes_out(cabinet: Cabinet):
    assert not await of(cabinet, "acknowledgements", "ask", 1, asks=False)
    assert await of(cabinet, "acknowledgements", "was_for", 1, ANNA)
    assert not await of(cabinet, "acknowledgements", "was_for", 2, ANNA)


async def test_an_organisation_is_noted_as_told_once(cabinet: Cabinet):
    note = {"by": VERA, "now": NOW}
    assert await of(cabinet, "delivery_reports", "note_told", 1, 2, "phone", **note)
    assert not await of(cabinet, "delivery_reports", "note_told", 1, 2, "mail", **note)
    assert cabinet.rows("SELECT how FROM told_otherwise") == [("phone",)]
