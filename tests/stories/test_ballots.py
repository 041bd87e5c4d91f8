"""A ballot from the call to the register of decisions."""

from __future__ import annotations

import pytest

from tests import cast
from tests.acts import join
from tests.stories.balloting import (
    FIRST,
    QUESTION,
    TITLE,
    call,
    everybody_votes,
    prepare,
    seat_voters,
    vote,
)
from tests.world import World

TWO, THREE, FOUR = FIRST + 2, FIRST + 3, FIRST + 4


@pytest.fixture
async def cluster(world: World) -> World:
    """Three voting organisations."""
    await seat_voters(world, 2, 3, 4)
    return world


async def test_a_proposal_is_adopted_and_enters_the_register(cluster: World) -> None:
    card = await prepare(cluster)
    assert "больше половины проголосовавших организаций" in card
    assert "Кворум — не менее половины списка: 2 из 3" in card
    assert "Решение носит рекомендательный характер" in card
    assert "6 марта 2026 г., пятница, 18:00 (НСК)" in card
    await cluster.presses(cast.ORGANISER, "Открыть сейчас")
    notice = cluster.screen(TWO)
    assert f"Открыто голосование № 1 «{TITLE}»" in notice
    assert "6 марта 2026 г., пятница, 18:00 (НСК)" in notice

    shown = await cluster.presses(TWO, "Голосовать")
    assert QUESTION in shown
    assert "Проголосовало 0 из 3" in shown
    assert "Подтвердите голос ООО «Обь-Имплант»: «За»" in await cluster.presses(TWO, "За")
    receipt = await cluster.presses(TWO, "Подтвердить голос")
    assert "Голос ООО «Обь-Имплант» принят: «За»" in receipt
    assert "Квитанция № 1-1" in receipt
    await vote(cluster, THREE, "За")
    await vote(cluster, FOUR, "Против")
    card = await cluster.presses(FOUR, "Изменить голос")
    assert "Проголосовало 3 из 3" in card
    assert "За: " not in card

    cluster.clock.tick(days=4, hours=7, minutes=54)
    await cluster.settle()
    assert "завершено" not in cluster.screen(TWO)
    cluster.clock.tick(minutes=30)
    await cluster.settle()
    for person in (TWO, THREE, FOUR, cast.ORGANISER, cast.SECOND_ORGANISER):
        result = cluster.screen(person)
        assert f"Голосование № 1 «{TITLE}» завершено: решение принято" in result
        assert "За: 2\nПротив: 1\nВоздержаться: 0" in result
        assert "Участвовало 3 из 3" in result
        assert "Кворум имеется. Нужно было 2" in result
        assert "Для решения нужно 2 из 3" in result
        assert "решение № 1 от 6 марта 2026 г." in result
        assert "рекомендательный характер" in result
    names = await cluster.presses(TWO, "Голоса поимённо")
    assert "ООО «Обь-Имплант» — За" in names
    await cluster.says(TWO, "/ballots")
    register = await cluster.presses(TWO, "Решения")
    assert f"№ 1 от 6 марта 2026 г.: {TITLE}" in register
    assert QUESTION in register
    assert "решение принято" in await cluster.presses(TWO, "№ 1 / 2026")


async def test_every_act_is_in_the_journal_and_no_choice_is(cluster: World) -> None:
    await call(cluster, closes="Закроет организатор")
    await vote(cluster, TWO, "За")
    await vote(cluster, THREE, "За")
    await cluster.says(cast.ORGANISER, "/ballots")
    await cluster.presses(cast.ORGANISER, "№ 1, идёт", "Закрыть голосование", "Да, закрыть")
    entries = [str(row[0]) for row in await cluster.rows("SELECT entry FROM journal ORDER BY id")]
    acts = [entry.split('"act":"')[1].split('"')[0] for entry in entries][-7:]
    assert acts == [
        "ballot called",
        "ballot opened",
        "vote",
        "vote",
        "ballot closed",
        "ballot counted",
        "decision adopted",
    ]
    votes = [entry for entry in entries if '"act":"vote"' in entry]
    assert '"ballot":1' in votes[0]
    assert '"version":1' in votes[0]
    assert not any("for" in entry.split('"about":')[1].split("}")[0] for entry in votes)


async def test_what_has_no_time_to_close_is_closed_by_hand_once(cluster: World) -> None:
    await call(cluster, closes="Закроет организатор")
    assert "Закроют голосование организаторы" in cluster.screen(TWO)
    await vote(cluster, TWO, "За")
    await vote(cluster, THREE, "Против")
    for organiser in (cast.ORGANISER, cast.SECOND_ORGANISER):
        await cluster.says(organiser, "/ballots")
        await cluster.presses(organiser, "№ 1, идёт", "Закрыть голосование")
    await cluster.presses(cast.ORGANISER, "Да, закрыть")
    assert "решение не принято" in cluster.screen(TWO)
    assert "При равенстве решение не принято" in cluster.screen(TWO)
    results = len(cluster.messages(TWO))
    await cluster.presses(cast.SECOND_ORGANISER, "Да, закрыть")
    assert "Голосование завершено" in cluster.alert(cast.SECOND_ORGANISER)
    assert len(cluster.messages(TWO)) == results
    assert await cluster.rows("SELECT COUNT(*) FROM decisions") == [(0,)]


async def test_a_ballot_with_a_time_cannot_be_closed_earlier(cluster: World) -> None:
    await call(cluster)
    await cluster.says(cast.ORGANISER, "/ballots")
    await cluster.presses(cast.ORGANISER, "№ 1, идёт")
    assert "Закрыть голосование" not in cluster.labels(cast.ORGANISER)
    newest = cluster.messages(cast.ORGANISER)[-1]["message_id"]
    cluster.telegram.press(cast.ORGANISER, newest, "kx:1")
    await cluster.settle()
    assert "закроется само" in cluster.alert(cast.ORGANISER)


async def test_too_few_make_no_quorum(cluster: World) -> None:
    await call(cluster)
    await vote(cluster, TWO, "За")
    cluster.clock.tick(days=5)
    await cluster.settle()
    result = cluster.screen(THREE)
    assert "кворума нет" in result
    assert "нужно 2 из 3, участвовало 1" in result
    await cluster.says(THREE, "/ballots")
    assert "Решений пока нет" in await cluster.presses(THREE, "Решения")


async def test_where_nobody_voted_no_share_of_nobody_is_asked_for(cluster: World) -> None:
    await call(cluster)
    cluster.clock.tick(days=5)
    await cluster.settle()
    result = cluster.screen(THREE)
    assert "Участвовало 0 из 3" in result
    assert "Для решения нужно" not in result


async def test_a_vote_in_the_closing_second_counts_and_one_after_it_does_not(
    cluster: World,
) -> None:
    await call(cluster, closes="3 марта 10:00")
    for person in (TWO, THREE):
        await cluster.presses(person, "Голосовать", "За")
    cluster.clock.moment = cluster.clock.moment.replace(
        day=3, hour=3, minute=0, second=0, microsecond=999_999
    )
    assert "принят" in await cluster.presses(TWO, "Подтвердить голос")
    cluster.clock.tick(microseconds=1)
    await cluster.presses(THREE, "Подтвердить голос")
    assert "Голос не учтён" in cluster.alert(THREE)
    assert await cluster.rows("SELECT COUNT(*) FROM votes") == [(1,)]


async def test_a_restart_in_the_middle_changes_nothing_and_a_late_closing_is_served(
    cluster: World,
) -> None:
    await call(cluster)
    await cluster.presses(TWO, "Голосовать", "За")
    again = await cluster.restart()
    assert "принят" in await again.presses(TWO, "Подтвердить голос")
    await vote(again, THREE, "За")
    await again.app.close()
    again.clock.tick(days=10)
    late = await World.open(again.settings, clock=again.clock, telegram=again.telegram)
    await late.settle()
    assert "решение принято" in late.screen(FOUR)
    assert "решение № 1 от 6 марта 2026 г." in late.screen(FOUR)
    results = len(late.messages(FOUR))
    await late.settle()
    assert len(late.messages(FOUR)) == results
    await late.app.close()


async def test_the_silent_are_reminded_and_nobody_else(cluster: World) -> None:
    await call(cluster)
    await vote(cluster, TWO, "За")
    cluster.clock.tick(days=3)
    await cluster.settle()
    assert "Ваша организация ещё не голосовала" in cluster.screen(THREE)
    assert "ещё не голосовала" not in cluster.screen(TWO)
    await vote(cluster, THREE, "За")
    cluster.clock.tick(days=1, hours=5)
    await cluster.settle()
    reminded = [m for m in cluster.messages(FOUR) if "ещё не голосовала" in m["text"]]
    assert len(reminded) == 2
    assert [m for m in cluster.messages(THREE) if "Ваша организация ещё" in m["text"]] == []


async def test_after_a_long_sleep_only_the_last_reminder_is_sent(cluster: World) -> None:
    await call(cluster)
    cluster.clock.tick(days=4, hours=6)
    await cluster.settle()
    reminded = [m for m in cluster.messages(FOUR) if "ещё не голосовала" in m["text"]]
    assert len(reminded) == 1


async def test_a_reminder_that_is_late_in_the_night_waits_for_the_morning(cluster: World) -> None:
    await call(cluster)
    await vote(cluster, TWO, "За")
    cluster.clock.tick(days=2, hours=13)  # Wednesday, 23:00: it was due at 18:00
    await cluster.settle()
    assert "ещё не голосовала" not in cluster.screen(THREE)
    cluster.clock.tick(hours=10)
    await cluster.settle()
    reminded = [m for m in cluster.messages(THREE) if "ещё не голосовала" in m["text"]]
    assert len(reminded) == 1


async def test_the_desk_shows_a_ballot_until_my_organisation_has_voted(cluster: World) -> None:
    await call(cluster)
    desk = await cluster.says(TWO, "/desk")
    assert f"проголосовать за ООО «Обь-Имплант»: голосование № 1 «{TITLE}», до 6 марта" in desk
    await cluster.presses(TWO, "Голосование № 1", "За", "Подтвердить голос")
    assert "Ничего не ждёт" in await cluster.says(TWO, "/desk")


async def test_an_english_reader_gets_english(cluster: World) -> None:
    await cluster.says(TWO, "/language")
    await cluster.presses(TWO, "English")
    await call(cluster)
    assert f"Ballot № 1 “{TITLE}” is open" in cluster.screen(TWO)
    await everybody_votes(cluster, {3: "За", 4: "За"})
    cluster.clock.tick(days=5)
    await cluster.settle()
    assert "is over: adopted" in cluster.screen(TWO)
    assert "The decision is advisory" in cluster.screen(TWO)


async def test_a_colleague_joins_after_the_opening_and_may_vote(cluster: World) -> None:
    await call(cluster)
    await join(cluster, cast.participant(2))
    await cluster.presses(TWO, "Принять")
    await cluster.says(cast.COLLEAGUE, "/ballots")
    await cluster.presses(cast.COLLEAGUE, "№ 1, идёт", "Против")
    assert "принят" in await cluster.presses(cast.COLLEAGUE, "Подтвердить голос")
