"""Who has acknowledged an announcement, and who is to be reminded of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.acknowledgements.rules import REMINDS_EVERY, Silent
from storage.sql import Sql, maybe_instant, micros

if TYPE_CHECKING:
    from datetime import datetime


class Acknowledgements:
    """One row for each person and announcement; the first stays."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def ask(self, announcement_id: int, *, asks: bool) -> bool:
        """Put the button under an announcement or take it away; False when nothing changed."""
        return await self._sql.change("ask_to_acknowledge", id=announcement_id, asks=int(asks)) > 0

    async def was_for(self, announcement_id: int, person_id: int) -> bool:
        """Tell whether an announcement was sent to a person, or is on its way."""
        values = {"about": str(announcement_id), "person_id": person_id}
        return await self._sql.value("was_addressed", **values) is not None

    async def record(self, announcement_id: int, person_id: int, now: datetime) -> bool:
        """Record that a person has read it; False the second time.

        It has surely arrived then, and is not repeated; nor does a reminder that waits go out.
        """
        values = {"announcement_id": announcement_id, "person_id": person_id}
        if not await self._sql.change("acknowledge", **values, at=micros(now)):
            return False
        await self._sql.change("arrived_after_all", **values, now=micros(now))
        waiting = {"first": f"{announcement_id}:", "last": f"{announcement_id};"}
        await self._sql.change("cancel_needless_reminders", **values, **waiting, now=micros(now))
        return True

    async def find(self, announcement_id: int, person_id: int) -> datetime | None:
        """Return when a person acknowledged it, or None."""
        values = {"announcement_id": announcement_id, "person_id": person_id}
        return maybe_instant(await self._sql.value("when_acknowledged", **values))

    async def list_silent(
        self, announcement_id: int, *, many: int, skipped: int = 0
    ) -> list[Silent]:
        """Return a page of the organisations none of whose people has acknowledged, by name."""
        values = {"id": announcement_id, "many": many, "skipped": skipped}
        rows = await self._sql.all("list_uninformed", **values)
        return [Silent(row["id"], row["short_name"]) for row in rows]

    async def take_turn(self, announcement_id: int, now: datetime) -> bool:
        """Take the turn to remind; False when somebody did within a day."""
        long_ago = micros(now - REMINDS_EVERY)
        values = {"id": announcement_id, "now": micros(now), "long_ago": long_ago}
        return await self._sql.change("note_reminder", **values) > 0

    async def plan_reminders(
        self,
        announcement_id: int,
        *,
        russian: str,
        english: str,
        now: datetime,
        opens_at: datetime | None = None,
    ) -> int:
        """Plan a reminder to all who act for an organisation that is silent; return how many.

        Those who keep quiet hours get it at `opens_at`, where there is one.
        """
        about = f"{announcement_id}:{micros(now)}"
        values = {"id": announcement_id, "about": about, "now": micros(now)}
        values["opens_at"] = micros(opens_at or now)
        return await self._sql.change("plan_reminders", **values, russian=russian, english=english)
