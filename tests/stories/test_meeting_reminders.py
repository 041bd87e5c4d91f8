"""Reminders of a meeting: to whom, when, never in quiet hours, once after a night without power."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests import cast
from tests.stories.assembling import CERAMICS, OBSERVER, PEOPLE, call, change, gather, run, texts
from tests.world import World

EVE = datetime(2026, 3, 18, 3, tzinfo=UTC)
TWO_HOURS = datetime(2026, 3, 19, 6, tzinfo=UTC)


@pytest.fixture
async def cluster(world: World) -> World:
    """A meeting on Thursday, 19 March at 15:00; the first comes, the second is silent."""
    await gather(world)
    await call(world, starts="19.03.2026 15:00", reply_by="16.03.2026 18:00")
    await world.presses(cast.APPLICANT, "Буду очно")
    return world


async def _at(world: World, moment: datetime) -> None:
    world.clock.moment = moment
    await world.settle()


def _reminders(world: World, person: int) -> list[str]:
    return [text for text in texts(world, person) if text.startswith("Напоминаем")]


async def test_the_silent_are_reminded_five_days_before_and_those_who_come_twice(
    cluster: World,
) -> None:
    await _at(cluster, datetime(2026, 3, 14, 7, 59, tzinfo=UTC))
    assert not _reminders(cluster, PEOPLE[CERAMICS])
    # five days before is a Saturday: it waits for Monday, 09:00
    await _at(cluster, datetime(2026, 3, 16, 2, tzinfo=UTC))
    (to_reply,) = _reminders(cluster, PEOPLE[CERAMICS])
    assert "ответ вашей организации нужен до: 16 марта 2026" in to_reply
    assert len(_reminders(cluster, PEOPLE[OBSERVER])) == 1
    assert not _reminders(cluster, cast.APPLICANT)

    await cluster.presses(PEOPLE[CERAMICS], "Не смогу")
    await _at(cluster, EVE)
    assert len(_reminders(cluster, cast.APPLICANT)) == 1
    await _at(cluster, TWO_HOURS)
    assert len(_reminders(cluster, cast.APPLICANT)) == 2
    assert "19 марта 2026 г., четверг, 15:00 (НСК)" in _reminders(cluster, cast.APPLICANT)[1]
    assert not _reminders(cluster, PEOPLE[CERAMICS])  # it became the card, and no other came


async def test_after_a_day_of_silence_one_reminder_goes_not_two(cluster: World) -> None:
    again = await cluster.restart()
    await _at(again, TWO_HOURS)
    assert len(_reminders(again, cast.APPLICANT)) == 1
    await _at(again, TWO_HOURS)
    assert len(_reminders(again, cast.APPLICANT)) == 1
    assert not _reminders(again, PEOPLE[CERAMICS])  # the deadline for replies is over
    await again.app.close()


async def test_a_reminder_that_is_late_in_the_night_waits_for_the_morning(cluster: World) -> None:
    await _at(cluster, datetime(2026, 3, 18, 16, tzinfo=UTC))  # 23:00
    assert not _reminders(cluster, cast.APPLICANT)
    await _at(cluster, datetime(2026, 3, 19, 2, tzinfo=UTC))
    assert len(_reminders(cluster, cast.APPLICANT)) == 1


async def test_once_the_meeting_has_begun_nobody_is_reminded(cluster: World) -> None:
    await _at(cluster, datetime(2026, 3, 19, 8, tzinfo=UTC))
    assert not _reminders(cluster, cast.APPLICANT)


async def test_reminders_move_with_the_meeting(cluster: World) -> None:
    await change(cluster, "Начало", "26.03.2026 15:00")
    await cluster.presses(cast.APPLICANT, "Буду онлайн")
    await _at(cluster, TWO_HOURS)
    assert not [t for t in _reminders(cluster, cast.APPLICANT) if "о собрании" in t]
    await _at(cluster, datetime(2026, 3, 25, 3, tzinfo=UTC))
    assert len([t for t in _reminders(cluster, cast.APPLICANT) if "о собрании" in t]) == 1


async def test_the_silent_are_nudged_once_a_day_and_not_at_night(cluster: World) -> None:
    await run(cluster)
    nudged = await cluster.presses(cast.ORGANISER, "Напомнить молчащим")
    assert "Не ответили 2 организации" in nudged
    assert len(_reminders(cluster, PEOPLE[CERAMICS])) == 1
    assert "Буду очно" in cluster.labels(PEOPLE[CERAMICS])
    await cluster.presses(cast.ORGANISER, "Напомнить молчащим")
    assert "Сегодня молчащим уже напомнили" in cluster.alert(cast.ORGANISER)
    cluster.clock.tick(hours=13)
    await cluster.presses(cast.ORGANISER, "Напомнить молчащим")
    assert "тихие часы" in cluster.alert(cast.ORGANISER)
    cluster.clock.tick(hours=11)
    await cluster.presses(PEOPLE[CERAMICS], "Буду очно")
    await cluster.presses(PEOPLE[OBSERVER], "Буду очно")
    await cluster.presses(cast.ORGANISER, "Напомнить молчащим")
    assert "Ответили все" in cluster.alert(cast.ORGANISER)


async def test_what_a_night_without_power_kept_back_comes_in_the_morning_as_one(
    cluster: World,
) -> None:
    await change(cluster, "Начало", "19.03.2026 09:30")
    await cluster.presses(cast.APPLICANT, "Буду очно")
    await _at(cluster, datetime(2026, 3, 18, 15, tzinfo=UTC))  # 22:00: both are late by now
    assert not [t for t in _reminders(cluster, cast.APPLICANT) if "о собрании" in t]
    await _at(cluster, datetime(2026, 3, 19, 2, tzinfo=UTC))
    assert len([t for t in _reminders(cluster, cast.APPLICANT) if "о собрании" in t]) == 1
