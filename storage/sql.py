"""The named queries on one connection, typed; instants and flags as the tables keep them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import AsyncIterator, Mapping

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Sql:
    """Runs queries of `queries/*.sql` by name, on the thread of its connection."""

    def __init__(self, connection: sqlite3.Connection, queries: Mapping[str, str]) -> None:
        """Bind loaded queries to a connection."""
        self._connection = connection
        self._queries = queries

    def _run(self, name: str, values: dict[str, object]) -> sqlite3.Cursor:
        return self._connection.execute(self._queries[name], values)

    async def one(self, name: str, /, **values: object) -> Any:  # noqa: ANN401 - a row's columns are known to its query alone
        """Return the first row, or None."""
        return self._run(name, values).fetchone()

    async def all(self, name: str, /, **values: object) -> list[Any]:
        """Return every row."""
        return self._run(name, values).fetchall()

    async def value(self, name: str, /, **values: object) -> Any:  # noqa: ANN401 - see one
        """Return the first column of the first row, or None."""
        row = self._run(name, values).fetchone()
        return row[0] if row else None

    async def change(self, name: str, /, **values: object) -> int:
        """Run a change and return how many rows it touched: none means somebody got there first."""
        return self._run(name, values).rowcount

    @asynccontextmanager
    async def undoable(self) -> AsyncIterator[None]:
        """Undo what the block changed when it raises; the transaction around it goes on."""
        self._connection.execute("SAVEPOINT undoable")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO undoable")
                self._connection.execute("RELEASE undoable")
            raise
        self._connection.execute("RELEASE undoable")


def micros(instant: datetime) -> int:
    """Return an aware instant as microseconds since 1970 UTC."""
    return (instant - _EPOCH) // _MICROSECOND


def instant(micros_: int) -> datetime:
    """Return microseconds since 1970 UTC as an aware instant."""
    return _EPOCH + micros_ * _MICROSECOND


def maybe_instant(micros_: int | None) -> datetime | None:
    """Return an instant for a column that may be empty."""
    return None if micros_ is None else instant(micros_)
