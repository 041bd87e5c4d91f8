"""What organisations reply to meetings: one reply stands for each, earlier ones are history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.meetings.rules import Answer
from storage.sql import Sql, instant, micros

if TYPE_CHECKING:
    from datetime import datetime


class Replies:
    """The replies of organisations."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def record(
        self, meeting_id: int, organisation_id: int, answer: Answer, *, by: int, now: datetime
    ) -> bool:
        """Let a reply take the place of an earlier one; False when the same one stands."""
        which = {"meeting_id": meeting_id, "organisation_id": organisation_id, "answer": answer}
        await self._sql.change("supersede_reply", **which, at=micros(now))
        return await self._sql.change("record_reply", **which, person_id=by, at=micros(now)) > 0

    async def supersede_all(self, meeting_id: int, now: datetime) -> int:
        """Ask everybody again: return how many replies are history now."""
        return await self._sql.change("supersede_replies", meeting_id=meeting_id, at=micros(now))

    async def of_meeting(self, meeting_id: int) -> dict[int, Answer]:
        """Return the reply that stands, by organisation."""
        rows = await self._sql.all("list_replies", meeting_id=meeting_id)
        return {row["organisation_id"]: Answer(row["answer"]) for row in rows}

    async def list_of(self, person_id: int) -> list[dict[str, object]]:
        """Return every reply that a person gave, for what is kept about them."""
        rows = await self._sql.all("list_replies_of", person_id=person_id)
        return [{**dict(row), "at": instant(row["at"])} for row in rows]
