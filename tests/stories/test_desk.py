"""My desk: everything that waits for me, each with the button that settles it."""

from __future__ import annotations

from datetime import date

from tests import cast
from tests.acts import accepted, apply, enter, join, seat_organisers
from tests.stories import assembling, balloting
from tests.world import World


async def test_an_organiser_settles_an_application_from_the_desk(world: World) -> None:
    await seat_organisers(world)
    assert "Ничего не ждёт" in await world.says(cast.ORGANISER, "/desk")
    await apply(world, cast.participant(2))
    desk = await world.says(cast.ORGANISER, "/desk")
    assert "решить по заявке № 1: ООО «Обь-Имплант», до 4 марта 2026 г." in desk
    await world.presses(cast.ORGANISER, "Открыть заявку № 1", "Принять")
    assert "Ничего не ждёт" in await world.says(cast.ORGANISER, "/desk")


async def test_the_desk_is_the_first_button_of_the_menu(world: World) -> None:
    await seat_organisers(world)
    await world.says(cast.ORGANISER, "/menu")
    assert world.labels(cast.ORGANISER)[0] == "Мои задачи"
    assert "Ничего не ждёт" in await world.presses(cast.ORGANISER, "Мои задачи")


async def test_an_applicant_finds_a_question_a_correction_and_a_draft(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    await world.presses(cast.ORGANISER, "Задать вопрос")
    await world.says(cast.ORGANISER, "Какой у вас адрес?")
    assert "ответить на вопрос по заявке № 1" in await world.says(cast.APPLICANT, "/desk")
    await world.presses(cast.APPLICANT, "Ответить")
    await world.says(cast.APPLICANT, "Новосибирск")
    await world.says(cast.ORGANISER, "/desk")
    await world.presses(cast.ORGANISER, "Открыть заявку № 1", "Вернуть на доработку")
    await world.says(cast.ORGANISER, "Уточните адрес")
    assert "исправить и отправить снова заявку № 1" in await world.says(cast.APPLICANT, "/desk")
    await world.presses(cast.APPLICANT, "Исправить", "Адрес")
    desk = await world.says(cast.APPLICANT, "/desk")
    assert "черновик: заявка организации" in desk
    assert "Продолжить" in world.labels(cast.APPLICANT)


async def test_a_voting_representative_finds_who_wants_to_join(world: World) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(2))
    await join(world, cast.participant(2))
    assert "решить по заявке № 2" in await world.says(cast.APPLICANT, "/desk")
    await world.presses(cast.APPLICANT, "Открыть заявку № 2", "Принять")
    assert "Ничего не ждёт" in await world.says(cast.COLLEAGUE, "/desk")


async def test_who_has_no_organisation_has_no_desk(world: World) -> None:
    await enter(world, cast.STRANGER)
    assert "недоступна" in await world.says(cast.STRANGER, "/desk")
    assert "Мои задачи" not in world.labels(cast.STRANGER)


async def test_an_observer_replies_to_a_meeting_and_has_no_ballot_to_vote_in(world: World) -> None:
    await assembling.gather(world)
    await assembling.call(world)
    await balloting.call(world)
    observer = assembling.PEOPLE[assembling.OBSERVER]
    desk = await world.says(observer, "/desk")
    assert assembling.TITLE in desk
    assert balloting.TITLE not in desk
    assert balloting.TITLE in await world.says(cast.APPLICANT, "/desk")


async def test_whose_organisation_was_excluded_has_no_desk_and_an_old_one_leads_nowhere(
    world: World,
) -> None:
    await assembling.gather(world)
    await assembling.call(world)
    await balloting.call(world)
    await world.says(cast.APPLICANT, "/desk")
    old = world.messages(cast.APPLICANT)[-1]
    who = cast.participant(assembling.MAKER)
    await world.says(cast.ORGANISER, "/participants")
    await world.presses(cast.ORGANISER, who.short_name, "Предложить исключить")
    await world.says(cast.ORGANISER, "Прекратила деятельность", who.inn)
    await world.presses(cast.SECOND_ORGANISER, "Подтвердить исключение")
    for button in (b for row in old["buttons"] for b in row if b.get("data")):
        world.telegram.press(cast.APPLICANT, old["message_id"], button["data"])
        await world.settle()
        assert balloting.QUESTION not in world.screen(cast.APPLICANT)
        assert "Голосовать" not in world.labels(cast.APPLICANT)
    assert assembling.TITLE not in await world.says(cast.APPLICANT, "/desk")


async def test_whose_power_of_attorney_ran_out_is_told_so_instead_of_voting(world: World) -> None:
    await seat_organisers(world)
    await balloting.seat(world, 3, 503)
    await balloting.seat(world, 2, 502, until=date(2026, 3, 2))
    await balloting.call(world)
    world.clock.tick(days=1)
    assert balloting.TITLE not in await world.says(502, "/desk")
    assert balloting.TITLE in await world.says(503, "/desk")
    await world.presses(502, "Голосовать")
    card = assembling.texts(world, 502)[-2]
    assert "2 марта 2026 г." in card
    assert "Передайте организаторам новую, чтобы голосовать." in card
    assert await world.rows("SELECT COUNT(*) FROM votes") == [(0,)]
