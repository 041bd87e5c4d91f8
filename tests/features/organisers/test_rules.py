"""Rules of organisers: a code that nobody guesses, and always at least one of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.features.organisers.rules import Organiser, check_may_leave, code_hash, new_code
from bot.refusal import Refusal

FIRST = Organiser(
    person_id=1,
    ref="p-first",
    name="Секретарь",
    language="ru",
    telegram_id=1001,
    since=datetime(2026, 11, 25, tzinfo=UTC),
)
SECOND = replace(FIRST, person_id=2, ref="p-second", telegram_id=1002)


def test_a_code_fits_a_deep_link_and_is_never_the_same():
    codes = {new_code() for _ in range(100)}

    assert len(codes) == 100
    assert all(re.fullmatch("[A-Za-z0-9_-]{22,64}", code) for code in codes)


def test_of_a_code_only_its_hash_is_kept():
    assert code_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_last_organiser_stays():
    check_may_leave([FIRST, SECOND], 1)
    check_may_leave([FIRST], 2)
    with pytest.raises(Refusal, match="organisers-last"):
        check_may_leave([FIRST], 1)
