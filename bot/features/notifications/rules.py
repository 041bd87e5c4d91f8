"""What a person wants to be told, and when."""

from __future__ import annotations

from dataclasses import dataclass

from bot.features.importance.rules import Topic


@dataclass(frozen=True)
class Preferences:
    """Of announcements: whether normal ones wait for the end of quiet hours, and no wanted topics.

    Meetings, ballots, their cancellations and withdrawals come whatever stands here.
    """

    keeps_quiet_hours: bool = True
    muted: tuple[Topic, ...] = ()
