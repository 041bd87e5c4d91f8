"""Migrations: a database is brought to the newest schema whole, or stays exactly as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from storage.database import open_database
from storage.migrations.migrate import HERE, NewerSchema, files, migrate

NEWEST = files()[-1][0]
NEXT = NEWEST + 1
GOOD = "ALTER TABLE people ADD COLUMN nickname TEXT NOT NULL DEFAULT '';\n"
BAD = "INSERT INTO no_such_table VALUES (1);\n"
STEPS = [
    "CREATE TABLE moods (\n    id INTEGER PRIMARY KEY, -- really; yes\n    mood TEXT\n);\n",
    "INSERT INTO moods (mood) VALUES ('good; even very good');\n",
    "DROP TRIGGER journal_is_never_deleted;\n",
    "DELETE FROM counters;\n",
    "DROP TABLE inbox;\n",
    "UPDATE people SET name = 'nobody';\n",
]
RUN = """
import sys
from pathlib import Path
from storage.migrations.migrate import migrate
sys.stdin.readline()
print(migrate(Path(sys.argv[1])))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The migrations of the product, to which a test adds its own."""
    copied = tmp_path / "migrations"
    copied.mkdir()
    for _, path in files():
        (copied / path.name).write_bytes(path.read_bytes())
    return copied


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database of today with something in it."""
    path = tmp_path / "place" / "veche.db"
    path.parent.mkdir()
    migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO counters VALUES ('strangers', 7)")
        connection.execute(
            "INSERT INTO people (ref, telegram_id, name, language, created_at)"
            " VALUES ('ref', 1, 'Ёлка', 'ru', 1)"
        )
        connection.execute("INSERT INTO inbox (bot_id, update_id, seen_at) VALUES (1, 2, 3)")
        connection.commit()
    return path


def add(folder: Path, number: int, script: str) -> None:
    (folder / f"{number:04}_of_a_test.sql").write_text(script, encoding="utf-8")


def contents(path: Path) -> tuple[int, list[str]]:
    """Return the version and everything that the database says in SQL."""
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return version, list(connection.iterdump())


def names_beside(database: Path) -> list[str]:
    names = {path.name for path in database.parent.iterdir()}
    return sorted(names - {f"{database.name}{end}" for end in ("", "-wal", "-shm")})


def test_a_new_database_gets_every_migration_and_no_backup(tmp_path: Path):
    path = tmp_path / "veche.db"

    assert migrate(path) == [number for number, _ in files()]
    assert contents(path)[0] == NEWEST
    assert names_beside(path) == []


def test_a_second_run_does_nothing(database: Path):
    before = contents(database)

    assert migrate(database) == []
    assert contents(database) == before
    assert names_beside(database) == []


def test_what_is_missing_is_applied_and_what_was_kept_stays(database: Path, folder: Path):
    add(folder, NEXT, GOOD)

    assert migrate(database, folder) == [NEXT]
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT name, nickname FROM people").fetchall() == [("Ёлка", "")]
    assert migrate(database, folder) == []


def test_the_database_of_before_lies_beside(database: Path, folder: Path):
    before = contents(database)
    add(folder, NEXT, GOOD)
    migrate(database, folder)

    assert names_beside(database) == [f"veche.db.before-{NEXT:04}"]
    assert contents(database.with_name(f"veche.db.before-{NEXT:04}")) == before


@pytest.mark.parametrize("place", range(len(STEPS) + 1))
def test_a_migration_that_fails_at_any_step_leaves_the_file_as_it_was(
    database: Path, folder: Path, place: int
):
    before = contents(database)
    add(folder, NEXT, "".join([*STEPS[:place], BAD, *STEPS[place:]]))
    for _ in range(2):
        with pytest.raises(sqlite3.Error, match="no_such_table"):
            migrate(database, folder)
        assert contents(database) == before

    assert contents(database.with_name(f"veche.db.before-{NEXT:04}")) == before
    add(folder, NEXT, "".join(STEPS))
    assert migrate(database, folder) == [NEXT]


def test_the_first_of_two_missing_ones_is_not_applied_without_the_second(
    database: Path, folder: Path
):
    before = contents(database)
    add(folder, NEXT, GOOD)
    add(folder, NEXT + 1, BAD)

    with pytest.raises(sqlite3.Error, match="no_such_table"):
        migrate(database, folder)
    assert contents(database) == before


def test_a_new_database_that_fails_stays_empty(tmp_path: Path, folder: Path):
    add(folder, NEXT, BAD)

    with pytest.raises(sqlite3.Error, match="no_such_table"):
        migrate(tmp_path / "veche.db", folder)
    assert contents(tmp_path / "veche.db") == (0, ["BEGIN TRANSACTION;", "COMMIT;"])


@pytest.mark.parametrize("rest", ["DROP TABLE counters", "DROP TABLE counters -- the end\n"])
def test_a_last_statement_without_its_semicolon_is_not_passed_over(
    database: Path, folder: Path, rest: str
):
    add(folder, NEXT, GOOD + rest)
    migrate(database, folder)

    assert "counters" not in "".join(contents(database)[1])


@pytest.mark.parametrize("script", ["DROP TABLE counters; DROP TABLE inbox;\n", "DROP TABLE ("])
def test_a_script_that_cannot_be_run_whole_is_refused_whole(
    database: Path, folder: Path, script: str
):
    before = contents(database)
    add(folder, NEXT, GOOD + script)

    with pytest.raises((sqlite3.Error, sqlite3.Warning)):
        migrate(database, folder)
    assert contents(database) == before


async def test_a_database_of_a_newer_version_is_refused_and_not_touched(database: Path):
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA user_version = {NEXT}")
    before = contents(database)

    with pytest.raises(NewerSchema):
        migrate(database)
    with pytest.raises(NewerSchema):
        await open_database(database)
    assert contents(database) == before
    assert names_beside(database) == []


def test_of_four_processes_that_start_at_once_one_migrates_and_all_go_on(tmp_path: Path):
    database = tmp_path / "veche.db"
    runs = [started(database) for _ in range(4)]
    for run in runs:
        run.stdin.write("go\n")
        run.stdin.flush()
    said = [run.communicate(timeout=30) for run in runs]

    assert [errors for _, errors in said] == [""] * 4
    applied = str([number for number, _ in files()])
    assert sorted(answer.strip() for answer, _ in said) == sorted([applied, "[]", "[]", "[]"])
    assert contents(database)[0] == NEWEST


def started(database: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", RUN, str(database)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, text=True, cwd=HERE.parent.parent, **pipes)


def test_of_many_threads_that_open_one_old_database_at_once_one_migrates(
    database: Path, folder: Path
):
    add(folder, NEXT, "".join(STEPS))
    before = contents(database)
    together = Barrier(8)

    def run(_: int) -> list[int]:
        together.wait()
        return migrate(database, folder)

    with ThreadPoolExecutor(8) as threads:
        applied = list(threads.map(run, range(8)))

    assert sorted(applied) == [[]] * 7 + [[NEXT]]
    assert contents(database.with_name(f"veche.db.before-{NEXT:04}")) == before
