"""The day of a meeting: registration, the quorum as it grows, the closing, the minutes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests import cast
from tests.acts import accepted
from tests.stories.assembling import (
    CERAMICS,
    OBSERVER,
    PEOPLE,
    PLACE,
    TITLE,
    call,
    card,
    gather,
    run,
)
from tests.world import World

MORNING = datetime(2026, 3, 16, 2, 30, tzinfo=UTC)  # 09:30, half an hour before
CLOSED = "Собрание завершено, регистрация закрыта"


@pytest.fixture
async def cluster(world: World) -> World:
    """The morning of a meeting; both participants have replied."""
    await gather(world)
    await call(world)
    await world.presses(cast.APPLICANT, "Буду очно")
    await world.presses(PEOPLE[CERAMICS], "Буду онлайн")
    world.clock.moment = MORNING
    return world


async def _open(world: World) -> str:
    await run(world)
    return await world.presses(cast.ORGANISER, "Открыть регистрацию")


async def test_organisations_register_the_quorum_grows_and_the_minutes_are_written(
    cluster: World,
) -> None:
    roll = await _open(cluster)
    assert "Зарегистрировано 0 из 2 участников с правом голоса (0 %). Кворума нет" in roll
    assert "Регистрация на собрание открыта" in cluster.screen(cast.APPLICANT)

    here = await cluster.presses(cast.APPLICANT, "Я на месте")
    assert "ООО «Обь-Имплант»: регистрация принята" in here
    assert "Зарегистрировано 1 из 2 участников с правом голоса (50 %). Кворум имеется." in here
    await cluster.presses(PEOPLE[OBSERVER], "Я на связи")
    assert "Зарегистрировано 1 из 2" in await cluster.presses(cast.ORGANISER, "Обновить")
    assert "ООО «Обь-Имплант»: очно" in cluster.labels(cast.ORGANISER)
    ticked = await cluster.presses(cast.ORGANISER, "Отметить: ООО «Приобская биокерамика»")
    assert "Зарегистрировано 2 из 2 участников с правом голоса (100 %). Кворум имеется." in ticked
    assert "ООО «Приобская биокерамика»: онлайн" in cluster.labels(cast.ORGANISER)

    await cluster.presses(cast.ORGANISER, "Закрыть собрание")
    minutes = await cluster.presses(cast.ORGANISER, "Да, закрыть собрание")
    assert minutes.startswith(f"ПРОТОКОЛ № 1 от 16 марта 2026 г.\n{TITLE}")
    assert PLACE in minutes
    assert "Присутствовали участники с правом голоса: 2 (очно — 1, дистанционно — 1)" in minutes
    assert "ООО «Обь-Имплант» — очно; руководитель" in minutes
    assert "ООО «Приобская биокерамика» — дистанционно; доверенность №" in minutes
    assert "Приглашённые без права голоса\nМинпромторг НСО (демо) — дистанционно" in minutes
    assert "Зарегистрировано 2 из 2" in minutes
    assert "2. О создании кластера — ЦКР" in minutes
    assert "рекомендательный характер" in minutes
    for person in PEOPLE.values():
        assert "составлен протокол № 1" in cluster.screen(person)
        assert await cluster.presses(person, "Протокол") == minutes


async def test_registration_opens_on_the_day_only(cluster: World) -> None:
    cluster.clock.tick(days=-1)
    await _open(cluster)
    assert "Регистрация открывается в день собрания: 16 марта" in cluster.alert(cast.ORGANISER)
    newest = cluster.messages(cast.APPLICANT)[-1]["message_id"]
    cluster.telegram.press(cast.APPLICANT, newest, "ui:1:1:in_person")
    await cluster.settle()
    assert "Регистрация ещё не открыта" in cluster.alert(cast.APPLICANT)
    assert await cluster.rows("SELECT COUNT(*) FROM attendance") == [(0,)]


async def test_a_second_press_registers_nobody_twice(cluster: World) -> None:
    await _open(cluster)
    await cluster.presses(cast.APPLICANT, "Я на месте", "Я на месте")
    await cluster.presses(cast.ORGANISER, "Обновить")
    assert await cluster.rows("SELECT organisation_id FROM attendance") == [(1,)]
    acts = [
        row for row in await cluster.rows("SELECT entry FROM journal") if "registered" in str(row)
    ]
    assert len(acts) == 1


async def test_a_tick_is_taken_back_and_stays_on_record(cluster: World) -> None:
    await _open(cluster)
    await cluster.presses(cast.APPLICANT, "Я на месте")
    await cluster.presses(cast.ORGANISER, "Обновить", "ООО «Обь-Имплант»: очно")
    assert "Зарегистрировано 0 из 2" in cluster.screen(cast.ORGANISER)
    await cluster.presses(cast.APPLICANT, "Я на месте")
    assert "Зарегистрировано 1 из 2" in cluster.screen(cast.APPLICANT)
    assert await cluster.rows("SELECT COUNT(*) FROM attendance") == [(2,)]


async def test_who_was_admitted_after_the_opening_does_not_move_the_quorum(
    cluster: World,
) -> None:
    await _open(cluster)
    cluster.telegram.add_person("Поздний", person_id=777)
    await accepted(cluster, cast.participant(4), person=777)
    shown = await card(cluster, 777)
    assert "из 2 участников" in shown
    await cluster.presses(777, "Я на месте")
    assert "Список участников собрания закреплён" in cluster.alert(777)


async def test_an_authority_that_has_run_out_is_not_enough(cluster: World) -> None:
    await cluster.app.database._writer.execute_fetchall(
        "UPDATE representatives SET proxy_until = '2026-03-15' WHERE authority = 'proxy'"
    )
    await _open(cluster)
    await cluster.presses(PEOPLE[CERAMICS], "Я на связи")
    assert "истёк 15 марта 2026 г." in cluster.alert(PEOPLE[CERAMICS])
    await cluster.presses(cast.ORGANISER, "Отметить: ООО «Приобская биокерамика»")
    assert "нет действующих полномочий" in cluster.alert(cast.ORGANISER)


async def test_a_restart_in_the_middle_loses_no_registration(cluster: World) -> None:
    await _open(cluster)
    await cluster.presses(cast.APPLICANT, "Я на месте")
    again = await cluster.restart()
    assert "Зарегистрировано 1 из 2" in await again.presses(cast.ORGANISER, "Обновить")
    await again.presses(cast.ORGANISER, "Закрыть собрание", "Да, закрыть собрание")
    await again.presses(PEOPLE[CERAMICS], "Я на связи")
    assert CLOSED in again.alert(PEOPLE[CERAMICS])
    await again.app.close()


async def test_two_closings_make_one_set_of_minutes(cluster: World) -> None:
    await _open(cluster)
    await cluster.presses(cast.ORGANISER, "Закрыть собрание")
    newest = cluster.messages(cast.ORGANISER)[-1]["message_id"]
    cluster.telegram.press_label(cast.ORGANISER, newest, "Да, закрыть собрание")
    cluster.telegram.press(cast.SECOND_ORGANISER, 1, "uc:1")
    await cluster.settle()
    assert CLOSED in cluster.alert(cast.SECOND_ORGANISER)
    assert await cluster.rows("SELECT minutes_year, minutes_number FROM meetings") == [(2026, 1)]


async def test_an_open_or_closed_meeting_is_neither_changed_nor_called_off(cluster: World) -> None:
    await run(cluster)
    newest = cluster.messages(cast.ORGANISER)[-1]["message_id"]
    await cluster.presses(cast.ORGANISER, "Открыть регистрацию")
    for data in ("th:1", "tx:1", "te:1"):
        cluster.telegram.press(cast.ORGANISER, newest, data)
        await cluster.settle()
        assert "Регистрация уже открыта" in cluster.alert(cast.ORGANISER)
    assert "Отменить собрание" not in cluster.labels(cast.ORGANISER)


async def test_members_run_no_registration(cluster: World) -> None:
    await _open(cluster)
    newest = cluster.messages(cast.APPLICANT)[-1]["message_id"]
    for data in ("uo:1", "ul:1:0", "ut:1:0:1", "uu:1:0:1", "uq:1", "uc:1"):
        cluster.telegram.press(cast.APPLICANT, newest, data)
        await cluster.settle()
        assert "устарела" in cluster.alert(cast.APPLICANT)
    cluster.telegram.press(cast.APPLICANT, newest, "ui:1:2:in_person")
    await cluster.settle()
    assert "не представляете" in cluster.alert(cast.APPLICANT)
    assert await cluster.rows("SELECT COUNT(*) FROM attendance") == [(0,)]
