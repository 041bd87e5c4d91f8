"""Groups and channels that take announcements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.features.chats.rules import Chat, Kind, Post, Status
from storage.sql import Sql, micros

if TYPE_CHECKING:
    from datetime import datetime


class Chats:
    """All chats in which the bot is or was administrator."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def find(self, telegram_id: int) -> Chat | None:
        """Return the chat with this number in Telegram, or None."""
        row = await self._sql.one("find_chat", telegram_id=telegram_id)
        return _chat(row) if row else None

    async def get(self, chat_id: int) -> Chat | None:
        """Return a chat, or None for an id that somebody made up."""
        row = await self._sql.one("get_chat", person_id=chat_id)
        return _chat(row) if row else None

    async def enter(self, chat_id: int, title: str, kind: Kind, now: datetime) -> None:
        """Keep a new chat, which has a row as an addressee already."""
        values = {"person_id": chat_id, "title": title, "kind": kind, "at": micros(now)}
        await self._sql.change("enter_chat", **values)

    async def settle(self, chat_id: int, status: Status, now: datetime) -> bool:
        """Let a chat stand otherwise; False when it stands so already."""
        values = {"person_id": chat_id, "status": status, "at": micros(now)}
        return await self._sql.change("settle_chat", **values) > 0

    async def rename(self, chat_id: int, title: str) -> None:
        """Keep the title that a chat has now."""
        await self._sql.change("rename_chat", person_id=chat_id, title=title)

    async def list_linked(self) -> list[Chat]:
        """Return the chats that take announcements, by title, fifty at most."""
        return [_chat(row) for row in await self._sql.all("list_linked_chats")]

    async def list_of(self, announcement_id: int) -> list[Post]:
        """Return where an announcement is posted as well, by title."""
        values = {"announcement_id": announcement_id, "about": str(announcement_id)}
        rows = await self._sql.all("list_chats_of_announcement", **values)
        return [Post(_chat(row), row["state"] or "") for row in rows]

    async def choose(self, announcement_id: int, chat_id: int) -> bool:
        """Post an announcement there as well; False once it is sent, or so already."""
        values = {"announcement_id": announcement_id, "person_id": chat_id}
        return await self._sql.change("choose_chat", **values) > 0

    async def leave_out(self, announcement_id: int, chat_id: int) -> bool:
        """Do not post it there; False once it is sent, or so already."""
        values = {"announcement_id": announcement_id, "person_id": chat_id}
        return await self._sql.change("leave_chat_out", **values) > 0

    async def plan_posts(
        self, announcement_id: int, *, body: str, now: datetime, opens_at: datetime | None = None
    ) -> int:
        """Put one message for each chosen chat into the outbox; return how many.

        It goes at `opens_at`, where quiet hours end then.
        """
        values = {"announcement_id": announcement_id, "about": str(announcement_id), "body": body}
        opens = micros(opens_at or now)
        return await self._sql.change("plan_posts", **values, now=micros(now), opens_at=opens)


def _chat(row: Any) -> Chat:  # noqa: ANN401 - a row of the driver
    return Chat(row["person_id"], row["title"], Kind(row["kind"]), Status(row["status"]))
