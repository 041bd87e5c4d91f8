"""Taking an announcement back: the question, the note, and what became of the copies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.announcements.views import OpenOne
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement, Progress, TakenBack


@dataclass(frozen=True)
class AskToWithdraw(Press):
    """Ask before it is taken back."""

    TAG: ClassVar[str] = "nq"
    announcement_id: int


@dataclass(frozen=True)
class Withdraw(Press):
    """Take it back."""

    TAG: ClassVar[str] = "nx"
    announcement_id: int


def note(one: Announcement) -> Screen:
    """Return what is said to those who got a withdrawn one, and what stands in its place."""
    return screen(Text.of("withdrawals-note", number=str(one.id), at=one.withdrawn_at))


def sure(one: Announcement, progress: Progress) -> Screen:
    """Ask before it is taken back, and say what can and what cannot be undone."""
    text = Text.of(
        "withdrawals-sure", number=str(one.id), sent=progress.sent, waiting=progress.waiting
    )
    file = [Text("withdrawals-file-may-stay")] if one.file else []
    yes = [Button(Text("withdrawals-yes"), Withdraw(one.id))]
    back = [Button(Text("announcements-open"), OpenOne(one.id))]
    return screen(text, *file, buttons=[yes, back])


def lines(one: Announcement, taken: TakenBack) -> list[Text]:
    """Say when it was withdrawn and what became of the copies, for its card."""
    if one.withdrawn_at is None:
        return []
    counts = {
        "deleted": taken.deleted,
        "replaced": taken.replaced,
        "waiting": taken.waiting,
        "kept": taken.kept,
    }
    counted = tuple(Text.of(f"withdrawals-count-{k}", copies=n) for k, n in counts.items() if n)
    at = Text.of("withdrawals-at", at=one.withdrawn_at)
    return [at, Text.of("lines", lines=counted)] if counted else [at]
