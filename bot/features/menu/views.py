"""The menu, the help and the choice of language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, in_rows, screen
from bot.ui.steps import resume_button
from bot.ui.texts import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ui.feature import MenuEntry
    from bot.ui.forms import Draft


@dataclass(frozen=True)
class OpenMenu(Press):
    """The menu."""

    TAG: ClassVar[str] = "mm"


@dataclass(frozen=True)
class OpenHelp(Press):
    """What the bot does and how to talk to it."""

    TAG: ClassVar[str] = "mh"


@dataclass(frozen=True)
class OpenLanguages(Press):
    """The choice of language."""

    TAG: ClassVar[str] = "ml"


@dataclass(frozen=True)
class SwitchLanguage(Press):
    """Another language from now on."""

    TAG: ClassVar[str] = "ms"
    language: Language


def menu(
    standing: Text, entries: Sequence[MenuEntry], draft: Draft | None, *, advice: Sequence[Text]
) -> Screen:
    """Show who the person is here and what they may do; an unfinished form comes first."""
    buttons = [Button(Text(entry.label), entry.press) for entry in entries]
    resume = [[resume_button(draft)]] if draft else []
    unfinished = [Text.of("menu-unfinished", form=Text(f"form-name-{draft.form}"))] if draft else []
    return screen(standing, *advice, *unfinished, buttons=[*resume, *in_rows(buttons)])


def standing(cluster: str, name: str, role: str) -> Text:
    """Return the line that says where one is and as what."""
    return Text.of("menu-standing", cluster=cluster, name=name, role=Text(f"role-{role}"))


def help_screen(commands: Sequence[str]) -> Screen:
    """Say what the bot is for and list the commands that this person may use."""
    lines = tuple(
        Text.of("help-line", command=name, does=Text(f"command-{name}")) for name in commands
    )
    return screen(Text("help"), Text.of("lines", lines=lines), buttons=[[menu_button()]])


def languages() -> Screen:
    """Ask for the language."""
    buttons = [Button(Text(f"language-{each}"), SwitchLanguage(each)) for each in Language]
    return screen(Text("entrance-choose"), buttons=[buttons, [menu_button()]])


def menu_button() -> Button:
    """Return the button that leads back to the menu."""
    return Button(Text("menu-button"), OpenMenu())
