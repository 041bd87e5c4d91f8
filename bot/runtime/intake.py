"""Polling and webhook alike: process, commit, then acknowledge.

Each person in order, people side by side.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from telegram import Update

from bot.runtime.decode import Incoming, decode
from bot.runtime.failures import TROUBLES, NotDelivered, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.runtime.answers import Answerer
    from bot.runtime.dispatch import Dispatch, Reply
    from bot.runtime.failpoints import FailPoints
    from bot.runtime.failures import Failure
    from bot.runtime.telegram import Json, Speaker

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
POLL_SECONDS = 25
PAUSE_AFTER_TROUBLE = 3.0
LONGEST_PAUSE = 60.0
SECONDS_TO_FINISH = 3.0

log = structlog.get_logger("veche.intake")


@dataclass
class _Lane:
    """The last things under way for one person.

    The decision before ours, the answer before ours, and the album of which it is about a part.
    """

    album: str
    decided: asyncio.Task[Reply | None]
    spoken: asyncio.Task[None]


class Intake:
    """Takes updates in; one is acknowledged when what it changed is committed."""

    def __init__(
        self,
        dispatch: Dispatch,
        answerer: Answerer,
        *,
        failpoints: FailPoints,
        committed: Callable[[], None],
    ) -> None:
        """Take who decides and who speaks.

        `committed` is called after each commit, for the outbox.
        """
        self._dispatch = dispatch
        self._answerer = answerer
        self._failpoints = failpoints
        self._committed = committed
        self._lanes: dict[int, _Lane] = {}
        self._trouble = "updates are not yet asked for"
        self._is_alone()

    def reasons(self) -> list[str]:
        """Return why updates do not come in, for the readiness check."""
        return [self._trouble] if self._trouble else []

    def is_open(self) -> None:
        """Note that updates come in: a webhook that stands, a poll that answered."""
        self._trouble = ""

    async def accept_json(self, update: Json) -> None:
        """Take one update in, as Telegram wrote it; returns after the commit.

        Raises Busy when nothing could be kept. What cannot be read is noted and let go: it would
        come again as it is, and keep the others waiting.
        """
        await self._take_in(_read(update))

    async def accept(self, update: Update) -> None:
        """Take one update in; returns after the commit. Raises Busy when nothing could be kept."""
        await self._take_in(decode(update))

    async def _take_in(self, incoming: Incoming | None) -> None:
        if incoming is None:
            return
        lane = self._lanes.get(incoming.sender.telegram_id)
        decided = asyncio.create_task(self._decided(incoming, lane))
        spoken = asyncio.create_task(self._spoken(incoming, decided, lane))
        mine = self._lanes[incoming.sender.telegram_id] = _Lane(incoming.album, decided, spoken)
        spoken.add_done_callback(lambda _: self._leave(incoming.sender.telegram_id, mine))
        await asyncio.shield(decided)

    async def _decided(self, incoming: Incoming, before: _Lane | None) -> Reply | None:
        if before is not None:
            await asyncio.wait([before.decided])
        self._failpoints.reach("before-commit")
        reply = await self._dispatch.decide(incoming)
        self._committed()
        self._failpoints.reach("committed-not-answered")
        return reply

    async def _spoken(
        self, incoming: Incoming, decided: asyncio.Task[Reply | None], before: _Lane | None
    ) -> None:
        await asyncio.wait([decided, *([before.spoken] if before else [])])
        if decided.cancelled() or decided.exception() is not None:
            return
        reply = decided.result()
        if reply is not None and not self._is_outrun(incoming, decided):
            await self._answerer.speak(incoming, reply)

    def _is_outrun(self, incoming: Incoming, decided: asyncio.Task[Reply | None]) -> bool:
        """Tell whether the answer to a later part of the same album is there: it says all."""
        newest = self._lanes.get(incoming.sender.telegram_id)
        if newest is None or newest.decided is decided or not newest.decided.done():
            return False
        if not incoming.album or newest.album != incoming.album:
            return False
        is_sound = not newest.decided.cancelled() and newest.decided.exception() is None
        return is_sound and newest.decided.result() is not None

    def _leave(self, telegram_id: int, lane: _Lane) -> None:
        if self._lanes.get(telegram_id) is lane:
            del self._lanes[telegram_id]

    async def poll(self, speaker: Speaker, stop: asyncio.Event) -> None:
        """Ask for updates until `stop`.

        The offset moves only after the commits of the whole batch.
        """
        offset: int | None = None
        while not stop.is_set():
            batch = await self._batch(speaker, offset, stop)
            if batch and await self._taken(batch, stop):
                offset = 1 + max(update["update_id"] for update in batch)
        await asyncio.gather(self._confirm(speaker, offset), self.finish())

    async def _batch(self, speaker: Speaker, offset: int | None, stop: asyncio.Event) -> list[Json]:
        seconds = 0 if self._trouble else POLL_SECONDS  # soon known whether updates come at all
        asking = asyncio.create_task(_updates(speaker, offset, seconds))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait([asking, stopping], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not asking.done():
            asking.cancel()
            await asyncio.wait([asking])
            return []
        try:
            batch = asking.result()
        except NotDelivered as trouble:
            await _pause(stop, self._note(trouble.failure))
            return []
        self.is_open()
        if seconds:  # a rival breaks off a poll that waits, not one that only looks
            self._is_alone()
        return batch

    def _is_alone(self) -> None:
        """Note that nobody else asks for our updates: the next who does is said at once."""
        self._rival_pause, self._unsaid = PAUSE_AFTER_TROUBLE / 2, LONGEST_PAUSE

    def _note(self, failure: Failure) -> float:
        """Note what is wrong and return for how many seconds to wait.

        To whom another program takes the updates, we leave ever longer pauses and say it once a
        minute: each of our polls would break off one of theirs.
        """
        self._trouble = _in_words(failure)
        if failure.outcome is not Outcome.SECOND_INSTANCE:
            log.warning(self._trouble)
            return max(PAUSE_AFTER_TROUBLE, failure.retry_after or 0)
        if self._unsaid >= LONGEST_PAUSE:
            log.warning(self._trouble)
            self._unsaid = 0.0
        self._rival_pause = min(2 * self._rival_pause, LONGEST_PAUSE)
        self._unsaid += self._rival_pause
        return self._rival_pause

    async def _taken(self, batch: list[Json], stop: asyncio.Event) -> bool:
        results = await asyncio.gather(*map(self.accept_json, batch), return_exceptions=True)
        troubles = {f"{r}" for r in results if isinstance(r, Exception)}
        for trouble in troubles:
            self._trouble = f"updates cannot be kept: {trouble}"
            log.error(self._trouble)
        if troubles:
            await _pause(stop, PAUSE_AFTER_TROUBLE)
        return not troubles

    async def _confirm(self, speaker: Speaker, offset: int | None) -> None:
        """Tell Telegram at the end what was taken, so that a restart is not told it again."""
        if offset is not None:
            try:
                await asyncio.wait_for(_updates(speaker, offset, 0), 1)
            except (NotDelivered, TimeoutError):
                log.info("the last updates will come again and change nothing")

    async def stand_by(self, stop: asyncio.Event) -> None:
        """Serve a webhook: updates are brought, so there is only the end to see to."""
        await stop.wait()
        await self.finish()

    async def finish(self) -> None:
        """Let answers that are on their way arrive, for a few seconds, and call the rest off."""
        under_way = [lane.spoken for lane in self._lanes.values()]
        if under_way:
            _, late = await asyncio.wait(under_way, timeout=SECONDS_TO_FINISH)
            for answer in late:
                answer.cancel()
            await asyncio.gather(*late, return_exceptions=True)


def _in_words(failure: Failure) -> str:
    if failure.outcome is Outcome.TOKEN_BAD:
        return "the token is refused"
    if failure.outcome is not Outcome.SECOND_INSTANCE:
        return f"no updates: {failure.detail}"
    if "webhook" in failure.detail:
        return f"no updates, a webhook is set for this token: {failure.detail}"
    return f"no updates, another program asks for them with this token: {failure.detail}"


def _read(update: Json) -> Incoming | None:
    try:
        return _fitting(decode(Update.de_json(update, None)))
    except TROUBLES as error:
        kind = type(error).__name__
        log.error("an update cannot be read", update_id=update.get("update_id"), why=kind)  # noqa: TRY400 - a traceback would hold what people wrote
        return None


def _fitting(incoming: Incoming | None) -> Incoming | None:
    """Return what fits the database; raises OverflowError for a number that is too large."""
    if incoming is not None:
        for number in (incoming.update_id, incoming.chat_id, incoming.sender.telegram_id):
            number.to_bytes(8, signed=True)
    return incoming


async def _updates(speaker: Speaker, offset: int | None, seconds: int) -> list[Json]:
    return await speaker.ask(
        lambda client: client.list_updates(offset, seconds=seconds, kinds=ALLOWED_UPDATES)
    )


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([stopping], timeout=seconds)
    stopping.cancel()
