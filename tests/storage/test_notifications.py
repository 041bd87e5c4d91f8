"""What people want of announcements, as the planning of a campaign sees it."""

from __future__ import annotations

import sqlite3
from datetime import timedelta

import pytest

from bot.features.announcements.rules import Reach
from bot.features.importance.rules import Importance, Topic
from bot.features.notifications.rules import Preferences
from tests.storage.cabinet import MINUTE, NOW, Cabinet
from tests.storage.test_announcements import ANNA, BORIS, LEASE, Office, open_office

OPENS = NOW + timedelta(days=2)


@pytest.fixture
async def office(cabinet: Cabinet) -> Office:
    return await open_office(cabinet)


async def choose(office: Office, name: str, person: int, *given: object, **more: object) -> None:
    await office.cabinet.do(lambda s: getattr(s.notifications, name)(person, *given, **more))


async def planned(office: Office) -> list[tuple[int, int, int]]:
    """Send one in quiet hours; return person, due and not-before of its messages."""
    one = await office.written()
    await office.ask("start", one, by=ANNA, now=NOW, opens_at=OPENS)
    await office.ask("plan_messages", one.id, russian="р", english="e", now=NOW, opens_at=OPENS)
    assert (await office.ask("get", one.id)).opens_at == OPENS
    with office.cabinet.beside() as file:
        return file.execute(
            "SELECT person_id, due_at, not_before FROM deliveries ORDER BY person_id"
        ).fetchall()


def micros(moment: object) -> int:
    return round(moment.timestamp() * 1_000_000)


async def test_who_has_chosen_nothing_keeps_quiet_hours_and_wants_all(office: Office):
    found = await office.cabinet.do(lambda s: s.notifications.find(ANNA))
    assert found == Preferences(keeps_quiet_hours=True, muted=())


async def test_it_is_due_when_quiet_hours_end_or_at_once(office: Office):
    await choose(office, "keep_quiet_hours", BORIS, keeps=False)
    assert await planned(office) == [
        (ANNA, micros(OPENS), micros(OPENS)),
        (BORIS, micros(NOW), micros(NOW)),
    ]


async def test_what_waits_for_monday_holds_up_nothing_that_is_urgent(office: Office):
    await planned(office)
    urgent = await office.written()
    assert await office.ask("rank", urgent.id, Importance.URGENT)
    urgent = await office.ask("get", urgent.id)
    await office.ask("start", urgent, by=ANNA, now=NOW)
    await office.ask("plan_messages", urgent.id, russian="р", english="e", now=NOW)
    wanted = {"lease": LEASE, "resting": (), "many": 9}
    await office.cabinet.do(lambda s: s.deliveries.claim(NOW + MINUTE, **wanted))
    with office.cabinet.beside() as file:
        [taken] = file.execute("SELECT group_concat(about) FROM deliveries WHERE state = 'sending'")
    assert taken == (f"{urgent.id},{urgent.id}",)


async def test_who_muted_the_topic_is_counted_once_and_not_planned_for(office: Office):
    await choose(office, "mute", ANNA, Topic.GENERAL)
    await choose(office, "mute", ANNA, Topic.GENERAL)
    one = await office.written()
    assert await office.ask("reach", one.id) == Reach(1, 2, muted=1)
    assert [person for person, *_ in await planned(office)] == [BORIS]
    assert await office.ask("file_under", one.id, Topic.EVENTS)
    assert await office.ask("reach", one.id) == Reach(2, 2)
    await choose(office, "unmute", ANNA, Topic.GENERAL)
    assert await office.cabinet.do(lambda s: s.notifications.find(ANNA)) == Preferences()


async def test_a_change_makes_a_version_and_the_same_again_makes_none(office: Office):
    one = await office.written()
    assert await office.ask("rank", one.id, Importance.URGENT)
    assert not await office.ask("rank", one.id, Importance.URGENT)
    assert await office.ask("file_under", one.id, Topic.PROJECTS)
    assert not await office.ask("file_under", one.id, Topic.PROJECTS)
    changed = await office.ask("get", one.id)
    assert changed.version == one.version + 2
    await office.ask("plan", one.id, OPENS, by=ANNA)
    assert not await office.ask("rank", one.id, Importance.NORMAL)
    assert not await office.ask("file_under", one.id, Topic.EVENTS)


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE announcements SET importance = 'loud'",
        "UPDATE announcements SET topic = 'ballots'",
        "UPDATE people SET keeps_quiet_hours = 2",
        "INSERT INTO muted_topics (person_id, topic) VALUES (1, 'ballots')",
    ],
)
async def test_the_database_refuses_what_cannot_be_chosen(office: Office, wrong: str):
    await office.written()
    with (
        office.cabinet.beside() as file,
        pytest.raises(sqlite3.IntegrityError, match="CHECK constraint"),
    ):
        file.execute(wrong)
