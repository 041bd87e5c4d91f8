"""Clusters of any size, written at one stroke: each organisation has one representative."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.features.ballots.rules import Ballot, frozen_roll
from bot.features.decisions.rules import (
    DecisionClass,
    Kind,
    QuorumRule,
    Terms,
    Threshold,
    Whole,
)
from storage.database import open_database
from storage.migrations.migrate import migrate
from storage.store import Store

FIRST_ACCOUNT = 1_000_000_000
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
TERMS = Terms(QuorumRule.GT_HALF, Threshold.MAJORITY, Whole.PARTICIPATING, DecisionClass.ADVISORY)
_BALLOT = Ballot(
    id=0,
    number=0,
    title="О названии кластера",
    question="Утвердить название?",
    kind=Kind.FOR_AGAINST,
    options=(),
    terms=TERMS,
    opens_at=BEGAN,
    closes_at=BEGAN.replace(year=2126),
)
NUMBERS = "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < :many)"
ROWS = (
    """INSERT INTO people (id, ref, telegram_id, name, language, created_at)
    SELECT id, printf('%016x', id), :first + id, 'Анна Демидова', 'ru', 0 FROM n""",
    """INSERT INTO consents (person_id, version, language, sha256, agreed_at)
    SELECT id, '1', 'ru', '', 0 FROM n""",
    """INSERT INTO organisations (
        id, inn, ogrn, full_name, short_name, folded_name, legal_form, cluster_role,
        specialisation, address, votes, status
    )
    SELECT
        id, printf('%010d', id), printf('%013d', id), 'Общество № ' || id, 'ООО «' || id || '»',
        'ооо ' || id, 'ooo', 'manufacturer', 'приборы', 'Новосибирск', 1, 'confirmed'
    FROM n""",
    """INSERT INTO representatives (
        id, organisation_id, person_id, position, phone, email, authority, is_voting, since
    )
    SELECT id, id, id, 'директор', '+73830000000', 'a@example.org', 'head', 1, 0 FROM n""",
)


def account_of(organisation_id: int) -> int:
    """Return the account of an organisation's representative."""
    return FIRST_ACCOUNT + organisation_id


async def prepare(path: Path, *, organisations: int, ballots: int) -> Sequence[int]:
    """Make a database with a cluster and open ballots for all of it; return the ballots' ids."""
    migrate(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for rows in ROWS:
            into, select = rows.split("SELECT", 1)
            values = {"many": organisations, "first": FIRST_ACCOUNT}
            connection.execute(f"{into} {NUMBERS} SELECT {select}", values)
    database = await open_database(path)
    try:
        return [await database.transaction(_open_ballot) for _ in range(ballots)]
    finally:
        await database.close()


async def _open_ballot(store: Store) -> int:
    prepared = await store.ballots.prepare(_BALLOT, by="")
    if prepared is None or not await store.ballots.call(prepared, opens_at=BEGAN, now=BEGAN):
        raise LookupError(prepared)
    called = replace(_BALLOT, id=prepared, number=await store.ballots.next_number())
    await store.ballots.open(called, frozen_roll(called, await store.ballots.list_eligible()))
    return prepared
