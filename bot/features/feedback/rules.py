"""A question to the organisers about an announcement, and who may ask and answer it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.refusal import Refusal

MOST_UNANSWERED = 5
"""Questions of one person that wait for an answer at the same time."""


@dataclass(frozen=True)
class Answer:
    """What an organiser, by name, answered as the bot."""

    name: str
    text: str
    answered_at: datetime


@dataclass(frozen=True)
class Inquiry:
    """A question; its id is its number.

    `organisation` is the name of the organisation of who asked, `answered_at` the moment of the
    first answer. It is also somebody to whom a message may be sent: who asked.
    """

    id: int
    announcement_id: int
    person_id: int
    name: str
    language: str
    organisation: str
    text: str
    asked_at: datetime
    answered_at: datetime | None = None
    is_erased: bool = False
    answers: tuple[Answer, ...] = ()


def check_may_ask(*, has_got: bool, unanswered: int) -> None:
    """Refuse who has not got the announcement, and who has asked enough for now."""
    if not has_got:
        raise Refusal("feedback-not-got")
    if unanswered >= MOST_UNANSWERED:
        raise Refusal("feedback-enough", many=MOST_UNANSWERED)


def existing(found: Inquiry | None) -> Inquiry:
    """Return what was found; refuse an id that somebody made up."""
    if found is None:
        raise Refusal("feedback-none-such")
    return found


def check_may_be_answered(inquiry: Inquiry) -> None:
    """Refuse the first answer to what has one, naming who gave it."""
    _check_is_there(inquiry)
    if inquiry.answers:
        raise Refusal("feedback-answered-already", name=inquiry.answers[0].name)


def check_may_be_supplemented(inquiry: Inquiry) -> None:
    """Refuse to add to an answer that nobody can be sent."""
    _check_is_there(inquiry)


def _check_is_there(inquiry: Inquiry) -> None:
    if inquiry.is_erased:
        raise Refusal("feedback-forgotten")
