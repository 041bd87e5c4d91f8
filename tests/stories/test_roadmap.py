"""The road map of 2016: made from the template or one by one, and seen from every side."""

from __future__ import annotations

import pytest

from bot.features.planning.views import Make
from tests import cast
from tests.acts import enter
from tests.stories.roadmapping import (
    DAY_OF_ASSEMBLY,
    HEAD,
    METHODIST,
    OFFICIAL,
    made,
    open_card,
    take_template,
    three_organisations,
)
from tests.world import World


@pytest.fixture
async def july(world: World) -> World:
    """The world on the day of the assembly."""
    world.clock.moment = DAY_OF_ASSEMBLY
    return world


async def _phases(world: World, person: int, phase: str) -> str:
    await world.says(person, "/roadmap")
    return await world.presses(person, "По этапам", phase)


async def test_the_template_makes_the_road_map_of_2016_and_everybody_responsible_knows(
    july: World,
) -> None:
    await three_organisations(july)
    asked = await take_template(july)
    assert "День собрания: 5 июля 2016 г., вторник" in asked
    assert "последняя — 30 декабря 2016 г., пятница" in asked
    assert "ЦКР НСО (демо): 5" in asked
    assert "Срок 3 вех уже прошёл: они будут записаны выполненными" in asked

    shown = await july.presses(cast.ORGANISER, "Составить")
    assert "До официального оформления 178 дней: 30 декабря 2016 г." in shown
    assert "Срок сегодня\n№ 4. Общее собрание потенциальных участников" in shown
    assert "отвечает за 6 вех дорожной карты" in july.screen(HEAD)
    assert "отвечает за 3 вехи" in july.screen(OFFICIAL)
    acts = await july.rows("SELECT entry FROM journal ORDER BY id DESC LIMIT 1")
    assert "road map made" in str(acts)


async def test_the_map_is_seen_by_phase_and_by_organisation_and_a_card_stays_in_place(
    july: World,
) -> None:
    await made(july)
    await july.says(OFFICIAL, "/roadmap")
    phases = await july.presses(OFFICIAL, "По этапам")
    assert "Инициирование: выполнено 3 из 3" in phases
    assert "Официальное оформление: выполнено 0 из 2" in phases
    await july.says(OFFICIAL, "/roadmap")
    mine = await july.presses(OFFICIAL, "Моей организации")
    assert "Вехи моей организации: 3" in mine
    before = len(july.messages(OFFICIAL))
    card = await july.presses(OFFICIAL, "Веха № 14")
    assert "Срок: 30 декабря 2016 г., пятница (осталось 178 дней)" in card
    assert "До неё нужны:\n№ 13." in card
    await july.presses(OFFICIAL, "История")
    assert "внесена в дорожную карту" in july.screen(OFFICIAL)
    await july.presses(OFFICIAL, "К вехе")
    assert len(july.messages(OFFICIAL)) == before


async def test_everybody_reads_the_map_in_their_own_language(july: World) -> None:
    await made(july)
    await july.says(METHODIST, "/language")
    await july.presses(METHODIST, "English")
    seen = await july.says(METHODIST, "/roadmap")
    assert "178 days until the official formalisation: 30 December 2016" in seen
    assert "General assembly of potential participants" in seen


async def test_the_template_stands_on_the_map_once_whoever_presses(july: World) -> None:
    await three_organisations(july)
    await take_template(july)
    await july.presses(cast.ORGANISER, "Составить")
    message = july.messages(cast.ORGANISER)[-1]["message_id"]
    july.telegram.press(cast.ORGANISER, message, _making(july))
    await july.settle()
    assert "уже составлена" in july.alert(cast.ORGANISER)
    assert await july.rows("SELECT COUNT(*) FROM milestones") == [(14,)]
    assert "По образцу" not in july.labels(cast.ORGANISER)


def _making(world: World, anchor: int = DAY_OF_ASSEMBLY.date().toordinal()) -> str:
    return world.app.house.voice.codec.write(Make(anchor, 1, 2, 3))


async def test_a_milestone_of_ones_own_is_asked_for_step_by_step_over_a_restart(
    july: World,
) -> None:
    await made(july)
    await july.says(cast.ORGANISER, "/roadmap")
    await july.presses(cast.ORGANISER, "Новая веха", "ЦКР НСО (демо)")
    await july.says(cast.ORGANISER, "Выставка кластера")
    await july.presses(cast.ORGANISER, "Стратегические документы")
    past = await july.says(cast.ORGANISER, "04.07.2016")
    assert "Этот день уже прошёл: 4 июля 2016 г." in past
    again = await july.restart()
    await again.says(cast.ORGANISER, "15 августа 2016", "Каталог участников")
    assert "Вехи № 99 нет" in await again.says(cast.ORGANISER, "№ 4 и 99")
    await again.says(cast.ORGANISER, "4, 6")
    assert "Напишите дни числами" in await again.says(cast.ORGANISER, "за неделю")
    review = await again.says(cast.ORGANISER, "-14, 7")
    assert "Ответственный: ЦКР НСО (демо), 5499000233" in review
    assert "Срок: 15 августа 2016 г., понедельник" in review
    card = await again.presses(cast.ORGANISER, "Отправить")
    assert "№ 15. Выставка кластера" in card
    assert "Срок: 15 августа 2016 г., понедельник (остался 41 день)" in card
    assert "теперь отвечает ЦКР НСО (демо)" in again.screen(METHODIST)
    for _ in range(27):
        again.clock.tick(days=1)
        await again.settle()
    assert "Через 14 дней, 15 августа 2016 г., понедельник" in str(again.messages(METHODIST))
    await again.app.close()


async def test_the_responsible_of_a_new_milestone_must_be_a_participant(july: World) -> None:
    await made(july)
    await july.says(cast.ORGANISER, "/roadmap")
    await july.presses(cast.ORGANISER, "Новая веха", "ЦКР НСО (демо)")
    await july.says(cast.ORGANISER, "Выставка")
    await july.presses(cast.ORGANISER, "Стратегические документы")
    await july.says(cast.ORGANISER, "15.08.2016", "Каталог")
    await july.presses(cast.ORGANISER, "Пропустить", "Пропустить", "Ответственный")
    assert "Нужен ИНН" in await july.says(cast.ORGANISER, "Наша организация")
    assert "нет" in await july.says(cast.ORGANISER, cast.participant(2).inn)
    review = await july.says(cast.ORGANISER, cast.participant(1).inn)
    assert "Ответственный: 5499000018" in review
    card = await july.presses(cast.ORGANISER, "Отправить")
    assert "Ответственный: АО «Обской медтехнопарк»" in card


async def test_strangers_see_no_map_and_others_plan_nothing(july: World) -> None:
    await made(july)
    await enter(july, cast.STRANGER)
    assert "недоступна" in await july.says(cast.STRANGER, "/roadmap")
    assert "Новая веха" not in str(await july.says(METHODIST, "/roadmap"))
    assert "Новая веха" not in july.labels(METHODIST)
    for person in (cast.STRANGER, METHODIST, OFFICIAL):
        newest = july.messages(person)[-1]["message_id"]
        for data in ("rn:0", "ro:1", "ra", _making(july), "rz:5", "rv:5:1", "ri:5:1", "rr:1"):
            july.telegram.press(person, newest, data)
            await july.settle()
            assert "устарела" in july.alert(person)
    assert await july.rows("SELECT COUNT(*) FROM milestones WHERE status = 'planned'") == [(11,)]


async def test_a_forged_press_of_the_template_is_refused_in_words(july: World) -> None:
    await three_organisations(july)
    await july.says(cast.ORGANISER, "/roadmap")
    newest = july.messages(cast.ORGANISER)[-1]["message_id"]
    july.telegram.press(cast.ORGANISER, newest, _making(july, anchor=2**60))
    await july.settle()
    assert "проверьте год" in july.alert(cast.ORGANISER)
    assert await july.rows("SELECT COUNT(*) FROM milestones") == [(0,)]


async def test_an_unknown_milestone_leads_home(july: World) -> None:
    await made(july)
    newest = july.messages(HEAD)[-1]["message_id"]
    july.telegram.press(HEAD, newest, "rc:zz")
    await july.settle()
    assert "Такой вехи нет" in july.alert(HEAD)
    assert "просроч" not in await open_card(july, HEAD, 9)


async def test_without_a_map_the_organiser_is_told_how_to_begin(july: World) -> None:
    await three_organisations(july)
    assert "Дорожной карты пока нет" in await july.says(HEAD, "/roadmap")
    assert "По образцу" not in july.labels(HEAD)
    await july.says(cast.ORGANISER, "/roadmap")
    assert {"Новая веха", "По образцу"} <= set(july.labels(cast.ORGANISER))
