"""Who may acknowledge an announcement, and when organisers may remind of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.features.announcements.rules import Announcement, Progress, State
from bot.refusal import Refusal

REMINDS_EVERY = timedelta(days=1)


@dataclass(frozen=True)
class Silent:
    """An organisation none of whose people has acknowledged."""

    organisation_id: int
    name: str


def check_may_acknowledge(announcement: Announcement, *, was_for_them: bool) -> None:
    """Refuse who never got it, what does not ask, and what was withdrawn."""
    if not was_for_them or not announcement.asks_acknowledgement:
        raise Refusal("press-out-of-date")
    if announcement.state is State.WITHDRAWN:
        raise Refusal("acknowledgements-withdrawn")


def check_may_remind(announcement: Announcement, progress: Progress, now: datetime) -> None:
    """Refuse what is not under way, what nobody is silent about, and a second one within a day."""
    if announcement.state is not State.SENT or not announcement.asks_acknowledgement:
        raise Refusal("acknowledgements-not-asked")
    if progress.informed >= progress.organisations:
        raise Refusal("acknowledgements-all")
    reminded = announcement.reminded_at
    if reminded is not None and now - reminded < REMINDS_EVERY:
        raise Refusal("acknowledgements-reminded", at=reminded, next=reminded + REMINDS_EVERY)
