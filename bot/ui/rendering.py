"""A Screen in one person's language.

HTML and button data, ready to send now or to keep in the outbox.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.ui.presses import Codec
    from bot.ui.screen import Button, Screen
    from bot.ui.texts import Language, Texts


@dataclass(frozen=True)
class Rendered:
    """What goes to Telegram.

    `buttons` are rows of (label, data, url), `keys` rows of (label, contact).
    """

    html: str
    buttons: tuple[tuple[tuple[str, str, str], ...], ...] = ()
    keys: tuple[tuple[tuple[str, bool], ...], ...] = ()
    closing: str = ""
    alert: str = ""
    document: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """Return the files that Telegram holds and that go along, each by its reference."""
        return tuple(self.document.split())

    @property
    def is_only_buttons(self) -> bool:
        """Tell whether it changes the buttons of the pressed message and leaves its words."""
        return bool(self.buttons) and not self.html

    def kept(self) -> str:
        """Return it as JSON for a row of the outbox."""
        return json.dumps(vars(self), ensure_ascii=False)

    def digest(self) -> str:
        """Return a short name of what a message reads and offers, the same for the same."""
        return hashlib.sha256(replace(self, alert="").kept().encode()).hexdigest()

    @classmethod
    def from_kept(cls, body: str) -> Rendered:
        """Read what `kept` wrote."""
        fields = json.loads(body)
        fields["buttons"] = tuple(tuple(tuple(b) for b in row) for row in fields["buttons"])
        fields["keys"] = tuple(tuple(tuple(k) for k in row) for row in fields["keys"])
        return cls(**fields)


@dataclass(frozen=True)
class Voice:
    """Says screens: the sentences and the button codec of this house."""

    texts: Texts
    codec: Codec

    def render(self, screen: Screen, language: Language) -> Rendered:
        """Return the screen in a language; raises MissingText or ValueError for a bug in a view."""
        say, plain = self.texts.say, self.texts.plain
        return Rendered(
            html="\n\n".join(say(paragraph, language) for paragraph in screen.paragraphs),
            buttons=tuple(tuple(self._button(b, language) for b in row) for row in screen.buttons),
            keys=tuple(
                tuple((plain(k.label, language), k.contact) for k in row) for row in screen.keys
            ),
            closing=say(screen.closing, language) if screen.closing else "",
            alert=plain(screen.alert, language) if screen.alert else "",
            document=screen.document,
        )

    def _button(self, button: Button, language: Language) -> tuple[str, str, str]:
        data = self.codec.write(button.press) if button.press else ""
        return self.texts.plain(button.label, language), data, button.url
