"""The journal: it only grows, and whoever changes it past the product is found out."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from hashlib import sha256

import pytest

from storage.journal import BEGINNING, Verdict, canonical, chained
from storage.store import Store
from tests.storage.cabinet import MINUTE, NOW, Cabinet

LENGTH = 40
FREE = [
    f"DROP TRIGGER journal_is_{guard}"
    for guard in ("only_continued", "never_updated", "never_deleted")
]


async def write(cabinet: Cabinet, count: int = LENGTH) -> list[str]:
    """Add formal acts and return their hashes."""

    async def unit(store: Store) -> list[str]:
        return [
            await store.journal.append(
                "application accepted",
                by=f"ref-{n % 3}",
                about={"application": n, "organisation": f"Ёж-{n}"},
                now=NOW + n * MINUTE,
            )
            for n in range(count)
        ]

    return await cabinet.do(unit)


async def verify(cabinet: Cabinet) -> Verdict:
    return await cabinet.do(lambda store: store.journal.verify())


async def test_an_empty_journal_holds(cabinet: Cabinet):
    assert await verify(cabinet) == Verdict(0, BEGINNING, None)


async def test_a_journal_that_nobody_touched_holds_to_its_last_entry(cabinet: Cabinet):
    hashes = await write(cabinet)

    assert await verify(cabinet) == Verdict(LENGTH, hashes[-1], None)
    assert len(set(hashes)) == LENGTH


async def test_a_journal_of_several_pages_holds(cabinet: Cabinet):
    hashes = await write(cabinet, 1001)

    assert await verify(cabinet) == Verdict(1001, hashes[-1], None)


async def test_anybody_can_follow_the_chain_with_a_sha256_of_their_own(cabinet: Cabinet):
    await write(cabinet, 3)
    before = "0" * 64
    for entry, previous, link in cabinet.rows("SELECT entry, previous, hash FROM journal"):
        assert previous == before
        before = sha256((previous + entry).encode()).hexdigest()
        assert link == before


async def test_an_entry_says_who_did_what_and_when(cabinet: Cabinet):
    await write(cabinet, 1)

    ((entry,),) = cabinet.rows("SELECT entry FROM journal")
    assert entry == (
        '{"about":{"application":0,"organisation":"Ёж-0"},"act":"application accepted",'
        '"at":"2026-11-25T03:00:00+00:00","by":"ref-0","number":1}'
    )
    assert entry == canonical(json.loads(entry))


async def test_what_is_rolled_back_leaves_no_gap(cabinet: Cabinet):
    async def unit(store: Store) -> None:
        await store.journal.append("tried", by="console", about={}, now=NOW)
        raise LookupError

    await write(cabinet, 2)
    with pytest.raises(LookupError):
        await cabinet.do(unit)
    await write(cabinet, 1)

    verdict = await verify(cabinet)
    assert (verdict.entries, verdict.broken) == (3, None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET entry = '{}' WHERE id = 2",
        "UPDATE journal SET hash = hash",
        "UPDATE journal SET id = id + 100",
        "UPDATE OR IGNORE journal SET entry = ''",
        "DELETE FROM journal WHERE id = 3",
        "DELETE FROM journal",
        "REPLACE INTO journal VALUES (2, '{}', '', 'x')",
        "REPLACE INTO journal SELECT 4, '{}', '', hash FROM journal WHERE id = 1",
        "INSERT INTO journal VALUES (2, '', '', 'x') ON CONFLICT DO UPDATE SET entry = ''",
        "INSERT INTO journal VALUES (5, '{}', '', 'x')",
        "INSERT INTO journal VALUES (0, '{}', '', 'x')",
        "INSERT INTO journal (entry, previous, hash) VALUES ('{}', '', 'x')",
    ],
)
async def test_the_database_itself_refuses_to_change_the_journal(cabinet: Cabinet, statement: str):
    await write(cabinet, 3)
    before = cabinet.rows("SELECT * FROM journal")

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        cabinet.alter(statement)
    assert cabinet.rows("SELECT * FROM journal") == before


Row = tuple[int, str, str, str]


def edited(rows: list[Row], chance: random.Random) -> int:
    """Change one character of an entry."""
    place = chance.randrange(len(rows))
    number, entry, previous, link = rows[place]
    at = chance.randrange(len(entry))
    rows[place] = (number, entry[:at] + chr(ord(entry[at]) ^ 1) + entry[at + 1 :], previous, link)
    return place


def rewritten(rows: list[Row], chance: random.Random) -> int:
    """Change an entry and make its own hash fit; the next one still remembers the old."""
    place = chance.randrange(len(rows) - 1)
    number, entry, previous, _ = rows[place]
    forged = entry.replace("accepted", "refused")
    rows[place] = (number, forged, previous, chained(previous, forged))
    return place + 1


def deleted(rows: list[Row], chance: random.Random) -> int:
    """Take an entry out of the middle."""
    place = chance.randrange(len(rows) - 1)
    del rows[place]
    return place


def closed_up(rows: list[Row], chance: random.Random) -> int:
    """Take an entry out and move the others up by one."""
    place = deleted(rows, chance)
    rows[place:] = [(number - 1, *rest) for number, *rest in rows[place:]]
    return place


def inserted(rows: list[Row], chance: random.Random) -> int:
    """Put an entry of one's own between two, with a hash that fits the one before."""
    place = chance.randrange(1, len(rows))
    entry = canonical({"number": place + 1, "at": "", "act": "forged", "by": "x", "about": {}})
    before = rows[place - 1][3]
    rows[place:] = [
        (place + 1, entry, before, chained(before, entry)),
        *((number + 1, *rest) for number, *rest in rows[place:]),
    ]
    return place + 1


def swapped(rows: list[Row], chance: random.Random) -> int:
    """Let two entries change places, each with its hashes."""
    first, second = sorted(chance.sample(range(len(rows)), 2))
    one, other = rows[first], rows[second]
    rows[first], rows[second] = (one[0], *other[1:]), (other[0], *one[1:])
    return first


@pytest.mark.parametrize("change", [edited, rewritten, deleted, closed_up, inserted, swapped])
async def test_whatever_is_changed_past_the_triggers_is_found_at_its_place(
    cabinet: Cabinet, change: Callable[[list[Row], random.Random], int]
):
    await write(cabinet)
    cabinet.alter(*FREE)
    honest: list[Row] = cabinet.rows("SELECT id, entry, previous, hash FROM journal")
    chance = random.Random(f"{change.__name__} 2026-11-25")
    for _ in range(50):
        rows = list(honest)
        place = change(rows, chance)
        refill(cabinet, rows)
        assert (await verify(cabinet)).broken == place + 1

    refill(cabinet, honest)
    assert (await verify(cabinet)).broken is None


def refill(cabinet: Cabinet, rows: list[Row]) -> None:
    with cabinet.beside() as connection:
        connection.execute("BEGIN")
        connection.execute("DELETE FROM journal")
        connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?)", rows)
        connection.execute("COMMIT")


async def test_an_end_that_was_cut_off_shows_in_the_number_and_the_head(cabinet: Cabinet):
    """A chain cannot miss its own end: who keeps the last hash elsewhere sees it."""
    hashes = await write(cabinet)
    cabinet.alter(*FREE, f"DELETE FROM journal WHERE id > {LENGTH - 3}")

    assert await verify(cabinet) == Verdict(LENGTH - 3, hashes[-4], None)
