"""The roll of a meeting, fixed when registration opens, and who registered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.features.attendance.rules import Mode, Place, Presence
from bot.features.organisations.rules import Authority, Basis
from storage.meetings import seat
from storage.sql import Sql, instant, micros

if TYPE_CHECKING:
    from datetime import datetime

    from bot.features.organisations.rules import Representative


class Attendance:
    """Who came to which meeting."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def fix_roll(self, meeting_id: int) -> int:
        """Let those who take part in the cluster now register; return how many they are."""
        return await self._sql.change("fix_roll", meeting_id=meeting_id)

    async def list_roll(self, meeting_id: int) -> list[Place]:
        """Return the roll by name, with who has registered."""
        rows = await self._sql.all("list_roll", meeting_id=meeting_id)
        return [Place(seat(row), _presence(row)) for row in rows]

    async def is_on_roll(self, meeting_id: int, organisation_id: int) -> bool:
        """Tell whether an organisation may register."""
        which = {"meeting_id": meeting_id, "organisation_id": organisation_id}
        return bool(await self._sql.value("is_on_roll", **which))

    async def check_in(
        self, meeting_id: int, acting: Representative, mode: Mode, *, by: int, now: datetime
    ) -> bool:
        """Register an organisation by whoever acts for it; False when it is registered."""
        held = acting.authority
        registered = await self._sql.change(
            "check_in",
            meeting_id=meeting_id,
            organisation_id=acting.organisation_id,
            person_id=acting.person_id,
            registered_by=by,
            mode=mode,
            authority=held.basis,
            proxy_number=held.number,
            proxy_date=held.issued.isoformat() if held.issued else "",
            proxy_until=held.valid_until.isoformat() if held.valid_until else "",
            at=micros(now),
        )
        return registered > 0

    async def withdraw(self, meeting_id: int, organisation_id: int, now: datetime) -> bool:
        """Take a registration back, which stays on record; False when there is none."""
        which = {"meeting_id": meeting_id, "organisation_id": organisation_id}
        return await self._sql.change("withdraw_attendance", **which, at=micros(now)) > 0

    async def is_present(self, meeting_id: int, organisation_id: int) -> bool:
        """Tell whether an organisation is registered now."""
        which = {"meeting_id": meeting_id, "organisation_id": organisation_id}
        return bool(await self._sql.value("is_present", **which))

    async def list_present(self, meeting_id: int | None, at: datetime | None) -> frozenset[int]:
        """Return the organisations that were registered at a moment; nobody at no meeting."""
        if meeting_id is None or at is None:
            return frozenset()
        rows = await self._sql.all("list_present_at", meeting_id=meeting_id, moment=micros(at))
        return frozenset(row["organisation_id"] for row in rows)

    async def list_of(self, person_id: int) -> list[dict[str, object]]:
        """Return where a person registered, for what is kept about them."""
        rows = await self._sql.all("list_attendance_of", person_id=person_id)
        return [{**dict(row), "at": instant(row["at"])} for row in rows]


def _presence(row: Any) -> Presence | None:  # noqa: ANN401 - a row of the driver
    if row["mode"] is None:
        return None
    authority = Authority(
        Basis(row["authority"]),
        number=row["proxy_number"],
        issued=_day(row["proxy_date"]),
        valid_until=_day(row["proxy_until"]),
    )
    return Presence(Mode(row["mode"]), authority, instant(row["at"]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
