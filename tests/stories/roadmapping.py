"""The road map of the assembly of 2016, made again and again by the stories about it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.sandbox.demo_assembly import choose
from tests import cast
from tests.acts import accepted, seat_organisers
from tests.world import World

HOST, CENTRE, AUTHORITY = 1, 23, 25
HEAD, METHODIST, OFFICIAL = 2001, 2023, 2025
DAY_OF_ASSEMBLY = datetime(2016, 7, 5, 5, 0, tzinfo=UTC)  # 11:00 in Novosibirsk
BUTTONS = ("АО «Обской медтехнопарк»", "ЦКР НСО (демо)", "Минэкономразвития НСО (демо)")


async def three_organisations(world: World) -> None:
    """Let the three responsible organisations be participants; each has one representative."""
    await seat_organisers(world)
    for number, person in ((HOST, HEAD), (CENTRE, METHODIST), (AUTHORITY, OFFICIAL)):
        world.telegram.add_person(f"Человек {number}", person_id=person)
        await accepted(world, cast.participant(number), person=person)


async def take_template(world: World, *, day: str = "05.07.2016") -> str:
    """Let the organiser take the template; returns what is asked before it is made."""
    await world.says(cast.ORGANISER, "/roadmap")
    await world.presses(cast.ORGANISER, "По образцу")
    await world.says(cast.ORGANISER, day)
    for organisation in BUTTONS:
        await choose(world, cast.ORGANISER, organisation)
    return world.screen(cast.ORGANISER)


async def made(world: World) -> str:
    """Make the road map of 2016 on the day of the assembly; returns what the organiser sees."""
    await three_organisations(world)
    await take_template(world)
    return await world.presses(cast.ORGANISER, "Составить")


async def done(world: World, person: int, number: int) -> None:
    """Report a milestone as done and let the organiser confirm it."""
    await open_card(world, person, number)
    await world.presses(person, "Отметить выполнение")
    await world.says(person, "Сделано, протокол подписан")
    await world.presses(person, "Пропустить", "Отправить")
    await world.presses(cast.ORGANISER, "Подтвердить")


async def open_card(world: World, person: int, number: int) -> str:
    """Open the card of a milestone by way of its phase."""
    await world.says(person, "/roadmap")
    await world.presses(person, "По этапам")
    for phase in [label for label in world.labels(person) if label != "Дорожная карта"]:
        await world.says(person, "/roadmap")
        await world.presses(person, "По этапам", phase)
        if f"Веха № {number}" in world.labels(person):
            message = world.messages(person)[-1]["message_id"]
            world.telegram.press_label(person, message, f"Веха № {number}")
            await world.settle()
            return world.screen(person)
    raise LookupError(number)
