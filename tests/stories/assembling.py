"""How meetings are called and replied to in stories, in one line each."""

from __future__ import annotations

from tests import cast
from tests.acts import accepted, seat_organisers
from tests.world import World

TITLE = "Общее собрание участников"
PLACE = "Медицинский технопарк, конференц-зал"
LINK = "https://meet.example.org/assembly"
AGENDA = "Открытие собрания — Генеральный директор — 15\n2. О создании кластера - ЦКР\nРазное"
STARTS = "16.03.2026 10:00"  # a Monday, two weeks after the beginning
REPLY_BY = "12.03.2026 18:00"
MAKER, CERAMICS, OBSERVER = 2, 3, 24
PEOPLE = {MAKER: cast.APPLICANT, CERAMICS: 2003, OBSERVER: 2024}


async def gather(world: World) -> World:
    """Two organisers, two participants and an observer."""
    await seat_organisers(world)
    for number, person in PEOPLE.items():
        who = cast.participant(number)
        if person != cast.APPLICANT:
            world.telegram.add_person(who.name, person_id=person)
        await accepted(world, who, person=person)
    return world


async def describe(
    world: World, *, starts: str = STARTS, reply_by: str = REPLY_BY, form: str = "Очно и онлайн"
) -> str:
    """Answer the questions about a meeting up to the review."""
    await world.says(cast.ORGANISER, "/meetings")
    await world.presses(cast.ORGANISER, "Созвать собрание")
    await world.says(cast.ORGANISER, TITLE, starts)
    await world.presses(cast.ORGANISER, form)
    if form != "Онлайн":
        await world.says(cast.ORGANISER, PLACE)
    if form != "Очно":
        await world.says(cast.ORGANISER, LINK)
    return await world.says(cast.ORGANISER, AGENDA, reply_by)


async def call(world: World, **how: str) -> str:
    """Call a meeting; returns what the organiser sees."""
    await describe(world, **how)
    return await world.presses(cast.ORGANISER, "Отправить")


async def change(world: World, line: str, *answers: str, who: int = cast.ORGANISER) -> str:
    """Change one line of the meeting."""
    await run(world, who=who)
    await world.presses(who, "Изменить", line)
    await world.says(who, *answers)
    return await world.presses(who, "Отправить")


async def run(world: World, *, who: int = cast.ORGANISER) -> str:
    """Open what an organiser may do about the latest meeting."""
    await world.says(who, "/meetings")
    return await world.presses(who, TITLE, "Вести собрание")


async def card(world: World, person: int) -> str:
    """Open the card of the latest meeting."""
    await world.says(person, "/meetings")
    return await world.presses(person, TITLE)


def texts(world: World, person: int) -> list[str]:
    """Return everything that the bot wrote to a person."""
    return [message["text"] for message in world.messages(person)]
