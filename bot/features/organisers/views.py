"""Who the organisers are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.menu.views import menu_button
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.organisers.rules import Organiser


@dataclass(frozen=True)
class ListOrganisers(Press):
    """The list of organisers."""

    TAG: ClassVar[str] = "ol"


@dataclass(frozen=True)
class AskToStepDown(Press):
    """Ask to be an organiser no more."""

    TAG: ClassVar[str] = "oq"


@dataclass(frozen=True)
class StepDown(Press):
    """Be an organiser no more."""

    TAG: ClassVar[str] = "od"


def organisers(found: Sequence[Organiser], appointed: int) -> Screen:
    """List the organisers and say how one is added."""
    lines = tuple(Text.of("organisers-line", name=o.name, since=o.since.date()) for o in found)
    waiting = [Text.of("organisers-appointed", count=appointed)] if appointed else []
    down = Button(Text("organisers-step-down"), AskToStepDown())
    return screen(
        Text.of("organisers-list", lines=lines),
        *waiting,
        Text("organisers-how"),
        buttons=[[down], [menu_button()]],
    )


def sure_to_step_down() -> Screen:
    """Ask before the role is given up."""
    yes = Button(Text("organisers-step-down-yes"), StepDown())
    return screen(Text("organisers-step-down-sure"), buttons=[[yes], [menu_button()]])


def stepped_down() -> Screen:
    """Say that the role is given up."""
    return screen(Text("organisers-stepped-down"), buttons=[[menu_button()]])


def colleague_left(name: str) -> Screen:
    """Tell the other organisers that one has gone."""
    return screen(Text.of("organisers-colleague-left", name=name))
