"""Pausing a campaign, letting it go on, and stopping it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.features.announcements.rules import Pause, existing
from bot.features.campaigns.views import card
from bot.features.importance.rules import opening
from bot.features.pauses import deadlines, rules, views
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import DeskRow, Feature, Route

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnOne = views.Pause | views.Resume | views.AskToStop | views.Stop
REPORT_AFTER = timedelta(seconds=15)


async def pause(request: Request, press: views.Pause) -> Screen:
    """Hold everything that is not on its way."""
    one = await _get(request, press)
    progress = await request.store.announcements.progress(one.id, request.now)
    rules.check_may_be_paused(one, progress)
    if not await request.store.pauses.pause(one.id, Pause.ASKED, request.now):
        raise Refusal("pauses-already")
    return await _done(request, press, "announcement paused")


async def resume(request: Request, press: views.Resume) -> Screen:
    """Let what is held go out, now or when quiet hours end."""
    one = await _get(request, press)
    rules.check_may_be_resumed(one)
    opens = opening(one.importance, request.now, request.house.zone)
    if not await request.store.pauses.resume(one.id, request.now, opens_at=opens):
        raise Refusal("pauses-not-paused")
    return await _done(request, press, "announcement resumed")


async def ask_to_stop(request: Request, press: views.AskToStop) -> Screen:
    """Ask before what waits is given up."""
    one = await _get(request, press)
    progress = await request.store.announcements.progress(one.id, request.now)
    rules.check_may_be_stopped(one, progress)
    return views.sure_to_stop(one, progress)


async def stop(request: Request, press: views.Stop) -> Screen:
    """Give up what waits; what was sent stays."""
    one = await _get(request, press)
    progress = await request.store.announcements.progress(one.id, request.now)
    rules.check_may_be_stopped(one, progress)
    if not await request.store.pauses.stop(one.id, request.now):
        raise Refusal("pauses-stopped-before")
    return await _done(request, press, "announcement stopped")


async def _done(request: Request, press: OnOne, act: str) -> Screen:
    """Record the act, show the card as its receipt, and look for the report when all is over."""
    about = {"announcement": press.announcement_id}
    store = request.store
    link = await store.journal.append(act, by=request.actor.ref, about=about, now=request.now)
    after = request.now + REPORT_AFTER
    await store.due_work.schedule("announcement report", str(press.announcement_id), after)
    said = await open_card(request, press)
    await request.give_receipt(said, about=link)
    return said


async def open_card(request: Request, press: OnOne) -> Screen:
    """Show where the announcement stands."""
    one = await _get(request, press)
    outlook = await request.store.announcements.outlook(one, request.now)
    return card(one, outlook, now=request.local_now)


async def list_held(request: Request) -> list[DeskRow]:
    """Return the campaigns of an organiser that are held."""
    if not request.may(Action.ANNOUNCE):
        return []
    held = await request.store.announcements.list_held(request.actor.id)
    return [views.waits(one) for one in held]


async def _get(request: Request, press: OnOne) -> Announcement:
    return existing(await request.store.announcements.get(press.announcement_id))


FEATURE = Feature(
    routes=(
        Route(views.Pause, pause, Action.ANNOUNCE, fresh=open_card),
        Route(views.Resume, resume, Action.ANNOUNCE, fresh=open_card),
        Route(views.AskToStop, ask_to_stop, Action.ANNOUNCE, fresh=open_card),
        Route(views.Stop, stop, Action.ANNOUNCE, fresh=open_card),
    ),
    desk=list_held,
    deadlines={"campaign refused": deadlines.halt},
)
