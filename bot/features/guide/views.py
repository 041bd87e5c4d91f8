"""The guide to legal forms: the list, and one page for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.menu.views import menu_button
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, in_rows, screen

if TYPE_CHECKING:
    from bot.features.guide.rules import Both, Guide, LegalForm
    from bot.ui.texts import Language


@dataclass(frozen=True)
class OpenGuide(Press):
    """The guide."""

    TAG: ClassVar[str] = "lg"


@dataclass(frozen=True)
class OpenForm(Press):
    """One page; `place` counts the forms from 0."""

    TAG: ClassVar[str] = "lf"
    place: int


def forms(guide: Guide, language: Language) -> Screen:
    """List the forms, those of the ballot first."""
    buttons = [
        Button(_said(form.short_name, language), OpenForm(place))
        for place, form in enumerate(guide.forms)
    ]
    disclaimer = _said(guide.disclaimer, language)
    return screen(Text("guide"), disclaimer, buttons=[*in_rows(buttons), [menu_button()]])


def page(guide: Guide, form: LegalForm, language: Language) -> Screen:
    """Show one form: for and against, who may found it, and how well it suits."""
    head = Text.of(
        "guide-form",
        name=form.name[language],
        fit=Text(f"guide-fit-{form.fit}"),
        reason=form.fit_reason[language],
    )
    facts = ("pros", "cons", "founders", "governance", "profit", "member_liability", "exit")
    lines = tuple(Text.of(f"guide-{f}", text=getattr(form, f)[language]) for f in facts)
    laws = Text.of("guide-laws", laws="; ".join(law[language] for law in form.laws))
    back = Button(Text("guide-back"), OpenGuide())
    return screen(
        head,
        Text.of("lines", lines=(*lines, laws)),
        _said(guide.disclaimer, language),
        buttons=[[back, menu_button()]],
    )


def _said(both: Both, language: Language) -> Text:
    return Text.of("as-is", text=both[language])
