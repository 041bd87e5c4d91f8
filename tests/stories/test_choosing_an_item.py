"""Which item of which meeting a ballot opens at, and a run-off that follows."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import accepted
from tests.stories.assembling import CERAMICS, MAKER, PEOPLE, TITLE, call, gather
from tests.stories.putting import begin, finish, hold, prepare, put, vote
from tests.world import World

THIRD = 2004
ONE, TWO = PEOPLE[MAKER], PEOPLE[CERAMICS]


@pytest.fixture
async def cluster(world: World) -> World:
    """Three voters and an observer are invited to a meeting."""
    await gather(world)
    world.telegram.add_person("Третий", person_id=THIRD)
    await accepted(world, cast.participant(4), person=THIRD)
    await call(world)
    return world


async def test_a_ballot_is_prepared_for_an_item_and_read_back(cluster: World) -> None:
    asked = await begin(cluster)
    assert "По какому вопросу повестки?" in asked
    assert "16 марта 2026 г., понедельник, 10:00 (НСК)" in asked
    items = ["1. Открытие собрания", "2. О создании кластера", "3. Разное"]
    assert cluster.labels(cast.ORGANISER)[:3] == items
    assert "Когда открыть?" in await cluster.presses(cast.ORGANISER, "Назад")
    await cluster.presses(cast.ORGANISER, "На собрании", "3. Разное")
    assert "число минут от 1 до 60" in await cluster.says(cast.ORGANISER, "два часа")
    review = await cluster.says(cast.ORGANISER, "15 минут")
    place = "на собрании 16 марта 2026 г., понедельник, 10:00 (НСК), вопрос 3 повестки"
    assert f"Открытие: {place}" in review
    assert "Продлится: 15 мин после открытия" in review

    shown = await cluster.presses(cast.ORGANISER, "Отправить")
    assert "Вопрос 3 повестки собрания" in shown
    assert f"Откроется на собрании «{TITLE}»" in shown
    assert "3. Разное" in shown
    assert "Голосовать можно 15 минут после открытия" in shown
    assert "организаций, отмеченных на собрании" in shown
    assert "Открыть сейчас" not in cluster.labels(cast.ORGANISER)
    again = await cluster.presses(cast.ORGANISER, "Изменить")
    assert f"Открытие: {place}" in again
    await cluster.presses(cast.ORGANISER, "Открытие", "Сразу")
    assert "Когда закрыть?" in cluster.screen(cast.ORGANISER)


async def test_of_several_meetings_one_is_chosen_first(cluster: World) -> None:
    await call(cluster, starts="20.03.2026 10:00", reply_by="18.03.2026 18:00")
    assert "На каком собрании?" in await begin(cluster)
    await cluster.presses(cast.ORGANISER, "20 марта 2026 г., пятница, 10:00 (НСК)")
    assert "20 марта" in cluster.screen(cast.ORGANISER)
    await cluster.presses(cast.ORGANISER, "1. Открытие собрания", "Закроет организатор")
    assert "20 марта 2026 г., пятница, 10:00 (НСК), вопрос 1" in cluster.screen(cast.ORGANISER)
    await cluster.says(cast.SECOND_ORGANISER, "/meetings")
    await cluster.presses(cast.SECOND_ORGANISER, f"20 марта 2026 г.: {TITLE}", "Вести собрание")
    await cluster.presses(cast.SECOND_ORGANISER, "Изменить", "Начало")
    await cluster.says(cast.SECOND_ORGANISER, "20.03.2026 11:00")
    await cluster.presses(cast.SECOND_ORGANISER, "Отправить")
    await cluster.presses(cast.ORGANISER, "Отправить")
    assert "Это собрание за это время изменили" in cluster.alert(cast.ORGANISER)


async def test_an_english_speaker_reads_it_in_english(cluster: World) -> None:
    await cluster.says(TWO, "/language")
    await cluster.presses(TWO, "English")
    await prepare(cluster)
    await hold(cluster, ONE)
    await put(cluster)
    assert "is open: item 2 of the agenda" in cluster.screen(TWO)
    await vote(cluster, ONE, "За")
    await finish(cluster)
    assert "Present at the meeting: 1 of 3; voted: 1." in cluster.screen(TWO)
    assert "There is no quorum" in cluster.screen(TWO)
    await cluster.presses(cast.ORGANISER, "Закрыть собрание", "Да, закрыть собрание")
    minutes = await cluster.presses(TWO, "Minutes")
    assert "Votes: “for” — 1, “against” — 0, “abstained” — 0. There is no quorum" in minutes


async def test_a_run_off_is_held_after_the_meeting_and_leaves_its_minutes_alone(
    cluster: World,
) -> None:
    await cluster.says(cast.ORGANISER, "/ballots")
    await cluster.presses(cast.ORGANISER, "Новое голосование")
    form = ("Организационно-правовая форма", "Большинство", "На собрании", "2. О создании кластера")
    await cluster.says(cast.ORGANISER, *form[:3])
    await cluster.presses(cast.ORGANISER, form[3], "Закроет организатор", "Отправить")
    await hold(cluster, ONE, TWO, THIRD)
    await put(cluster, title=form[0])
    for person, choice in ((ONE, "Ассоциация"), (TWO, "АНО"), (THIRD, "Воздержаться")):
        await vote(cluster, person, choice)
    await finish(cluster)
    assert "Второй тур откроется 23 марта 2026 г., понедельник, 09:00" in cluster.screen(ONE)
    await cluster.presses(cast.ORGANISER, "Закрыть собрание")
    minutes = await cluster.presses(cast.ORGANISER, "Да, закрыть собрание")
    assert "Голосовали: «Ассоциация» — 1, «АНО» — 1, «ООО» — 0," in minutes
    assert "«воздержались» — 1. Решение не принято, будет второй тур." in minutes

    cluster.clock.tick(days=7)
    await cluster.settle()
    await vote(cluster, ONE, "Ассоциация")
    await vote(cluster, TWO, "Ассоциация")
    cluster.clock.tick(days=5)
    await cluster.settle()
    assert "Участвовало 2 из 3" in cluster.screen(ONE)
    await cluster.says(ONE, "/meetings")
    assert await cluster.presses(ONE, TITLE, "Протокол") == minutes
    await cluster.says(ONE, "/ballots")
    assert "Принято на собрании" not in await cluster.presses(ONE, "Решения")


async def test_a_meeting_that_is_called_off_meanwhile_is_not_chosen(cluster: World) -> None:
    await begin(cluster)
    await cluster.presses(cast.ORGANISER, "3. Разное", "5 минут")
    await cluster.says(cast.SECOND_ORGANISER, "/meetings")
    await cluster.presses(cast.SECOND_ORGANISER, TITLE, "Вести собрание", "Отменить собрание")
    await cluster.says(cast.SECOND_ORGANISER, "Зал закрыт")
    await cluster.presses(cast.ORGANISER, "Отправить")
    assert "завершено или отменено" in cluster.alert(cast.ORGANISER)
    await cluster.presses(cast.ORGANISER, "Открытие", "Сразу", "Закроет организатор", "Отправить")
    await cluster.presses(cast.ORGANISER, "Открыть сейчас")
    assert "Открыто голосование № 1" in cluster.screen(ONE)
