"""What became of each copy of an announcement, and who was told of it outside the bot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.features.announcements.rules import Announcement
from bot.refusal import Refusal


class Fate(StrEnum):
    """What became of a copy; NOBODY where there was none to send.

    Then nobody acts for the organisation, or whoever does has muted the topic.
    """

    DELIVERED = "delivered"
    TWICE = "twice"
    WAITING = "waiting"
    BLOCKED = "blocked"
    NEVER_STARTED = "never-started"
    CANCELLED = "cancelled"
    FAILED = "failed"
    NOBODY = "nobody"


class How(StrEnum):
    """How an organisation was told outside the bot."""

    PHONE = "phone"
    MAIL = "mail"


@dataclass(frozen=True)
class Told:
    """That an organisation was told outside the bot, how and when."""

    how: How
    at: datetime


@dataclass(frozen=True)
class Copy:
    """One copy of an announcement: for whom it was, and what became of it."""

    organisation: str
    person: str
    fate: Fate
    at: datetime | None = None
    acknowledged_at: datetime | None = None
    told: Told | None = None


@dataclass(frozen=True)
class Unreached:
    """An organisation none of whose people got it; `phone` is empty where none is kept."""

    organisation_id: int
    name: str
    phone: str
    told: Told | None = None


_BY_STATE = {
    "ready": Fate.WAITING,
    "sending": Fate.WAITING,
    "cancelled": Fate.CANCELLED,
}
_BY_REASON = {
    "blocked": Fate.BLOCKED,
    "unreachable": Fate.BLOCKED,
    "never started": Fate.NEVER_STARTED,
}


def fate(state: str, why: str, *, maybe: int) -> Fate:
    """Return what to call the state of a message, of which `maybe` attempts may have arrived."""
    if state == "sent":
        return Fate.TWICE if maybe else Fate.DELIVERED
    return _BY_STATE.get(state) or _BY_REASON.get(why, Fate.FAILED)


def check_was_sent(announcement: Announcement) -> None:
    """Refuse a report on what nobody was sent."""
    if announcement.sent_at is None:
        raise Refusal("announcements-not-sent")


def check_is_unreached(found: Unreached | None) -> Unreached:
    """Return what was found; refuse an organisation that has got it, or was never addressed."""
    if found is None:
        raise Refusal("delivery-reports-has-got-it")
    if found.told is not None:
        raise Refusal("delivery-reports-told-before")
    return found
