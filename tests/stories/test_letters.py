"""Notices of meetings and ballots, taken out as the text of a letter."""

from __future__ import annotations

from tests import cast
from tests.stories import assembling, balloting
from tests.world import World

BOSS = cast.ORGANISER


def _file(world: World) -> str:
    """Return what is in the newest file that the organiser got."""
    newest = [m for m in world.messages(BOSS) if m["kind"] == "document"][-1]
    found = world.telegram.find_file(newest["document"]["file_id"])
    assert found
    return found.content.decode()


async def test_a_meeting_is_taken_out_with_its_agenda_and_so_is_its_cancellation(
    world: World,
) -> None:
    await assembling.gather(world)
    await assembling.call(world)
    await assembling.run(world)
    await world.presses(BOSS, "Текст для письма")
    letter = _file(world)
    assert "16 марта 2026 г., понедельник, 10:00 (НСК)" in letter
    assert assembling.PLACE in letter
    assert "2. О создании кластера" in letter
    assert "<" not in letter
    await assembling.run(world)
    await world.presses(BOSS, "Отменить собрание")
    await world.says(BOSS, "Зал занят")
    await world.presses(BOSS, "Текст для письма")
    assert "Причина: Зал занят" in _file(world)


async def test_a_ballot_is_taken_out_while_it_is_open_and_with_its_result(world: World) -> None:
    await balloting.seat_voters(world, 2, 3)
    await balloting.call(world)
    await world.says(BOSS, "/ballots")
    await world.presses(BOSS, "№ 1", "Текст для письма")
    letter = _file(world)
    assert balloting.QUESTION in letter
    assert "6 марта 2026 г., пятница, 18:00 (НСК)" in letter
    await balloting.vote(world, 502, "За")
    await balloting.vote(world, 503, "За")
    world.clock.tick(days=5)
    await world.settle()
    await world.says(BOSS, "/ballots")
    await world.presses(BOSS, "№ 1", "Текст для письма")
    assert "«За» — 2, нужно было 2." in _file(world)


async def test_members_take_none_and_an_unknown_one_is_refused_in_words(world: World) -> None:
    await assembling.gather(world)
    await assembling.call(world)
    for data in ("zm:1", "zb:1"):
        world.telegram.press(cast.APPLICANT, world.messages(cast.APPLICANT)[-1]["message_id"], data)
        await world.settle()
        assert "устарела" in world.alert(cast.APPLICANT)
    for data, words in (("zm:9", "Такого собрания нет"), ("zb:9", "Такого голосования нет")):
        world.telegram.press(BOSS, world.messages(BOSS)[-1]["message_id"], data)
        await world.settle()
        assert words in world.alert(BOSS) + world.screen(BOSS)
