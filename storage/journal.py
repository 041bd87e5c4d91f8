"""Append-only, hash-chained record of formal acts; it names people by their random refs alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from storage.sql import Sql

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

BEGINNING = "0" * 64
_PAGE = 1000


@dataclass(frozen=True)
class Verdict:
    """What a walk along the chain found.

    How many entries hold, the last hash, the first broken entry or None.
    """

    entries: int
    head: str
    broken: int | None


class Journal:
    """The chain: hash = sha256(previous hash || canonical entry)."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def append(
        self, act: str, *, by: str, about: Mapping[str, str | int], now: datetime
    ) -> str:
        """Add one formal act and return its hash.

        `by` is a person's ref, "settings" or "console".
        """
        last = await self._sql.one("find_last_entry")
        number, previous = (last["id"] + 1, last["hash"]) if last else (1, BEGINNING)
        entry = canonical(
            {"number": number, "at": now.isoformat(), "act": act, "by": by, "about": dict(about)}
        )
        link = chained(previous, entry)
        await self._sql.change("append_entry", id=number, entry=entry, previous=previous, hash=link)
        return link

    async def verify(self) -> Verdict:
        """Walk the whole chain.

        A verdict with `broken` names the first entry that does not hold.
        """
        number, previous = 0, BEGINNING
        while rows := await self._sql.all("list_entries", after=number, many=_PAGE):
            for row in rows:
                if not _holds(
                    row["id"], row["entry"], row["previous"], row["hash"], after=(number, previous)
                ):
                    return Verdict(number, previous, number + 1)
                number, previous = row["id"], row["hash"]
        return Verdict(number, previous, None)


def canonical(entry: dict[str, object]) -> str:
    """Return the entry as JSON with sorted keys and no spaces.

    The same bytes for the same facts.
    """
    return json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def chained(previous: str, entry: str) -> str:
    """Return the hash that follows `previous` for an entry."""
    return sha256(previous.encode() + entry.encode()).hexdigest()


def _holds(number: int, entry: str, previous: str, link: str, *, after: tuple[int, str]) -> bool:
    return (
        (number - 1, previous) == after
        and link == chained(previous, entry)
        and json.loads(entry)["number"] == number
    )
