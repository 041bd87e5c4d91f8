"""The first organiser, those who follow, and who may not be one."""

from __future__ import annotations

from pathlib import Path

from bot import operations
from bot.features.organisers.rules import CODE_BYTES
from tests import cast
from tests.acts import enter, seat_organisers
from tests.world import World, settings_for


async def _with_code(tmp_path: Path) -> tuple[World, str]:
    world = await World.open(settings_for(tmp_path, organisers=()))
    for account in (cast.STRANGER, cast.COLLEAGUE):
        world.telegram.add_person(*cast.NAMES[account][:1], person_id=account)
    code = await world.app.database.transaction(
        lambda store: operations.seat_first_organisers(store, (), world.clock.now())
    )
    assert len(code) > CODE_BYTES
    return world, code


async def test_the_first_organiser_sends_the_code_of_the_console(tmp_path: Path) -> None:
    world, code = await _with_code(tmp_path)
    await world.says(cast.STRANGER, code)
    await world.presses(cast.STRANGER, "Русский", "Согласен(на)")
    assert "Вы — организатор кластера" in world.screen(cast.STRANGER)
    await world.app.close()


async def test_the_code_opens_by_a_deep_link_too_and_after_the_consent(tmp_path: Path) -> None:
    world, code = await _with_code(tmp_path)
    await enter(world, cast.STRANGER)
    assert "Вы — организатор кластера" in await world.starts(cast.STRANGER, code)
    await world.app.close()


async def test_the_code_is_dead_after_use_after_half_an_hour_and_when_wrong(tmp_path: Path) -> None:
    world, code = await _with_code(tmp_path)
    await enter(world, cast.COLLEAGUE)
    wrong = await world.starts(cast.COLLEAGUE, "A" * 22)
    assert "Код не подошёл" in wrong
    world.clock.tick(minutes=30)
    assert "Код не подошёл" in await world.starts(cast.COLLEAGUE, code)
    fresh = await world.app.database.transaction(
        lambda store: operations.seat_first_organisers(store, (), world.clock.now())
    )
    await enter(world, cast.STRANGER)
    assert "Вы — организатор" in await world.starts(cast.STRANGER, fresh)
    assert "Код не подошёл" in await world.starts(cast.COLLEAGUE, fresh)
    await world.app.close()


async def test_whoever_comes_first_is_not_an_organiser(tmp_path: Path) -> None:
    world, _ = await _with_code(tmp_path)
    await enter(world, cast.STRANGER)
    assert "пока без организации" in world.screen(cast.STRANGER)
    assert "недоступна" in await world.says(cast.STRANGER, "/organisers")
    await world.app.close()


async def test_organisers_see_one_another(world: World) -> None:
    await enter(world, cast.ORGANISER)
    listed = await world.says(cast.ORGANISER, "/organisers")
    assert "Ольга Секретарёва" in listed
    assert "Ещё 1 человек назначен" in listed
    await enter(world, cast.SECOND_ORGANISER)
    assert "Пётр Кластеров" in await world.says(cast.ORGANISER, "/organisers")


async def test_an_organiser_steps_down_and_the_last_one_cannot(world: World) -> None:
    await seat_organisers(world)
    await world.says(cast.ORGANISER, "/organisers")
    await world.presses(cast.ORGANISER, "Уйти из организаторов", "Да, уйти")
    assert "Ольга Секретарёва больше не организатор" in world.screen(cast.SECOND_ORGANISER)
    assert "недоступна" in await world.says(cast.ORGANISER, "/applications")
    await world.says(cast.SECOND_ORGANISER, "/organisers")
    await world.presses(cast.SECOND_ORGANISER, "Уйти из организаторов")
    assert "Единственный организатор уйти не может" in world.alert(cast.SECOND_ORGANISER)


async def test_a_button_of_an_organiser_who_left_does_nothing(world: World) -> None:
    await seat_organisers(world)
    await world.says(cast.ORGANISER, "/applications")
    await world.says(cast.ORGANISER, "/organisers")
    await world.presses(cast.ORGANISER, "Уйти из организаторов", "Да, уйти")
    newest = world.messages(cast.ORGANISER)[-1]["message_id"]
    for data in ("dq:0", "da:1", "od", "oq", "ol"):
        world.telegram.press(cast.ORGANISER, newest, data)
        await world.settle()
        assert "устарела" in world.alert(cast.ORGANISER)
    assert await world.rows("SELECT COUNT(*) FROM organisers WHERE ended_at IS NULL") == [(1,)]
