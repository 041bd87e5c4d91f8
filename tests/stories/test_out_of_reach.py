"""People who block the bot or are gone: nothing breaks, and coming back is noticed."""

from __future__ import annotations

from bot.sandbox.faults import Fault
from tests import cast
from tests.acts import apply, enter, seat_organisers
from tests.stories.announcing import BORIS, BOSS, NEWS, address, gather
from tests.stories.walking import walk_to
from tests.world import World

ME = cast.APPLICANT


async def unreachable(world: World) -> list[object]:
    rows = await world.rows("SELECT telegram_id FROM people WHERE unreachable_since IS NOT NULL")
    return [row[0] for row in rows]


async def test_who_blocks_the_bot_is_known_to_be_out_of_reach_and_who_returns_is_not(
    world: World,
) -> None:
    await enter(world, ME)
    world.telegram.block(ME)
    await world.settle()
    assert await unreachable(world) == [ME]
    world.telegram.unblock(ME)
    await world.settle()
    assert await unreachable(world) == []
    world.telegram.block(ME)
    await world.settle()
    assert "пока без организации" in await world.says(ME, "/menu")
    assert await unreachable(world) == []


async def test_a_stranger_who_blocks_the_bot_leaves_nothing(world: World) -> None:
    await world.starts(cast.STRANGER)
    world.telegram.block(cast.STRANGER)
    await world.settle()
    assert await world.rows("SELECT * FROM people") == []


async def test_a_decision_about_somebody_out_of_reach_stands_and_is_seen_on_return(
    world: World,
) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    world.telegram.block(ME)
    await world.settle()
    assert "Итог: принята" in await world.presses(cast.ORGANISER, "Принять")
    assert await world.rows("SELECT COUNT(*) FROM organisations") == [(1,)]
    assert "подтверждена" not in world.screen(ME)
    await world.says(ME, "/menu")
    assert "Состояние: подтверждена" in await world.presses(ME, "Моя организация")


async def test_a_block_that_telegram_did_not_tell_of_is_learnt_from_its_refusal(
    world: World,
) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    world.telegram.faults.add(Fault("403", method="sendMessage", chat_id=ME))
    await world.presses(cast.ORGANISER, "Принять")
    assert await unreachable(world) == [ME]
    assert await world.rows("SELECT state FROM deliveries WHERE kind = 'application accepted'") == [
        ("failed",)
    ]


async def test_an_answer_that_is_refused_by_a_block_takes_nothing_back(world: World) -> None:
    await walk_to(world, "address")
    world.telegram.faults.add(Fault("403", chat_id=ME, times=3))
    await world.says(ME, "Новосибирск")
    assert "Вопрос 11 из 16" in world.screen(ME), "the answer did not arrive"
    world.telegram.faults.clear()
    assert "Вопрос 13 из 16" in await world.says(ME, "Анна Демидова"), "it was kept"


async def test_an_answer_that_is_lost_on_the_way_is_repeated_where_that_does_no_harm(
    world: World,
) -> None:
    await walk_to(world, "address")
    world.telegram.faults.add(Fault("500", method="sendMessage", chat_id=ME))
    assert "Вопрос 12 из 16" in await world.says(ME, "Новосибирск")


async def test_a_deleted_account_breaks_nothing(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    world.telegram.deactivate(ME)
    assert "Итог: принята" in await world.presses(cast.ORGANISER, "Принять")
    assert await unreachable(world) == [ME]


async def test_a_press_answered_too_late_still_shows_its_screen(world: World) -> None:
    await enter(world, ME)
    words = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    world.telegram.faults.add(Fault("400", method="answerCallbackQuery", description=words))
    assert "Как пользоваться ботом" in await world.presses(ME, "Помощь")


async def test_an_organiser_sees_that_who_has_blocked_the_bot_keeps_the_earlier_text(
    world: World,
) -> None:
    await gather(world)
    await address(world)
    await world.presses(BOSS, "Отправить сейчас")
    world.telegram.block(BORIS)
    await world.settle()
    await world.presses(BOSS, "Исправить текст")
    await world.says(BOSS, f"{NEWS} И субботу.")
    await world.presses(BOSS, "Дальше: исправить", "Да, исправить")
    world.clock.tick(seconds=10)
    await world.settle()
    card = await world.presses(BOSS, "Все объявления", "№ 1")
    assert "Исправлено на месте: 1." in card
    assert "Не удалось исправить, остался прежний текст: 1." in card
