"""An organisation applies, is looked at, accepted, returned, refused, asked."""

from __future__ import annotations

import re

from tests import cast
from tests.acts import accepted, apply, enter, seat_organisers
from tests.world import World


async def test_an_organisation_registers_from_start_to_its_card(world: World) -> None:
    await seat_organisers(world)
    who = cast.participant(3)
    sent = await apply(world, who)
    assert "Анкета ООО «Приобская биокерамика» отправлена на проверку" in sent
    assert "№ 1" in sent

    card = world.screen(cast.ORGANISER)
    assert "Заявка № 1: ООО «Приобская биокерамика»" in card
    assert "5499000032" in card
    assert "Проверено" in card
    assert "скан доверенности не приложен" in card
    assert world.screen(cast.SECOND_ORGANISER) == card
    assert world.labels(cast.ORGANISER)[:4] == [
        "Принять",
        "Задать вопрос",
        "Вернуть на доработку",
        "Отклонить",
    ]

    decided = await world.presses(cast.ORGANISER, "Принять")
    assert "Итог: принята" in decided
    welcome = world.screen(cast.APPLICANT)
    assert "Организация подтверждена: ООО «Приобская биокерамика»" in welcome
    assert "производителей" in welcome

    mine = await world.presses(cast.APPLICANT, "Моя организация")
    assert "Состояние: подтверждена" in mine
    assert "с правом голоса" in mine
    people = await world.presses(cast.APPLICANT, "Представители: 1")
    assert "Вера Полевая, Главный инженер" in people
    assert "доверенность № 14 от" in people
    history = await world.presses(cast.APPLICANT, "Назад", "История")
    assert "2 марта 2026 г., понедельник, 10:00 (НСК): подтверждена" in history


async def test_two_organisers_press_at_once_and_one_outcome_stands(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    for organiser in (cast.ORGANISER, cast.SECOND_ORGANISER):
        newest = world.messages(organiser)[-1]["message_id"]
        world.telegram.press_label(organiser, newest, "Принять")
    await world.settle()
    assert await world.rows("SELECT COUNT(*) FROM organisations") == [(1,)]
    for organiser in (cast.ORGANISER, cast.SECOND_ORGANISER):
        assert "Итог: принята" in world.screen(organiser)
    alerts = [world.alert(o) for o in (cast.ORGANISER, cast.SECOND_ORGANISER)]
    assert sum("уже принята" in alert for alert in alerts) == 1
    welcomes = [m for m in world.messages(cast.APPLICANT) if "подтверждена:" in m["text"]]
    assert len(welcomes) == 1


async def test_a_returned_application_is_corrected_and_sent_again(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    await world.presses(cast.ORGANISER, "Вернуть на доработку")
    await world.says(cast.ORGANISER, "Укажите адрес с индексом")
    assert "Итог: возвращена на доработку" in world.screen(cast.ORGANISER)
    told = world.screen(cast.APPLICANT)
    assert "Анкета возвращена: Укажите адрес с индексом" in told

    review = await world.presses(cast.APPLICANT, "Исправить")
    assert "Проверьте ответы и отправьте" in review
    await world.presses(cast.APPLICANT, "Адрес")
    review = await world.says(cast.APPLICANT, "630001, г. Новосибирск, ул. Новая, д. 5")
    assert "630001" in review
    sent = await world.presses(cast.APPLICANT, "Отправить")
    assert "№ 2" in sent
    assert "630001" in world.screen(cast.ORGANISER)
    assert "Итог: принята" in await world.presses(cast.ORGANISER, "Принять")


async def test_a_refused_applicant_is_told_why_and_the_next_card_says_so(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    await world.presses(cast.ORGANISER, "Отклонить")
    await world.says(cast.ORGANISER, "Организация не из отрасли кластера")
    told = world.screen(cast.APPLICANT)
    assert "отклонена" in told
    assert "Организация не из отрасли кластера" in told
    await world.says(cast.APPLICANT, "/menu")
    await apply(world, cast.participant(2))
    assert "заявку с этим ИНН уже отклоняли" in world.screen(cast.ORGANISER)


async def test_an_organiser_asks_and_the_applicant_replies(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    await world.presses(cast.ORGANISER, "Задать вопрос")
    await world.says(cast.ORGANISER, "Есть ли у вас второй участок?")
    assert "Есть ли у вас второй участок?" in world.screen(cast.APPLICANT)
    await world.presses(cast.APPLICANT, "Ответить")
    await world.says(cast.APPLICANT, "Да, в Бердске")
    for organiser in (cast.ORGANISER, cast.SECOND_ORGANISER):
        assert "Да, в Бердске" in world.screen(organiser)
    card = await world.presses(cast.SECOND_ORGANISER, "Открыть заявку")
    assert "Ответ заявителя: Да, в Бердске" in card
    assert "Итог: принята" in await world.presses(cast.SECOND_ORGANISER, "Принять")


async def test_an_entrepreneur_is_not_asked_for_kpp_and_legal_form(world: World) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(12))
    card = await world.presses(cast.APPLICANT, "Моя организация")
    assert "549900001242" in card
    assert "Правовая форма: ИП" in card
    assert "КПП" not in card


async def test_a_public_authority_becomes_an_observer(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(24))
    assert "станет наблюдателем" in world.screen(cast.ORGANISER)
    await world.presses(cast.ORGANISER, "Принять")
    assert "как наблюдатель, без голоса" in world.screen(cast.APPLICANT)
    assert "представитель наблюдателя" in await world.says(cast.APPLICANT, "/menu")


async def test_a_possible_double_under_another_inn_is_shown(world: World) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(2))
    await enter(world, cast.COLLEAGUE)
    await apply(world, cast.participant(4), person=cast.COLLEAGUE)
    assert "похожая организация" not in world.screen(cast.ORGANISER)
    await world.presses(cast.COLLEAGUE, "Открыть заявку", "Отозвать заявку", "Да, отозвать")
    await world.presses(cast.COLLEAGUE, "Регистрация")
    await world.says(cast.COLLEAGUE, "5499000040")
    await world.says(
        cast.COLLEAGUE, cast.participant(4).ogrn, "549901001", "ООО «Обь-Имплант» новое"
    )
    await world.says(cast.COLLEAGUE, "ООО «ОБЬ–ИМПЛАНТ»")
    await world.presses(cast.COLLEAGUE, "ООО", "Поставщик")
    await world.says(cast.COLLEAGUE, "Имплантаты")
    await world.presses(cast.COLLEAGUE, "Пропустить")
    await world.presses(cast.COLLEAGUE, "Пропустить")
    await world.says(cast.COLLEAGUE, "Новосибирск", "Игорь Напарник", "Директор")
    await world.says(cast.COLLEAGUE, "+7 (383) 000-00-04", "x@example.org")
    await world.presses(cast.COLLEAGUE, "Руководитель", "Отправить")
    assert "похожая организация уже есть: ООО «Обь-Имплант»" in world.screen(cast.ORGANISER)


async def test_the_queue_lists_what_waits_and_says_when_nothing_does(world: World) -> None:
    await seat_organisers(world)
    assert "ждут решения, нет" in await world.says(cast.ORGANISER, "/applications")
    await apply(world, cast.participant(2))
    queue = await world.says(cast.ORGANISER, "/applications")
    assert "Ждёт решения 1 заявка" in queue
    assert "Заявка № 1" in await world.presses(cast.ORGANISER, "№ 1 · ООО «Обь-Имплант»")


async def test_the_queue_shows_pages(world: World) -> None:
    await seat_organisers(world)
    for number in range(1, 11):
        world.telegram.add_person(f"Человек {number}", person_id=500 + number)
        await apply(world, cast.participant(number), person=500 + number)
    assert "Ждут решения 10 заявок" in await world.says(cast.ORGANISER, "/applications")
    assert "Следующие" in world.labels(cast.ORGANISER)
    await world.presses(cast.ORGANISER, "Следующие")
    assert any("№ 10" in label for label in world.labels(cast.ORGANISER))
    await world.presses(cast.ORGANISER, "Предыдущие")
    assert any("№ 1 " in label for label in world.labels(cast.ORGANISER))


async def test_an_applicant_takes_the_application_back(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    await world.presses(cast.APPLICANT, "Открыть заявку", "Отозвать заявку")
    assert "отозвана" in await world.presses(cast.APPLICANT, "Да, отозвать")
    late = await world.presses(cast.ORGANISER, "Принять")
    assert "Итог: отозвана" in late
    assert "отозвана" in world.alert(cast.ORGANISER)
    assert await world.rows("SELECT COUNT(*) FROM organisations") == [(0,)]


async def test_every_formal_act_is_in_the_journal_without_names(world: World) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(2))
    entries = [str(row[0]) for row in await world.rows("SELECT entry FROM journal ORDER BY id")]
    acts = [entry.split('"act":"')[1].split('"')[0] for entry in entries]
    assert acts == [
        "organiser added",
        "organiser added",
        "application sent",
        "application accepted",
    ]
    everything = "".join(entries)
    for personal in ("Борис", "Заречный", "org02@example.org"):
        assert personal not in everything
    words = re.findall(r"\w+", everything)  # a random reference may contain the account's digits
    assert str(cast.APPLICANT) not in words


async def test_a_text_typed_after_pressing_elsewhere_refuses_nobody(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    world.telegram.add_person("Чужой", person_id=777)
    await apply(world, cast.participant(4), person=777)
    await world.says(cast.ORGANISER, "/applications")
    await world.presses(cast.ORGANISER, "№ 1 ·", "Отклонить", "Все заявки", "№ 2 ·", "Принять")
    await world.says(cast.ORGANISER, "спасибо, коллеги")
    statuses = await world.rows("SELECT status FROM applications ORDER BY id")
    assert statuses == [("sent",), ("accepted",)]
