"""A form left in the middle: its draft is kept, offered again, and goes on where it stood."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import enter, seat_organisers
from tests.stories.walking import kept, walk_to, walk_to_review
from tests.world import World

ME = cast.APPLICANT


@pytest.mark.parametrize("command", ["/start", "/menu", "/help", "/cancel", "/mydata", "/nonsense"])
async def test_a_command_leaves_the_form_and_the_menu_leads_back_to_the_same_question(
    world: World, command: str
) -> None:
    asked = await walk_to(world, "address")
    await world.says(ME, command)
    assert "Это сообщение ни к какому вопросу не относится" in await world.says(ME, "630000")
    menu = await world.says(ME, "/menu")
    assert "Черновик ждёт: заявка организации" in menu
    assert await world.presses(ME, "Продолжить") == asked
    assert "Вопрос 12 из 16" in await world.says(ME, "630000, г. Новосибирск")


async def test_cancel_says_that_the_draft_is_kept(world: World) -> None:
    await walk_to(world, "address")
    assert "Отменено" in await world.says(ME, "/cancel")
    assert "Черновик ждёт" in world.screen(ME)
    asked = await world.presses(ME, "Продолжить")
    assert "Вопрос 11 из 16" in asked
    left = await world.presses(ME, "Отмена")
    assert "Ответы сохранены в черновике: вопрос 11 из 16" in left
    assert await world.presses(ME, "Продолжить") == asked


async def test_the_draft_is_kept_in_english_too(world: World) -> None:
    foreigner = cast.FOREIGNER
    await world.starts(foreigner)
    await world.presses(foreigner, "English", "I agree", "Registration")
    asked = await world.says(foreigner, "5499000025")
    assert "Question 2 of 16" in asked
    assert "draft" in await world.says(foreigner, "/cancel")
    assert await world.presses(foreigner, "Continue") == asked


async def test_registration_begun_again_offers_the_draft(world: World) -> None:
    asked = await walk_to(world, "address")
    await world.says(ME, "/menu")
    offered = await world.presses(ME, "Регистрация")
    assert "неотправленный черновик: заявка организации" in offered
    assert "на вопросе 11 из 16" in offered
    assert world.labels(ME) == ["Продолжить", "Начать заново"]
    assert await world.presses(ME, "Продолжить") == asked


async def test_a_restart_in_the_middle_is_not_noticed(world: World) -> None:
    await walk_to(world, "address")
    again = await world.restart()
    try:
        assert "Вопрос 12 из 16" in await again.says(ME, "630000, г. Новосибирск")
        await again.presses(ME, "Назад")
        assert "Вопрос 11 из 16" in again.screen(ME)
    finally:
        await again.app.close()


async def test_what_was_written_while_the_bot_was_away_is_answered_when_it_returns(
    world: World,
) -> None:
    await walk_to(world, "name")
    await world.app.close()
    world.telegram.say(ME, "Анна Демидова")
    world.telegram.say(ME, "Директор")
    again = await World.open(world.settings, clock=world.clock, telegram=world.telegram)
    try:
        await again.settle()
        assert "Вопрос 14 из 16" in again.screen(ME)
    finally:
        await again.app.close()


async def test_beginning_anew_asks_first_and_forgets_the_answers(world: World) -> None:
    asked = await walk_to(world, "address")
    await world.says(ME, "/start")
    sure = await world.presses(ME, "Регистрация", "Начать заново")
    assert "Все ответы этого черновика будут удалены" in sure
    assert await world.presses(ME, "Продолжить") == asked
    await world.says(ME, "/start")
    await world.presses(ME, "Регистрация", "Начать заново")
    assert "ИНН вашей организации" in await world.presses(ME, "Да, начать заново")
    assert "Вопрос 2 из 16" in await world.says(ME, "5499000025")
    assert cast.participant(2).full_name not in str(await world.rows("SELECT answers FROM drafts"))


async def test_a_button_of_a_forgotten_draft_answers_nothing_in_the_new_one(world: World) -> None:
    await walk_to(world, "cluster_role")
    choices = world.messages(ME)[-1]
    world.clock.tick(minutes=1)
    await world.says(ME, "/menu")
    await world.presses(ME, "Регистрация", "Начать заново", "Да, начать заново", "Отмена")
    await world.says(ME, "/menu")
    asked = await walk_to(world, "specialisation")
    supplier = next(b for row in choices["buttons"] for b in row if "Поставщик" in b["text"])
    world.telegram.press(ME, choices["message_id"], supplier["data"])
    await world.settle()
    assert "Эта кнопка устарела" in world.alert(ME)
    assert [m["text"] for m in world.messages(ME)].count(asked) == 2


async def test_back_leads_through_the_questions_and_keeps_the_answers(world: World) -> None:
    await walk_to(world, "short_name")
    await world.presses(ME, "Назад")
    assert "Вопрос 4 из 16" in world.screen(ME)
    await world.presses(ME, "Назад", "Назад")
    assert "Вопрос 2 из 16" in world.screen(ME)
    assert "Вопрос 5 из 16" in await world.says(ME, cast.participant(2).ogrn), "the rest is kept"


async def test_an_answer_one_came_back_to_is_shown_and_may_be_kept(world: World) -> None:
    asked = await walk_to(world, "address")
    await world.presses(ME, "Назад", "Назад", "Назад")
    assert "Ваш ответ сейчас: " + cast.participant(2).specialisation in world.screen(ME)
    assert await world.presses(ME, "Оставить") == asked
    await world.says(ME, "Новосибирск", "Анна Демидова", "Директор", "+7 383 000-00-02")
    assert "Ваш ответ сейчас: +7 383" in await world.presses(ME, "Назад")
    assert "Рабочая электронная почта" in await world.says(ME, "Оставить")


async def test_a_form_left_before_its_first_answer_leaves_no_draft(world: World) -> None:
    await walk_to(world, "inn")
    left = await world.presses(ME, "Отмена")
    assert "ответов в ней ещё не было" in left
    assert "Черновик ждёт" not in left
    assert await world.rows("SELECT COUNT(*) FROM drafts") == [(0,)]
    assert world.labels(ME)[0] == "Регистрация"


async def test_the_first_question_has_no_way_back_and_a_required_one_no_skip(world: World) -> None:
    asked = await walk_to(world, "inn")
    assert world.labels(ME) == ["Отмена"]
    message = world.messages(ME)[-1]
    version = message["buttons"][0][0]["data"].partition(":")[2]
    for data, words in (
        (f"fb:{version}", "Это первый вопрос"),
        (f"fs:{version}", "Этот вопрос пропустить нельзя"),
        (f"fc:{version}:scan", "Теперь этот вопрос не задаётся"),
        (f"fa:{version}:5499000026", ""),
    ):
        world.telegram.press(ME, message["message_id"], data)
        await world.settle()
        assert world.alert(ME).startswith(words)
        assert world.screen(ME).endswith(asked)
    assert "контрольное число не сходится" in world.screen(ME)


async def test_several_lines_are_changed_before_sending(world: World) -> None:
    await seat_organisers(world)
    await walk_to_review(world)
    await world.presses(ME, "Краткое название")
    await world.says(ME, "ООО «Ромашка»")
    await world.presses(ME, "Роль в кластере", "Наука")
    await world.presses(ME, "Потребности", "Пропустить")
    await world.presses(ME, "Телефон")
    review = await world.says(ME, "8 383 000-00-77 доб. 5")
    for line in (
        "Краткое название: ООО «Ромашка»",
        "Роль в кластере: Наука",
        "Потребности: не указано",
        "Телефон: +7 383 000-00-77 #5",
    ):
        assert line in review
    assert await world.presses(ME, "Адрес") != review
    assert await world.presses(ME, "Назад") == review
    assert "№ 1" in await world.presses(ME, "Отправить")


async def test_a_press_of_the_first_step_at_the_fifth_shows_where_the_form_is(
    world: World,
) -> None:
    await walk_to(world, "kpp")
    third = world.messages(ME)[-1]
    before = [b["data"] for row in third["buttons"] for b in row]
    await world.presses(ME, "Пропустить")
    asked = await world.says(ME, "Общество «Ромашка»")
    for data in before:
        world.telegram.press(ME, third["message_id"], data)
        await world.settle()
        assert "Эта кнопка устарела" in world.alert(ME)
    assert next(m for m in world.messages(ME) if m["message_id"] == third["message_id"])[
        "text"
    ].endswith(asked)
    assert "Организационно-правовая форма" in await world.says(ME, "ООО «Ромашка»")


async def test_an_earlier_message_that_was_corrected_changes_no_answer(world: World) -> None:
    await walk_to(world, "specialisation")
    written = world.telegram.say(ME, "имплантаты")
    await world.settle()
    world.telegram.edit(ME, written.message_id, "протезы")
    await world.settle()
    assert "Исправленное сообщение ответа не меняет" in world.screen(ME)
    assert "Вопрос 9 из 16" in world.screen(ME)
    await world.says(ME, "/menu")
    before = len(world.messages(ME))
    world.telegram.edit(ME, written.message_id, "костыли")
    await world.settle()
    assert len(world.messages(ME)) == before
    assert "костыли" not in str(await world.rows("SELECT answers FROM drafts"))


async def test_a_press_at_the_review_of_an_application_sent_long_ago_shows_it(
    world: World,
) -> None:
    await seat_organisers(world)
    await walk_to_review(world)
    review = world.messages(ME)[-1]
    await world.presses(ME, "Отправить", "Меню")
    send = next(b["data"] for row in review["buttons"] for b in row if b["text"] == "Отправить")
    world.telegram.press(ME, review["message_id"], send)
    await world.settle()
    assert "Эта кнопка устарела" in world.alert(ME)
    assert "Заявка № 1: на проверке" in world.screen(ME)
    assert await world.rows("SELECT COUNT(*) FROM applications") == [(1,)]


async def test_two_drafts_of_one_person_do_not_disturb_each_other(world: World) -> None:
    await seat_organisers(world)
    await walk_to_review(world)
    await world.presses(ME, "Отправить")
    mine = await walk_to(world, "address", person=cast.ORGANISER, who=cast.participant(3))
    await world.presses(cast.ORGANISER, "Отклонить")
    assert "Почему вы отклоняете" in kept(world, cast.ORGANISER)
    assert "Итог: отклонена" in await world.says(cast.ORGANISER, "не по адресу")
    await world.says(cast.ORGANISER, "/menu")
    assert await world.presses(cast.ORGANISER, "Продолжить") == mine


async def test_a_reason_written_too_late_shows_the_decision(world: World) -> None:
    await seat_organisers(world)
    await walk_to_review(world)
    await world.presses(ME, "Отправить")
    await world.presses(cast.ORGANISER, "Отклонить")
    await world.presses(cast.SECOND_ORGANISER, "Принять")
    late = await world.says(cast.ORGANISER, "не подходит")
    assert "Заявка уже принята" in late
    assert "Итог: принята" in late
    assert "Это сообщение ни к какому вопросу" in await world.says(cast.ORGANISER, "а всё же")
    assert "отклонена" not in world.screen(ME)


async def test_a_reply_written_after_the_decision_shows_the_decision(world: World) -> None:
    await seat_organisers(world)
    await walk_to_review(world)
    await world.presses(ME, "Отправить")
    await world.presses(cast.ORGANISER, "Задать вопрос")
    await world.says(cast.ORGANISER, "Где ваш участок?")
    await world.presses(ME, "Ответить")
    await world.presses(cast.SECOND_ORGANISER, "Принять")
    late = await world.says(ME, "В Бердске")
    assert "Вопроса, который ждёт ответа, сейчас нет" in late
    assert "Заявка № 1: принята" in late


async def test_a_question_given_up_leads_back_to_the_card(world: World) -> None:
    await seat_organisers(world)
    await walk_to_review(world)
    await world.presses(ME, "Отправить")
    await world.presses(cast.ORGANISER, "Вернуть на доработку")
    assert "Заявка № 1" in await world.presses(cast.ORGANISER, "Отмена")
    await enter(world, cast.STRANGER)
    assert "ни к какому вопросу" in await world.says(cast.ORGANISER, "без причины")
