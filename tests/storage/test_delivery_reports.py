"""The report as rows: every copy by organisation, and who is still to be told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.features.announcements.rules import Announcement, Scope
from bot.features.delivery_reports.rules import Fate, How, Told
from storage.deliveries import State, Verdict
from tests.storage.cabinet import MINUTE, NOW, OTHER_INN, Cabinet

ANNA, BORIS, VERA = 1, 2, 3
FIRST, SECOND, EMPTY = 1, 2, 3
GOT = Verdict(State.SENT, "done", message_id=77)
BLOCKED = Verdict(State.FAILED, "recipient_gone", "blocked", "blocked")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
async def cabinet(cabinet: Cabinet) -> Cabinet:
    """Анна acts for two organisations, Борис for the second; for the third nobody does."""
    await cabinet.people(3)
    for inn in ("5499000018", OTHER_INN, "5499000032"):
        await cabinet.enter_organisation(inn)
    await cabinet.admit(FIRST, ANNA)
    await cabinet.admit(SECOND, ANNA, phone="", now=NOW)
    await cabinet.admit(SECOND, BORIS, phone="+73830000002")
    return cabinet


async def of(cabinet: Cabinet, part: str, name: str, *given: Any, **more: Any) -> Any:
    return await cabinet.do(lambda s: getattr(getattr(s, part), name)(*given, **more))


async def sent(cabinet: Cabinet, outcomes: dict[int, Verdict]) -> Announcement:
    """Send one to everybody, with these outcomes by person."""
    await of(cabinet, "announcements", "compose", "Текст", file="", by=VERA, now=NOW)
    await of(cabinet, "announcements", "address", 1, Scope.EVERYBODY)
    one = await of(cabinet, "announcements", "get", 1)
    await of(cabinet, "announcements", "start", one, by=VERA, now=NOW)
    await of(cabinet, "announcements", "plan_messages", 1, russian="ру", english="en", now=NOW)
    wanted = {"lease": MINUTE, "resting": (), "many": 9}
    for delivery in await of(cabinet, "deliveries", "claim", NOW, **wanted):
        if verdict := outcomes.get(delivery.person_id):
            await of(cabinet, "deliveries", "conclude", delivery, verdict, NOW)
    found: Announcement = await of(cabinet, "announcements", "get", 1)
    return found


async def unreached(cabinet: Cabinet, one: Announcement) -> dict[int, str]:
    found = await of(cabinet, "delivery_reports", "list_unreached", one, many=9)
    return {each.organisation_id: each.phone for each in found}


async def test_every_copy_stands_by_its_organisation_and_who_has_nobody_too(cabinet: Cabinet):
    one = await sent(cabinet, {ANNA: GOT, BORIS: BLOCKED})
    copies = await of(cabinet, "delivery_reports", "list_copies", one)
    assert sorted(copy.fate for copy in copies) == sorted(
        [Fate.DELIVERED, Fate.DELIVERED, Fate.BLOCKED, Fate.NOBODY]
    )


async def test_one_person_who_got_it_is_enough(cabinet: Cabinet):
    one = await sent(cabinet, {ANNA: BLOCKED, BORIS: GOT})
    assert await unreached(cabinet, one) == {FIRST: "+73830000001", EMPTY: ""}
    assert await of(cabinet, "delivery_reports", "find_unreached", one, SECOND) is None


async def test_who_may_still_get_it_is_not_phoned(cabinet: Cabinet):
    one = await sent(cabinet, {ANNA: BLOCKED})
    assert SECOND not in await unreached(cabinet, one)


async def test_the_telephone_is_of_somebody_who_has_one(cabinet: Cabinet):
    one = await sent(cabinet, {ANNA: BLOCKED, BORIS: BLOCKED})
    assert (await unreached(cabinet, one))[SECOND] == "+73830000002"


async def test_what_was_noted_stands_in_the_list_the_table_and_the_report(cabinet: Cabinet):
    one = await sent(cabinet, {ANNA: BLOCKED, BORIS: BLOCKED})
    note = {"by": VERA, "now": LATER}
    await of(cabinet, "delivery_reports", "note_told", 1, SECOND, How.MAIL, **note)
    found = await of(cabinet, "delivery_reports", "find_unreached", one, SECOND)
    assert found.told == Told(How.MAIL, LATER)
    copies = await of(cabinet, "delivery_reports", "list_copies", one)
    assert [copy.told for copy in copies].count(found.told) == 2
    lines = await of(cabinet, "announcements", "list_progress", 1, many=9)
    assert sorted(line.told for line in lines) == ["", "mail"]


async def test_what_nobody_was_sent_has_no_report(cabinet: Cabinet):
    await of(cabinet, "announcements", "compose", "Текст", file="", by=VERA, now=NOW)
    one = await of(cabinet, "announcements", "get", 1)
    assert await unreached(cabinet, one) == {}
