"""Sending an announcement now or at a time, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.features.announcements import rules
from bot.features.announcements.views import named
from bot.features.campaigns import deadlines, views
from bot.features.campaigns.forms import SEND_AT
from bot.features.importance.rules import Importance
from bot.features.importance.views import SendUrgent, sure
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Audience, DeskRow, Feature, FormRoute, Route
from bot.ui.filling import open_form

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.forms import Draft
    from bot.ui.request import Request
    from bot.ui.screen import Screen, Text

LATEST, OFFERED, MOST_NAMED = 30, 5, 10_000
OnOne = views.SendNow | SendUrgent | views.AskTime | views.Unplan | views.OpenReport


async def send_now(request: Request, press: views.SendNow | SendUrgent) -> Screen:
    """Begin to send what was looked at, once; warn before an urgent one goes."""
    one = await _get(request, press.announcement_id)
    reach = await request.store.announcements.reach(one.id)
    rules.check_may_be_sent(one, reach, version=press.version)
    if one.importance is Importance.URGENT and isinstance(press, views.SendNow):
        return sure(one, reach)
    link = await deadlines.begin(request, one, by=request.actor.id, ref=request.actor.ref)
    await request.store.due_work.drop("announcement", str(one.id), request.now)
    return await _receipt(request, one.id, about=link)


async def _receipt(request: Request, announcement_id: int, *, about: str) -> Screen:
    said = await show_card(request, announcement_id)
    await request.give_receipt(said, about=about)
    return said


async def open_card(request: Request, press: OnOne) -> Screen:
    """Show where an announcement stands."""
    return await show_card(request, press.announcement_id)


async def show_card(request: Request, announcement_id: int) -> Screen:
    """Show where an announcement stands now."""
    one = await _get(request, announcement_id)
    outlook = await request.store.announcements.outlook(one, request.now)
    return views.card(one, outlook, now=request.local_now)


async def ask_time(request: Request, press: views.AskTime) -> Screen:
    """Ask when it is to be sent."""
    one = await _get(request, press.announcement_id)
    rules.check_may_be_planned(one)
    return await open_form(request, SEND_AT, subject=one.id)


async def submit_time(request: Request, draft: Draft) -> Screen:
    """Plan it; planning it again moves it."""
    one = await _get(request, draft.subject)
    rules.check_may_be_planned(one)
    at = datetime.fromisoformat(draft.answers["announcement_at"])
    await request.store.announcements.plan(one.id, at, by=request.actor.id)
    await request.store.due_work.schedule("announcement", str(one.id), at)
    return await show_card(request, one.id)


async def unplan(request: Request, press: views.Unplan) -> Screen:
    """Do not send it at that time; the text stays."""
    one = await _get(request, press.announcement_id)
    if not await request.store.announcements.unplan(one.id):
        raise Refusal("announcements-not-planned")
    await request.store.due_work.drop("announcement", str(one.id), request.now)
    return await show_card(request, one.id)


async def open_report(request: Request, press: views.OpenReport) -> Screen:
    """Show what became of it by organisation."""
    one = await _get(request, press.announcement_id)
    many, skipped = views.REPORT_PAGE + 1, press.page * views.REPORT_PAGE
    found = await request.store.announcements.list_progress(one.id, many=many, skipped=skipped)
    return views.report(one, found, page=press.page)


async def list_unsent(request: Request) -> list[DeskRow]:
    """Return what an organiser has written and not sent."""
    if not request.may(Action.ANNOUNCE):
        return []
    return [
        views.waits(one) for one in await request.store.announcements.list_unsent(request.actor.id)
    ]


async def list_sent(request: Request) -> list[tuple[int, Text]]:
    """Return the latest announcements that were sent."""
    latest = await request.store.announcements.list_all(many=LATEST)
    sent = [one for one in latest if one.state is rules.State.SENT]
    return [(one.id, named(one)) for one in sent[:OFFERED]]


async def name_unreached(request: Request, announcement_id: int) -> list[int]:
    """Return the organisations none of whose people has got it."""
    one = await _get(request, announcement_id)
    found = await request.store.delivery_reports.list_unreached(one, many=MOST_NAMED)
    return [each.organisation_id for each in found]


async def _get(request: Request, announcement_id: int) -> Announcement:
    return rules.existing(await request.store.announcements.get(announcement_id))


FEATURE = Feature(
    routes=(
        Route(views.SendNow, send_now, Action.ANNOUNCE, fresh=open_card),
        Route(SendUrgent, send_now, Action.ANNOUNCE, fresh=open_card),
        Route(views.AskTime, ask_time, Action.ANNOUNCE, fresh=open_card),
        Route(views.Unplan, unplan, Action.ANNOUNCE, fresh=open_card),
        Route(views.OpenReport, open_report, Action.ANNOUNCE),
    ),
    forms=(FormRoute(SEND_AT, Action.ANNOUNCE, submit_time, show_card),),
    desk=list_unsent,
    audiences=(Audience("unreached", list_sent, name_unreached),),
    deadlines={
        "announcement": deadlines.send_planned,
        "announcement report": deadlines.report,
    },
)
