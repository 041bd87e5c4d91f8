"""Organisations, their history and those who act for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.features.organisations.rules import (
    Authority,
    Basis,
    Change,
    Organisation,
    Particulars,
    Representative,
    Status,
    folded,
)
from storage.sql import Sql, instant, micros

if TYPE_CHECKING:
    from datetime import datetime

_PARTICULARS = tuple(Particulars.__dataclass_fields__)


class Organisations:
    """The register of the cluster."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def enter(self, particulars: Particulars, *, votes: bool) -> int | None:
        """Keep a new confirmed participant and return its id.

        None when its ИНН is already known.
        """
        values = {name: getattr(particulars, name) for name in _PARTICULARS}
        name = folded(particulars.short_name)
        id_ = await self._sql.value(
            "enter_organisation", **values, folded_name=name, votes=int(votes)
        )
        return None if id_ is None else int(id_)

    async def get(self, organisation_id: int) -> Organisation | None:
        """Return an organisation by id, or None for an id that somebody made up."""
        row = await self._sql.one("get_organisation", id=organisation_id)
        return _organisation(row) if row else None

    async def find_by_inn(self, inn: str) -> Organisation | None:
        """Return the organisation with this ИНН, or None."""
        row = await self._sql.one("find_organisation_by_inn", inn=inn)
        return _organisation(row) if row else None

    async def list_confirmed(self, *, many: int, skipped: int = 0) -> list[Organisation]:
        """Return a page of the participants of now, by name."""
        rows = await self._sql.all("list_confirmed", many=many, skipped=skipped)
        return [_organisation(row) for row in rows]

    async def list_of(self, person_id: int) -> list[Organisation]:
        """Return the organisations for which a person acts, oldest mandate first."""
        return [
            _organisation(row)
            for row in await self._sql.all("list_organisations_of", person_id=person_id)
        ]

    async def list_led_by(self, person_id: int) -> list[int]:
        """Return the ids of the organisations whose voting representative a person is."""
        rows = await self._sql.all("list_led_by", person_id=person_id)
        return [int(row["organisation_id"]) for row in rows]

    async def record_change(
        self, organisation_id: int, status: Status, *, by_ref: str, now: datetime, reason: str = ""
    ) -> None:
        """Set the status and add the line of the history."""
        await self._sql.change("change_status", id=organisation_id, status=status)
        await self._sql.change(
            "record_change",
            organisation_id=organisation_id,
            at=micros(now),
            status=status,
            reason=reason,
            by_ref=by_ref,
        )

    async def list_changes(self, organisation_id: int) -> list[Change]:
        """Return the history, oldest first."""
        rows = await self._sql.all("list_changes", organisation_id=organisation_id)
        return [Change(instant(row["at"]), Status(row["status"]), row["reason"]) for row in rows]

    async def add_representative(
        self,
        organisation_id: int,
        person_id: int,
        *,
        position: str,
        phone: str,
        email: str,
        authority: Authority,
        now: datetime,
    ) -> int | None:
        """Let a person act for an organisation; the first one votes. None when they already do."""
        id_ = await self._sql.value(
            "add_representative",
            organisation_id=organisation_id,
            person_id=person_id,
            position=position,
            phone=phone,
            email=email,
            authority=authority.basis,
            proxy_number=authority.number,
            proxy_date=authority.issued.isoformat() if authority.issued else "",
            proxy_until=authority.valid_until.isoformat() if authority.valid_until else "",
            proxy_scan=authority.scan,
            since=micros(now),
        )
        return None if id_ is None else int(id_)

    async def list_representatives(self, organisation_id: int) -> list[Representative]:
        """Return who acts for an organisation, the voting representative first."""
        rows = await self._sql.all("list_representatives", organisation_id=organisation_id)
        return [_representative(row) for row in rows]

    async def hand_over_vote(self, organisation_id: int, *, from_person: int, to: int) -> bool:
        """Move the vote from its holder to a colleague's row.

        False, and nothing moved, when the holder changed or the colleague left meanwhile.
        """
        gave = await self._sql.change(
            "give_up_vote", organisation_id=organisation_id, person_id=from_person, to=to
        )
        return bool(
            gave and await self._sql.change("take_vote", id=to, organisation_id=organisation_id)
        )

    async def promote_eldest(self, organisation_id: int) -> bool:
        """Give a vote that nobody holds to the colleague who has acted longest."""
        return await self._sql.change("promote_eldest", organisation_id=organisation_id) > 0


def _organisation(row: Any) -> Organisation:  # noqa: ANN401 - a row of the driver
    particulars = Particulars(**{name: row[name] for name in _PARTICULARS})
    return Organisation(row["id"], particulars, bool(row["votes"]), Status(row["status"]))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _representative(row: Any) -> Representative:  # noqa: ANN401 - a row of the driver
    authority = Authority(
        Basis(row["authority"]),
        number=row["proxy_number"],
        issued=_day(row["proxy_date"]),
        valid_until=_day(row["proxy_until"]),
        scan=row["proxy_scan"],
    )
    return Representative(
        id=row["id"],
        organisation_id=row["organisation_id"],
        person_id=row["person_id"],
        ref=row["ref"],
        name=row["name"],
        language=row["language"],
        position=row["position"],
        phone=row["phone"],
        email=row["email"],
        authority=authority,
        is_voting=bool(row["is_voting"]),
    )
