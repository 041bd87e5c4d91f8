"""Held campaigns as rows: nothing of them is claimed, whatever was on its way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.features.announcements.rules import Pause, Scope
from bot.features.pauses.rules import Refused
from storage.deliveries import Delivery, State, Verdict
from tests.storage.cabinet import MINUTE, NOW, OTHER_INN, Cabinet

ANNA, BORIS = 1, 2
LATER = NOW + timedelta(hours=1)
AGAIN = Verdict(State.READY, "surely_not_sent", not_before=NOW + MINUTE, tries=1)
BAD = Verdict(State.FAILED, "payload_bad", "Wrong file", "payload")


@pytest.fixture
async def cabinet(cabinet: Cabinet) -> Cabinet:
    """Announcement 1 is under way to Анна and Борис."""
    await cabinet.people(2)
    for inn, person in zip((None, OTHER_INN), (ANNA, BORIS), strict=True):
        await cabinet.admit(await cabinet.enter_organisation(*([inn] if inn else [])), person)
    await of(cabinet, "announcements", "compose", "Текст", file="", by=BORIS, now=NOW)
    await of(cabinet, "announcements", "address", 1, Scope.EVERYBODY)
    one = await of(cabinet, "announcements", "get", 1)
    await of(cabinet, "announcements", "start", one, by=BORIS, now=NOW)
    await of(cabinet, "announcements", "plan_messages", 1, russian="ру", english="en", now=NOW)
    return cabinet


async def of(cabinet: Cabinet, part: str, name: str, *given: Any, **more: Any) -> Any:
    return await cabinet.do(lambda s: getattr(getattr(s, part), name)(*given, **more))


async def claim(cabinet: Cabinet, *, many: int = 9, now: Any = NOW) -> list[Delivery]:
    wanted = {"lease": MINUTE, "resting": (), "many": many}
    found: list[Delivery] = await of(cabinet, "deliveries", "claim", now, **wanted)
    return found


async def test_nothing_is_claimed_after_a_pause_and_all_of_it_after_that(cabinet: Cabinet):
    [flying] = await claim(cabinet, many=1)
    assert await of(cabinet, "pauses", "pause", 1, Pause.ASKED, NOW)
    assert not await of(cabinet, "pauses", "pause", 1, Pause.REFUSED, NOW)
    await of(cabinet, "deliveries", "conclude", flying, AGAIN, NOW)
    assert await claim(cabinet, now=LATER) == []
    assert [one.id for one in await of(cabinet, "announcements", "list_held", BORIS)] == [1]
    assert await of(cabinet, "pauses", "resume", 1, NOW)
    assert not await of(cabinet, "pauses", "resume", 1, NOW)
    assert {d.person_id for d in await claim(cabinet, now=LATER)} == {ANNA, BORIS}
    assert await of(cabinet, "announcements", "list_held", BORIS) == []


async def test_a_stop_cancels_what_waits_and_what_comes_back(cabinet: Cabinet):
    [flying] = await claim(cabinet, many=1)
    assert await of(cabinet, "pauses", "stop", 1, NOW)
    assert not await of(cabinet, "pauses", "stop", 1, NOW)
    await of(cabinet, "deliveries", "conclude", flying, AGAIN, NOW)
    assert cabinet.rows("SELECT DISTINCT state FROM deliveries") == [("cancelled",)]


async def test_what_was_on_its_way_at_the_stop_and_arrived_stays(cabinet: Cabinet):
    [flying] = await claim(cabinet, many=1)
    await of(cabinet, "pauses", "stop", 1, NOW)
    got = Verdict(State.SENT, "done", message_id=77)
    await of(cabinet, "deliveries", "conclude", flying, got, NOW)
    states = cabinet.rows("SELECT state FROM deliveries ORDER BY state")
    assert states == [("cancelled",), ("sent",)]


async def test_refusals_are_counted_anew_after_it_went_on(cabinet: Cabinet):
    assert await of(cabinet, "pauses", "find_refused", 1) == Refused(0)
    first, _second = await claim(cabinet)
    await of(cabinet, "deliveries", "conclude", first, BAD, NOW)
    assert await of(cabinet, "pauses", "find_refused", 1) == Refused(1, "Wrong file")
    await of(cabinet, "pauses", "pause", 1, Pause.REFUSED, NOW)
    assert (await of(cabinet, "announcements", "get", 1)).paused is Pause.REFUSED
    await of(cabinet, "pauses", "resume", 1, NOW + MINUTE)
    assert (await of(cabinet, "pauses", "find_refused", 1)).times == 0


async def test_what_is_settled_or_withdrawn_is_neither_held_nor_stopped(cabinet: Cabinet):
    await of(cabinet, "announcements", "withdraw", 1, NOW)
    assert not await of(cabinet, "pauses", "pause", 1, Pause.ASKED, NOW)
    assert not await of(cabinet, "pauses", "stop", 1, NOW)
    assert not await of(cabinet, "pauses", "resume", 1, NOW)
