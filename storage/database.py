"""Connections and SQLite manners; the only place that knows which database it is."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import aiosql
import aiosqlite

from storage.migrations.migrate import migrate
from storage.sql import Sql
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

T = TypeVar("T")

QUERIES = Path(__file__).parent / "queries"
_MANNERS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)
_MANNERS_OF_THE_READER = ("PRAGMA query_only = ON", "PRAGMA wal_autocheckpoint = 0")
_TROUBLES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}


class Busy(Exception):  # noqa: N818 - a state, not a fault of the caller
    """The database cannot take a write now: locked by another process, or the disk is full."""


def is_trouble_of_the_place(error: BaseException) -> bool:
    """Tell a lock or a disk that will not have a write from a mistake in a statement."""
    return (
        isinstance(error, sqlite3.OperationalError)
        and getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in _TROUBLES
    )


class Database:
    """One writer connection, whose transactions come one after another, and one reader.

    A unit of work runs as a whole on the thread of its connection, since the way there and back
    takes longer than forty statements. So it may wait for its store and for nothing else.
    """

    def __init__(self, writer: Connection, reader: Connection) -> None:
        """Keep two open connections; use `open_database`."""
        queries = _queries()
        self._writer = writer
        self._reader = reader
        self._writing = Store(Sql(writer.raw, queries))
        self._reading = Store(Sql(reader.raw, queries))

    async def transaction(self, unit: Callable[[Store], Awaitable[T]]) -> T:
        """Run a unit of work inside BEGIN IMMEDIATE and return its result after the commit.

        Whatever it raises rolls it back. A caller who is cancelled waits for its end, as it cannot
        be called off. Raises Busy when the write lock or the disk is not to be had.
        """
        task = asyncio.ensure_future(self._writer.carry_out(partial(self._transacted, unit)))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait([task])
            raise

    def _transacted(self, unit: Callable[[Store], Awaitable[T]]) -> T:
        connection = self._writer.raw
        try:
            connection.execute("BEGIN IMMEDIATE")
            result = _outcome(unit(self._writing))
            connection.execute("COMMIT")
        except BaseException as error:
            with suppress(sqlite3.OperationalError):  # SQLite may have rolled back by itself
                connection.execute("ROLLBACK")
            if is_trouble_of_the_place(error):
                raise Busy(str(error)) from error
            raise
        return result

    async def read(self, unit: Callable[[Store], Awaitable[T]]) -> T:
        """Run a unit of work that only reads, beside the writer.

        Each of its statements sees what is committed.
        """
        return await self._reader.carry_out(lambda: _outcome(unit(self._reading)))

    async def close(self) -> None:
        """Wait for the transaction under way and close both connections."""
        await self._writer.close()
        await self._reader.close()


class Connection(aiosqlite.Connection):
    """A connection that also carries out work of ours on its thread."""

    @property
    def raw(self) -> sqlite3.Connection:
        """What the thread works with; nobody else may."""
        return self._conn

    async def carry_out(self, work: Callable[[], T]) -> T:
        """Return what `work` returns when the thread has come to it."""
        result: T = await self._execute(work)  # type: ignore[no-untyped-call]
        return result


def _outcome(work: Awaitable[T]) -> T:
    """Return the result of a unit of work, which its store never makes wait."""
    steps = work.__await__()
    try:
        next(steps)
    except StopIteration as end:
        result: T = end.value
        return result
    steps.close()
    raise RuntimeError("a unit of work waits for something else than its store")


@cache  # the files do not change while the process lives
def _queries() -> Mapping[str, str]:
    loaded = aiosql.from_path(QUERIES, "aiosqlite", mandatory_parameters=False)
    return {name: getattr(loaded, name).sql for name in loaded.available_queries}


async def open_database(path: Path) -> Database:
    """Migrate the file to the newest schema and open it."""
    await asyncio.to_thread(migrate, path)
    writer = await _connect(path, _MANNERS)
    try:
        reader = await _connect(path, _MANNERS + _MANNERS_OF_THE_READER)
    except BaseException:
        await writer.close()
        raise
    return Database(writer, reader)


async def _connect(path: Path, manners: tuple[str, ...]) -> Connection:
    """Connect; a connection that is left open would keep the process alive by its thread."""
    connection = Connection(partial(sqlite3.connect, path, isolation_level=None), iter_chunk_size=1)
    await connection
    connection.row_factory = sqlite3.Row
    try:
        for statement in manners:
            await connection.execute_fetchall(statement)
    except BaseException:
        await connection.close()
        raise
    return connection
