"""Ballots that are opened at an item of a meeting: prepared, put to the vote, in its minutes."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import accepted, enter
from tests.stories.assembling import CERAMICS, MAKER, OBSERVER, PEOPLE, TITLE, call, gather, run
from tests.stories.balloting import QUESTION
from tests.stories.balloting import TITLE as AGREEMENT
from tests.stories.putting import finish, hold, prepare, put, vote
from tests.world import World

THIRD = 2004
ONE, TWO = PEOPLE[MAKER], PEOPLE[CERAMICS]


@pytest.fixture
async def cluster(world: World) -> World:
    """Three voters and an observer are invited to a meeting; a ballot waits for its second item."""
    await gather(world)
    world.telegram.add_person("Третий", person_id=THIRD)
    await accepted(world, cast.participant(4), person=THIRD)
    await call(world)
    await prepare(world)
    return world


async def test_who_is_present_takes_part_also_without_a_vote(cluster: World) -> None:
    card = await run(cluster)
    assert f"Вопрос 2: голосование «{AGREEMENT}» ждёт открытия" in card
    await hold(cluster, ONE, TWO)
    card = await put(cluster)
    assert f"Вопрос 2: идёт голосование № 1 «{AGREEMENT}»" in card
    assert "Проголосовало 0, на собрании присутствует 2 из 3" in card
    assert "вопрос 2 повестки" in cluster.screen(ONE)

    await vote(cluster, ONE, "За")
    look = await cluster.presses(cast.ORGANISER, f"Вопрос 2: {AGREEMENT}")
    assert "Проголосовало 1, на собрании присутствует 2 из 3.\nИтоги — после закрытия" in look
    card = await finish(cluster)
    assert f"Вопрос 2: голосование № 1 «{AGREEMENT}» — решение не принято" in card
    result = cluster.screen(TWO)
    assert "Присутствовало на собрании 2 из 3, проголосовало 1." in result
    assert "Не голосовало 1: присутствующие без голоса считаются участвовавшими." in result
    assert "Для решения нужно 2 из 2" in result
    assert await cluster.rows("SELECT took_part, eligible FROM ballots") == [(2, 3)]
    names = await cluster.presses(TWO, "Голоса поимённо")
    assert "ООО «Обь-Имплант» — За" in names
    assert "ООО «Приобская биокерамика» — не голосовала" in names
    assert "— отсутствовала" in names


async def test_the_minutes_carry_the_decision_and_stay_as_they_were(cluster: World) -> None:
    await hold(cluster, ONE, TWO)
    await put(cluster)
    for person in (ONE, TWO):
        await vote(cluster, person, "За")
    await finish(cluster)
    await cluster.presses(cast.ORGANISER, "Закрыть собрание")
    minutes = await cluster.presses(cast.ORGANISER, "Да, закрыть собрание")
    written = (
        "2. СЛУШАЛИ: О создании кластера — ЦКР\n"
        f"РЕШИЛИ: {QUESTION}\n"
        "Голосовали: «за» — 2, «против» — 0, «воздержались» — 0. Решение принято.\n"
        "Присутствовало на собрании 2 из 3, проголосовало 2.\n"
        "В реестре: решение № 1 от 16 марта 2026 г."
    )
    assert written in minutes
    await cluster.says(TWO, "/ballots")
    register = await cluster.presses(TWO, "Решения")
    place = "Принято на собрании 16 марта 2026 г., понедельник, 10:00 (НСК), вопрос 2 повестки"
    assert place in register

    await cluster.says(cast.ORGANISER, "/ballots")
    await cluster.presses(cast.ORGANISER, "Новое голосование")
    await cluster.says(cast.ORGANISER, "Предложение", "Позже", "Решить позже", "Большинство")
    no_meeting = "Собраний впереди нет"
    await cluster.presses(cast.ORGANISER, "На собрании")
    assert no_meeting in cluster.alert(cast.ORGANISER)
    await cluster.says(cast.ORGANISER, "Сразу", "завтра 18:00")
    await cluster.presses(cast.ORGANISER, "Отправить", "Открыть сейчас")
    again = await cluster.restart()
    await again.says(ONE, "/meetings")
    assert await again.presses(ONE, TITLE, "Протокол") == minutes
    await again.app.close()


async def test_who_is_not_checked_in_is_told_to_and_then_votes(cluster: World) -> None:
    await hold(cluster, ONE)
    await put(cluster)
    assert "Открыто голосование № 1" in cluster.screen(THIRD)
    card = await cluster.presses(THIRD, "Голосовать")
    assert "Голосуют те, кто зарегистрировался на собрании" in card
    assert "За" not in cluster.labels(THIRD)
    assert AGREEMENT not in await cluster.says(THIRD, "/desk")
    await cluster.says(THIRD, "/meetings")
    await cluster.presses(THIRD, TITLE, "Я на месте")
    assert AGREEMENT in await cluster.says(THIRD, "/desk")
    await cluster.presses(THIRD, "Голосование № 1", "Против", "Подтвердить голос")
    assert "принят" in cluster.screen(THIRD)


async def test_a_vote_stays_when_the_registration_is_taken_back(cluster: World) -> None:
    await hold(cluster, ONE, TWO)
    await put(cluster)
    await vote(cluster, ONE, "За")
    await run(cluster)
    await cluster.presses(cast.ORGANISER, "Регистрация", "ООО «Обь-Имплант»: очно")
    await finish(cluster)
    assert "Присутствовало на собрании 2 из 3, проголосовало 1" in cluster.screen(TWO)


async def test_a_meeting_is_not_closed_over_an_open_ballot(cluster: World) -> None:
    await hold(cluster, ONE, TWO)
    await put(cluster)
    first = await cluster.presses(cast.ORGANISER, "Закрыть собрание")
    assert f"Сначала завершите голосование «{AGREEMENT}»" in first
    newest = cluster.messages(cast.ORGANISER)[-1]["message_id"]
    cluster.telegram.press(cast.ORGANISER, newest, "uc:1")
    await cluster.settle()
    assert "Сначала завершите голосование" in cluster.alert(cast.ORGANISER)
    again = await cluster.restart()
    assert "Закрыть голосование № 1" in await again.presses(cast.ORGANISER, "Закрыть голосование")
    await again.presses(cast.ORGANISER, "Да, закрыть", "Вести собрание", "Закрыть собрание")
    minutes = await again.presses(cast.ORGANISER, "Да, закрыть собрание")
    assert f"ПРЕДЛОЖЕНО: {QUESTION}" in minutes
    assert "«воздержались» — 0. Решение не принято." in minutes
    await again.app.close()


async def test_minutes_of_the_clock_close_a_ballot_by_themselves(cluster: World) -> None:
    await cluster.presses(cast.ORGANISER, "Изменить", "Продлится", "10 минут", "Отправить")
    await hold(cluster, ONE, TWO)
    await put(cluster)
    assert "Голосовать можно до 16 марта 2026 г., понедельник, 09:40 (НСК)" in cluster.screen(ONE)
    assert "Организаторы могут закрыть голосование раньше." in cluster.screen(ONE)
    await vote(cluster, ONE, "За")
    await vote(cluster, TWO, "За")
    cluster.clock.tick(minutes=10, seconds=1)
    await cluster.settle()
    assert "решение принято" in cluster.screen(TWO)
    assert "решение принято" in await run(cluster)


async def test_when_all_have_voted_an_organiser_closes_before_the_minutes_are_over(
    cluster: World,
) -> None:
    await cluster.presses(cast.ORGANISER, "Изменить", "Продлится", "10 минут", "Отправить")
    await hold(cluster, ONE, TWO)
    await put(cluster)
    for person in (ONE, TWO):
        await vote(cluster, person, "За")
    cluster.clock.tick(minutes=2)
    await run(cluster)
    sure = await cluster.presses(cast.ORGANISER, "Закрыть голосование")
    assert "Проголосовало 2, на собрании присутствует 2 из 3" in sure
    assert "Объявленное время: до 16 марта 2026 г., понедельник, 09:40 (НСК)" in sure
    await cluster.presses(cast.ORGANISER, "Да, закрыть")
    assert "решение принято" in cluster.screen(TWO)
    told = len(cluster.messages(TWO))
    cluster.clock.tick(minutes=10)
    await cluster.settle()
    assert len(cluster.messages(TWO)) == told, "the time that was told passes without a word"
    assert await cluster.rows("SELECT COUNT(*) FROM decisions") == [(1,)]
    assert "решение принято" in await run(cluster)


@pytest.mark.parametrize("end", ["closed", "cancelled"])
async def test_a_ballot_that_a_meeting_did_not_come_to_is_given_back(
    cluster: World, end: str
) -> None:
    if end == "closed":
        await hold(cluster, ONE, TWO)
        await run(cluster)
        sure = await cluster.presses(cast.ORGANISER, "Закрыть собрание")
        assert f"Не открыты голосования:\nВопрос 2: {AGREEMENT}" in sure
        await cluster.presses(cast.ORGANISER, "Да, закрыть собрание")
        said = "осталось неоткрытым: собрание завершено"
    else:
        await run(cluster)
        await cluster.presses(cast.ORGANISER, "Отменить собрание")
        await cluster.says(cast.ORGANISER, "Зал закрыт")
        said = "осталось неоткрытым: собрание отменено"
    for organiser in (cast.ORGANISER, cast.SECOND_ORGANISER):
        assert said in cluster.screen(organiser)
    newest = cluster.messages(cast.ORGANISER)[-1]["message_id"]
    cluster.telegram.press(cast.ORGANISER, newest, "kv:1:1")
    await cluster.settle()
    assert "за это время изменили" in cluster.alert(cast.ORGANISER)
    shown = await cluster.presses(cast.SECOND_ORGANISER, "Открыть голосование")
    assert "сразу, когда вы нажмёте «Открыть сейчас»" in shown
    await cluster.presses(cast.SECOND_ORGANISER, "Открыть сейчас")
    assert "Открыто голосование № 1" in cluster.screen(ONE)
    assert "повестки" not in cluster.screen(ONE)
    await vote(cluster, THIRD, "За")


async def test_it_opens_at_its_meeting_only_and_once(cluster: World) -> None:
    newest = cluster.messages(cast.ORGANISER)[-1]["message_id"]
    cluster.telegram.press(cast.ORGANISER, newest, "kv:1:1")
    await cluster.settle()
    assert "когда открыта регистрация" in cluster.alert(cast.ORGANISER)
    await hold(cluster, ONE, TWO)
    both = (cast.ORGANISER, cast.SECOND_ORGANISER)
    for organiser in both:
        await run(cluster, who=organiser)
    for organiser in both:
        shown = cluster.messages(organiser)[-1]["message_id"]
        cluster.telegram.press_label(
            organiser, shown, f"Открыть голосование по вопросу 2: {AGREEMENT}"
        )
    await cluster.settle()
    opened = [m for m in cluster.messages(ONE) if "Открыто голосование" in m["text"]]
    assert len(opened) == 1
    assert "уже назначено или открыто" in cluster.alert(cast.SECOND_ORGANISER)
    assert await cluster.rows("SELECT number, eligible FROM ballots") == [(1, 3)]


async def test_only_organisers_open_and_close_it(cluster: World) -> None:
    await hold(cluster, ONE, TWO)
    await enter(cluster, cast.STRANGER)
    for person in (cast.STRANGER, PEOPLE[OBSERVER], ONE):
        newest = cluster.messages(person)[-1]["message_id"]
        for press in ("kv:1:1", "kp:1", "kx:1"):
            cluster.telegram.press(person, newest, press)
            await cluster.settle()
            assert "устарела" in cluster.alert(person)
            cluster.clock.tick(seconds=10)
    assert await cluster.rows("SELECT called_at FROM ballots") == [(None,)]
    await put(cluster)
    card = await cluster.says(PEOPLE[OBSERVER], "/ballots")
    assert "Голосования" in card
    await cluster.presses(PEOPLE[OBSERVER], f"№ 1, идёт: {AGREEMENT}")
    assert "За" not in cluster.labels(PEOPLE[OBSERVER])


async def test_who_is_admitted_after_the_registration_opened_is_not_on_the_roll(
    cluster: World,
) -> None:
    await hold(cluster, ONE, TWO)
    cluster.telegram.add_person("Поздний", person_id=777)
    await accepted(cluster, cast.participant(5), person=777)
    card = await put(cluster)
    assert "присутствует 2 из 3" in card
    await cluster.says(777, "/ballots")
    assert "нет в списке голосующих" in await cluster.presses(777, f"№ 1, идёт: {AGREEMENT}")
