"""Opening the database on a bad day: what the operator is told to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot import datafolder, operations
from bot.halt import Halt
from storage.database import Busy, open_database
from tests.world import settings_for


def trouble(code: int, words: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


async def test_on_a_full_disk_nobody_is_told_to_move_the_database_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_path: Path) -> None:
        raise trouble(sqlite3.SQLITE_FULL, "database or disk is full")

    monkeypatch.setattr(operations, "open_database", full)
    with pytest.raises(Halt, match=r"disk is full.*make room") as told:
        await operations.opened(settings_for(tmp_path))
    assert "move it away" not in str(told.value)


async def test_a_file_that_is_no_database_is_to_be_moved_away(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    settings.database_path.write_bytes(b"nothing that SQLite knows" * 100)
    with pytest.raises(Halt, match=r"not a database.*move it away"):
        await operations.opened(settings)


async def test_a_database_that_cannot_be_written_at_the_start_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_for(tmp_path)
    database = await open_database(settings.database_path)

    async def locked(_unit: object) -> None:
        raise Busy("database is locked")

    monkeypatch.setattr(database, "transaction", locked)
    with pytest.raises(Halt, match="cannot be written"):
        await operations.seated(database, settings, None)
    await database.close()


def test_a_disk_that_is_read_only_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "chmod", read_only)
    monkeypatch.setattr(datafolder.os, "open", read_only)
    with (
        pytest.raises(Halt, match=r"cannot be written in \(Read-only.*DATA_DIR="),
        datafolder.opened(tmp_path),
    ):
        pytest.fail("it was opened")
