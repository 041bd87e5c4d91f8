"""The ballots of the cluster, and those in which my organisation has not voted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.ballots import views
from bot.features.ballots.deadlines import open_ballot, remind_silent
from bot.ui.access import Action
from bot.ui.feature import Command, DeskRow, Feature, MenuEntry, Route

if TYPE_CHECKING:
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def list_ballots(request: Request, trigger: Press | Command) -> Screen:
    """List the ballots, the latest first."""
    page = trigger.page if isinstance(trigger, views.OpenBallots) else 0
    store = request.store.ballots
    found = await store.list_called(many=views.PAGE + 1, skipped=page * views.PAGE)
    if not request.may(Action.CALL_BALLOTS):
        return views.ballots(found, page=page)
    prepared = [] if page else await store.list_prepared()
    return views.ballots_for_organisers(found, prepared, page=page)


async def list_unvoted(request: Request) -> list[DeskRow]:
    """Return the open ballots in which an organisation of theirs has no vote."""
    store, today = request.store.ballots, request.today
    found = await store.list_unvoted_of(request.actor.id, request.now, today=today)
    return [views.unvoted(ballot, name) for ballot, name in found]


FEATURE = Feature(
    routes=(
        Route("ballots", list_ballots, Action.SEE_BALLOTS),
        Route(views.OpenBallots, list_ballots, Action.SEE_BALLOTS),
    ),
    menu=(MenuEntry("menu-ballots", views.OpenBallots(0), Action.SEE_BALLOTS, 8),),
    deadlines={"ballot opening": open_ballot, "ballot reminder": remind_silent},
    desk=list_unvoted,
)
