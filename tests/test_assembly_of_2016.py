"""The assembly of July 2016 replayed: registration, notice, ballots, minutes, the road map."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.demo import apply_for, enter
from tests import cast
from tests.acts import seat_organisers
from tests.papers_of_2016 import (
    ABSENT,
    AGENDA,
    ANSWERS,
    AT_MEETING,
    LABELS,
    LEGAL_FORM,
    LINK,
    ONLINE,
    PLACE,
    TITLE,
    Paper,
    at,
    members,
    reply_of,
)
from tests.stories.roadmapping import HEAD, METHODIST, done, take_template
from tests.world import Clock, World, settings_for


@pytest.fixture
async def june(tmp_path: Path) -> AsyncIterator[World]:
    """Twenty voters and three observers, registered and accepted before the notice."""
    world = await registered(tmp_path)
    yield world
    await world.app.close()


async def registered(folder: Path) -> World:
    """Return the cluster on the eve of the notice."""
    world = await World.open(settings_for(folder), clock=Clock(at("2016-06-13 09:00")))
    for account, (first, last, language) in cast.NAMES.items():
        world.telegram.add_person(first, last_name=last, language_code=language, person_id=account)
    await seat_organisers(world)
    for who in members():
        world.telegram.add_person(who.name, person_id=who.person)
        await enter(world, who.person)
        await apply_for(world, who, person=who.person, today=world.clock.now().date())
        decision = "Принять" if who.voting else "Принять наблюдателем"
        has_choice = decision in world.labels(cast.ORGANISER)
        await world.presses(cast.ORGANISER, decision if has_choice else "Принять")
        world.clock.tick(hours=1)
    return world


@pytest.mark.timeout(600)
async def test_the_assembly_of_2016_from_its_notice_to_its_road_map(june: World) -> None:
    voters = await june.rows("SELECT votes, COUNT(*) FROM organisations GROUP BY votes")
    assert voters == [(0, 3), (1, 20)]
    await notice_and_replies(june)
    for ballot in AT_MEETING:
        await prepare_at_item(june, ballot)
    await registration(june)
    for ballot in AT_MEETING:
        await vote_at_item(june, ballot)
        await result_at_item(june, ballot)
    minutes = await closing(june)
    await road_map_on_the_day(june)
    await first_round(june)
    await result_of_first_round(june)
    await run_off(june)
    await road_map_in_september(june)
    assert await read_minutes(june) == minutes


async def notice_and_replies(world: World) -> None:
    await notice(world)
    await replies(world)


async def notice(world: World) -> None:
    world.clock.moment = at("2016-06-21 10:00")
    await world.says(cast.ORGANISER, "/meetings")
    await world.presses(cast.ORGANISER, "Созвать собрание")
    await world.says(cast.ORGANISER, TITLE, "05.07.2016 10:00")
    await world.presses(cast.ORGANISER, "Очно и онлайн")
    await world.says(cast.ORGANISER, PLACE, LINK, AGENDA, "30.06.2016 18:00")
    await world.presses(cast.ORGANISER, "Отправить")
    received = world.screen(members()[0].person)
    assert TITLE in received
    assert "5 июля 2016 г., вторник, 10:00 (НСК)" in received


async def replies(world: World) -> None:
    world.clock.moment = at("2016-06-28 12:00")
    for who in members():
        reply = reply_of(who)
        if reply is not None:
            await world.presses(who.person, ANSWERS[reply])
    counted = Counter(reply_of(who) for who in members() if who.voting)
    assert counted == {"in_person": 12, "online": 4, "declined": 2, None: 2}
    assert "Обещали 16 из 20, для кворума нужно 10" in await _console(world)


async def _console(world: World) -> str:
    await world.says(cast.ORGANISER, "/meetings")
    return await world.presses(cast.ORGANISER, TITLE[:30], "Вести собрание")


async def prepare_at_item(world: World, ballot: Paper) -> None:
    await world.says(cast.ORGANISER, "/ballots")
    await world.presses(cast.ORGANISER, "Новое голосование")
    await world.says(
        cast.ORGANISER, "Предложение", ballot.title, ballot.question, ballot.rule, "На собрании"
    )
    minutes = (ballot.closes - ballot.opens).seconds // 60
    await world.presses(cast.ORGANISER, f"{ballot.item}. ", f"{minutes} минут")
    assert f"вопрос {ballot.item} повестки" in world.screen(cast.ORGANISER)
    await world.presses(cast.ORGANISER, "Отправить")


async def registration(world: World) -> None:
    world.clock.moment = at("2016-07-05 09:30")
    await world.settle()
    await _console(world)
    await world.presses(cast.ORGANISER, "Открыть регистрацию")
    for who in members():
        if who.number not in ABSENT:
            button = "Я на связи" if who.number in ONLINE else "Я на месте"
            await world.presses(who.person, button)
            world.clock.tick(minutes=1)
    roll = await world.presses(cast.ORGANISER, "Обновить")
    assert "Зарегистрировано 16 из 20 участников с правом голоса (80 %). Кворум имеется." in roll


async def vote_at_item(world: World, ballot: Paper) -> None:
    expected = ballot.expected
    world.clock.moment = ballot.opens
    await _console(world)
    await world.presses(cast.ORGANISER, f"Открыть голосование по вопросу {ballot.item}: ")
    await _vote(world, ballot.votes())
    running = await _console(world)
    assert f"Проголосовало {expected['votes_cast']}, на собрании присутствует 16 из 20" in running


async def result_at_item(world: World, ballot: Paper) -> None:
    expected = ballot.expected
    world.clock.moment = ballot.closes
    world.clock.tick(seconds=1)
    await world.settle()
    for person in (members()[0].person, cast.ORGANISER):
        result = world.screen(person)
        assert f"«{ballot.title}» завершено: решение принято" in result
        for choice, votes in expected["tallies"].items():
            assert f"{LABELS[choice]}: {votes}" in result
        took_part = f"{expected['participated']} из {expected['eligible']}"
        voted = f"проголосовало {expected['votes_cast']}"
        assert f"Присутствовало на собрании {took_part}, {voted}." in result
        needed = f"{expected['votes_needed']} из {expected['threshold_base']}"
        assert f"Для решения нужно {needed}" in result


async def _vote(world: World, choices: dict[int, str]) -> None:
    persons = {who.number: who.person for who in members()}
    for number, choice in choices.items():
        await world.presses(persons[number], "Голосовать", LABELS[choice], "Подтвердить голос")


async def closing(world: World) -> str:
    world.clock.moment = at("2016-07-05 12:30")
    await _console(world)
    await world.presses(cast.ORGANISER, "Закрыть собрание", "Да, закрыть собрание")
    minutes = await read_minutes(world)
    assert "ПРОТОКОЛ № 1 от 5 июля 2016 г." in minutes
    assert "Присутствовали участники с правом голоса: 16 (очно — 12, дистанционно — 4)" in minutes
    assert "Зарегистрировано 16 из 20" in minutes
    assert "ЦКР НСО (демо) — очно" in minutes
    for ballot in AT_MEETING:
        assert f"РЕШИЛИ: {ballot.question.rstrip('?')}.\n{ballot.vote_line}" in minutes
    heard = [line.partition(".")[0] for line in minutes.splitlines() if "СЛУШАЛИ" in line]
    assert heard == ["1", "5", "6"]
    return minutes


async def read_minutes(world: World) -> str:
    """Return the minutes, however many messages they take."""
    person = members()[0].person
    await world.says(person, "/meetings")
    await world.presses(person, TITLE[:30])
    before = len(world.messages(person))
    await world.presses(person, "Протокол")
    return "\n\n".join(m["text"] for m in world.messages(person)[before:])


async def road_map_on_the_day(world: World) -> None:
    world.clock.moment = at("2016-07-05 13:00")
    await take_template(world)
    shown = await world.presses(cast.ORGANISER, "Составить")
    assert "До официального оформления 178 дней: 30 декабря 2016 г." in shown
    assert "Срок сегодня\n№ 4. Общее собрание потенциальных участников" in shown
    assert "Просрочено" not in shown
    assert "В ближайшие 14 дней" not in shown
    await done(world, HEAD, 4)


async def first_round(world: World) -> None:
    world.clock.moment = at("2016-07-11 09:00")
    form = "Организационно-правовая форма"
    await world.says(cast.ORGANISER, "/ballots")
    await world.presses(cast.ORGANISER, "Новое голосование")
    await world.says(cast.ORGANISER, form, "Большинство", "Сразу", "22.07.2016 18:00")
    await world.presses(cast.ORGANISER, "Отправить", "Открыть сейчас")
    await _vote(world, LEGAL_FORM.votes())
    world.clock.moment = at("2016-07-20 11:00")
    await world.settle()
    seen = await world.says(METHODIST, "/roadmap")
    assert "В ближайшие 14 дней\n№ 5. Опрос об организационно-правовой форме" in seen
    assert "№ 6" not in seen.partition("Дальше")[0]
    assert "Просрочено" not in seen


async def result_of_first_round(world: World) -> None:
    world.clock.moment = at("2016-07-22 18:01")
    await world.settle()
    first = world.screen(members()[0].person)
    assert "Ассоциация: 8\nАНО: 6\nООО: 2" in first
    assert "Второй тур откроется 25 июля 2016 г., понедельник, 09:00 (НСК)" in first
    assert "закроется 29 июля 2016 г., пятница, 18:00 (НСК)" in first
    assert "рекомендательный" not in first, "nothing is decided yet"


async def run_off(world: World) -> None:
    world.clock.moment = at("2016-07-25 09:00")
    assert world.clock.moment.utcoffset() != at("2016-07-22 18:00").utcoffset()
    await world.settle()
    await _vote(world, LEGAL_FORM.votes(2))
    world.clock.moment = at("2016-07-29 18:01")
    await world.settle()
    head = members()[0].person
    second = world.screen(head)
    assert "Победил вариант: Ассоциация" in second
    assert "Ассоциация: 11\nАНО: 7\nВоздержаться: 1" in second
    await world.says(head, "/ballots")
    register = await world.presses(head, "Решения")
    assert "№ 4 от 29 июля 2016 г.: Организационно-правовая форма (второй тур)" in register
    for number, ballot in enumerate(AT_MEETING, 1):
        assert f"№ {number} от 5 июля 2016 г.: {ballot.title}" in register
        assert f"10:00 (НСК), вопрос {ballot.item} повестки" in register


async def road_map_in_september(world: World) -> None:
    for person, number in ((METHODIST, 5), (METHODIST, 6), (HEAD, 7)):
        await done(world, person, number)
    world.clock.moment = at("2016-09-10 11:00")
    await world.settle()
    seen = await world.says(METHODIST, "/roadmap")
    assert "Просрочено: 1" in seen
    assert "В ближайшие 14 дней\n№ 9. Устав и пакет учредительных документов" in seen
    late = await world.presses(METHODIST, "Просроченные: 1")
    assert "№ 8. Проект программы (стратегии) развития кластера — 9 сентября 2016 г." in late
    assert "просрочена" in late
