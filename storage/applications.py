"""Applications: one row for each submission, decided at most once."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.features.applications.rules import Application, Background, Kind, Status
from bot.features.organisations.rules import folded
from storage.sql import Sql, instant, maybe_instant, micros

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


TURNED_DOWN_KEPT = timedelta(days=30)


class Applications:
    """Everything that anybody applied for."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def send(
        self,
        kind: Kind,
        person_id: int,
        *,
        inn: str,
        answers: Mapping[str, str],
        now: datetime,
        organisation_id: int | None = None,
    ) -> int | None:
        """Keep a submission and return its number.

        None when the person or the ИНН has one that waits.
        """
        id_ = await self._sql.value(
            "send_application",
            kind=kind,
            person_id=person_id,
            organisation_id=organisation_id,
            inn=inn,
            answers=json.dumps(dict(answers), ensure_ascii=False),
            sent_at=micros(now),
        )
        return None if id_ is None else int(id_)

    async def get(self, application_id: int) -> Application | None:
        """Return an application by number, or None for a number that somebody made up."""
        row = await self._sql.one("get_application", id=application_id)
        return _application(row) if row else None

    async def find_latest_of(self, person_id: int) -> Application | None:
        """Return the newest application of a person."""
        row = await self._sql.one("find_latest_application_of", person_id=person_id)
        return _application(row) if row else None

    async def list_of(self, person_id: int) -> list[Application]:
        """Return everything a person applied for, oldest first."""
        return [
            _application(row)
            for row in await self._sql.all("list_applications_of", person_id=person_id)
        ]

    async def find_waiting_by_inn(self, inn: str) -> Application | None:
        """Return the application of a new organisation with this ИНН that waits for a decision."""
        row = await self._sql.one("find_waiting_by_inn", inn=inn)
        return _application(row) if row else None

    async def find_background(self, application: Application) -> Background:
        """Return up to five earlier applications with its ИНН, newest first.

        And up to five possible doubles.
        """
        earlier = await self._sql.all("list_earlier", inn=application.inn, id=application.id)
        if application.kind is Kind.JOINING:
            return Background(tuple(_application(row) for row in earlier), ())
        ogrn, name = (
            application.answers.get("ogrn", ""),
            folded(application.answers.get("short_name", "")),
        )
        doubles = await self._sql.all(
            "list_doubles", inn=application.inn, ogrn=ogrn, folded_name=name
        )
        return Background(
            tuple(_application(row) for row in earlier), tuple(row["short_name"] for row in doubles)
        )

    async def list_waiting(self, *, many: int, skipped: int = 0) -> list[Application]:
        """Return a page of the queue, oldest first."""
        rows = await self._sql.all("list_waiting", many=many, skipped=skipped)
        return [_application(row) for row in rows]

    async def count_waiting(self) -> int:
        """Return how many applications wait for a decision."""
        return int(await self._sql.value("count_waiting"))

    async def list_joining(self, organisation_id: int) -> list[Application]:
        """Return who waits to act for an organisation."""
        rows = await self._sql.all("list_joining_waiting", organisation_id=organisation_id)
        return [_application(row) for row in rows]

    async def count_sent_since(self, person_id: int, since: datetime) -> int:
        """Return how many applications a person has sent since an instant."""
        return int(
            await self._sql.value("count_sent_since", person_id=person_id, since=micros(since))
        )

    async def decide(
        self,
        application_id: int,
        status: Status,
        *,
        by: int | None,
        now: datetime,
        reason: str = "",
        organisation_id: int | None = None,
    ) -> bool:
        """Settle a waiting application; False when somebody got there first."""
        changed = await self._sql.change(
            "decide_application",
            id=application_id,
            status=status,
            at=micros(now),
            by=by,
            reason=reason,
            organisation_id=organisation_id,
        )
        return changed > 0

    async def ask(self, application_id: int, question: str) -> bool:
        """Put a question to the applicant; False when the application was settled meanwhile."""
        return await self._sql.change("ask_applicant", id=application_id, question=question) > 0

    async def forget_turned_down(self, now: datetime) -> int:
        """Blank what turned-down applicants wrote more than 30 days ago; returns how many."""
        return await self._sql.change("forget_turned_down", before=micros(now - TURNED_DOWN_KEPT))

    async def reply(self, application_id: int, person_id: int, reply: str) -> bool:
        """Keep the applicant's reply; False when nothing waits for one."""
        values = {"id": application_id, "person_id": person_id, "reply": reply}
        return await self._sql.change("reply_to_question", **values) > 0


def _application(row: Any) -> Application:  # noqa: ANN401 - a row of the driver
    return Application(
        id=row["id"],
        kind=Kind(row["kind"]),
        person_id=row["person_id"],
        organisation_id=row["organisation_id"],
        inn=row["inn"],
        answers=json.loads(row["answers"]),
        status=Status(row["status"]),
        sent_at=instant(row["sent_at"]),
        decided_at=maybe_instant(row["decided_at"]),
        decided_by=row["decided_by"],
        reason=row["reason"],
        question=row["question"],
        reply=row["reply"],
    )
