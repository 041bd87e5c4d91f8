"""Everything that waits for me, in order of deadline, each with the button that settles it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.menu.views import menu_button
from bot.ui.feature import DeskRow
from bot.ui.presses import Press
from bot.ui.screen import Screen, Text, screen
from bot.ui.steps import place_in, resume_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ui.forms import Draft, Form

MOST = 12


@dataclass(frozen=True)
class OpenDesk(Press):
    """My desk."""

    TAG: ClassVar[str] = "dd"


def desk(rows: Sequence[DeskRow]) -> Screen:
    """List what waits, the nearest deadline first; say so when nothing does."""
    if not rows:
        return screen(Text("desk-empty"), buttons=[[menu_button()]])
    lines = tuple(_line(row) for row in rows[:MOST])
    more = [Text.of("desk-more", count=len(rows) - MOST)] if len(rows) > MOST else []
    buttons = [[row.button] for row in rows[:MOST]]
    return screen(Text.of("desk", lines=lines), *more, buttons=[*buttons, [menu_button()]])


def _line(row: DeskRow) -> Text:
    if row.until is None:
        return Text.of("desk-line", what=row.text)
    return Text.of("desk-line-until", what=row.text, until=row.until)


def unfinished(form: Form, draft: Draft) -> DeskRow:
    """Return the row of a form that was begun and not sent."""
    step, total = place_in(form, draft)
    text = Text.of("desk-draft", form=Text(f"form-name-{form.name}"), step=step, total=total)
    return DeskRow(None, text, resume_button(draft))
