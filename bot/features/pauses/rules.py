"""When a campaign may be held, let go on or given up, and when it is held by itself."""

from __future__ import annotations

from dataclasses import dataclass

from bot.features.announcements.rules import Announcement, Progress, State
from bot.refusal import Refusal

REFUSALS_OF_A_POISON = 3


@dataclass(frozen=True)
class Refused:
    """How many messages Telegram did not take since the campaign last went on, and its reason."""

    times: int
    reason: str = ""


def check_may_be_paused(announcement: Announcement, progress: Progress) -> None:
    """Refuse what is held already and what has nothing left to send."""
    _check_is_under_way(announcement, progress)
    if announcement.paused:
        raise Refusal("pauses-already")


def check_may_be_resumed(announcement: Announcement) -> None:
    """Refuse what is not held."""
    if announcement.state is not State.SENT or not announcement.paused:
        raise Refusal("pauses-not-paused")


def check_may_be_stopped(announcement: Announcement, progress: Progress) -> None:
    """Refuse what has nothing left to send."""
    _check_is_under_way(announcement, progress)


def _check_is_under_way(announcement: Announcement, progress: Progress) -> None:
    if announcement.stopped_at:
        raise Refusal("pauses-stopped-before")
    if announcement.state is not State.SENT or not progress.waiting:
        raise Refusal("pauses-nothing-waits")


def is_poison(announcement: Announcement, refused: Refused) -> bool:
    """Tell whether a campaign must not go on before somebody has looked at it."""
    is_going_on = announcement.state is State.SENT and not announcement.paused
    return is_going_on and not announcement.stopped_at and refused.times >= REFUSALS_OF_A_POISON
