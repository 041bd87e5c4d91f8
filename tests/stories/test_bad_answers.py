"""What people answer by mistake or on purpose, and what the bot says to it."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import accepted, apply, enter, seat_organisers
from tests.stories.walking import walk_to, walk_to_review
from tests.world import World

ME = cast.APPLICANT


@pytest.mark.parametrize(
    ("question", "typed", "words"),
    [
        ("inn", "5499000019", "В ИНН ошибка: контрольное число не сходится"),
        ("inn", "549900001", "Вы ввели 9 цифр. Проверьте и отправьте ещё раз"),
        ("inn", "0000000000", "ИНН из одних нулей не бывает"),
        ("inn", "здравствуйте", "В ответе нет цифр"),
        ("ogrn", "1165499000018", "В ОГРН ошибка: контрольная цифра не сходится"),
        ("ogrn", "11654990000017", "Вы ввели 14"),
        ("ogrn", "316549900000122", "ОГРНИП из 15 цифр бывает у предпринимателя"),
        ("kpp", "54990100", "КПП состоит из 9 знаков. Вы ввели 8"),
        ("full_name", "Р" * 301, "до 300 знаков. Сократите его на 1 знак"),
        ("full_name", "123", "должна быть хотя бы одна буква"),
        ("short_name", "\u200b\u200b \u2060", "Ответ пуст"),
        ("legal_form", "самая лучшая", "Выберите один из ответов на кнопках"),
        ("phone", "000-00-01", "не хватает кода города"),
        ("phone", "позвоните мне", "В ответе нет цифр"),
        ("email", "org02.example.org", "нет знака «@»"),
        ("proxy_date", "31.02.2026", "Такой даты нет: в феврале 2026 года 28 дней"),
        ("proxy_date", "01.01.2027", "Дата доверенности ещё не наступила"),
        ("proxy_until", "01.03.2026", "Срок доверенности истёк"),
    ],
)
async def test_a_wrong_answer_is_explained_above_the_same_question(
    world: World, question: str, typed: str, words: str
) -> None:
    asked = await walk_to(world, question)
    answer = await world.says(ME, typed)
    assert words in answer
    assert answer.endswith(asked)


async def test_letters_typed_for_zeros_are_offered_as_digits_and_the_offer_is_pressed(
    world: World,
) -> None:
    await walk_to(world, "inn")
    offered = await world.says(ME, "5499OOOO18")
    assert "Похоже, вы имели в виду 5499000018" in offered
    assert world.labels(ME)[0] == "Да, 5499000018"
    assert "Вопрос 2 из 16" in await world.presses(ME, "Да, 5499000018")


async def test_the_offer_is_made_in_english_too(world: World) -> None:
    foreigner = cast.FOREIGNER
    await world.starts(foreigner)
    await world.presses(foreigner, "English", "I agree", "Registration")
    offered = await world.says(foreigner, "5499OOOO18")
    assert "5499000018" in offered
    assert "Question 2 of 16" in await world.presses(foreigner, "Yes, 5499000018")


async def test_a_registered_inn_leads_to_joining_that_organisation(world: World) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(2))
    await walk_to(world, "inn", person=cast.COLLEAGUE)
    known = await world.says(cast.COLLEAGUE, "5499000025")
    assert "ООО «Обь-Имплант» уже в кластере" in known
    assert world.labels(cast.COLLEAGUE) == ["Стать представителем", "Указать другой ИНН", "Меню"]
    asked = await world.presses(cast.COLLEAGUE, "Указать другой ИНН")
    assert "ИНН вашей организации" in asked
    await world.says(cast.COLLEAGUE, "5499000025")
    assert "Ваши фамилия" in await world.presses(cast.COLLEAGUE, "Стать представителем")


async def test_an_inn_that_is_under_review_is_not_taken_twice(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    await walk_to(world, "inn", person=cast.COLLEAGUE)
    waits = await world.says(cast.COLLEAGUE, "5499000025")
    assert "Заявка организации с ИНН 5499000025 уже на проверке" in waits
    assert "Демидова" not in waits
    assert "ИНН вашей организации" in await world.presses(cast.COLLEAGUE, "Указать другой ИНН")


async def test_an_organisations_number_for_an_entrepreneur_is_refused(world: World) -> None:
    await walk_to(world, "ogrn", who=cast.participant(12))
    answer = await world.says(ME, "1165499000017")
    assert "ОГРН из 13 цифр бывает у организации" in answer


async def test_a_changed_inn_asks_again_for_what_no_longer_fits_it(world: World) -> None:
    await walk_to_review(world)
    await world.presses(ME, "ИНН")
    asked = await world.says(ME, cast.participant(12).inn)
    assert "ОГРНИП предпринимателя (15 цифр)" in asked
    review = await world.says(ME, cast.participant(12).ogrn)
    assert "Проверьте ответы и отправьте" in review
    assert "КПП" not in review
    assert "Правовая форма" not in review


@pytest.mark.parametrize("sends", ["send_sticker", "send_voice", "send_location"])
async def test_what_is_no_text_does_not_answer_a_question(world: World, sends: str) -> None:
    asked = await walk_to(world, "specialisation")
    getattr(world.telegram, sends)(ME)
    await world.settle()
    assert "Здесь нужен ответ текстом" in world.screen(ME)
    assert world.screen(ME).endswith(asked)


async def test_a_file_at_a_choice_points_to_the_buttons(world: World) -> None:
    await walk_to(world, "cluster_role")
    answer = await world.sends_file(ME, "card.pdf", b"%PDF", mime="application/pdf")
    assert "Выберите один из ответов на кнопках" in answer


async def test_a_text_at_the_review_points_to_the_buttons(world: World) -> None:
    review = await walk_to_review(world)
    for answer in (
        await world.says(ME, "всё верно"),
        await world.sends_file(ME, "card.pdf", b"%PDF", mime="application/pdf"),
    ):
        assert "Все ответы уже есть. Нажмите «Отправить» или название строки" in answer
        assert answer.endswith(review)


async def test_what_the_client_cut_off_a_long_message_is_not_taken_for_an_answer(
    world: World,
) -> None:
    asked = await walk_to(world, "specialisation")
    before = len(world.messages(ME))
    answer = await world.says(ME, "и" * 4097)
    assert len(world.messages(ME)) == before + 1, "two messages came, and one answer goes"
    assert "помещается до 200 знаков. Он занял целое сообщение Telegram" in answer
    assert answer.endswith(asked)
    world.clock.tick(seconds=5)
    assert "Вопрос 9 из 16" in await world.says(ME, "имплантаты")


async def test_a_name_of_300_characters_stands_whole_on_the_card(world: World) -> None:
    await seat_organisers(world)
    name = "Общество " + "Р" * 291
    review = await walk_to_review(world, full_name=name)
    assert name in review
    await world.presses(ME, "Отправить")
    assert name in world.screen(cast.ORGANISER)


NAUGHTY = '<b>ООО</b> & "Рога"'


async def test_markup_in_a_name_is_shown_as_typed_everywhere(world: World) -> None:
    await seat_organisers(world)
    review = await walk_to_review(
        world, full_name=NAUGHTY, short_name=NAUGHTY, specialisation="a<b && <i>c", name=NAUGHTY
    )
    assert f"Краткое название: {NAUGHTY}" in review
    assert "Специализация: a<b && <i>c" in review
    assert f"Анкета {NAUGHTY} отправлена" in await world.presses(ME, "Отправить")
    assert f"Заявка № 1: {NAUGHTY}" in world.screen(cast.ORGANISER)
    await world.says(cast.ORGANISER, "/applications")
    assert f"№ 1 · {NAUGHTY}" in world.labels(cast.ORGANISER)
    await world.presses(cast.ORGANISER, "№ 1", "Задать вопрос")
    await world.says(cast.ORGANISER, NAUGHTY)
    assert world.screen(ME).endswith(NAUGHTY)
    await world.presses(ME, "Ответить")
    await world.says(ME, NAUGHTY)
    assert world.screen(cast.SECOND_ORGANISER).endswith(NAUGHTY)
    card = await world.presses(cast.ORGANISER, "Открыть заявку", "Принять")
    assert f"Ответ заявителя: {NAUGHTY}" in card
    assert f"Организация подтверждена: {NAUGHTY}" in world.screen(ME)
    assert f"{NAUGHTY}\n" in await world.presses(ME, "Моя организация")
    assert f"Представители {NAUGHTY}\n\n{NAUGHTY}, " in await world.presses(ME, "Представители")
    assert f"История {NAUGHTY}" in await world.presses(ME, "Назад", "История")
    assert f"{NAUGHTY}, представитель" in await world.says(ME, "/menu")


async def test_a_name_that_is_no_html_at_all_is_shown_too(world: World) -> None:
    await seat_organisers(world)
    review = await walk_to_review(world, short_name="</b><a href='tg://x'>&#x41; &lt;")
    assert "Краткое название: </b><a href='tg://x'>&#x41; &lt;" in review


async def test_hidden_characters_are_removed_from_names(world: World) -> None:
    await seat_organisers(world)
    review = await walk_to_review(world, short_name="ООО \u202e«гоР\u200b\u2066а»\u200f\x07")
    assert "Краткое название: ООО «гоРа»\n" in review


async def test_emoji_alone_are_no_name_but_may_stand_in_one(world: World) -> None:
    await walk_to(world, "short_name")
    assert "хотя бы одна буква" in await world.says(ME, "\N{GRINNING FACE}\N{ROCKET}")
    assert "Организационно-правовая форма" in await world.says(ME, "ООО «Пуск \N{ROCKET}»")


async def test_an_account_without_a_readable_name_can_enter_and_apply(world: World) -> None:
    world.telegram.add_person("\u202e\u200b", person_id=777)
    await enter(world, 777)
    assert "пока без организации" in world.screen(777)
    assert "Вопрос 3 из 16" in await walk_to(world, "kpp", person=777)


async def test_the_fourth_application_of_a_day_waits_as_a_draft(world: World) -> None:
    await seat_organisers(world)
    for _ in range(3):
        await apply(world, cast.participant(2))
        await world.presses(ME, "Открыть заявку", "Отозвать заявку", "Да, отозвать", "Меню")
    await walk_to_review(world)
    review = await world.presses(ME, "Отправить")
    assert "Проверьте ответы и отправьте" in review
    assert "За сутки можно отправить не больше 3 заявок" in world.alert(ME)
    world.clock.tick(days=1, minutes=1)
    assert "№ 4" in await world.presses(ME, "Отправить")
