"""The feedback desk: anybody asks, any organiser answers as the bot, the others see it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.announcements import rules as announcements
from bot.features.feedback import rules, views
from bot.features.feedback.forms import ANSWER, INQUIRY, SUPPLEMENT
from bot.ui.access import Action
from bot.ui.feature import DeskRow, Feature, FormRoute, Route
from bot.ui.filling import open_form

if TYPE_CHECKING:
    from bot.features.feedback.rules import Inquiry
    from bot.ui.forms import Draft
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnOne = views.OpenInquiry | views.AnswerInquiry | views.Supplement


async def ask(request: Request, press: views.AskOrganisers) -> Screen:
    """Ask for the question below the announcement, which stays as it is."""
    await _check_may_ask(request, press.announcement_id)
    return replace(await open_form(request, INQUIRY, subject=press.announcement_id), kept=True)


async def submit_inquiry(request: Request, draft: Draft) -> Screen:
    """Bring the question to every organiser."""
    await _check_may_ask(request, draft.subject)
    mine = await request.store.organisations.list_of(request.actor.id)
    number = await request.store.feedback.ask(
        draft.subject,
        draft.answers["text"],
        by=request.actor.id,
        organisation=", ".join(o.particulars.short_name for o in mine),
        now=request.now,
    )
    inquiry = await _get(request, number)
    link = await _journal(request, "organisers asked", inquiry)
    for organiser in await request.store.organisers.list_all():
        await request.tell(
            organiser, views.card(inquiry), kind="inquiry", about=str(number), of=request.actor.id
        )
    said = views.asked(inquiry)
    await request.give_receipt(said, about=link)
    return said


async def open_inquiry(request: Request, press: OnOne) -> Screen:
    """Show a question as it stands."""
    return await show_inquiry(request, press.inquiry_id)


async def show_inquiry(request: Request, inquiry_id: int) -> Screen:
    """Show a question as it stands, by its number."""
    return views.card(await _get(request, inquiry_id))


async def answer(request: Request, press: views.AnswerInquiry) -> Screen:
    """Ask for the answer; what has one already is shown with it instead."""
    rules.check_may_be_answered(await _get(request, press.inquiry_id))
    return await open_form(request, ANSWER, subject=press.inquiry_id)


async def supplement(request: Request, press: views.Supplement) -> Screen:
    """Ask what is to be added."""
    rules.check_may_be_supplemented(await _get(request, press.inquiry_id))
    return await open_form(request, SUPPLEMENT, subject=press.inquiry_id)


async def submit_answer(request: Request, draft: Draft) -> Screen:
    """Answer first; whom another organiser outran sees that answer and may add to it."""
    rules.check_may_be_answered(await _get(request, draft.subject))
    return await _answered(request, draft)


async def submit_supplement(request: Request, draft: Draft) -> Screen:
    """Send one more answer."""
    rules.check_may_be_supplemented(await _get(request, draft.subject))
    return await _answered(request, draft)


async def _answered(request: Request, draft: Draft) -> Screen:
    store = request.store.feedback
    await store.settle(draft.subject, request.now)
    text, by = draft.answers["text"], request.actor.id
    kept = await store.answer(draft.subject, text, by=by, now=request.now)
    inquiry = await _get(request, draft.subject)
    newest = inquiry.answers[-1]
    link = await _journal(request, "inquiry answered", inquiry)
    about = f"{inquiry.id}:{kept}"
    await request.tell(inquiry, views.answered(inquiry, newest), kind="inquiry answer", about=about)
    told = views.answered_by_colleague(inquiry, newest)
    for organiser in await request.store.organisers.list_all():
        if organiser.person_id != by:
            await request.tell(organiser, told, kind="inquiry answered", about=about, of=by)
    said = views.card(inquiry)
    await request.give_receipt(said, about=link)
    return said


async def list_unanswered(request: Request) -> list[DeskRow]:
    """Return the questions that wait for any organiser."""
    if not request.may(Action.ANSWER_INQUIRIES):
        return []
    return [views.unanswered(one) for one in await request.store.feedback.list_unanswered()]


async def show_home(request: Request, _announcement_id: int) -> Screen:
    """Show the menu: what a question that can no longer be asked leads to."""
    return await request.house.home(request, None)


async def _check_may_ask(request: Request, announcement_id: int) -> None:
    store = request.store
    announcements.existing(await store.announcements.get(announcement_id))
    rules.check_may_ask(
        has_got=await store.feedback.has_got(announcement_id, request.actor.id),
        unanswered=await store.feedback.count_unanswered_of(request.actor.id),
    )


async def _get(request: Request, inquiry_id: int) -> Inquiry:
    return rules.existing(await request.store.feedback.get(inquiry_id))


async def _journal(request: Request, act: str, inquiry: Inquiry) -> str:
    about = {"inquiry": inquiry.id, "announcement": inquiry.announcement_id}
    return await request.store.journal.append(
        act, by=request.actor.ref, about=about, now=request.now
    )


FEATURE = Feature(
    routes=(
        Route(views.AskOrganisers, ask, Action.ASK_ORGANISERS),
        Route(views.OpenInquiry, open_inquiry, Action.ANSWER_INQUIRIES),
        Route(views.AnswerInquiry, answer, Action.ANSWER_INQUIRIES, fresh=open_inquiry),
        Route(views.Supplement, supplement, Action.ANSWER_INQUIRIES, fresh=open_inquiry),
    ),
    forms=(
        FormRoute(INQUIRY, Action.ASK_ORGANISERS, submit_inquiry, show_home),
        FormRoute(ANSWER, Action.ANSWER_INQUIRIES, submit_answer, show_inquiry),
        FormRoute(SUPPLEMENT, Action.ANSWER_INQUIRIES, submit_supplement, show_inquiry),
    ),
    desk=list_unanswered,
)
