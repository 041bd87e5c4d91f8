"""An answer of several messages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.refusal import Refusal
from bot.ui.forms import Draft, Question, Takes
from bot.ui.gathering import gathered, joined, with_part, without_parts
from bot.ui.written import Written

MANY = 3


def all_of(parts: Sequence[Written]) -> Written:
    if len(parts) > MANY:
        raise Refusal("too-many")
    return Written("".join(p.html for p in parts), " ".join(p.file for p in parts))


ONE = Question("text", lambda text, _asked: text, takes=Takes.MESSAGE)
SEVERAL = Question("text", lambda text, _asked: text, takes=Takes.MESSAGE, joins=all_of)
EMPTY = Draft("form", step="text", version=5)


def holding(*numbers: int) -> Draft:
    draft = EMPTY
    for number in numbers:
        draft = with_part(SEVERAL, draft, Written(f"{number};"), message_id=number)
    return draft


def test_parts_stand_in_the_order_in_which_they_were_sent_and_each_once() -> None:
    assert joined(SEVERAL, holding(10, 9, 11, 9)).html == "9;10;11;"
    assert holding(10).version > EMPTY.version


def test_one_part_too_many_leaves_the_others() -> None:
    full = holding(1, 2, 3)
    with pytest.raises(Refusal, match="too-many"):
        with_part(SEVERAL, full, Written("4;"), message_id=4)
    assert len(gathered(full)) == MANY


def test_what_was_forgotten_is_no_answer() -> None:
    empty = without_parts(holding(1, 2))
    assert gathered(empty) == []
    with pytest.raises(Refusal, match="out-of-date"):
        joined(SEVERAL, empty)


def test_a_question_for_one_message_takes_no_album() -> None:
    with pytest.raises(Refusal, match="form-album"):
        with_part(ONE, EMPTY, Written("", "photo:a"), message_id=1)
