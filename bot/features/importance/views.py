"""Importance and topic on the card of an announcement, and the question before an urgent one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, ClassVar

from bot.features.announcements.rules import State
from bot.features.announcements.views import OpenOne
from bot.features.importance.rules import Importance, Topic, opening
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, in_rows, screen

if TYPE_CHECKING:
    from datetime import datetime

    from bot.features.announcements.rules import Announcement, Progress, Reach


@dataclass(frozen=True)
class Rank(Press):
    """Make an announcement urgent or normal: pressed twice it means the same."""

    TAG: ClassVar[str] = "iu"
    announcement_id: int
    importance: Importance


@dataclass(frozen=True)
class AskTopic(Press):
    """Choose what it is about."""

    TAG: ClassVar[str] = "ik"
    announcement_id: int


@dataclass(frozen=True)
class FileUnder(Press):
    """It is about this."""

    TAG: ClassVar[str] = "it"
    announcement_id: int
    topic: Topic


@dataclass(frozen=True)
class SendUrgent(Press):
    """Send an urgent one that was looked at in this version, after the warning."""

    TAG: ClassVar[str] = "is"
    announcement_id: int
    version: int


def lines(one: Announcement, reach: Reach, now: datetime) -> list[Text]:
    """Say on the card of an unsent one when it would reach people, and who has muted its topic."""
    moment = one.due_at or now
    opens = opening(one.importance, moment, now.tzinfo or UTC)
    quiet = "importance-planned-quiet" if one.due_at else "importance-now-quiet"
    topic = Text(f"topic-{one.topic}")
    return [
        Text.of(f"importance-is-{one.importance}", topic=topic),
        *([Text.of(quiet, at=opens)] if opens else []),
        *([Text.of("importance-muted", people=reach.muted)] if reach.muted else []),
    ]


def choices(one: Announcement) -> list[Button]:
    """Return the buttons that change importance and topic."""
    is_urgent = one.importance is Importance.URGENT
    other = Importance.NORMAL if is_urgent else Importance.URGENT
    topic = Text.of("importance-topic", topic=Text(f"topic-{one.topic}"))
    return [
        Button(Text(f"importance-make-{other}"), Rank(one.id, other)),
        Button(topic, AskTopic(one.id)),
    ]


def send_label(one: Announcement, now: datetime) -> Text:
    """Return what stands on the button that sends it: it promises no more than is so."""
    waits = opening(one.importance, now, now.tzinfo or UTC)
    return Text("importance-send-later" if waits else "announcements-send")


def is_waiting(one: Announcement, progress: Progress, now: datetime) -> bool:
    """Tell whether what is left of a campaign waits for the end of quiet hours."""
    is_early = one.opens_at is not None and now < one.opens_at
    return bool(is_early and one.state is State.SENT and progress.waiting)


def sure(one: Announcement, reach: Reach) -> Screen:
    """Warn before an urgent one goes out."""
    people = reach.people - reach.unreachable
    yes = [Button(Text("importance-yes-urgent"), SendUrgent(one.id, one.version))]
    back = [Button(Text("announcements-open"), OpenOne(one.id))]
    text = Text.of("importance-sure", number=str(one.id), people=people)
    return screen(text, buttons=[yes, back])


def topics(one: Announcement) -> Screen:
    """Ask what it is about."""
    buttons = [Button(Text(f"topic-{topic}"), FileUnder(one.id, topic)) for topic in Topic]
    back = [Button(Text("announcements-open"), OpenOne(one.id))]
    asked = Text.of("importance-which-topic", number=str(one.id))
    return screen(asked, buttons=[*in_rows(buttons), back])
