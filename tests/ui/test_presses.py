"""The codec of presses: what was written is read back, and nothing else is read at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.ui.presses import TELEGRAM_LIMIT, Codec, Press, UnknownPress, largest

LARGEST_INT = 2**63 - 1


class Answer(StrEnum):
    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True)
class Menu(Press):
    TAG = "m"


@dataclass(frozen=True)
class Cast(Press):
    TAG = "cast"
    ballot_id: int
    answer: Answer


@dataclass(frozen=True)
class Change(Press):
    TAG = "f"
    version: int
    key: Annotated[str, 16]


@dataclass(frozen=True)
class Mistaken(Press):
    TAG = "f"


CODEC = Codec([Menu, Cast, Change])

numbers = st.integers(0, LARGEST_INT)
words = st.text(max_size=16).filter(lambda word: len(word.encode("utf-8", "replace")) <= 16)
presses = st.one_of(
    st.just(Menu()),
    st.builds(Cast, numbers, st.sampled_from(Answer)),
    st.builds(Change, numbers, words.filter(str.isprintable)),
)
near_presses = st.from_regex(r"(m|cast|f)(:[0-9a-zA-Z_+\- ]{0,14}){0,3}", fullmatch=True)


@given(presses)
@example(Change(0, ""))
@example(Change(LARGEST_INT, "a:b::"))
@example(Change(1, "доля:1/2"))
def test_a_press_that_was_written_is_read_back(press: Press):
    data = CODEC.write(press)
    assert CODEC.read(data) == press
    assert len(data.encode()) <= TELEGRAM_LIMIT


@given(st.one_of(st.text(), near_presses))
@example("m:")
@example("m:anything")
@example("cast:01:for")
@example("cast:1_0:for")
@example("cast:+1:for")
@example("cast:-1:for")
@example("cast: 1:for")
@example("cast:1A:for")
@example("cast:\u0661:for")
@example("cast:1y2p0ij32e8e8:for")
@example("cast:1:maybe")
@example("f:1:\ud800")
def test_any_text_is_unknown_or_what_the_codec_would_have_written(data: str):
    try:
        press = CODEC.read(data)
    except UnknownPress:
        return
    assert CODEC.write(press) == data


@pytest.mark.parametrize(
    "data",
    ["", "m:", "m:1", "cast", "cast:1", "cast:1:for:again", "cast:x y:for", "f:1", "gone:1:2"],
)
def test_data_that_no_button_of_ours_carries_is_unknown(data: str):
    with pytest.raises(UnknownPress):
        CODEC.read(data)


def test_a_word_longer_than_its_field_is_not_read():
    assert CODEC.read("f:1:" + "a" * 16) == Change(1, "a" * 16)
    with pytest.raises(UnknownPress):
        CODEC.read("f:1:" + "a" * 17)


@pytest.mark.parametrize(
    "press", [Change(-1, ""), Change(LARGEST_INT + 1, ""), Change(1, "a" * 17), Mistaken()]
)
def test_a_press_that_would_not_be_read_back_is_not_written(press: Press):
    with pytest.raises(ValueError):  # noqa: PT011 - each case has a message of its own
        CODEC.write(press)


def test_the_largest_press_is_known_before_it_is_written():
    assert largest(Menu) == len(CODEC.write(Menu()))
    assert largest(Cast) == len(CODEC.write(Cast(LARGEST_INT, Answer.AGAINST)))
    assert largest(Change) == len(CODEC.write(Change(LARGEST_INT, "a" * 16)))


def test_two_presses_with_one_tag_are_a_mistake_of_ours():
    with pytest.raises(ValueError, match="Mistaken is empty or already taken"):
        Codec([Change, Mistaken])
    assert Codec([Change, Change]).read("f:1:inn") == Change(1, "inn")


def test_a_press_without_a_tag_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="is empty or already taken"):
        Codec([Press])


def test_a_press_that_may_outgrow_telegram_is_a_mistake_of_ours():
    @dataclass(frozen=True)
    class Wordy(Press):
        TAG = "wordy"
        key: Annotated[str, 59]

    with pytest.raises(ValueError, match="Wordy may take 65 bytes"):
        Codec([Wordy])


def test_a_press_holds_numbers_and_choices_and_last_a_word():
    @dataclass(frozen=True)
    class WordFirst(Press):
        TAG = "w"
        key: Annotated[str, 5]
        number: int

    @dataclass(frozen=True)
    class Weighted(Press):
        TAG = "x"
        share: float

    with pytest.raises(ValueError, match="only the last field of WordFirst"):
        Codec([WordFirst])
    with pytest.raises(ValueError, match="a press cannot hold"):
        Codec([Weighted])
