"""Proposals to exclude: one is open for each organisation, and one answer settles it."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import datetime

import pytest

from bot.features.participants.rules import Exclusion
from tests.storage.cabinet import MINUTE, NOW, OTHER_INN, Cabinet

ANNA, BORIS = 1, 2


@pytest.fixture
async def organisation(cabinet: Cabinet) -> int:
    """An organisation and two people who may speak of excluding it."""
    assert await cabinet.people(2) == [ANNA, BORIS]
    return await cabinet.enter_organisation()


async def propose(cabinet: Cabinet, organisation: int, reason: str = "Ликвидация") -> int | None:
    return await cabinet.do(
        lambda s: s.exclusions.propose(organisation, reason=reason, by=ANNA, now=NOW)
    )


async def settle(cabinet: Cabinet, number: int, *, is_confirmed: bool, by: int = BORIS) -> bool:
    now: datetime = NOW + by * MINUTE
    return await cabinet.do(
        lambda s: s.exclusions.settle(number, is_confirmed=is_confirmed, by=by, now=now)
    )


async def test_a_proposal_is_kept_word_for_word(cabinet: Cabinet, organisation: int):
    number = await propose(cabinet, organisation, "Ликвидация: «запись» № 7 & <b>")
    proposal = Exclusion(1, organisation, "Ликвидация: «запись» № 7 & <b>", ANNA, NOW, None)

    assert await cabinet.do(lambda s: s.exclusions.get(number)) == proposal
    assert await cabinet.do(lambda s: s.exclusions.find_open(organisation)) == proposal
    assert await cabinet.do(lambda s: s.exclusions.get(404)) is None


async def test_of_ten_proposals_at_once_one_is_kept(cabinet: Cabinet, organisation: int):
    numbers = await asyncio.gather(*(propose(cabinet, organisation) for _ in range(10)))

    assert sorted(number or 0 for number in numbers) == [0] * 9 + [1]
    assert await propose(cabinet, await cabinet.enter_organisation(OTHER_INN)) is not None


async def test_of_20_answers_at_once_exactly_one_counts(cabinet: Cabinet, organisation: int):
    number = await propose(cabinet, organisation)
    answers = [(is_confirmed, by) for is_confirmed in (True, False) for by in (ANNA, BORIS)] * 5
    outcomes = await asyncio.gather(
        *(settle(cabinet, number, is_confirmed=yes, by=by) for yes, by in answers)
    )

    assert outcomes.count(True) == 1
    yes, by = answers[outcomes.index(True)]
    kept = cabinet.rows("SELECT is_confirmed, settled_by FROM exclusions")
    assert kept == [(int(yes), by)]
    settled = await cabinet.do(lambda s: s.exclusions.get(number))
    assert settled.settled_at == NOW + by * MINUTE


async def test_after_an_answer_another_proposal_may_be_made(cabinet: Cabinet, organisation: int):
    await settle(cabinet, await propose(cabinet, organisation), is_confirmed=False)
    assert await cabinet.do(lambda s: s.exclusions.find_open(organisation)) is None

    assert await propose(cabinet, organisation) == 2


@pytest.mark.parametrize(
    "change", ["settled_at = 1", "is_confirmed = 1", "is_confirmed = 2, settled_at = 1"]
)
async def test_the_table_takes_no_half_of_an_answer(
    cabinet: Cabinet, organisation: int, change: str
):
    await propose(cabinet, organisation)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        cabinet.alter(f"UPDATE exclusions SET {change}")


async def test_nobody_excludes_what_is_not_there(cabinet: Cabinet, organisation: int):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await propose(cabinet, 404)
