"""The steps of planning: who is responsible, and what the template would make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.milestones.views import OpenRoadmap, View, roadmap_button
from bot.features.planning import rules
from bot.ui.days import dated
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from bot.features.organisations.rules import Organisation
    from bot.features.planning.rules import Part

PAGE = 8


@dataclass(frozen=True)
class NewMilestone(Press):
    """One more milestone: ask for the responsible organisation, from a page on."""

    TAG: ClassVar[str] = "rn"
    page: int


@dataclass(frozen=True)
class NewFor(Press):
    """One more milestone of an organisation: ask for the rest."""

    TAG: ClassVar[str] = "ro"
    organisation_id: int


@dataclass(frozen=True)
class TakeTemplate(Press):
    """The template: ask for the anchor date."""

    TAG: ClassVar[str] = "ra"


@dataclass(frozen=True)
class Pick(Press):
    """Ask for the next responsible organisation of the template; 0 is not chosen yet."""

    TAG: ClassVar[str] = "rk"
    anchor: int
    host: int
    centre: int
    page: int


@dataclass(frozen=True)
class Propose(Press):
    """All three are chosen: show what the template would make."""

    TAG: ClassVar[str] = "rt"
    anchor: int
    host: int
    centre: int
    authority: int


@dataclass(frozen=True)
class Make(Press):
    """Put the template on the map."""

    TAG: ClassVar[str] = "ry"
    anchor: int
    host: int
    centre: int
    authority: int


def choose_owner(found: Sequence[Organisation], *, page: int) -> Screen:
    """Ask who is responsible for a new milestone; one too many says that there is a next."""
    rows = [[Button(_name(o), NewFor(o.id))] for o in found[:PAGE]]
    return _chooser(Text("roadmap-choose-owner"), rows, found, page=page, turn=NewMilestone)


def pick(press: Pick, part: Part, found: Sequence[Organisation]) -> Screen:
    """Ask which organisation takes one part of the template."""
    rows = [[Button(_name(o), _picked(press, part, o.id))] for o in found[:PAGE]]
    head = Text.of(f"roadmap-pick-{part}", anchor=dated(rules.anchor_of(press.anchor)))
    return _chooser(
        head,
        rows,
        found,
        page=press.page,
        turn=lambda to: Pick(press.anchor, press.host, press.centre, to),
    )


def _chooser(
    head: Text,
    rows: Sequence[Sequence[Button]],
    found: Sequence[Organisation],
    *,
    page: int,
    turn: Callable[[int], Press],
) -> Screen:
    if not found:
        return screen(Text("roadmap-no-owner"), buttons=[[roadmap_button()]])
    earlier = [Button(Text("page-earlier"), turn(page - 1))] if page else []
    later = [Button(Text("page-later"), turn(page + 1))] if len(found) > PAGE else []
    return screen(head, buttons=[*rows, [*earlier, *later], [roadmap_button()]])


def _picked(press: Pick, part: Part, organisation_id: int) -> Press:
    if part is rules.Part.HOST:
        return Pick(press.anchor, organisation_id, 0, 0)
    if part is rules.Part.CENTRE:
        return Pick(press.anchor, press.host, organisation_id, 0)
    return Propose(press.anchor, press.host, press.centre, organisation_id)


def _name(organisation: Organisation) -> Text:
    return Text.of("as-is", text=organisation.particulars.short_name)


def proposal(press: Propose, owners: Mapping[Part, Organisation], *, today: date) -> Screen:
    """Show what the template would make, before it is made."""
    anchor = rules.anchor_of(press.anchor)
    days = [rules.due_date(each, anchor) for each in rules.TEMPLATE]
    behind = sum(rules.is_behind(each, anchor, today) for each in rules.TEMPLATE)
    text = Text.of(
        "roadmap-proposal",
        anchor=dated(anchor),
        count=len(days),
        first=dated(days[0]),
        last=dated(days[-1]),
        lines=tuple(_share(part, owner) for part, owner in owners.items()),
    )
    past = [Text.of("roadmap-proposal-behind", count=behind)] if behind else []
    make = Make(press.anchor, press.host, press.centre, press.authority)
    again = Button(Text("roadmap-template-again"), TakeTemplate())
    return screen(
        text, *past, buttons=[[Button(Text("roadmap-make"), make), again], [roadmap_button()]]
    )


def _share(part: Part, owner: Organisation) -> Text:
    count = sum(each.part is part for each in rules.TEMPLATE)
    return Text.of("roadmap-share", name=owner.particulars.short_name, count=count)


def entrusted(organisation: Organisation, count: int) -> Screen:
    """Tell an organisation for how many milestones it is responsible from now on."""
    text = Text.of("roadmap-entrusted", name=organisation.particulars.short_name, count=count)
    mine = Button(Text("roadmap-tab-mine"), OpenRoadmap(View.MINE, 0))
    return screen(text, buttons=[[mine, roadmap_button()]])
