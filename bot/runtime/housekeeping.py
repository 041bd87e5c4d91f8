"""Small work that may be late: receipts that an answer made needless, old rows swept out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from storage.database import Busy

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from storage.database import Database
    from storage.store import Store

SECONDS_BETWEEN_ROUNDS = 1.0
ROUNDS_BETWEEN_SWEEPS = 3600

log = structlog.get_logger("veche.housekeeping")


class Housekeeping:
    """Cancels many receipts at a time, so that an answer costs no commit of its own."""

    def __init__(self, database: Database, *, now: Callable[[], datetime]) -> None:
        """Work on one database."""
        self._database = database
        self._now = now
        self._needless: list[int] = []

    def served(self, receipts: tuple[int, ...]) -> None:
        """Note receipts whose direct answer got through."""
        self._needless.extend(receipts)

    async def run(self, stop: asyncio.Event) -> None:
        """Go round until `stop`, and once more then."""
        round_ = 0
        while not stop.is_set():
            await _pause(stop)
            await self._go_round(is_sweep=round_ % ROUNDS_BETWEEN_SWEEPS == 0)
            round_ += 1

    async def _go_round(self, *, is_sweep: bool) -> None:
        try:
            await self.cancel_needless()
            if is_sweep:
                await self.sweep()
        except Busy as busy:
            log.warning("put off", why=str(busy))
        except Exception:  # the loop's one: the bot must outlive a bug in its sweeping
            log.exception("the housekeeping stumbled")

    async def cancel_needless(self) -> None:
        """Cancel the receipts noted so far."""
        receipts = tuple(self._needless)
        if receipts:
            await self._database.transaction(
                lambda store: store.deliveries.cancel_receipts(receipts, self._now())
            )
            del self._needless[: len(receipts)]

    async def sweep(self) -> None:
        """Let go of what is older than it may be kept."""
        await self._database.transaction(self._swept)

    async def _swept(self, store: Store) -> None:
        now = self._now()
        await store.inbox.forget_old(now)
        await store.applications.forget_turned_down(now)
        await store.deliveries.purge(now)


async def _pause(stop: asyncio.Event) -> None:
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([stopping], timeout=SECONDS_BETWEEN_ROUNDS)
    stopping.cancel()
