"""Brings a database to the newest schema.

Numbered .sql files, each applied once, all in one transaction.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent


class NewerSchema(Exception):  # noqa: N818 - a state of the file, said in words
    """The database was written by a newer version of the product."""


def files(folder: Path = HERE) -> list[tuple[int, Path]]:
    """Return the migrations as (number, file), oldest first."""
    return [(int(path.name[:4]), path) for path in sorted(folder.glob("[0-9]*.sql"))]


def migrate(database: Path, folder: Path = HERE) -> list[int]:
    """Apply what is missing and return the applied numbers.

    A file that holds data is backed up first, beside itself. A failing migration leaves the
    database as it was and raises sqlite3.Error; a database of a newer version raises NewerSchema.
    Of two processes that start at once one migrates, the other waits and finds nothing to do.
    """
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        if not _missing(connection, folder):
            return []
        connection.execute("BEGIN IMMEDIATE")
        try:
            missing = _missing(connection, folder)
            if missing and _applied(connection):
                _back_up(database, beside=f"{database.name}.before-{missing[0][0]:04}")
            _apply(connection, missing)
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        return [number for number, _ in missing]


def _missing(connection: sqlite3.Connection, folder: Path) -> list[tuple[int, Path]]:
    done, known = _applied(connection), files(folder)
    if done > max(number for number, _ in known):
        raise NewerSchema
    return [(number, path) for number, path in known if number > done]


def _applied(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _apply(connection: sqlite3.Connection, missing: list[tuple[int, Path]]) -> None:
    for number, path in missing:
        for statement in _statements(path.read_text(encoding="utf-8")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> list[str]:
    """Split a script into whole statements: executescript would commit before it begins."""
    found, rest = [], ""
    for line in script.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            found.append(rest)
            rest = ""
    return [*found, rest] if rest.strip() else found


def _back_up(database: Path, *, beside: str) -> None:
    """Copy what is committed; by a reader, since whoever holds the write lock may not copy."""
    with (
        closing(sqlite3.connect(database)) as reader,
        closing(sqlite3.connect(database.with_name(beside))) as copy,
    ):
        reader.backup(copy)
