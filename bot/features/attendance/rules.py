"""Attendance: who registered on the day, and whether there is a quorum."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.features.meetings.rules import Answer, Status, needed_for_quorum
from bot.features.organisations.rules import is_in_force
from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.features.meetings.rules import Meeting, Plan, Seat
    from bot.features.organisations.rules import Authority, Representative


class Mode(StrEnum):
    """How an organisation takes part."""

    IN_PERSON = "in_person"
    ONLINE = "online"


@dataclass(frozen=True)
class Presence:
    """That an organisation registered: how, by whose authority, when."""

    mode: Mode
    authority: Authority
    at: datetime


@dataclass(frozen=True)
class Place:
    """A line of the roll: an organisation that may register, and its presence if it did."""

    seat: Seat
    presence: Presence | None


@dataclass(frozen=True)
class Quorum:
    """How many organisations that vote have registered, of how many."""

    registered: int
    eligible: int

    @property
    def percent(self) -> int:
        """Whole per cent, rounded down: 199 of 400 is 49, so that 50 always is a quorum."""
        return 100 * self.registered // self.eligible if self.eligible else 0

    @property
    def is_there(self) -> bool:
        """Whether at least half have registered (Civil Code, Art. 181.2)."""
        return self.eligible > 0 and self.registered >= needed_for_quorum(self.eligible)


def quorum(roll: Sequence[Place]) -> Quorum:
    """Count the roll; observers never enter the quorum."""
    voting = [place for place in roll if place.seat.votes]
    return Quorum(sum(place.presence is not None for place in voting), len(voting))


def check_may_open(meeting: Meeting, *, today: date, held_on: date) -> None:
    """Refuse to open registration twice, or on another day than the meeting's."""
    if meeting.status is Status.CANCELLED:
        raise Refusal("meeting-is-cancelled", reason=meeting.reason)
    if meeting.status is not Status.ANNOUNCED:
        raise Refusal("attendance-opened-already")
    if today != held_on:
        raise Refusal("attendance-another-day", at=meeting.plan.starts)


def check_is_open(meeting: Meeting) -> None:
    """Refuse what can be done only between the opening of registration and the closing."""
    if meeting.status is Status.CANCELLED:
        raise Refusal("meeting-is-cancelled", reason=meeting.reason)
    if meeting.status is Status.ANNOUNCED:
        raise Refusal("attendance-not-open", at=meeting.plan.starts)
    if meeting.status is Status.CLOSED:
        raise Refusal("attendance-closed")


def check_may_take_part(plan: Plan, mode: Mode) -> None:
    """Refuse a way of taking part that this meeting does not have."""
    if not (plan.place if mode is Mode.IN_PERSON else plan.link):
        raise Refusal("attendance-mode-impossible")


def check_authority(authority: Authority, today: date) -> None:
    """Refuse a power of attorney that has run out."""
    if not is_in_force(authority, today):
        raise Refusal(
            "attendance-authority-expired", number=authority.number, date=authority.valid_until
        )


def first_in_force(representatives: Sequence[Representative], today: date) -> Representative:
    """Return the first whose authority holds today; refuse when there is none."""
    for representative in representatives:
        if is_in_force(representative.authority, today):
            return representative
    raise Refusal("attendance-no-authority")


def usual_mode(plan: Plan, answer: Answer | None) -> Mode:
    """Return how an organisation takes part that an organiser ticks: as it replied, if it can."""
    is_online = not plan.place or (answer is Answer.ONLINE and bool(plan.link))
    return Mode.ONLINE if is_online else Mode.IN_PERSON
