"""What organisers do again and again to tell something to many."""

from __future__ import annotations

from tests import cast
from tests.acts import accepted, seat_organisers
from tests.world import World

BOSS, SECOND, ANNA, BORIS = cast.ORGANISER, cast.SECOND_ORGANISER, cast.APPLICANT, cast.COLLEAGUE
SUPPLIER = 7
NEWS = "Собрание переносится на пятницу. Просим подтвердить участие."


async def gather(world: World) -> World:
    """Two organisers, a manufacturer (Анна) and a supplier of services (Борис)."""
    await seat_organisers(world)
    await accepted(world, cast.participant(2), person=ANNA)
    await accepted(world, cast.participant(SUPPLIER), person=BORIS)
    return world


async def write(world: World, text: str = NEWS, person: int = BOSS) -> str:
    """Write an announcement and return its preview."""
    await world.says(person, "/announce")
    return await world.says(person, text)


async def address(world: World, *labels: str, person: int = BOSS) -> str:
    """Write one and say whom it is for; return the card that offers to send it."""
    await write(world, person=person)
    return await world.presses(person, "Дальше: кому", *(labels or ("Все участники",)))
