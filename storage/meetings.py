"""Meetings, their agendas, and whom they concern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.features.meetings.rules import Item, Meeting, Member, Plan, Seat, Status
from storage.sql import Sql, instant, micros

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime


class Meetings:
    """All meetings of the cluster."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def call(
        self,
        title: str,
        plan: Plan,
        agenda: Sequence[Item],
        *,
        ref: str,
        by: int,
        now: datetime,
    ) -> int:
        """Keep a meeting with its agenda and return its id."""
        columns = _columns(plan)
        id_ = await self._sql.value(
            "call_meeting", ref=ref, title=title, **columns, called_by=by, called_at=micros(now)
        )
        for item in agenda:
            await self._sql.change(
                "add_agenda_item",
                meeting_id=id_,
                number=item.number,
                title=item.title,
                speaker=item.speaker,
                minutes=item.minutes,
            )
        return int(id_)

    async def get(self, meeting_id: int) -> Meeting | None:
        """Return a meeting, or None for an id that somebody made up."""
        row = await self._sql.one("get_meeting", id=meeting_id)
        return _meeting(row) if row else None

    async def list_all(self, *, many: int, skipped: int = 0) -> list[Meeting]:
        """Return a page of the meetings, the latest first."""
        rows = await self._sql.all("list_meetings", many=many, skipped=skipped)
        return [_meeting(row) for row in rows]

    async def list_ahead(self) -> list[Meeting]:
        """Return the meetings that are to come or under way, the nearest first."""
        return [_meeting(row) for row in await self._sql.all("list_meetings_ahead")]

    async def list_awaiting(self, person_id: int, now: datetime) -> list[Meeting]:
        """Return the meetings that wait for a reply of this person, the nearest deadline first."""
        rows = await self._sql.all("list_meetings_awaiting", person_id=person_id, now=micros(now))
        return [_meeting(row) for row in rows]

    async def list_agenda(self, meeting_id: int) -> list[Item]:
        """Return the agenda in order."""
        rows = await self._sql.all("list_agenda", meeting_id=meeting_id)
        return [Item(row["number"], row["title"], row["speaker"], row["minutes"]) for row in rows]

    async def list_seats(self) -> list[Seat]:
        """Return the organisations that take part in the cluster now, by name."""
        return [seat(row) for row in await self._sql.all("list_seats")]

    async def list_members(self) -> list[Member]:
        """Return everybody who acts for an organisation that takes part now, by person."""
        rows = await self._sql.all("list_members")
        return [Member(row["person_id"], row["language"], seat(row)) for row in rows]

    async def change(self, meeting: Meeting, plan: Plan, *, by: int, now: datetime) -> bool:
        """Change an announced meeting, the old plan kept; False when somebody got there first."""
        which = {"id": meeting.id, "edition": meeting.edition}
        await self._sql.change(
            "keep_plan_as_it_was", **which, changed_at=micros(now), changed_by=by
        )
        return await self._sql.change("change_plan", **which, **_columns(plan)) > 0

    async def cancel(self, meeting_id: int, *, reason: str, by: int, now: datetime) -> bool:
        """Cancel an announced meeting; False when it is not that any more."""
        values = {"reason": reason, "by": by, "at": micros(now)}
        return await self._sql.change("cancel_meeting", id=meeting_id, **values) > 0

    async def open_registration(self, meeting_id: int, now: datetime) -> bool:
        """Begin the registration; False when somebody got there first."""
        return await self._sql.change("open_meeting", id=meeting_id, at=micros(now)) > 0

    async def close(self, meeting_id: int, *, held_on: date, by: int, now: datetime) -> bool:
        """Close a meeting and number its minutes within the year; False when it is closed."""
        values = {"year": held_on.year, "by": by, "at": micros(now)}
        return await self._sql.change("close_meeting", id=meeting_id, **values) > 0

    async def record_nudge(self, meeting_id: int, *, day: date, by: int, now: datetime) -> bool:
        """Note that the silent are reminded by hand; False when they were on this day."""
        values = {"day": day.isoformat(), "person_id": by, "at": micros(now)}
        return await self._sql.change("record_nudge", meeting_id=meeting_id, **values) > 0


def seat(row: Any) -> Seat:  # noqa: ANN401 - a row of the driver
    """Return the organisation that a row names."""
    return Seat(row["organisation_id"], row["short_name"], bool(row["votes"]))


def _columns(plan: Plan) -> dict[str, object]:
    return {
        "starts_at": micros(plan.starts),
        "place": plan.place,
        "link": plan.link,
        "reply_by": micros(plan.reply_by),
    }


def _meeting(row: Any) -> Meeting:  # noqa: ANN401 - a row of the driver
    plan = Plan(instant(row["starts_at"]), row["place"], row["link"], instant(row["reply_by"]))
    return Meeting(
        id=row["id"],
        ref=row["ref"],
        title=row["title"],
        plan=plan,
        status=Status(row["status"]),
        edition=row["edition"],
        called_at=instant(row["called_at"]),
        reason=row["reason"],
        minutes=row["minutes_number"],
    )
