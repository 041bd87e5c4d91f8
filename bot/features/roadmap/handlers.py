"""The road map as everybody of the cluster sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.milestones.views import OpenRoadmap, View
from bot.features.roadmap import rules, views
from bot.ui.access import Action
from bot.ui.feature import Command, Feature, MenuEntry, Route

if TYPE_CHECKING:
    from bot.features.milestones.rules import Milestone
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def show_roadmap(request: Request, trigger: Press | Command) -> Screen:
    """Show what is next, what is overdue, or what is mine."""
    milestones = await request.store.roadmap.list_all(many=rules.MOST)
    if not isinstance(trigger, OpenRoadmap) or trigger.view is View.NEXT:
        may_plan = request.may(Action.KEEP_ROADMAP)
        return views.coming(milestones, today=request.today, may_plan=may_plan)
    found = await _part(request, milestones, view=trigger.view)
    return views.part_of(trigger.view, found, today=request.today, page=trigger.page)


async def _part(request: Request, milestones: list[Milestone], *, view: View) -> list[Milestone]:
    if view is View.OVERDUE:
        return rules.overdue(milestones, request.today)
    mine = {each.id for each in await request.store.organisations.list_of(request.actor.id)}
    return [m for m in milestones if m.organisation_id in mine]


async def open_phases(request: Request, _press: views.OpenPhases) -> Screen:
    """Show the phases with what is done in each."""
    return views.phases(await request.store.roadmap.list_all(many=rules.MOST))


async def open_phase(request: Request, press: views.OpenPhase) -> Screen:
    """Show the milestones of one phase."""
    found = rules.of_phase(await request.store.roadmap.list_all(many=rules.MOST), press.phase)
    return views.phase(press.phase, found, today=request.today, page=press.page)


FEATURE = Feature(
    routes=(
        Route("roadmap", show_roadmap, Action.SEE_ROADMAP),
        Route(OpenRoadmap, show_roadmap, Action.SEE_ROADMAP),
        Route(views.OpenPhases, open_phases, Action.SEE_ROADMAP),
        Route(views.OpenPhase, open_phase, Action.SEE_ROADMAP),
    ),
    menu=(MenuEntry("menu-roadmap", OpenRoadmap(View.NEXT, 0), Action.SEE_ROADMAP, 9),),
)
