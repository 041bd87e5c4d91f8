"""What follows an announcement that is out: copies taken back, notes of it, corrections."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from storage.sql import Sql, micros

if TYPE_CHECKING:
    from datetime import datetime

DELETABLE_FOR = timedelta(hours=47)
"""Telegram deletes messages of 48 hours; the call may have to wait for its turn."""


class FollowUps:
    """Messages that change, take away or explain earlier copies of an announcement."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def take_back(
        self, announcement_id: int, *, russian: str, english: str, now: datetime
    ) -> None:
        """Plan that known copies go, and that everybody who has seen one learns it, each once.

        First the copy goes, then the note comes.
        """
        said = {"id": announcement_id, "russian": russian, "english": english, "now": micros(now)}
        deletable = micros(now - DELETABLE_FOR)
        await self._sql.change("plan_takings_back", **said, deletable_since=deletable)
        await self._sql.change("plan_takings_files_back", **said, deletable_since=deletable)
        await self._sql.change("plan_notes", **said)

    async def is_under_way(self, announcement_id: int) -> bool:
        """Tell whether any message or correction of it is still to be settled."""
        return bool(await self._sql.value("count_under_way", id=announcement_id))
