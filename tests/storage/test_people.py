"""People: known once, by their consent, with what they are to the cluster now."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace

import pytest

from bot.features.privacy.rules import Consent, Person, Standing
from tests.storage.cabinet import MINUTE, NOW, OTHER_INN, Cabinet

ACCOUNT = 7_123_456_789
CONSENT = Consent("2026-11", "ru", "ab" * 32, NOW)
NAME = "Ёлочка 🎄"


async def enter(cabinet: Cabinet, account: int = ACCOUNT, ref: str = "ref-yolka") -> Person | None:
    return await cabinet.do(
        lambda s: s.people.enter(account, ref=ref, name=NAME, language="ru", now=NOW)
    )


async def standing(cabinet: Cabinet, account: int = ACCOUNT) -> Standing | None:
    return await cabinet.do(lambda s: s.people.find_standing(account))


async def test_a_person_is_kept_as_they_are(cabinet: Cabinet):
    yolka = Person(1, "ref-yolka", ACCOUNT, NAME, "ru")

    assert await enter(cabinet) == yolka
    assert await cabinet.do(lambda s: s.people.get(1)) == yolka
    assert await cabinet.do(lambda s: s.people.find_by_telegram_id(ACCOUNT)) == yolka
    assert await cabinet.do(lambda s: s.people.find_by_telegram_id(ACCOUNT + 1)) is None


async def test_of_20_first_messages_of_one_account_at_once_one_makes_a_person(cabinet: Cabinet):
    people = await asyncio.gather(*(enter(cabinet, ref=f"ref-{n}") for n in range(20)))

    assert sum(person is not None for person in people) == 1


async def test_a_person_changes_their_name_and_language(cabinet: Cabinet):
    await enter(cabinet)
    await cabinet.do(lambda s: s.people.rename(1, "Демидова Ёлка"))
    await cabinet.do(lambda s: s.people.choose_language(1, "en"))

    changed = await cabinet.do(lambda s: s.people.get(1))
    assert (changed.name, changed.language) == ("Демидова Ёлка", "en")


async def test_there_are_two_languages(cabinet: Cabinet):
    await enter(cabinet)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        await cabinet.do(lambda s: s.people.choose_language(1, "de"))


async def test_a_stranger_leaves_one_number_for_all(cabinet: Cabinet):
    assert await standing(cabinet) is None
    for _ in range(3):
        await cabinet.do(lambda s: s.people.count_stranger())

    assert cabinet.rows("SELECT * FROM counters") == [("strangers", 3)]
    assert cabinet.rows("SELECT * FROM people") == []


async def test_a_consent_is_kept_with_its_text_and_moment(cabinet: Cabinet):
    await enter(cabinet)
    assert await cabinet.do(lambda s: s.people.find_consent(1)) is None
    await cabinet.do(lambda s: s.people.record_consent(1, CONSENT))

    assert await cabinet.do(lambda s: s.people.find_consent(1)) == CONSENT


async def test_one_consent_is_in_force_at_a_time(cabinet: Cabinet):
    await enter(cabinet)
    await cabinet.do(lambda s: s.people.record_consent(1, CONSENT))

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        await cabinet.do(lambda s: s.people.record_consent(1, replace(CONSENT, version="2027-01")))


async def test_a_standing_tells_each_role_and_whether_the_organisation_votes(cabinet: Cabinet):
    person = await enter(cabinet)
    plain = Standing(person, is_organiser=False, votes=None, has_applied=False)
    assert await standing(cabinet) == plain

    await cabinet.do(lambda s: s.organisers.add(1, NOW))
    await cabinet.send(1)
    assert await standing(cabinet) == replace(plain, is_organiser=True, has_applied=True)

    organisation = await cabinet.enter_organisation()
    await cabinet.admit(organisation, 1)
    assert (await standing(cabinet)).votes is True


async def test_who_acts_for_an_observer_has_no_vote_until_they_act_for_a_member(cabinet: Cabinet):
    await enter(cabinet)
    observer = await cabinet.enter_organisation()
    cabinet.alter("UPDATE organisations SET votes = 0")
    await cabinet.admit(observer, 1)
    assert (await standing(cabinet)).votes is False

    await cabinet.admit(await cabinet.enter_organisation(OTHER_INN), 1)
    assert (await standing(cabinet)).votes is True


@pytest.mark.parametrize("status", ["suspended", "excluded", "withdrawn"])
async def test_who_acts_for_an_organisation_that_is_out_represents_nobody(
    cabinet: Cabinet, status: str
):
    await enter(cabinet)
    await cabinet.admit(await cabinet.enter_organisation(), 1)
    cabinet.alter(f"UPDATE organisations SET status = '{status}'")

    assert (await standing(cabinet)).votes is None


async def test_who_cannot_be_reached_is_noted_from_the_first_time_on(cabinet: Cabinet):
    await enter(cabinet)
    for moment in (NOW, NOW + MINUTE):
        await cabinet.do(lambda s, moment=moment: s.people.mark_unreachable(1, moment))
    ((since,),) = cabinet.rows("SELECT unreachable_since FROM people")
    assert since == NOW.timestamp() * 1_000_000

    back = [await cabinet.do(lambda s: s.people.mark_reachable(1)) for _ in range(2)]
    assert back == [True, False]


async def test_a_tombstone_cannot_keep_an_account(cabinet: Cabinet):
    await enter(cabinet)

    for change in ("telegram_id = NULL", "erased_at = 1"):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            cabinet.alter(f"UPDATE people SET {change}")
