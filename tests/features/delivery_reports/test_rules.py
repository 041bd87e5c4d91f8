"""Rules of the report: what became of a copy, and who is still to be told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.features.announcements.rules import State
from bot.features.delivery_reports.rules import (
    Fate,
    How,
    Told,
    Unreached,
    check_is_unreached,
    check_was_sent,
    fate,
)
from bot.refusal import Refusal
from tests.features.announcements.samples import COMPOSED as ONE
from tests.features.announcements.samples import NOON

SILENT = Unreached(1, "АО «Заря»", "+73830000001")


@pytest.mark.parametrize(
    ("state", "why", "maybe", "became"),
    [
        ("sent", "", 0, Fate.DELIVERED),
        ("sent", "", 1, Fate.TWICE),
        ("ready", "", 1, Fate.WAITING),
        ("sending", "", 0, Fate.WAITING),
        ("cancelled", "", 0, Fate.CANCELLED),
        ("failed", "blocked", 0, Fate.BLOCKED),
        ("failed", "unreachable", 0, Fate.BLOCKED),
        ("failed", "never started", 0, Fate.NEVER_STARTED),
        ("failed", "payload", 0, Fate.FAILED),
        ("quarantined", "deaths", 3, Fate.FAILED),
    ],
)
def test_every_state_has_a_word(state: str, why: str, maybe: int, became: Fate):
    assert fate(state, why, maybe=maybe) is became


def test_only_what_was_sent_has_a_report():
    check_was_sent(replace(ONE, state=State.SENT, sent_at=NOON))
    with pytest.raises(Refusal, match="not-sent"):
        check_was_sent(ONE)


def test_an_organisation_is_told_once_and_only_if_it_has_not_got_it():
    assert check_is_unreached(SILENT) is SILENT
    with pytest.raises(Refusal, match="has-got-it"):
        check_is_unreached(None)
    with pytest.raises(Refusal, match="told-before"):
        check_is_unreached(replace(SILENT, told=Told(How.PHONE, NOON)))
