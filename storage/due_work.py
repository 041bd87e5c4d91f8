"""What must happen at a time: one row for each thing, served once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.sql import Sql, instant, micros

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Work:
    """A due row: `kind` names who serves it, `about` its object; `tries` counts failures."""

    id: int
    kind: str
    about: str
    due_at: datetime
    tries: int


class DueWork:
    """The rows that the clockwork serves."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def schedule(self, kind: str, about: str, due_at: datetime) -> None:
        """Let something happen at an instant; scheduling it again moves it, served or not."""
        await self._sql.change("schedule_work", kind=kind, about=about, due_at=micros(due_at))

    async def drop(self, kind: str, about: str, now: datetime) -> bool:
        """Let something not happen; False when it was served, dropped or never scheduled."""
        return await self._sql.change("drop_work", kind=kind, about=about, at=micros(now)) > 0

    async def list_due(self, now: datetime, *, many: int) -> list[Work]:
        """Return what is due now, the longest due first."""
        rows = await self._sql.all("list_due_work", now=micros(now), many=many)
        return [
            Work(row["id"], row["kind"], row["about"], instant(row["due_at"]), row["tries"])
            for row in rows
        ]

    async def take(self, work: Work, now: datetime) -> bool:
        """Claim a row by settling it; False when somebody got there first."""
        return await self._settle(work, "done", now)

    async def give_up(self, work: Work, now: datetime) -> bool:
        """Settle a row that failed too often."""
        return await self._settle(work, "failed", now)

    async def put_off(self, work: Work, until: datetime) -> None:
        """Try a row again later."""
        await self._sql.change("put_work_off", id=work.id, not_before=micros(until))

    async def _settle(self, work: Work, state: str, now: datetime) -> bool:
        values = {"id": work.id, "state": state, "at": micros(now)}
        return await self._sql.change("settle_work", **values) > 0
