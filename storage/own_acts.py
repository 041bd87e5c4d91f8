"""What one person did, for the file of what is kept about them."""

from __future__ import annotations

from typing import Any

from storage.sql import Sql, instant


class OwnActs:
    """Acts by who did them; elsewhere they are found by what they are about."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def list_votes(self, ref: str) -> list[dict[str, object]]:
        """Return every vote that a person cast for an organisation."""
        return [_dated(row, "at") for row in await self._sql.all("list_votes_of", ref=ref)]

    async def list_reports(self, person_id: int) -> list[dict[str, object]]:
        """Return every report on a milestone that a person made."""
        rows = await self._sql.all("list_reports_of", person_id=person_id)
        return [_dated(row, "at") for row in rows]

    async def list_announcements(self, person_id: int) -> list[dict[str, object]]:
        """Return every announcement that a person wrote."""
        rows = await self._sql.all("list_written_by", person_id=person_id)
        return [_dated(row, "written_at") for row in rows]

    async def list_corrections(self, person_id: int) -> list[dict[str, object]]:
        """Return every correction of an announcement that a person wrote."""
        rows = await self._sql.all("list_corrected_by", person_id=person_id)
        return [_dated(row, "written_at") for row in rows]

    async def list_acknowledgements(self, person_id: int) -> list[dict[str, object]]:
        """Return every announcement that a person acknowledged, and when."""
        rows = await self._sql.all("list_acknowledged_by", person_id=person_id)
        return [_dated(row, "at") for row in rows]


def _dated(row: Any, column: str) -> dict[str, object]:  # noqa: ANN401 - a row of the driver
    return {**dict(row), column: instant(row[column])}
