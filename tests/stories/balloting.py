"""What organisers and voters do around a ballot, in one line each."""

from __future__ import annotations

from datetime import date, datetime

from bot.features.organisations.rules import Authority, Basis, Particulars
from storage.store import Store
from tests import cast
from tests.acts import seat_organisers
from tests.world import World

QUESTION = "Согласовать проект соглашения об участии в кластере"
TITLE = "Соглашение об участии"
FIRST = 500


async def seat_voters(world: World, *numbers: int, until: date | None = None) -> None:
    """Let organisations of the demo cluster take part; org-02 is acted for by person 502.

    They are entered past the questionnaire, which has stories of its own. `until` is the last day
    of their powers of attorney; without it the heads act.
    """
    await seat_organisers(world)
    for number in numbers:
        await seat(world, number, FIRST + number, until=until)


async def seat(world: World, number: int, person: int, *, until: date | None = None) -> None:
    """Let somebody act for an organisation, which enters as well if it is not there."""
    if person not in world.telegram.world.people:
        world.telegram.add_person(f"Человек {person}", person_id=person)

    async def unit(store: Store) -> None:
        await _admit(store, number, person, authority=_authority(until), now=world.clock.now())

    await world.app.database.transaction(unit)
    await world.starts(person)


def _authority(until: date | None) -> Authority:
    if until is None:
        return Authority(Basis.HEAD)
    return Authority(Basis.PROXY, number="7", issued=date(2026, 1, 12), valid_until=until)


async def _admit(
    store: Store, number: int, person: int, *, authority: Authority, now: datetime
) -> None:
    who = cast.participant(number)
    known = await store.organisations.find_by_inn(who.inn)
    particulars = Particulars(
        **{name: getattr(who, name) for name in Particulars.__dataclass_fields__}
    )
    organisation = (
        known.id if known else await store.organisations.enter(particulars, votes=who.voting)
    )
    somebody = await store.people.find_by_telegram_id(person) or await store.people.enter(
        person, ref=f"ref-{person}", name=f"Человек {person}", language="ru", now=now
    )
    await store.organisations.add_representative(
        organisation,
        somebody.id,
        position="Директор",
        phone="+73830000001",
        email="org@example.org",
        authority=authority,
        now=now,
    )


async def prepare(
    world: World,
    *answers: str,
    closes: str = "6 марта 18:00",
    opens: str = "Сразу",
    rule: str = "Большинство",
) -> str:
    """Let an organiser prepare a ballot; without answers, a proposal."""
    await world.says(cast.ORGANISER, "/ballots")
    await world.presses(cast.ORGANISER, "Новое голосование")
    for answer in answers or ("Предложение", TITLE, QUESTION):
        await world.says(cast.ORGANISER, answer)
    await world.says(cast.ORGANISER, rule, opens, closes)
    return await world.presses(cast.ORGANISER, "Отправить")


async def call(
    world: World, *answers: str, closes: str = "6 марта 18:00", rule: str = "Большинство"
) -> str:
    """Let an organiser call a ballot that opens at once."""
    await prepare(world, *answers, closes=closes, rule=rule)
    return await world.presses(cast.ORGANISER, "Открыть сейчас")


async def vote(world: World, person: int, choice: str) -> str:
    """Let somebody vote from the latest notice."""
    await world.presses(person, "Голосовать", choice)
    return await world.presses(person, "Подтвердить голос")


async def everybody_votes(world: World, choices: dict[int, str]) -> None:
    """Let organisations vote, by their numbers in the demo cluster."""
    for number, choice in choices.items():
        await vote(world, FIRST + number, choice)
