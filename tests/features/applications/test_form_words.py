"""The words of the questionnaires: short, distinct, and never too long for one message."""

from __future__ import annotations

import pytest

from bot.features.applications.forms import APPLICATION, JOINING
from bot.refusal import Refusal
from bot.ui.forms import Asked, Form, Question, asked
from bot.ui.screen import Text
from bot.ui.texts import Language
from tests.features.applications.questionnaires import (
    HEAD,
    LIMITS,
    NOW,
    ONE_QUESTION_FORMS,
    PROXY,
    QUESTIONS,
    TEXTS,
)

MESSAGE_OF_TELEGRAM = 4096


def _words(form: Form) -> list[str]:
    keys = [q.key if q.key != "text" else form.name for q in form.questions]
    questions = [f"question-{key}" for key in keys]
    return (
        questions + [f"label-{key}" for key in keys if form.reviewed] + [f"form-name-{form.name}"]
    )


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("form", [APPLICATION, JOINING, *ONE_QUESTION_FORMS], ids=lambda f: f.name)
def test_every_question_is_short_and_opens_with_what_is_asked(form: Form, language: Language):
    for key in _words(form):
        words = TEXTS.plain(Text(key), language)
        assert 0 < len(words) <= (22 if key.startswith("label-") else 300), key
        assert key.startswith("question-") == TEXTS.say(Text(key), language).startswith("<b>"), key


@pytest.mark.parametrize("language", list(Language))
def test_buttons_of_a_choice_are_short_and_differ(language: Language):
    for question in (q for q in APPLICATION.questions if q.choices):
        labels = [TEXTS.plain(Text(f"{question.labels}-{c}"), language) for c in question.choices]
        assert len({label.casefold() for label in labels}) == len(question.choices)
        assert max(map(len, labels)) <= 30


@pytest.mark.parametrize("sign", ["я", "Я\u0308\u0301", "\U0001f3e5"])
@pytest.mark.parametrize("language", list(Language))
def test_the_longest_review_fits_a_message_of_telegram(sign: str, language: Language):
    longest = {key: kept or typed for key, typed, kept in HEAD[:-1] + PROXY}
    longest |= {key: _longest(QUESTIONS[key], sign, limit=limit) for key, limit in LIMITS.items()}
    card = [TEXTS.plain(Text("form-review"), language)]
    for question in asked(APPLICATION, longest):
        label = Text(f"label-{question.key}")
        line = Text.of("form-line", label=label, value=question.shown(longest[question.key]))
        card.append(TEXTS.plain(line, language))

    units = len("\n".join(card).encode("utf-16-le")) // 2
    assert 2000 < units < MESSAGE_OF_TELEGRAM - 500


def _longest(question: Question, sign: str, *, limit: int) -> str:
    """Fill the room with a sign; of one that Telegram counts double fewer fit."""
    for count in range(limit - 1, 0, -1):
        try:
            return question.parse("А" + sign * count, Asked({}, NOW))
        except Refusal:
            continue
    raise AssertionError(question.key)
