"""A question to the organisers, to who asked it and to who answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.menu.views import menu_button
from bot.ui.feature import DeskRow
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from bot.features.feedback.rules import Answer, Inquiry


@dataclass(frozen=True)
class AskOrganisers(Press):
    """Ask about an announcement."""

    TAG: ClassVar[str] = "qa"
    announcement_id: int


@dataclass(frozen=True)
class OpenInquiry(Press):
    """A question as it stands, to organisers."""

    TAG: ClassVar[str] = "qo"
    inquiry_id: int


@dataclass(frozen=True)
class AnswerInquiry(Press):
    """Answer it first."""

    TAG: ClassVar[str] = "qr"
    inquiry_id: int


@dataclass(frozen=True)
class Supplement(Press):
    """Add to an answer."""

    TAG: ClassVar[str] = "qs"
    inquiry_id: int


def ask_button(announcement_id: int) -> Button:
    """Return the button under every copy of an announcement."""
    return Button(Text("feedback-ask"), AskOrganisers(announcement_id))


def asked(inquiry: Inquiry) -> Screen:
    """Confirm to who asked."""
    text = Text.of("feedback-asked", **_named(inquiry), text=inquiry.text)
    return screen(text, buttons=[[menu_button()]])


def card(inquiry: Inquiry) -> Screen:
    """Show a question with its answers to organisers, and what can be done."""
    head = Text.of(
        "feedback-card",
        **_named(inquiry),
        name=inquiry.name,
        organisation=inquiry.organisation,
        at=inquiry.asked_at,
        text=inquiry.text,
    )
    if inquiry.is_erased:
        return screen(Text("feedback-forgotten"), buttons=[[menu_button()]])
    answers = [_answer("feedback-answer-line", inquiry, answer) for answer in inquiry.answers]
    act = (
        Button(Text("feedback-supplement"), Supplement(inquiry.id))
        if inquiry.answers
        else Button(Text("feedback-answer"), AnswerInquiry(inquiry.id))
    )
    return screen(head, *answers, buttons=[[act], [menu_button()]])


def answered(inquiry: Inquiry, answer: Answer) -> Screen:
    """Bring an answer to who asked: it speaks for the organisers, by no name."""
    text = Text.of("feedback-answered", **_named(inquiry), text=inquiry.text, answer=answer.text)
    again = Button(Text("feedback-ask-again"), AskOrganisers(inquiry.announcement_id))
    return screen(text, buttons=[[again]])


def answered_by_colleague(inquiry: Inquiry, answer: Answer) -> Screen:
    """Tell the other organisers who answered, and what."""
    told = _answer("feedback-answered-by", inquiry, answer)
    return screen(told, buttons=[[Button(Text("feedback-open"), OpenInquiry(inquiry.id))]])


def unanswered(inquiry: Inquiry) -> DeskRow:
    """Return the row of the desk for a question that no organiser has answered."""
    text = Text.of("feedback-waits", **_named(inquiry), organisation=inquiry.organisation)
    label = Text.of("feedback-waits-open", number=str(inquiry.id))
    return DeskRow(None, text, Button(label, OpenInquiry(inquiry.id)))


def _named(inquiry: Inquiry) -> dict[str, str]:
    return {"number": str(inquiry.id), "announcement": str(inquiry.announcement_id)}


def _answer(key: str, inquiry: Inquiry, answer: Answer) -> Text:
    return Text.of(
        key, number=str(inquiry.id), name=answer.name, at=answer.answered_at, answer=answer.text
    )
