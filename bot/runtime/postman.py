"""The outbox: claim, record the attempt, send, record the outcome, and give up only aloud."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.runtime.failpoints import FailPoints
from bot.runtime.failures import Failure, NotDelivered, Outcome
from bot.runtime.pacing import SECONDS_PER_CHAT, Pacing
from bot.runtime.telegram import Speaker
from bot.runtime.verdicts import TOKEN_IS_TRIED_AGAIN_AFTER, verdict_on, verdict_on_death
from bot.ui.rendering import Rendered
from bot.ui.screen import Text
from bot.ui.texts import Language, Texts
from storage.database import Database
from storage.deliveries import Delivery, State, Verdict
from storage.store import Store

LEASE = timedelta(seconds=60)
AT_ONCE = 8
LOOKS_EVERY = 1.0
PATIENCE_AT_STOP = 3.0
EVER = datetime.max.replace(tzinfo=UTC)

_LOG = logging.getLogger(__name__)


class Postman:
    """Sends what the outbox holds; one postman for one database.

    An attempt is committed before its call. Whatever was being sent when a process ended is taken
    for "maybe sent": what must arrive goes again and says so, the rest stays unknown.
    """

    def __init__(
        self,
        database: Database,
        speaker: Speaker,
        pacing: Pacing,
        *,
        texts: Texts,
        now: Callable[[], datetime],
        chance: Callable[[], float] = random.random,
        failpoints: FailPoints,
        showed: Callable[[int, int], None] = lambda _chat, _message: None,
    ) -> None:
        """Take what it works with; `chance` in [0, 1) spreads retries.

        `showed` hears of each message that arrived: the first press on it is free.
        """
        self._database = database
        self._speaker = speaker
        self._pacing = pacing
        self._texts = texts
        self._now = now
        self._chance = chance
        self._failpoints = failpoints
        self._showed = showed
        self._awake = asyncio.Event()
        self._flying: dict[int, asyncio.Task[None]] = {}
        self._has_recovered = False
        self._troubles: dict[str, str] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop`; what is on its way then gets three seconds to arrive."""
        try:
            while not stop.is_set():
                self._awake.clear()
                await self._look()
                await self._rest()
        finally:
            await self._land()

    def wake(self) -> None:
        """Look at the outbox now: something was planned, or it is time to stop."""
        self._awake.set()

    def reasons(self) -> list[str]:
        """Return why messages do not go out, for the readiness check; empty when all is well."""
        return list(self._troubles.values())

    async def deliver_due(self) -> None:
        """Send all that is due now and return when it has arrived or must wait."""
        await self._recover()
        await self._send_due()
        while self._flying or await self._nap():
            if self._flying:
                await asyncio.wait(self._flying.values(), return_when=asyncio.FIRST_COMPLETED)
            await self._send_due()

    async def _look(self) -> None:
        try:
            await self._recover()
            await self._send_due()
            self._troubles.pop("outbox", None)
        except Exception:  # noqa: BLE001 - the loop's one: it must outlive a busy database
            self._troubles["outbox"] = "the outbox cannot be worked on, see the log"
            _LOG.exception("the postman stumbled")

    async def _rest(self) -> None:
        """Wait for news, at most a second of real time: the clock of the product may jump."""
        with suppress(TimeoutError):
            async with asyncio.timeout(min([LOOKS_EVERY, *self._pacing.resting().values()])):
                await self._awake.wait()

    async def _nap(self) -> bool:
        """Let the moment pass that keeps due messages apart; False when none would go after it."""
        rests = self._pacing.resting().values()
        if not rests or min(rests) > SECONDS_PER_CHAT:
            return False
        if not await self._database.read(lambda store: store.deliveries.is_any_due(self._now())):
            return False
        await self._pacing.pass_time(min(rests))
        return True

    async def _recover(self) -> None:
        """Settle what a dead process left in the middle: all of it at the start, then by lease."""
        await self._database.transaction(self._settle_stranded)
        self._has_recovered = True

    async def _settle_stranded(self, store: Store) -> None:
        now = self._now()
        for delivery in await store.deliveries.list_stranded(now if self._has_recovered else EVER):
            if delivery.id in self._flying:
                continue
            deaths = 1 + await store.deliveries.deaths(delivery)
            verdict = verdict_on_death(delivery, deaths, now=now, chance=self._chance())
            await store.deliveries.conclude(delivery, verdict, now)
            _LOG.warning("delivery %s was cut off: %s", delivery.id, verdict.state)

    async def _send_due(self) -> None:
        while len(self._flying) < AT_ONCE and await self._send_next():
            pass

    async def _send_next(self) -> bool:
        while wait := self._pacing.outbox_wait():
            if wait > LOOKS_EVERY:
                return False
            await self._pacing.pass_time(wait)
        resting = self._pacing.resting()
        claimed = await self._database.transaction(
            lambda store: store.deliveries.claim(self._now(), lease=LEASE, resting=resting, many=1)
        )
        if not claimed:
            return False
        [delivery] = claimed
        self._pacing.spoke(delivery.telegram_id)
        task = asyncio.create_task(self._deliver(delivery))
        self._flying[delivery.id] = task
        task.add_done_callback(partial(self._landed, delivery))
        return True

    async def _deliver(self, delivery: Delivery) -> None:
        self._failpoints.reach("attempt-recorded")
        try:
            message_id = await self._send(delivery)
        except NotDelivered as refused:
            await self._regret(delivery, refused.failure)
        except asyncio.CancelledError:
            await self._regret(delivery, Failure(Outcome.MAYBE_SENT, detail="cancelled"))
            raise
        else:
            self._pacing.rest(delivery.telegram_id)
            self._showed(delivery.telegram_id, message_id)
            self._failpoints.reach("sent-not-recorded")
            self._troubles.pop("401", None)
            await self._conclude(delivery, Verdict(State.SENT, Outcome.DONE, message_id=message_id))

    async def _send(self, delivery: Delivery) -> int:
        if delivery.edits is not None:
            rendered = Rendered.from_kept(delivery.body)
            change = self._speaker.take_back if delivery.removes else self._speaker.replace
            return await change(delivery.telegram_id, delivery.edits, rendered)
        language = Language(delivery.language)
        mark = self._texts.say(Text("delivery-repeat"), language) if delivery.maybe else ""
        rendered = Rendered.from_kept(delivery.body)
        return await self._speaker.send(delivery.telegram_id, rendered, repeat_mark=mark)

    async def _regret(self, delivery: Delivery, failure: Failure) -> None:
        if failure.retry_after:
            self._pacing.refused(delivery.telegram_id, failure.retry_after)
        if failure.outcome is Outcome.TOKEN_BAD:
            self._troubles["401"] = "Telegram refuses the bot token"
            self._pacing.shut_outbox(TOKEN_IS_TRIED_AGAIN_AFTER)
        _LOG.warning("delivery %s: %s (%s)", delivery.id, failure.outcome, failure.detail)
        verdict = verdict_on(delivery, failure, now=self._now(), chance=self._chance())
        await self._conclude(delivery, verdict)

    async def _conclude(self, delivery: Delivery, verdict: Verdict) -> None:
        """Record the outcome; for a person who is gone, all that waits fails with it."""
        now = self._now()

        async def unit(store: Store) -> None:
            concluded = await store.deliveries.conclude(delivery, verdict, now)
            if concluded and verdict.outcome == Outcome.RECIPIENT_GONE:
                await store.people.mark_unreachable(delivery.person_id, now)
                await store.deliveries.fail_waiting(delivery.person_id, now)

        await self._database.transaction(unit)

    def _landed(self, delivery: Delivery, task: asyncio.Task[None]) -> None:
        """Make room for the next; an attempt that crashed is settled when its lease ends."""
        del self._flying[delivery.id]
        self._awake.set()
        if not task.cancelled() and (error := task.exception()):
            _LOG.error("delivery %s crashed", delivery.id, exc_info=error)

    async def _land(self) -> None:
        if self._flying:
            await asyncio.wait(self._flying.values(), timeout=PATIENCE_AT_STOP)
        for task in self._flying.values():
            task.cancel()
        await asyncio.gather(*self._flying.values(), return_exceptions=True)
