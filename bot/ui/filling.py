"""Forms being filled: drafts loaded, the pure engine asked, drafts kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.refusal import Refusal
from bot.ui import forms
from bot.ui.gathering import with_part
from bot.ui.screen import Screen, Text
from bot.ui.steps import (
    place_in,
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
    from bot.ui.written import Written


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
    """Begin above every version of any earlier draft, whose buttons may still be in the chat.

    A draft grows by one with each answer, so nobody answers fast enough to reach the next form.
    """
    return int(request.now.timestamp() * 1_000_000)


async def leave_for(request: Request) -> None:
    """Leave the open form for something else: its draft is kept, a single question is dropped.

    A text typed later must not answer a question that is out of sight, least of all a reason.
    """
    if request.actor.person_id is None:
        return
    draft = await request.store.drafts.find_open(request.actor.id)
    if draft is None:
        return
    route = request.house.forms.get(draft.form)
    if route is None or not route.form.reviewed:
        await request.store.drafts.drop(request.actor.id, draft)
    else:
        await request.store.drafts.leave(request.actor.id)


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
    return instead or await go_to(request, route, after)


async def take_part(request: Request, draft: Draft, part: Written, *, message_id: int) -> Screen:
    """Keep one of the messages of which an answer is made; raises Refusal for one too many."""
    form = request.house.forms[draft.form].form
    question = forms.question_at(form, draft)
    if question is None:
        raise Refusal("form-review-takes-buttons")
    after = with_part(question, draft, part, message_id=message_id)
    await request.store.drafts.keep(request.actor.id, after, request.now)
    return step_screen(form, after)


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
        "form-back": stepped_back,
        "form-keep": kept_as_is,
        "form-skip": skipped,
        "form-cancel": left,
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


async def go_to(request: Request, route: FormRoute, draft: Draft) -> Screen:
    if draft.step == forms.REVIEW and not route.form.reviewed:
        return await _said_at_once(request, route, draft)
    await request.store.drafts.keep(request.actor.id, draft, request.now)
    return step_screen(route.form, draft)


async def submitted(request: Request, route: FormRoute, draft: Draft) -> Screen:
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
            return await submitted(request, route, draft)
    except Refusal as refusal:
        request.receipts.clear()
        await request.store.drafts.drop(request.actor.id, draft)
        fresh = await route.fresh(request, draft.subject)
        return replace(fresh, paragraphs=(refused(refusal), *fresh.paragraphs), refused=True)


async def open_draft(request: Request) -> Draft | None:
    """Return the draft that is open, unless the right to its form was lost since it was begun."""
    if request.actor.person_id is None:
        return None
    draft = await request.store.drafts.find_open(request.actor.id)
    route = request.house.forms.get(draft.form) if draft else None
    return draft if route and request.may(route.action) else None


async def show_open_form(request: Request, _press: Press) -> Screen:
    """Show the step of the form that is open, or home: what an old button of a form leads to."""
    draft = await open_draft(request)
    if draft is None:
        return await request.house.home(request, None)
    return step_screen(request.house.forms[draft.form].form, draft)


async def stepped_back(request: Request, draft: Draft) -> Screen:
    route = request.house.forms[draft.form]
    return await go_to(request, route, forms.stepped_back(route.form, draft))


async def skipped(request: Request, draft: Draft) -> Screen:
    route = request.house.forms[draft.form]
    return await go_to(request, route, forms.skipped(route.form, draft))


async def kept_as_is(request: Request, draft: Draft) -> Screen:
    route = request.house.forms[draft.form]
    return await go_to(request, route, forms.kept(route.form, draft))


async def left(request: Request, draft: Draft) -> Screen:
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
