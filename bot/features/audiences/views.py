"""The questions about whom an announcement is for, and the buttons that answer them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, ClassVar

from bot.features.announcements.views import AskAudience, OpenOne
from bot.features.organisations.rules import CLUSTER_ROLES
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, in_rows, screen

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.features.announcements.rules import Announcement
    from bot.features.organisations.rules import Organisation

PAGE = 8


class Wanted(StrEnum):
    """Whether an organisation is to be among those chosen: pressed twice it means the same."""

    IN = "i"
    OUT = "o"


@dataclass(frozen=True)
class TakeEverybody(Press):
    """All participants."""

    TAG: ClassVar[str] = "ny"
    announcement_id: int


@dataclass(frozen=True)
class AskRole(Press):
    """One cluster role; which one?"""

    TAG: ClassVar[str] = "nr"
    announcement_id: int


@dataclass(frozen=True)
class TakeRole(Press):
    """The participants of one cluster role."""

    TAG: ClassVar[str] = "ns"
    announcement_id: int
    role: Annotated[str, 20]


@dataclass(frozen=True)
class OpenChoice(Press):
    """The list to choose organisations from, from a page on."""

    TAG: ClassVar[str] = "nc"
    announcement_id: int
    page: int


@dataclass(frozen=True)
class Choose(Press):
    """Tick an organisation, or take the tick away."""

    TAG: ClassVar[str] = "nt"
    announcement_id: int
    organisation_id: int
    page: int
    wanted: Wanted


@dataclass(frozen=True)
class TakeChosen(Press):
    """The ticked organisations."""

    TAG: ClassVar[str] = "nf"
    announcement_id: int


@dataclass(frozen=True)
class AskCompetence(Press):
    """Organisations that offer something; what?"""

    TAG: ClassVar[str] = "ni"
    announcement_id: int


@dataclass(frozen=True)
class AskOption(Press):
    """Organisations that a feature can name; by what?"""

    TAG: ClassVar[str] = "nh"
    announcement_id: int
    key: Annotated[str, 20]


@dataclass(frozen=True)
class TakeOption(Press):
    """Tick the organisations that an option means."""

    TAG: ClassVar[str] = "nj"
    announcement_id: int
    option: int
    key: Annotated[str, 20]


@dataclass(frozen=True)
class Narrow(Press):
    """Voting representatives alone, or all who act for an organisation."""

    TAG: ClassVar[str] = "nv"
    announcement_id: int
    wanted: Wanted


def question(one: Announcement, keys: Sequence[str], *, is_new: bool) -> Screen:
    """Ask whom it is for; after the preview as a new message, so that the preview stays.

    `keys` are those of the audiences that features can name.
    """
    narrow = Wanted.OUT if one.voting_only else Wanted.IN
    label = "audiences-voting-ticked" if one.voting_only else "audiences-voting-unticked"
    buttons = [
        [Button(Text("audiences-everybody"), TakeEverybody(one.id))],
        [Button(Text("audiences-role"), AskRole(one.id))],
        [Button(Text("audiences-competence"), AskCompetence(one.id))],
        [Button(Text("audiences-chosen"), OpenChoice(one.id, 0))],
        *([Button(Text(f"audiences-{key}"), AskOption(one.id, key))] for key in keys),
        [Button(Text(label), Narrow(one.id, narrow))],
        [Button(Text("announcements-open"), OpenOne(one.id))],
    ]
    asked = screen(Text.of("audiences-question", number=str(one.id)), buttons=buttons)
    return replace(asked, kept=is_new)


def options(one: Announcement, key: str, found: Sequence[tuple[int, Text]]) -> Screen:
    """Ask by what a feature is to name the organisations."""
    rows = [[Button(label, TakeOption(one.id, option, key))] for option, label in found]
    back = [Button(Text("announcements-audience"), AskAudience(one.id))]
    text = Text(f"audiences-which-{key}" if found else f"audiences-none-{key}")
    return screen(text, buttons=[*rows, back])


def roles(one: Announcement) -> Screen:
    """Ask for the cluster role."""
    buttons = [Button(Text(f"cluster-role-{r}"), TakeRole(one.id, r)) for r in CLUSTER_ROLES]
    back = [Button(Text("announcements-open"), OpenOne(one.id))]
    return screen(Text("audiences-which-role"), buttons=[*in_rows(buttons), back])


def choice(
    one: Announcement, found: Sequence[Organisation], chosen: Collection[int], *, page: int
) -> Screen:
    """List organisations to tick, a page at a time; one too many says that there is a next."""
    rows = [[_tick(one, o, page, is_in=o.id in chosen)] for o in found[:PAGE]]
    earlier = [Button(Text("page-earlier"), OpenChoice(one.id, page - 1))] if page else []
    later = [Button(Text("page-later"), OpenChoice(one.id, page + 1))] if len(found) > PAGE else []
    done = [Button(Text.of("audiences-done", organisations=len(chosen)), TakeChosen(one.id))]
    back = [Button(Text("announcements-open"), OpenOne(one.id))]
    ready = [done] if chosen else []
    return screen(
        Text("audiences-which-organisations"), buttons=[*rows, [*earlier, *later], *ready, back]
    )


def _tick(one: Announcement, organisation: Organisation, page: int, *, is_in: bool) -> Button:
    key = "audiences-ticked" if is_in else "audiences-unticked"
    wanted = Wanted.OUT if is_in else Wanted.IN
    label = Text.of(key, name=organisation.particulars.short_name)
    return Button(label, Choose(one.id, organisation.id, page, wanted))
