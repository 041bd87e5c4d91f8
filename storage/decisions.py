"""The register of decisions: numbered within each year, one for each ballot that adopted one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.features.decisions.rules import Decision
from storage.sql import Sql, maybe_instant

if TYPE_CHECKING:
    from bot.features.ballots.rules import Ballot, Option


class Decisions:
    """What the assembly has decided."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def record(self, ballot: Ballot, winner: Option | None, *, on: date) -> Decision | None:
        """Enter what a ballot adopted under the next number of the year.

        None when it is in the register already; `winner` is None for a proposal.
        """
        number = await self._sql.value("next_decision_number", year=on.year)
        is_new = await self._sql.change(
            "record_decision",
            year=on.year,
            number=number,
            ballot_id=ballot.id,
            decided_on=on.isoformat(),
            title=ballot.title,
            text=ballot.question,
            option_key=winner.key if winner else "",
            option_title=winner.title if winner else "",
        )
        return await self.find_of(ballot.id) if is_new else None

    async def find_of(self, ballot_id: int) -> Decision | None:
        """Return the decision that a ballot adopted, or None."""
        return _decision(await self._sql.one("find_decision_of", ballot_id=ballot_id))

    async def list_page(self, *, many: int, skipped: int = 0) -> list[Decision]:
        """Return a page of the register, the latest first."""
        rows = await self._sql.all("list_decisions", many=many, skipped=skipped)
        return [decision for decision in map(_decision, rows) if decision]


def _decision(row: Any) -> Decision | None:  # noqa: ANN401 - a row of the driver
    if row is None:
        return None
    return Decision(
        year=row["year"],
        number=row["number"],
        ballot_id=row["ballot_id"],
        on=date.fromisoformat(row["decided_on"]),
        title=row["title"],
        text=row["text"],
        option_key=row["option_key"],
        option_title=row["option_title"],
        meeting=maybe_instant(row["starts_at"]),
        item=row["agenda_item"] or 0,
    )
