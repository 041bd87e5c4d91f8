"""What organisers decide about a milestone, as buttons under its card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.milestones.rules import UNFINISHED, Kind, Status
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.milestones.rules import Dossier, Milestone
    from bot.features.organisations.rules import Organisation

PAGE = 8


@dataclass(frozen=True)
class OnMilestone(Press):
    """Base of the presses about one milestone."""

    milestone_id: int


@dataclass(frozen=True)
class OnReport(OnMilestone):
    """Base of the answers to one report."""

    report_id: int


@dataclass(frozen=True)
class ConfirmDone(OnReport):
    """It is reached."""

    TAG: ClassVar[str] = "rv"


@dataclass(frozen=True)
class ReturnDone(OnReport):
    """It is not: ask why."""

    TAG: ClassVar[str] = "rx"


@dataclass(frozen=True)
class ApproveMove(OnReport):
    """The new due date holds."""

    TAG: ClassVar[str] = "ru"


@dataclass(frozen=True)
class RefuseMove(OnReport):
    """The due date stays: ask why."""

    TAG: ClassVar[str] = "rj"


@dataclass(frozen=True)
class ChooseResponsible(OnMilestone):
    """Another responsible organisation: ask which."""

    TAG: ClassVar[str] = "rg"
    page: int


@dataclass(frozen=True)
class Assign(OnMilestone):
    """The organisation is responsible from now on."""

    TAG: ClassVar[str] = "ri"
    organisation_id: int


@dataclass(frozen=True)
class Reopen(OnMilestone):
    """Take up again what was done."""

    TAG: ClassVar[str] = "rr"


@dataclass(frozen=True)
class Cancel(OnMilestone):
    """Take it off the road map: ask why."""

    TAG: ClassVar[str] = "rz"


def decision_buttons(dossier: Dossier) -> list[list[Button]]:
    """Return the answers to what waits: first whether it is done, only then until when."""
    number = dossier.milestone.id
    done, move = dossier.waiting(Kind.DONE), dossier.waiting(Kind.POSTPONEMENT)
    if done:
        yes = Button(Text("milestone-confirm"), ConfirmDone(number, done.id))
        return [[yes, Button(Text("milestone-return"), ReturnDone(number, done.id))]]
    if move:
        yes = Button(Text("milestone-approve"), ApproveMove(number, move.id))
        return [[yes, Button(Text("milestone-keep-due"), RefuseMove(number, move.id))]]
    return []


def upkeep_buttons(milestone: Milestone) -> list[list[Button]]:
    """Return what an organiser may change at any time."""
    if milestone.status is Status.DONE:
        return [[Button(Text("milestone-reopen"), Reopen(milestone.id))]]
    if milestone.status not in UNFINISHED:
        return []
    other = Button(Text("milestone-responsible"), ChooseResponsible(milestone.id, 0))
    return [[other, Button(Text("milestone-cancel"), Cancel(milestone.id))]]


def choose_responsible(found: Sequence[Organisation], milestone_id: int, *, page: int) -> Screen:
    """Ask which organisation is responsible from now on; one too many says that there is a next."""
    rows = [
        [Button(Text.of("as-is", text=o.particulars.short_name), Assign(milestone_id, o.id))]
        for o in found[:PAGE]
    ]
    earlier = [Button(Text("page-earlier"), ChooseResponsible(milestone_id, page - 1))]
    later = [Button(Text("page-later"), ChooseResponsible(milestone_id, page + 1))]
    turn = [*(earlier if page else []), *(later if len(found) > PAGE else [])]
    return screen(Text.of("milestone-choose", number=milestone_id), buttons=[*rows, turn])
