"""The screen on which a person says when announcements come, and about what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from bot.features.importance.rules import Topic
from bot.features.menu.views import menu_button
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from bot.features.notifications.rules import Preferences


@dataclass(frozen=True)
class OpenNotifications(Press):
    """When announcements come, and about what."""

    TAG: ClassVar[str] = "io"


@dataclass(frozen=True)
class OpenBelow(Press):
    """The same, from under an announcement, which stays as it is."""

    TAG: ClassVar[str] = "ib"


@dataclass(frozen=True)
class KeepQuiet(Press):
    """Let normal announcements wait for the end of quiet hours, or not; `wanted` is 1 or 0."""

    TAG: ClassVar[str] = "iq"
    wanted: int


@dataclass(frozen=True)
class Mute(Press):
    """No announcements of a topic, or again; `wanted` is 1 or 0."""

    TAG: ClassVar[str] = "im"
    topic: Topic
    wanted: int


def below_button() -> Button:
    """Return the button under every copy of an announcement."""
    return Button(Text("menu-notifications"), OpenBelow())


def notifications(preferences: Preferences, *, is_new: bool = False) -> Screen:
    """Show what a person has chosen, and what comes anyway."""
    keeps = preferences.keeps_quiet_hours
    quiet = Text("notifications-quiet" if keeps else "notifications-any-time")
    topics = tuple(_line(topic, preferences) for topic in Topic)
    label = "notifications-take-any-time" if keeps else "notifications-take-quiet"
    rows = [
        [Button(Text(label), KeepQuiet(0 if keeps else 1))],
        *[[_toggle(topic, preferences)] for topic in Topic],
        [menu_button()],
    ]
    listed = Text.of("lines", lines=(Text("notifications-topics"), *topics))
    said = screen(quiet, listed, Text("notifications-anyway"), buttons=rows)
    return replace(said, kept=is_new)


def _line(topic: Topic, preferences: Preferences) -> Text:
    key = "notifications-muted" if topic in preferences.muted else "notifications-wanted"
    return Text.of(key, topic=Text(f"topic-{topic}"))


def _toggle(topic: Topic, preferences: Preferences) -> Button:
    is_muted = topic in preferences.muted
    key = "notifications-unmute" if is_muted else "notifications-mute"
    return Button(Text.of(key, topic=Text(f"topic-{topic}")), Mute(topic, 0 if is_muted else 1))
