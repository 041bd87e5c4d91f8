"""Buttons nobody gave: of others, of yesterday, of no one; the one answer is that they are old."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import count
from typing import get_type_hints

import pytest

from bot.features.entrance.views import Agree
from bot.features.menu.views import SwitchLanguage
from bot.features.privacy.views import Forget
from bot.ui.presses import Press
from tests import cast
from tests.acts import accepted, apply, enter, join, seat_organisers
from tests.stories.walking import walk_to
from tests.world import World

ME = cast.APPLICANT
STATE = (
    "people",
    "consents",
    "organisations",
    "organisation_history",
    "representatives",
    "applications",
    "organisers",
    "appointments",
    "exclusions",
    "deliveries",
    "journal",
)
OWN_ACTS = {Agree, Forget, SwitchLanguage}
"""What anybody may do about themselves, with a real button or a forged one."""

OLD = "Эта кнопка устарела. Показываем, что можно сделать сейчас."
GARBAGE = (
    "",
    ":",
    "x",
    "da",
    "da:",
    "da:-1",
    "da:0x1",
    "da: 1",
    "da:1:2",
    "da:01",
    "da:zzzzzzzzzzzzzzzz",
    "da:\u0661",
    "DA:1",
    "принять:1",
    "el:ru:",
    "el:de:",
    "ea:ru:'; DROP TABLE people; --",
    "fd:0:0:../../etc/passwd",
    "fd:0:0:application",
    "fa:0:" + "9" * 46,
    "\N{PILE OF POO}" * 16,
    '{"update_id":1}',
    "null",
)


@pytest.fixture
async def world(world: World) -> World:
    """The same cluster where the flood bucket is always full: a minute passes at every look."""
    minutes = count(step=60)
    world.app.intake._dispatch._flood._time = lambda: float(next(minutes))
    return world


async def state(world: World) -> dict[str, list[tuple[object, ...]]]:
    return {table: await world.rows(f"SELECT * FROM {table}") for table in STATE}


def forged(kind: type[Press], number: int) -> str:
    """Write button data of a type with this number in every place for one."""
    hints = get_type_hints(kind)
    values = [_written(hints[field.name], number) for field in fields(kind)]
    return ":".join([kind.TAG, *values])


def _written(hint: object, number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    if hint is int:
        return digits[number // 36] * (number >= 36) + digits[number % 36]
    if hint is str:
        return ("application", "joining", "question", "reply")[number % 4]
    return str(next(iter(hint)))  # type: ignore[call-overload]


def every_press(world: World, *, up_to: int) -> Iterator[str]:
    for kind in world.app.house.voice.codec._types.values():
        if kind not in OWN_ACTS:
            has_number = any(hint is int for hint in get_type_hints(kind).values())
            yield from (forged(kind, n) for n in range(1, up_to + 1 if has_number else 2))


async def press_all(world: World, person: int, presses: list[str]) -> list[str]:
    """Send button data under the newest message of the bot; returns what was answered to each."""
    under = world.messages(person)[-1]["message_id"]
    answers: list[str] = []
    for start in range(0, len(presses), 500):
        sent = [world.telegram.press(person, under, data) for data in presses[start : start + 500]]
        await world.settle()
        answers += [
            str((world.telegram.callback_answer(query) or {}).get("text")) for query in sent
        ]
    return answers


async def test_a_stranger_may_press_everything_and_nothing_happens(world: World) -> None:
    await a_busy_cluster(world)
    await world.starts(cast.STRANGER)
    before = await state(world)
    presses = [*every_press(world, up_to=50), *GARBAGE]
    answers = await press_all(world, cast.STRANGER, presses)
    assert await state(world) == before
    assert answers.count("") < 10, "the language, the consent and the help are for everybody"
    assert set(answers) - {""} == {OLD}


async def test_a_person_without_an_organisation_changes_nothing_of_others(world: World) -> None:
    await a_busy_cluster(world)
    await enter(world, cast.STRANGER)
    before = await state(world)
    await press_all(world, cast.STRANGER, [*every_press(world, up_to=12), *GARBAGE])
    assert await state(world) == before
    assert_nothing_of_others_is_told(world, cast.STRANGER)


async def test_a_representative_changes_nothing_of_another_organisation(world: World) -> None:
    await a_busy_cluster(world)
    world.telegram.add_person("Елена", person_id=401)
    await accepted(world, cast.participant(5), person=401)
    before = await state(world)
    await press_all(world, 401, [*every_press(world, up_to=12), *GARBAGE])
    assert await state(world) == before
    assert_nothing_of_others_is_told(world, 401)


async def a_busy_cluster(world: World) -> None:
    """Leave one organisation with two representatives, one joining and one new one waiting."""
    await seat_organisers(world)
    await accepted(world, cast.participant(2))
    await join(world, cast.participant(2))
    world.telegram.add_person("Ждана", person_id=402)
    await apply(world, cast.participant(3), person=402)


def said(world: World, person: int) -> list[str]:
    return [alert["text"] for alert in world.telegram.alerts(person)]


def assert_nothing_of_others_is_told(world: World, person: int) -> None:
    everything = str(world.messages(person)) + str(said(world, person))
    for private in ("org02@example.org", "org03@example.org", "Игорь Напарник", "+7 383 000-00-0"):
        assert private not in everything


async def test_a_press_without_a_message_does_nothing(world: World) -> None:
    await a_busy_cluster(world)
    before = await state(world)
    world.telegram.press(cast.ORGANISER, None, "da:2")
    await world.settle()
    assert await state(world) == before


async def test_a_press_under_a_message_that_is_gone_still_works_by_right(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    world.telegram.press(cast.ORGANISER, 99_999, "da:1")
    await world.settle()
    assert "Итог: принята" in world.screen(cast.ORGANISER)


async def test_the_name_of_an_organiser_opens_nothing(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    first, last, _ = cast.NAMES[cast.ORGANISER]
    world.telegram.world.people[cast.ORGANISER].username = "secretary"
    world.telegram.add_person(
        first, last_name=last, username="secretary", language_code="ru", person_id=666
    )
    await enter(world, 666)
    assert "Такой команды нет, или она вам не доступна" not in world.screen(666)
    assert "Такой команды нет" in await world.says(666, "/applications")
    assert "Такой команды нет" in await world.says(666, "/organisers")
    before = await state(world)
    await press_all(world, 666, ["da:1", "dx:1", "dr:1", "dk:1", "do:1", "dq:0", "ol", "od"])
    assert await state(world) == before
    assert "Обь-Имплант" not in str(world.messages(666))


async def test_buttons_of_a_decided_application_show_the_decision(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    card = world.messages(cast.SECOND_ORGANISER)[-1]
    await world.presses(cast.ORGANISER, "Принять")
    for label in ("Принять", "Задать вопрос", "Вернуть на доработку", "Отклонить"):
        data = next(b["data"] for row in card["buttons"] for b in row if b["text"] == label)
        world.telegram.press(cast.SECOND_ORGANISER, card["message_id"], data)
        await world.settle()
        assert "Заявка уже принята" in world.alert(cast.SECOND_ORGANISER)
        assert "Итог: принята" in world.screen(cast.SECOND_ORGANISER)


async def test_an_organiser_who_has_stepped_down_decides_nothing_with_an_old_card(
    world: World,
) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    card = world.messages(cast.SECOND_ORGANISER)[-1]
    await world.says(cast.SECOND_ORGANISER, "/organisers")
    await world.presses(cast.SECOND_ORGANISER, "Уйти из организаторов", "Да, уйти")
    before = await state(world)
    for row in card["buttons"]:
        for button in row:
            world.telegram.press(cast.SECOND_ORGANISER, card["message_id"], button["data"])
    await world.settle()
    assert await state(world) == before
    assert set(said(world, cast.SECOND_ORGANISER)) == {OLD}
    assert "Заявка № 1" not in world.messages(cast.SECOND_ORGANISER)[-2]["text"]


async def test_an_organiser_removed_between_question_and_reason_refuses_nobody(
    world: World,
) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    await world.presses(cast.SECOND_ORGANISER, "Отклонить")
    await world.app.database.transaction(
        lambda store: store.organisers.remove(2, world.clock.now())
    )
    await world.says(cast.SECOND_ORGANISER, "не годится")
    assert "пока без организации" in world.screen(cast.SECOND_ORGANISER)
    assert await world.rows("SELECT status FROM applications") == [("sent",)]


async def test_a_voting_representative_who_left_admits_nobody(world: World) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(2))
    await join(world, cast.participant(2))
    card = world.messages(ME)[-1]
    await world.says(ME, "/forget")
    await world.presses(ME, "Да, стереть")
    await world.starts(ME)
    world.telegram.press(ME, card["message_id"], "da:2")
    await world.settle()
    assert await world.rows("SELECT status FROM applications WHERE id = 2") == [("sent",)]
    assert "Эта кнопка устарела" in world.alert(ME)


async def test_a_colleague_without_the_vote_neither_admits_nor_hands_over(world: World) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(2))
    await join(world, cast.participant(2))
    await world.presses(ME, "Принять")
    world.telegram.add_person("Третий", person_id=403)
    await enter(world, 403)
    await world.presses(403, "Регистрация")
    await world.says(403, cast.participant(2).inn)
    await world.presses(403, "Стать представителем")
    await world.says(403, "Третий Коллега", "Инженер", "+7 383 000-00-05", "third@example.org")
    await world.presses(403, "Руководитель", "Отправить")
    before = await state(world)
    await press_all(world, cast.COLLEAGUE, ["da:3", "dx:3", "gv:1:1", "gv:1:2", "gq:1:1"])
    assert await state(world) == before
    assert "Голос" not in world.screen(ME)


async def test_a_form_cannot_be_sent_before_its_end(world: World) -> None:
    await seat_organisers(world)
    asked = await walk_to(world, "address")
    message = world.messages(ME)[-1]
    version = message["buttons"][0][0]["data"].partition(":")[2]
    await press_all(world, ME, [f"fd:{version}:0:application", f"fd:{version}:0:joining"])
    assert await world.rows("SELECT COUNT(*) FROM applications") == [(0,)]
    assert world.screen(ME) == asked


async def test_a_form_that_belongs_to_organisers_cannot_be_opened_by_others(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    await enter(world, cast.STRANGER)
    await press_all(
        world,
        cast.STRANGER,
        [f"{tag}:1:{form}" for tag in ("fr", "fo", "fx") for form in ("refusal_reason", "reply")],
    )
    assert await world.rows("SELECT * FROM drafts") == []
