"""An organiser and a member who chose English meet nothing in Russian but what people typed."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import UTC, datetime

import pytest

from tests import cast
from tests.stories import assembling
from tests.stories.assembling import CERAMICS, MAKER, PEOPLE
from tests.world import World

BOSS, ANNA, VERA = cast.ORGANISER, PEOPLE[MAKER], PEOPLE[CERAMICS]
POSITION = "Генеральный директор"
CYRILLIC = re.compile(r"[а-яё]+", re.IGNORECASE)


class Reader:
    """Looks over the shoulder of everybody: notes each word in Russian that nobody typed."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.known = set(CYRILLIC.findall(self._names().lower()))

    def _names(self) -> str:
        people = [cast.participant(number).name for number in PEOPLE]
        organisations = [asdict(cast.participant(number)) for number in PEOPLE]
        settings = self.world.settings
        place = f"{settings.cluster_name} {settings.operator_name} {settings.operator_address}"
        return f"{cast.NAMES} {people} {organisations} {place} {POSITION} Русский язык"

    def russian_to(self, person: int, *, since: int) -> list[str]:
        """Return the lines in Russian among what a person has read."""
        seen = []
        for message in self.world.messages(person)[since:]:
            labels = [button["text"] for row in message["buttons"] for button in row]
            lines = [*message["text"].splitlines(), *labels]
            seen += [line for line in lines if set(CYRILLIC.findall(line.lower())) - self.known]
        seen += [
            a["text"] for a in self.world.telegram.alerts(person) if CYRILLIC.search(a["text"])
        ]
        return seen


@pytest.fixture
async def reader(world: World) -> Reader:
    """Everybody has an organisation already; from now on they read English."""
    await assembling.gather(world)
    for person in (BOSS, ANNA, VERA):
        await world.says(person, "/language")
        await world.presses(person, "English")
    return Reader(world)


async def check(reader: Reader, since: dict[int, int]) -> None:
    for person, first in since.items():
        assert reader.russian_to(person, since=first) == []


def counted(world: World) -> dict[int, int]:
    return {person: len(world.messages(person)) for person in (BOSS, ANNA, VERA)}


async def test_a_meeting_from_notice_to_minutes(reader: Reader) -> None:
    world, since = reader.world, counted(reader.world)
    await world.says(BOSS, "/meetings")
    await world.presses(BOSS, "Call a meeting")
    await world.says(BOSS, "Assembly", "today 15:00")
    await world.presses(BOSS, "In person and online")
    await world.says(BOSS, "Hall", assembling.LINK, "Opening — Director — 15", "today 14:00")
    await world.presses(BOSS, "Send")
    await world.presses(ANNA, "In person", "Agenda", "Open the meeting", "Who comes")
    await world.presses(VERA, "Cannot attend")
    await world.says(BOSS, "/meetings")
    forecast = await world.presses(BOSS, "Assembly", "Run the meeting")
    assert "1 of 2" in forecast
    await world.presses(BOSS, "Open registration")
    await world.presses(ANNA, "I am here")
    card = await world.presses(BOSS, "Refresh")
    assert "1 of 2 voting participants registered (50 %). There is a quorum." in card
    await world.presses(BOSS, "Tick: ")
    await world.presses(BOSS, "Close the meeting", "Yes, close the meeting")
    assert any("MINUTES No. 1" in text for text in assembling.texts(world, BOSS))
    await check(reader, since)


async def test_a_ballot_from_question_to_register(reader: Reader) -> None:
    world, since = reader.world, counted(reader.world)
    await world.says(BOSS, "/ballots")
    await world.presses(BOSS, "New ballot", "A proposal")
    await world.says(BOSS, "Name", "Approve the name?")
    await world.presses(BOSS, "Majority")
    await world.presses(BOSS, "At once", "An organiser closes it", "Send", "Open now")
    await world.presses(ANNA, "Vote", "For", "Confirm the vote")
    await world.presses(VERA, "Vote", "Against", "Confirm the vote", "Change the vote", "Abstain")
    await world.presses(VERA, "Confirm the vote")
    await world.says(BOSS, "/ballots")
    await world.presses(BOSS, "№ 1", "Close the ballot", "Yes, close it")
    assert "is over: not adopted" in world.screen(ANNA)
    await world.presses(ANNA, "Votes by name")
    await check(reader, since)


async def test_a_milestone_from_plan_to_postponement(reader: Reader) -> None:
    world, since = reader.world, counted(reader.world)
    maker = cast.participant(MAKER).short_name
    await world.says(BOSS, "/roadmap")
    await world.presses(BOSS, "New milestone", maker)
    await world.says(BOSS, "Catalogue", "Initiation", "01.08.2026", "A catalogue")
    await world.presses(BOSS, "Skip", "Skip", "Send")
    await world.presses(ANNA, "Milestone 1", "In work", "Postpone")
    await world.says(ANNA, "1 September 2026", "No paper")
    await world.presses(ANNA, "Send")
    await world.presses(BOSS, "Allow the new date")
    assert "1 September 2026" in world.screen(ANNA)
    await world.presses(ANNA, "Milestone 1", "Mark as done")
    await world.says(ANNA, "Printed")
    await world.presses(ANNA, "Skip", "Send")
    await world.presses(BOSS, "Confirm")
    assert "was done on 2 March 2026" in world.screen(VERA)
    await check(reader, since)


async def test_the_register_of_participants_and_the_desk(reader: Reader) -> None:
    world, since = reader.world, counted(reader.world)
    for command in ("/participants", "/desk", "/menu", "/help", "/results", "/profile"):
        await world.says(BOSS, command)
        await world.says(ANNA, command)
    await world.says(BOSS, "/participants")
    await world.presses(BOSS, cast.participant(MAKER).short_name)
    assert "INN" in world.screen(BOSS)
    await check(reader, since)


async def test_a_meeting_that_is_changed_and_called_off(reader: Reader) -> None:
    world, since = reader.world, counted(reader.world)
    await world.says(BOSS, "/meetings")
    await world.presses(BOSS, "Call a meeting")
    await world.says(BOSS, "Assembly", "16 March 2026 10:00")
    await world.presses(BOSS, "Online")
    await world.says(BOSS, assembling.LINK, "Opening\nNew members", "12 March 2026 18:00")
    await world.presses(BOSS, "Send")
    await world.presses(ANNA, "Online", "To my calendar")
    await world.says(BOSS, "/meetings")
    await world.presses(BOSS, "Assembly", "Run the meeting", "Change", "Beginning")
    await world.says(BOSS, "17 March 2026 11:00")
    await world.presses(BOSS, "Send")
    assert "17 March 2026" in world.screen(ANNA)
    world.clock.moment = datetime(2026, 3, 12, 4, tzinfo=UTC)
    await world.settle()
    await world.says(BOSS, "/meetings")
    await world.presses(BOSS, "Assembly", "Run the meeting", "Cancel the meeting")
    await world.says(BOSS, "No hall")
    assert "No hall" in world.screen(ANNA)
    await check(reader, since)


async def test_an_announcement_from_preview_to_withdrawal(reader: Reader) -> None:
    world, since = reader.world, counted(reader.world)
    await world.says(BOSS, "/announce", "Doors open at ten")
    card = await world.presses(BOSS, "Next: audience", "All participants")
    assert "3 people of 3 organisations" in card
    await world.presses(BOSS, "Send now")
    assert world.screen(ANNA) == "Announcement № 1\n\nDoors open at ten"
    await world.presses(BOSS, "Refresh")
    await world.presses(BOSS, "By organisation", "To the announcement", "Withdraw")
    await world.presses(BOSS, "Yes, withdraw")
    assert "withdrawn" in world.screen(ANNA)
    await check(reader, since)


async def test_reminders_of_a_ballot_and_of_milestones_that_are_late(reader: Reader) -> None:
    world, since = reader.world, counted(reader.world)
    await world.says(BOSS, "/ballots")
    await world.presses(BOSS, "New ballot", "A proposal")
    await world.says(BOSS, "Name", "Approve the name?")
    await world.presses(BOSS, "Majority", "At once")
    await world.says(BOSS, "6 March 2026 18:00")
    await world.presses(BOSS, "Send", "Open now")
    for title, due in (("Catalogue", "4 March 2026"), ("Site", "6 March 2026")):
        await world.says(BOSS, "/roadmap")
        await world.presses(BOSS, "New milestone", cast.participant(MAKER).short_name)
        await world.says(BOSS, title, "Initiation", due, "An outcome")
        await world.presses(BOSS, "Skip", "Skip", "Send")
    world.clock.tick(days=2, hours=9)
    await world.settle()
    world.clock.tick(days=5)
    await world.settle()
    assert "Reminders that could not come in time: 2" in str(assembling.texts(world, ANNA))
    await check(reader, since)
