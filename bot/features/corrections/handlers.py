"""Correcting an announcement that is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.announcements.rules import check_length
from bot.features.announcements.rules import existing as existing_announcement
from bot.features.campaigns.views import card
from bot.features.corrections import deadlines, rules, views
from bot.features.corrections.forms import CORRECTION
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, FormRoute, Route
from bot.ui.filling import open_form
from bot.ui.written import Written, length

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.features.corrections.rules import Correction
    from bot.ui.forms import Draft
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def ask_text(request: Request, press: views.AskText) -> Screen:
    """Ask for the new text."""
    one = await _announcement(request, press.announcement_id)
    rules.check_may_be_corrected(one)
    return await open_form(request, CORRECTION, subject=one.id)


async def check_fits(request: Request, draft: Draft, text: str) -> Screen | None:
    """Refuse a text that does not fit under the file, while it can still be shortened."""
    one = await _announcement(request, draft.subject)
    check_length(length(Written.from_kept(text).html), has_file=len(one.file.split()) == 1)
    return None


async def submit_text(request: Request, draft: Draft) -> Screen:
    """Keep the new text and show it as people will see it; nobody gets it yet."""
    one = await _announcement(request, draft.subject)
    rules.check_may_be_corrected(one)
    html = Written.from_kept(draft.answers["text"]).html
    rules.check_is_another(one, html)
    number = await request.store.corrections.write(one, html, by=request.actor.id, now=request.now)
    return views.preview(one, await _correction(request, number), at=request.now)


async def ask_to_make(request: Request, press: views.AskToMake) -> Screen:
    """Ask before copies are changed."""
    correction = await _correction(request, press.correction_id)
    one = await _announcement(request, correction.announcement_id)
    rules.check_may_be_made(one, correction)
    progress = await request.store.announcements.progress(one.id, request.now)
    return views.sure(one, correction, progress)


async def make(request: Request, press: views.Make) -> Screen:
    """Let the new text take the place of the old one, once."""
    correction = await _correction(request, press.correction_id)
    rules.check_may_be_made(await _announcement(request, correction.announcement_id), correction)
    store = request.store.corrections
    if not await store.make(correction, by=request.actor.id, now=request.now):
        raise Refusal("corrections-overtaken")
    one = await _announcement(request, correction.announcement_id)
    await store.replace_earlier(one, deadlines.bodies(request, one), now=request.now)
    await deadlines.spread(request, one)
    link = await request.store.journal.append(
        "announcement corrected",
        by=request.actor.ref,
        about={"announcement": one.id, "correction": correction.id},
        now=request.now,
    )
    said = await show_card(request, one.id)
    await request.give_receipt(said, about=link)
    return said


async def open_card(request: Request, press: views.AskText) -> Screen:
    """Show where the announcement stands."""
    return await show_card(request, press.announcement_id)


async def open_card_of(request: Request, press: views.AskToMake | views.Make) -> Screen:
    """Show where the announcement of a correction stands."""
    correction = await _correction(request, press.correction_id)
    return await show_card(request, correction.announcement_id)


async def show_card(request: Request, announcement_id: int) -> Screen:
    """Show where an announcement stands now."""
    one = await _announcement(request, announcement_id)
    outlook = await request.store.announcements.outlook(one, request.now)
    return card(one, outlook, now=request.local_now)


async def _announcement(request: Request, announcement_id: int) -> Announcement:
    return existing_announcement(await request.store.announcements.get(announcement_id))


async def _correction(request: Request, correction_id: int) -> Correction:
    return rules.existing(await request.store.corrections.get(correction_id))


FEATURE = Feature(
    routes=(
        Route(views.AskText, ask_text, Action.ANNOUNCE, fresh=open_card),
        Route(views.AskToMake, ask_to_make, Action.ANNOUNCE, fresh=open_card_of),
        Route(views.Make, make, Action.ANNOUNCE, fresh=open_card_of),
    ),
    forms=(
        FormRoute(CORRECTION, Action.ANNOUNCE, submit_text, show_card, checks={"text": check_fits}),
    ),
    deadlines={"announcement corrections": deadlines.follow_up},
)
