"""Buttons that organisers and voters have under their fingers, pressed by those who may not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.features.entrance.views import Agree
from bot.features.menu.views import SwitchLanguage
from bot.sandbox.records import Change
from tests import cast
from tests.acts import apply, enter
from tests.stories import assembling, balloting
from tests.stories.balloting import FIRST, QUESTION, seat, seat_voters
from tests.world import World

BOSS, SECOND = cast.ORGANISER, cast.SECOND_ORGANISER
MAKER, VOTER, OTHER, WATCHER, GONE = FIRST + 2, FIRST + 3, FIRST + 4, FIRST + 24, FIRST + 5
OLD = "Эта кнопка устарела. Показываем, что можно сделать сейчас."
SECRETS = (QUESTION, assembling.PLACE, "Каталог", "Тайный текст", "Нет денег")
NOT_KEPT = ("inbox", "attempts", "drafts", "live_cards")
"""What an update leaves even when it changes nothing, and one's own unfinished forms."""


class Cluster:
    """A cluster in the middle of everything, and every button that was shown in it, by person."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.shown: dict[int, set[str]] = {}
        world.telegram.listeners.append(self._note)

    def _note(self, change: Change) -> None:
        if change.kind in {"message", "edit"} and change.chat_id is not None:
            seen = self.shown.setdefault(change.chat_id, set())
            newest = self.world.messages(change.chat_id)
            seen |= {b.get("data", "") for m in newest for row in m["buttons"] for b in row}

    def foreign_to(self, person: int) -> list[str]:
        """Return the buttons that only others were shown, but for what everybody may do."""
        everybody = {Agree.TAG, SwitchLanguage.TAG}
        others = set().union(*(data for who, data in self.shown.items() if who != person))
        foreign = others - self.shown.get(person, set()) - {""}
        return sorted(data for data in foreign if data.partition(":")[0] not in everybody)

    async def state(self) -> dict[str, list[tuple[object, ...]]]:
        tables = await self.world.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {str(name) for (name,) in tables} - {*NOT_KEPT}
        return {name: await self.world.rows(f"SELECT * FROM {name}") for name in sorted(names)}

    async def presses_all(self, person: int, presses: list[str]) -> list[str]:
        """Press each under a menu of one's own; return every word that came of it."""
        world = self.world
        under = world.messages(person)[-1]["message_id"]
        said = []
        for data in presses:
            query = world.telegram.press(person, under, data)
            world.app.intake._dispatch._flood._buckets.clear()
            await world.settle()
            said.append(str((world.telegram.callback_answer(query) or {}).get("text")))
            said += [m["text"] for m in world.messages(person) if m["message_id"] >= under]
        return said


@pytest.fixture
async def cluster(world: World) -> Cluster:
    """Everything waits for a press of somebody who may make it."""
    await seat_voters(world, 2, 3, 4, 5, 24)
    cluster = Cluster(world)
    await _exclude(world, 5)
    await apply(world, cast.participant(6))
    await enter(world, cast.STRANGER)
    await _meeting(world)
    await _milestones(world)
    await _ballots(world)
    await _announcements(world)
    await world.says(BOSS, "/participants")
    await world.presses(BOSS, cast.participant(3).short_name, "Предложить исключить")
    await world.says(BOSS, "Нет денег", cast.participant(3).inn)
    await world.starts(cast.FOREIGNER)
    world.clock.tick(minutes=1)
    await world.settle()
    return cluster


async def _exclude(world: World, number: int) -> None:
    who = cast.participant(number)
    await world.says(BOSS, "/participants")
    await world.presses(BOSS, who.short_name, "Предложить исключить")
    await world.says(BOSS, "Прекратила деятельность", who.inn)
    await world.presses(SECOND, "Подтвердить исключение")


async def _meeting(world: World) -> None:
    """Call one that is held today and one in a fortnight; open the registration of the first."""
    await assembling.call(world, starts="сегодня в 15:00", reply_by="сегодня в 14:00")
    await world.presses(MAKER, "Буду очно", "Повестка", "Открыть собрание", "Кто придёт")
    await assembling.run(world)
    await world.presses(BOSS, "Открыть регистрацию")
    await world.presses(MAKER, "Я на месте")
    await world.presses(BOSS, "Обновить", "Закрыть собрание")
    await assembling.call(world)
    await assembling.run(world)
    await world.presses(BOSS, "Изменить", "Место")
    await world.says(BOSS, "Академгородок")
    await assembling.run(world)
    await world.presses(BOSS, "Отменить собрание")


async def _milestones(world: World) -> None:
    """Plan two: of one its end is reported, of the other another date is asked."""
    for _ in range(2):
        await world.says(BOSS, "/roadmap")
        await world.presses(BOSS, "Новая веха", cast.participant(2).short_name)
        await world.says(BOSS, "Каталог", "Инициирование", "01.08.2026", "Каталог участников")
        await world.presses(BOSS, "Пропустить", "Пропустить", "Отправить")
    await world.presses(MAKER, "Веха № 1", "В работе", "Отметить выполнение")
    await world.says(MAKER, "Издан")
    await world.presses(MAKER, "Пропустить", "Отправить")
    await world.says(MAKER, "/roadmap")
    await world.presses(MAKER, "Моей организации", "Веха № 2", "Есть проблема")
    await world.says(MAKER, "Нет бумаги")
    await world.presses(MAKER, "Перенести срок")
    await world.says(MAKER, "01.09.2026", "Нет бумаги")
    await world.presses(MAKER, "Отправить")
    await world.presses(BOSS, "Ответственный")


async def _ballots(world: World) -> None:
    """Leave one that a voter is about to vote in, one that is prepared, one that opens tomorrow."""
    await balloting.call(world, closes="Закроет организатор")
    await world.presses(MAKER, "Голосовать", "За")
    await world.says(BOSS, "/ballots")
    await world.presses(BOSS, "№ 1, идёт", "Закрыть голосование")
    await balloting.prepare(world)
    await world.presses(BOSS, "Удалить")
    await balloting.prepare(world, opens="завтра 9:00")
    await world.presses(BOSS, "Назначить открытие", "Открыть голосование")


async def _announcements(world: World) -> None:
    """Send one, and leave the second to be sent."""
    for _ in range(2):
        await world.says(BOSS, "/announce")
        await world.says(BOSS, "Тайный текст")
        await world.presses(BOSS, "Дальше: кому", "По роли", "Ядро")
        await world.presses(BOSS, "Изменить адресатов", "Выбранные организации")
        await world.presses(BOSS, cast.participant(2).short_name, "Готово (1)")
        if "отправлено" not in world.screen(BOSS) and _ == 0:
            await world.presses(BOSS, "Отправить сейчас", "По организациям", "К объявлению")
            await world.presses(BOSS, "Отозвать")


OUTSIDERS = {
    "a stranger": cast.FOREIGNER,
    "a person without an organisation": cast.STRANGER,
    "an applicant": cast.APPLICANT,
    "the representative of an excluded organisation": GONE,
}


@pytest.mark.parametrize("person", OUTSIDERS.values(), ids=OUTSIDERS)
async def test_whoever_takes_no_part_changes_nothing_and_learns_nothing(
    cluster: Cluster, person: int
) -> None:
    foreign = cluster.foreign_to(person)
    assert len(foreign) > 100, "the cluster is in the middle of everything"
    await cluster.world.says(person, "/menu")
    before = await cluster.state()
    said = await cluster.presses_all(person, foreign)
    assert await cluster.state() == before
    assert not [words for words in said if any(secret in words for secret in SECRETS)]


MEMBERS = {"an observer": WATCHER, "a representative of another organisation": OTHER}


@pytest.mark.parametrize("person", MEMBERS.values(), ids=MEMBERS)
async def test_who_takes_part_does_nothing_for_others_and_nothing_of_an_organiser(
    cluster: Cluster, person: int
) -> None:
    await cluster.world.says(person, "/menu")
    before = await cluster.state()
    await cluster.presses_all(person, cluster.foreign_to(person))
    assert await cluster.state() == before


async def test_a_representative_whose_powers_ran_out_neither_votes_nor_registers(
    cluster: Cluster,
) -> None:
    world, expired = cluster.world, 777
    await seat(world, 2, expired, until=date(2026, 3, 1))
    await world.says(expired, "/menu")
    before = await cluster.state()
    await cluster.presses_all(expired, cluster.foreign_to(expired))
    after = await cluster.state()
    for table in ("votes", "attendance", "ballots", "meetings", "exclusions", "announcements"):
        assert after[table] == before[table]


async def test_an_organiser_who_stepped_down_decides_nothing_any_more(cluster: Cluster) -> None:
    world = cluster.world
    await world.says(SECOND, "/organisers")
    await world.presses(SECOND, "Уйти из организаторов", "Да, уйти")
    before = await cluster.state()
    said = await cluster.presses_all(SECOND, sorted(set().union(*cluster.shown.values()) - {""}))
    assert await cluster.state() == before
    assert OLD in said


async def test_those_who_may_find_their_buttons_alive(cluster: Cluster) -> None:
    world = cluster.world
    await world.presses(MAKER, "Подтвердить голос")
    assert [m for m in world.messages(MAKER) if "принят: «За»" in m["text"]]
    await world.presses(SECOND, "Подтвердить исключение")
    assert "исключена" in world.screen(VOTER)
    await world.presses(SECOND, "Разрешить перенос")
    assert "1 сентября 2026 г." in world.screen(MAKER)
