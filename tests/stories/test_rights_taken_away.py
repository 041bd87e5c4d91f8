"""Somebody loses the right to a form while filling it: the next step does nothing, and says so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot import operations
from tests import cast
from tests.acts import apply
from tests.stories import assembling, balloting
from tests.stories.announcing import NEWS
from tests.stories.assembling import CERAMICS, MAKER, PEOPLE
from tests.world import World

BOSS, SECOND, ANNA, VERA = cast.ORGANISER, cast.SECOND_ORGANISER, PEOPLE[MAKER], PEOPLE[CERAMICS]
Act = Callable[[World], Awaitable[object]]


@dataclass(frozen=True)
class Form:
    """What is begun with the right, and the last step that is made without it."""

    begin: Act
    press: str = ""
    type: str = ""


async def _meeting(world: World) -> None:
    await assembling.describe(world)


async def _change(world: World) -> None:
    await assembling.call(world)
    await assembling.run(world)
    await world.presses(BOSS, "Изменить", "Место")


async def _changed(world: World) -> None:
    await _change(world)
    await world.says(BOSS, "Академгородок")


async def _cancelling(world: World) -> None:
    await assembling.call(world)
    await assembling.run(world)
    await world.presses(BOSS, "Отменить собрание")


async def _ballot(world: World) -> None:
    await world.says(BOSS, "/ballots")
    await world.presses(BOSS, "Новое голосование")
    await world.says(BOSS, "Предложение", balloting.TITLE, balloting.QUESTION)


async def _whole_ballot(world: World) -> None:
    await _ballot(world)
    await world.says(BOSS, "Большинство", "Сразу", "6 марта 18:00")


async def _milestone(world: World) -> None:
    await world.says(BOSS, "/roadmap")
    await world.presses(BOSS, "Новая веха", cast.participant(MAKER).short_name)
    await world.says(BOSS, "Каталог", "Инициирование", "01.08.2026", "Каталог участников")
    await world.presses(BOSS, "Пропустить", "Пропустить")


async def _announcement(world: World) -> None:
    await world.says(BOSS, "/announce")


async def _send_at(world: World) -> None:
    await world.says(BOSS, "/announce", NEWS)
    await world.presses(BOSS, "Дальше: кому", "Все участники", "Назначить время")
    await world.says(BOSS, "03.03.2026 10:00")


async def _exclusion(world: World) -> None:
    who = cast.participant(CERAMICS)
    await world.says(BOSS, "/participants")
    await world.presses(BOSS, who.short_name, "Предложить исключить")
    await world.says(BOSS, "Нет денег")


async def _refusing(world: World) -> None:
    await apply(world, cast.participant(6), person=cast.COLLEAGUE)
    await world.presses(BOSS, "Отклонить")


FORMS = {
    "calling a meeting": Form(_meeting, press="Отправить"),
    "changing a meeting": Form(_change, type="Академгородок"),
    "sending a change": Form(_changed, press="Отправить"),
    "calling a meeting off": Form(_cancelling, type="Зал занят"),
    "choosing the rule of a ballot": Form(_ballot, press="Большинство"),
    "preparing a ballot": Form(_whole_ballot, press="Отправить"),
    "planning a milestone": Form(_milestone, press="Отправить"),
    "writing an announcement": Form(_announcement, type=NEWS),
    "sending an announcement at a time": Form(_send_at, press="Отправить"),
    "proposing to exclude": Form(_exclusion, type=cast.participant(CERAMICS).inn),
    "refusing an application": Form(_refusing, type="Не подходит"),
}


async def _goes_on(world: World, person: int, form: Form) -> str:
    """Make the last step; return what it is answered with."""
    if form.type:
        return await world.says(person, form.type)
    return await world.presses(person, form.press)


async def _kept(world: World) -> list[object]:
    tables = ("meetings", "ballots", "milestones", "announcements", "exclusions", "applications")
    acts = await world.rows("SELECT entry FROM journal")
    told = await world.rows("SELECT person_id, kind, about FROM deliveries")
    return [acts, told, *[await world.rows(f"SELECT * FROM {table}") for table in tables]]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
async def test_an_organiser_whose_right_was_taken_away_in_the_middle_ends_nothing(
    world: World, form: Form
) -> None:
    await assembling.gather(world)
    await form.begin(world)
    await operations.remove_organiser(world.settings, BOSS)
    before = await _kept(world)
    shown = await _goes_on(world, BOSS, form)
    assert await _kept(world) == before
    assert "пока без организации" in shown, "the way on is shown, not the form"
    assert "устарел" in world.alert(BOSS) or form.type
    menu = await world.says(BOSS, "/menu")
    assert "Продолжить" not in world.labels(BOSS), menu


async def _reporting(world: World) -> None:
    await _milestone(world)
    await world.presses(BOSS, "Отправить")
    await world.says(ANNA, "/roadmap")
    await world.presses(ANNA, "Моей организации", "Веха № 1", "Отметить выполнение")
    await world.says(ANNA, "Издан")


async def _reported(world: World) -> None:
    await _reporting(world)
    await world.presses(ANNA, "Пропустить")


async def _postponing(world: World) -> None:
    await _milestone(world)
    await world.presses(BOSS, "Отправить")
    await world.says(ANNA, "/roadmap")
    await world.presses(ANNA, "Моей организации", "Веха № 1", "Перенести срок")
    await world.says(ANNA, "01.09.2026")


async def _postponed(world: World) -> None:
    await _postponing(world)
    await world.says(ANNA, "Нет бумаги")


async def _exclude(world: World) -> None:
    who = cast.participant(MAKER)
    await world.says(BOSS, "/participants")
    await world.presses(BOSS, who.short_name, "Предложить исключить")
    await world.says(BOSS, "Прекратила деятельность", who.inn)
    await world.presses(SECOND, "Подтвердить исключение")


MEMBERS_FORMS = {
    "reporting a milestone": Form(_reporting, press="Пропустить"),
    "sending the report": Form(_reported, press="Отправить"),
    "asking for another date": Form(_postponing, type="Нет бумаги"),
    "sending the request for another date": Form(_postponed, press="Отправить"),
}


@pytest.mark.parametrize("form", MEMBERS_FORMS.values(), ids=MEMBERS_FORMS)
async def test_who_was_excluded_in_the_middle_reports_and_asks_for_nothing(
    world: World, form: Form
) -> None:
    await assembling.gather(world)
    await form.begin(world)
    await _exclude(world)
    before = await _kept(world)
    await _goes_on(world, ANNA, form)
    assert await _kept(world) == before
    assert "заявитель" in "\n".join(assembling.texts(world, ANNA)), "the form gave way to the menu"
    assert "устарел" in world.alert(ANNA) or form.type
    await world.says(ANNA, "/menu")
    assert "Продолжить" not in world.labels(ANNA)


async def test_an_organiser_who_gets_the_right_back_goes_on_where_he_was(world: World) -> None:
    await assembling.gather(world)
    await _milestone(world)
    await operations.remove_organiser(world.settings, BOSS)
    await world.presses(BOSS, "Отправить")
    await operations.add_organiser(world.settings, BOSS)
    await world.says(BOSS, "/menu")
    assert "Каталог участников" in await world.presses(BOSS, "Продолжить")
    await world.presses(BOSS, "Отправить")
    assert await world.rows("SELECT COUNT(*) FROM milestones") == [(1,)]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
async def test_who_stays_a_representative_ends_nothing_of_an_organiser_either(
    world: World, form: Form
) -> None:
    """A form of organisers is not reached by the right to something like it."""
    await assembling.gather(world)
    await balloting.seat(world, 4, BOSS)
    await form.begin(world)
    await operations.remove_organiser(world.settings, BOSS)
    before = await _kept(world)
    await _goes_on(world, BOSS, form)
    assert await _kept(world) == before
    await world.says(BOSS, "/menu")
    assert "Дорожная карта" in world.labels(BOSS), "what a representative may do is kept"


@pytest.mark.parametrize("form", MEMBERS_FORMS.values(), ids=MEMBERS_FORMS)
async def test_who_was_excluded_with_one_organisation_reports_nothing_by_right_of_another(
    world: World, form: Form
) -> None:
    await assembling.gather(world)
    await balloting.seat(world, 4, ANNA)
    await form.begin(world)
    await _exclude(world)
    before = await _kept(world)
    await _goes_on(world, ANNA, form)
    assert await _kept(world) == before
    await world.says(ANNA, "/roadmap")
    assert "Дорожная карта" in world.screen(ANNA)
