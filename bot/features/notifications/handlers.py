"""When a person gets announcements, and about what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.notifications import views
from bot.ui.access import Action
from bot.ui.feature import Feature, MenuEntry, Route

if TYPE_CHECKING:
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def show(request: Request, trigger: Press) -> Screen:
    """Show what the person has chosen; from under an announcement as a message of its own."""
    chosen = await request.store.notifications.find(request.actor.id)
    return views.notifications(chosen, is_new=isinstance(trigger, views.OpenBelow))


async def keep_quiet(request: Request, press: views.KeepQuiet) -> Screen:
    """Let normal announcements wait for the end of quiet hours, or come at any time."""
    person, keeps = request.actor.id, press.wanted > 0
    await request.store.notifications.keep_quiet_hours(person, keeps=keeps)
    return await show(request, press)


async def mute(request: Request, press: views.Mute) -> Screen:
    """Let no announcements of a topic come, or let them come again."""
    store = request.store.notifications
    change = store.mute if press.wanted > 0 else store.unmute
    await change(request.actor.id, press.topic)
    return await show(request, press)


FEATURE = Feature(
    routes=(
        Route(views.OpenNotifications, show, Action.SET_NOTIFICATIONS),
        Route(views.OpenBelow, show, Action.SET_NOTIFICATIONS),
        Route(views.KeepQuiet, keep_quiet, Action.SET_NOTIFICATIONS, fresh=show),
        Route(views.Mute, mute, Action.SET_NOTIFICATIONS, fresh=show),
    ),
    menu=(
        MenuEntry("menu-notifications", views.OpenNotifications(), Action.SET_NOTIFICATIONS, 80),
    ),
)
