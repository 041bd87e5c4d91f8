"""How somebody enters: start, language, consent, and the first organiser's code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.entrance import views
from bot.features.organisers.rules import looks_like_code
from bot.features.privacy.rules import CONSENT_VERSION, Consent, fingerprint
from bot.refusal import Refusal
from bot.ui.access import Action, Actor, Role
from bot.ui.feature import Command, Feature, Route

if TYPE_CHECKING:
    from bot.features.privacy.rules import Person
    from bot.ui.request import Request
    from bot.ui.screen import Screen
    from bot.ui.texts import Language


async def start(request: Request, command: Command) -> Screen:
    """Greet a stranger, or show the menu; a code that came along is used."""
    if request.actor.person_id is None:
        await request.store.people.count_stranger()
        return await come_in(request, command)
    if not command.payload:
        return await request.house.home(request, None)
    person = await request.store.people.get(request.actor.id)
    return await _with_code(request, person, _code(command))


async def come_in(request: Request, command: Command) -> Screen:
    """Show what /start shows without its effects."""
    if request.actor.person_id is None:
        return views.greeting(request.house, _code(command))
    return await request.house.home(request, None)


def _code(command: Command) -> str:
    """Return the code that came along; what cannot be one is wrong like any wrong code."""
    code = command.payload
    return code if not code or looks_like_code(code) else views.NO_CODE


async def choose_language(request: Request, press: views.ChooseLanguage) -> Screen:
    """Show the consent in the chosen language, or the menu to who has agreed."""
    if request.actor.person_id is not None:
        return await request.house.home(request, None)
    return views.consent(request.house, press.language, press.code)


async def agree(request: Request, press: views.Agree) -> Screen:
    """Keep the consent and let the person in."""
    if not (request.house.operator_name and request.house.operator_address):
        raise Refusal("consent-operator-missing")
    person = await request.store.people.enter(
        request.actor.telegram_id,
        ref=request.house.new_ref(),
        name=request.sender.name,
        language=press.language,
        now=request.now,
    )
    if person is None:
        return await request.house.home(request, None)
    await request.store.people.record_consent(person.id, _consent(request, press.language))
    return await _with_code(request, person, press.code)


async def decline(_request: Request, press: views.Decline) -> Screen:
    """Store nothing."""
    return views.declined(press.language, press.code)


def _consent(request: Request, language: Language) -> Consent:
    text = request.house.voice.texts.plain(views.consent_text(request.house), language)
    return Consent(CONSENT_VERSION, language, fingerprint(text), request.now)


async def _with_code(request: Request, person: Person, code: str) -> Screen:
    """Show the menu to a person.

    An organiser's one if the account is appointed or the code is good.
    """
    store = request.store
    by_settings = await store.organisers.withdraw_appointment(request.actor.telegram_id)
    by_code = bool(code) and await store.organisers.use_code(code, request.now)
    is_known = Role.ORGANISER in request.actor.roles
    roles = request.actor.roles - {Role.STRANGER} | {Role.PERSON}
    if (by_settings or by_code) and await store.organisers.add(person.id, request.now):
        origin = "settings" if by_settings else "code"
        await store.journal.append(
            "organiser added",
            by=person.ref,
            about={"organiser": person.ref, "by": origin},
            now=request.now,
        )
        roles |= {Role.ORGANISER}
        is_known = False
    actor = Actor(request.actor.telegram_id, person.id, person.ref, person.name, roles)
    home = await request.house.home(replace(request, actor=actor), None)
    said = [
        text
        for text, is_said in (
            (views.appointed().paragraphs[0], Role.ORGANISER in roles and not is_known),
            (views.code_refused(), bool(code) and not by_code and Role.ORGANISER not in roles),
        )
        if is_said
    ]
    return replace(home, paragraphs=(*said, *home.paragraphs), language=person.language)


FEATURE = Feature(
    routes=(
        Route("start", start, Action.ENTER, fresh=come_in),
        Route(views.ChooseLanguage, choose_language, Action.ENTER),
        Route(views.Agree, agree, Action.ENTER, fresh=choose_language),
        Route(views.Decline, decline, Action.ENTER),
    ),
)
