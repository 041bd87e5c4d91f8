"""Transactions: nothing lost, nothing half done, nobody left before a locked door."""

from __future__ import annotations

import asyncio
import random
import sqlite3

import pytest

from storage.database import Busy, open_database
from storage.store import Store
from tests.storage.cabinet import NOW, Cabinet

BOT = 42


async def act(store: Store, number: int = 0) -> str:
    """Read the end of the journal and write what follows from it."""
    return await store.journal.append("tried", by="console", about={"try": number}, now=NOW)


async def act_twice(store: Store, number: int) -> None:
    """Leave two rows that belong together."""
    await store.inbox.take(BOT, number, NOW)
    await act(store, number)


async def entries(cabinet: Cabinet) -> int:
    verdict = await cabinet.database.read(lambda store: store.journal.verify())
    assert verdict.broken is None
    return verdict.entries


def pairs_that_broke(cabinet: Cabinet) -> list[tuple[int]]:
    """Return the updates of which only one of the two rows was kept."""
    return cabinet.rows(
        """
        SELECT n FROM (
            SELECT update_id AS n FROM inbox
            UNION ALL SELECT json_extract(entry, '$.about.try') FROM journal
        ) GROUP BY n HAVING count(*) <> 2
        """
    )


async def test_of_60_transactions_at_once_that_read_and_then_write_none_is_lost(cabinet: Cabinet):
    await asyncio.gather(*(cabinet.do(lambda store, n=n: act(store, n)) for n in range(60)))

    assert await entries(cabinet) == 60


async def test_two_programs_on_one_file_lose_nothing_of_one_another(cabinet: Cabinet):
    console = await open_database(cabinet.path)
    both = (cabinet.database, console)
    await asyncio.gather(*(database.transaction(act) for database in both for _ in range(30)))
    await console.close()

    assert await entries(cabinet) == 60


async def test_transactions_of_one_process_come_in_the_order_of_asking(cabinet: Cabinet):
    await asyncio.gather(*(cabinet.do(lambda store, n=n: act(store, n)) for n in range(10)))

    tries = cabinet.rows("SELECT json_extract(entry, '$.about.try') FROM journal ORDER BY id")
    assert [number for (number,) in tries] == list(range(10))


async def test_while_another_program_writes_the_database_is_busy_and_then_works(cabinet: Cabinet):
    await cabinet.database._writer.execute_fetchall("PRAGMA busy_timeout = 20")
    with cabinet.beside() as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy, match="locked"):
            await cabinet.do(act)
        assert await entries(cabinet) == 0
        other.execute("ROLLBACK")

    await cabinet.do(act)
    assert await entries(cabinet) == 1


async def test_patience_outlasts_a_short_write_of_another_program(cabinet: Cabinet):
    with cabinet.beside() as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.ensure_future(cabinet.do(act))
        done, _ = await asyncio.wait([waiting], timeout=0.02)
        assert not done
        other.execute("COMMIT")
        await waiting

    assert await entries(cabinet) == 1


async def test_a_full_disk_is_busy_too_and_nothing_is_half_written(cabinet: Cabinet):
    await cabinet.do(act)
    pages = cabinet.rows("PRAGMA page_count")[0][0]
    await cabinet.database._writer.execute_fetchall(f"PRAGMA max_page_count = {pages}")

    async def fill(store: Store) -> None:
        await store.inbox.take(BOT, 1, NOW)
        await store.inbox.take(BOT, 2, NOW, fault="x" * 1_000_000)

    with pytest.raises(Busy, match="full"):
        await cabinet.do(fill)

    await cabinet.database._writer.execute_fetchall(f"PRAGMA max_page_count = {2 * pages}")
    assert cabinet.rows("SELECT * FROM inbox") == []
    await cabinet.do(act)
    assert await entries(cabinet) == 2


async def test_what_is_raised_takes_everything_back(cabinet: Cabinet):
    async def unit(store: Store) -> None:
        await act_twice(store, 1)
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        await cabinet.do(unit)

    assert cabinet.rows("SELECT * FROM inbox") == []
    assert await entries(cabinet) == 0


async def test_a_broken_constraint_is_no_busy_database_and_takes_everything_back(cabinet: Cabinet):
    async def unit(store: Store) -> None:
        await act_twice(store, 1)
        await store.organisers.add(person_id=404, now=NOW)

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await cabinet.do(unit)

    assert cabinet.rows("SELECT * FROM inbox") == []
    await cabinet.do(act)
    assert await entries(cabinet) == 1


async def change_of_mind(store: Store, number: int) -> None:
    async with store.undoable():
        await act_twice(store, number)
        raise LookupError


async def test_an_undoable_block_takes_back_itself_alone(cabinet: Cabinet):
    async def unit(store: Store) -> None:
        await act_twice(store, 1)
        with pytest.raises(LookupError):
            await change_of_mind(store, 2)
        async with store.undoable():
            await act_twice(store, 3)

    await cabinet.do(unit)

    assert cabinet.rows("SELECT update_id FROM inbox ORDER BY 1") == [(1,), (3,)]
    assert await entries(cabinet) == 2


async def test_in_blocks_within_blocks_only_the_inner_one_is_taken_back(cabinet: Cabinet):
    async def unit(store: Store) -> None:
        async with store.undoable():
            await act_twice(store, 1)
            with pytest.raises(LookupError):
                await change_of_mind(store, 2)
            await act_twice(store, 3)

    await cabinet.do(unit)

    assert cabinet.rows("SELECT update_id FROM inbox ORDER BY 1") == [(1,), (3,)]


async def test_an_error_that_leaves_both_blocks_takes_both_back(cabinet: Cabinet):
    async def two_blocks(store: Store) -> None:
        async with store.undoable():
            await act_twice(store, 2)
            async with store.undoable():
                await act_twice(store, 3)
                await store.organisers.add(person_id=404, now=NOW)

    async def unit(store: Store) -> None:
        await act_twice(store, 1)
        with pytest.raises(sqlite3.IntegrityError):
            await two_blocks(store)

    await cabinet.do(unit)

    assert cabinet.rows("SELECT update_id FROM inbox") == [(1,)]
    assert pairs_that_broke(cabinet) == []


async def test_an_error_after_an_undoable_block_takes_back_the_block_as_well(cabinet: Cabinet):
    async def unit(store: Store) -> None:
        async with store.undoable():
            await act_twice(store, 1)
        raise LookupError

    with pytest.raises(LookupError):
        await cabinet.do(unit)

    assert await entries(cabinet) == 0


async def test_a_reader_sees_what_is_committed_alone_and_writes_nothing(cabinet: Cabinet):
    async def unit(store: Store) -> None:
        await act(store)
        assert cabinet.rows("SELECT * FROM journal") == []

    await cabinet.do(unit)

    assert await entries(cabinet) == 1
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await cabinet.database.read(act)


async def passed(turns: int) -> None:
    """Let the event loop go round: a moment that no clock has to measure."""
    for _ in range(turns):
        await asyncio.sleep(0)


async def turns_of_a_transaction(cabinet: Cabinet) -> int:
    """Count how often the loop goes round while one is done, on this machine and now."""
    whole, turns = asyncio.ensure_future(cabinet.do(lambda store: act_twice(store, 1000))), 0
    while not whole.done():
        await asyncio.sleep(0)
        turns += 1
    return turns


async def test_of_100_callers_who_left_at_random_moments_each_saw_their_work_done(
    cabinet: Cabinet,
):
    moments, turns = random.Random(20261125), await turns_of_a_transaction(cabinet)
    for number in range(100):
        caller = asyncio.create_task(cabinet.do(lambda store, n=number: act_twice(store, n)))
        await passed(1 + moments.randrange(2 * turns))
        caller.cancel()
        await asyncio.wait([caller])

    assert await entries(cabinet) == 101
    assert pairs_that_broke(cabinet) == []


async def test_a_caller_who_leaves_waits_until_the_work_is_done(cabinet: Cabinet):
    callers = [asyncio.create_task(cabinet.do(lambda s, n=n: act_twice(s, n))) for n in range(5)]
    await passed(3)
    for caller in callers:
        caller.cancel()
    await asyncio.wait(callers)

    assert all(caller.cancelled() for caller in callers)
    assert await entries(cabinet) == 5


async def test_work_cut_off_in_its_middle_at_random_moments_is_done_whole_or_not_at_all(
    cabinet: Cabinet,
):
    """As the end of an event loop does, which asks nobody's leave."""
    moments, turns = random.Random(20261126), await turns_of_a_transaction(cabinet)
    for number in range(100):
        before = asyncio.all_tasks()
        caller = asyncio.create_task(cabinet.do(lambda store, n=number: act_twice(store, n)))
        await passed(1 + moments.randrange(2 * turns))
        for task in asyncio.all_tasks() - before:
            task.cancel()
        await asyncio.wait([caller])

    await cabinet.do(lambda store: act_twice(store, 100))  # after all that had begun
    assert pairs_that_broke(cabinet) == []
    kept = await entries(cabinet)
    await cabinet.do(lambda store: act_twice(store, 101))
    assert await entries(cabinet) == kept + 1


async def test_closing_waits_for_the_transaction_under_way(cabinet: Cabinet):
    other = await open_database(cabinet.path)
    under_way = asyncio.create_task(other.transaction(lambda store: act_twice(store, 1)))
    await passed(2)
    await other.close()
    await under_way

    assert await entries(cabinet) == 1


async def test_a_unit_that_waits_for_anything_but_its_store_is_taken_back(cabinet: Cabinet):
    async def unit(store: Store) -> None:
        await act_twice(store, 1)
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="something else than its store"):
        await cabinet.do(unit)

    await cabinet.do(act)
    assert await entries(cabinet) == 1


async def test_the_file_is_written_to_the_disk_and_its_traces_wiped(cabinet: Cabinet):
    """What protects: a commit survives a power cut, an erased name leaves no trace."""
    writer = cabinet.database._writer
    names = ["journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema"]
    manners = [await writer.execute_fetchall(f"PRAGMA {name}") for name in names]
    assert [value for [[value]] in manners] == ["wal", 2, 1, 1, 0]
