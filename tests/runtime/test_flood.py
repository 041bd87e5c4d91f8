"""The flood bucket: who types like a person never meets it, who floods meets silence."""

from __future__ import annotations

import pytest

from bot.runtime.flood import Flood, Verdict

ANN, BORIS = 1, 2
CHAT, SCREEN = 1, 500
PASS, WARN, SILENT = Verdict.PASS, Verdict.WARN, Verdict.SILENT


class Watch:
    """A clock that only the test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def flood(watch: Watch) -> Flood:
    return Flood(watch)


def acts(flood: Flood, count: int, who: int = ANN) -> list[Verdict]:
    return [flood.weigh(who, costs=True) for _ in range(count)]


def answers(flood: Flood, count: int, who: int = ANN) -> list[Verdict]:
    """Answer one's own form: what costs nothing."""
    return [flood.weigh(who, costs=False) for _ in range(count)]


def test_twenty_actions_pass_then_comes_one_warning_then_silence(flood: Flood):
    assert acts(flood, 50) == [PASS] * 20 + [WARN] + [SILENT] * 29


def test_an_action_every_three_seconds_is_never_too_many(flood: Flood, watch: Watch):
    acts(flood, 20)
    for _ in range(100):
        watch.seconds += 3.01
        assert acts(flood, 1) == [PASS]


def test_a_minute_of_rest_fills_the_bucket_and_a_year_no_more_than_that(flood: Flood, watch: Watch):
    for rest in (60.01, 365 * 86400.0):
        assert acts(flood, 25)[19:22] == [PASS, WARN, SILENT]
        watch.seconds += rest


def test_half_a_minute_of_rest_gives_half_of_it_and_a_new_warning(flood: Flood, watch: Watch):
    acts(flood, 30)
    watch.seconds += 36

    assert acts(flood, 14) == [PASS] * 12 + [WARN, SILENT]


def test_who_goes_on_flooding_is_not_warned_again_and_again(flood: Flood, watch: Watch):
    acts(flood, 21)
    said = []
    for _ in range(60):
        watch.seconds += 1
        said += acts(flood, 5)

    assert WARN not in said
    assert said.count(PASS) in {19, 20}


def test_silence_costs_nothing_more(flood: Flood, watch: Watch):
    acts(flood, 500)
    watch.seconds += 60.01

    assert acts(flood, 20) == [PASS] * 20


def test_answers_to_ones_own_form_cost_nothing(flood: Flood):
    answers(flood, 200)

    assert acts(flood, 21) == [PASS] * 20 + [WARN]


def test_answers_to_ones_own_form_pass_an_empty_bucket(flood: Flood):
    acts(flood, 30)

    assert answers(flood, 200) == [PASS] * 200


def test_answers_that_are_refused_end_in_a_warning_and_silence_too(flood: Flood):
    said = []
    for _ in range(60):
        said += answers(flood, 1)
        flood.charge(ANN)

    assert said == [PASS] * 40 + [WARN] + [SILENT] * 19


def test_after_refused_answers_a_rest_brings_answers_back_before_actions(
    flood: Flood, watch: Watch
):
    for _ in range(60):
        flood.charge(ANN)
    assert answers(flood, 2) == [WARN, SILENT]

    watch.seconds += 3.01
    assert answers(flood, 1) == [PASS]
    assert acts(flood, 1) == [SILENT]
    watch.seconds += 60.01
    assert acts(flood, 1) == [PASS]


def test_people_do_not_pay_for_one_another(flood: Flood):
    acts(flood, 50)
    for _ in range(60):
        flood.charge(ANN)

    assert acts(flood, 21, BORIS) == [PASS] * 20 + [WARN]


def test_the_first_press_on_a_fresh_screen_is_free_and_the_second_is_not(flood: Flood):
    flood.showed(CHAT, SCREEN)

    assert [flood.is_fresh(CHAT, SCREEN) for _ in range(3)] == [True, False, False]


def test_a_screen_is_fresh_again_when_it_was_changed(flood: Flood):
    for _ in range(3):
        flood.showed(CHAT, SCREEN)
        assert flood.is_fresh(CHAT, SCREEN)


def test_each_screen_is_fresh_until_its_first_press(flood: Flood) -> None:
    flood.showed(1, 500)
    flood.showed(1, 501)
    assert flood.is_fresh(1, 500)
    assert not flood.is_fresh(1, 500)
    assert flood.is_fresh(1, 501)
    flood.showed(1, 501)
    assert flood.is_fresh(1, 501)


def test_a_chat_that_was_shown_nothing_has_nothing_fresh(flood: Flood):
    assert not flood.is_fresh(CHAT, SCREEN)
    assert not flood.is_fresh(CHAT, None)


def test_a_crowd_of_strangers_does_not_fill_the_memory(flood: Flood):
    for stranger in range(20_000):
        flood.weigh(stranger, costs=True)
        flood.showed(stranger, SCREEN)

    assert len(flood._buckets) == len(flood._fresh) == 10_000


def test_a_crowd_does_not_make_the_bot_forget_who_is_flooding(flood: Flood):
    acts(flood, 21)
    for stranger in range(1000, 21_000):
        flood.weigh(stranger, costs=True)
        if stranger % 5000 == 0:
            assert acts(flood, 1) == [SILENT]
