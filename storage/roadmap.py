"""The road map: milestones, what each needs, and everything that was said or done about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.features.milestones.rules import (
    REMINDERS,
    Dossier,
    Kind,
    Milestone,
    Phase,
    Report,
    Status,
)
from storage.sql import Sql, instant, maybe_instant, micros

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime


_PAGE = 500


@dataclass(frozen=True)
class Reader:
    """Somebody who is told what the cluster has reached."""

    person_id: int
    language: str


class Roadmap:
    """All milestones."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def add(  # noqa: PLR0913 - a milestone has that many parts
        self,
        phase: Phase,
        due: date,
        organisation_id: int,
        *,
        code: str = "",
        title: str = "",
        yields: str = "",
        offsets: Iterable[int] = (),
        needs: Iterable[int] = (),
        done_on: date | None = None,
    ) -> int | None:
        """Keep a new milestone and return its id.

        None when its code, as one of the template, stands on the map already.
        """
        id_ = await self._sql.value(
            "add_milestone",
            code=code,
            title=title,
            yields=yields,
            phase=phase,
            due=due.isoformat(),
            organisation_id=organisation_id,
            offsets=",".join(map(str, offsets)),
            status=Status.DONE if done_on else Status.PLANNED,
            done_on=_day_text(done_on),
        )
        if id_ is None:
            return None
        for needed in needs:
            await self._sql.change("add_need", milestone_id=id_, needs_id=needed)
        return int(id_)

    async def find(self, milestone_id: int) -> Milestone | None:
        """Return a milestone, or None for an id that somebody made up."""
        row = await self._sql.one("get_milestone", id=milestone_id)
        return (await self._milestones([row]))[0] if row else None

    async def find_dossier(self, milestone_id: int) -> Dossier | None:
        """Return a milestone with all that belongs to it, or None."""
        milestone = await self.find(milestone_id)
        if milestone is None:
            return None
        organisation = await self._sql.one("get_organisation", id=milestone.organisation_id)
        needs = await self.list_of(milestone.needs)
        reports = await self._sql.all("list_reports", milestone_id=milestone_id)
        return Dossier(
            milestone, organisation["short_name"], tuple(needs), tuple(map(_report, reports))
        )

    async def list_all(self, *, many: int) -> list[Milestone]:
        """Return the road map in order of due dates, without what was cancelled."""
        return await self._milestones(await self._sql.all("list_milestones", many=many))

    async def list_of(self, ids: Iterable[int]) -> list[Milestone]:
        """Return the milestones with these ids, as far as there are any."""
        return await self._milestones(
            await self._sql.all("list_milestones_of", ids=json.dumps(list(ids)))
        )

    async def count(self, *, many: int) -> int:
        """Return how many milestones there are, `many` at the most."""
        return int(await self._sql.value("count_milestones", many=many))

    async def change_status(
        self,
        milestone_id: int,
        status: Status,
        *,
        was: Iterable[Status],
        done_on: date | None = None,
    ) -> bool:
        """Move a milestone on and forget its reminder; False when somebody got there first."""
        values = {"was": json.dumps(list(was)), "done_on": _day_text(done_on)}
        return (
            await self._sql.change(
                "change_milestone_status", id=milestone_id, status=status, **values
            )
            > 0
        )

    async def move(self, milestone_id: int, *, was_due: date, due: date) -> bool:
        """Set another due date; False when it was moved or finished meanwhile."""
        values = {"was_due": was_due.isoformat(), "due": due.isoformat()}
        return await self._sql.change("move_milestone", id=milestone_id, **values) > 0

    async def assign(self, milestone_id: int, organisation_id: int) -> bool:
        """Give a milestone to another organisation; False when it has it or all is finished."""
        return (
            await self._sql.change(
                "assign_milestone", id=milestone_id, organisation_id=organisation_id
            )
            > 0
        )

    async def remind(self, milestone_id: int, at: datetime | None) -> None:
        """Keep when somebody is reminded of a milestone next, and set the alarm of the map."""
        await self._sql.change("set_reminder", id=milestone_id, remind_at=_maybe_micros(at))
        nearest = await self._sql.value("find_next_reminder")
        if nearest is not None:
            await self._sql.change("schedule_work", kind=REMINDERS, about="", due_at=nearest)

    async def list_to_remind(self, now: datetime) -> list[Milestone]:
        """Return the milestones of which somebody is to be reminded, the longest due first."""
        return await self._milestones(await self._sql.all("list_to_remind", now=micros(now)))

    async def list_due_for(self, person_id: int, *, until: date) -> list[Milestone]:
        """Return what a person's organisations should do by a day and have not reported."""
        return await self._milestones(
            await self._sql.all(
                "list_milestones_due_for", person_id=person_id, until=until.isoformat()
            )
        )

    async def record(self, report: Report) -> int | None:
        """Keep what was said or done and return its id; None when the same waits for an answer."""
        settled = _maybe_micros(report.settled_at)
        id_ = await self._sql.value(
            "record_report",
            milestone_id=report.milestone_id,
            kind=report.kind,
            by=report.by,
            at=micros(report.at),
            note=report.note,
            file=report.file,
            was_due=_day_text(report.was_due),
            new_due=_day_text(report.new_due),
            settled_at=settled,
            settled_by=report.by if settled else None,
            is_accepted=None if report.is_accepted is None else int(report.is_accepted),
        )
        return None if id_ is None else int(id_)

    async def find_report(self, report_id: int) -> Report | None:
        """Return a report, or None for an id that somebody made up."""
        row = await self._sql.one("get_report", id=report_id)
        return _report(row) if row else None

    async def settle(
        self, report_id: int, *, is_accepted: bool, by: int, now: datetime, answer: str = ""
    ) -> bool:
        """Answer a report; False when somebody got there first."""
        values = {"is_accepted": int(is_accepted), "by": by, "at": micros(now), "answer": answer}
        return await self._sql.change("settle_report", id=report_id, **values) > 0

    async def settle_all(self, milestone_id: int, *, by: int, now: datetime) -> None:
        """Let nothing that was said of a milestone wait any longer."""
        await self._sql.change(
            "settle_reports_of", milestone_id=milestone_id, by=by, at=micros(now)
        )

    async def list_waiting(self, *, many: int) -> list[Report]:
        """Return what waits for an organiser, oldest first."""
        return [_report(row) for row in await self._sql.all("list_waiting_reports", many=many)]

    async def list_everybody(self) -> list[Reader]:
        """Return all who act for a participant or run the cluster."""
        found: list[Reader] = []
        while rows := await self._sql.all(
            "list_everybody", after=found[-1].person_id if found else 0, many=_PAGE
        ):
            found += [Reader(row["person_id"], row["language"]) for row in rows]
        return found

    async def _milestones(self, rows: Sequence[Any]) -> list[Milestone]:
        ids = json.dumps([row["id"] for row in rows])
        needs: dict[int, list[int]] = {}
        for link in await self._sql.all("list_needs_of", ids=ids):
            needs.setdefault(link["milestone_id"], []).append(link["needs_id"])
        return [_milestone(row, needs.get(row["id"], [])) for row in rows]


def _maybe_micros(moment: datetime | None) -> int | None:
    """Return microseconds for a column that may be empty."""
    return None if moment is None else micros(moment)


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _milestone(row: Any, needs: Sequence[int]) -> Milestone:  # noqa: ANN401 - a row of the driver
    return Milestone(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        yields=row["yields"],
        phase=Phase(row["phase"]),
        due=date.fromisoformat(row["due"]),
        organisation_id=row["organisation_id"],
        offsets=tuple(int(part) for part in row["offsets"].split(",") if part),
        status=Status(row["status"]),
        done_on=_day(row["done_on"]),
        remind_at=maybe_instant(row["remind_at"]),
        needs=tuple(needs),
    )


def _report(row: Any) -> Report:  # noqa: ANN401 - a row of the driver
    return Report(
        id=row["id"],
        milestone_id=row["milestone_id"],
        kind=Kind(row["kind"]),
        by=row["by_person_id"],
        at=instant(row["at"]),
        note=row["note"],
        file=row["file"],
        was_due=_day(row["was_due"]),
        new_due=_day(row["new_due"]),
        settled_at=maybe_instant(row["settled_at"]),
        is_accepted=None if row["is_accepted"] is None else bool(row["is_accepted"]),
        answer=row["answer"],
    )
