"""Meetings: what is called, its agenda, and what organisations reply."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

MOST_ITEMS = 30
LONGEST_TITLE = 300
LONGEST_SPEAKER = 150
LONGEST_MINUTES = 600
USUAL_LENGTH = timedelta(hours=2)
"""How long a meeting is taken to last when no item of its agenda says how many minutes it takes."""

_DASH = re.compile(r"\s+(?:[—–-]|--)\s+")
_MINUTES = re.compile(r"([0-9]{1,4})\s*(?:мин(?:ут[аы]?)?|min(?:utes?)?)?\.?", re.IGNORECASE)
_NUMBERING = re.compile(r"^(?:(?:[0-9]{1,2}\s*[.)]|[—–•*-])\s+)*")


class Status(StrEnum):
    """Where a meeting stands; the last two are final."""

    ANNOUNCED = "announced"
    REGISTRATION = "registration"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Answer(StrEnum):
    """What an organisation replies."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    DEPUTY = "deputy"
    DECLINED = "declined"


COMING = frozenset({Answer.IN_PERSON, Answer.ONLINE, Answer.DEPUTY})


@dataclass(frozen=True)
class Item:
    """One item of the agenda; `minutes` is 0 and `speaker` empty when nobody said."""

    number: int
    title: str
    speaker: str = ""
    minutes: int = 0


@dataclass(frozen=True)
class Plan:
    """What may still be changed of a meeting that is announced.

    Without a place it is held online; without a link in person; with both one may choose.
    """

    starts: datetime
    place: str
    link: str
    reply_by: datetime


@dataclass(frozen=True)
class Meeting:
    """A meeting; `edition` grows with every change and with the cancellation, whose reason it has.

    `ref` names it outside of the bot. `minutes` are the number of the minutes within their year.
    """

    id: int
    ref: str
    title: str
    plan: Plan
    status: Status
    edition: int
    called_at: datetime
    reason: str = ""
    minutes: int | None = None


@dataclass(frozen=True)
class Seat:
    """An organisation that is invited; `votes` is False for an observer."""

    organisation_id: int
    name: str
    votes: bool


@dataclass(frozen=True)
class Member:
    """A person who acts for an invited organisation."""

    person_id: int
    language: str
    seat: Seat


@dataclass(frozen=True)
class Forecast:
    """How many of the organisations that vote promise to come, of how many, and what is needed."""

    promised: int
    eligible: int
    needed: int


def agenda_of(text: str) -> tuple[Item, ...]:
    """Read an agenda of one item a line: «Тема — докладчик — 15».

    The speaker and the minutes may be left out. Raises Refusal that names the line.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_ITEMS:
        raise Refusal("agenda-too-many", count=len(lines), limit=MOST_ITEMS)
    return tuple(_item(number, line) for number, line in enumerate(lines, start=1))


def _item(number: int, line: str) -> Item:
    parts = [part.strip() for part in _DASH.split(_NUMBERING.sub("", line))]
    timed = _MINUTES.fullmatch(parts[-1]) if len(parts) > 1 else None
    minutes = int(timed[1]) if timed else 0
    said = parts[:-1] if timed else parts
    speaker = said[-1] if len(said) > 1 else ""
    title = " — ".join(said[:-1] if speaker else said)
    _check_item(number, title, speaker, is_timed=timed is not None, minutes=minutes)
    return Item(number, title, speaker, minutes)


def _check_item(number: int, title: str, speaker: str, *, is_timed: bool, minutes: int) -> None:
    if not any(map(str.isalpha, title)):
        raise Refusal("agenda-no-title", number=number)
    if len(title) > LONGEST_TITLE:
        raise Refusal("agenda-long-title", number=number, limit=LONGEST_TITLE)
    if len(speaker) > LONGEST_SPEAKER:
        raise Refusal("agenda-long-speaker", number=number, limit=LONGEST_SPEAKER)
    if is_timed and not 1 <= minutes <= LONGEST_MINUTES:
        raise Refusal("agenda-minutes", number=number, limit=LONGEST_MINUTES)


def written(agenda: Sequence[Item]) -> str:
    """Return an agenda as the text that it was read from, tidy."""
    return "\n".join(
        " — ".join(filter(None, (item.title, item.speaker, str(item.minutes or ""))))
        for item in agenda
    )


def ends(plan: Plan, agenda: Sequence[Item]) -> datetime:
    """Return when a meeting is likely to end, by the minutes of its agenda."""
    minutes = sum(item.minutes for item in agenda)
    return plan.starts + (timedelta(minutes=minutes) if minutes else USUAL_LENGTH)


def possible_answers(plan: Plan) -> tuple[Answer, ...]:
    """Return what may be replied to a meeting held so."""
    in_person = (Answer.IN_PERSON,) if plan.place else ()
    online = (Answer.ONLINE,) if plan.link else ()
    return (*in_person, *online, Answer.DEPUTY, Answer.DECLINED)


def takes_replies(meeting: Meeting, now: datetime) -> bool:
    """Tell whether a reply may be given or changed; the deadline is the last moment."""
    return meeting.status is Status.ANNOUNCED and now <= meeting.plan.reply_by


def check_may_reply(meeting: Meeting, answer: Answer, *, now: datetime) -> None:
    """Refuse a reply to a meeting that is over, or called off; one that is late, or impossible."""
    if meeting.status is Status.CANCELLED:
        raise Refusal("meeting-is-cancelled", reason=meeting.reason)
    if not takes_replies(meeting, now):
        raise Refusal("meeting-replies-closed", at=meeting.plan.reply_by)
    if answer not in possible_answers(meeting.plan):
        raise Refusal("meeting-answer-impossible")


def needed_for_quorum(eligible: int) -> int:
    """Return how many organisations make a quorum: at least half (Civil Code, Art. 181.2)."""
    return max(1, (eligible + 1) // 2)


def forecast(seats: Sequence[Seat], replies: Mapping[int, Answer]) -> Forecast:
    """Count the promises of organisations that vote; observers never enter the quorum."""
    voting = [seat for seat in seats if seat.votes]
    promised = sum(replies.get(seat.organisation_id) in COMING for seat in voting)
    return Forecast(promised, len(voting), needed_for_quorum(len(voting)))


def silent(seats: Sequence[Seat], replies: Mapping[int, Answer]) -> tuple[Seat, ...]:
    """Return the organisations that have not replied."""
    return tuple(seat for seat in seats if seat.organisation_id not in replies)


def counted(seats: Sequence[Seat], replies: Mapping[int, Answer]) -> Mapping[Answer | None, int]:
    """Return how many of these organisations gave each answer, None being silence."""
    return Counter(replies.get(seat.organisation_id) for seat in seats)


def by_person(members: Sequence[Member]) -> dict[Member, tuple[Seat, ...]]:
    """Return each person once, with every organisation for which they act."""
    found: dict[int, list[Member]] = {}
    for member in members:
        found.setdefault(member.person_id, []).append(member)
    return {acting[0]: tuple(m.seat for m in acting) for acting in found.values()}
