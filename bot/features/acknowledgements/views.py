"""What organisers see of acknowledgements, and the reminder that people get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.announcements.views import (
    Acknowledge,
    OpenCopy,
    OpenOne,
    copy_buttons,
    message,
)
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.features.acknowledgements.rules import Silent
    from bot.features.announcements.rules import Announcement, Progress

PAGE = 30


@dataclass(frozen=True)
class AskToAcknowledge(Press):
    """Put the button under it, or take it away; `wanted` is 1 or 0."""

    TAG: ClassVar[str] = "wa"
    announcement_id: int
    wanted: int


@dataclass(frozen=True)
class OpenSilent(Press):
    """Which organisations have not acknowledged."""

    TAG: ClassVar[str] = "ws"
    announcement_id: int
    page: int


@dataclass(frozen=True)
class Remind(Press):
    """Remind those who have not acknowledged."""

    TAG: ClassVar[str] = "wr"
    announcement_id: int


def choice(one: Announcement) -> list[Button]:
    """Return the button with which an organiser asks people to acknowledge, or no longer does."""
    is_on = one.asks_acknowledgement
    label = "acknowledgements-are-asked" if is_on else "acknowledgements-are-not-asked"
    return [Button(Text(label), AskToAcknowledge(one.id, 0 if is_on else 1))]


def counted(one: Announcement, progress: Progress) -> list[Text]:
    """Return the line with the live count by organisation, where acknowledgement is asked."""
    if not one.asks_acknowledgement:
        return []
    done = {"informed": progress.informed, "organisations": progress.organisations}
    return [Text.of("acknowledgements-count", **done)]


def look(one: Announcement) -> list[Button]:
    """Return the button that leads to those who are silent."""
    label = Text("acknowledgements-who-has-not")
    return [Button(label, OpenSilent(one.id, 0))] if one.asks_acknowledgement else []


def pressed(one: Announcement, at: datetime, *, said: str) -> Screen:
    """Change the buttons of the copy and leave its words as they are."""
    return Screen((), copy_buttons(one, at), alert=Text(said) if said else None)


def copy(one: Announcement, at: datetime | None) -> Screen:
    """Show an announcement to somebody whom it was for."""
    seen = message(one)
    return Screen(seen.paragraphs, copy_buttons(one, at), kept=True, document=seen.document)


def reminder(one: Announcement) -> Screen:
    """Ask once more; the words stay where they can be taken back."""
    show = [Button(Text("acknowledgements-show"), OpenCopy(one.id))]
    done = [Button(Text("acknowledgements-acknowledge"), Acknowledge(one.id))]
    text = Text.of("acknowledgements-reminder", number=str(one.id), at=one.sent_at)
    return screen(text, buttons=[show, done])


def silent(
    one: Announcement, found: Sequence[Silent], progress: Progress, *, page: int, said: Text | None
) -> Screen:
    """List who has not acknowledged, a page at a time."""
    lines = tuple(Text.of("acknowledgements-silent", name=o.name) for o in found[:PAGE])
    earlier = [Button(Text("page-earlier"), OpenSilent(one.id, page - 1))] if page else []
    later = [Button(Text("page-later"), OpenSilent(one.id, page + 1))] if len(found) > PAGE else []
    remind = [Button(Text("acknowledgements-remind"), Remind(one.id))] if found else []
    heading = Text.of("acknowledgements-list", number=str(one.id))
    listed = [Text.of("lines", lines=lines)] if lines else [Text("acknowledgements-nobody-silent")]
    back = [Button(Text("announcements-open"), OpenOne(one.id))]
    words = [heading, *counted(one, progress), *listed]
    return screen(*words, buttons=[[*earlier, *later], remind, back], alert=said)
