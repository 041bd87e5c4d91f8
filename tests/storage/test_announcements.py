"""Announcements as rows: numbers, audiences, campaigns started once, and what is taken back."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.features.announcements.rules import Announcement, Progress, Reach, Scope, State
from storage.deliveries import Delivery, Verdict
from storage.deliveries import State as Sent
from tests.storage.cabinet import MINUTE, NOW, OTHER_INN, Cabinet

ANNA, BORIS, VERA = 1, 2, 3
LEASE = timedelta(seconds=60)
LATER = NOW + 10 * MINUTE  # when nothing was settled lately
GOT = Verdict(Sent.SENT, "done", message_id=77)
MAYBE = Verdict(Sent.READY, "maybe_sent", not_before=NOW + MINUTE, maybe=1, tries=1)


class Office:
    """The store as tests speak to it."""

    def __init__(self, cabinet: Cabinet) -> None:
        self.cabinet = cabinet

    async def ask(self, name: str, *given: Any, **more: Any) -> Any:
        return await self.cabinet.do(lambda s: getattr(s.announcements, name)(*given, **more))

    async def written(self, audience: Scope = Scope.EVERYBODY, **more: Any) -> Announcement:
        number = await self.ask("compose", "<b>Текст</b>", file="", by=VERA, now=NOW)
        await self.ask("address", number, audience, **more)
        return await self.ask("get", number)

    async def sent(self) -> Announcement:
        one = await self.written()
        await self.ask("start", one, by=VERA, now=NOW)
        await self.ask("plan_messages", one.id, russian="ру", english="en", now=NOW)
        return one

    async def claim(self) -> Delivery:
        wanted = {"lease": LEASE, "resting": (), "many": 1}
        [found] = await self.cabinet.do(lambda s: s.deliveries.claim(NOW, **wanted))
        assert found
        return found

    async def conclude(self, delivery: Delivery, verdict: Verdict) -> bool:
        return await self.cabinet.do(lambda s: s.deliveries.conclude(delivery, verdict, NOW))


@pytest.fixture
async def office(cabinet: Cabinet) -> Office:
    return await open_office(cabinet)


async def open_office(cabinet: Cabinet) -> Office:
    """Анна acts for two organisations, Борис for the second; Вера is an organiser only."""
    assert await cabinet.people(3) == [ANNA, BORIS, VERA]
    first, second = await cabinet.enter_organisation(), await cabinet.enter_organisation(OTHER_INN)
    for organisation, person in ((first, ANNA), (second, ANNA), (second, BORIS)):
        await cabinet.admit(organisation, person)
    return Office(cabinet)


async def test_a_person_of_two_organisations_is_one_person(office: Office):
    one = await office.written()
    assert await office.ask("reach", one.id) == Reach(people=2, organisations=2)
    await office.sent()
    people = office.cabinet.rows("SELECT person_id, body FROM deliveries ORDER BY person_id")
    assert people == [(ANNA, "ру"), (BORIS, "ру")]


async def test_each_gets_the_words_of_their_language(office: Office):
    await office.cabinet.do(lambda s: s.people.choose_language(BORIS, "en"))
    await office.sent()
    assert dict(office.cabinet.rows("SELECT person_id, body FROM deliveries")) == {
        ANNA: "ру",
        BORIS: "en",
    }


async def test_who_cannot_be_reached_and_which_organisation_is_silent_is_counted(office: Office):
    await office.cabinet.enter_organisation("5499000032")
    await office.cabinet.do(lambda s: s.people.mark_unreachable(BORIS, NOW))
    one = await office.written()
    assert await office.ask("reach", one.id) == Reach(2, 3, unreachable=1, silent=1)


async def test_a_role_and_chosen_organisations_are_other_audiences(office: Office):
    nobody = await office.written(Scope.ROLE, cluster_role="science")
    assert await office.ask("reach", nobody.id) == Reach(0, 0)
    role = await office.written(Scope.ROLE, cluster_role="infrastructure")
    assert await office.ask("reach", role.id) == Reach(2, 2)
    chosen = await office.written(Scope.CHOSEN)
    assert await office.ask("choose", chosen.id, 1)
    assert not await office.ask("choose", chosen.id, 1)
    assert await office.ask("reach", chosen.id) == Reach(1, 1)
    assert await office.ask("leave_out", chosen.id, 1)
    assert not await office.ask("leave_out", chosen.id, 1)
    assert await office.ask("reach", chosen.id) == Reach(0, 0)


async def test_who_left_and_who_was_excluded_gets_nothing(office: Office):
    office.cabinet.alter("UPDATE organisations SET status = 'excluded' WHERE id = 2")
    office.cabinet.alter("UPDATE representatives SET ended_at = 1 WHERE organisation_id = 1")
    one = await office.written()
    assert await office.ask("reach", one.id) == Reach(people=0, organisations=1, silent=1)


async def test_twenty_organisers_start_one_campaign(office: Office):
    one = await office.written()
    starts = [office.ask("start", one, by=VERA, now=NOW) for _ in range(20)]
    assert sorted(await asyncio.gather(*starts)) == [False] * 19 + [True]
    assert (await office.ask("get", one.id)).state is State.SENT


async def test_an_older_version_is_not_sent(office: Office):
    one = await office.written()
    assert await office.ask("rewrite", one.id, "Иначе", file="")
    assert not await office.ask("start", one, by=VERA, now=NOW)
    assert await office.ask("start", await office.ask("get", one.id), by=VERA, now=NOW)


async def test_what_is_planned_or_sent_is_not_changed(office: Office):
    one = await office.written()
    assert await office.ask("plan", one.id, NOW + MINUTE, by=VERA)
    for step in (
        office.ask("rewrite", one.id, "", file=""),
        office.ask("address", one.id, Scope.CHOSEN),
        office.ask("drop", one.id),
    ):
        assert not await step
    assert await office.ask("unplan", one.id)
    assert not await office.ask("unplan", one.id)
    assert await office.ask("drop", one.id)
    assert not await office.ask("plan", one.id, NOW, by=VERA)


async def test_the_number_of_a_text_thrown_away_is_not_given_again(office: Office):
    one = await office.written()
    await office.ask("drop", one.id)
    assert office.cabinet.rows("SELECT html, state FROM announcements") == [("", "dropped")]
    assert (await office.written()).id == one.id + 1
    assert [a.id for a in await office.ask("list_all", many=9)] == [one.id + 1]


async def test_the_desk_holds_what_one_has_written_and_not_sent(office: Office):
    first = await office.written()
    planned = await office.written()
    await office.ask("plan", planned.id, NOW, by=VERA)
    await office.sent()
    assert [a.id for a in await office.ask("list_unsent", VERA)] == [first.id]
    assert await office.ask("list_unsent", ANNA) == []


async def test_the_report_names_organisations_as_they_were_when_it_was_sent(office: Office):
    one = await office.sent()
    await office.conclude(await office.claim(), GOT)
    office.cabinet.alter(
        f"UPDATE representatives SET ended_at = {10**17} WHERE organisation_id = 1"
    )
    lines = await office.ask("list_progress", one.id, many=9)
    assert [line.progress for line in lines] == [
        Progress(people=1, sent=1),
        Progress(people=2, sent=1, waiting=1),
    ]
