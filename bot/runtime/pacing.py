"""Telegram's limits: people are answered at once, the outbox keeps its pace, a 429 is obeyed."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

SECONDS_PER_CHAT = 1.0
SECONDS_PER_GROUP = 4.0
TWO_CHATS_WITHIN = 5.0
LARGEST_DEBT = 1.0
LONGEST_DELAY_MADE_UP = 0.25
GATHERS_FOR = 0.025
_AT_ONCE = 1e-6  # less than a clock shows


@dataclass
class Place:
    """A place of one message among those of a second: when it goes, or is to go at the soonest."""

    at: float


class Pacing:
    """Two lanes over one bot; all waits are in seconds of `clock`.

    An answer to a person waits only while Telegram told us to be silent. The outbox also keeps an
    overall pace and one message a second and chat, and makes room for what the other lane sends: it
    adds nothing to a second in which as many messages went out as the pace allows.
    """

    def __init__(
        self,
        messages_per_second: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """Take the pace of the outbox, all chats together."""
        self._most = max(1, int(messages_per_second))
        self._step = 1 / messages_per_second
        self._clock = clock
        self._sleep = sleep
        self._next = clock()
        self._lately: deque[Place] = deque()
        self._silent_until = clock()
        self._outbox_shut_until = clock()
        self._resting: dict[int, float] = {}
        self._paused: dict[int, float] = {}
        self._refused_at: dict[int, float] = {}

    def spoke(self, chat_id: int, *, messages: int = 1) -> Place:
        """Count what goes out now, of either lane; a short delay is made up for."""
        now = self._clock()
        self._next = min(self._booked(now) + messages * self._step, now + LARGEST_DEBT)
        places = [Place(now) for _ in range(messages)]
        self._lately.extend(places)
        self.rest(chat_id, messages=messages)
        return places[-1]

    def goes(self, place: Place) -> None:
        """Correct when a message goes out: a busy loop comes to it later than it was counted."""
        place.at = self._clock()

    def rest(self, chat_id: int, *, messages: int = 1) -> None:
        """Begin the chat's second anew: a message has arrived just now, however long it took."""
        is_group = chat_id < 0
        rest = SECONDS_PER_GROUP if is_group else SECONDS_PER_CHAT
        self._resting[chat_id] = self._clock() + messages * rest

    def refused(self, chat_id: int, seconds: float) -> None:
        """Obey a 429: the chat is silent, and all of them if another chat got one just now."""
        now = self._clock()
        recent = {c: t for c, t in self._refused_at.items() if now - t <= TWO_CHATS_WITHIN}
        if recent.keys() - {chat_id}:
            self._silent_until = max(self._silent_until, now + seconds)
        self._refused_at = {**recent, chat_id: now}
        self._paused[chat_id] = max(self._paused.get(chat_id, now), now + seconds)

    def shut_outbox(self, seconds: float) -> None:
        """Send nothing unprompted for a while."""
        self._outbox_shut_until = max(self._outbox_shut_until, self._clock() + seconds)

    def answer_wait(self, chat_id: int) -> float:
        """Return how long an answer to this chat must wait."""
        return self._left(max(self._silent_until, self._paused.get(chat_id, 0.0)))

    def gather(self) -> float:
        """Return how long to wait until a few places have come; they are kept."""
        self._forget_old()
        few = min(max(2, int(GATHERS_FOR / self._step)), self._most)
        in_pace = self._booked(self._clock()) + (few - 1) * self._step
        too_many = len(self._lately) + few - self._most
        free = self._lately[too_many - 1].at + 1.0 if too_many > 0 else 0.0
        return min(self._left(max(in_pace, free)), LONGEST_DELAY_MADE_UP / 2)

    def outbox_wait(self) -> float:
        """Return how long the outbox must wait, whatever the chat."""
        self._forget_old()
        full = self._lately[-self._most].at + 1.0 if len(self._lately) >= self._most else 0.0
        return self._left(max(self._next, full, self._silent_until, self._outbox_shut_until))

    def places(self) -> int:
        """Return how many messages the outbox may send now, each to another chat."""
        if self.outbox_wait():
            return 0
        now = self._clock()
        in_pace = int((now - self._booked(now)) / self._step + _AT_ONCE) + 1
        return min(in_pace, self._most - len(self._lately))

    def resting(self) -> dict[int, float]:
        """Return the chats that the outbox leaves alone now, and for how long each."""
        now = self._clock()
        self._resting = {c: until for c, until in self._resting.items() if until - now > _AT_ONCE}
        self._paused = {c: until for c, until in self._paused.items() if until - now > _AT_ONCE}
        chats = self._resting.keys() | self._paused.keys()
        return {c: max(self._resting.get(c, 0), self._paused.get(c, 0)) - now for c in chats}

    async def before_answer(self, chat_id: int) -> None:
        """Wait until this chat may be answered, and count the message."""
        while wait := self.answer_wait(chat_id):
            await self._sleep(wait)
        self.spoke(chat_id)

    def _booked(self, now: float) -> float:
        """Return the place of the next message in the pace; it may lie a little back."""
        return max(self._next, now - max(self._step, LONGEST_DELAY_MADE_UP))

    def _forget_old(self) -> None:
        now = self._clock()
        while self._lately and now - self._lately[0].at > 1.0 - _AT_ONCE:
            self._lately.popleft()

    def _left(self, until: float) -> float:
        left = until - self._clock()
        return left if left > _AT_ONCE else 0.0

    async def pass_time(self, seconds: float) -> None:
        """Sleep on the clock of this pacing."""
        await self._sleep(seconds)
