"""A cluster in which everything is due at one second of 4 March: noon in Novosibirsk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests import cast
from tests.stories import announcing, assembling, balloting
from tests.stories.balloting import FIRST, everybody_votes, seat_voters
from tests.stories.process import Outside, outside
from tests.world import World, settings_for

BOSS = cast.ORGANISER
ORGANISERS = (cast.ORGANISER, cast.SECOND_ORGANISER)
ADOPTED = "Голосование № 1 «Соглашение об участии» завершено: решение принято"
RUN_OFF = "Голосование № 2 «Место собрания» завершено: будет второй тур"
NEWS, MEETING, MILESTONE = "Объявление № 1", "Напоминаем о собрании", "Сегодня, 4 марта 2026 г."
CHOICES = ("Один из вариантов", "Место собрания", "Где собраться?", "Бердск\nКольцово\nОмск")


@asynccontextmanager
async def noon(folder: Path, *numbers: int) -> AsyncIterator[Outside]:
    """Prepare the cluster with these organisations, end its process, and let it be noon.

    Two ballots close: one adopts its proposal, the other calls for a run-off. An announcement was
    planned, a meeting begins in two hours, and a milestone of the first organisation is due today.
    """
    folder.mkdir(mode=0o700)
    world = await World.open(settings_for(folder))
    for account, (first, last, language) in cast.NAMES.items():
        world.telegram.add_person(first, last_name=last, language_code=language, person_id=account)
    await seat_voters(world, *numbers)
    await _call_meeting(world, *numbers)
    await _plan_milestone(world, numbers[0])
    await _call_ballots(world, *numbers)
    await _plan_news(world)
    async with outside(world) as place:
        place.tick(days=2, hours=2, seconds=1)
        yield place


def people_of(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Return who acts for these organisations."""
    return tuple(FIRST + number for number in numbers)


def expected_of(numbers: tuple[int, ...]) -> list[tuple[int, str]]:
    """Return who is to be told what."""
    people = people_of(numbers)
    results = [(person, said) for person in (*people, *ORGANISERS) for said in (ADOPTED, RUN_OFF)]
    to_all = [(person, said) for person in people for said in (NEWS, MEETING)]
    return [*results, *to_all, (people[0], MILESTONE)]


def copies(place: Outside, person: int, said: str) -> list[str]:
    """Return what Telegram took for a person of one notice, oldest first."""
    taken = place.telegram.acceptances
    return [one.text for one in taken if one.chat_id == person and said in one.text]


def outbox(place: Outside) -> list[tuple[str, str]]:
    """Return policy and state of every notice that is due at noon."""
    kinds = "'ballot result', 'meeting: soon', 'milestone reminder'"
    rows = place.rows(
        f"SELECT policy, state FROM deliveries WHERE kind IN ({kinds}) OR campaign_id IS NOT NULL"
    )
    return [(str(policy), str(state)) for policy, state in rows]


def is_all_settled(place: Outside, numbers: tuple[int, ...]) -> bool:
    """Tell whether every notice was planned and none waits."""
    found = outbox(place)
    return len(found) == len(expected_of(numbers)) and not {
        state for _, state in found if state in {"ready", "sending"}
    }


def acts(place: Outside, *names: str) -> list[int]:
    """Return how often each of these acts stands in the journal."""
    entries = [str(entry) for (entry,) in place.rows("SELECT entry FROM journal")]
    return [sum(f'"act":"{name}"' in entry for entry in entries) for name in names]


async def _call_meeting(world: World, *numbers: int) -> None:
    await assembling.call(world, starts="4 марта 14:00", reply_by="3 марта 18:00")
    for person in people_of(numbers):
        await world.presses(person, "Буду онлайн")


async def _plan_milestone(world: World, number: int) -> None:
    await world.says(BOSS, "/roadmap")
    await world.presses(BOSS, "Новая веха", cast.participant(number).short_name)
    await world.says(BOSS, "Каталог", "Инициирование", "04.03.2026", "Каталог участников")
    await world.presses(BOSS, "Пропустить", "Пропустить", "Отправить")


async def _call_ballots(world: World, *numbers: int) -> None:
    await balloting.call(world, closes="4 марта 12:00")
    await everybody_votes(world, dict.fromkeys(numbers, "За"))
    await balloting.call(world, *CHOICES, closes="4 марта 12:00")
    half = len(numbers) // 2
    sides = ["Бердск"] * half + ["Кольцово"] * half
    await everybody_votes(world, dict(zip(numbers, sides, strict=True)))


async def _plan_news(world: World) -> None:
    await announcing.address(world)
    await world.presses(BOSS, "Назначить время")
    await world.says(BOSS, "4 марта 12:00")
    await world.presses(BOSS, "Отправить")
