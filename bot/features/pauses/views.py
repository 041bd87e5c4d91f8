"""Holding a campaign: the buttons of its card, the question before a stop, and the notices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.announcements.rules import State
from bot.features.announcements.views import OpenOne
from bot.ui.feature import DeskRow
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement, Progress


@dataclass(frozen=True)
class Pause(Press):
    """Send nothing more for now."""

    TAG: ClassVar[str] = "wp"
    announcement_id: int


@dataclass(frozen=True)
class Resume(Press):
    """Go on sending."""

    TAG: ClassVar[str] = "wg"
    announcement_id: int


@dataclass(frozen=True)
class AskToStop(Press):
    """Ask before what waits is given up."""

    TAG: ClassVar[str] = "wq"
    announcement_id: int


@dataclass(frozen=True)
class Stop(Press):
    """Give up what waits; what was sent stays."""

    TAG: ClassVar[str] = "wx"
    announcement_id: int


def lines(one: Announcement) -> list[Text]:
    """Say that a campaign is held, or was stopped."""
    if one.stopped_at:
        return [Text.of("pauses-stopped-at", at=one.stopped_at)]
    is_held = one.state is State.SENT and one.paused
    return [Text(f"pauses-is-held-{one.paused}")] if is_held else []


def buttons(one: Announcement, progress: Progress) -> list[Button]:
    """Return what can be done with what waits."""
    if one.state is not State.SENT or one.stopped_at or not progress.waiting:
        return []
    hold = Button(Text("pauses-pause"), Pause(one.id))
    go_on = Button(Text("pauses-resume"), Resume(one.id))
    return [go_on if one.paused else hold, Button(Text("pauses-stop"), AskToStop(one.id))]


def sure_to_stop(one: Announcement, progress: Progress) -> Screen:
    """Ask before what waits is given up."""
    counts = {"sent": progress.sent, "waiting": progress.waiting}
    yes = [Button(Text("pauses-yes-stop"), Stop(one.id))]
    back = [Button(Text("announcements-open"), OpenOne(one.id))]
    return screen(Text.of("pauses-sure", number=str(one.id), **counts), buttons=[yes, back])


def halted(one: Announcement, reason: str) -> Screen:
    """Tell that a campaign is held since Telegram does not take its words."""
    said = Text.of("pauses-halted", number=str(one.id), reason=reason)
    return screen(said, buttons=[[Button(Text("announcements-open"), OpenOne(one.id))]])


def waits(one: Announcement) -> DeskRow:
    """Return the row of the desk for a campaign that is held."""
    text = Text.of("pauses-waits", number=str(one.id))
    label = Text.of("announcements-waits-open", number=str(one.id))
    return DeskRow(None, text, Button(label, OpenOne(one.id)))
