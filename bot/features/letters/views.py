"""A notice as plain text, for those who get it by mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.ui.presses import Press
from bot.ui.screen import Button, Paper, Screen, Text
from bot.ui.written import for_a_letter


@dataclass(frozen=True)
class OfMeeting(Press):
    """The notice of a meeting, as it stands now."""

    TAG: ClassVar[str] = "zm"
    meeting_id: int


@dataclass(frozen=True)
class OfBallot(Press):
    """The notice of a ballot, or its result."""

    TAG: ClassVar[str] = "zb"
    ballot_id: int


def take(press: OfMeeting | OfBallot) -> Button:
    """Return the button that gives the text."""
    return Button(Text("letters-take"), press)


def letter(name: str, html: str) -> Screen:
    """Give what a screen says as plain text, to be copied or taken as a file."""
    written = for_a_letter(html)
    text = Text.of("letters-text", text=written)
    return Screen((text,), kept=True, paper=Paper(f"{name}.txt", written))
