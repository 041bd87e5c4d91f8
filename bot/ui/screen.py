"""What a handler answers with.

Sentences by key, buttons that carry presses, and nothing of Telegram.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.ui.presses import Press


@dataclass(frozen=True)
class Text:
    """A sentence of `locales/` and what fills it.

    A value may be str (typed by people: it is escaped), int, date, aware datetime, another Text,
    a tuple of Texts, which are set one under another, or Markup, which stands as it is.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, key: str, **values: object) -> Text:
        """Build a Text with its values as keywords."""
        return cls(key, values)


@dataclass(frozen=True)
class Markup:
    """Telegram HTML that is known to be safe: the formatting of a message, cleaned."""

    html: str


@dataclass(frozen=True)
class Button:
    """One inline button: a typed press, or an address to open."""

    label: Text
    press: Press | None = None
    url: str = ""


@dataclass(frozen=True)
class Key:
    """One key of the reply keyboard; `contact` asks Telegram to share the person's own phone."""

    label: Text
    contact: bool = False


@dataclass(frozen=True)
class Screen:
    """One answer: paragraphs, rows of buttons, and how it is to be shown.

    `keys` is a reply keyboard and excludes `buttons`, as Telegram does. `closing` is a short
    message that takes a reply keyboard away before this screen is sent. `alert` is shown on the
    pressed button. Without paragraphs, `buttons` take the place of those under the pressed message,
    and nothing else of it changes. `kept` says that the pressed message stays as it is and this
    screen is sent as a new one. `document` is "document:<file id>" or "photo:<file id>", sent with
    the text as its caption; several of them, with spaces between, go before the text. `paper` is a
    file made for the person. `refused` marks a screen that only explains why an answer was not
    taken. `language` is set where the person has just chosen another one than their account's.
    `live` shows this screen again: an organiser's card of something under way, which is kept as the
    facts are while it is looked at.
    """

    paragraphs: tuple[Text, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    keys: tuple[tuple[Key, ...], ...] = ()
    closing: Text | None = None
    alert: Text | None = None
    kept: bool = False
    document: str = ""
    paper: Paper | Drawing | None = None
    refused: bool = False
    language: str = ""
    live: Press | None = None


@dataclass(frozen=True)
class Paper:
    """A small text file made for the person, for example everything that is kept about them."""

    name: str
    content: str


@dataclass(frozen=True)
class Drawing:
    """A file that takes a moment to make: `draw` runs in a thread, after what was decided is kept.

    So it must know all that it draws.
    """

    name: str
    draw: Callable[[], bytes]


def screen(
    *paragraphs: Text,
    buttons: Sequence[Sequence[Button]] = (),
    alert: Text | None = None,
    live: Press | None = None,
) -> Screen:
    """Build the usual screen: paragraphs over rows of buttons."""
    rows = tuple(tuple(row) for row in buttons if row)
    return Screen(paragraphs, rows, alert=alert, live=live)


def in_rows(buttons: Sequence[Button], *, width: int = 2) -> list[Sequence[Button]]:
    """Lay buttons out in rows of `width`."""
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]
