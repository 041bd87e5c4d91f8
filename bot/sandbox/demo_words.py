"""What the buttons say that the people of the demo press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.screen import Text
from bot.ui.texts import Language

if TYPE_CHECKING:
    from bot.sandbox.stage import Stage


def word(stage: Stage, key: str, language: Language = Language.RU) -> str:
    """Return what a button says."""
    return stage.app.house.voice.texts.plain(Text(key), language)
