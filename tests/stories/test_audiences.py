"""Audiences that need no list: by what organisations can do, by what became of another one."""

from __future__ import annotations

import pytest

from bot.sandbox.faults import Fault
from tests import cast
from tests.acts import accepted, join
from tests.stories.announcing import ANNA, BORIS, BOSS, NEWS, gather, write
from tests.world import World

MAKER, SUPPLIER = cast.participant(2).short_name, cast.participant(7).short_name


@pytest.fixture
async def cluster(world: World) -> World:
    return await gather(world)


async def to_audience(world: World, text: str = NEWS) -> None:
    await write(world, text)
    await world.presses(BOSS, "Дальше: кому")


async def test_organisations_are_found_by_what_they_can_do_whatever_the_ending(
    cluster: World,
) -> None:
    await to_audience(cluster)
    await cluster.presses(BOSS, "По тому, что умеют")
    ticked = await cluster.says(BOSS, "имплантат")
    assert "Отметьте организации" in ticked
    assert f"✓ {MAKER}" in cluster.labels(BOSS)
    assert SUPPLIER in cluster.labels(BOSS)
    assert "1 человек из 1 организации" in await cluster.presses(BOSS, "Готово (1)")
    await cluster.presses(BOSS, "Отправить сейчас")
    assert NEWS in cluster.screen(ANNA)
    assert NEWS not in cluster.screen(BORIS)


async def test_a_word_that_nobody_speaks_of_is_said_and_asked_again(cluster: World) -> None:
    await to_audience(cluster)
    await cluster.presses(BOSS, "По тому, что умеют")
    assert "Таких организаций среди участников нет" in await cluster.says(BOSS, "космодром")
    assert "По тому, что умеют" in cluster.labels(BOSS)


async def test_those_who_have_not_acknowledged_get_another_one(cluster: World) -> None:
    await to_audience(cluster, "Прошу ознакомиться")
    await cluster.presses(BOSS, "Не ознакомились с другим")
    assert "Ни одно отправленное объявление" in cluster.screen(BOSS)
    await cluster.presses(BOSS, "Изменить адресатов", "Все участники")
    await cluster.presses(BOSS, "Кнопка «Ознакомлен»: нет", "Отправить сейчас")
    await cluster.presses(ANNA, "Ознакомлен")
    await to_audience(cluster, "Ждём вашей отметки")
    await cluster.presses(BOSS, "Не ознакомились с другим", "№ 1")
    assert f"✓ {SUPPLIER}" in cluster.labels(BOSS)
    await cluster.presses(BOSS, "Готово (1)", "Отправить сейчас")
    assert "Ждём вашей отметки" in cluster.screen(BORIS)
    assert "Ждём вашей отметки" not in str([m["text"] for m in cluster.messages(ANNA)])


async def test_those_whom_another_one_did_not_reach_are_named(cluster: World) -> None:
    await to_audience(cluster)
    cluster.telegram.faults.add(
        Fault("403", method="sendmessage", chat_id=BORIS, description="Forbidden: user")
    )
    await cluster.presses(BOSS, "Все участники", "Отправить сейчас")
    await to_audience(cluster, "Ещё раз")
    await cluster.presses(BOSS, "Не получили другое", "№ 1")
    assert f"✓ {SUPPLIER}" in cluster.labels(BOSS)
    assert MAKER in cluster.labels(BOSS)


async def test_voting_representatives_alone_are_one_of_each_organisation(cluster: World) -> None:
    await accepted(cluster, cast.participant(24), person=cast.STRANGER)
    cluster.telegram.add_person("Коллега", person_id=777)
    await join(cluster, cast.participant(2), person=777)
    await cluster.presses(ANNA, "Принять")
    await to_audience(cluster)
    await cluster.presses(BOSS, "Только голосующим представителям")
    assert "✓ Только голосующим представителям" in cluster.labels(BOSS)
    card = await cluster.presses(BOSS, "Все участники")
    assert "Только голосующим представителям: по одному человеку" in card
    await cluster.presses(BOSS, "Отправить сейчас")
    assert "из 2" in cluster.screen(BOSS)
    for person, got in ((ANNA, True), (BORIS, True), (777, False), (cast.STRANGER, False)):
        assert (NEWS in cluster.screen(person)) is got


async def test_an_audience_begun_goes_on_after_a_restart(cluster: World) -> None:
    await to_audience(cluster)
    await cluster.presses(BOSS, "По тому, что умеют")
    again = await cluster.restart()
    await again.says(BOSS, "Имплантаты")
    assert f"✓ {MAKER}" in again.labels(BOSS)
    await again.app.close()


async def test_members_choose_no_audience_and_made_up_ones_are_refused(cluster: World) -> None:
    await to_audience(cluster)
    for data in ("ni:1", "nh:1:unreached", "nj:1:1:unreached", "nv:1:i"):
        cluster.telegram.press(ANNA, cluster.messages(ANNA)[-1]["message_id"], data)
        await cluster.settle()
        assert "устарела" in cluster.alert(ANNA)
    for data in ("nh:1:nothing", "nj:1:99:unreached", "nj:1:1:nothing"):
        cluster.telegram.press(BOSS, cluster.messages(BOSS)[-1]["message_id"], data)
        await cluster.settle()
        assert "устарела" in cluster.alert(BOSS)


async def test_the_audiences_read_well_in_english(cluster: World) -> None:
    await cluster.says(BOSS, "/language")
    await cluster.presses(BOSS, "English")
    await write(cluster)
    await cluster.presses(BOSS, "Next: audience", "By what they can do")
    await cluster.says(BOSS, "имплантаты")
    assert "Tick the organisations" in cluster.screen(BOSS)
    await cluster.presses(BOSS, "Done (1)")
    await cluster.presses(
        BOSS, "Change audience", "Voting representatives alone", "All participants"
    )
    assert "one person of each organisation that has a vote" in cluster.screen(BOSS)
