"""The assembly of July 2016 replayed: registration, notice, replies, the day, quorum, the map."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.demo import Participant, apply_for, enter, participants
from tests import cast
from tests.acts import seat_organisers
from tests.world import Clock, World, settings_for

ZONE = ZoneInfo("Asia/Novosibirsk")
TITLE = "Общее собрание потенциальных участников кластера"
PLACE = "Медицинский технопарк, конференц-зал"
AGENDA = """Открытие собрания. Избрание председательствующего и секретаря — Генеральный директор
О создании медико-технологического кластера — Генеральный директор технопарка — 25
Об изменениях в кластерной политике — Руководитель центра кластерного развития — 20
О мероприятиях и сроках «дорожной карты» — Представитель министерства — 20
О специализированной организации кластера — Генеральный директор технопарка — 30"""
ONLINE = {5, 9, 17, 22}
CANNOT = {8, 16}
SILENT = {12, 21}
OBSERVERS = {23, 24, 25}
ABSENT = CANNOT | SILENT
BALLOTS = Path(__file__).parent / "features" / "ballots" / "ballots.json"
ANSWERS = {"in_person": "Буду очно", "online": "Буду онлайн", "declined": "Не смогу"}


def at(text: str) -> datetime:
    """Return a moment of Novosibirsk, whose zone changed on 24 July 2016."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def members() -> list[Participant]:
    return [p for p in participants() if p.status == "confirmed"]


def reply_of(who: Participant) -> str | None:
    if who.number in SILENT:
        return None
    if who.number in CANNOT:
        return "declined"
    return "online" if who.number in ONLINE else "in_person"


@pytest.fixture
async def june(tmp_path: Path) -> AsyncIterator[World]:
    """Twenty voters and three observers, registered and accepted before the notice."""
    world = await World.open(settings_for(tmp_path), clock=Clock(at("2016-06-13 09:00")))
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
    yield world
    await world.app.close()


async def _call(world: World) -> str:
    world.clock.moment = at("2016-06-21 10:00")
    await world.says(cast.ORGANISER, "/meetings")
    await world.presses(cast.ORGANISER, "Созвать собрание")
    await world.says(cast.ORGANISER, TITLE, "05.07.2016 10:00")
    await world.presses(cast.ORGANISER, "Очно и онлайн")
    link = "https://meet.example.org/cluster-2016"
    await world.says(cast.ORGANISER, PLACE, link, AGENDA, "30.06.2016 18:00")
    return await world.presses(cast.ORGANISER, "Отправить")


async def _console(world: World) -> str:
    await world.says(cast.ORGANISER, "/meetings")
    return await world.presses(cast.ORGANISER, TITLE[:30], "Вести собрание")


@pytest.mark.timeout(300)
async def test_from_the_registration_to_the_minutes(june: World) -> None:
    voters = await june.rows("SELECT votes, COUNT(*) FROM organisations GROUP BY votes")
    assert voters == [(0, 3), (1, 20)]

    await _call(june)
    notice = june.screen(members()[0].person)
    assert TITLE in notice
    assert "5 июля 2016 г., вторник, 10:00 (НСК)" in notice

    june.clock.moment = at("2016-06-28 12:00")
    for who in members():
        reply = reply_of(who)
        if reply is not None:
            await june.presses(who.person, ANSWERS[reply])
    counted = Counter(reply_of(who) for who in members() if who.voting)
    assert counted == {"in_person": 12, "online": 4, "declined": 2, None: 2}
    assert "Обещали 16 из 20, для кворума нужно 10" in await _console(june)

    june.clock.moment = at("2016-07-05 09:30")
    await june.settle()
    await _console(june)
    await june.presses(cast.ORGANISER, "Открыть регистрацию")
    for who in members():
        if who.number not in ABSENT:
            button = "Я на связи" if who.number in ONLINE else "Я на месте"
            await june.presses(who.person, button)
            june.clock.tick(minutes=1)
    roll = await june.presses(cast.ORGANISER, "Обновить")
    assert "Зарегистрировано 16 из 20 участников с правом голоса (80 %). Кворум имеется." in roll

    june.clock.moment = at("2016-07-05 12:30")
    await june.presses(cast.ORGANISER, "Закрыть собрание")
    minutes = await june.presses(cast.ORGANISER, "Да, закрыть собрание")
    written = "\n".join(m["text"] for m in june.messages(cast.ORGANISER)[-3:])
    assert "ПРОТОКОЛ № 1 от 5 июля 2016 г." in written
    assert "Присутствовали участники с правом голоса: 16 (очно — 12, дистанционно — 4)" in written
    assert "Зарегистрировано 16 из 20" in written
    assert "ЦКР НСО (демо) — очно" in written
    assert minutes


def votes_of(ballot: str, round_: int = 1) -> dict[int, str]:
    """Return the choices of a ballot of the papers by the number of the organisation."""
    [found] = [b for b in json.loads(BALLOTS.read_text("utf-8"))["ballots"] if b["id"] == ballot]
    votes = found["rounds"][round_ - 1]["votes"]
    return {int(v["org"].removeprefix("org-")): v["option"] for v in votes}


LABELS = {
    "for": "За",
    "against": "Против",
    "abstain": "Воздержаться",
    "association": "Ассоциация",
    "ano": "АНО",
    "ooo": "ООО",
    "existing_org": "Действующая организация",
}


async def _open_ballot(world: World, *answers: str, rule: str, closes: str) -> None:
    await world.says(cast.ORGANISER, "/ballots")
    await world.presses(cast.ORGANISER, "Новое голосование")
    await world.says(cast.ORGANISER, *answers, rule, "Сразу", closes)
    await world.presses(cast.ORGANISER, "Отправить", "Открыть сейчас")


async def _vote(world: World, choices: dict[int, str]) -> None:
    persons = {who.number: who.person for who in members()}
    for number, choice in choices.items():
        await world.presses(persons[number], "Голосовать", LABELS[choice], "Подтвердить голос")


@pytest.mark.timeout(300)
async def test_the_two_decisions_of_the_day_and_the_legal_form_in_two_rounds(june: World) -> None:
    june.clock.moment = at("2016-07-05 11:25")
    head = members()[0].person
    question = "Утвердить мероприятия и сроки дорожной карты?"
    two_thirds = "Две трети от всех"
    await _open_ballot(
        june, "Предложение", "Дорожная карта", question, rule=two_thirds, closes="сегодня 11:45"
    )
    await _vote(june, votes_of("ballot-04"))
    june.clock.moment = at("2016-07-05 11:46")
    await june.settle()
    result = june.screen(head)
    assert "решение принято" in result
    assert "За: 14\nПротив: 1\nВоздержаться: 1" in result

    question = "Признать необходимым формирование специализированной организации?"
    title = "О специализированной организации"
    june.clock.moment = at("2016-07-05 11:55")
    await _open_ballot(
        june, "Предложение", title, question, rule="Большинство", closes="сегодня 12:05"
    )
    await _vote(june, votes_of("ballot-02"))
    june.clock.moment = at("2016-07-05 12:06")
    await june.settle()
    assert "За: 15\nПротив: 0\nВоздержаться: 1" in june.screen(head)

    june.clock.moment = at("2016-07-11 09:00")
    form = "Организационно-правовая форма"
    await _open_ballot(june, form, rule="Большинство", closes="22.07.2016 18:00")
    await _vote(june, votes_of("ballot-03"))
    june.clock.moment = at("2016-07-22 18:01")
    await june.settle()
    first = june.screen(head)
    assert "Ассоциация: 8\nАНО: 6\nООО: 2" in first
    assert "Второй тур откроется 25 июля 2016 г., понедельник, 09:00 (НСК)" in first
    assert "закроется 29 июля 2016 г., пятница, 18:00 (НСК)" in first

    june.clock.moment = at("2016-07-25 09:00")
    assert june.clock.moment.utcoffset() != at("2016-07-22 18:00").utcoffset()
    await june.settle()
    await _vote(june, votes_of("ballot-03", 2))
    june.clock.moment = at("2016-07-29 18:01")
    await june.settle()
    second = june.screen(head)
    assert "Победил вариант: Ассоциация" in second
    assert "Ассоциация: 11\nАНО: 7\nВоздержаться: 1" in second
    await june.says(head, "/ballots")
    register = await june.presses(head, "Решения")
    assert "Ассоциация" in register
    assert "О специализированной организации" in register
