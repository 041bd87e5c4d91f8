"""The first screens that anybody sees: a greeting, the choice of language, the consent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

from bot.features.privacy.rules import CONSENT_VERSION
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text
from bot.ui.texts import Language

if TYPE_CHECKING:
    from bot.ui.request import House

CODE_LENGTH = 22
NO_CODE = "-"
"""Stands for a payload that cannot be a code; it travels as one and is refused as one."""


@dataclass(frozen=True)
class ChooseLanguage(Press):
    """A stranger's language; nothing is stored yet, so a code they came with travels along."""

    TAG: ClassVar[str] = "el"
    language: Language
    code: Annotated[str, CODE_LENGTH]


@dataclass(frozen=True)
class Agree(Press):
    """Consent to the processing of personal data."""

    TAG: ClassVar[str] = "ea"
    language: Language
    code: Annotated[str, CODE_LENGTH]


@dataclass(frozen=True)
class Decline(Press):
    """No consent: nothing is stored."""

    TAG: ClassVar[str] = "ed"
    language: Language
    code: Annotated[str, CODE_LENGTH]


def greeting(house: House, code: str) -> Screen:
    """Greet a stranger and ask for the language."""
    buttons = tuple(
        Button(Text(f"language-{each}"), ChooseLanguage(each, code)) for each in Language
    )
    return Screen(
        (Text.of("entrance-greeting", cluster=house.cluster_name), Text("entrance-choose")),
        (buttons,),
    )


def consent(house: House, language: Language, code: str) -> Screen:
    """Show the consent, a document of its own."""
    agree = Button(Text("consent-agree"), Agree(language, code))
    decline = Button(Text("consent-refuse"), Decline(language, code))
    return Screen((consent_text(house),), ((agree, decline),), language=language)


def consent_text(house: House) -> Text:
    """Return the text whose fingerprint is kept with the consent."""
    return Text.of(
        "consent-text",
        operator=house.operator_name,
        address=house.operator_address,
        cluster=house.cluster_name,
        version=CONSENT_VERSION,
    )


def declined(language: Language, code: str) -> Screen:
    """Say that nothing was stored, and how to come back."""
    again = Button(Text("consent-read-again"), ChooseLanguage(language, code))
    return Screen((Text("consent-refused"),), ((again,),), language=language)


def appointed() -> Screen:
    """Tell a person that they are an organiser now, and what that is."""
    return Screen((Text("entrance-organiser"),))


def code_refused() -> Text:
    """Return the same neutral sentence for a wrong, used or expired code."""
    return Text("entrance-code-refused")
