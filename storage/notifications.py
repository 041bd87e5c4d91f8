"""When people want announcements, and about what they want none."""

from __future__ import annotations

from bot.features.importance.rules import Topic
from bot.features.notifications.rules import Preferences
from storage.sql import Sql


class Notifications:
    """What each person has chosen; the planning of a campaign looks at it."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def find(self, person_id: int) -> Preferences:
        """Return what a person has chosen."""
        keeps = await self._sql.value("keeps_quiet_hours", id=person_id)
        rows = await self._sql.all("list_muted_topics", person_id=person_id)
        return Preferences(bool(keeps), tuple(Topic(row["topic"]) for row in rows))

    async def keep_quiet_hours(self, person_id: int, *, keeps: bool) -> None:
        """Let normal announcements wait for the end of quiet hours, or come at any time."""
        await self._sql.change("keep_quiet_hours", id=person_id, keeps=int(keeps))

    async def mute(self, person_id: int, topic: Topic) -> None:
        """Let no more announcements of a topic come."""
        await self._sql.change("mute_topic", person_id=person_id, topic=topic)

    async def unmute(self, person_id: int, topic: Topic) -> None:
        """Let announcements of a topic come again."""
        await self._sql.change("unmute_topic", person_id=person_id, topic=topic)
