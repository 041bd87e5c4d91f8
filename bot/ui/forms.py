"""Questions one at a time: a pure engine whose whole state is a draft in the database."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from bot.ui.written import Written

REVIEW = "review"
"""The step at which every answer is there and the person reads the card before sending it."""


class Takes(StrEnum):
    """What kind of message answers a question; MESSAGE is a text or a file, formatting kept."""

    TEXT = "text"
    CONTACT = "contact"
    FILE = "file"
    MESSAGE = "message"


@dataclass(frozen=True)
class Asked:
    """What a parser may look at beside the text.

    The answers so far and the day in the cluster's zone.
    """

    answers: Mapping[str, str]
    now: datetime

    @property
    def today(self) -> date:
        """The day in the cluster's zone."""
        return self.now.date()


@dataclass(frozen=True)
class Question:
    """One question of a form.

    `parse` turns what was typed into a clean value or raises Refusal; a clean value parses to
    itself. `choices` are ids whose labels are the sentences `<labels>-<id>`. `when` tells whether
    the question is asked at all; `shown` turns the kept value into what the review card prints.
    With `joins` several messages may make one answer: they gather, by their ids, until the person
    says that they are all; it returns the whole or raises Refusal.
    """

    key: str
    parse: Callable[[str, Asked], str]
    choices: tuple[str, ...] = ()
    labels: str = ""
    when: Callable[[Mapping[str, str]], bool] = lambda _answers: True
    shown: Callable[[str], object] = lambda value: value
    optional: bool = False
    takes: Takes = Takes.TEXT
    joins: Callable[[Sequence[Written]], Written] | None = None


@dataclass(frozen=True)
class Form:
    """A questionnaire; without a review it is sent by its last answer."""

    name: str
    questions: tuple[Question, ...]
    reviewed: bool = True


@dataclass(frozen=True)
class Draft:
    """An unfinished form: the step it stands at and the answers so far ("" is a skipped question).

    `subject` is the id of what the form is about (0 when it is about nothing yet); `version` grows
    with every change, so that a press on an older screen is known as such.
    """

    form: str
    subject: int = 0
    step: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    version: int = 0


def one_question(name: str, parse: Callable[[str], str]) -> Form:
    """Return a form of one text, sent by its answer: a reason, a question, a reply."""
    return Form(name, (Question("text", lambda text, _asked: parse(text)),), reviewed=False)


def started(form: Form, *, subject: int = 0, answers: Mapping[str, str] | None = None) -> Draft:
    """Return a new draft; with answers it opens where the first one is missing.

    Or at the review.
    """
    draft = Draft(form.name, subject, form.questions[0].key, dict(answers or {}))
    return _onward(form, draft) if answers else draft


def asked(form: Form, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """Return the questions that these answers call for, in order."""
    return tuple(q for q in form.questions if q.when(answers))


def question_at(form: Form, draft: Draft) -> Question | None:
    """Return the question the draft stands at, or None at the review."""
    return next((q for q in form.questions if q.key == draft.step), None)


def answered(form: Form, draft: Draft, text: str, *, now: datetime) -> Draft:
    """Take an answer to the present question; raises Refusal when it is not one."""
    question = question_at(form, draft)
    if question is None:
        raise Refusal("form-review-takes-buttons")
    value = question.parse(text, Asked(draft.answers, now))
    answers = _still_valid(form, {**draft.answers, question.key: value}, now)
    return _onward(form, replace(draft, answers=answers))


def skipped(form: Form, draft: Draft) -> Draft:
    """Leave an optional question out; raises Refusal for one that must be answered."""
    question = question_at(form, draft)
    if question is None or not question.optional:
        raise Refusal("form-not-optional")
    return _onward(form, replace(draft, answers={**draft.answers, question.key: ""}))


def kept(form: Form, draft: Draft) -> Draft:
    """Go on from an answered question with its answer as it was."""
    question = question_at(form, draft)
    if question is None or question.key not in draft.answers:
        raise Refusal("form-not-answered")
    return _onward(form, draft)


def stepped_back(form: Form, draft: Draft) -> Draft:
    """Go to the question before this one; raises Refusal at the first.

    A question opened again from a complete form leads back to the review with its answer as it was.
    """
    if draft.step != REVIEW and is_complete(form, draft):
        return _onward(form, draft)
    keys = [q.key for q in asked(form, draft.answers)]
    place = keys.index(draft.step) if draft.step in keys else len(keys)
    if place == 0:
        raise Refusal("form-first-question")
    return replace(draft, step=keys[place - 1], version=draft.version + 1)


def jumped(form: Form, draft: Draft, key: str) -> Draft:
    """Open one question again from the review; its answer leads back to the review."""
    if key not in {q.key for q in asked(form, draft.answers)}:
        raise Refusal("form-no-such-question")
    return replace(draft, step=key, version=draft.version + 1)


def rechecked(form: Form, draft: Draft, *, now: datetime) -> Draft:
    """Drop answers that no longer hold today, as a term that has run out: ask before sending."""
    answers = _still_valid(form, dict(draft.answers), now)
    return draft if answers == draft.answers else _onward(form, replace(draft, answers=answers))


def outdated(form: Form, draft: Draft, *, now: datetime) -> Refusal | None:
    """Return why the first answer that no longer fits does not, or None when all do."""
    asked_ = Asked(draft.answers, now)
    given = ((q, draft.answers.get(q.key)) for q in asked(form, draft.answers))
    refusals = (_refusal(question, value, asked_) for question, value in given if value)
    return next((refusal for refusal in refusals if refusal), None)


def relevant(form: Form, answers: Mapping[str, str]) -> dict[str, str]:
    """Return only the answers to questions that are asked: what may be sent."""
    return {q.key: answers[q.key] for q in asked(form, answers) if q.key in answers}


def is_complete(form: Form, draft: Draft) -> bool:
    """Tell whether every question that is asked has an answer or was skipped."""
    return all(q.key in draft.answers for q in asked(form, draft.answers))


def _onward(form: Form, draft: Draft) -> Draft:
    missing = (q.key for q in asked(form, draft.answers) if q.key not in draft.answers)
    return replace(draft, step=next(missing, REVIEW), version=draft.version + 1)


def _still_valid(form: Form, answers: dict[str, str], now: datetime) -> dict[str, str]:
    """Drop answers that no longer fit a changed one, so that they are asked again."""
    kept = dict(answers)
    for question in asked(form, answers):
        value = kept.get(question.key)
        if value and _refusal(question, value, Asked(kept, now)):
            del kept[question.key]
    return kept


def _refusal(question: Question, value: str, asked_: Asked) -> Refusal | None:
    try:
        question.parse(value, asked_)
    except Refusal as refusal:
        return refusal
    return None
