"""Who edits a message now: a person's answer goes first, and no renewal lands on top of it."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 1.0


class Turns:
    """Keeps answers and renewals of live cards apart, in one process, by chat and message.

    Two edits of one message may reach Telegram in either order. So no renewal begins while its chat
    is answered, and an answer whose message is being renewed waits for that, or goes elsewhere.
    """

    def __init__(self, *, patience: float = PATIENCE) -> None:
        """Begin with nobody at it; `patience` in seconds is how long an answer waits."""
        self._patience = patience
        self._answering: Counter[int] = Counter()
        self._renewing: dict[tuple[int, int], asyncio.Event] = {}

    @contextmanager
    def answering(self, chat_id: int) -> Iterator[None]:
        """Answer a person; until the end no renewal begins in the chat."""
        self._answering[chat_id] += 1
        try:
            yield
        finally:
            self._answering[chat_id] -= 1
            if not self._answering[chat_id]:
                del self._answering[chat_id]

    def is_answering(self, chat_id: int) -> bool:
        """Tell whether a person is being answered."""
        return chat_id in self._answering

    @contextmanager
    def renewing(self, chat_id: int, message_id: int) -> Iterator[None]:
        """Renew a message; until the end an answer does not touch it."""
        ended = self._renewing[chat_id, message_id] = asyncio.Event()
        try:
            yield
        finally:
            del self._renewing[chat_id, message_id]
            ended.set()

    async def is_free(self, chat_id: int, message_id: int) -> bool:
        """Wait a moment for a renewal on its way; False when the answer must go elsewhere."""
        ended = self._renewing.get((chat_id, message_id))
        if ended is None:
            return True
        with suppress(TimeoutError):
            async with asyncio.timeout(self._patience):
                await ended.wait()
        return ended.is_set()
