"""What the cast does again and again, in one line each."""

from __future__ import annotations

from bot.sandbox.demo import (
    Participant,
    apply_for,
    describe_organisation,
    enter,
    introduce_oneself,
)
from tests import cast
from tests.world import World

__all__ = ["apply_for", "describe_organisation", "enter", "introduce_oneself"]


async def seat_organisers(world: World) -> None:
    """Let both appointed organisers press Start and agree."""
    await enter(world, cast.ORGANISER)
    await enter(world, cast.SECOND_ORGANISER)


async def apply(world: World, who: Participant, *, person: int = cast.APPLICANT) -> str:
    """Let a newcomer enter and send the application of an organisation; returns what they see."""
    if "Регистрация" not in str([m["buttons"] for m in world.messages(person)]):
        await enter(world, person)
    await apply_for(world, who, person=person, today=world.clock.now().date())
    return world.screen(person)


async def accepted(world: World, who: Participant, *, person: int = cast.APPLICANT) -> None:
    """Let an organisation apply and an organiser accept it."""
    await apply(world, who, person=person)
    await world.presses(cast.ORGANISER, "Принять")


async def join(world: World, who: Participant, *, person: int = cast.COLLEAGUE) -> str:
    """Let a colleague apply to act for a known organisation."""
    await enter(world, person)
    await world.presses(person, "Регистрация")
    await world.says(person, who.inn)
    await world.presses(person, "Стать представителем")
    await world.says(person, "Игорь Напарник", "Главный инженер")
    await world.shares_contact(person, "+7 (383) 000-00-77")
    await world.says(person, "second@example.org")
    await world.presses(person, "Руководитель", "Отправить")
    return world.screen(person)
