"""Questions to the organisers about announcements, and the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.features.feedback.rules import Answer, Inquiry
from storage.sql import Sql, instant, maybe_instant, micros

if TYPE_CHECKING:
    from datetime import datetime


class Feedback:
    """All questions."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def has_got(self, announcement_id: int, person_id: int) -> bool:
        """Tell whether an announcement went to a person, or may have."""
        values = {"about": str(announcement_id), "person_id": person_id}
        return bool(await self._sql.value("has_got_announcement", **values))

    async def count_unanswered_of(self, person_id: int) -> int:
        """Return how many questions of a person wait for an answer."""
        return int(await self._sql.value("count_unanswered_of", person_id=person_id))

    async def ask(
        self, announcement_id: int, text: str, *, by: int, organisation: str, now: datetime
    ) -> int:
        """Keep a question and return its id, which is its number."""
        values = {"announcement_id": announcement_id, "person_id": by, "text": text}
        about = {"organisation": organisation, "asked_at": micros(now)}
        return int(await self._sql.value("ask_organisers", **values, **about))

    async def get(self, inquiry_id: int) -> Inquiry | None:
        """Return a question with its answers, or None for an id that somebody made up."""
        row = await self._sql.one("get_inquiry", id=inquiry_id)
        if row is None:
            return None
        answers = await self._sql.all("list_inquiry_answers", inquiry_id=inquiry_id)
        return _inquiry(row, answers)

    async def list_unanswered(self) -> list[Inquiry]:
        """Return what waits for any organiser, the oldest first."""
        return [_inquiry(row, []) for row in await self._sql.all("list_unanswered_inquiries")]

    async def settle(self, inquiry_id: int, now: datetime) -> bool:
        """Mark a question as answered; False when somebody got there first."""
        return await self._sql.change("settle_inquiry", id=inquiry_id, at=micros(now)) > 0

    async def answer(self, inquiry_id: int, text: str, *, by: int, now: datetime) -> int:
        """Keep an answer and return its id."""
        values = {"inquiry_id": inquiry_id, "answered_by": by, "text": text, "at": micros(now)}
        return int(await self._sql.value("answer_inquiry", **values))

    async def list_of(self, person_id: int) -> list[dict[str, object]]:
        """Return what a person asked and what was answered to them or by them."""
        asked = await self._sql.all("list_inquiries_of", person_id=person_id)
        answered = await self._sql.all("list_answers_by", person_id=person_id)
        return [
            *({**dict(row), "asked_at": instant(row["asked_at"])} for row in asked),
            *({**dict(row), "answered_at": instant(row["answered_at"])} for row in answered),
        ]


def _inquiry(row: Any, answers: list[Any]) -> Inquiry:  # noqa: ANN401 - a row of the driver
    return Inquiry(
        id=row["id"],
        announcement_id=row["announcement_id"],
        person_id=row["person_id"],
        name=row["name"],
        language=row["language"],
        organisation=row["organisation"],
        text=row["text"],
        asked_at=instant(row["asked_at"]),
        answered_at=maybe_instant(row["answered_at"]),
        is_erased=row["erased_at"] is not None,
        answers=tuple(Answer(a["name"], a["text"], instant(a["answered_at"])) for a in answers),
    )
