"""Update ids already handled, kept seven days: the same update changes nothing twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from storage.sql import Sql, micros

if TYPE_CHECKING:
    from datetime import datetime

KEPT = timedelta(days=7)


class Inbox:
    """A set of (bot, update) pairs; ids of Telegram may come out of order and may start anew."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def take(self, bot_id: int, update_id: int, now: datetime, *, fault: str = "") -> bool:
        """Note an update as handled.

        False when it was before. `fault` is the code of a bug it met.
        """
        values = {"bot_id": bot_id, "update_id": update_id, "seen_at": micros(now), "fault": fault}
        return await self._sql.change("take_update", **values) > 0

    async def forget_old(self, now: datetime) -> int:
        """Forget updates older than seven days and return how many."""
        return await self._sql.change("forget_updates", before=micros(now - KEPT))
