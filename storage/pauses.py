"""Campaigns that are held, that go on, and that are stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.pauses.rules import Refused
from storage.deliveries import Lane
from storage.sql import Sql, micros

if TYPE_CHECKING:
    from datetime import datetime

    from bot.features.announcements.rules import Pause


class Pauses:
    """What changes a campaign under way says whether it did."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def pause(self, announcement_id: int, why: Pause, now: datetime) -> bool:
        """Hold all that is not settled; False when it is held or nothing is left."""
        values = {"id": announcement_id, "at": micros(now), "why": why}
        if not await self._sql.change("pause_campaign", **values):
            return False
        await self._sql.change("move_campaign", id=announcement_id, lane=Lane.HELD)
        return True

    async def resume(
        self, announcement_id: int, now: datetime, *, opens_at: datetime | None = None
    ) -> bool:
        """Let it go on; False when it is not held.

        Those who keep quiet hours get it at `opens_at`, where there is one.
        """
        if not await self._sql.change("resume_campaign", id=announcement_id, at=micros(now)):
            return False
        if opens_at:
            values = {"id": announcement_id, "opens_at": micros(opens_at)}
            await self._sql.change("note_opening", **values)
            await self._sql.change("put_campaign_off", **values)
        await self._sql.change("move_campaign", id=announcement_id, lane=Lane.CAMPAIGN)
        return True

    async def stop(self, announcement_id: int, now: datetime) -> bool:
        """Give up what waits; False when nothing does."""
        if not await self._sql.change("stop_campaign", id=announcement_id, at=micros(now)):
            return False
        await self._sql.change("cancel_campaign", id=announcement_id, now=micros(now))
        return True

    async def find_refused(self, announcement_id: int) -> Refused:
        """Return how often its words were refused since it last went on, and why."""
        row = await self._sql.one("find_refused", id=announcement_id)
        return Refused(row["times"], row["reason"] or "")
