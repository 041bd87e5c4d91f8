"""The road map in its views: next, overdue, by phase, my organisation's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.menu.views import menu_button
from bot.features.milestones.rules import Phase, Status
from bot.features.milestones.views import (
    OpenRoadmap,
    View,
    line_of,
    open_button,
    roadmap_button,
)
from bot.features.planning.views import NewMilestone, TakeTemplate
from bot.features.roadmap import rules
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, in_rows, screen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from bot.features.milestones.rules import Milestone

PAGE = 8
MOST_IN_NEXT = 8


@dataclass(frozen=True)
class OpenPhases(Press):
    """The phases with what is done in each."""

    TAG: ClassVar[str] = "rp"


@dataclass(frozen=True)
class OpenPhase(Press):
    """The milestones of one phase."""

    TAG: ClassVar[str] = "rf"
    page: int
    phase: Phase


def coming(milestones: Sequence[Milestone], *, today: date, may_plan: bool) -> Screen:
    """Show what is next: overdue in a number, today, two weeks, or else the nearest later."""
    if not milestones:
        return screen(
            Text("roadmap-empty"), buttons=[*_plan([], may_plan=may_plan), [menu_button()]]
        )
    late = rules.overdue(milestones, today)
    now, soon = rules.due_on(milestones, today), rules.coming(milestones, today)[:MOST_IN_NEXT]
    later = rules.farther(milestones, today)[:1] if not now and not soon else []
    sections = [
        *([Text.of("roadmap-overdue-count", count=len(late))] if late else []),
        *_section("roadmap-today", now, today=today),
        *_section("roadmap-soon", soon, today=today),
        *_section("roadmap-later", later, today=today),
    ]
    buttons = [*_openers([*now, *soon, *later]), *_tabs(len(late))]
    return screen(
        Text("roadmap"),
        *_goal(milestones, today),
        *(sections or [Text("roadmap-all-done")]),
        buttons=[*buttons, *_plan(milestones, may_plan=may_plan), [menu_button()]],
    )


def _section(key: str, milestones: Sequence[Milestone], *, today: date) -> list[Text]:
    lines = tuple(line_of(m, today=today) for m in milestones)
    return [Text.of(key, lines=lines)] if lines else []


def _goal(milestones: Sequence[Milestone], today: date) -> list[Text]:
    last = rules.formalisation(milestones)
    if last is None:
        return []
    if last.status is Status.DONE:
        return [Text.of("roadmap-goal-reached", day=last.done_on)]
    days = (last.due - today).days
    key = "roadmap-goal" if days >= 0 else "roadmap-goal-late"
    return [Text.of(key, days=abs(days), day=last.due)]


def _openers(milestones: Sequence[Milestone]) -> list[Sequence[Button]]:
    return in_rows([open_button(m) for m in milestones], width=3)


def _tabs(late: int) -> list[list[Button]]:
    return [
        [
            Button(Text.of("roadmap-tab-overdue", count=late), OpenRoadmap(View.OVERDUE, 0)),
            Button(Text("roadmap-tab-phases"), OpenPhases()),
        ],
        [Button(Text("roadmap-tab-mine"), OpenRoadmap(View.MINE, 0))],
    ]


def _plan(milestones: Sequence[Milestone], *, may_plan: bool) -> list[list[Button]]:
    if not may_plan:
        return []
    has_template = any(m.code for m in milestones)
    template = [] if has_template else [Button(Text("roadmap-template"), TakeTemplate())]
    return [[Button(Text("roadmap-new"), NewMilestone(0)), *template]]


def part_of(view: View, found: Sequence[Milestone], *, today: date, page: int) -> Screen:
    """Show what is overdue, or what my organisations are responsible for."""
    return _listed(
        found,
        page=page,
        today=today,
        head=Text.of(f"roadmap-view-{view}", count=len(found)),
        turn=lambda to: OpenRoadmap(view, to),
    )


def phase(one: Phase, found: Sequence[Milestone], *, today: date, page: int) -> Screen:
    """Show one phase."""
    head = Text.of(
        "roadmap-phase", phase=Text(f"phase-{one}"), done=rules.done(found), total=len(found)
    )
    return _listed(found, page=page, today=today, head=head, turn=lambda to: OpenPhase(to, one))


def phases(milestones: Sequence[Milestone]) -> Screen:
    """Show the phases with what is done in each."""
    groups = [(each, rules.of_phase(milestones, each)) for each in Phase]
    used = [(each, found) for each, found in groups if found]
    lines = tuple(
        Text.of(
            "roadmap-phase-line",
            phase=Text(f"phase-{each}"),
            done=rules.done(found),
            total=len(found),
        )
        for each, found in used
    )
    buttons = [[Button(Text(f"phase-{each}"), OpenPhase(0, each))] for each, _ in used]
    return screen(Text.of("roadmap-phases", lines=lines), buttons=[*buttons, [roadmap_button()]])


def _listed(
    found: Sequence[Milestone],
    *,
    page: int,
    today: date,
    head: Text,
    turn: Callable[[int], Press],
) -> Screen:
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines = tuple(line_of(m, today=today) for m in shown)
    earlier = [Button(Text("page-earlier"), turn(page - 1))] if page else []
    later = [Button(Text("page-later"), turn(page + 1))] if len(found) > (page + 1) * PAGE else []
    listed = [Text.of("lines", lines=lines)] if lines else []
    buttons = [*_openers(shown), [*earlier, *later], [roadmap_button()]]
    return screen(head, *listed, buttons=buttons)
