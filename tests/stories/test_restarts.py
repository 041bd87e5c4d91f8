"""The bot ends and begins again in the middle of each thing that takes several steps."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from telegram import Update

from tests import cast
from tests.stories import assembling, balloting
from tests.stories.announcing import NEWS
from tests.stories.assembling import CERAMICS, MAKER, PEOPLE
from tests.world import World

BOSS, ANNA, VERA = cast.ORGANISER, PEOPLE[MAKER], PEOPLE[CERAMICS]
Act = Callable[[World], Awaitable[object]]


@dataclass(frozen=True)
class Story:
    """What is begun before the restart and ended after it; how often each then read what came."""

    begin: Act
    end: Act
    told: dict[int, str]


async def _milestone(world: World) -> None:
    await world.says(BOSS, "/roadmap")
    await world.presses(BOSS, "Новая веха", cast.participant(MAKER).short_name)
    await world.says(BOSS, "Каталог", "Инициирование")


async def _milestone_end(world: World) -> None:
    await world.says(BOSS, "01.08.2026", "Каталог участников")
    await world.presses(BOSS, "Пропустить", "Пропустить", "Отправить")


async def _announcement(world: World) -> None:
    await world.says(BOSS, "/announce", NEWS)
    await world.presses(BOSS, "Дальше: кому")


async def _announcement_end(world: World) -> None:
    await world.presses(BOSS, "Все участники", "Отправить сейчас")


async def _change(world: World) -> None:
    await assembling.call(world)
    await assembling.run(world)
    await world.presses(BOSS, "Изменить", "Место")


async def _change_end(world: World) -> None:
    await world.says(BOSS, "Академгородок")
    await world.presses(BOSS, "Отправить")


async def _cancelling(world: World) -> None:
    await assembling.call(world)
    await assembling.run(world)
    await world.presses(BOSS, "Отменить собрание")


async def _cancelling_end(world: World) -> None:
    await world.says(BOSS, "Зал занят")


async def _ballot(world: World) -> None:
    await world.says(BOSS, "/ballots")
    await world.presses(BOSS, "Новое голосование")
    await world.says(BOSS, "Предложение", balloting.TITLE)


async def _ballot_end(world: World) -> None:
    await world.says(BOSS, balloting.QUESTION, "Большинство", "Сразу", "6 марта 18:00")
    await world.presses(BOSS, "Отправить", "Открыть сейчас")


async def _voting(world: World) -> None:
    await balloting.call(world)
    await world.presses(ANNA, "Голосовать", "За")


async def _voting_end(world: World) -> None:
    await world.presses(ANNA, "Подтвердить голос")


async def _postponing(world: World) -> None:
    await _milestone(world)
    await _milestone_end(world)
    await world.says(ANNA, "/roadmap")
    await world.presses(ANNA, "Моей организации", "Веха № 1", "Перенести срок")
    await world.says(ANNA, "01.09.2026")


async def _postponing_end(world: World) -> None:
    await world.says(ANNA, "Нет бумаги")
    await world.presses(ANNA, "Отправить")


STORIES = {
    "planning a milestone": Story(_milestone, _milestone_end, {ANNA: "Каталог"}),
    "composing an announcement": Story(_announcement, _announcement_end, {ANNA: NEWS, VERA: NEWS}),
    "changing a meeting": Story(
        _change, _change_end, {ANNA: "Академгородок", VERA: "Академгородок"}
    ),
    "calling a meeting off": Story(
        _cancelling, _cancelling_end, {ANNA: "Причина: Зал занят", VERA: "Причина: Зал занят"}
    ),
    "preparing a ballot": Story(
        _ballot, _ballot_end, {ANNA: "Открыто голосование", VERA: "Открыто голосование"}
    ),
    "voting": Story(_voting, _voting_end, {ANNA: "принят: «За»"}),
    "asking for another date": Story(_postponing, _postponing_end, {BOSS: "Нет бумаги"}),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
async def test_what_was_begun_goes_on_after_a_restart_and_is_done_once(
    world: World, story: Story
) -> None:
    await assembling.gather(world)
    await story.begin(world)
    again = await world.restart()
    before = {person: len(again.messages(person)) for person in story.told}
    await story.end(again)
    await again.settle()
    for person, words in story.told.items():
        new = [m["text"] for m in again.messages(person)[before[person] - 1 :]]
        assert sum(words in text for text in new) == 1, new
    await again.app.close()


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
async def test_a_restart_at_the_end_and_a_last_step_brought_again_do_nothing_twice(
    world: World, story: Story
) -> None:
    await assembling.gather(world)
    await story.begin(world)
    brought: list[Update] = []
    accept = world.app.intake.accept

    async def noted(update: Update) -> None:
        brought.append(update)
        await accept(update)

    world.app.intake.accept = noted  # type: ignore[method-assign]
    await story.end(world)
    told = {person: _said(world, person, words) for person, words in story.told.items()}
    kept = await _kept(world)
    again = await world.restart()
    for update in brought:
        await again.app.intake.accept(update)
    await again.app.intake.finish()
    await again.settle()
    assert await _kept(again) == kept
    for person in set(told) - {brought[-1].effective_user.id}:
        assert _said(again, person, story.told[person]) == told[person]
    await again.app.close()


def _said(world: World, person: int, words: str) -> int:
    return sum(words in text for text in assembling.texts(world, person))


async def _kept(world: World) -> list[tuple[object, ...]]:
    """Return every act, and everything that was ever to be told to anybody."""
    acts = await world.rows("SELECT entry FROM journal")
    return [*acts, *await world.rows("SELECT person_id, kind, about FROM deliveries")]
