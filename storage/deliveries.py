"""Messages that must go out, and every attempt to send them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.sql import Sql, micros

if TYPE_CHECKING:
    from datetime import datetime


class Deliveries:
    """The outbox: one row for each message to one person."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def plan(
        self,
        person_id: int,
        *,
        kind: str,
        about: str,
        policy: str,
        body: str,
        now: datetime,
        not_before: datetime | None = None,
        expires_at: datetime | None = None,
    ) -> None:
        """Plan one message; the same kind about the same thing to the same person is planned once."""
        await self._sql.change(
            "plan_delivery",
            person_id=person_id,
            kind=kind,
            about=about,
            policy=policy,
            body=body,
            created_at=micros(now),
            not_before=micros(not_before or now),
            expires_at=micros(expires_at) if expires_at else None,
        )
