"""Applications: one waits for each ИНН and each person, and one decision settles it."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.features.applications.rules import Application, Kind, Status
from storage.store import Store
from tests.storage.cabinet import ANSWERS, INN, MOMENT, NOW, OTHER_INN, TECHNOPARK, Cabinet

LATER = NOW + timedelta(hours=1)


async def decide(cabinet: Cabinet, number: int | None, status: Status, **more: Any) -> bool:
    wanted = {"by": None, "now": LATER} | more
    return await cabinet.do(lambda s: s.applications.decide(number, status, **wanted))


async def got(cabinet: Cabinet, number: int | None) -> Application:
    found = await cabinet.do(lambda s: s.applications.get(number))
    assert found is not None
    return found


async def test_an_application_is_kept_word_for_word(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    odd = {**ANSWERS, "full_name": '<b>ООО</b> & "Рога" ё 𝕏 \u2028', "kpp": ""}
    number = await cabinet.send(anna, answers=odd)

    assert await got(cabinet, number) == Application(
        id=1,
        kind=Kind.ORGANISATION,
        person_id=anna,
        organisation_id=None,
        inn=INN,
        answers=odd,
        status=Status.SENT,
        sent_at=NOW,
        decided_at=None,
        decided_by=None,
        reason="",
        question="",
        reply="",
    )


async def test_a_number_that_somebody_made_up_is_nobodys(cabinet: Cabinet):
    assert await cabinet.do(lambda s: s.applications.get(404)) is None


async def test_of_20_people_who_apply_with_one_inn_at_the_same_moment_one_is_kept(
    cabinet: Cabinet,
):
    people = await cabinet.people(20)
    numbers = await asyncio.gather(*map(cabinet.send, people))

    assert sum(number is not None for number in numbers) == 1
    assert len(cabinet.rows("SELECT id FROM applications")) == 1


async def test_a_person_has_one_application_waiting_whatever_its_inn(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    numbers = await asyncio.gather(cabinet.send(anna), cabinet.send(anna, OTHER_INN))

    assert sorted(number or 0 for number in numbers) == [0, 1]


@pytest.mark.parametrize("status", [Status.RETURNED, Status.REFUSED, Status.WITHDRAWN])
async def test_after_a_decision_the_person_and_the_inn_are_free_again(
    cabinet: Cabinet, status: Status
):
    anna, boris = await cabinet.people(2)
    await decide(cabinet, await cabinet.send(anna), status)

    assert await cabinet.send(anna, OTHER_INN) is not None
    assert await cabinet.send(boris) is not None


async def test_a_question_does_not_free_the_inn_nor_the_person(cabinet: Cabinet):
    anna, boris = await cabinet.people(2)
    number = await cabinet.send(anna)
    assert await cabinet.do(lambda s: s.applications.ask(number, "Кто подписал?"))

    assert await cabinet.send(boris) is None
    assert await cabinet.send(anna, OTHER_INN) is None


async def test_two_colleagues_may_wait_to_join_one_organisation_at_once(cabinet: Cabinet):
    anna, boris, vera = await cabinet.people(3)
    organisation = await cabinet.enter_organisation()
    joining = {"kind": Kind.JOINING, "organisation_id": organisation}

    assert await cabinet.send(anna) is not None
    assert await cabinet.send(boris, **joining) is not None
    assert await cabinet.send(vera, **joining) is not None
    assert await cabinet.send(vera, **joining) is None
    waiting = await cabinet.do(lambda s: s.applications.list_joining(organisation))
    assert [application.person_id for application in waiting] == [boris, vera]
    found = await cabinet.do(lambda s: s.applications.find_waiting_by_inn(INN))
    assert found.person_id == anna


async def test_nobody_joins_no_organisation(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        await cabinet.send(anna, kind=Kind.JOINING)


async def test_of_20_decisions_at_once_exactly_one_counts(cabinet: Cabinet):
    people = await cabinet.people(21)
    number = await cabinet.send(people[0])
    statuses = [Status.ACCEPTED, Status.REFUSED, Status.RETURNED, Status.WITHDRAWN] * 5
    outcomes = await asyncio.gather(
        *(
            decide(cabinet, number, status, by=by, reason=f"Причина {by}")
            for by, status in zip(people[1:], statuses, strict=True)
        )
    )

    assert outcomes.count(True) == 1
    first = outcomes.index(True)
    settled = await got(cabinet, number)
    assert (settled.status, settled.decided_by) == (statuses[first], people[1 + first])
    assert (settled.reason, settled.decided_at) == (f"Причина {people[1 + first]}", LATER)


async def test_nothing_settled_is_asked_or_answered(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    number = await cabinet.send(anna)
    await cabinet.do(lambda s: s.applications.ask(number, "Кто подписал?"))
    await decide(cabinet, number, Status.REFUSED)

    assert not await cabinet.do(lambda s: s.applications.ask(number, "А теперь?"))
    assert not await cabinet.do(lambda s: s.applications.reply(number, anna, "Директор"))
    assert (await got(cabinet, number)).question == "Кто подписал?"


async def test_a_question_is_answered_once_and_by_the_applicant_alone(cabinet: Cabinet):
    anna, boris = await cabinet.people(2)
    number = await cabinet.send(anna)

    async def reply(person_id: int, words: str) -> bool:
        return await cabinet.do(lambda s: s.applications.reply(number, person_id, words))

    assert not await reply(anna, "Меня не спрашивали")
    await cabinet.do(lambda s: s.applications.ask(number, "Кто подписал?"))
    assert not await reply(boris, "Это я")
    assert [await reply(anna, "Директор"), await reply(anna, "Нет, другой")] == [True, False]
    answered = await got(cabinet, number)
    assert (answered.status, answered.reply) == (Status.SENT, "Директор")


async def test_a_second_question_takes_the_first_reply_away(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    number = await cabinet.send(anna)
    await cabinet.do(lambda s: s.applications.ask(number, "Кто подписал?"))
    await cabinet.do(lambda s: s.applications.reply(number, anna, "Директор"))
    await cabinet.do(lambda s: s.applications.ask(number, "Какой?"))

    asked = await got(cabinet, number)
    assert (asked.status, asked.question, asked.reply) == (Status.ASKED, "Какой?", "")


async def test_an_acceptance_notes_which_organisation_it_made(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    number = await cabinet.send(anna)
    organisation = await cabinet.enter_organisation()
    await decide(cabinet, number, Status.ACCEPTED, organisation_id=organisation)

    assert (await got(cabinet, number)).organisation_id == organisation


async def test_a_refused_colleague_stays_on_record_with_the_organisation(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    organisation = await cabinet.enter_organisation()
    number = await cabinet.send(anna, kind=Kind.JOINING, organisation_id=organisation)
    await decide(cabinet, number, Status.REFUSED)

    assert (await got(cabinet, number)).organisation_id == organisation


@pytest.mark.parametrize(
    "change",
    [
        "status = 'accepted'",
        "decided_at = 1",
        "status = 'forgotten'",
        "kind = 'alliance'",
        "person_id = 404",
        "decided_by = 404",
        "organisation_id = 404",
        "kind = 'joining'",
    ],
)
async def test_the_table_takes_no_application_that_cannot_be(cabinet: Cabinet, change: str):
    (anna,) = await cabinet.people(1)
    await cabinet.send(anna)

    with pytest.raises(sqlite3.IntegrityError):
        cabinet.alter("PRAGMA foreign_keys = ON", f"UPDATE applications SET {change}")


async def test_the_queue_is_read_in_pages_oldest_first(cabinet: Cabinet):
    people = await cabinet.people(5)
    for place, person in enumerate(people):
        await cabinet.send(person, f"540000000{place}")
    await decide(cabinet, 2, Status.REFUSED)

    async def page(skipped: int) -> list[int]:
        waiting = await cabinet.do(lambda s: s.applications.list_waiting(many=2, skipped=skipped))
        return [application.id for application in waiting]

    assert [await page(0), await page(2), await page(4)] == [[1, 3], [4, 5], []]
    assert await cabinet.do(lambda s: s.applications.count_waiting()) == 4


async def test_an_empty_queue_counts_nothing(cabinet: Cabinet):
    assert await cabinet.do(lambda s: s.applications.count_waiting()) == 0
    assert await cabinet.do(lambda s: s.applications.list_waiting(many=5)) == []


async def test_the_applications_of_a_day_are_counted_from_its_first_moment_on(cabinet: Cabinet):
    anna, boris = await cabinet.people(2)
    day_ago = NOW - timedelta(days=1)
    for number, sent_at in enumerate([day_ago - MOMENT, day_ago, NOW], start=1):
        await cabinet.send(anna, now=sent_at)
        await decide(cabinet, number, Status.RETURNED)

    async def sent(person_id: int) -> int:
        return await cabinet.do(lambda s: s.applications.count_sent_since(person_id, day_ago))

    assert [await sent(anna), await sent(boris)] == [2, 0]


async def test_a_person_finds_their_own_newest_application(cabinet: Cabinet):
    anna, boris = await cabinet.people(2)
    await decide(cabinet, await cabinet.send(anna), Status.RETURNED)
    await cabinet.send(anna, OTHER_INN)

    async def look(store: Store) -> tuple[Application | None, Application | None, list[int]]:
        everything = [application.id for application in await store.applications.list_of(anna)]
        latest = store.applications.find_latest_of
        return await latest(anna), await latest(boris), everything

    newest, none, everything = await cabinet.do(look)
    assert (newest.inn, none, everything) == (OTHER_INN, None, [1, 2])


async def test_the_background_holds_five_earlier_applications_with_this_inn(cabinet: Cabinet):
    anna, boris, vera = await cabinet.people(3)
    for number in range(1, 8):
        await cabinet.send(anna)
        await decide(cabinet, number, Status.RETURNED)
    await cabinet.send(boris, OTHER_INN)
    number = await cabinet.send(vera)
    await decide(cabinet, number, Status.RETURNED)
    await cabinet.send(vera)

    application = await got(cabinet, number)
    background = await cabinet.do(lambda s: s.applications.find_background(application))
    assert [earlier.id for earlier in background.earlier] == [7, 6, 5, 4, 3]
    assert background.doubles == ()


async def test_possible_doubles_have_another_inn_and_the_same_number_or_name(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    known = [
        replace(TECHNOPARK, short_name="Свой ИНН"),
        replace(TECHNOPARK, inn=OTHER_INN, short_name="Тот же ОГРН"),
        replace(TECHNOPARK, inn="5499000032", ogrn="1", short_name="ООО «ОБСКОЙ медтехнопарк»"),
        replace(TECHNOPARK, inn="5499000040", ogrn="2", short_name="Другой"),
    ]
    for particulars in known:
        await cabinet.do(lambda s, p=particulars: s.organisations.enter(p, votes=True))
    application = await got(cabinet, await cabinet.send(anna))
    background = await cabinet.do(lambda s: s.applications.find_background(application))

    assert sorted(background.doubles) == ["ООО «ОБСКОЙ медтехнопарк»", "Тот же ОГРН"]


async def test_who_joins_is_no_double_of_the_organisation_they_join(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    organisation = await cabinet.enter_organisation()
    number = await cabinet.send(anna, kind=Kind.JOINING, organisation_id=organisation)
    application = await got(cabinet, number)

    background = await cabinet.do(lambda s: s.applications.find_background(application))
    assert background.doubles == ()
