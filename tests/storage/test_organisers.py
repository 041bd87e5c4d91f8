"""Organisers: a code that opens once, and appointments that wait for their people."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import datetime

import pytest

from bot.features.organisers.rules import CODE_LIVES, Organiser
from tests.storage.cabinet import MINUTE, MOMENT, NOW, Cabinet

CODE = "not-a-secret-of-anybody"


async def use(cabinet: Cabinet, now: datetime = NOW, code: str = CODE) -> bool:
    return await cabinet.do(lambda s: s.organisers.use_code(code, now))


async def keep(cabinet: Cabinet, now: datetime = NOW, code: str = CODE) -> None:
    await cabinet.do(lambda s: s.organisers.keep_code(code, now))


async def test_of_20_who_use_one_code_at_once_one_gets_in(cabinet: Cabinet):
    await keep(cabinet)
    outcomes = await asyncio.gather(*(use(cabinet) for _ in range(20)))

    assert outcomes.count(True) == 1
    assert not await use(cabinet)


@pytest.mark.parametrize("wrong", ["", CODE.upper(), CODE + " ", "%", "' OR 1=1 --", "х" * 64])
async def test_a_wrong_code_opens_nothing_and_spoils_nothing(cabinet: Cabinet, wrong: str):
    await keep(cabinet)

    assert not await use(cabinet, code=wrong)
    assert await use(cabinet)


async def test_a_code_lives_for_30_minutes_and_not_a_moment_longer(cabinet: Cabinet):
    assert CODE_LIVES == 30 * MINUTE
    await keep(cabinet)

    assert not await use(cabinet, NOW + CODE_LIVES)
    assert await use(cabinet, NOW + CODE_LIVES - MOMENT)


async def test_a_new_code_ends_the_one_before(cabinet: Cabinet):
    await keep(cabinet, code="first")
    await keep(cabinet, code="second")

    assert not await use(cabinet, code="first")
    assert await use(cabinet, code="second")


async def test_a_code_is_dead_once_there_is_an_organiser_and_stays_dead(cabinet: Cabinet):
    anna, boris = await cabinet.people(2)
    await keep(cabinet)
    assert await cabinet.do(lambda s: s.organisers.add(anna, NOW))
    assert not await use(cabinet)

    await cabinet.do(lambda s: s.organisers.add(boris, NOW))
    await cabinet.do(lambda s: s.organisers.remove(anna, NOW))
    await cabinet.do(lambda s: s.organisers.remove(boris, NOW))
    assert not await use(cabinet)


async def test_a_code_made_while_there_is_an_organiser_opens_nothing(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    await cabinet.do(lambda s: s.organisers.add(anna, NOW))
    await keep(cabinet)

    assert not await use(cabinet)


async def test_of_a_code_the_file_keeps_no_letter(cabinet: Cabinet):
    await keep(cabinet)
    await use(cabinet)
    await cabinet.database.close()

    assert CODE.encode() not in b"".join(p.read_bytes() for p in cabinet.path.parent.iterdir())


async def test_an_organiser_is_one_once(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    assert not await cabinet.do(lambda s: s.organisers.has_any())
    outcomes = await asyncio.gather(
        *(cabinet.do(lambda s: s.organisers.add(anna, NOW)) for _ in range(5))
    )

    assert outcomes.count(True) == 1
    assert await cabinet.do(lambda s: s.organisers.has_any())
    assert await cabinet.do(lambda s: s.organisers.list_all()) == [
        Organiser(anna, "ref-0", "Имя-0", "ru", 1000, NOW)
    ]


async def test_who_stepped_down_may_come_back_as_the_youngest(cabinet: Cabinet):
    anna, boris = await cabinet.people(2)
    for person in (anna, boris):
        await cabinet.do(lambda s, person=person: s.organisers.add(person, NOW))

    gone = [await cabinet.do(lambda s: s.organisers.remove(anna, NOW)) for _ in range(2)]
    assert gone == [True, False]
    assert await cabinet.do(lambda s: s.organisers.add(anna, NOW + MINUTE))
    organisers = await cabinet.do(lambda s: s.organisers.list_all())
    assert [organiser.person_id for organiser in organisers] == [boris, anna]


async def test_nobody_unknown_is_an_organiser(cabinet: Cabinet):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await cabinet.do(lambda s: s.organisers.add(404, NOW))


async def test_an_appointment_waits_and_is_used_up_once(cabinet: Cabinet):
    appointed = [await cabinet.do(lambda s: s.organisers.appoint(2**40, NOW)) for _ in range(2)]
    assert appointed == [True, False]
    assert await cabinet.do(lambda s: s.organisers.list_appointments()) == [2**40]

    used = await asyncio.gather(
        *(cabinet.do(lambda s: s.organisers.withdraw_appointment(2**40)) for _ in range(5))
    )
    assert used.count(True) == 1
    assert await cabinet.do(lambda s: s.organisers.list_appointments()) == []


async def test_an_appointment_makes_no_organiser_yet_and_leaves_the_code_alive(cabinet: Cabinet):
    await keep(cabinet)
    await cabinet.do(lambda s: s.organisers.appoint(101, NOW))

    assert not await cabinet.do(lambda s: s.organisers.has_any())
    assert await use(cabinet)
