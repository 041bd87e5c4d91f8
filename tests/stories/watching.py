"""What organisers look at while it changes, in one line each."""

from __future__ import annotations

from datetime import timedelta

from bot.sandbox.faults import Fault
from bot.sandbox.records import Json
from tests import cast
from tests.stories.announcing import BORIS, BOSS, address
from tests.world import World


async def pass_time(world: World, **delta: float) -> None:
    """Let time pass, on the clock of the pacing too, and everything that is due with it."""
    world.clock.tick(**delta)
    await world.app.renewal._pacing.pass_time(timedelta(**delta).total_seconds())
    await world.settle()


async def send_with_trouble(world: World, *, seconds: int = 60) -> str:
    """Send an announcement that reaches Борис only later; return the card of its progress."""
    await address(world)
    world.telegram.faults.add(
        Fault("429", method="sendmessage", chat_id=BORIS, retry_after=seconds)
    )
    return await world.presses(BOSS, "Отправить сейчас")


def newest(world: World, person: int = cast.ORGANISER) -> Json:
    """Return the newest message to a person, as it reads now."""
    return world.messages(person)[-1]


def edits(world: World, person: int) -> int:
    """Return how often a message to a person was edited so far."""
    return sum(
        call.method.lower() == "editmessagetext" and call.params["chat_id"] == str(person)
        for call in world.telegram.log
    )
