"""What became of every copy of an announcement, and who was told outside the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.features.delivery_reports.rules import Copy, Fate, How, Told, Unreached, fate
from storage.sql import Sql, instant, maybe_instant, micros

if TYPE_CHECKING:
    from datetime import datetime

    from bot.features.announcements.rules import Announcement

MOST = 1_000_000


class DeliveryReports:
    """The report of an announcement, and the notes that complete it."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def list_copies(self, one: Announcement) -> list[Copy]:
        """Return every copy, by organisation, and organisations for which nobody acts."""
        copies = [
            (row["folded_name"], row["organisation_id"], _copy(row))
            for row in await self._sql.all("list_copies", id=one.id)
        ]
        copies += [
            (
                row["folded_name"],
                row["id"],
                Copy(row["short_name"], "", Fate.NOBODY, told=_told(row)),
            )
            for row in await self._rows(one, many=MOST)
            if not row["was_written_to"]
        ]
        return [copy for *_, copy in sorted(copies, key=lambda each: each[:2])]

    async def list_unreached(
        self, one: Announcement, *, many: int, skipped: int = 0
    ) -> list[Unreached]:
        """Return a page of the organisations none of whose people got it or still will, by name."""
        rows = await self._rows(one, many=many, skipped=skipped)
        return [_unreached(row) for row in rows]

    async def find_unreached(self, one: Announcement, organisation_id: int) -> Unreached | None:
        """Return one of them, or None where somebody has got it or may still get it."""
        rows = await self._rows(one, organisation_id=organisation_id, many=1)
        return _unreached(rows[0]) if rows and organisation_id else None

    async def _rows(
        self, one: Announcement, *, many: int, skipped: int = 0, organisation_id: int = 0
    ) -> list[Any]:
        if one.sent_at is None:
            return []
        values = {"id": one.id, "sent_at": micros(one.sent_at), "organisation_id": organisation_id}
        return await self._sql.all("list_unreached", **values, many=many, skipped=skipped)

    async def note_told(
        self, announcement_id: int, organisation_id: int, how: How, *, by: int, now: datetime
    ) -> bool:
        """Note that an organisation was told; False when somebody has noted it before."""
        values = {"announcement_id": announcement_id, "organisation_id": organisation_id}
        at = micros(now)
        return await self._sql.change("note_told", **values, how=how, at=at, by_person_id=by) > 0


def _copy(row: Any) -> Copy:  # noqa: ANN401 - a row of the driver
    became = fate(row["state"], row["why"], maybe=row["maybe"])
    return Copy(
        row["short_name"],
        row["name"],
        became,
        at=maybe_instant(row["settled_at"]),
        acknowledged_at=maybe_instant(row["acknowledged_at"]),
        told=_told(row),
    )


def _unreached(row: Any) -> Unreached:  # noqa: ANN401 - a row of the driver
    return Unreached(row["id"], row["short_name"], row["phone"] or "", _told(row))


def _told(row: Any) -> Told | None:  # noqa: ANN401 - a row of the driver
    return Told(How(row["how"]), instant(row["told_at"])) if row["how"] else None
