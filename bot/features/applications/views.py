"""The way in: register an organisation, or join one that is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.menu.views import menu_button
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen
from bot.ui.steps import FormPress

if TYPE_CHECKING:
    from bot.features.organisations.rules import Organisation


@dataclass(frozen=True)
class Apply(FormPress):
    """Register an organisation; where that form is open already, it goes on."""

    TAG: ClassVar[str] = "aa"


@dataclass(frozen=True)
class AskToJoin(Press):
    """Act for an organisation that is known already."""

    TAG: ClassVar[str] = "aj"
    organisation_id: int


def already_known(organisation: Organisation) -> Screen:
    """Say that the ИНН is in the register and offer to join that organisation."""
    join = Button(Text("application-join"), AskToJoin(organisation.id))
    other = Button(Text("application-other-inn"), Apply())
    text = Text.of(
        "application-known",
        name=organisation.particulars.short_name,
        inn=organisation.particulars.inn,
    )
    return screen(text, buttons=[[join], [other], [menu_button()]])


def under_review(inn: str) -> Screen:
    """Say that somebody else's application with this ИНН waits, without saying whose."""
    other = Button(Text("application-other-inn"), Apply())
    return screen(Text.of("application-inn-waits", inn=inn), buttons=[[other], [menu_button()]])
