"""What an organiser is asked about a new ballot: what, by which rules, from when until when."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.features.ballots.rules import Ballot, Option, check_options
from bot.features.calling_ballots.rules import (
    AT_MEETING,
    MOST_MINUTES,
    TERMS,
    Place,
    meeting_of,
    options,
    place_of,
)
from bot.features.decisions.rules import Kind
from bot.features.guide.rules import guide
from bot.refusal import Refusal
from bot.ui.answers import clean, line, paragraph
from bot.ui.forms import Asked, Form, Question
from bot.ui.moments import moment
from bot.ui.screen import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.features.meetings.rules import Meeting

LONGEST_TITLE = 80
LONGEST_QUESTION = 500
LONGEST_OPTIONS = 700
KINDS = ("for_against", "single_choice", "legal_form")
NOW = "now"
BY_HAND = "by_hand"
LASTS = (BY_HAND, "5", "10")

_MINUTES = re.compile(r"([0-9]{1,3})\s*(?:мин(?:ут[аы]?)?|min(?:utes?)?)?\.?", re.IGNORECASE)


def _chosen(text: str, _asked: Asked, *, among: tuple[str, ...]) -> str:
    if text not in among:
        raise Refusal("form-choose-button")
    return text


def _options(text: str, _asked: Asked) -> str:
    """Keep one option a line."""
    clean = paragraph(LONGEST_OPTIONS)(text)
    check_options(options(clean.splitlines()))
    return clean


def _opening(text: str, asked: Asked) -> str:
    """Understand a moment, that it opens at once, or a place at a meeting.

    A meeting without an item is only a step on the way: it is answered with what to choose next.
    """
    if text in {NOW, AT_MEETING} or place_of(text) or meeting_of(text):
        return text
    return _moment(text, asked).isoformat()


def _lasting(text: str, _asked: Asked) -> str:
    """Understand how many minutes it stays open, or that somebody closes it."""
    if text == BY_HAND:
        return BY_HAND
    found = _MINUTES.fullmatch(clean(text, limit=20))
    if found is None or not 1 <= int(found[1]) <= MOST_MINUTES:
        raise Refusal("ballot-minutes-shape", most=MOST_MINUTES)
    return str(int(found[1]))


def _closing(text: str, asked: Asked) -> str:
    """Understand a moment after the opening, or that somebody closes it."""
    if text == BY_HAND:
        return BY_HAND
    closes = _moment(text, asked)
    opens = asked.answers.get("ballot_opens", NOW)
    if opens != NOW and closes.astimezone(UTC) <= datetime.fromisoformat(opens).astimezone(UTC):
        raise Refusal("ballot-closes-too-early", at=closes)
    return closes.isoformat()


def _moment(text: str, asked: Asked) -> datetime:
    return moment(text, asked.now, ZoneInfo(str(asked.now.tzinfo)))


def _opens(value: str) -> object:
    place = place_of(value)
    if place:
        return Text.of("ballot-opens-at-item", at=place.starts, item=place.item)
    return Text(f"ballot-opens-{value}") if value == NOW else datetime.fromisoformat(value)


def _closes(value: str) -> object:
    return Text(f"ballot-closes-{value}") if value == BY_HAND else datetime.fromisoformat(value)


def _lasts(value: str) -> object:
    if value in LASTS:
        return Text(f"ballot-lasts-{value}")
    return Text.of("ballot-lasts-minutes", minutes=int(value))


def _is_at_meeting(answers: Mapping[str, str]) -> bool:
    return answers.get("ballot_opens", "").startswith(AT_MEETING)


def _is_on_its_own(answers: Mapping[str, str]) -> bool:
    return not _is_at_meeting(answers)


def _has_own_words(answers: Mapping[str, str]) -> bool:
    return answers.get("ballot_kind") != "legal_form"


def _has_options(answers: Mapping[str, str]) -> bool:
    return answers.get("ballot_kind") == "single_choice"


def ballot_of(answers: Mapping[str, str], said: Callable[[str], str]) -> Ballot:
    """Return the ballot that was asked for; `said` gives the words of the preset by their keys."""
    is_on_form = not _has_own_words(answers)
    place = place_of(answers["ballot_opens"])
    title, question = answers.get("ballot_title", ""), answers.get("ballot_question", "")
    kind = answers["ballot_kind"]
    return Ballot(
        id=0,
        number=0,
        title=said("ballot-preset-title") if is_on_form else title,
        question=said("ballot-preset-question") if is_on_form else question,
        kind=Kind.FOR_AGAINST if kind == Kind.FOR_AGAINST else Kind.SINGLE_CHOICE,
        options=_preset(said) if is_on_form else options(_lines(answers)),
        terms=TERMS[answers["ballot_rules"]],
        opens_at=_instant(answers["ballot_opens"]),
        closes_at=_instant(answers.get("ballot_closes", BY_HAND)),
        meeting_id=place.meeting_id if place else None,
        item=place.item if place else 0,
        minutes=_minutes_of(answers.get("ballot_lasts", BY_HAND)),
    )


def _minutes_of(answer: str) -> int:
    return 0 if answer == BY_HAND else int(answer)


def _lines(answers: Mapping[str, str]) -> list[str]:
    return answers.get("ballot_options", "").splitlines()


def _preset(said: Callable[[str], str]) -> tuple[Option, ...]:
    return tuple(Option(key, said(f"ballot-option-{key}")) for key in guide().ballot_preset)


def _instant(answer: str) -> datetime | None:
    is_moment = answer not in {NOW, BY_HAND} and place_of(answer) is None
    return datetime.fromisoformat(answer) if is_moment else None


def answers_of(ballot: Ballot, meeting: Meeting | None, zone: ZoneInfo) -> dict[str, str]:
    """Return the answers that would make this ballot again, moments in the cluster's zone.

    `meeting` is the one at which it opens.
    """
    is_on_form = any(not option.key.isdigit() for option in ballot.options)
    rule = next((name for name, terms in TERMS.items() if terms == ballot.terms), "")
    return {
        "ballot_kind": "legal_form" if is_on_form else ballot.kind.value,
        "ballot_title": ballot.title,
        "ballot_question": ballot.question,
        "ballot_options": "\n".join(option.title for option in ballot.options),
        "ballot_rules": rule,
        **_times_of(ballot, meeting, zone),
    }


def _times_of(ballot: Ballot, meeting: Meeting | None, zone: ZoneInfo) -> dict[str, str]:
    if meeting is not None:
        place = Place(meeting.id, ballot.item, meeting.plan.starts)
        lasts = str(ballot.minutes or BY_HAND)
        return {"ballot_opens": place.answer, "ballot_lasts": lasts}
    opens, closes = ballot.opens_at, ballot.closes_at
    return {
        "ballot_opens": opens.astimezone(zone).isoformat() if opens else NOW,
        "ballot_closes": closes.astimezone(zone).isoformat() if closes else BY_HAND,
    }


BALLOT = Form(
    "ballot",
    (
        Question(
            "ballot_kind",
            partial(_chosen, among=KINDS),
            choices=KINDS,
            labels="ballot-kind",
            shown=lambda value: Text(f"ballot-kind-{value}"),
        ),
        Question(
            "ballot_title",
            lambda text, _asked: line(LONGEST_TITLE)(text),
            when=_has_own_words,
        ),
        Question(
            "ballot_question",
            lambda text, _asked: paragraph(LONGEST_QUESTION)(text),
            when=_has_own_words,
        ),
        Question("ballot_options", _options, when=_has_options),
        Question(
            "ballot_rules",
            partial(_chosen, among=tuple(TERMS)),
            choices=tuple(TERMS),
            labels="ballot-rules",
            shown=lambda value: Text(f"ballot-rules-{value}"),
        ),
        Question(
            "ballot_opens",
            _opening,
            choices=(NOW, AT_MEETING),
            labels="ballot-opens",
            shown=_opens,
        ),
        Question(
            "ballot_lasts",
            _lasting,
            choices=LASTS,
            labels="ballot-lasts",
            when=_is_at_meeting,
            shown=_lasts,
        ),
        Question(
            "ballot_closes",
            _closing,
            when=_is_on_its_own,
            choices=(BY_HAND,),
            labels="ballot-closes",
            shown=_closes,
        ),
    ),
)
