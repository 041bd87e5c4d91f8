"""What is kept about a person, and its erasure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.menu.views import menu_button
from bot.ui.presses import Press
from bot.ui.screen import Button, Paper, Screen, Text, screen

if TYPE_CHECKING:
    from bot.features.organisations.rules import Organisation
    from bot.features.privacy.rules import Consent


@dataclass(frozen=True)
class AskToForget(Press):
    """Ask for erasure."""

    TAG: ClassVar[str] = "pf"


@dataclass(frozen=True)
class Forget(Press):
    """Erase now."""

    TAG: ClassVar[str] = "pe"


def what_is_kept(consent: Consent, paper: Paper) -> Screen:
    """Give the file of everything kept, and the way to erase it."""
    text = Text.of(
        "mydata", version=consent.version, agreed=consent.agreed_at, fingerprint=consent.sha256[:12]
    )
    erase = Button(Text("mydata-forget"), AskToForget())
    return Screen((text,), ((erase,), (menu_button(),)), paper=paper, kept=True)


def sure_to_forget() -> Screen:
    """Say what erasure means and ask."""
    return screen(
        Text("forget-sure"), buttons=[[Button(Text("forget-yes"), Forget())], [menu_button()]]
    )


def nobody_left(organisation: Organisation) -> Screen:
    """Tell the organisers that nobody acts for an organisation any more."""
    text = Text.of("forget-nobody-left", name=organisation.particulars.short_name)
    return screen(text, buttons=[[menu_button()]])


def forgotten(language: str) -> Screen:
    """Say that it is done."""
    return Screen((Text("forget-done"),), language=language)
