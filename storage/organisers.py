"""Organisers, accounts appointed before they came, and the one-time code of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.features.organisers.rules import CODE_LIVES, Organiser, code_hash
from storage.sql import Sql, instant, micros

if TYPE_CHECKING:
    from datetime import datetime


class Organisers:
    """Who runs the cluster's work in the bot."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def list_all(self) -> list[Organiser]:
        """Return the organisers of now, the eldest first."""
        rows = await self._sql.all("list_organisers")
        return [_organiser(row) for row in rows]

    async def has_any(self) -> bool:
        """Tell whether an organiser exists."""
        return bool(await self._sql.value("has_organiser"))

    async def add(self, person_id: int, now: datetime) -> bool:
        """Make a person an organiser and kill every code; False when they are one."""
        added = await self._sql.change("add_organiser", person_id=person_id, since=micros(now)) > 0
        await self._sql.change("kill_codes", at=micros(now))
        return added

    async def remove(self, person_id: int, now: datetime) -> bool:
        """End a person's role; False when they have none."""
        return await self._sql.change("end_organiser", person_id=person_id, at=micros(now)) > 0

    async def appoint(self, telegram_id: int, now: datetime) -> bool:
        """Appoint an account that has not come yet.

        It becomes an organiser when its person agrees.
        """
        return await self._sql.change("appoint", telegram_id=telegram_id, at=micros(now)) > 0

    async def withdraw_appointment(self, telegram_id: int) -> bool:
        """Take an appointment back or use it up; True when there was one."""
        return await self._sql.change("withdraw_appointment", telegram_id=telegram_id) > 0

    async def list_appointments(self) -> list[int]:
        """Return the Telegram ids that are appointed and have not come."""
        return [row["telegram_id"] for row in await self._sql.all("list_appointments")]

    async def keep_code(self, code: str, now: datetime) -> None:
        """Keep the hash of a new code, which ends every earlier one."""
        await self._sql.change("kill_codes", at=micros(now))
        values = {
            "sha256": code_hash(code),
            "made_at": micros(now),
            "expires_at": micros(now + CODE_LIVES),
        }
        await self._sql.change("keep_code", **values)

    async def use_code(self, code: str, now: datetime) -> bool:
        """Use a code up; False when it is wrong, used, expired, or an organiser exists."""
        return await self._sql.change("use_code", sha256=code_hash(code), at=micros(now)) > 0


def _organiser(row: Any) -> Organiser:  # noqa: ANN401 - a row of the driver
    return Organiser(
        person_id=row["person_id"],
        ref=row["ref"],
        name=row["name"],
        language=row["language"],
        telegram_id=row["telegram_id"],
        since=instant(row["since"]),
    )
