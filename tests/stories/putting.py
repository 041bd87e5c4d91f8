"""How a ballot is prepared for an item of a meeting, put to the vote and closed, a line each."""

from __future__ import annotations

from datetime import UTC, datetime

from tests import cast
from tests.stories.assembling import run
from tests.stories.balloting import QUESTION, TITLE
from tests.world import World

MORNING = datetime(2026, 3, 16, 2, 30, tzinfo=UTC)  # 09:30, half an hour before


async def begin(world: World) -> str:
    """Answer the questions about a ballot up to where it opens at the meeting."""
    await world.says(cast.ORGANISER, "/ballots")
    await world.presses(cast.ORGANISER, "Новое голосование")
    await world.says(cast.ORGANISER, "Предложение", TITLE, QUESTION, "Большинство")
    return await world.presses(cast.ORGANISER, "На собрании")


async def prepare(world: World, *, lasts: str = "Закроет организатор") -> str:
    """Prepare a ballot for the second item; returns what is read back before it is sent."""
    await begin(world)
    await world.presses(cast.ORGANISER, "2. О создании кластера")
    review = await world.says(cast.ORGANISER, lasts)
    await world.presses(cast.ORGANISER, "Отправить")
    return review


async def hold(world: World, *present: int) -> None:
    """Open the registration on the morning of the meeting; these people check in."""
    world.clock.moment = MORNING
    await run(world)
    await world.presses(cast.ORGANISER, "Открыть регистрацию")
    for person in present:
        await world.presses(person, "Я на месте")


async def put(world: World, *, title: str = TITLE) -> str:
    """Let the organiser put a ballot to the vote; returns the card of the meeting."""
    await run(world)
    await world.presses(cast.ORGANISER, f"Открыть голосование по вопросу 2: {title}")
    return await run(world)


async def vote(world: World, person: int, choice: str) -> str:
    """Vote from the notice."""
    return await world.presses(person, "Голосовать", choice, "Подтвердить голос")


async def finish(world: World) -> str:
    """Close the ballot; returns the card of the meeting."""
    await run(world)
    await world.presses(cast.ORGANISER, "Закрыть голосование", "Да, закрыть")
    return await run(world)
