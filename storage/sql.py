"""The named queries on one connection, typed; instants and flags as the tables keep them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import aiosqlite

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Sql:
    """Runs queries of `queries/*.sql` by name."""

    def __init__(self, connection: aiosqlite.Connection, queries: Any) -> None:  # noqa: ANN401 - aiosql builds its methods at run time
        """Bind loaded queries to a connection."""
        self._connection = connection
        self._queries = queries

    async def one(self, name: str, **values: object) -> Any:  # noqa: ANN401 - a row's columns are known to its query alone
        """Return the first row, or None."""
        return await getattr(self._queries, name)(self._connection, **values)

    async def all(self, name: str, **values: object) -> list[Any]:
        """Return every row."""
        return [row async for row in getattr(self._queries, name)(self._connection, **values)]

    async def value(self, name: str, **values: object) -> Any:  # noqa: ANN401 - see one
        """Return the first column of the first row, or None."""
        return await getattr(self._queries, name)(self._connection, **values)

    async def change(self, name: str, **values: object) -> int:
        """Run a change and return how many rows it touched: none means somebody got there first."""
        return int(await getattr(self._queries, name)(self._connection, **values))


def micros(instant: datetime) -> int:
    """Return an aware instant as microseconds since 1970 UTC."""
    return (instant - _EPOCH) // _MICROSECOND


def instant(micros_: int) -> datetime:
    """Return microseconds since 1970 UTC as an aware instant."""
    return _EPOCH + micros_ * _MICROSECOND


def maybe_instant(micros_: int | None) -> datetime | None:
    """Return an instant for a column that may be empty."""
    return None if micros_ is None else instant(micros_)
