"""Brings a person to any question of a questionnaire, as one who types every answer."""

from __future__ import annotations

from bot.sandbox.demo import Participant
from tests import cast
from tests.acts import enter
from tests.world import World

QUESTIONS = (
    "inn",
    "ogrn",
    "kpp",
    "full_name",
    "short_name",
    "legal_form",
    "cluster_role",
    "specialisation",
    "offers",
    "needs",
    "address",
    "name",
    "position",
    "phone",
    "email",
    "basis",
    "proxy_number",
    "proxy_date",
    "proxy_until",
    "scan",
)
PROXY = {
    "basis": "По доверенности",
    "proxy_number": "3/16",
    "proxy_date": "01.02.2026",
    "proxy_until": "31.12.2026",
}


def answers_of(who: Participant) -> dict[str, str]:
    """Return what the representative of an organisation types, question by question."""
    told = {key: str(getattr(who, key, "")) for key in QUESTIONS}
    return {**told, "name": who.name, **PROXY}


async def walk_to(
    world: World,
    question: str,
    *,
    person: int = cast.APPLICANT,
    who: Participant | None = None,
    **changed: str,
) -> str:
    """Enter, begin an application and answer up to this question; returns what asks it."""
    answers = answers_of(who or cast.participant(2)) | changed
    if not world.messages(person):
        await enter(world, person)
    await world.presses(person, "Регистрация")
    for key in QUESTIONS[: QUESTIONS.index(question)]:
        await world.says(person, answers[key])
    return world.screen(person)


async def walk_to_review(
    world: World, *, person: int = cast.APPLICANT, who: Participant | None = None, **changed: str
) -> str:
    """Answer everything as the head of an organisation; returns the card to be checked."""
    await walk_to(world, "basis", person=person, who=who, **changed)
    return await world.says(person, changed.get("basis", "Руководитель"))


def kept(world: World, person: int = cast.APPLICANT) -> str:
    """Return everything that the bot has written to a person, as it reads now."""
    return "\n".join(message["text"] for message in world.messages(person))
