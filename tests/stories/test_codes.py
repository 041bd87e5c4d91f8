"""The one-time code of the first organiser: by link, by typing, and every wrong one alike."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import operations
from tests import cast
from tests.acts import enter
from tests.world import World, settings_for

CODE = "AAAAAAAAAAAAAAAAAAAAAA"
REFUSED = "Код не подошёл. Проверьте его или попросите новый у того, кто запускает бот."
WRONG = [
    "BBBBBBBBBBBBBBBBBBBBBB",
    "A",
    "A" * 21,
    "A" * 65,
    "КодКодКодКодКодКодКодК",
    "../../../etc/passwd",
    "' OR '1'='1' --",
    "'; DROP TABLE people;--",
    "<b>A</b>",
]
ME = cast.STRANGER


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A fresh installation: nobody is an organiser, one code waits for the first."""
    opened = await World.open(settings_for(tmp_path, organisers=()))
    for account, (first, last, language) in cast.NAMES.items():
        opened.telegram.add_person(first, last_name=last, language_code=language, person_id=account)
    now = opened.clock.now()
    await opened.app.database.transaction(lambda store: store.organisers.keep_code(CODE, now))
    yield opened
    await opened.app.close()


async def organisers(world: World) -> list[tuple[object, ...]]:
    return await world.rows("SELECT person_id FROM organisers WHERE ended_at IS NULL")


async def test_the_link_with_the_code_makes_the_first_organiser_once(world: World) -> None:
    await world.starts(ME, CODE)
    assert await organisers(world) == []
    menu = await world.presses(ME, "Русский", "Согласен(на)")
    assert "Вы — организатор кластера" in menu
    assert "Заявки" in world.labels(ME)
    assert len(await organisers(world)) == 1
    await world.starts(cast.APPLICANT, CODE)
    assert REFUSED in await world.presses(cast.APPLICANT, "Русский", "Согласен(на)")
    assert len(await organisers(world)) == 1


async def test_the_code_may_be_typed_after_entering(world: World) -> None:
    await enter(world, ME)
    assert "Вы — организатор кластера" in await world.says(ME, f" {CODE} ")


async def test_the_code_may_be_typed_before_entering(world: World) -> None:
    assert "Здравствуйте" in await world.says(ME, CODE)
    assert "Вы — организатор" in await world.presses(ME, "Русский", "Согласен(на)")


async def test_the_code_survives_a_first_refusal_of_the_consent(world: World) -> None:
    await world.starts(ME, CODE)
    await world.presses(ME, "English", "I do not agree", "Read it again", "I agree")
    assert "organiser" in world.screen(ME)
    assert len(await organisers(world)) == 1


async def test_the_code_is_dead_after_thirty_minutes(world: World) -> None:
    await enter(world, ME)
    world.clock.tick(minutes=30)
    assert REFUSED in await world.says(ME, CODE)
    assert REFUSED in await world.starts(ME, CODE)
    assert await organisers(world) == []


async def test_the_code_lives_until_the_thirtieth_minute(world: World) -> None:
    await enter(world, ME)
    world.clock.tick(minutes=29, seconds=59)
    assert "Вы — организатор" in await world.says(ME, CODE)


@pytest.mark.parametrize("code", WRONG)
async def test_a_wrong_code_of_any_shape_gets_the_same_answer(world: World, code: str) -> None:
    await enter(world, ME)
    answer = await world.starts(ME, code)
    assert answer.startswith(REFUSED)
    await world.starts(cast.APPLICANT, code)
    late = await world.presses(cast.APPLICANT, "Русский", "Согласен(на)")
    assert late.startswith(REFUSED)
    assert await organisers(world) == []
    assert "Вы — организатор" in await world.says(ME, CODE), "the right one is still good"


async def test_the_first_to_press_start_is_not_an_organiser(world: World) -> None:
    await enter(world, ME)
    assert "Заявки" not in world.labels(ME)
    assert "Такой команды нет" in await world.says(ME, "/applications")
    assert await organisers(world) == []


async def test_a_code_is_dead_once_an_organiser_exists(world: World) -> None:
    await enter(world, ME)
    await operations.add_organiser(world.settings, cast.APPLICANT)
    await enter(world, cast.APPLICANT)
    assert REFUSED in await world.says(ME, CODE)
    assert len(await organisers(world)) == 1


async def test_an_organiser_is_not_told_that_a_code_was_wrong(world: World) -> None:
    await world.starts(ME, CODE)
    await world.presses(ME, "Русский", "Согласен(на)")
    assert REFUSED not in await world.starts(ME, CODE)
