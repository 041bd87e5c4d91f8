"""Organisations: each ИНН once, each person once, and exactly one vote that is never lost."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.features.organisations.rules import (
    Authority,
    Basis,
    Organisation,
    Representative,
    Status,
)
from bot.features.organisations.rules import Change as Line
from storage.store import Store
from tests.storage.cabinet import INN, NOW, OTHER_INN, TECHNOPARK, Cabinet

ENTREPRENEUR = replace(
    TECHNOPARK,
    inn="049900001242",
    ogrn="304540600000123",
    kpp="",
    full_name='Индивидуальный предприниматель <b>Ёлкина</b> & "Ко"',
    short_name="ИП «Ёлкина» №\u00a01 — 𝕏",
    legal_form="ip",
    offers="",
    needs="Первая строка\nВторая строка",
)
PROXY = Authority(
    Basis.PROXY, "14-ё/26", date(2026, 2, 28), date(2028, 2, 29), "document:BQACAgIAAxk"
)


async def voting(cabinet: Cabinet, organisation_id: int) -> list[int]:
    found = await cabinet.do(lambda s: s.organisations.list_representatives(organisation_id))
    return [representative.person_id for representative in found if representative.is_voting]


async def hand_over(cabinet: Cabinet, organisation_id: int, from_person: int, to: int) -> bool:
    return await cabinet.do(
        lambda s: s.organisations.hand_over_vote(organisation_id, from_person=from_person, to=to)
    )


async def team_of(cabinet: Cabinet, count: int) -> tuple[int, dict[int, int]]:
    """Return an organisation and the rows of its representatives by person, the first one votes."""
    organisation = await cabinet.enter_organisation()
    people = await cabinet.people(count)
    rows = {person: await cabinet.admit(organisation, person) for person in people}
    return organisation, {person: row for person, row in rows.items() if row is not None}


@pytest.mark.parametrize(("particulars", "votes"), [(TECHNOPARK, True), (ENTREPRENEUR, False)])
async def test_an_organisation_is_kept_word_for_word(cabinet: Cabinet, particulars, votes):
    async def unit(store: Store) -> tuple[Organisation | None, Organisation | None]:
        number = await store.organisations.enter(particulars, votes=votes)
        by_inn = await store.organisations.find_by_inn(particulars.inn)
        return await store.organisations.get(number or 0), by_inn

    organisation = Organisation(1, particulars, votes, Status.CONFIRMED)
    assert await cabinet.do(unit) == (organisation, organisation)


async def test_what_nobody_entered_is_not_found(cabinet: Cabinet):
    assert await cabinet.do(lambda s: s.organisations.get(404)) is None
    assert await cabinet.do(lambda s: s.organisations.find_by_inn(INN)) is None
    assert await cabinet.do(lambda s: s.organisations.list_representatives(404)) == []


async def test_of_20_acceptances_with_one_inn_at_once_one_is_kept(cabinet: Cabinet):
    numbers = await asyncio.gather(*(cabinet.enter_organisation() for _ in range(20)))

    assert sorted(number or 0 for number in numbers) == [0] * 19 + [1]


@pytest.mark.parametrize("inn", ["", "549900001", "54990000180", "5499000012420"])
async def test_the_table_takes_no_inn_of_another_length(cabinet: Cabinet, inn: str):
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        await cabinet.enter_organisation(inn)


async def test_a_representative_is_kept_with_every_word_of_the_mandate(cabinet: Cabinet):
    organisation = await cabinet.enter_organisation()
    (anna,) = await cabinet.people(1)
    row = await cabinet.admit(
        organisation,
        anna,
        position="И. о. «директора»",
        phone="+73830000001;ext=12",
        email="ёлка@пример.рф",
        authority=PROXY,
    )

    found = await cabinet.do(lambda s: s.organisations.list_representatives(organisation))
    assert found == [
        Representative(
            id=row,
            organisation_id=organisation,
            person_id=anna,
            ref="ref-0",
            name="Имя-0",
            language="ru",
            position="И. о. «директора»",
            phone="+73830000001;ext=12",
            email="ёлка@пример.рф",
            authority=PROXY,
            is_voting=True,
        )
    ]


@pytest.mark.parametrize(
    "authority", [Authority(Basis.PROXY), replace(PROXY, issued=None), Authority(Basis.PROXY, "14")]
)
async def test_a_power_of_attorney_without_a_date_is_void(cabinet: Cabinet, authority: Authority):
    organisation = await cabinet.enter_organisation()
    (anna,) = await cabinet.people(1)

    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        await cabinet.admit(organisation, anna, authority=authority)


async def test_the_first_representative_votes_and_those_who_follow_do_not(cabinet: Cabinet):
    organisation, team = await team_of(cabinet, 3)

    assert await voting(cabinet, organisation) == list(team)[:1]


async def test_of_ten_first_representatives_at_once_one_votes(cabinet: Cabinet):
    organisation = await cabinet.enter_organisation()
    people = await cabinet.people(10)
    await asyncio.gather(*(cabinet.admit(organisation, person) for person in people))

    assert len(await voting(cabinet, organisation)) == 1
    assert len(cabinet.rows("SELECT id FROM representatives")) == 10


async def test_nobody_acts_twice_for_one_organisation(cabinet: Cabinet):
    organisation = await cabinet.enter_organisation()
    (anna,) = await cabinet.people(1)
    rows = await asyncio.gather(*(cabinet.admit(organisation, anna) for _ in range(5)))

    assert sorted(row or 0 for row in rows) == [0, 0, 0, 0, 1]


async def test_one_person_may_act_and_vote_for_two_organisations(cabinet: Cabinet):
    (anna,) = await cabinet.people(1)
    both = [await cabinet.enter_organisation(inn) for inn in (INN, OTHER_INN)]
    for organisation in both:
        await cabinet.admit(organisation, anna)

    assert [await voting(cabinet, organisation) for organisation in both] == [[anna], [anna]]
    mine = await cabinet.do(lambda s: s.organisations.list_of(anna))
    assert [organisation.particulars.inn for organisation in mine] == [INN, OTHER_INN]


async def test_a_second_vote_is_impossible_whoever_writes_it(cabinet: Cabinet):
    await team_of(cabinet, 2)

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        cabinet.alter("UPDATE representatives SET is_voting = 1")


async def test_the_vote_is_handed_over_and_its_holder_stands_first(cabinet: Cabinet):
    organisation, team = await team_of(cabinet, 3)
    chair, _, third = team

    assert await hand_over(cabinet, organisation, chair, team[third])
    assert await voting(cabinet, organisation) == [third]
    found = await cabinet.do(lambda s: s.organisations.list_representatives(organisation))
    assert [representative.person_id for representative in found] == [third, chair, 2]


async def test_of_two_hand_overs_at_once_one_wins(cabinet: Cabinet):
    organisation, team = await team_of(cabinet, 3)
    chair, second, third = team
    outcomes = await asyncio.gather(
        hand_over(cabinet, organisation, chair, team[second]),
        hand_over(cabinet, organisation, chair, team[third]),
    )

    assert sorted(outcomes) == [False, True]
    assert await voting(cabinet, organisation) == [[second, third][outcomes.index(True)]]


async def test_after_60_hand_overs_at_random_there_is_one_vote_as_before(cabinet: Cabinet):
    organisation, team = await team_of(cabinet, 5)
    chance = random.Random(20261125)
    people = list(team)
    wishes = [(chance.choice(people), team[chance.choice(people)]) for _ in range(60)]
    outcomes = await asyncio.gather(*(hand_over(cabinet, organisation, *wish) for wish in wishes))

    holder = people[0]
    for (from_person, to), done in zip(wishes, outcomes, strict=True):
        assert done == (from_person == holder)
        holder = next(p for p, row in team.items() if row == to) if done else holder
    assert await voting(cabinet, organisation) == [holder]


async def test_a_vote_for_which_there_is_no_colleague_stays_where_it_is(cabinet: Cabinet):
    organisation, team = await team_of(cabinet, 2)
    chair, second = team
    other = await cabinet.enter_organisation(OTHER_INN)
    (stranger,) = [row for row in [await cabinet.admit(other, second)] if row]

    assert not await hand_over(cabinet, organisation, chair, 404)
    assert not await hand_over(cabinet, organisation, chair, stranger)
    await cabinet.do(lambda s: s.people.erase(second, NOW))
    assert not await hand_over(cabinet, organisation, chair, team[second])
    assert await voting(cabinet, organisation) == [chair]


async def test_the_vote_of_who_left_goes_to_the_eldest_colleague(cabinet: Cabinet):
    organisation, team = await team_of(cabinet, 3)
    chair, second, third = team

    async def promote(leaver: int) -> bool:
        await cabinet.do(lambda s: s.people.erase(leaver, NOW))
        return await cabinet.do(lambda s: s.organisations.promote_eldest(organisation))

    assert not await cabinet.do(lambda s: s.organisations.promote_eldest(organisation))
    assert await promote(chair)
    assert await voting(cabinet, organisation) == [second]
    assert await promote(second)
    assert await voting(cabinet, organisation) == [third]
    assert not await promote(third)
    assert await voting(cabinet, organisation) == []


async def test_who_joins_an_organisation_that_everybody_left_gets_its_vote(cabinet: Cabinet):
    organisation, team = await team_of(cabinet, 1)
    await cabinet.do(lambda s: s.people.erase(next(iter(team)), NOW))
    newcomer = await cabinet.do(
        lambda s: s.people.enter(7, ref="ref-7", name="Новая", language="ru", now=NOW)
    )
    await cabinet.admit(organisation, newcomer.id)

    assert await voting(cabinet, organisation) == [newcomer.id]


async def test_the_history_tells_what_happened_in_its_order(cabinet: Cabinet):
    organisation = await cabinet.enter_organisation()
    story = [
        Line(NOW, Status.CONFIRMED, ""),
        Line(NOW + timedelta(days=1), Status.SUSPENDED, "Взносы «не» уплачены"),
        Line(NOW + timedelta(days=2), Status.CONFIRMED, "Уплачены"),
    ]
    for line in story:
        await cabinet.do(
            lambda s, line=line: s.organisations.record_change(
                organisation, line.status, by_ref="ref-0", now=line.at, reason=line.reason
            )
        )

    assert await cabinet.do(lambda s: s.organisations.list_changes(organisation)) == story
    found = await cabinet.do(lambda s: s.organisations.get(organisation))
    assert found.status is Status.CONFIRMED


async def test_the_history_is_of_an_organisation_that_exists(cabinet: Cabinet):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await cabinet.do(
            lambda s: s.organisations.record_change(404, Status.EXCLUDED, by_ref="x", now=NOW)
        )


async def test_the_list_of_participants_is_in_pages_by_name_and_has_those_of_today(
    cabinet: Cabinet,
):
    names = ["ООО «Яблоко»", "АО «Ёлка»", "ИП Белкин", "Вега"]
    for number, name in enumerate(names):
        particulars = replace(TECHNOPARK, inn=f"540000000{number}", short_name=name)
        await cabinet.do(lambda s, p=particulars: s.organisations.enter(p, votes=True))
    cabinet.alter("UPDATE organisations SET status = 'excluded' WHERE short_name = 'Вега'")

    async def page(skipped: int) -> list[str]:
        found = await cabinet.do(lambda s: s.organisations.list_confirmed(many=2, skipped=skipped))
        return [organisation.particulars.short_name for organisation in found]

    assert await page(0) == ["ИП Белкин", "АО «Ёлка»"]
    assert await page(2) == ["ООО «Яблоко»"]
