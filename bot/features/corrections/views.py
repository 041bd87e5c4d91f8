"""A correction as it will look, the question before it is made, and what became of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from bot.features.announcements.views import OpenOne, copy_buttons, message
from bot.ui.presses import Press
from bot.ui.screen import Button, Markup, Screen, Text, screen

if TYPE_CHECKING:
    from datetime import datetime

    from bot.features.announcements.rules import Announcement, Corrected, Progress
    from bot.features.corrections.rules import Correction


@dataclass(frozen=True)
class AskText(Press):
    """Ask for the new text of an announcement that is out."""

    TAG: ClassVar[str] = "ct"
    announcement_id: int


@dataclass(frozen=True)
class AskToMake(Press):
    """Ask before the new text takes the place of the old one."""

    TAG: ClassVar[str] = "cq"
    correction_id: int


@dataclass(frozen=True)
class Make(Press):
    """Let the new text take the place of the old one."""

    TAG: ClassVar[str] = "cm"
    correction_id: int


def preview(one: Announcement, correction: Correction, *, at: datetime) -> Screen:
    """Show an organiser the very message as it would read if it were corrected now."""
    seen = message(replace(one, html=correction.html, corrected_at=at))
    on = [Button(Text("corrections-go-on"), AskToMake(correction.id))]
    other = [
        Button(Text("corrections-other-text"), AskText(one.id)),
        Button(Text("corrections-leave"), OpenOne(one.id)),
    ]
    return replace(seen, buttons=(tuple(on), tuple(other)), kept=True)


def sure(one: Announcement, correction: Correction, progress: Progress) -> Screen:
    """Ask before copies are changed, and say how many and what others get."""
    text = Text.of(
        "corrections-sure", number=str(one.id), sent=progress.sent, waiting=progress.waiting
    )
    file = [Text("corrections-file-stays")] if one.file else []
    yes = [Button(Text("corrections-yes"), Make(correction.id))]
    back = [Button(Text("corrections-leave"), OpenOne(one.id))]
    return replace(screen(text, *file, buttons=[yes, back]), kept=True)


def anew(one: Announcement) -> Screen:
    """Return what comes as a message of its own where the copy itself cannot be changed."""
    return replace(posted_anew(one), buttons=copy_buttons(one))


def posted_anew(one: Announcement) -> Screen:
    """Return the same for a group or a channel, where buttons of people have no place."""
    return screen(Text.of("corrections-anew", number=str(one.id), text=Markup(one.html)))


def lines(one: Announcement, corrected: Corrected) -> list[Text]:
    """Say when it was corrected and what became of the copies, for its card."""
    if one.corrected_at is None:
        return []
    counted = tuple(
        Text.of(f"corrections-count-{k}", copies=n) for k, n in asdict(corrected).items() if n
    )
    at = Text.of("corrections-at", at=one.corrected_at)
    return [Text.of("lines", lines=(at, *counted))]
