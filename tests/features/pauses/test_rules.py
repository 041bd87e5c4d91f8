"""Rules of holding a campaign: what may be paused, go on and be stopped, and what is poison."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.features.announcements.rules import (
    Announcement,
    Pause,
    Progress,
    State,
    concerned,
)
from bot.features.organisers.rules import Organiser
from bot.features.pauses.rules import (
    Refused,
    check_may_be_paused,
    check_may_be_resumed,
    check_may_be_stopped,
    is_poison,
)
from bot.refusal import Refusal
from tests.features.announcements.samples import NOON
from tests.features.announcements.samples import SENT as GOING

HELD = replace(GOING, paused=Pause.ASKED)
STOPPED = replace(GOING, stopped_at=NOON)
WITHDRAWN = replace(HELD, state=State.WITHDRAWN, withdrawn_at=NOON)
WAITS = Progress(people=3, sent=1, waiting=2)
DONE = Progress(people=3, sent=3)


def test_what_goes_on_may_be_held_and_stopped():
    check_may_be_paused(GOING, WAITS)
    check_may_be_stopped(GOING, WAITS)
    check_may_be_stopped(HELD, WAITS)


@pytest.mark.parametrize(
    ("one", "progress", "key"),
    [
        (HELD, WAITS, "already"),
        (STOPPED, WAITS, "stopped-before"),
        (WITHDRAWN, WAITS, "nothing-waits"),
        (GOING, DONE, "nothing-waits"),
    ],
)
def test_nothing_else_may_be_held(one: Announcement, progress: Progress, key: str):
    with pytest.raises(Refusal) as refused:
        check_may_be_paused(one, progress)
    assert refused.value.key.endswith(key)


@pytest.mark.parametrize("one", [STOPPED, WITHDRAWN])
def test_what_is_over_is_not_stopped(one: Announcement):
    with pytest.raises(Refusal):
        check_may_be_stopped(one, WAITS)


def test_only_what_is_held_goes_on():
    check_may_be_resumed(HELD)
    for one in (GOING, WITHDRAWN, STOPPED):
        with pytest.raises(Refusal, match="not-paused"):
            check_may_be_resumed(one)


def test_three_refusals_are_a_poison_of_what_goes_on():
    assert is_poison(GOING, Refused(3))
    assert not is_poison(GOING, Refused(2))
    for one in (HELD, STOPPED, WITHDRAWN):
        assert not is_poison(one, Refused(3))


def test_who_sent_it_hears_or_all_when_they_are_no_organiser_any_more():
    first, second = (Organiser(i, f"ref-{i}", "Имя", "ru", 100 + i, NOON) for i in (1, 2))
    assert concerned(GOING, [first, second]) == [first]
    assert concerned(replace(GOING, by=3), [first, second]) == [first, second]
