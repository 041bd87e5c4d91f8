"""Rules of corrections: what may be corrected, and which correction is made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.features.announcements.rules import State
from bot.features.corrections.rules import (
    Correction,
    check_is_another,
    check_may_be_corrected,
    check_may_be_made,
    existing,
)
from bot.refusal import Refusal
from tests.features.announcements.samples import NOON, SENT

WRITTEN = Correction(id=7, announcement_id=1, based_on=3, html="Другой")


def test_what_is_out_is_corrected():
    check_may_be_corrected(SENT)


@pytest.mark.parametrize(
    ("state", "key"),
    [
        (State.COMPOSED, "not-sent"),
        (State.PLANNED, "not-sent"),
        (State.WITHDRAWN, "withdrawn"),
    ],
)
def test_what_nobody_has_or_is_to_rely_on_is_not_corrected(state: State, key: str):
    one = replace(SENT, state=state)
    with pytest.raises(Refusal, match=key):
        check_may_be_corrected(one)
    with pytest.raises(Refusal, match=key):
        check_may_be_made(one, WRITTEN)


def test_another_text_says_something_else():
    check_is_another(SENT, "Другой")
    with pytest.raises(Refusal, match="same"):
        check_is_another(SENT, "Текст")


def test_what_was_written_for_the_present_text_is_made_once():
    check_may_be_made(SENT, WRITTEN)
    with pytest.raises(Refusal, match="made-already"):
        check_may_be_made(replace(SENT, version=4), replace(WRITTEN, made_at=NOON))
    with pytest.raises(Refusal, match="overtaken"):
        check_may_be_made(replace(SENT, version=4), WRITTEN)


def test_a_correction_that_somebody_made_up_is_out_of_date():
    assert existing(WRITTEN) is WRITTEN
    with pytest.raises(Refusal, match="out-of-date"):
        existing(None)
