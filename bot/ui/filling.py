"""Forms being filled: drafts loaded, the pure engine asked, drafts kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.refusal import Refusal
from bot.ui import forms
from bot.ui.access import Action
from bot.ui.feature import Route
from bot.ui.screen import Button, Screen, Text, screen
from bot.ui.steps import (
    Answer,
    Back,
    ChangeAnswer,
    Keep,
    Leave,
    Resume,
    Send,
    Skip,
    StartOver,
    ThrowAway,
    place_in,
    resume_button,
    step_screen,
    waiting_screen,
)
from bot.ui.texts import matches, refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ui.feature import FormRoute
    from bot.ui.forms import Draft, Form, Question
    from bot.ui.presses import Press
    from bot.ui.request import Request


async def open_form(
    request: Request, form: Form, *, subject: int = 0, answers: Mapping[str, str] | None = None
) -> Screen:
    """Begin a form, or go on with its draft; given answers replace an older draft.

    A draft that was left is offered: to be gone on with, or to be thrown away.
    """
    found = await request.store.drafts.find(request.actor.id, form.name, subject)
    if found is None or answers:
        begun = forms.started(form, subject=subject, answers=answers)
        draft = replace(begun, version=_first_version(request))
    elif form.reviewed and found.answers and not await _is_open(request, found):
        return waiting_screen(form, found)
    else:
        draft = found
    await request.store.drafts.keep(request.actor.id, draft, request.now)
    return step_screen(form, draft)


async def _is_open(request: Request, draft: Draft) -> bool:
    return await request.store.drafts.find_open(request.actor.id) == draft


def _first_version(request: Request) -> int:
    """Begin above every version of an earlier draft, whose buttons may still be in the chat."""
    return int(request.now.timestamp())


async def take_answer(request: Request, draft: Draft, text: str) -> Screen:
    """Take a typed, chosen or shared answer; a refused one is said above the same question."""
    route = request.house.forms[draft.form]
    question = forms.question_at(route.form, draft)
    try:
        typed = _chosen(request, question, text) if question else text
        after = forms.answered(route.form, draft, typed, now=request.local_now)
    except Refusal as refusal:
        return step_screen(route.form, draft, refusal=refusal)
    instead = await _checked(request, route, after, draft.step)
    return instead or await _go_to(request, route, after)


async def take_navigation(request: Request, draft: Draft, text: str) -> Screen | None:
    """Understand what is typed on the reply keyboard of the contact question."""
    words = {
        word: label
        for word in ("form-back", "form-keep", "form-skip", "form-cancel")
        for label in _labels(request, word)
    }
    word = matches(text, words)
    if word is None:
        return None
    steps = {
        "form-back": _stepped_back,
        "form-keep": _kept,
        "form-skip": _skipped,
        "form-cancel": _left,
    }
    return await steps[word](request, draft)


def _labels(request: Request, key: str) -> tuple[str, ...]:
    return (request.house.voice.texts.plain(Text(key), request.language),)


def _chosen(request: Request, question: Question, text: str) -> str:
    """Take a choice typed by its label for the choice itself."""
    plain = request.house.voice.texts.plain
    labels = {c: plain(Text(f"{question.labels}-{c}"), request.language) for c in question.choices}
    return matches(text, labels) or text


async def _checked(request: Request, route: FormRoute, after: Draft, key: str) -> Screen | None:
    check = route.checks.get(key)
    return await check(request, after, after.answers.get(key, "")) if check else None


async def _go_to(request: Request, route: FormRoute, draft: Draft) -> Screen:
    if draft.step == forms.REVIEW and not route.form.reviewed:
        return await _said_at_once(request, route, draft)
    await request.store.drafts.keep(request.actor.id, draft, request.now)
    return step_screen(route.form, draft)


async def _submitted(request: Request, route: FormRoute, draft: Draft) -> Screen:
    """Send; where a check has something to say first, the draft stays as it is."""
    sent = replace(draft, answers=forms.relevant(route.form, draft.answers))
    for key in route.checks:
        instead = await _checked(request, route, sent, key)
        if instead is not None:
            return instead
    result = await route.submit(request, sent)
    await request.store.drafts.drop(request.actor.id, draft)
    return result


async def _said_at_once(request: Request, route: FormRoute, draft: Draft) -> Screen:
    """Send a form without a review; what can no longer be said is given up, and it says why."""
    try:
        async with request.store.undoable():
            return await _submitted(request, route, draft)
    except Refusal as refusal:
        request.receipts.clear()
        await request.store.drafts.drop(request.actor.id, draft)
        fresh = await route.fresh(request, draft.subject)
        return replace(fresh, paragraphs=(refused(refusal), *fresh.paragraphs), refused=True)


async def _open_draft(request: Request, version: int) -> Draft:
    draft = await request.store.drafts.find_open(request.actor.id)
    if draft is None or draft.version != version:
        raise Refusal("form-out-of-date")
    return draft


async def choose_answer(request: Request, press: Answer) -> Screen:
    """Take a pressed choice or suggestion."""
    draft = await _open_draft(request, press.version)
    question = forms.question_at(request.house.forms[draft.form].form, draft)
    if question is None or question.takes is forms.Takes.FILE:
        raise Refusal("form-out-of-date")
    return await take_answer(request, draft, press.value)


async def step_back(request: Request, press: Back) -> Screen:
    """Show the question before."""
    return await _stepped_back(request, await _open_draft(request, press.version))


async def skip_question(request: Request, press: Skip) -> Screen:
    """Leave an optional question out."""
    return await _skipped(request, await _open_draft(request, press.version))


async def keep_answer(request: Request, press: Keep) -> Screen:
    """Go on with the answer as it was."""
    return await _kept(request, await _open_draft(request, press.version))


async def leave_form(request: Request, press: Leave) -> Screen:
    """Leave the form with its draft kept."""
    return await _left(request, await _open_draft(request, press.version))


async def change_answer(request: Request, press: ChangeAnswer) -> Screen:
    """Open one question again."""
    draft = await _open_draft(request, press.version)
    route = request.house.forms[draft.form]
    return await _go_to(request, route, forms.jumped(route.form, draft, press.question))


async def send_form(request: Request, press: Send) -> Screen:
    """Send the reviewed form; a second press shows what became of it."""
    draft = await _open_draft(request, press.version)
    route = request.house.forms[draft.form]
    checked = forms.rechecked(route.form, draft, now=request.local_now)
    if checked.step != forms.REVIEW:
        return await _go_to(request, route, checked)
    return await _submitted(request, route, checked)


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


async def show_open_form(request: Request, _press: Press) -> Screen:
    """Show the step of the form that is open, or home: what an old button of a form leads to."""
    draft = (
        await request.store.drafts.find_open(request.actor.id) if request.actor.person_id else None
    )
    if draft is None:
        return await request.house.home(request, None)
    return step_screen(request.house.forms[draft.form].form, draft)


async def show_sent_form(request: Request, press: Send) -> Screen:
    """Show the open form, or what the sent one became."""
    draft = await request.store.drafts.find_open(request.actor.id)
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


async def _stepped_back(request: Request, draft: Draft) -> Screen:
    route = request.house.forms[draft.form]
    return await _go_to(request, route, forms.stepped_back(route.form, draft))


async def _skipped(request: Request, draft: Draft) -> Screen:
    route = request.house.forms[draft.form]
    return await _go_to(request, route, forms.skipped(route.form, draft))


async def _kept(request: Request, draft: Draft) -> Screen:
    route = request.house.forms[draft.form]
    return await _go_to(request, route, forms.kept(route.form, draft))


async def _left(request: Request, draft: Draft) -> Screen:
    route = request.house.forms[draft.form]
    if not route.form.reviewed:
        await request.store.drafts.drop(request.actor.id, draft)
        return await route.fresh(request, draft.subject)
    if draft.answers:
        await request.store.drafts.leave(request.actor.id)
        step, total = place_in(route.form, draft)
        said = Text.of("form-left", step=step, total=total)
    else:
        await request.store.drafts.drop(request.actor.id, draft)
        said = Text("form-left-empty")
    home = await request.house.home(request, None)
    return replace(home, paragraphs=(said, *home.paragraphs))


ROUTES = (
    Route(Answer, choose_answer, Action.USE_OWN_DATA, fresh=show_open_form),
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
