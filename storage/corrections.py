"""Corrections of announcements, and the messages that change copies or come beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.features.corrections.rules import Correction, Marked
from storage.sql import Sql, instant, maybe_instant, micros

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.features.announcements.rules import Announcement

    Bodies = Mapping[str, str]


class Corrections:
    """Every text that was to replace another; one for each version was made at most.

    `bodies` are the rendered messages: "russian", "english", and "posted" for groups and channels.
    """

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def write(self, announcement: Announcement, html: str, *, by: int, now: datetime) -> int:
        """Keep a text that is to replace the present one, and return its id."""
        version = {"announcement_id": announcement.id, "based_on": announcement.version}
        values = {"html": html, "written_by": by, "written_at": micros(now)}
        return int(await self._sql.value("write_correction", **version, **values))

    async def get(self, correction_id: int) -> Correction | None:
        """Return a correction, or None for an id that somebody made up."""
        row = await self._sql.one("get_correction", id=correction_id)
        return _correction(row) if row else None

    async def make(self, correction: Correction, *, by: int, now: datetime) -> bool:
        """Let it take the place of the text it was written for; False when that is another now.

        What it has done by then is to be undone by the transaction.
        """
        values = {"id": correction.id, "at": micros(now)}
        if not await self._sql.change("make_correction", **values, by=by):
            return False
        return await self._sql.change("correct_announcement", **values) > 0

    async def replace_earlier(
        self, announcement: Announcement, bodies: Bodies, *, now: datetime
    ) -> None:
        """Put the new text into what has not gone out, in the place of earlier corrections too."""
        await self._sql.change("cancel_corrections", id=announcement.id, now=micros(now))
        values = {"id": announcement.id, "version": announcement.version}
        await self._sql.change("correct_waiting", **values, **bodies)

    async def change_copies(
        self, announcement: Announcement, bodies: Bodies, *, now: datetime
    ) -> None:
        """Plan an edit of every copy with an earlier text, where it is known which copy that is."""
        said = {**_version(announcement), **bodies}
        await self._sql.change("plan_corrections", **said, now=micros(now))

    async def say_anew(self, announcement: Announcement, bodies: Bodies, *, now: datetime) -> None:
        """Plan a message of its own for whom the copy cannot be changed, or is not known."""
        said = {**_version(announcement), **bodies}
        await self._sql.change("plan_corrections_anew", **said, now=micros(now))

    async def list_to_mark(self, announcement: Announcement) -> list[Marked]:
        """Return what waits for those who have acknowledged it; its button must keep saying so."""
        values = _version(announcement)
        del values["version"]
        rows = await self._sql.all("list_corrections_to_mark", **values)
        return [
            Marked(row["id"], row["language"], instant(row["at"]), is_anew=bool(row["is_anew"]))
            for row in rows
        ]

    async def mark(self, marked: Marked, body: str) -> None:
        """Put the rendered message for one such person in place of everybody's."""
        await self._sql.change("mark_correction", id=marked.delivery_id, body=body)

    async def is_under_way(self, announcement: Announcement) -> bool:
        """Tell whether a copy with an earlier text may still arrive, or an edit be refused."""
        return bool(await self._sql.value("count_uncorrected", **_version(announcement)))


def _version(announcement: Announcement) -> dict[str, object]:
    about = f"{announcement.id}:{announcement.version}"
    return {"id": announcement.id, "version": announcement.version, "about": about}


def _correction(row: Any) -> Correction:  # noqa: ANN401 - a row of the driver
    return Correction(
        row["id"],
        row["announcement_id"],
        row["based_on"],
        row["html"],
        maybe_instant(row["made_at"]),
    )
