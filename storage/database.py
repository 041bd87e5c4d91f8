"""Connections and SQLite manners; the only place that knows which database it is."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import aiosql
import aiosqlite

from storage.migrations.migrate import migrate
from storage.sql import Sql
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")
Unit = "Callable[[Store], Awaitable[T]]"

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
    """One writer connection, whose transactions come one after another, and one reader."""

    def __init__(self, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        """Keep two open connections; use `open_database`."""
        queries = _queries()
        self._writer = writer
        self._reader = reader
        self._turn = asyncio.Lock()
        self._writing = Store(Sql(writer, queries))
        self._reading = Store(Sql(reader, queries))

    async def transaction(self, unit: Callable[[Store], Awaitable[T]]) -> T:
        """Run a unit of work inside BEGIN IMMEDIATE and return its result after the commit.

        Whatever it raises rolls it back. It runs as a task of its own behind a shield: a cancelled
        caller waits for it, since a transaction cut off in the middle would leave the database
        locked. Raises Busy when the write lock or the disk is not to be had.
        """
        task = asyncio.ensure_future(self._run(unit))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait([task])
            raise

    async def _run(self, unit: Callable[[Store], Awaitable[T]]) -> T:
        async with self._turn:
            try:
                await self._writer.execute("BEGIN IMMEDIATE")
                result = await unit(self._writing)
                await self._writer.execute("COMMIT")
            except BaseException as error:
                await self._undo()
                if is_trouble_of_the_place(error):
                    raise Busy(str(error)) from error
                raise
            return result

    async def _undo(self) -> None:
        """Roll back whatever was begun, be it nothing.

        Statements queue for the connection's thread: it may yet begin, or have committed, when the
        one who asked for that is cancelled, so the connection is not asked how it stands.
        """
        with suppress(sqlite3.OperationalError):
            await self._writer.execute("ROLLBACK")

    async def read(self, unit: Callable[[Store], Awaitable[T]]) -> T:
        """Run a unit of work that only reads, beside the writer.

        Each of its statements sees what is committed.
        """
        return await unit(self._reading)

    async def close(self) -> None:
        """Wait for the transaction under way and close both connections."""
        async with self._turn:
            await self._writer.close()
        await self._reader.close()


@cache  # the files do not change while the process lives
def _queries() -> Any:  # noqa: ANN401 - aiosql builds its methods at run time
    return aiosql.from_path(QUERIES, "aiosqlite", mandatory_parameters=False)


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


async def _connect(path: Path, manners: tuple[str, ...]) -> aiosqlite.Connection:
    """Connect; a connection that is left open would keep the process alive by its thread."""
    connection = await aiosqlite.connect(path, isolation_level=None)
    connection.row_factory = aiosqlite.Row
    try:
        for statement in manners:
            await connection.execute(statement)
    except BaseException:
        await connection.close()
        raise
    return connection
