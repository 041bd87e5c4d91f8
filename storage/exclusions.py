"""Proposals to exclude an organisation: one open at most for each, settled once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.features.participants.rules import Exclusion
from storage.sql import Sql, instant, maybe_instant, micros

if TYPE_CHECKING:
    from datetime import datetime


class Exclusions:
    """All proposals."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def propose(
        self, organisation_id: int, *, reason: str, by: int, now: datetime
    ) -> int | None:
        """Keep a proposal and return its id; None when one is open for this organisation."""
        values = {"reason": reason, "proposed_by": by, "proposed_at": micros(now)}
        id_ = await self._sql.value("propose_exclusion", organisation_id=organisation_id, **values)
        return None if id_ is None else int(id_)

    async def get(self, exclusion_id: int) -> Exclusion | None:
        """Return a proposal, or None for an id that somebody made up."""
        return _exclusion(await self._sql.one("get_exclusion", id=exclusion_id))

    async def find_open(self, organisation_id: int) -> Exclusion | None:
        """Return the proposal that waits for a second organiser."""
        row = await self._sql.one("find_open_exclusion", organisation_id=organisation_id)
        return _exclusion(row)

    async def settle(
        self, exclusion_id: int, *, is_confirmed: bool, by: int, now: datetime
    ) -> bool:
        """Confirm or drop a proposal; False when somebody got there first."""
        values = {"settled_by": by, "settled_at": micros(now), "is_confirmed": int(is_confirmed)}
        return await self._sql.change("settle_exclusion", id=exclusion_id, **values) > 0


def _exclusion(row: Any) -> Exclusion | None:  # noqa: ANN401 - a row of the driver
    if row is None:
        return None
    return Exclusion(
        id=row["id"],
        organisation_id=row["organisation_id"],
        reason=row["reason"],
        proposed_by=row["proposed_by"],
        proposed_at=instant(row["proposed_at"]),
        settled_at=maybe_instant(row["settled_at"]),
    )
