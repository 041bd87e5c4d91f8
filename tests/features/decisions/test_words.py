"""The words of decisions: each sentence exists in both languages and reads as people speak."""

from __future__ import annotations

from itertools import product
from zoneinfo import ZoneInfo

import pytest

from bot.features.decisions.rules import (
    DecisionClass,
    Kind,
    QuorumRule,
    Terms,
    Threshold,
    Whole,
    decided,
    what_decides,
)
from bot.ui.screen import Text
from bot.ui.texts import Language, Texts

TEXTS = Texts(ZoneInfo("Asia/Novosibirsk"))
ORDINARY = Terms(
    QuorumRule.GTE_HALF, Threshold.MAJORITY, Whole.PARTICIPATING, DecisionClass.ADVISORY
)
BY_LAW_OF_NON_PROFITS = Terms(
    QuorumRule.GT_HALF, Threshold.TWO_THIRDS, Whole.ELIGIBLE, DecisionClass.STATUTORY
)
RATING = Terms(QuorumRule.NONE, Threshold.PLURALITY, Whole.PARTICIPATING, DecisionClass.ADVISORY)
REMOTE = {"eligible": 20, "options": 0, "at_meeting": False}


def said(key: str, values: dict[str, object], language: Language = Language.RU) -> str:
    return TEXTS.plain(Text(key, values), language)


def test_a_proposal_says_before_the_vote_what_will_count_as_adopted():
    assert said(*what_decides(Kind.FOR_AGAINST, ORDINARY, **REMOTE)) == (
        "Решение будет принято, если «за» проголосует больше половины проголосовавших организаций "
        "(воздержавшиеся — в их числе). Кворум — не менее половины списка: 10 из 20."
    )
    assert said(*what_decides(Kind.FOR_AGAINST, BY_LAW_OF_NON_PROFITS, **REMOTE)) == (
        "Решение будет принято, если «за» проголосует не менее двух третей организаций списка: "
        "14 из 20. Кворум — больше половины списка: 11 из 20."
    )
    assert said(*what_decides(Kind.FOR_AGAINST, RATING, **REMOTE)) == (
        "Решение будет принято, если «за» будет больше голосов, чем «против». Кворум не нужен."
    )


def test_at_a_meeting_who_is_checked_in_counts():
    key, values = what_decides(Kind.FOR_AGAINST, ORDINARY, eligible=20, options=0, at_meeting=True)

    assert said(key, values, Language.EN) == (
        "The decision is adopted with votes “for” from more than half of the organisations checked "
        "in at the meeting (who abstains or does not vote is one of them). "
        "Quorum: at least half of the roll, 10 of 20."
    )


def test_a_choice_promises_a_run_off_where_there_can_be_one():
    words = {
        options: said(
            *what_decides(
                Kind.SINGLE_CHOICE, ORDINARY, eligible=20, options=options, at_meeting=False
            )
        )
        for options in (2, 3)
    }

    assert "второй тур" in words[3]
    assert "второй тур" not in words[2]
    assert words[2].startswith("Победит вариант, за который проголосует больше половины")


@pytest.mark.parametrize("language", Language)
def test_every_rule_can_be_said(language: Language):
    for kind, *terms, at_meeting in product(
        Kind, QuorumRule, Threshold, Whole, DecisionClass, (True, False)
    ):
        rules = what_decides(kind, Terms(*terms), eligible=21, options=3, at_meeting=at_meeting)
        words = said(*rules, language)
        assert words.endswith(".")
        assert "  " not in words
        assert " ." not in words


PROPOSALS = [(9, 0, 0), (9, 4, 3), (8, 8, 0), (4, 9, 3)]
CHOICES = [
    (9, 4, 3, 0),
    (0, 0, 0, 12),
    (8, 0, 0, 10),
    (8, 6, 2, 2),
    (8, 4, 4, 0),
    (5, 5, 5, 1),
    (1, 1, 1, 0),
]
PAIRS = [(9, 9, 0), (9, 8, 2)]


@pytest.mark.parametrize("language", Language)
def test_every_reason_can_be_said_from_its_numbers(language: Language):
    rows = [
        *((Kind.FOR_AGAINST, ("for", "against", "abstain"), votes) for votes in PROPOSALS),
        *((Kind.SINGLE_CHOICE, ("a", "b", "abstain"), votes) for votes in PAIRS),
        *((Kind.SINGLE_CHOICE, ("a", "b", "c", "abstain"), votes) for votes in CHOICES),
    ]
    keys = set()
    for kind, choices, votes in rows:
        tallies = dict(zip(choices, votes, strict=True))
        outcome = decided(kind, ORDINARY, tallies, eligible=20, took_part=sum(votes))
        keys.add(outcome.why)
        assert said(outcome.why, outcome.numbers, language).endswith(".")
    assert len(keys) == 12


def test_a_tie_for_second_place_is_explained():
    tallies = {"a": 8, "b": 4, "c": 4, "abstain": 0}
    outcome = decided(Kind.SINGLE_CHOICE, ORDINARY, tallies, eligible=20, took_part=16)

    assert said(outcome.why, outcome.numbers) == (
        "Лидер набрал 8, а нужно было 9. Второе место делят варианты с равным числом голосов, "
        "и кто из них выйдет во второй тур с лидером, решит повторное голосование между ними."
    )
