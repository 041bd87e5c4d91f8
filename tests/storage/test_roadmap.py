"""The road map in the database: what is unique, who comes first, and the alarm of the nearest."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import date, datetime

import pytest

from bot.features.milestones.rules import UNFINISHED, Kind, Phase, Report, Status
from tests.storage.cabinet import MINUTE, NOW, OTHER_INN, Cabinet

DUE = date(2016, 7, 29)


@pytest.fixture
async def organisation(cabinet: Cabinet) -> int:
    """An organisation, and two people to speak of its milestones."""
    await cabinet.people(2)
    return await cabinet.enter_organisation()


async def add(cabinet: Cabinet, organisation: int, **more: object) -> int | None:
    given = {"title": "Выставка", **more}
    return await cabinet.do(lambda s: s.roadmap.add(Phase.STRATEGY, DUE, organisation, **given))


def report(kind: Kind, **more: object) -> Report:
    return Report(1, kind, by=1, at=NOW, **more)


def alarms(cabinet: Cabinet) -> list[tuple[object, ...]]:
    return cabinet.rows("SELECT kind, state, due_at FROM due_work")


async def test_a_milestone_is_kept_as_it_was_given(cabinet: Cabinet, organisation: int):
    await add(cabinet, organisation)
    await add(cabinet, organisation, yields="Каталог", offsets=(-14, 0, 7), needs=(1,))
    kept = await cabinet.do(lambda s: s.roadmap.find(2))
    assert (kept.title, kept.yields, kept.due) == ("Выставка", "Каталог", DUE)
    assert (kept.offsets, kept.needs, kept.status) == ((-14, 0, 7), (1,), Status.PLANNED)
    assert await cabinet.do(lambda s: s.roadmap.find(404)) is None


async def test_a_typical_milestone_stands_on_the_map_once_until_it_is_cancelled(
    cabinet: Cabinet, organisation: int
):
    typical = {"title": "", "code": "m05"}
    numbers = await asyncio.gather(*(add(cabinet, organisation, **typical) for _ in range(10)))
    assert sorted(number or 0 for number in numbers) == [0] * 9 + [1]
    await cabinet.do(lambda s: s.roadmap.change_status(1, Status.CANCELLED, was=UNFINISHED))
    assert await add(cabinet, organisation, **typical) == 2


async def test_of_20_answers_at_once_exactly_one_counts(cabinet: Cabinet, organisation: int):
    await add(cabinet, organisation)
    number = await cabinet.do(lambda s: s.roadmap.record(report(Kind.DONE, note="Готово")))
    answers = [(yes, by) for yes in (True, False) for by in (1, 2)] * 5
    outcomes = await asyncio.gather(
        *(
            cabinet.do(
                lambda s, yes=yes, by=by: s.roadmap.settle(number, is_accepted=yes, by=by, now=NOW)
            )
            for yes, by in answers
        )
    )
    assert outcomes.count(True) == 1
    yes, by = answers[outcomes.index(True)]
    kept = cabinet.rows("SELECT is_accepted, settled_by FROM milestone_reports")
    assert kept == [(int(yes), by)]


async def test_one_report_of_a_kind_waits_at_a_time(cabinet: Cabinet, organisation: int):
    await add(cabinet, organisation)
    first = await cabinet.do(lambda s: s.roadmap.record(report(Kind.PROBLEM, note="Нет данных")))
    assert await cabinet.do(lambda s: s.roadmap.record(report(Kind.PROBLEM))) is None
    assert await cabinet.do(lambda s: s.roadmap.record(report(Kind.DONE))) is not None
    await cabinet.do(lambda s: s.roadmap.settle(first, is_accepted=True, by=2, now=NOW))
    assert await cabinet.do(lambda s: s.roadmap.record(report(Kind.PROBLEM))) is not None


async def test_a_milestone_is_moved_from_the_day_that_was_seen_only(
    cabinet: Cabinet, organisation: int
):
    await add(cabinet, organisation)
    later, latest = date(2016, 8, 12), date(2016, 9, 1)
    assert await cabinet.do(lambda s: s.roadmap.move(1, was_due=DUE, due=later))
    assert not await cabinet.do(lambda s: s.roadmap.move(1, was_due=DUE, due=latest))
    assert cabinet.rows("SELECT due, status FROM milestones") == [("2016-08-12", "postponed")]


async def test_the_alarm_stands_at_the_nearest_reminder_of_all(cabinet: Cabinet, organisation: int):
    async def remind(number: int, at: datetime) -> None:
        await cabinet.do(lambda s: s.roadmap.remind(number, at))

    await add(cabinet, organisation)
    await add(cabinet, organisation)
    await remind(1, NOW + 5 * MINUTE)
    await remind(2, NOW + 3 * MINUTE)
    await remind(1, NOW + 9 * MINUTE)
    due = await cabinet.do(lambda s: s.due_work.list_due(NOW + 3 * MINUTE, many=9))
    assert [(work.kind, work.due_at) for work in due] == [("milestone reminders", NOW + 3 * MINUTE)]
    found = await cabinet.do(lambda s: s.roadmap.list_to_remind(NOW + 3 * MINUTE))
    assert [milestone.id for milestone in found] == [2]
    await cabinet.do(lambda s: s.roadmap.change_status(2, Status.DONE, was=UNFINISHED, done_on=DUE))
    assert await cabinet.do(lambda s: s.roadmap.list_to_remind(NOW + 3 * MINUTE)) == []
    assert len(alarms(cabinet)) == 1


async def test_everybody_is_who_acts_for_a_participant_or_runs_the_cluster(
    cabinet: Cabinet, organisation: int
):
    await cabinet.do(lambda s: s.organisers.add(2, NOW))
    found = await cabinet.do(lambda s: s.roadmap.list_everybody())
    assert [reader.person_id for reader in found] == [2]
    await cabinet.enter_organisation(OTHER_INN)
    cabinet.alter(
        "INSERT INTO representatives (organisation_id, person_id, position, phone, email,"
        " authority, is_voting, since) VALUES (1, 1, '', '', '', 'head', 1, 0)"
    )
    found = await cabinet.do(lambda s: s.roadmap.list_everybody())
    assert [reader.person_id for reader in found] == [1, 2]
    cabinet.alter("UPDATE organisations SET status = 'excluded' WHERE id = 1")
    found = await cabinet.do(lambda s: s.roadmap.list_everybody())
    assert [reader.person_id for reader in found] == [2]


@pytest.mark.parametrize(
    "change",
    ["status = 'done'", "done_on = '2016-07-29'", "code = 'm05'", "phase = 'somewhere'"],
)
async def test_the_table_takes_no_half_of_a_milestone(
    cabinet: Cabinet, organisation: int, change: str
):
    await add(cabinet, organisation)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        cabinet.alter(f"UPDATE milestones SET {change}")
