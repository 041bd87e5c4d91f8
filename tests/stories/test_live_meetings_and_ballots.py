"""The quorum and the turnout on the organisers' cards, which are kept up by themselves."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bot.ui.rendering import Rendered
from tests import cast
from tests.stories import balloting
from tests.stories.assembling import CERAMICS, OBSERVER, PEOPLE, call, gather, run
from tests.stories.balloting import FIRST, seat_voters, vote
from tests.stories.watching import edits, newest, pass_time
from tests.world import World

BOSS, SECOND = cast.ORGANISER, cast.SECOND_ORGANISER
MORNING = datetime(2026, 3, 16, 2, 30, tzinfo=UTC)


@pytest.fixture
async def assembly(world: World) -> World:
    """Registration is open, and an organiser looks at the roll."""
    await gather(world)
    await call(world)
    world.clock.moment = MORNING
    await run(world)
    await world.presses(BOSS, "Открыть регистрацию")
    return world


async def test_the_quorum_grows_on_the_roll_of_who_looks_at_it(assembly: World) -> None:
    assert "Зарегистрировано 0 из 2" in assembly.screen(BOSS)
    before = edits(assembly, BOSS)
    await pass_time(assembly, seconds=2)
    await assembly.presses(cast.APPLICANT, "Я на месте")
    await assembly.presses(PEOPLE[OBSERVER], "Я на связи")
    assert edits(assembly, BOSS) == before
    await pass_time(assembly, seconds=1)
    assert "Зарегистрировано 1 из 2" in assembly.screen(BOSS)
    assert "Кворум имеется" in assembly.screen(BOSS)
    assert "ООО «Обь-Имплант»: очно" in assembly.labels(BOSS)
    await assembly.presses(PEOPLE[CERAMICS], "Я на связи")
    await pass_time(assembly, seconds=2)
    assert edits(assembly, BOSS) == before + 1
    await pass_time(assembly, seconds=1)
    assert "Зарегистрировано 2 из 2" in assembly.screen(BOSS)
    assert edits(assembly, BOSS) == before + 2


async def test_the_closing_by_another_organiser_shows_on_the_card(assembly: World) -> None:
    await run(assembly, who=SECOND)
    await assembly.presses(SECOND, "Регистрация")
    await assembly.presses(cast.APPLICANT, "Я на месте")
    card = newest(assembly)["message_id"]
    again = await assembly.restart()
    await again.presses(SECOND, "Закрыть собрание", "Да, закрыть собрание")
    await pass_time(again, seconds=3)
    [closed] = [m for m in again.messages(BOSS) if m["message_id"] == card]
    assert closed["text"].startswith("Регистрация завершена.")
    assert "Зарегистрировано 1 из 2" in closed["text"]
    assert "Отметить" not in str(closed["buttons"])
    assert "ПРОТОКОЛ № 1" in again.screen(SECOND)
    assert await again.rows("SELECT * FROM live_cards") == []
    await again.app.close()


async def test_the_quorum_grows_where_the_meeting_is_run(assembly: World) -> None:
    assert "Зарегистрировано 0 из 2" in await run(assembly, who=SECOND)
    await assembly.presses(cast.APPLICANT, "Я на месте")
    await pass_time(assembly, seconds=3)
    assert "Зарегистрировано 1 из 2" in assembly.screen(SECOND)
    await assembly.presses(BOSS, "Закрыть собрание", "Да, закрыть собрание")
    await pass_time(assembly, seconds=3)
    assert "Протокол" in str([m["buttons"] for m in assembly.messages(SECOND)[-2:]])
    assert await assembly.rows("SELECT * FROM live_cards") == []


async def test_members_cards_are_not_kept_up(assembly: World) -> None:
    await assembly.presses(cast.APPLICANT, "Я на месте")
    before = edits(assembly, cast.APPLICANT)
    await assembly.presses(PEOPLE[CERAMICS], "Я на связи")
    await pass_time(assembly, minutes=1)
    assert edits(assembly, cast.APPLICANT) == before


async def test_the_turnout_grows_without_results(world: World) -> None:
    await seat_voters(world, 2, 3)
    await balloting.call(world)
    shown = await world.presses(BOSS, "Открыть голосование")
    assert "Проголосовало 0 из 2" in shown
    card = newest(world)["message_id"]
    await vote(world, FIRST + 2, "За")
    await pass_time(world, seconds=3)
    assert "Проголосовало 1 из 2." in world.screen(BOSS)
    assert "Итоги — после закрытия." in world.screen(BOSS)
    assert "За:" not in world.screen(BOSS)
    await vote(world, FIRST + 3, "За")
    await pass_time(world, seconds=3)
    assert "Проголосовало 2 из 2" in world.screen(BOSS)
    assert newest(world)["message_id"] == card


async def test_the_result_takes_the_place_of_the_turnout(world: World) -> None:
    await seat_voters(world, 2, 3)
    await balloting.call(world, closes="2 марта 11:00")
    await world.presses(BOSS, "Открыть голосование")
    card = newest(world)["message_id"]
    await vote(world, FIRST + 2, "За")
    await pass_time(world, hours=1, seconds=1)
    await pass_time(world, seconds=3)
    [over] = [m for m in world.messages(BOSS) if m["message_id"] == card]
    assert "За: 1" in over["text"]
    assert await world.rows("SELECT * FROM live_cards") == []


async def test_who_is_no_organiser_any_more_sees_no_roll(assembly: World) -> None:
    await run(assembly, who=SECOND)
    roll = await assembly.presses(SECOND, "Регистрация")
    await assembly.app.database.transaction(lambda store: store.organisers.remove(2, MORNING))
    await assembly.presses(cast.APPLICANT, "Я на месте")
    await pass_time(assembly, seconds=3)
    assert assembly.screen(SECOND) == roll
    assert await assembly.rows("SELECT person_id FROM live_cards") == [(1,)]


async def test_an_edit_on_its_way_does_not_land_on_the_answer(assembly: World) -> None:
    """The edit of the card is held up on the network while the organiser presses on."""
    speaker, reached, let_go = assembly.app.speaker, asyncio.Event(), asyncio.Event()
    edit, assembly.app.renewal.turns._patience = speaker.edit, 0.0

    async def held_up(chat_id: int, message_id: int, rendered: Rendered) -> None:
        if chat_id == BOSS and "Зарегистрировано 1" in rendered.html and not reached.is_set():
            reached.set()
            await let_go.wait()
        await edit(chat_id, message_id, rendered)

    speaker.edit = held_up
    await assembly.presses(cast.APPLICANT, "Я на месте")
    assembly.clock.tick(seconds=3)
    renewing = asyncio.create_task(assembly.app.renewal.renew_due())
    await reached.wait()
    card = newest(assembly)["message_id"]
    assembly.telegram.press_label(BOSS, card, "Назад")
    batch = await speaker.ask(lambda client: client.get_updates(assembly._offset, timeout=0))
    assembly._offset = batch[-1].update_id + 1
    await asyncio.gather(*map(assembly.app.intake.accept, batch))
    await assembly.app.intake.finish()
    answer = assembly.screen(BOSS)
    let_go.set()
    await renewing
    answered_in = newest(assembly)["message_id"]
    assert answered_in > card
    assert "Регистрация" in assembly.labels(BOSS)
    assert assembly.screen(BOSS) == answer
    await pass_time(assembly, seconds=3)
    assert assembly.screen(BOSS) == answer
    assert await assembly.rows("SELECT message_id FROM live_cards") == [(answered_in,)]
