"""The organisers: who they are, and giving the role up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.organisers import views
from bot.features.organisers.rules import check_may_leave
from bot.ui.access import Action
from bot.ui.feature import Command, Feature, MenuEntry, Route

if TYPE_CHECKING:
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def list_organisers(request: Request, _trigger: Press | Command) -> Screen:
    """List the organisers of now."""
    appointed = await request.store.organisers.list_appointments()
    return views.organisers(await request.store.organisers.list_all(), len(appointed))


async def ask_to_step_down(request: Request, _press: Press) -> Screen:
    """Ask before the role is given up; the last organiser is told at once that they cannot."""
    check_may_leave(await request.store.organisers.list_all(), request.actor.id)
    return views.sure_to_step_down()


async def step_down(request: Request, _press: views.StepDown) -> Screen:
    """Give the role up; the others are told."""
    store, actor = request.store, request.actor
    check_may_leave(await store.organisers.list_all(), actor.id)
    await store.organisers.remove(actor.id, request.now)
    await store.journal.append(
        "organiser left", by=actor.ref, about={"organiser": actor.ref}, now=request.now
    )
    for organiser in await store.organisers.list_all():
        about = f"{actor.ref}:{request.now.isoformat()}"
        await request.tell(
            organiser,
            views.colleague_left(actor.name),
            kind="organiser left",
            about=about,
            of=actor.id,
        )
    return views.stepped_down()


FEATURE = Feature(
    routes=(
        Route("organisers", list_organisers, Action.MANAGE_ORGANISERS),
        Route(views.ListOrganisers, list_organisers, Action.MANAGE_ORGANISERS),
        Route(
            views.AskToStepDown, ask_to_step_down, Action.MANAGE_ORGANISERS, fresh=list_organisers
        ),
        Route(views.StepDown, step_down, Action.MANAGE_ORGANISERS, fresh=list_organisers),
    ),
    menu=(MenuEntry("menu-organisers", views.ListOrganisers(), Action.MANAGE_ORGANISERS, 20),),
)
