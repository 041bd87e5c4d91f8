"""Reminders of milestones: when, to whom, and what is not sent."""

from __future__ import annotations

import pytest

from tests import cast
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
    """The road map of 2016, on the day of the assembly, with the assembly done."""
    world.clock.moment = DAY_OF_ASSEMBLY
    await made(world)
    await done(world, HEAD, 4)
    return world


async def _days(world: World, days: int) -> None:
    for _ in range(days):
        world.clock.tick(days=1)
        await world.settle()


def _heads(world: World, person: int, word: str = "срок вехи") -> list[str]:
    texts = [str(m["text"]).splitlines()[0] for m in world.messages(person)]
    return [text for text in texts if word in text.lower() and "перенесён" not in text]


async def test_the_responsible_are_reminded_six_times_and_the_organisers_when_it_is_late(
    july: World,
) -> None:
    await _days(july, 28)
    what = "срок вехи № 5 «Опрос об организационно-правовой форме»"
    late = f"{what[0].upper()}{what[1:]} истёк: 29 июля 2016 г., пятница. Сообщите состояние."
    assert _heads(july, METHODIST) == [
        f"Через 7 дней, 29 июля 2016 г., пятница, {what}.",
        f"Через 3 дня, 29 июля 2016 г., пятница, {what}.",
        f"Через 1 день, 29 июля 2016 г., пятница, {what}.",
        f"Сегодня, 29 июля 2016 г., пятница, {what}.",
        late,
        late,
    ]
    for organiser in (cast.ORGANISER, cast.SECOND_ORGANISER):
        assert len(_heads(july, organiser, "истёк")) == 2
        assert len(_heads(july, organiser)) == 2
    assert _heads(july, HEAD) == _heads(july, OFFICIAL) == []


async def test_a_reminder_comes_at_ten_also_after_the_change_of_zone(july: World) -> None:
    await _days(july, 20)
    july.clock.moment = july.clock.moment.replace(day=26, hour=2, minute=59)
    await july.settle()
    assert len(_heads(july, METHODIST)) == 1
    july.clock.tick(minutes=1)
    await july.settle()
    assert _heads(july, METHODIST)[1].startswith("Через 3 дня")


async def test_the_buttons_under_a_reminder_settle_it(july: World) -> None:
    await _days(july, 17)
    assert july.labels(METHODIST)[:4] == [
        "В работе",
        "Отметить выполнение",
        "Есть проблема",
        "Перенести срок",
    ]
    card = await july.presses(METHODIST, "В работе")
    assert "Состояние: в работе" in card
    await july.presses(METHODIST, "Отметить выполнение")
    await july.says(METHODIST, "Итоги опубликованы")
    await july.presses(METHODIST, "Пропустить", "Отправить")
    await july.presses(cast.ORGANISER, "Подтвердить")
    assert "Веха № 5" in july.screen(METHODIST)


async def test_nothing_is_sent_for_what_was_finished_or_moved_meanwhile(july: World) -> None:
    await open_card(july, METHODIST, 6)
    await july.presses(METHODIST, "Перенести срок")
    await july.says(METHODIST, "30.12.2016", "Ждём данных")
    await july.presses(METHODIST, "Отправить")
    await july.presses(cast.ORGANISER, "Разрешить перенос")
    await done(july, METHODIST, 5)
    await _days(july, 46)
    assert _heads(july, METHODIST) == []
    assert [h for h in _heads(july, HEAD) if "№ 7" not in h] == []


async def test_what_waits_for_its_confirmation_is_not_asked_for_again(july: World) -> None:
    await open_card(july, METHODIST, 5)
    await july.presses(METHODIST, "Отметить выполнение")
    await july.says(METHODIST, "Итоги опубликованы")
    await july.presses(METHODIST, "Пропустить", "Отправить")
    await _days(july, 25)
    assert _heads(july, METHODIST) == []
    assert len(_heads(july, cast.ORGANISER, "истёк")) == 1


async def test_after_a_pause_of_the_bot_there_is_one_summary_and_no_flood(july: World) -> None:
    july.clock.tick(days=46)
    again = await july.restart()
    before = {person: len(again.messages(person)) for person in (METHODIST, HEAD, OFFICIAL)}
    await again.settle()
    new = again.messages(METHODIST)[before[METHODIST] :]
    assert len(new) == 1
    assert "Напоминания, которые не пришли вовремя: 2." in new[0]["text"]
    assert "№ 5." in new[0]["text"]
    assert "№ 6." in new[0]["text"]
    one = again.messages(HEAD)[before[HEAD] :]
    assert [m["text"].splitlines()[0][:13] for m in one] == ["Через 6 дней,"]
    assert len(again.messages(OFFICIAL)) == before[OFFICIAL]
    await again.presses(METHODIST, "Веха № 6")
    assert "просрочена" in again.screen(METHODIST)
    await again.settle()
    assert len(again.messages(METHODIST)) == before[METHODIST] + 1
    await again.app.close()


async def test_a_kill_between_two_reminders_costs_none_and_repeats_none(july: World) -> None:
    await _days(july, 17)
    again = await july.restart()
    await again.settle()
    await _days(again, 4)
    assert [h[:12] for h in _heads(again, METHODIST)] == ["Через 7 дней", "Через 3 дня,"]
    await again.app.close()


async def test_a_milestone_whose_organisation_is_out_comes_to_the_organisers(july: World) -> None:
    await july.says(cast.ORGANISER, "/participants")
    await july.presses(cast.ORGANISER, "ЦКР НСО (демо)", "Предложить исключить")
    await july.says(cast.ORGANISER, "Реорганизация", cast.participant(CENTRE).inn)
    await july.presses(cast.SECOND_ORGANISER, "Подтвердить исключение")
    await _days(july, 17)
    assert _heads(july, METHODIST) == []
    assert _heads(july, cast.ORGANISER)[0].startswith("Через 7 дней")


async def test_the_desk_shows_what_is_due_and_what_waits_for_an_organiser(july: World) -> None:
    assert "веха № 5" not in await july.says(METHODIST, "/desk")
    await _days(july, 10)
    desk = await july.says(METHODIST, "/desk")
    assert "веха № 5: Опрос об организационно-правовой форме, до 29 июля 2016 г." in desk
    await july.presses(METHODIST, "Веха № 5", "Отметить выполнение")
    await july.says(METHODIST, "Итоги опубликованы")
    await july.presses(METHODIST, "Пропустить", "Отправить")
    assert "веха № 5" not in await july.says(METHODIST, "/desk")
    desk = await july.says(cast.ORGANISER, "/desk")
    assert "подтвердить выполнение вехи № 5" in desk
    await july.presses(cast.ORGANISER, "Веха № 5", "Подтвердить")
    assert "подтвердить" not in await july.says(cast.ORGANISER, "/desk")
