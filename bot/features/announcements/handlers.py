"""Writing announcements, seeing them as they will look, and finding them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.announcements import rules, views
from bot.features.announcements.forms import ANNOUNCEMENT
from bot.features.campaigns.views import card
from bot.ui.access import Action
from bot.ui.feature import Command, Feature, FormRoute, MenuEntry, Route
from bot.ui.filling import open_form
from bot.ui.screen import Screen, Text
from bot.ui.written import Written

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.forms import Draft
    from bot.ui.presses import Press
    from bot.ui.request import Request

OnOne = views.OpenOne | views.Preview | views.Rewrite | views.TryOut


async def list_announcements(request: Request, trigger: Press) -> Screen:
    """List the announcements, the newest first."""
    page = trigger.page if isinstance(trigger, views.OpenList) else 0
    found = await request.store.announcements.list_all(
        many=views.PAGE + 1, skipped=page * views.PAGE
    )
    return views.announcements(found, page=page)


async def compose(request: Request, _trigger: Press | Command) -> Screen:
    """Ask for the text."""
    return await open_form(request, ANNOUNCEMENT)


async def rewrite(request: Request, press: views.Rewrite) -> Screen:
    """Ask for another text."""
    one = await _get(request, press.announcement_id)
    rules.check_is_composed(one)
    return await open_form(request, ANNOUNCEMENT, subject=one.id)


async def submit_text(request: Request, draft: Draft) -> Screen:
    """Keep the text and show it as people will see it."""
    written = Written.from_kept(draft.answers["text"])
    if draft.subject:
        return await _rewritten(request, draft.subject, written)
    number = await request.store.announcements.compose(
        written.html, file=written.file, by=request.actor.id, now=request.now
    )
    return views.preview(await _get(request, number))


async def _rewritten(request: Request, announcement_id: int, written: Written) -> Screen:
    rules.check_is_composed(await _get(request, announcement_id))
    await request.store.announcements.rewrite(announcement_id, written.html, file=written.file)
    return views.preview(await _get(request, announcement_id))


async def preview(request: Request, press: views.Preview) -> Screen:
    """Show the very message."""
    return views.preview(await _get(request, press.announcement_id))


async def open_one(request: Request, press: OnOne) -> Screen:
    """Show where one stands."""
    return await show_one(request, press.announcement_id)


async def show_one(request: Request, announcement_id: int) -> Screen:
    """Show where one stands now, or the list for a text that was never kept."""
    if announcement_id == 0:
        return await list_announcements(request, views.OpenList(0))
    one = await _get(request, announcement_id)
    outlook = await request.store.announcements.outlook(one, request.now)
    return card(one, outlook, now=request.local_now)


async def try_out(request: Request, press: views.TryOut) -> Screen:
    """Send the very message to the organiser alone, and a second one that says it was a test.

    However often it is pressed, once a minute and version is enough.
    """
    one = await _get(request, press.announcement_id)
    rules.check_is_unsent(one)
    about = f"{one.id}:{one.version}:{request.now:%Y-%m-%dT%H:%M}"
    person = await request.store.people.get(request.actor.id)
    await request.tell(person, views.message(one), kind="announcement test", about=about)
    await request.tell(person, views.tried_out(one), kind="announcement was test", about=about)
    card_now = await show_one(request, one.id)
    return Screen((), card_now.buttons, alert=Text("announcements-test-comes"))


async def drop(request: Request, press: views.Drop) -> Screen:
    """Throw an unsent text away."""
    one = await _get(request, press.announcement_id)
    rules.check_is_composed(one)
    await request.store.announcements.drop(one.id)
    return await list_announcements(request, press)


async def _get(request: Request, announcement_id: int) -> Announcement:
    return rules.existing(await request.store.announcements.get(announcement_id))


FEATURE = Feature(
    routes=(
        Route("announce", compose, Action.ANNOUNCE),
        Route(views.OpenList, list_announcements, Action.ANNOUNCE),
        Route(views.Compose, compose, Action.ANNOUNCE, fresh=list_announcements),
        Route(views.OpenOne, open_one, Action.ANNOUNCE),
        Route(views.Preview, preview, Action.ANNOUNCE),
        Route(views.TryOut, try_out, Action.ANNOUNCE, fresh=open_one),
        Route(views.Rewrite, rewrite, Action.ANNOUNCE, fresh=open_one),
        Route(views.Drop, drop, Action.ANNOUNCE, fresh=list_announcements),
    ),
    forms=(FormRoute(ANNOUNCEMENT, Action.ANNOUNCE, submit_text, show_one),),
    menu=(MenuEntry("menu-announcements", views.OpenList(0), Action.ANNOUNCE, 4),),
)
