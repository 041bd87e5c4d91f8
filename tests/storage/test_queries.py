"""Every query is named, described, used, and finds its rows by an index."""

from __future__ import annotations

import ast
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import cache

import aiosql
import pytest

from storage.database import QUERIES
from storage.migrations.migrate import migrate

NAME = re.compile(r"^-- name: (\w+)[$^!#<*]*$", re.MULTILINE)
PARAMETER = re.compile(r"(?<!:):([a-z_0-9]+)")
WAYS = {"one", "all", "value", "change"}
READ_IN_FULL = {
    "count_waiting": "its index holds nothing but the queue that it counts",
    "kill_codes": "one row for each start without an organiser; ends with the first of them",
}
"""Queries that may read a whole table or index, and why that is little."""


@cache
def texts() -> dict[str, str]:
    """Return the SQL of every query by its name, as it is run."""
    queries = aiosql.from_path(QUERIES, "aiosqlite", mandatory_parameters=False)
    names = [name for name in queries.available_queries if not name.endswith("_cursor")]
    return {name: getattr(queries, name).sql for name in names}


def names_in_files() -> list[str]:
    return [
        name
        for path in sorted(QUERIES.glob("*.sql"))
        for name in NAME.findall(path.read_text(encoding="utf-8"))
    ]


def names_asked_for() -> Iterator[str]:
    """Yield the first word given to Sql.one, all, value and change."""
    for path in sorted(QUERIES.parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr=way, value=ast.Attribute(attr="_sql")),
                    args=[ast.Constant(value=str(name)), *_],
                ) if way in WAYS:
                    yield name


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("schema") / "veche.db"
    migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def plan_of(schema: sqlite3.Connection, sql: str) -> list[str]:
    values = dict.fromkeys(PARAMETER.findall(sql))
    return [row[3] for row in schema.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


def is_read_in_full(step: str, *, stops_early: bool) -> bool:
    """Tell a step that reads a table to its end from one that follows an order until a LIMIT."""
    is_scan = step.startswith("SCAN ") and step != "SCAN CONSTANT ROW"
    return is_scan and not stops_early and not step.startswith("SCAN json_each")


def test_a_name_is_given_once_in_all_files():
    """A second one would silently take the place of the first."""
    assert [name for name, count in Counter(names_in_files()).items() if count > 1] == []
    assert set(names_in_files()) == set(texts())


def test_every_query_says_below_its_name_what_it_is_for():
    silent = [
        name
        for path in sorted(QUERIES.glob("*.sql"))
        for name, below in re.findall(
            r"^-- name: (\w+).*\n(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        if not re.fullmatch(r"-- [A-ZА-Я].*[.:;]", below)
    ]
    assert silent == []


def test_every_query_is_used_and_every_name_that_is_used_exists():
    assert set(names_asked_for()) == set(texts())


@pytest.mark.parametrize("name", sorted(texts()))
def test_a_query_prepares_and_reads_no_table_to_its_end(name: str, schema: sqlite3.Connection):
    plan = plan_of(schema, texts()[name])
    stops_early = "LIMIT" in texts()[name] and not any("ORDER BY" in step for step in plan)
    in_full = [step for step in plan if is_read_in_full(step, stops_early=stops_early)]

    assert bool(in_full) == (name in READ_IN_FULL), in_full


def test_a_query_without_an_index_would_be_noticed(schema: sqlite3.Connection):
    plan = plan_of(schema, "SELECT * FROM people WHERE name = :name ORDER BY language LIMIT 1")

    assert plan == ["SCAN people", "USE TEMP B-TREE FOR ORDER BY"]
    assert is_read_in_full(plan[0], stops_early=False)


def test_the_exceptions_are_about_queries_that_exist():
    assert READ_IN_FULL.keys() <= texts().keys()


def test_no_query_says_what_one_database_alone_understands():
    """The same files are to serve another database: no rowid, no type of SQLite's own."""
    spoken = r"\b(rowid|OR (IGNORE|REPLACE|ABORT)|datetime\(|strftime|ifnull|GLOB|PRAGMA)\b"
    assert [name for name, sql in texts().items() if re.search(spoken, sql, re.IGNORECASE)] == []


def test_files_of_queries_lie_beside_the_code_that_asks():
    modules = {path.stem for path in QUERIES.parent.glob("*.py")}
    assert {path.stem for path in QUERIES.glob("*.sql")} <= modules


@pytest.mark.parametrize(
    "name",
    [n for n, sql in texts().items() if {"person_id", "telegram_id"} & {*PARAMETER.findall(sql)}],
)
def test_what_is_asked_of_one_person_is_not_looked_for_among_all_participants(
    schema: sqlite3.Connection, name: str
) -> None:
    """An index on the status holds nearly all of them: it grows with the cluster."""
    walks = re.compile(r"SEARCH \w+ USING .*INDEX \w+ \(status=\?\)")
    assert [step for step in plan_of(schema, texts()[name]) if walks.fullmatch(step)] == []
