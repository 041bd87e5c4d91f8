"""Unfinished forms: one open at most for each person, the others kept for their return."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.ui.forms import Draft
from storage.sql import Sql, micros

if TYPE_CHECKING:
    from datetime import datetime


class Drafts:
    """Drafts by person, form and subject."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def find_open(self, person_id: int) -> Draft | None:
        """Return the form that the person is filling now."""
        return _draft(await self._sql.one("find_open_draft", person_id=person_id))

    async def find(self, person_id: int, form: str, subject: int) -> Draft | None:
        """Return one draft, open or left."""
        values = {"person_id": person_id, "form": form, "subject": subject}
        return _draft(await self._sql.one("find_draft", **values))

    async def find_latest(self, person_id: int) -> Draft | None:
        """Return the draft touched last, open or left."""
        return _draft(await self._sql.one("find_latest_draft", person_id=person_id))

    async def list_of(self, person_id: int) -> list[Draft]:
        """Return every draft of a person."""
        rows = await self._sql.all("list_drafts_of", person_id=person_id)
        return [draft for row in rows if (draft := _draft(row)) is not None]

    async def keep(self, person_id: int, draft: Draft, now: datetime) -> None:
        """Keep a draft as the open one; another that was open is left, not lost."""
        await self.leave(person_id)
        await self._sql.change(
            "keep_draft",
            person_id=person_id,
            form=draft.form,
            subject=draft.subject,
            step=draft.step,
            answers=json.dumps(dict(draft.answers), ensure_ascii=False),
            version=draft.version,
            changed_at=micros(now),
        )

    async def leave(self, person_id: int) -> bool:
        """Leave the open form with its draft kept; False when none is open."""
        return await self._sql.change("leave_drafts", person_id=person_id) > 0

    async def drop(self, person_id: int, draft: Draft) -> None:
        """Forget a draft that was sent or thrown away."""
        await self._sql.change(
            "drop_draft", person_id=person_id, form=draft.form, subject=draft.subject
        )


def _draft(row: Any) -> Draft | None:  # noqa: ANN401 - a row of the driver
    if row is None:
        return None
    return Draft(
        row["form"], row["subject"], row["step"], json.loads(row["answers"]), row["version"]
    )
