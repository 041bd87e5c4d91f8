"""My desk: collected from the features, each of which gives its own rows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.features.desk import views
from bot.ui.access import Action
from bot.ui.feature import Command, DeskRow, Feature, MenuEntry, Route

if TYPE_CHECKING:
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen

_NO_DEADLINE = datetime.max.replace(tzinfo=UTC)


async def show_desk(request: Request, _trigger: Press | Command) -> Screen:
    """Show everything that waits for the person, the nearest deadline first."""
    rows = [row for source in request.house.desks for row in await source(request)]
    return views.desk(sorted(rows, key=lambda row: row.until or _NO_DEADLINE))


async def list_unfinished(request: Request) -> list[DeskRow]:
    """Return the forms that were begun and not sent."""
    drafts = await request.store.drafts.list_of(request.actor.id)
    known = [(request.house.forms.get(draft.form), draft) for draft in drafts]
    return [
        views.unfinished(route.form, draft)
        for route, draft in known
        if route is not None and request.may(route.action)
    ]


FEATURE = Feature(
    routes=(
        Route("desk", show_desk, Action.SEE_DESK),
        Route(views.OpenDesk, show_desk, Action.SEE_DESK),
    ),
    menu=(MenuEntry("menu-desk", views.OpenDesk(), Action.SEE_DESK, 1),),
    desk=list_unfinished,
)
