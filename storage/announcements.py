"""Announcements, their audience, and the messages that carry them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.features.announcements.rules import (
    LATELY,
    Announcement,
    Corrected,
    Line,
    Pause,
    Progress,
    Reach,
    Scope,
    State,
    TakenBack,
)
from bot.features.importance.rules import Importance, Topic
from storage.sql import Sql, maybe_instant, micros

if TYPE_CHECKING:
    from datetime import datetime

_OF_A_WHOLE = ("informed", "organisations")
_OF_COPIES = ("taken", "corrected")
_COUNTED = tuple(
    name for name in Progress.__dataclass_fields__ if name not in {*_OF_A_WHOLE, *_OF_COPIES}
)


class Announcements:
    """All announcements; what changes one says whether it did."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def compose(self, html: str, *, file: str, by: int, now: datetime) -> int:
        """Keep a new text and return its id, which is its number."""
        values = {"html": html, "file": file, "written_by": by, "written_at": micros(now)}
        return int(await self._sql.value("compose_announcement", **values))

    async def get(self, announcement_id: int) -> Announcement | None:
        """Return an announcement, or None for an id that somebody made up."""
        row = await self._sql.one("get_announcement", id=announcement_id)
        return _announcement(row) if row else None

    async def list_all(self, *, many: int, skipped: int = 0) -> list[Announcement]:
        """Return a page, the newest first; what was thrown away is left out."""
        rows = await self._sql.all("list_announcements", many=many, skipped=skipped)
        return [_announcement(row) for row in rows]

    async def list_unsent(self, person_id: int) -> list[Announcement]:
        """Return what a person has written and neither sent nor planned, the oldest first."""
        rows = await self._sql.all("list_unsent_announcements", written_by=person_id)
        return [_announcement(row) for row in rows]

    async def list_held(self, person_id: int) -> list[Announcement]:
        """Return the campaigns that a person has sent and that are held, the oldest first."""
        rows = await self._sql.all("list_held_announcements", sent_by=person_id)
        return [_announcement(row) for row in rows]

    async def rewrite(self, announcement_id: int, html: str, *, file: str) -> bool:
        """Take another text; False once it is planned or sent."""
        values = {"id": announcement_id, "html": html, "file": file}
        return await self._sql.change("rewrite_announcement", **values) > 0

    async def address(
        self, announcement_id: int, audience: Scope, *, cluster_role: str = ""
    ) -> bool:
        """Take another audience; False once it is planned or sent."""
        values = {"id": announcement_id, "audience": audience, "cluster_role": cluster_role}
        return await self._sql.change("address_announcement", **values) > 0

    async def list_chosen(self, announcement_id: int) -> set[int]:
        """Return the ids of the chosen organisations."""
        rows = await self._sql.all("list_chosen_organisations", announcement_id=announcement_id)
        return {row["organisation_id"] for row in rows}

    async def choose(self, announcement_id: int, organisation_id: int) -> bool:
        """Add an organisation to those chosen; False when it is there."""
        values = {"announcement_id": announcement_id, "organisation_id": organisation_id}
        return await self._sql.change("choose_organisation", **values) > 0

    async def leave_out(self, announcement_id: int, organisation_id: int) -> bool:
        """Take an organisation off those chosen; False when it is not there."""
        values = {"announcement_id": announcement_id, "organisation_id": organisation_id}
        return await self._sql.change("leave_organisation_out", **values) > 0

    async def choose_all(self, announcement_id: int, organisation_ids: list[int]) -> None:
        """Choose these organisations and no others."""
        values = {"announcement_id": announcement_id, "ids": json.dumps(organisation_ids)}
        await self._sql.change("leave_all_out", announcement_id=announcement_id)
        await self._sql.change("choose_organisations", **values)

    async def narrow(self, announcement_id: int, *, voting_only: bool) -> bool:
        """Let it go to voting representatives alone, or to all; False when nothing changes."""
        values = {"id": announcement_id, "voting_only": int(voting_only)}
        return await self._sql.change("narrow_announcement", **values) > 0

    async def drop(self, announcement_id: int) -> bool:
        """Throw an unsent text away; False once it is planned or sent."""
        return await self._sql.change("drop_announcement", id=announcement_id) > 0

    async def plan(self, announcement_id: int, due_at: datetime, *, by: int) -> bool:
        """Let it be sent at an instant; False when it is sent or has no audience."""
        values = {"id": announcement_id, "due_at": micros(due_at), "by": by}
        return await self._sql.change("plan_announcement", **values) > 0

    async def unplan(self, announcement_id: int) -> bool:
        """Make a planned one a text again; False when it is not planned."""
        return await self._sql.change("unplan_announcement", id=announcement_id) > 0

    async def reach(self, announcement_id: int) -> Reach:
        """Count whom it would go to now; a person of two organisations is one person."""
        row = await self._sql.one("count_reach", id=announcement_id)
        return Reach(*(row[name] for name in Reach.__dataclass_fields__))

    async def rank(self, announcement_id: int, importance: Importance) -> bool:
        """Make it urgent or normal; False when it is so already, or planned, or sent."""
        values = {"id": announcement_id, "importance": importance}
        return await self._sql.change("rank_announcement", **values) > 0

    async def file_under(self, announcement_id: int, topic: Topic) -> bool:
        """Give it a topic; False when it has it already, or is planned, or sent."""
        values = {"id": announcement_id, "topic": topic}
        return await self._sql.change("file_announcement_under", **values) > 0

    async def start(
        self,
        announcement: Announcement,
        *,
        by: int,
        now: datetime,
        opens_at: datetime | None = None,
    ) -> bool:
        """Mark it as sent; False when somebody got there first or has changed it.

        `opens_at` is the end of the quiet hours for which it waits.
        """
        values = {"id": announcement.id, "version": announcement.version, "at": micros(now)}
        opens = micros(opens_at) if opens_at else None
        return await self._sql.change("start_campaign", **values, by=by, opens_at=opens) > 0

    async def plan_messages(
        self,
        announcement_id: int,
        *,
        russian: str,
        english: str,
        now: datetime,
        opens_at: datetime | None = None,
    ) -> int:
        """Put one message for each person of the audience into the outbox; return how many.

        Those who keep quiet hours get it at `opens_at`, where there is one.
        """
        values = {"id": announcement_id, "about": str(announcement_id), "now": micros(now)}
        values["opens_at"] = micros(opens_at or now)
        return await self._sql.change("plan_campaign", **values, russian=russian, english=english)

    async def withdraw(self, announcement_id: int, now: datetime) -> bool:
        """Mark it as withdrawn and cancel what has not been sent, corrections too.

        False when it was not sent.
        """
        values = {"id": announcement_id, "at": micros(now)}
        if not await self._sql.change("withdraw_announcement", **values):
            return False
        await self._sql.change("cancel_campaign", id=announcement_id, now=micros(now))
        reminders = {"first": f"{announcement_id}:", "last": f"{announcement_id};"}
        await self._sql.change("cancel_reminders", **reminders, now=micros(now))
        await self._sql.change("cancel_corrections", id=announcement_id, now=micros(now))
        return True

    async def outlook(self, announcement: Announcement, now: datetime) -> Reach | Progress:
        """Return whom it would go to, or what became of it once it was sent."""
        if announcement.sent_at is None:
            return await self.reach(announcement.id)
        return await self.progress(announcement.id, now)

    async def progress(self, announcement_id: int, now: datetime) -> Progress:
        """Count what became of its messages and copies, and how many were settled lately."""
        values = {"id": announcement_id, "lately": micros(now - LATELY)}
        sent = _progress(await self._sql.one("count_progress", **values))
        whole = await self._sql.one("count_informed", id=announcement_id)
        informed = {name: whole[name] for name in _OF_A_WHOLE}
        return replace(
            sent,
            **informed,
            taken=await self._taken_back(announcement_id),
            corrected=await self._corrected(announcement_id),
        )

    async def _taken_back(self, announcement_id: int) -> TakenBack:
        row = await self._sql.one("count_taken_back", id=announcement_id)
        return TakenBack(*(row[name] or 0 for name in TakenBack.__dataclass_fields__))

    async def _corrected(self, announcement_id: int) -> Corrected:
        row = await self._sql.one("count_corrected", id=announcement_id)
        return Corrected(*(row[name] or 0 for name in Corrected.__dataclass_fields__))

    async def list_progress(
        self, announcement_id: int, *, many: int, skipped: int = 0
    ) -> list[Line]:
        """Return a page of the report by organisation, by name.

        Who acted for two organisations is counted with both.
        """
        values = {"id": announcement_id, "many": many, "skipped": skipped}
        rows = await self._sql.all("list_progress", **values)
        return [Line(row["short_name"], _progress(row), row["told"] or "") for row in rows]


def _progress(row: Any) -> Progress:  # noqa: ANN401 - a row of the driver
    counted: dict[str, Any] = {name: row[name] or 0 for name in _COUNTED}
    return Progress(**counted)


def _announcement(row: Any) -> Announcement:  # noqa: ANN401 - a row of the driver
    return Announcement(
        id=row["id"],
        html=row["html"],
        file=row["file"],
        audience=Scope(row["audience"]) if row["audience"] else None,
        cluster_role=row["cluster_role"],
        chosen=row["chosen"],
        version=row["version"],
        state=State(row["state"]),
        by=row["sent_by"] or row["written_by"],
        due_at=maybe_instant(row["due_at"]),
        sent_at=maybe_instant(row["sent_at"]),
        voting_only=bool(row["voting_only"]),
        withdrawn_at=maybe_instant(row["withdrawn_at"]),
        corrected_at=maybe_instant(row["corrected_at"]),
        asks_acknowledgement=bool(row["asks_acknowledgement"]),
        reminded_at=maybe_instant(row["reminded_at"]),
        paused=Pause(row["paused_why"]) if row["paused_why"] else None,
        stopped_at=maybe_instant(row["stopped_at"]),
        importance=Importance(row["importance"]),
        topic=Topic(row["topic"]),
        opens_at=maybe_instant(row["opens_at"]),
    )
