"""One option out of several: the winner, the run-off, the tie, and the ballot on the legal form."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import enter
from tests.stories.balloting import FIRST, call, everybody_votes, prepare, seat_voters
from tests.world import World

TWO = FIRST + 2
OPTIONS = "Новосибирск\nБердск\nКольцово"
CHOICE = ("Один из вариантов", "Место собрания", "Где провести собрание?", OPTIONS)


@pytest.fixture
async def cluster(world: World) -> World:
    """Five voting organisations."""
    await seat_voters(world, 2, 3, 4, 5, 6)
    return world


async def _after_closing(world: World) -> str:
    world.clock.tick(days=4, hours=8, minutes=1)
    await world.settle()
    return world.screen(TWO)


async def test_an_option_with_more_than_half_wins(cluster: World) -> None:
    card = await prepare(cluster, *CHOICE)
    assert "— Новосибирск\n— Бердск\n— Кольцово" in card
    assert "между двумя лидерами пройдёт второй тур" in card
    await cluster.presses(cast.ORGANISER, "Открыть сейчас")
    await everybody_votes(cluster, {2: "Бердск", 3: "Бердск", 4: "Бердск", 5: "Кольцово"})
    result = await _after_closing(cluster)
    assert "Победил вариант: Бердск" in result
    assert "Новосибирск: 0\nБердск: 3\nКольцово: 1\nВоздержаться: 0" in result
    await cluster.says(TWO, "/ballots")
    assert "Выбрано: Бердск" in await cluster.presses(TWO, "Решения")


async def test_a_run_off_of_the_two_leaders_opens_by_itself_on_monday(cluster: World) -> None:
    await call(cluster, *CHOICE)
    await everybody_votes(
        cluster, {2: "Новосибирск", 3: "Новосибирск", 4: "Бердск", 5: "Бердск", 6: "Кольцово"}
    )
    result = await _after_closing(cluster)
    assert "будет второй тур" in result
    assert "— Новосибирск\n— Бердск" in result
    assert "Второй тур откроется 9 марта 2026 г., понедельник, 09:00 (НСК)" in result
    assert "закроется 13 марта 2026 г., пятница, 18:00 (НСК)" in result
    again = await cluster.restart()
    again.clock.tick(days=3)
    await again.settle()
    assert "Открыто голосование № 2 «Место собрания (второй тур)»" in again.screen(TWO)
    await again.presses(TWO, "Голосовать")
    assert "Кольцово" not in again.labels(TWO)
    await again.presses(TWO, "Бердск", "Подтвердить голос")
    await everybody_votes(again, {3: "Бердск", 4: "Бердск", 5: "Новосибирск"})
    result = await _after_closing(again)
    assert "№ 2 «Место собрания (второй тур)» завершено: решение принято" in result
    assert await again.rows("SELECT COUNT(*) FROM ballots") == [(2,)]
    assert await again.rows("SELECT number, option_title FROM decisions") == [(1, "Бердск")]
    await again.app.close()


async def test_a_tie_for_the_second_place_is_explained_and_nothing_opens(cluster: World) -> None:
    await call(cluster, *CHOICE)
    await everybody_votes(cluster, {2: "Новосибирск", 3: "Новосибирск", 4: "Бердск", 5: "Кольцово"})
    result = await _after_closing(cluster)
    assert "голоса разделились поровну" in result
    assert "Второе место делят варианты с равным числом голосов" in result
    assert "— Бердск\n— Кольцово" in result
    assert await cluster.rows("SELECT COUNT(*) FROM ballots") == [(1,)]


async def test_options_must_be_two_to_ten_different_ones(cluster: World) -> None:
    await cluster.says(cast.ORGANISER, "/ballots")
    await cluster.presses(cast.ORGANISER, "Новое голосование", "Один из вариантов")
    await cluster.says(cast.ORGANISER, "Место", "Где?")
    assert "не меньше 2" in await cluster.says(cast.ORGANISER, "Бердск")
    assert "одинаковы" in await cluster.says(cast.ORGANISER, "Бердск\nбердск")
    many = "\n".join(f"Вариант {n}" for n in range(11))
    assert "не больше 10" in await cluster.says(cast.ORGANISER, many)
    long = "Бердск\n" + "о" * 61
    assert "длиннее 60" in await cluster.says(cast.ORGANISER, long)
    assert "Как считать?" in await cluster.says(cast.ORGANISER, "Бердск\nКольцово")


async def test_a_closing_before_the_opening_is_refused_with_both_read_back(
    cluster: World,
) -> None:
    await cluster.says(cast.ORGANISER, "/ballots")
    await cluster.presses(cast.ORGANISER, "Новое голосование", "Предложение")
    await cluster.says(cast.ORGANISER, "Название", "Вопрос", "Большинство", "5 марта 9:00")
    refused = await cluster.says(cast.ORGANISER, "4 марта 9:00")
    assert "не позже открытия" in refused
    assert "4 марта 2026 г., среда, 09:00 (НСК)" in refused
    back = await cluster.presses(cast.ORGANISER, "Назад")
    assert "Ваш ответ сейчас: 5 марта 2026 г., четверг, 09:00 (НСК)" in back


async def test_the_ballot_on_the_legal_form_has_its_options_and_the_guide(
    cluster: World,
) -> None:
    await call(cluster, "Организационно-правовая форма")
    await cluster.presses(TWO, "Голосовать")
    labels = cluster.labels(TWO)
    assert labels[:9] == [
        "Ассоциация",
        "АНО",
        "ООО",
        "АО (непубличное)",
        "Фонд",
        "Хозяйственное партнёрство",
        "Действующая организация",
        "Другая форма",
        "Воздержаться",
    ]
    guide = await cluster.presses(TWO, "Справочник форм")
    assert "не является юридической консультацией" in guide
    page = await cluster.presses(TWO, "Ассоциация")
    assert "Равное членство по принципу «один участник — один голос»" in page
    assert "Плюс: Все участники — члены с правом голоса" in page
    assert "ст. 123.8–123.11" in page
    assert "Не подходит, потому что" in await cluster.presses(TWO, "Все формы", "НП")
    await cluster.says(TWO, "/ballots")
    await cluster.presses(TWO, "№ 1, идёт", "Хозяйственное партнёрство", "Подтвердить голос")
    assert await cluster.rows("SELECT choice FROM votes") == [("hoz_partnership",)]


async def test_a_foreigner_reads_the_guide_in_english_and_a_stranger_reads_none(
    cluster: World,
) -> None:
    await cluster.says(TWO, "/language")
    await cluster.presses(TWO, "English")
    await cluster.says(TWO, "/ballots")
    await cluster.presses(TWO, "Guide to forms")
    assert "not legal advice" in await cluster.presses(TWO, "Association")
    await enter(cluster, cast.STRANGER)
    assert "недоступна" in await cluster.says(cast.STRANGER, "/ballots")
