"""What is asked of who plans: the anchor of the template, and the parts of one milestone."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.features.milestones.rules import Phase
from bot.features.planning.rules import anchor_of, numbers, offsets
from bot.refusal import Refusal
from bot.ui.answers import calendar_date, line, name, paragraph
from bot.ui.days import day_ahead, shown_day
from bot.ui.forms import Form, Question
from bot.ui.screen import Text

if TYPE_CHECKING:
    from bot.ui.forms import Asked

_INN_AT_END = re.compile(r"(?<![0-9])([0-9]{12}|[0-9]{10})$")


def inn_in(text: str) -> str:
    """Return the ИНН with which the name of an organisation ends; refuses a text without one."""
    found = _INN_AT_END.search(text)
    if found is None:
        raise Refusal("roadmap-responsible-shape")
    return found.group(1)


def _responsible(text: str, _asked: Asked) -> str:
    typed = line(150)(text)
    inn_in(typed)
    return typed


def _title(text: str, _asked: Asked) -> str:
    return name(120)(text)


def _yields(text: str, _asked: Asked) -> str:
    return paragraph(300)(text)


def _phase(text: str, _asked: Asked) -> str:
    if text not in tuple(Phase):
        raise Refusal("form-choose-button")
    return text


def _needs(text: str, _asked: Asked) -> str:
    return ", ".join(map(str, numbers(text)))


def _offsets(text: str, _asked: Asked) -> str:
    return ", ".join(map(str, offsets(text)))


def _anchor(text: str, asked: Asked) -> str:
    """Read a day of any year, also a past one; what has no year is the next such day."""
    try:
        anchor = calendar_date(text, asked.today)
    except Refusal:
        anchor = date.fromisoformat(day_ahead(text, asked))
    return anchor_of(anchor.toordinal()).isoformat()


MILESTONE = Form(
    "milestone",
    (
        Question("responsible", _responsible),
        Question("milestone_title", _title),
        Question(
            "phase",
            _phase,
            choices=tuple(Phase),
            labels="phase",
            shown=lambda value: Text(f"phase-{value}"),
        ),
        Question("milestone_due", day_ahead, shown=shown_day),
        Question("yields", _yields),
        Question("needs_done", _needs, optional=True),
        Question("offsets", _offsets, optional=True),
    ),
)
ANCHOR = Form("anchor", (Question("text", _anchor),), reviewed=False)
