"""Long polling: a getUpdates that waits for something to give and yields to a second poller."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.sandbox.params import Params
from bot.sandbox.records import Answer, RefusedError
from bot.sandbox.telegram import Telegram, refusal_answer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

LONGEST_WAIT = 50
SECONDS_BETWEEN_LOOKS = 1.0
SECOND_POLLER = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
WEBHOOK_CAME = "Conflict: terminated by setWebhook request"


async def _never() -> bool:
    return False


class Polling:
    """The one long poll that a bot may have under way."""

    def __init__(self, telegram: Telegram) -> None:
        """Listen for updates that arrive."""
        self._telegram = telegram
        self._arrival = asyncio.Event()
        self._released = False
        telegram.arrivals.append(self._arrival.set)

    async def get_updates(
        self, values: Mapping[str, object], *, is_gone: Callable[[], Awaitable[bool]] = _never
    ) -> Answer:
        """Answer with updates as soon as there are any, or with none when the time is over.

        `is_gone` says whether nobody listens any more; such a poll ends within a second.
        """
        self._telegram.polls += 1
        self._released = False
        self._telegram.announce_arrival()
        turn, clock = self._telegram.polls, asyncio.get_running_loop().time
        wait = Params(values, {}).integer("timeout")
        deadline = clock() + min(max(wait, 0), LONGEST_WAIT)
        answer = self._telegram.call("getUpdates", values)
        while answer.body.get("result") == [] and clock() < deadline and not self._released:
            await self._next_arrival(min(deadline - clock(), SECONDS_BETWEEN_LOOKS))
            if await is_gone():
                break
            answer = self._interruption(turn) or self._telegram.call("getUpdates", values)
        return answer

    def release(self) -> None:
        """Let whoever waits go home with what there is, so that a server can stop."""
        self._released = True
        self._arrival.set()

    def _interruption(self, turn: int) -> Answer | None:
        if self._telegram.world.webhook.url:
            return refusal_answer(RefusedError(409, WEBHOOK_CAME))
        if turn != self._telegram.polls:
            return refusal_answer(RefusedError(409, SECOND_POLLER))
        return None

    async def _next_arrival(self, seconds: float) -> None:
        self._arrival.clear()
        try:
            await asyncio.wait_for(self._arrival.wait(), seconds)
        except TimeoutError:
            return
