"""Writing an announcement, sending it now or at a time, what became of it, taking it back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.features.announcements import deadlines, rules, views
from bot.features.announcements.forms import ANNOUNCEMENT, SEND_AT
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Command, Feature, FormRoute, MenuEntry, Route
from bot.ui.filling import open_form
from bot.ui.written import Written

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.forms import Draft
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnOne = (
    views.OpenOne
    | views.Preview
    | views.Rewrite
    | views.SendNow
    | views.AskTime
    | views.Unplan
    | views.OpenReport
    | views.AskToWithdraw
    | views.Withdraw
)


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
    store = request.store.announcements
    if one.sent_at is None:
        return views.unsent(one, await store.reach(one.id))
    return views.campaign(one, await store.progress(one.id))


async def drop(request: Request, press: views.Drop) -> Screen:
    """Throw an unsent text away."""
    one = await _get(request, press.announcement_id)
    rules.check_is_composed(one)
    await request.store.announcements.drop(one.id)
    return await list_announcements(request, press)


async def send_now(request: Request, press: views.SendNow) -> Screen:
    """Begin to send what was looked at, once."""
    one = await _get(request, press.announcement_id)
    reach = await request.store.announcements.reach(one.id)
    rules.check_may_be_sent(one, reach, version=press.version)
    link = await deadlines.begin(request, one, by=request.actor.id, ref=request.actor.ref)
    await request.store.due_work.drop("announcement", str(one.id), request.now)
    return await _receipt(request, one.id, about=link)


async def _receipt(request: Request, announcement_id: int, *, about: str) -> Screen:
    said = await show_one(request, announcement_id)
    await request.give_receipt(said, about=about)
    return said


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
    return await show_one(request, one.id)


async def unplan(request: Request, press: views.Unplan) -> Screen:
    """Do not send it at that time; the text stays."""
    one = await _get(request, press.announcement_id)
    if not await request.store.announcements.unplan(one.id):
        raise Refusal("announcements-not-planned")
    await request.store.due_work.drop("announcement", str(one.id), request.now)
    return await show_one(request, one.id)


async def open_report(request: Request, press: views.OpenReport) -> Screen:
    """Show what became of it by organisation."""
    one = await _get(request, press.announcement_id)
    many, skipped = views.REPORT_PAGE + 1, press.page * views.REPORT_PAGE
    found = await request.store.announcements.list_progress(one.id, many=many, skipped=skipped)
    return views.report(one, found, page=press.page)


async def ask_to_withdraw(request: Request, press: views.AskToWithdraw) -> Screen:
    """Ask before it is taken back."""
    one = await _get(request, press.announcement_id)
    rules.check_may_be_withdrawn(one)
    return views.sure_to_withdraw(one, await request.store.announcements.progress(one.id))


async def withdraw(request: Request, press: views.Withdraw) -> Screen:
    """Take it back: what waits is not sent, what was sent is replaced by a note."""
    rules.check_may_be_withdrawn(await _get(request, press.announcement_id))
    if not await request.store.announcements.withdraw(press.announcement_id, request.now):
        raise Refusal("announcements-already-withdrawn")
    one = await _get(request, press.announcement_id)
    await deadlines.plan_notes(request, one)
    link = await request.store.journal.append(
        "announcement withdrawn",
        by=request.actor.ref,
        about={"announcement": one.id},
        now=request.now,
    )
    return await _receipt(request, one.id, about=link)


async def _get(request: Request, announcement_id: int) -> Announcement:
    one = await request.store.announcements.get(announcement_id)
    if one is None:
        raise Refusal("announcements-dropped")
    rules.check_exists(one)
    return one


_SENDS = Action.ANNOUNCE

FEATURE = Feature(
    routes=(
        Route("announce", compose, _SENDS),
        Route(views.OpenList, list_announcements, _SENDS),
        Route(views.Compose, compose, _SENDS, fresh=list_announcements),
        Route(views.OpenOne, open_one, _SENDS),
        Route(views.Preview, preview, _SENDS),
        Route(views.Rewrite, rewrite, _SENDS, fresh=open_one),
        Route(views.Drop, drop, _SENDS, fresh=list_announcements),
        Route(views.SendNow, send_now, _SENDS, fresh=open_one),
        Route(views.AskTime, ask_time, _SENDS, fresh=open_one),
        Route(views.Unplan, unplan, _SENDS, fresh=open_one),
        Route(views.OpenReport, open_report, _SENDS),
        Route(views.AskToWithdraw, ask_to_withdraw, _SENDS, fresh=open_one),
        Route(views.Withdraw, withdraw, _SENDS, fresh=open_one),
    ),
    forms=(
        FormRoute(ANNOUNCEMENT, _SENDS, submit_text, show_one),
        FormRoute(SEND_AT, _SENDS, submit_time, show_one),
    ),
    menu=(MenuEntry("menu-announcements", views.OpenList(0), _SENDS, 4),),
    deadlines={
        "announcement": deadlines.send_planned,
        "announcement report": deadlines.report,
        "announcement notes": deadlines.follow_up,
    },
)
