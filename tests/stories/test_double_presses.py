"""A thumb that presses twice before the first answer has come: one outcome, told once."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tests import cast
from tests.stories import assembling, balloting
from tests.stories.assembling import CERAMICS, MAKER, PEOPLE
from tests.world import World

BOSS, SECOND, ANNA, VERA = cast.ORGANISER, cast.SECOND_ORGANISER, PEOPLE[MAKER], PEOPLE[CERAMICS]


@pytest.fixture
async def cluster(world: World) -> World:
    """A milestone of Анна's organisation, reported done; of a second she asks another date."""
    await assembling.gather(world)
    for title in ("Каталог", "Сайт"):
        await world.says(BOSS, "/roadmap")
        await world.presses(BOSS, "Новая веха", cast.participant(MAKER).short_name)
        await world.says(BOSS, title, "Инициирование", "01.08.2026", "Итог")
        await world.presses(BOSS, "Пропустить", "Пропустить", "Отправить")
    return world


async def twice(world: World, label: str, *people: int) -> None:
    """Let each press the same button twice, all before anything is answered."""
    for person in people:
        message = world._with_button(person, label)
        for _ in range(2):
            world.telegram.press_label(person, message, label)
    await world.settle()


async def report(world: World) -> None:
    """Answer what a report of a milestone asks, but for sending it."""
    await world.says(ANNA, "/roadmap")
    await world.presses(ANNA, "Моей организации", "Веха № 1", "Отметить выполнение")
    await world.says(ANNA, "Издан")
    await world.presses(ANNA, "Пропустить")


async def ask_for_another_date(world: World) -> None:
    await world.says(ANNA, "/roadmap")
    await world.presses(ANNA, "Моей организации", "Веха № 2", "Перенести срок")
    await world.says(ANNA, "01.09.2026", "Нет бумаги")


async def acts(world: World, name: str) -> int:
    return len(await world.rows(f"SELECT 1 FROM journal WHERE entry LIKE '%{name}%'"))


def told(world: World, person: int, words: str) -> int:
    return sum(words in text for text in assembling.texts(world, person))


async def test_a_report_reaches_the_organisers_once(cluster: World) -> None:
    await report(cluster)
    await twice(cluster, "Отправить", ANNA)
    assert await acts(cluster, "milestone reported done") == 1
    assert told(cluster, SECOND, "веха № 1 выполнена. Подтвердите или верните") == 1


async def test_a_confirmation_by_two_hasty_organisers_is_told_once(cluster: World) -> None:
    await report(cluster)
    await cluster.presses(ANNA, "Отправить")
    await twice(cluster, "Подтвердить", BOSS, SECOND)
    assert await acts(cluster, "milestone reached") == 1
    assert told(cluster, VERA, "Веха № 1 «Каталог» выполнена") == 1


async def test_a_request_for_another_date_arrives_once_and_is_granted_once(cluster: World) -> None:
    await ask_for_another_date(cluster)
    await twice(cluster, "Отправить", ANNA)
    assert told(cluster, SECOND, "Нет бумаги") == 1
    await twice(cluster, "Разрешить перенос", BOSS, SECOND)
    assert await acts(cluster, "milestone moved") == 1
    assert told(cluster, ANNA, "1 сентября 2026 г.") >= 1
    answers = cluster.alert(BOSS) + cluster.alert(SECOND)
    assert "уже" in answers, "whoever came second is told so"


@dataclass(frozen=True)
class Hasty:
    """What an organiser presses twice, and the act that is in the journal once after it."""

    before: tuple[str, ...]
    label: str
    act: str
    typed: tuple[str, ...] = field(default=())


MEETING = {
    "opening the registration": Hasty((), "Открыть регистрацию", "registration opened"),
    "sending a change": Hasty(
        ("Изменить", "Место"), "Отправить", "meeting changed", ("Академгородок",)
    ),
}


@pytest.mark.parametrize("hasty", MEETING.values(), ids=MEETING)
async def test_what_is_done_to_a_meeting_is_done_once(cluster: World, hasty: Hasty) -> None:
    await assembling.call(cluster, starts="02.03.2026 15:00", reply_by="02.03.2026 14:00")
    await assembling.run(cluster)
    await cluster.presses(BOSS, *hasty.before)
    await cluster.says(BOSS, *hasty.typed)
    await twice(cluster, hasty.label, BOSS)
    assert await acts(cluster, hasty.act) == 1


async def test_a_meeting_closed_by_two_hasty_organisers_has_one_set_of_minutes(
    cluster: World,
) -> None:
    await assembling.call(cluster, starts="02.03.2026 15:00", reply_by="02.03.2026 14:00")
    await assembling.run(cluster)
    await cluster.presses(BOSS, "Открыть регистрацию")
    await cluster.presses(ANNA, "Я на месте")
    await assembling.run(cluster, who=SECOND)
    await cluster.presses(SECOND, "Регистрация", "Закрыть собрание")
    await assembling.run(cluster)
    await cluster.presses(BOSS, "Регистрация", "Закрыть собрание")
    await twice(cluster, "Да, закрыть собрание", BOSS, SECOND)
    assert await acts(cluster, "meeting closed") == 1
    for person in (ANNA, VERA):
        assert told(cluster, person, "составлен протокол № 1") == 1
    assert "завершено" in cluster.alert(SECOND) + cluster.alert(BOSS)


async def test_a_reason_written_twice_calls_a_meeting_off_once(cluster: World) -> None:
    await assembling.call(cluster)
    await assembling.run(cluster)
    await cluster.presses(BOSS, "Отменить собрание")
    for _ in range(2):
        cluster.telegram.say(BOSS, "Зал занят")
    await cluster.settle()
    assert await acts(cluster, "meeting cancelled") == 1
    for person in (ANNA, VERA):
        assert told(cluster, person, "Причина: Зал занят") == 1


async def test_two_organisers_call_a_meeting_off_and_the_second_is_told_so(cluster: World) -> None:
    await assembling.call(cluster)
    for organiser in (BOSS, SECOND):
        await assembling.run(cluster, who=organiser)
        await cluster.presses(organiser, "Отменить собрание")
    cluster.telegram.say(BOSS, "Зал занят")
    cluster.telegram.say(SECOND, "Нет докладчика")
    await cluster.settle()
    assert await acts(cluster, "meeting cancelled") == 1
    assert told(cluster, ANNA, "Причина: ") == 1
    assert "отменено" in cluster.screen(SECOND)


async def test_a_ballot_is_opened_once_and_closed_once_by_two_hasty_organisers(
    cluster: World,
) -> None:
    await balloting.prepare(cluster, closes="Закроет организатор")
    await cluster.says(SECOND, "/ballots")
    await cluster.presses(SECOND, "Готовится: ")
    await twice(cluster, "Открыть сейчас", BOSS, SECOND)
    assert await acts(cluster, "ballot opened") == 1
    assert told(cluster, ANNA, "Открыто голосование № 1") == 1
    for organiser in (BOSS, SECOND):
        await cluster.says(organiser, "/ballots")
        await cluster.presses(organiser, "№ 1, идёт", "Закрыть голосование")
    await twice(cluster, "Да, закрыть", BOSS, SECOND)
    assert await acts(cluster, "ballot closed") == 1
    assert told(cluster, VERA, "Голосование № 1") == 1
    assert "завершено" in cluster.alert(BOSS) + cluster.alert(SECOND)
