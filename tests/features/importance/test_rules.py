"""When an announcement goes that is to go now: quiet hours, weekends, another zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.features.importance.rules import Importance, opening

NSK = ZoneInfo("Asia/Novosibirsk")
BERLIN = ZoneInfo("Europe/Berlin")


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=NSK)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(27, 19, 59), None),  # a Friday
        (at(27, 20), at(30, 9)),
        (at(28, 12), at(30, 9)),
        (at(29, 23, 59), at(30, 9)),
        (at(30, 8, 59), at(30, 9)),
        (at(30, 9), None),
        (at(30, 20), at(1, 9, month=12)),
    ],
)
def test_a_normal_one_waits_for_the_end_of_quiet_hours(moment, expected):
    assert opening(Importance.NORMAL, moment, NSK) == expected
    assert opening(Importance.NORMAL, moment.astimezone(UTC), NSK) == expected


@pytest.mark.parametrize("moment", [at(27, 20), at(28, 12), at(30, 3)])
def test_an_urgent_one_waits_for_nothing(moment):
    assert opening(Importance.URGENT, moment, NSK) is None


def test_the_hours_are_those_of_the_zone_in_which_the_cluster_lives():
    noon = at(26, 12)
    assert opening(Importance.NORMAL, noon, NSK) is None
    assert opening(Importance.NORMAL, noon, BERLIN) == datetime(2026, 11, 26, 9, tzinfo=BERLIN)


def test_the_hour_stays_nine_when_clocks_were_changed_over_the_weekend():
    friday = datetime(2026, 10, 23, 21, tzinfo=BERLIN)
    monday = opening(Importance.NORMAL, friday, BERLIN)
    assert monday == datetime(2026, 10, 26, 8, tzinfo=UTC)
