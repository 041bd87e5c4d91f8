"""The guide to legal forms, for everybody who has agreed: reference words, no advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.guide import views
from bot.features.guide.rules import guide
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route

if TYPE_CHECKING:
    from bot.ui.request import Request
    from bot.ui.screen import Screen


async def open_guide(request: Request, _press: views.OpenGuide) -> Screen:
    """List the forms."""
    return views.forms(guide(), request.language)


async def open_form_page(request: Request, press: views.OpenForm) -> Screen:
    """Show one form."""
    found = guide()
    if press.place >= len(found.forms):
        raise Refusal("guide-no-such-form")
    return views.page(found, found.forms[press.place], request.language)


FEATURE = Feature(
    routes=(
        Route(views.OpenGuide, open_guide, Action.READ_GUIDE),
        Route(views.OpenForm, open_form_page, Action.READ_GUIDE),
    ),
)
