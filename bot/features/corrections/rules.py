"""Another text for an announcement that is out: when that may be, and what is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.features.announcements.rules import Announcement, State
from bot.refusal import Refusal

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Correction:
    """A text that somebody wrote to replace the one of a version; made once it was confirmed."""

    id: int
    announcement_id: int
    based_on: int
    html: str
    made_at: datetime | None = None


@dataclass(frozen=True)
class Marked:
    """A correction that waits for somebody who has acknowledged the announcement, and when."""

    delivery_id: int
    language: str
    acknowledged_at: datetime
    is_anew: bool


def check_may_be_corrected(announcement: Announcement) -> None:
    """Refuse what nobody has got yet, where the text itself is changed, and what is withdrawn."""
    if announcement.state is State.WITHDRAWN:
        raise Refusal("corrections-withdrawn")
    if announcement.state is not State.SENT:
        raise Refusal("corrections-not-sent")


def check_is_another(announcement: Announcement, html: str) -> None:
    """Refuse a text that changes nothing."""
    if html == announcement.html:
        raise Refusal("corrections-same")


def existing(found: Correction | None) -> Correction:
    """Return what was found; refuse an id that somebody made up."""
    if found is None:
        raise Refusal("press-out-of-date")
    return found


def check_may_be_made(announcement: Announcement, correction: Correction) -> None:
    """Refuse what was made already, and a text written before somebody else's correction."""
    check_may_be_corrected(announcement)
    if correction.made_at is not None:
        raise Refusal("corrections-made-already")
    if correction.based_on != announcement.version:
        raise Refusal("corrections-overtaken")
