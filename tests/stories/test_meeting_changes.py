"""A meeting that was announced is changed or called off: who is told what, and the calendar."""

from __future__ import annotations

import pytest

from tests import cast
from tests.stories.assembling import LINK, PEOPLE, PLACE, TITLE, call, change, gather, run, texts
from tests.world import World


@pytest.fixture
async def cluster(world: World) -> World:
    """Two participants and an observer."""
    return await gather(world)


async def test_another_date_is_shown_as_a_difference_and_asks_again(cluster: World) -> None:
    await call(cluster)
    await cluster.presses(cast.APPLICANT, "Буду очно")
    done = await change(cluster, "Начало", "17.03.2026 11:00")
    assert "Собрание изменено" in done
    assert "Обещали 0 из 2" in done
    told = cluster.screen(cast.APPLICANT)
    assert "Когда: 17 марта 2026 г., вторник, 11:00 (НСК). Было: 16 марта 2026 г." in told
    assert "Прежние ответы больше не действуют" in told
    assert "Место:" not in told
    await cluster.presses(cast.APPLICANT, "Буду онлайн")
    assert "Обещали 1 из 2" in await run(cluster)
    assert await cluster.rows("SELECT edition, place FROM meeting_changes") == [(0, PLACE)]


async def test_another_link_is_told_and_keeps_the_replies(cluster: World) -> None:
    await call(cluster)
    await cluster.presses(cast.APPLICANT, "Буду онлайн")
    await change(cluster, "Ссылка", "https://meet.example.org/other")
    told = cluster.screen(cast.APPLICANT)
    assert f"Ссылка: https://meet.example.org/other. Было: {LINK}" in told
    assert "Прежние ответы" not in told
    assert "Обещали 1 из 2" in await run(cluster)


async def test_a_change_that_changes_nothing_is_refused(cluster: World) -> None:
    await call(cluster)
    await run(cluster)
    await cluster.presses(cast.ORGANISER, "Изменить", "Отправить")
    assert "Ничего не изменилось" in cluster.alert(cast.ORGANISER)


async def test_of_two_organisers_who_change_at_once_the_second_sees_the_new_plan(
    cluster: World,
) -> None:
    await call(cluster)
    await run(cluster, who=cast.SECOND_ORGANISER)
    await cluster.presses(cast.SECOND_ORGANISER, "Изменить", "Место")
    await cluster.says(cast.SECOND_ORGANISER, "Академгородок")
    await change(cluster, "Начало", "17.03.2026 11:00")
    shown = await cluster.presses(cast.SECOND_ORGANISER, "Отправить")
    assert "устарела" in cluster.alert(cast.SECOND_ORGANISER)
    assert "17 марта 2026 г., вторник, 11:00" in shown
    assert await cluster.rows("SELECT place FROM meetings") == [(PLACE,)]


async def test_a_meeting_is_called_off_with_its_reason(cluster: World) -> None:
    await call(cluster)
    await run(cluster)
    asked = await cluster.presses(cast.ORGANISER, "Отменить собрание")
    assert "в том числе в тихие часы" in asked
    done = await cluster.says(cast.ORGANISER, "Зал занят")
    assert "Собрание отменено" in done
    for person in (*PEOPLE.values(), cast.SECOND_ORGANISER):
        assert f"Собрание отменено: {TITLE}" in cluster.screen(person)
        assert "Причина: Зал занят" in cluster.screen(person)
    before = len(texts(cluster, cast.APPLICANT))
    cluster.clock.tick(days=20)
    await cluster.settle()
    assert len(texts(cluster, cast.APPLICANT)) == before
    old = next(m for m in cluster.messages(cast.APPLICANT) if "Созывается" in m["text"])
    cluster.telegram.press_label(cast.APPLICANT, old["message_id"], "Буду очно")
    await cluster.settle()
    assert "Собрание отменено. Причина: Зал занят" in cluster.alert(cast.APPLICANT)


async def test_the_calendar_file_replaces_and_cancels_the_same_event(cluster: World) -> None:
    await call(cluster)
    await cluster.presses(cast.APPLICANT, "В календарь")
    await change(cluster, "Начало", "17.03.2026 11:00")
    await cluster.presses(cast.APPLICANT, "В календарь")
    await run(cluster)
    await cluster.presses(cast.ORGANISER, "Отменить собрание")
    await cluster.says(cast.ORGANISER, "Зал занят")
    await cluster.presses(cast.APPLICANT, "В календарь")
    found = [papers(cluster, number) for number in range(3)]
    assert len({line for each in found for line in each if line.startswith("UID:")}) == 1
    assert [n for n, each in enumerate(found) if f"SEQUENCE:{n}" in each] == [0, 1, 2]
    assert "DTSTART:20260316T030000Z" in found[0]
    assert "DTSTART:20260317T040000Z" in found[1]
    assert {"METHOD:CANCEL", "STATUS:CANCELLED"} <= set(found[2])


def papers(world: World, number: int) -> list[str]:
    """Return the lines of one of the calendar files that the applicant got."""
    sent = [m for m in world.messages(cast.APPLICANT) if m.get("document")]
    stored = world.telegram.find_file(sent[number]["document"]["file_id"])
    return stored.content.decode().replace("\r\n ", "").split("\r\n")
