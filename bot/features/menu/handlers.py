"""The menu by role, the help, the language, and leaving a form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.menu import rules, views
from bot.ui.access import Action, Role
from bot.ui.feature import Command, Feature, MenuEntry, Route
from bot.ui.screen import Text

if TYPE_CHECKING:
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen

_ROLES_SHOWN = (Role.ORGANISER, Role.REPRESENTATIVE, Role.OBSERVER, Role.APPLICANT, Role.PERSON)


async def show_menu(request: Request, _trigger: Press | Command | None) -> Screen:
    """Show what this person may do, an unfinished form first."""
    entries = sorted(
        (e for e in request.house.menu if request.may(e.action)), key=lambda e: e.place
    )
    draft = await request.store.drafts.find_latest(request.actor.id)
    role = next(role for role in _ROLES_SHOWN if role in request.actor.roles)
    line = views.standing(request.house.cluster_name, request.actor.name, role)
    route = request.house.forms.get(draft.form) if draft and draft.answers else None
    known = draft if route and request.may(route.action) else None
    is_new = role is Role.PERSON and known is None
    return views.menu(line, entries, known, advice=[Text("menu-newcomer")] if is_new else [])


async def go_home(request: Request, press: views.OpenMenu) -> Screen:
    """Show the menu, or the greeting to a stranger who read the help."""
    return await request.house.home(request, press)


async def show_help(request: Request, _trigger: Press | Command) -> Screen:
    """Say what the bot is for."""
    return views.help_screen(commands_for(request.actor.roles))


async def show_languages(_request: Request, _trigger: Press | Command) -> Screen:
    """Ask for the language."""
    return views.languages()


async def switch_language(request: Request, press: views.SwitchLanguage) -> Screen:
    """Speak another language from now on."""
    await request.store.people.choose_language(request.actor.id, press.language)
    return replace(await show_menu(request, press), language=press.language)


async def leave(request: Request, command: Command) -> Screen:
    """Say that the form was left (every command leaves it) with its draft kept."""
    menu = await show_menu(request, command)
    return replace(menu, paragraphs=(Text("menu-cancelled"), *menu.paragraphs))


def commands_for(roles: frozenset[Role]) -> tuple[str, ...]:
    """Return the commands of a person's menu in Telegram, in order."""
    if Role.STRANGER in roles:
        return rules.STRANGER
    acts = {Role.REPRESENTATIVE, Role.OBSERVER}
    desk = rules.DESK if roles & {Role.APPLICANT, Role.ORGANISER, *acts} else ()
    own = rules.APPLICANT if roles & {Role.APPLICANT, *acts} else ()
    members = rules.MEMBER if roles & {Role.ORGANISER, *acts} else ()
    organisers = rules.ORGANISER if Role.ORGANISER in roles else ()
    return (*desk, *own, *members, *organisers, *rules.EVERYBODY)


FEATURE = Feature(
    routes=(
        Route("menu", show_menu, Action.USE_OWN_DATA),
        Route("help", show_help, Action.ENTER),
        Route("language", show_languages, Action.USE_OWN_DATA),
        Route("cancel", leave, Action.USE_OWN_DATA),
        Route(views.OpenMenu, go_home, Action.ENTER),
        Route(views.OpenHelp, show_help, Action.ENTER),
        Route(views.OpenLanguages, show_languages, Action.USE_OWN_DATA),
        Route(views.SwitchLanguage, switch_language, Action.USE_OWN_DATA, fresh=show_menu),
    ),
    menu=(
        MenuEntry("menu-help", views.OpenHelp(), Action.USE_OWN_DATA, 90),
        MenuEntry("menu-language", views.OpenLanguages(), Action.USE_OWN_DATA, 91),
    ),
)
