"""Texts that Telegram's clients cut because they are too long: the rest is no answer of its own."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.runtime.decode import Incoming, Typed
from bot.ui.answers import LONGEST_MESSAGE

SENT_TOGETHER = timedelta(seconds=2)
_MOST_PEOPLE = 1_000


class Halves:
    """Remembers, in memory alone, who has just sent a message as long as messages may be."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._cut: dict[int, datetime] = {}

    def is_rest(self, incoming: Incoming) -> bool:
        """Tell whether this is what was left of a message that was too long."""
        who, said = incoming.sender.telegram_id, incoming.said
        if not isinstance(said, Typed):
            return False
        began = self._cut.pop(who, None)
        if len(said.text.encode("utf-16-le")) // 2 >= LONGEST_MESSAGE:
            self._cut[who] = said.sent_at
        while len(self._cut) > _MOST_PEOPLE:
            del self._cut[next(iter(self._cut))]
        return began is not None and said.sent_at - began <= SENT_TOGETHER
