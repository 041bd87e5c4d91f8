"""A milestone between its responsible organisation and the organisers."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import accepted, join
from tests.stories.roadmapping import (
    CENTRE,
    DAY_OF_ASSEMBLY,
    HEAD,
    METHODIST,
    OFFICIAL,
    done,
    made,
    open_card,
)
from tests.world import World


@pytest.fixture
async def july(world: World) -> World:
    """The road map of 2016, on the day of the assembly."""
    world.clock.moment = DAY_OF_ASSEMBLY
    await made(world)
    return world


async def _report(world: World, person: int, number: int) -> None:
    await open_card(world, person, number)
    await world.presses(person, "Отметить выполнение")
    await world.says(person, "Протокол № 1 от 05.07.2016")


async def test_done_is_reported_confirmed_and_told_to_everybody_with_what_it_opens(
    july: World,
) -> None:
    await _report(july, HEAD, 4)
    review = await july.presses(HEAD, "Пропустить")
    assert "Что сделано: Протокол № 1 от 05.07.2016" in review
    card = await july.presses(HEAD, "Отправить")
    assert "Состояние: выполнение ждёт подтверждения" in card
    for organiser in (cast.ORGANISER, cast.SECOND_ORGANISER):
        assert "веха № 4 выполнена. Подтвердите или верните" in july.screen(organiser)
        assert "Протокол № 1 от 05.07.2016" in july.screen(organiser)

    card = await july.presses(cast.ORGANISER, "Подтвердить")
    assert "Состояние: выполнена 5 июля 2016 г." in card
    for person in (HEAD, METHODIST, OFFICIAL, cast.SECOND_ORGANISER):
        told = july.screen(person)
        assert "Веха № 4 «Общее собрание потенциальных участников» выполнена 5 июля 2016 г." in told
        assert "Теперь можно начинать:\n№ 5. Опрос" in told
        assert "№ 6. Матрица" in told
        assert "№ 9" not in told
    acts = await july.rows("SELECT entry FROM journal ORDER BY id DESC LIMIT 2")
    assert "milestone reached" in str(acts[0])
    assert "milestone reported done" in str(acts[1])


async def test_two_organisers_confirm_once(july: World) -> None:
    await _report(july, HEAD, 4)
    await july.presses(HEAD, "Пропустить", "Отправить")
    old = july.messages(cast.SECOND_ORGANISER)[-1]["message_id"]
    await july.presses(cast.ORGANISER, "Подтвердить")
    july.telegram.press_label(cast.SECOND_ORGANISER, old, "Подтвердить")
    await july.settle()
    assert "уже ответили" in july.alert(cast.SECOND_ORGANISER)
    assert str(july.messages(METHODIST)).count("выполнена 5 июля 2016 г.\\n") == 1


async def test_a_report_that_is_returned_says_why_and_may_be_made_again(july: World) -> None:
    await _report(july, HEAD, 4)
    await july.presses(HEAD, "Пропустить", "Отправить")
    await july.presses(cast.ORGANISER, "Вернуть в работу")
    card = await july.says(cast.ORGANISER, "Нет подписи секретаря")
    assert "Состояние: в работе" in card
    told = july.screen(HEAD)
    assert "не подтверждено: она снова в работе" in told
    assert "Причина: Нет подписи секретаря" in told
    await done(july, HEAD, 4)
    await open_card(july, HEAD, 4)
    history = await july.presses(HEAD, "История")
    assert "не принято" in history
    assert "Ответ: Нет подписи секретаря" in history


async def test_the_document_comes_with_the_report_and_is_not_everybodys(july: World) -> None:
    await _report(july, HEAD, 4)
    content = b"%PDF-1.4 minutes"
    await july.sends_file(HEAD, "minutes.pdf", content, mime="application/pdf")
    await july.presses(HEAD, "Отправить")
    await open_card(july, cast.ORGANISER, 4)
    shown = await july.presses(cast.ORGANISER, "Файл")
    assert "Файл о выполнении вехи № 4" in shown
    await open_card(july, METHODIST, 4)
    assert "Файл" not in july.labels(METHODIST)
    july.telegram.press(METHODIST, july.messages(METHODIST)[-1]["message_id"], "re:4")
    await july.settle()
    assert "другая организация" in july.alert(METHODIST)


async def test_another_date_is_asked_for_and_allowed_and_the_history_keeps_the_old_one(
    july: World,
) -> None:
    await open_card(july, METHODIST, 5)
    await july.presses(METHODIST, "Перенести срок")
    assert "уже прошёл" in await july.says(METHODIST, "04.07.2016")
    await july.says(METHODIST, "12.08.2016")
    review = await july.says(METHODIST, "Ответили не все участники")
    assert "Новый срок: 12 августа 2016 г., пятница" in review
    await july.presses(METHODIST, "Отправить")
    asked = july.screen(cast.ORGANISER)
    assert "просит перенести срок вехи № 5" in asked
    assert "Просят перенести срок на 12 августа 2016 г., пятница. Причина: Ответили" in asked

    card = await july.presses(cast.ORGANISER, "Разрешить перенос")
    assert "Срок: 12 августа 2016 г., пятница" in card
    assert "Состояние: перенесена" in card
    told = july.screen(METHODIST)
    assert "Было: 29 июля 2016 г., пятница" in told
    assert "Стало: 12 августа 2016 г., пятница" in told
    await july.presses(METHODIST, "Веха № 5")
    history = await july.presses(METHODIST, "История")
    assert "перенос с 29 июля 2016 г. на 12 августа 2016 г., принято. Ответили" in history


async def test_a_date_that_stays_is_explained(july: World) -> None:
    await open_card(july, METHODIST, 5)
    await july.presses(METHODIST, "Перенести срок")
    await july.says(METHODIST, "12.08.2016", "Отпуска")
    await july.presses(METHODIST, "Отправить")
    await july.presses(METHODIST, "Перенести срок")
    assert "уже ждёт ответа" in july.alert(METHODIST)
    await july.presses(cast.ORGANISER, "Оставить срок")
    await july.says(cast.ORGANISER, "Итоги нужны к собранию учредителей")
    told = july.screen(METHODIST)
    assert "остаётся прежним: 29 июля 2016 г., пятница" in told
    assert "Причина: Итоги нужны" in told


async def test_a_problem_reaches_the_organisers_and_is_solved(july: World) -> None:
    await open_card(july, METHODIST, 6)
    await july.presses(METHODIST, "В работе")
    assert "Состояние: в работе" in july.screen(METHODIST)
    await july.presses(METHODIST, "Есть проблема")
    card = await july.says(METHODIST, "Нет данных от трёх организаций")
    assert "Нет данных от трёх организаций" in card
    assert "сообщает о проблеме с вехой № 6" in july.screen(cast.ORGANISER)
    assert "Нет данных от трёх организаций" in july.screen(cast.ORGANISER)
    card = await july.presses(METHODIST, "Проблема решена")
    assert "Нет данных" not in card
    assert "решена" in july.screen(cast.ORGANISER)


async def test_another_organisation_becomes_responsible_and_both_are_told(july: World) -> None:
    await open_card(july, cast.ORGANISER, 9)
    await july.presses(cast.ORGANISER, "Ответственный")
    card = await july.presses(cast.ORGANISER, "ЦКР НСО (демо)")
    assert "Ответственный: ЦКР НСО (демо)" in card
    for person in (HEAD, METHODIST):
        assert "За веху № 9" in july.screen(person)
        assert "теперь отвечает ЦКР НСО (демо)" in july.screen(person)
    assert "Отметить выполнение" not in str(await open_card(july, HEAD, 9))
    assert "Отметить выполнение" not in july.labels(HEAD)


async def test_an_organiser_opens_again_and_cancels(july: World) -> None:
    await open_card(july, cast.ORGANISER, 3)
    await july.presses(cast.ORGANISER, "Открыть снова")
    assert "просрочена" in july.screen(cast.ORGANISER)
    assert "открыта снова" in july.screen(METHODIST)
    await july.presses(cast.ORGANISER, "Отменить веху")
    card = await july.says(cast.ORGANISER, "Реестр ведёт министерство")
    assert "Состояние: отменена" in card
    assert "Реестр ведёт министерство" in july.screen(METHODIST)
    await july.says(METHODIST, "/roadmap")
    mine = await july.presses(METHODIST, "Моей организации")
    assert "№ 3." not in mine


async def test_old_and_foreign_buttons_change_nothing_and_say_why(july: World) -> None:
    await open_card(july, HEAD, 4)
    old = july.messages(HEAD)[-1]["message_id"]
    await done(july, HEAD, 4)
    july.telegram.press(HEAD, old, "rw:4")
    await july.settle()
    assert "уже выполнена" in july.alert(HEAD)
    before = await july.rows("SELECT * FROM milestone_reports")
    for person in (METHODIST, OFFICIAL):
        newest = july.messages(person)[-1]["message_id"]
        for data in ("rw:9", "rd:9", "rb:9", "rm:9", "re:9"):
            july.telegram.press(person, newest, data)
            await july.settle()
            assert "отвечает другая организация" in july.alert(person)
    assert await july.rows("SELECT * FROM milestone_reports") == before


async def test_a_colleague_of_the_organisation_reports_as_well(july: World) -> None:
    await join(july, cast.participant(CENTRE))
    await july.presses(cast.ORGANISER, "Принять")
    await done(july, cast.COLLEAGUE, 5)
    assert "Веха № 5" in july.screen(METHODIST)


async def test_an_excluded_organisation_reports_no_more(july: World) -> None:
    july.telegram.add_person("Чужой", person_id=777)
    await accepted(july, cast.participant(4), person=777)
    await open_card(july, METHODIST, 5)
    await july.says(cast.ORGANISER, "/participants")
    await july.presses(cast.ORGANISER, "ЦКР НСО (демо)", "Предложить исключить")
    await july.says(cast.ORGANISER, "Реорганизация", cast.participant(CENTRE).inn)
    await july.presses(cast.SECOND_ORGANISER, "Подтвердить исключение")
    await july.presses(METHODIST, "Отметить выполнение")
    assert "устарела" in july.alert(METHODIST)
    await open_card(july, cast.ORGANISER, 5)
    await july.presses(cast.ORGANISER, "Ответственный")
    assert "ЦКР НСО (демо)" not in july.labels(cast.ORGANISER)


async def test_a_report_goes_on_where_a_restart_cut_it(july: World) -> None:
    await _report(july, HEAD, 4)
    again = await july.restart()
    await again.presses(HEAD, "Пропустить")
    assert "ждёт подтверждения" in await again.presses(HEAD, "Отправить")
    again = await again.restart()
    await again.presses(cast.ORGANISER, "Подтвердить")
    assert "Теперь можно начинать" in again.screen(OFFICIAL)
    await again.app.close()
