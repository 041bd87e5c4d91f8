"""Due work: what must happen at a time is claimed, decided and committed, once."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from bot.ui.request import Due
from storage.database import Busy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from bot.runtime.failpoints import FailPoints
    from bot.ui.feature import Serve
    from bot.ui.request import House
    from storage.database import Database
    from storage.due_work import Work
    from storage.store import Store

AT_ONCE = 100
LOOKS_EVERY = 1.0
SECONDS_BEFORE_ANOTHER_TRY = timedelta(seconds=30)
TRIES = 3

log = structlog.get_logger("veche.clockwork")


class Clockwork:
    """Serves the rows of `due_work`; each kind by the function that its feature names.

    Rows are claimed by a conditional update, in one transaction with what follows from them, so a
    kill at any point leaves a row either served or waiting. A clock that jumps only makes rows due
    earlier or later; what a late row means is for its feature to say.
    """

    def __init__(
        self,
        database: Database,
        house: House,
        serves: Mapping[str, Serve],
        *,
        now: Callable[[], datetime],
        failpoints: FailPoints,
        committed: Callable[[], None],
    ) -> None:
        """`committed` is called after each commit that served something, for the outbox."""
        self._database = database
        self._house = house
        self._serves = serves
        self._now = now
        self._failpoints = failpoints
        self._committed = committed
        self._awake = asyncio.Event()

    def wake(self) -> None:
        """Look now: something was scheduled, or it is time to stop."""
        self._awake.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Serve what is due until `stop`, looking once a second of real time at the least."""
        while not stop.is_set():
            self._awake.clear()
            try:
                await self.serve_due()
            except Busy as busy:
                log.warning("put off", why=str(busy))
            except Exception as bug:
                log.exception("the clockwork stumbled", exc_info=bug)
            waking = asyncio.create_task(self._awake.wait())
            await asyncio.wait([waking], timeout=LOOKS_EVERY)
            waking.cancel()

    async def serve_due(self) -> None:
        """Serve everything that is due now."""
        while await self._database.transaction(self._serve_some):
            self._failpoints.reach("due-committed")
            self._committed()

    async def _serve_some(self, store: Store) -> int:
        now = self._now()
        due = await store.due_work.list_due(now, many=AT_ONCE)
        for work in due:
            await self._serve(store, work, now)
        if due:
            self._failpoints.reach("due-before-commit")
        return len(due)

    async def _serve(self, store: Store, work: Work, now: datetime) -> None:
        try:
            async with store.undoable():
                if await store.due_work.take(work, now):
                    occasion = Due(now, store, self._house, work.about, work.due_at)
                    await self._serves[work.kind](occasion)
        except Busy:
            raise
        except Exception as bug:
            log.exception("due work failed", kind=work.kind, about=work.about, exc_info=bug)
            await self._put_off(store, work, now)

    async def _put_off(self, store: Store, work: Work, now: datetime) -> None:
        if work.tries + 1 >= TRIES:
            await store.due_work.give_up(work, now)
            return
        await store.due_work.put_off(work, now + SECONDS_BEFORE_ANOTHER_TRY)
