"""What is asked of an organiser who calls a meeting, changes one, or calls it off."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.features.meetings.rules import Plan, agenda_of, written
from bot.refusal import Refusal
from bot.ui.answers import line, name, paragraph
from bot.ui.forms import Asked, Form, Question, one_question
from bot.ui.moments import moment
from bot.ui.screen import Text

Answers = Mapping[str, str]

FORMS_OF_MEETING = ("in_person", "online", "mixed")
LONGEST_AGENDA = 2500
_SPACE = re.compile(r"\s")


def _form(text: str, _asked: Asked) -> str:
    if text not in FORMS_OF_MEETING:
        raise Refusal("form-choose-button")
    return text


def _moment(text: str, asked: Asked) -> datetime:
    """Understand what was typed; a moment that was understood before is taken as it stands."""
    zone = cast("ZoneInfo", asked.now.tzinfo)  # an answer is given in the cluster's zone
    return _kept(text) or moment(text, asked.now, zone)


def _kept(text: str) -> datetime | None:
    try:
        known = datetime.fromisoformat(text)
    except ValueError:
        return None
    return known if known.tzinfo else None


def _starts(text: str, asked: Asked) -> str:
    at = _moment(text, asked)
    if at <= asked.now:
        raise Refusal("meeting-starts-past", at=at)
    return at.isoformat()


def _reply_by(text: str, asked: Asked) -> str:
    """Read the deadline; whether one that was taken before is over by now, the act looks at."""
    at = _moment(text, asked)
    starts = _kept(asked.answers.get("meeting_starts", ""))
    if starts is not None and at >= starts:
        raise Refusal("meeting-reply-by-late", at=starts)
    return at.isoformat()


def _link(text: str, _asked: Asked) -> str:
    """Take the address of an online meeting: a whole one, which a calendar can open."""
    typed = line(300)(text)
    parts = urlsplit(typed)
    if parts.scheme.lower() not in {"http", "https"} or not parts.netloc or _SPACE.search(typed):
        raise Refusal("meeting-link-shape")
    return typed


def _agenda(text: str, _asked: Asked) -> str:
    return written(agenda_of(paragraph(LONGEST_AGENDA)(text)))


def _alone(parse: Callable[[str], str]) -> Callable[[str, Asked], str]:
    return lambda text, _asked: parse(text)


def _has_place(answers: Answers) -> bool:
    return answers.get("meeting_form") != "online"


def _has_link(answers: Answers) -> bool:
    return answers.get("meeting_form") in {"online", "mixed"}


_TITLE = Question("meeting_title", _alone(name(200)))
_PLAN = (
    Question("meeting_starts", _starts, shown=datetime.fromisoformat),
    Question(
        "meeting_form",
        _form,
        choices=FORMS_OF_MEETING,
        labels="meeting-form",
        shown=lambda value: Text(f"meeting-form-{value}"),
    ),
    Question("meeting_place", _alone(line(300)), when=_has_place),
    Question("meeting_link", _link, when=_has_link),
)
_AGENDA = Question("meeting_agenda", _agenda, shown=lambda value: f"\n{value}")
_REPLY_BY = Question("meeting_reply_by", _reply_by, shown=datetime.fromisoformat)

MEETING = Form("meeting", (_TITLE, *_PLAN, _AGENDA, _REPLY_BY))
CHANGE = Form("meeting_change", (*_PLAN, _REPLY_BY))
CANCELLATION = one_question("meeting_cancel", paragraph(500))


def plan_of(answers: Answers) -> Plan:
    """Return when and where, as the answers say."""
    return Plan(
        starts=datetime.fromisoformat(answers["meeting_starts"]),
        place=answers.get("meeting_place", ""),
        link=answers.get("meeting_link", ""),
        reply_by=datetime.fromisoformat(answers["meeting_reply_by"]),
    )


def answers_of(plan: Plan) -> dict[str, str]:
    """Return the answers that would make this plan: a change begins with them."""
    form = "mixed" if plan.place and plan.link else "in_person" if plan.place else "online"
    given = {
        "meeting_starts": plan.starts.isoformat(),
        "meeting_form": form,
        "meeting_place": plan.place,
        "meeting_link": plan.link,
        "meeting_reply_by": plan.reply_by.isoformat(),
    }
    return {key: value for key, value in given.items() if value}
