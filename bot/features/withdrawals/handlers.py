"""Taking an announcement back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.announcements import rules
from bot.features.campaigns.views import card
from bot.features.withdrawals import deadlines, views
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def ask(request: Request, press: views.AskToWithdraw) -> Screen:
    """Ask before it is taken back."""
    one = await _get(request, press.announcement_id)
    rules.check_may_be_withdrawn(one)
    progress = await request.store.announcements.progress(one.id, request.now)
    return views.sure(one, progress)


async def withdraw(request: Request, press: views.Withdraw) -> Screen:
    """Take it back: what waits is not sent, copies go, and those who saw one are told."""
    rules.check_may_be_withdrawn(await _get(request, press.announcement_id))
    if not await request.store.announcements.withdraw(press.announcement_id, request.now):
        raise Refusal("announcements-already-withdrawn")
    one = await _get(request, press.announcement_id)
    await deadlines.take_back(request, one)
    link = await request.store.journal.append(
        "announcement withdrawn",
        by=request.actor.ref,
        about={"announcement": one.id},
        now=request.now,
    )
    said = await open_card(request, press)
    await request.give_receipt(said, about=link)
    return said


async def open_card(request: Request, press: views.AskToWithdraw | views.Withdraw) -> Screen:
    """Show where the announcement stands."""
    one = await _get(request, press.announcement_id)
    outlook = await request.store.announcements.outlook(one, request.now)
    return card(one, outlook, now=request.local_now)


async def _get(request: Request, announcement_id: int) -> Announcement:
    return rules.existing(await request.store.announcements.get(announcement_id))


FEATURE = Feature(
    routes=(
        Route(views.AskToWithdraw, ask, Action.ANNOUNCE, fresh=open_card),
        Route(views.Withdraw, withdraw, Action.ANNOUNCE, fresh=open_card),
    ),
    deadlines={"announcement notes": deadlines.follow_up},
)
