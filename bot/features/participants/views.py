"""The list of participants, their cards, and the proposal to exclude one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.menu.views import menu_button
from bot.features.organisations.views import card_of, people_of
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.features.organisations.rules import Organisation, Representative
    from bot.features.participants.rules import Exclusion

PAGE = 8


@dataclass(frozen=True)
class OpenList(Press):
    """The participants, from a page on."""

    TAG: ClassVar[str] = "pl"
    page: int


@dataclass(frozen=True)
class OpenParticipant(Press):
    """The card of one."""

    TAG: ClassVar[str] = "pc"
    organisation_id: int


@dataclass(frozen=True)
class Exclude(Press):
    """Propose to exclude it."""

    TAG: ClassVar[str] = "px"
    organisation_id: int


@dataclass(frozen=True)
class ConfirmExclusion(Press):
    """The second organiser agrees."""

    TAG: ClassVar[str] = "py"
    organisation_id: int
    exclusion_id: int


@dataclass(frozen=True)
class DropExclusion(Press):
    """An organiser drops the proposal."""

    TAG: ClassVar[str] = "pn"
    organisation_id: int
    exclusion_id: int


def participants(found: Sequence[Organisation], *, page: int) -> Screen:
    """List organisations by name, a page at a time; one too many says that there is a next."""
    if not found:
        return screen(Text("participants-none"), buttons=[[menu_button()]])
    rows = [
        [Button(Text.of("as-is", text=o.particulars.short_name), OpenParticipant(o.id))]
        for o in found[:PAGE]
    ]
    earlier = [Button(Text("page-earlier"), OpenList(page - 1))] if page else []
    later = [Button(Text("page-later"), OpenList(page + 1))] if len(found) > PAGE else []
    return screen(Text("participants-list"), buttons=[*rows, [*earlier, *later], [menu_button()]])


def participant(organisation: Organisation) -> Screen:
    """Show a participant to the others: what it is, offers and needs; nobody's phone."""
    return screen(*card_of(organisation), buttons=[[_list()], [menu_button()]])


def participant_for_organisers(
    organisation: Organisation,
    representatives: Sequence[Representative],
    exclusion: Exclusion | None,
    *,
    today: date,
) -> Screen:
    """Show a participant to an organiser: who acts for it, and what is proposed about it."""
    people = people_of(organisation, representatives, today=today)
    proposal = [Text.of("exclusion-proposed", reason=exclusion.reason)] if exclusion else []
    buttons = _about(exclusion) if exclusion else _propose(organisation)
    paragraphs = (*card_of(organisation), *people, *proposal)
    return screen(*paragraphs, buttons=[buttons, [_list()], [menu_button()]])


def _about(exclusion: Exclusion) -> list[Button]:
    where = exclusion.organisation_id
    return [
        Button(Text("exclusion-confirm"), ConfirmExclusion(where, exclusion.id)),
        Button(Text("exclusion-drop"), DropExclusion(where, exclusion.id)),
    ]


def _propose(organisation: Organisation) -> list[Button]:
    is_in = organisation.status in {"confirmed", "suspended"}
    return [Button(Text("exclusion-propose"), Exclude(organisation.id))] if is_in else []


def _list() -> Button:
    return Button(Text("participants-back"), OpenList(0))


def proposal(organisation: Organisation, exclusion: Exclusion, *, is_alone: bool) -> Screen:
    """Bring the proposal to the organisers."""
    key = "exclusion-asks-alone" if is_alone else "exclusion-asks"
    text = Text.of(
        key,
        name=organisation.particulars.short_name,
        reason=exclusion.reason,
        at=exclusion.alone_from,
    )
    return screen(text, buttons=[_about(exclusion)])


def warning(organisation: Organisation, exclusion: Exclusion) -> Screen:
    """Tell the representatives what is proposed, before it is done."""
    name = organisation.particulars.short_name
    return screen(Text.of("exclusion-warning", name=name, reason=exclusion.reason))


def excluded(organisation: Organisation, reason: str) -> Screen:
    """Tell everybody concerned that it is done."""
    name = organisation.particulars.short_name
    return screen(Text.of("exclusion-done", name=name, reason=reason), buttons=[[menu_button()]])


def dropped(organisation: Organisation) -> Screen:
    """Tell everybody concerned that it is off."""
    text = Text.of("exclusion-dropped", name=organisation.particulars.short_name)
    return screen(text, buttons=[[menu_button()]])
