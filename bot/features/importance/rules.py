"""How an announcement is meant: whether it waits for the end of quiet hours, and its topic."""

from __future__ import annotations

from datetime import datetime, tzinfo
from enum import StrEnum

from bot.features.convening.rules import is_open, next_opening


class Importance(StrEnum):
    """Whether it waits for the end of quiet hours: an urgent one does not."""

    NORMAL = "normal"
    URGENT = "urgent"


class Topic(StrEnum):
    """What it is about; people may mute a topic. Notices of meetings and ballots have none."""

    GENERAL = "general"
    EVENTS = "events"
    PROJECTS = "projects"


def opening(importance: Importance, moment: datetime, zone: tzinfo) -> datetime | None:
    """Return the end of the quiet hours for which it waits, or None when it goes at that moment."""
    if importance is Importance.URGENT or is_open(moment, zone):
        return None
    return next_opening(moment, zone)
