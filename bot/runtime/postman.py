"""The outbox: claim, record the attempt, send, record the outcome, and give up only aloud."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from bot.runtime.failpoints import FailPoints
from bot.runtime.failures import Failure, NotDelivered, Outcome
from bot.runtime.messages import count
from bot.runtime.pacing import Pacing, Place
from bot.runtime.telegram import Speaker
from bot.runtime.verdicts import TOKEN_IS_TRIED_AGAIN_AFTER, verdict_on, verdict_on_death
from bot.ui.rendering import Rendered
from bot.ui.screen import Text
from bot.ui.texts import Language, Texts
from storage.database import Busy, Database
from storage.deliveries import Delivery, State, Verdict
from storage.store import Store

LEASE = timedelta(seconds=20)  # for what crashed: a message on its way is known not to be lost
AT_ONCE = 48  # a second and more of the pace; the pool of connections has room for answers beside
REFUSALS_OF_A_POISON = 3
CAMPAIGN_REFUSED = "campaign refused"
LOOKS_EVERY = 1.0
LONGEST_NAP = 3.0  # a keyboard taken away before an answer makes two messages
SHORTEST_TURN = 0.01
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
        self._landed: dict[int, tuple[Delivery, Verdict]] = {}
        self._suspect: int | None = None
        self._is_more = False
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
        await self._turn()
        while self._flying or await self._nap():
            if self._flying:
                await asyncio.wait(self._flying.values(), return_when=asyncio.FIRST_COMPLETED)
            await self._turn()

    async def _look(self) -> None:
        try:
            await self._turn()
            self._troubles.pop("outbox", None)
        except Exception:  # noqa: BLE001 - the loop's one: it must outlive a busy database
            self._troubles["outbox"] = "the outbox cannot be worked on, see the log"
            _LOG.exception("the postman stumbled")

    async def _rest(self) -> None:
        """Let news gather for one transaction, then wait for more, at most a second of real time.

        While a campaign goes out, a few messages gather: people who press buttons need the writer
        too. The clock of the product may jump.
        """
        gathers = self._pacing.gather() if self._is_more else 0.0
        await asyncio.sleep(max(gathers, SHORTEST_TURN))
        with suppress(TimeoutError):
            async with asyncio.timeout(self._soonest()):
                await self._awake.wait()

    def _soonest(self) -> float:
        """Return in how many seconds there may be something to send, if nothing else happens."""
        if not self._is_more or len(self._flying) >= AT_ONCE:
            return LOOKS_EVERY
        rests = self._pacing.resting().values()
        wait = self._pacing.outbox_wait() or min(rests, default=LOOKS_EVERY)
        return min(wait, LOOKS_EVERY)

    async def _nap(self) -> bool:
        """Let the moment pass that keeps due messages apart; False when none would go after it."""
        rests = self._pacing.resting().values()
        wait = self._pacing.outbox_wait() or min(rests, default=0.0)
        if not self._is_more or not 0 < wait <= LONGEST_NAP:
            return False
        await self._pacing.pass_time(wait)
        return True

    async def _turn(self) -> None:
        """Record what has landed and take what may go now, in one transaction; send that."""
        landed = list(self._landed.values())
        in_the_air = len(self._flying) - len(landed)
        room = 0 if self._is_suspect_on_its_way() else AT_ONCE - in_the_air
        wanted: dict[str, Any] = {
            "lease": LEASE,
            "resting": self._pacing.resting(),
            "many": max(0, min(self._pacing.places(), room)),
            "is_alone": not in_the_air,
        }

        async def unit(store: Store) -> list[Delivery]:
            now = self._now()
            for delivery, verdict in landed:
                await self._record(store, delivery, verdict, now)
            await self._settle_stranded(store, now)
            claimed = await store.deliveries.claim(now, **wanted)
            is_cut_short = len(claimed) == wanted["many"]
            self._is_more = is_cut_short or await store.deliveries.is_any_due(now)
            return claimed

        claimed = await self._database.transaction(unit)
        self._has_recovered = True
        for delivery, _ in landed:
            self._landed.pop(delivery.id, None)
            self._flying.pop(delivery.id, None)
        for delivery in claimed:
            self._send_off(delivery)

    async def _record(
        self, store: Store, delivery: Delivery, verdict: Verdict, now: datetime
    ) -> None:
        """Record an outcome, and what follows from it for others.

        For a person who is gone, all that waits fails. Of a campaign whose words Telegram does not
        take, somebody must hear.
        """
        if not await store.deliveries.conclude(delivery, verdict, now):
            return
        if verdict.outcome == Outcome.RECIPIENT_GONE:
            await store.people.mark_unreachable(delivery.person_id, now)
            await store.deliveries.fail_waiting(delivery.person_id, now)
        if verdict.outcome == Outcome.PAYLOAD_BAD:
            refused = await store.deliveries.campaign_refused(delivery, times=REFUSALS_OF_A_POISON)
            if refused:
                await store.due_work.schedule(CAMPAIGN_REFUSED, str(refused), now)

    async def _settle_stranded(self, store: Store, now: datetime) -> None:
        """Settle what a dead process left in the middle: all of it at the start, then by lease."""
        for delivery in await store.deliveries.list_stranded(now if self._has_recovered else EVER):
            if delivery.id in self._flying:
                continue
            deaths = 1 + await store.deliveries.deaths(delivery)
            verdict = verdict_on_death(delivery, deaths, now=now, chance=self._chance())
            await store.deliveries.conclude(delivery, verdict, now)
            _LOG.warning("delivery %s was cut off: %s", delivery.id, verdict.state)

    def _is_suspect_on_its_way(self) -> bool:
        return self._suspect in self._flying.keys() - self._landed.keys()

    def _send_off(self, delivery: Delivery) -> None:
        self._suspect = delivery.id if delivery.is_suspect else None
        place = self._pacing.spoke(delivery.telegram_id)
        task = asyncio.create_task(self._deliver(delivery, place))
        self._flying[delivery.id] = task
        task.add_done_callback(partial(self._came_back, delivery))

    async def _deliver(self, delivery: Delivery, place: Place) -> None:
        """Send, and leave what became of it for the next turn."""
        self._failpoints.reach("attempt-recorded")
        self._pacing.goes(place)
        try:
            self._landed[delivery.id] = (delivery, await self._outcome(delivery))
        except asyncio.CancelledError:
            cut_off = Failure(Outcome.MAYBE_SENT, detail="cancelled")
            self._landed[delivery.id] = (delivery, self._regret(delivery, cut_off))
            raise

    async def _outcome(self, delivery: Delivery) -> Verdict:
        if wait := self._pacing.answer_wait(delivery.telegram_id):  # began while it was claimed
            held = Failure(Outcome.SURELY_NOT_SENT, retry_after=wait, detail="a pause had begun")
            return verdict_on(delivery, held, now=self._now(), chance=self._chance())
        try:
            *before, message_id = await self._send(delivery)
        except NotDelivered as refused:
            return self._regret(delivery, refused.failure)
        self._pacing.rest(delivery.telegram_id, messages=len(before) + 1)
        self._showed(delivery.telegram_id, message_id)
        self._failpoints.reach("sent-not-recorded")
        self._troubles.pop("401", None)
        return Verdict(State.SENT, Outcome.DONE, message_id=message_id, before=tuple(before))

    async def _send(self, delivery: Delivery) -> tuple[int, ...]:
        if delivery.edits is not None:
            rendered = Rendered.from_kept(delivery.body)
            change = self._speaker.take_back if delivery.removes else self._speaker.replace
            return (await change(delivery.telegram_id, delivery.edits, rendered),)
        language = Language(delivery.language)
        mark = self._texts.say(Text("delivery-repeat"), language) if delivery.maybe else ""
        rendered = Rendered.from_kept(delivery.body)
        if (more := count(rendered) - 1) > 0:
            self._pacing.spoke(delivery.telegram_id, messages=more)
        return await self._speaker.send_all(delivery.telegram_id, rendered, repeat_mark=mark)

    def _regret(self, delivery: Delivery, failure: Failure) -> Verdict:
        if failure.retry_after:
            self._pacing.refused(delivery.telegram_id, failure.retry_after)
        if failure.outcome is Outcome.TOKEN_BAD:
            self._troubles["401"] = "Telegram refuses the bot token"
            self._pacing.shut_outbox(TOKEN_IS_TRIED_AGAIN_AFTER)
        _LOG.warning("delivery %s: %s (%s)", delivery.id, failure.outcome, failure.detail)
        verdict = verdict_on(delivery, failure, now=self._now(), chance=self._chance())
        return replace(verdict, before=failure.arrived)

    def _came_back(self, delivery: Delivery, task: asyncio.Task[None]) -> None:
        """Ask for a turn; an attempt that crashed is settled when its lease ends."""
        self._awake.set()
        if delivery.id not in self._landed:
            self._flying.pop(delivery.id, None)
        if not task.cancelled() and (error := task.exception()):
            _LOG.error("delivery %s crashed", delivery.id, exc_info=error)

    async def _land(self) -> None:
        """Give what is on its way a moment to arrive, and record all that is known then."""
        if self._flying:
            await asyncio.wait(self._flying.values(), timeout=PATIENCE_AT_STOP)
        for task in self._flying.values():
            task.cancel()
        await asyncio.gather(*self._flying.values(), return_exceptions=True)

        async def unit(store: Store) -> None:
            for delivery, verdict in self._landed.values():
                await self._record(store, delivery, verdict, self._now())

        try:
            await self._database.transaction(unit)
        except Busy as busy:
            _LOG.warning("what came back last is not recorded and goes again: %s", busy)
