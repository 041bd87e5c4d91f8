"""Drafts: a person fills one form at a time, and none that was left is lost."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ui.forms import REVIEW, Draft
from tests.storage.cabinet import NOW, Cabinet

APPLYING = Draft("application", 0, "kpp", {"inn": "5499000018", "full_name": "АО «Ёж» & <b>"}, 3)
REPLYING = Draft("reply", 7, "text", {}, 1)
ANNA, BORIS = 1, 2


@pytest.fixture
async def drafts(cabinet: Cabinet) -> Cabinet:
    """Two people who have agreed."""
    assert await cabinet.people(2) == [ANNA, BORIS]
    return cabinet


async def keep(cabinet: Cabinet, draft: Draft, minutes: int = 0, person_id: int = ANNA) -> None:
    moment = NOW + timedelta(minutes=minutes)
    await cabinet.do(lambda s: s.drafts.keep(person_id, draft, moment))


async def open_of(cabinet: Cabinet, person_id: int = ANNA) -> Draft | None:
    return await cabinet.do(lambda s: s.drafts.find_open(person_id))


async def test_a_draft_is_kept_word_for_word(drafts: Cabinet):
    await keep(drafts, APPLYING)

    assert await open_of(drafts) == APPLYING
    assert await open_of(drafts, BORIS) is None


async def test_each_answer_takes_the_place_of_the_draft_before(drafts: Cabinet):
    await keep(drafts, APPLYING)
    further = replace(APPLYING, step=REVIEW, answers={"kpp": ""}, version=4)
    await keep(drafts, further)

    assert await open_of(drafts) == further
    assert await drafts.do(lambda s: s.drafts.list_of(ANNA)) == [further]


async def test_another_form_is_opened_and_the_first_is_left_not_lost(drafts: Cabinet):
    await keep(drafts, APPLYING)
    await keep(drafts, REPLYING)

    assert await open_of(drafts) == REPLYING
    assert await drafts.do(lambda s: s.drafts.find(ANNA, "application", 0)) == APPLYING
    await keep(drafts, APPLYING)
    assert await open_of(drafts) == APPLYING
    assert await drafts.do(lambda s: s.drafts.list_of(ANNA)) == [APPLYING, REPLYING]


async def test_one_form_about_two_subjects_is_two_drafts(drafts: Cabinet):
    about_8 = replace(REPLYING, subject=8, answers={"text": "О восьмой"})
    await keep(drafts, REPLYING)
    await keep(drafts, about_8)

    assert await drafts.do(lambda s: s.drafts.list_of(ANNA)) == [REPLYING, about_8]
    assert await drafts.do(lambda s: s.drafts.find(ANNA, "reply", 7)) == REPLYING
    assert await drafts.do(lambda s: s.drafts.find(ANNA, "reply", 9)) is None


async def test_a_second_open_form_is_impossible_whoever_writes_it(drafts: Cabinet):
    await keep(drafts, APPLYING)
    await keep(drafts, REPLYING)

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        drafts.alter("UPDATE drafts SET is_open = 1")


async def test_the_form_of_one_person_is_not_the_other_ones(drafts: Cabinet):
    await keep(drafts, APPLYING)
    await keep(drafts, replace(APPLYING, step="inn"), person_id=BORIS)
    await drafts.do(lambda s: s.drafts.drop(ANNA, APPLYING))

    assert await open_of(drafts) is None
    assert (await open_of(drafts, BORIS)).step == "inn"


async def test_leaving_closes_the_form_once_and_keeps_its_answers(drafts: Cabinet):
    await keep(drafts, APPLYING)

    assert [await drafts.do(lambda s: s.drafts.leave(ANNA)) for _ in range(2)] == [True, False]
    assert await open_of(drafts) is None
    assert await drafts.do(lambda s: s.drafts.find_latest(ANNA)) == APPLYING


async def test_what_is_sent_is_forgotten_and_may_be_begun_again(drafts: Cabinet):
    await keep(drafts, APPLYING)
    await drafts.do(lambda s: s.drafts.drop(ANNA, APPLYING))
    assert await drafts.do(lambda s: s.drafts.list_of(ANNA)) == []

    await keep(drafts, replace(APPLYING, version=1))
    assert (await open_of(drafts)).version == 1


async def test_the_draft_touched_last_is_offered_first(drafts: Cabinet):
    await keep(drafts, APPLYING, minutes=1)
    await keep(drafts, REPLYING, minutes=2)
    await drafts.do(lambda s: s.drafts.leave(ANNA))

    assert await drafts.do(lambda s: s.drafts.find_latest(ANNA)) == REPLYING
    assert await drafts.do(lambda s: s.drafts.find_latest(BORIS)) is None


async def test_a_stranger_has_no_draft(drafts: Cabinet):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await keep(drafts, APPLYING, person_id=404)
