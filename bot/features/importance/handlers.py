"""Making an announcement urgent or normal, and giving it a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.announcements.rules import check_is_composed, existing
from bot.features.campaigns.views import card
from bot.features.importance import views
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnOne = views.Rank | views.AskTopic | views.FileUnder


async def rank(request: Request, press: views.Rank) -> Screen:
    """Make it urgent or normal."""
    check_is_composed(await _get(request, press))
    await request.store.announcements.rank(press.announcement_id, press.importance)
    return await open_card(request, press)


async def ask_topic(request: Request, press: views.AskTopic) -> Screen:
    """Ask what it is about."""
    one = await _get(request, press)
    check_is_composed(one)
    return views.topics(one)


async def file_under(request: Request, press: views.FileUnder) -> Screen:
    """Give it a topic."""
    check_is_composed(await _get(request, press))
    await request.store.announcements.file_under(press.announcement_id, press.topic)
    return await open_card(request, press)


async def open_card(request: Request, press: OnOne) -> Screen:
    """Show where the announcement stands."""
    one = await _get(request, press)
    outlook = await request.store.announcements.outlook(one, request.now)
    return card(one, outlook, now=request.local_now)


async def _get(request: Request, press: OnOne) -> Announcement:
    return existing(await request.store.announcements.get(press.announcement_id))


FEATURE = Feature(
    routes=(
        Route(views.Rank, rank, Action.ANNOUNCE, fresh=open_card),
        Route(views.AskTopic, ask_topic, Action.ANNOUNCE, fresh=open_card),
        Route(views.FileUnder, file_under, Action.ANNOUNCE, fresh=open_card),
    ),
)
