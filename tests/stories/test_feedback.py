"""The feedback desk: a question under an announcement, an answer of the organisers as the bot."""

from __future__ import annotations

import json

import pytest

from tests import cast
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, SECOND, address, gather
from tests.world import World

QUESTION, ANSWER = "Нужен ли пропуск?", "Пропуск закажем сами."
ORGANISATION = cast.participant(2).short_name


@pytest.fixture
async def cluster(world: World) -> World:
    """Анна and Борис have got an announcement."""
    await gather(world)
    await address(world)
    await world.presses(BOSS, "Отправить сейчас")
    return world


async def ask(world: World, text: str = QUESTION, *, person: int = ANNA) -> str:
    await world.presses(person, "Спросить организаторов")
    return await world.says(person, text)


def told(world: World, person: int, words: str) -> list[str]:
    return [m["text"] for m in world.messages(person) if words in m["text"]]


async def test_a_question_reaches_every_organiser_and_its_answer_comes_without_a_name(
    cluster: World,
) -> None:
    said = await ask(cluster)
    assert "Вопрос № 1 по объявлению № 1 передан организаторам" in said
    assert told(cluster, ANNA, NEWS), "the announcement stays as it was"
    for organiser in (BOSS, SECOND):
        card = cluster.screen(organiser)
        assert "Вопрос № 1 по объявлению № 1" in card
        assert f"Борис Заречный, {ORGANISATION}" in card
        assert QUESTION in card
    await cluster.presses(SECOND, "Ответить")
    card = await cluster.says(SECOND, ANSWER)
    assert f"Ответ: Пётр Кластеров, 2 марта 2026 г., понедельник, 10:00 (НСК)\n{ANSWER}" in card
    answer = cluster.screen(ANNA)
    assert answer.startswith("Ответ организаторов на ваш вопрос № 1 по объявлению № 1")
    assert ANSWER in answer
    assert QUESTION in answer
    assert "Кластеров" not in answer
    assert "ответ дан: Пётр Кластеров" in cluster.screen(BOSS)
    assert ANSWER in cluster.screen(BOSS)
    assert not told(cluster, BORIS, QUESTION)


async def test_who_comes_second_sees_the_first_answer_and_may_add_to_it(cluster: World) -> None:
    await ask(cluster)
    await cluster.presses(BOSS, "Ответить")
    await cluster.presses(SECOND, "Ответить")
    await cluster.says(BOSS, ANSWER)
    outrun = await cluster.says(SECOND, "Пропуск не нужен")
    assert "уже есть ответ: Ольга Секретарёва. Его можно дополнить" in outrun
    assert ANSWER in outrun
    assert not told(cluster, ANNA, "Пропуск не нужен")
    await cluster.presses(SECOND, "Дополнить ответ")
    await cluster.says(SECOND, "Вход со двора")
    assert "Вход со двора" in cluster.screen(ANNA)
    assert "Вход со двора" in cluster.screen(BOSS)
    old = next(m for m in cluster.messages(BOSS) if "Вопрос № 1" in m["text"])
    cluster.telegram.press(BOSS, old["message_id"], "qr:1")
    await cluster.settle()
    assert "уже есть ответ" in cluster.alert(BOSS)


async def test_unanswered_questions_wait_on_the_desk_of_every_organiser(cluster: World) -> None:
    await ask(cluster)
    for organiser in (BOSS, SECOND):
        desk = await cluster.says(organiser, "/desk")
        assert f"ответить на вопрос № 1 по объявлению № 1: {ORGANISATION}" in desk
    await cluster.presses(BOSS, "Открыть вопрос № 1", "Ответить")
    await cluster.says(BOSS, ANSWER)
    assert "вопрос № 1" not in await cluster.says(SECOND, "/desk")
    assert "вопрос" not in await cluster.says(ANNA, "/desk")


async def test_five_questions_wait_at_most_and_an_answer_makes_room(cluster: World) -> None:
    for number in range(5):
        cluster.clock.tick(minutes=1)
        await ask(cluster, f"Вопрос {number}")
    await cluster.presses(ANNA, "Спросить организаторов")
    assert "Без ответа уже 5 ваших вопросов" in cluster.alert(ANNA)
    await cluster.presses(BOSS, "Ответить")
    await cluster.says(BOSS, ANSWER)
    assert "передан" in await ask(cluster, "И ещё")


async def test_the_question_begun_goes_on_after_a_restart_and_is_asked_once(
    cluster: World,
) -> None:
    await cluster.presses(ANNA, "Спросить организаторов")
    again = await cluster.restart()
    await again.says(ANNA, QUESTION)
    assert len(told(again, BOSS, QUESTION)) == 1
    assert await again.rows("SELECT COUNT(*) FROM inquiries") == [(1,)]
    await again.app.close()


async def test_an_announcement_with_a_file_is_asked_about_too(world: World) -> None:
    await gather(world)
    await world.says(BOSS, "/announce")
    message = world.telegram.send_file(
        BOSS, "plan.pdf", b"%PDF", mime="application/pdf", caption="План встречи"
    )
    assert message
    await world.settle()
    await world.presses(BOSS, "Дальше: кому", "Все участники", "Отправить сейчас")
    assert "передан" in await ask(world)


async def test_strangers_members_and_those_it_did_not_reach_ask_and_answer_nothing(
    world: World,
) -> None:
    await gather(world)
    await address(world, "По роли", "Ядро")
    await world.presses(BOSS, "Отправить сейчас")
    await world.starts(cast.STRANGER)
    for person in (BORIS, cast.STRANGER):
        under = world.messages(person)[-1]["message_id"]
        world.telegram.press(person, under, "qa:1")
        await world.settle()
    assert "объявлении, которое вы получили" in world.alert(BORIS)
    await ask(world)
    for data in ("qo:1", "qr:1", "qs:1", "qo:77"):
        world.telegram.press(ANNA, world.messages(ANNA)[-1]["message_id"], data)
        await world.settle()
        assert "устарела" in world.alert(ANNA)
    world.telegram.press(BOSS, world.messages(BOSS)[-1]["message_id"], "qo:77")
    await world.settle()
    assert "Такого вопроса нет" in world.alert(BOSS) + world.screen(BOSS)
    assert await world.rows("SELECT COUNT(*) FROM inquiries") == [(1,)]


async def test_whose_consent_is_withdrawn_is_asked_no_more_and_answered_no_more(
    cluster: World,
) -> None:
    await ask(cluster)
    await cluster.presses(BOSS, "Ответить")
    await cluster.says(ANNA, "/forget")
    await cluster.presses(ANNA, "Да, стереть")
    assert "отвечать некому" in await cluster.says(BOSS, ANSWER)
    assert QUESTION not in str(await cluster.rows("SELECT * FROM inquiries"))
    assert QUESTION not in str(await cluster.rows("SELECT body FROM deliveries"))
    assert "вопрос № 1" not in await cluster.says(SECOND, "/desk")


async def test_what_was_asked_and_answered_is_in_the_file_of_ones_data(cluster: World) -> None:
    await ask(cluster)
    await cluster.presses(BOSS, "Ответить")
    await cluster.says(BOSS, ANSWER)
    for person in (ANNA, BOSS):
        await cluster.says(person, "/mydata")
        document = cluster.messages(person)[-1]["document"]
        kept = json.loads(cluster.telegram.find_file(document["file_id"]).content)
        assert ANSWER in str(kept["questions and answers"])


async def test_it_is_asked_and_answered_in_english(cluster: World) -> None:
    for person in (ANNA, BOSS):
        await cluster.says(person, "/language")
        await cluster.presses(person, "English")
    await cluster.presses(ANNA, "Спросить организаторов")
    assert "The answer comes here" in cluster.screen(ANNA)
    assert "has reached the organisers" in await cluster.says(ANNA, "Do I need a pass?")
    await cluster.presses(BOSS, "Answer")
    await cluster.says(BOSS, "No")
    assert "The organisers' answer to your question No. 1" in cluster.screen(ANNA)
