"""The buttons of a form: each finds the open draft at its version and moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.refusal import Refusal
from bot.ui import forms
from bot.ui.access import Action
from bot.ui.feature import Route
from bot.ui.filling import (
    go_to,
    kept_as_is,
    left,
    open_draft,
    open_form,
    show_open_form,
    skipped,
    stepped_back,
    submitted,
    take_answer,
)
from bot.ui.gathering import joined, without_parts
from bot.ui.screen import Button, Screen, Text, screen
from bot.ui.steps import (
    Answer,
    Back,
    ChangeAnswer,
    Complete,
    GatherAnew,
    Keep,
    Leave,
    Resume,
    Send,
    Skip,
    StartOver,
    ThrowAway,
    resume_button,
    step_screen,
)

if TYPE_CHECKING:
    from bot.ui.forms import Draft
    from bot.ui.request import Request


_NOT_CHOSEN = frozenset({forms.Takes.FILE, forms.Takes.MESSAGE})


async def _open_draft(request: Request, version: int) -> Draft:
    draft = await open_draft(request)
    if draft is None or draft.version != version:
        raise Refusal("form-out-of-date")
    return draft


async def choose_answer(request: Request, press: Answer) -> Screen:
    """Take a pressed choice or suggestion."""
    draft = await _open_draft(request, press.version)
    question = forms.question_at(request.house.forms[draft.form].form, draft)
    if question is None or question.takes in _NOT_CHOSEN:
        raise Refusal("form-out-of-date")
    return await take_answer(request, draft, press.value)


async def complete(request: Request, press: Complete) -> Screen:
    """Take the messages that have gathered as the answer."""
    draft = await _open_draft(request, press.version)
    question = forms.question_at(request.house.forms[draft.form].form, draft)
    if question is None:
        raise Refusal("form-out-of-date")
    return await take_answer(request, draft, joined(question, draft).kept())


async def gather_anew(request: Request, press: GatherAnew) -> Screen:
    """Forget the messages that have gathered and ask again."""
    after = without_parts(await _open_draft(request, press.version))
    await request.store.drafts.keep(request.actor.id, after, request.now)
    return step_screen(request.house.forms[after.form].form, after)


async def step_back(request: Request, press: Back) -> Screen:
    """Show the question before."""
    return await stepped_back(request, await _open_draft(request, press.version))


async def skip_question(request: Request, press: Skip) -> Screen:
    """Leave an optional question out."""
    return await skipped(request, await _open_draft(request, press.version))


async def keep_answer(request: Request, press: Keep) -> Screen:
    """Go on with the answer as it was."""
    return await kept_as_is(request, await _open_draft(request, press.version))


async def leave_form(request: Request, press: Leave) -> Screen:
    """Leave the form with its draft kept."""
    return await left(request, await _open_draft(request, press.version))


async def change_answer(request: Request, press: ChangeAnswer) -> Screen:
    """Open one question again."""
    draft = await _open_draft(request, press.version)
    route = request.house.forms[draft.form]
    return await go_to(request, route, forms.jumped(route.form, draft, press.question))


async def send_form(request: Request, press: Send) -> Screen:
    """Send the reviewed form; a second press shows what became of it.

    What no longer fits, as a time that has passed meanwhile, is asked again with the reason.
    """
    draft = await _open_draft(request, press.version)
    route = request.house.forms[draft.form]
    checked = forms.rechecked(route.form, draft, now=request.local_now)
    if checked.step != forms.REVIEW:
        await request.store.drafts.keep(request.actor.id, checked, request.now)
        why = forms.outdated(route.form, draft, now=request.local_now)
        return step_screen(route.form, checked, refusal=why)
    return await submitted(request, route, checked)


async def resume_form(request: Request, press: Resume) -> Screen:
    """Go on with a draft that was left."""
    draft = await _draft_of(request, press.form, press.subject)
    await request.store.drafts.keep(request.actor.id, draft, request.now)
    return step_screen(request.house.forms[draft.form].form, draft)


async def ask_to_start_over(request: Request, press: StartOver) -> Screen:
    """Ask whether the draft may be thrown away."""
    draft = await _draft_of(request, press.form, press.subject)
    yes = Button(Text("form-yes-start-over"), ThrowAway(press.subject, press.form))
    return screen(Text("form-start-over-sure"), buttons=[[yes], [resume_button(draft)]])


async def start_over(request: Request, press: ThrowAway) -> Screen:
    """Throw the draft away and begin anew."""
    draft = await _draft_of(request, press.form, press.subject)
    await request.store.drafts.drop(request.actor.id, draft)
    return await open_form(request, request.house.forms[draft.form].form, subject=draft.subject)


async def show_sent_form(request: Request, press: Send) -> Screen:
    """Show the open form, or what the sent one became."""
    draft = await open_draft(request)
    route = request.house.forms.get(press.form)
    if draft is not None or route is None or not request.may(route.action):
        return await show_open_form(request, press)
    return await route.fresh(request, press.subject)


async def _draft_of(request: Request, form: str, subject: int) -> Draft:
    route = request.house.forms.get(form)
    draft = await request.store.drafts.find(request.actor.id, form, subject)
    if draft is None or route is None or not request.may(route.action):
        raise Refusal("form-out-of-date")
    return draft


ROUTES = (
    Route(Answer, choose_answer, Action.USE_OWN_DATA, fresh=show_open_form),
    Route(Complete, complete, Action.USE_OWN_DATA, fresh=show_open_form),
    Route(GatherAnew, gather_anew, Action.USE_OWN_DATA, fresh=show_open_form),
    Route(Back, step_back, Action.USE_OWN_DATA, fresh=show_open_form),
    Route(Keep, keep_answer, Action.USE_OWN_DATA, fresh=show_open_form),
    Route(Skip, skip_question, Action.USE_OWN_DATA, fresh=show_open_form),
    Route(Leave, leave_form, Action.USE_OWN_DATA, fresh=show_open_form),
    Route(ChangeAnswer, change_answer, Action.USE_OWN_DATA, fresh=show_open_form),
    Route(Send, send_form, Action.USE_OWN_DATA, fresh=show_sent_form),
    Route(Resume, resume_form, Action.USE_OWN_DATA, fresh=show_open_form),
    Route(StartOver, ask_to_start_over, Action.USE_OWN_DATA, fresh=show_open_form),
    Route(ThrowAway, start_over, Action.USE_OWN_DATA, fresh=show_open_form),
)
