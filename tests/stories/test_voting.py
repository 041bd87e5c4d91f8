"""Voting for an organisation: who may, who may not and why, and whose vote stands."""

from __future__ import annotations

from datetime import date

import pytest

from tests import cast
from tests.acts import enter
from tests.stories.balloting import FIRST, QUESTION, call, seat, seat_voters, vote
from tests.world import World

TWO, THREE, FOUR = FIRST + 2, FIRST + 3, FIRST + 4
SECOND = FIRST + 92
OBSERVER = FIRST + 24


@pytest.fixture
async def cluster(world: World) -> World:
    """Two voting organisations, one of them with two representatives, and an observer."""
    await seat_voters(world, 2, 3, 24)
    await seat(world, 2, SECOND)
    return world


async def _exclude(world: World, name: str, inn: str) -> None:
    await world.says(cast.ORGANISER, "/participants")
    await world.presses(cast.ORGANISER, name, "Предложить исключить")
    await world.says(cast.ORGANISER, "Прекратила деятельность", inn)
    await world.presses(cast.SECOND_ORGANISER, "Подтвердить исключение")


async def test_a_colleague_changes_the_vote_and_both_see_it(cluster: World) -> None:
    await call(cluster)
    await vote(cluster, TWO, "За")
    told = cluster.screen(SECOND)
    assert "Голос ООО «Обь-Имплант»: «За»" in told
    assert "Проголосовал ваш коллега: Человек 502" in told
    await cluster.presses(SECOND, "Открыть голосование")
    sure = await cluster.presses(SECOND, "Против")
    assert "уже проголосовал другой представитель: «За». Новый голос заменит прежний" in sure
    assert "принят: «Против»" in await cluster.presses(SECOND, "Подтвердить голос")
    assert "Проголосовал ваш коллега: Человек 592" in cluster.screen(TWO)
    rows = await cluster.rows("SELECT version, choice, superseded_at IS NULL FROM votes")
    assert rows == [(1, "for", 0), (2, "against", 1)]
    assert await cluster.rows("SELECT took_part FROM ballots") == [(1,)]


async def test_a_vote_meant_before_a_colleagues_came_is_not_kept(cluster: World) -> None:
    await call(cluster)
    await cluster.presses(TWO, "Голосовать", "За")
    await cluster.presses(SECOND, "Голосовать", "Против", "Подтвердить голос")
    shown = await cluster.presses(TWO, "Подтвердить голос")
    assert "изменился, поэтому ваш не записан" in cluster.alert(TWO)
    assert "Голос ООО «Обь-Имплант»: «Против»" in shown
    assert await cluster.rows("SELECT choice FROM votes") == [("against",)]


async def test_a_double_confirmation_is_one_vote_with_one_receipt(cluster: World) -> None:
    await call(cluster)
    await cluster.presses(TWO, "Голосовать", "За")
    newest = cluster.messages(TWO)[-1]["message_id"]
    for _ in range(2):
        cluster.telegram.press_label(TWO, newest, "Подтвердить голос")
    await cluster.settle()
    assert "Квитанция № 1-1" in cluster.screen(TWO)
    assert await cluster.rows("SELECT version, choice FROM votes") == [(1, "for")]
    votes = await cluster.rows("SELECT entry FROM journal")
    assert sum('"act":"vote"' in str(row[0]) for row in votes) == 1


async def test_an_old_confirmation_does_not_bring_an_old_vote_back(cluster: World) -> None:
    await call(cluster)
    await cluster.presses(TWO, "Голосовать", "За")
    newest = cluster.messages(TWO)[-1]
    data = newest["buttons"][0][0]["data"]
    await cluster.presses(TWO, "Подтвердить голос", "Изменить голос", "Против")
    await cluster.presses(TWO, "Подтвердить голос")
    cluster.telegram.press(TWO, cluster.messages(TWO)[-1]["message_id"], data)
    await cluster.settle()
    assert "ваш не записан" in cluster.alert(TWO)
    current = "SELECT choice FROM votes WHERE superseded_at IS NULL"
    assert await cluster.rows(current) == [("against",)]


async def test_an_observer_sees_the_ballot_and_is_told_why_there_is_no_vote(
    cluster: World,
) -> None:
    await call(cluster)
    assert "Открыто голосование" not in cluster.screen(OBSERVER)
    await cluster.says(OBSERVER, "/ballots")
    card = await cluster.presses(OBSERVER, "№ 1, идёт")
    assert "наблюдатель, без голоса" in card
    assert "За" not in cluster.labels(OBSERVER)
    _press(cluster, OBSERVER, "bv:1:3:0:for")
    await cluster.settle()
    assert "наблюдатель, без голоса" in cluster.alert(OBSERVER)
    cluster.clock.tick(days=5)
    await cluster.settle()
    assert "завершено" in cluster.screen(OBSERVER)


async def test_a_stranger_and_a_foreigner_to_the_organisation_can_do_nothing(
    cluster: World,
) -> None:
    await call(cluster)
    await enter(cluster, cast.STRANGER)
    for data in ("bl:0", "bn:1:0", "br:0"):
        _press(cluster, cast.STRANGER, data)
        await cluster.settle()
        assert "устарела" in cluster.alert(cast.STRANGER)
    for data in ("bo:1", "bs:1:1", "bq:1:1:for", "bv:1:1:0:for"):
        _press(cluster, cast.STRANGER, data)
        await cluster.settle()
        assert "Голосовать могут подтверждённые участники" in cluster.alert(cast.STRANGER)
        assert QUESTION not in cluster.screen(cast.STRANGER)
    _press(cluster, THREE, "bv:1:1:0:for")
    await cluster.settle()
    assert "Голосовать могут подтверждённые участники" in cluster.alert(THREE)
    _press(cluster, TWO, "bv:1:1:0:ooo")
    await cluster.settle()
    assert "такого варианта нет" in cluster.alert(TWO)
    _press(cluster, TWO, "bv:99:1:0:for")
    await cluster.settle()
    assert "Такого голосования нет" in cluster.alert(TWO)
    assert await cluster.rows("SELECT COUNT(*) FROM votes") == [(0,)]


async def test_an_excluded_organisation_is_told_why_and_its_vote_stays(cluster: World) -> None:
    await call(cluster)
    await vote(cluster, TWO, "За")
    await cluster.presses(THREE, "Голосовать")
    who = cast.participant(3)
    await _exclude(cluster, who.short_name, who.inn)
    _press(cluster, THREE, "bq:1:2:for")
    await cluster.settle()
    assert "исключена из участников, поэтому голос не учтён" in cluster.alert(THREE)
    _press(cluster, THREE, "bo:1")
    await cluster.settle()
    assert "исключена из участников" in cluster.alert(THREE)
    assert await cluster.rows("SELECT eligible, took_part FROM ballots") == [(2, 1)]


async def test_an_expired_power_of_attorney_does_not_vote_and_the_head_does(
    world: World,
) -> None:
    await seat_voters(world, 2, 3, until=date(2026, 3, 3))
    await seat(world, 2, SECOND)
    await call(world)
    await world.presses(TWO, "Голосовать", "За")
    world.clock.tick(days=2)
    await world.presses(TWO, "Подтвердить голос")
    assert "Доверенность № 7 действовала по 3 марта 2026 г. включительно" in world.alert(TWO)
    assert "За" not in world.labels(TWO)
    assert "принят" in await vote(world, SECOND, "За")


async def test_an_organisation_accepted_after_the_opening_waits_for_the_next_ballot(
    cluster: World,
) -> None:
    await call(cluster)
    await seat(cluster, 4, FOUR)
    await cluster.says(FOUR, "/ballots")
    assert "нет в списке голосующих" in await cluster.presses(FOUR, "№ 1, идёт")
    assert "Ничего не ждёт" in await cluster.says(FOUR, "/desk")


async def test_who_acts_for_two_organisations_chooses_for_which_to_vote(cluster: World) -> None:
    await seat(cluster, 3, TWO)
    await call(cluster)
    await cluster.presses(TWO, "Голосовать")
    names = [cast.participant(number).short_name for number in (2, 3)]
    for name, choice in zip(names, ("За", "Против"), strict=True):
        await cluster.says(TWO, "/ballots")
        await cluster.presses(TWO, "№ 1, идёт", f"Голосовать: {name}", choice)
        assert f"Голос {name} принят" in await cluster.presses(TWO, "Подтвердить голос")
    assert await cluster.rows("SELECT organisation_id, choice FROM votes ORDER BY id") == [
        (1, "for"),
        (2, "against"),
    ]


async def test_two_representatives_confirm_in_the_same_moment_and_one_vote_stands(
    cluster: World,
) -> None:
    await call(cluster)
    await cluster.presses(TWO, "Голосовать", "За")
    await cluster.presses(SECOND, "Голосовать", "Против")
    for person in (TWO, SECOND):
        newest = cluster.messages(person)[-1]["message_id"]
        cluster.telegram.press_label(person, newest, "Подтвердить голос")
    await cluster.settle()
    current = "SELECT COUNT(*) FROM votes WHERE superseded_at IS NULL"
    assert await cluster.rows(current) == [(1,)]
    assert await cluster.rows("SELECT COUNT(*) FROM votes") == [(1,)]


async def test_nobody_learns_how_others_voted_before_the_end(cluster: World) -> None:
    await call(cluster)
    await vote(cluster, TWO, "За")
    _press(cluster, THREE, "bn:1:0")
    await cluster.settle()
    assert "после завершения" in cluster.alert(THREE)


def _press(world: World, person: int, data: str) -> None:
    world.telegram.press(person, world.messages(person)[-1]["message_id"], data)
