"""The list of participants, and excluding one by the word of two organisers."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import accepted, apply, enter, seat_organisers
from tests.world import World

MAKER = 2
REASON = "Организация прекратила деятельность"


@pytest.fixture
async def cluster(world: World) -> World:
    """The world with one accepted organisation, represented by the applicant."""
    await seat_organisers(world)
    await accepted(world, cast.participant(MAKER))
    return world


async def _propose(world: World, organiser: int = cast.ORGANISER) -> str:
    await world.says(organiser, "/participants")
    await world.presses(organiser, "ООО «Обь-Имплант»", "Предложить исключить")
    await world.says(organiser, REASON)
    return await world.says(organiser, cast.participant(MAKER).inn)


async def test_two_organisers_exclude_and_everybody_concerned_learns_why(cluster: World) -> None:
    assert "Нужно подтверждение второго организатора" in await _propose(cluster)
    assert "Решение ещё не принято" in cluster.screen(cast.APPLICANT)
    asked = cluster.screen(cast.SECOND_ORGANISER)
    assert REASON in asked
    await cluster.presses(cast.ORGANISER, "Подтвердить исключение")
    assert "нужен второй организатор" in cluster.alert(cast.ORGANISER)

    done = await cluster.presses(cast.SECOND_ORGANISER, "Подтвердить исключение")
    assert "Организация ООО «Обь-Имплант» исключена из кластера" in done
    assert REASON in cluster.screen(cast.APPLICANT)
    assert REASON in cluster.screen(cast.ORGANISER)
    acts = await cluster.rows("SELECT entry FROM journal ORDER BY id DESC LIMIT 2")
    assert "organisation excluded" in str(acts[0])
    assert "exclusion proposed" in str(acts[1])


async def test_an_excluded_organisation_keeps_its_card_and_loses_its_rights(
    cluster: World,
) -> None:
    await _propose(cluster)
    await cluster.presses(cast.SECOND_ORGANISER, "Подтвердить исключение")
    assert "заявитель" in await cluster.says(cast.APPLICANT, "/menu")
    card = await cluster.presses(cast.APPLICANT, "Моя организация")
    assert "Состояние: исключена" in card
    history = await cluster.presses(cast.APPLICANT, "История")
    assert f"исключена. Причина: {REASON}" in history
    assert "недоступна" in await cluster.says(cast.APPLICANT, "/participants")
    assert "Участников пока нет" in await cluster.says(cast.ORGANISER, "/participants")


async def test_a_dropped_proposal_excludes_nobody(cluster: World) -> None:
    await _propose(cluster)
    dropped = await cluster.presses(cast.SECOND_ORGANISER, "Отменить предложение")
    assert "остаётся участником" in dropped
    assert "остаётся участником" in cluster.screen(cast.APPLICANT)
    await cluster.presses(cast.ORGANISER, "Подтвердить исключение")
    assert "уже есть решение" in cluster.alert(cast.ORGANISER)
    assert await cluster.rows("SELECT status FROM organisations") == [("confirmed",)]


async def test_a_single_organiser_waits_a_day(cluster: World) -> None:
    await cluster.says(cast.SECOND_ORGANISER, "/organisers")
    await cluster.presses(cast.SECOND_ORGANISER, "Уйти из организаторов", "Да, уйти")
    assert "не раньше чем через сутки" in await _propose(cluster)
    cluster.clock.tick(hours=23, minutes=59)
    await cluster.presses(cast.ORGANISER, "Подтвердить исключение")
    assert "проходят сутки" in cluster.alert(cast.ORGANISER)
    cluster.clock.tick(minutes=1)
    again = await cluster.restart()
    done = await again.presses(cast.ORGANISER, "Подтвердить исключение")
    assert "исключена из кластера" in done
    await again.app.close()


async def test_the_typed_confirmation_must_name_the_same_organisation(cluster: World) -> None:
    await cluster.says(cast.ORGANISER, "/participants")
    await cluster.presses(cast.ORGANISER, "ООО «Обь-Имплант»", "Предложить исключить")
    await cluster.says(cast.ORGANISER, REASON)
    refused = await cluster.says(cast.ORGANISER, cast.participant(3).inn)
    assert "Это ИНН другой организации, а не ООО «Обь-Имплант»" in refused
    assert await cluster.rows("SELECT COUNT(*) FROM exclusions") == [(0,)]


async def test_representatives_see_one_another_without_phones(cluster: World) -> None:
    cluster.telegram.add_person("Чужой", person_id=777)
    await accepted(cluster, cast.participant(4), person=777)
    await cluster.says(777, "/participants")
    card = await cluster.presses(777, "ООО «Обь-Имплант»")
    assert "Эндопротезы" in card
    assert "000-00-02" not in card
    assert "Предложить исключить" not in cluster.labels(777)


async def test_nobody_but_an_organiser_excludes_and_strangers_see_no_list(cluster: World) -> None:
    await enter(cluster, cast.STRANGER)
    assert "недоступна" in await cluster.says(cast.STRANGER, "/participants")
    await _propose(cluster)
    for person in (cast.STRANGER, cast.APPLICANT):
        newest = cluster.messages(person)[-1]["message_id"]
        for data in ("px:1", "py:1:1", "pn:1:1"):
            cluster.telegram.press(person, newest, data)
            await cluster.settle()
            assert "устарела" in cluster.alert(person)
    assert await cluster.rows("SELECT settled_at FROM exclusions") == [(None,)]


async def test_the_list_has_pages(cluster: World) -> None:
    for number in range(3, 13):
        cluster.telegram.add_person(f"Человек {number}", person_id=500 + number)
        await accepted(cluster, cast.participant(number), person=500 + number)
    await cluster.says(cast.APPLICANT, "/participants")
    first = cluster.labels(cast.APPLICANT)
    await cluster.presses(cast.APPLICANT, "Следующие")
    second = cluster.labels(cast.APPLICANT)
    assert len(set(first) & set(second)) <= 1
    assert "Предыдущие" in second


async def test_an_organiser_may_accept_an_organisation_as_an_observer(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(23))
    assert "Принять наблюдателем" in world.labels(cast.ORGANISER)
    assert "Итог: принята" in await world.presses(cast.ORGANISER, "Принять наблюдателем")
    assert "как наблюдатель, без голоса" in world.screen(cast.APPLICANT)
    assert "Итог: принята" in world.screen(cast.ORGANISER)
