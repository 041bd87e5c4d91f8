"""Trouble on order: refusals, slow, dropped and lost answers, and the limits on pace."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from bot.sandbox.params import Params
from bot.sandbox.records import RefusedError

Kind = Literal["429", "403", "400", "500", "slow", "drop", "lost", "unreachable"]

_WORDS = {
    "403": "Forbidden: bot was blocked by the user",
    "400": "Bad Request: chat not found",
    "500": "Internal Server Error",
}


@dataclass
class Fault:
    """Spoil the next `times` calls that fit; an empty condition fits every call but getUpdates."""

    kind: Kind
    method: str | None = None
    chat_id: int | None = None
    text: str | None = None
    times: int = 1
    retry_after: int = 5
    seconds: float = 5.0
    description: str | None = None

    def fits(self, method: str, params: Params) -> bool:
        """Say whether this call is to be spoilt."""
        wanted = method != "getupdates" if self.method is None else method == self.method.lower()
        chat = self.chat_id is None or params.text("chat_id") == str(self.chat_id)
        words = params.text("text") + params.text("caption")
        return self.times > 0 and wanted and chat and (self.text is None or self.text in words)

    def refusal(self) -> RefusedError | None:
        """Return what the server says instead of doing anything, None for trouble on the way."""
        if self.kind == "429":
            return too_many(self.retry_after)
        if self.kind in _WORDS:
            return RefusedError(int(self.kind), self.description or _WORDS[self.kind])
        return None


@dataclass
class Faults:
    """The troubles that are ordered; the oldest one that fits a call is used up first."""

    waiting: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> None:
        """Order trouble."""
        self.waiting.append(fault)

    def clear(self) -> None:
        """Cancel all of it."""
        self.waiting.clear()

    def take(self, method: str, params: Params) -> Fault | None:
        """Use up one time of the first fault that fits."""
        fault = next((f for f in self.waiting if f.fits(method, params)), None)
        if fault is not None:
            fault.times -= 1
            self.waiting = [f for f in self.waiting if f.times > 0]
        return fault


@dataclass
class Pacing:
    """Telegram's limits: 30 messages a second, 1 a second and chat, 20 a minute and group.

    A chat takes `burst` messages at once if it was quiet before.
    """

    per_second: int = 30
    per_chat: int = 1
    burst: int = 3
    per_group_minute: int = 20
    on: bool = False
    _sent: dict[int, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))

    def check(self, chat_id: int, now: datetime, *, messages: int = 1) -> None:
        """Count messages that go together, or refuse them all with the seconds to wait."""
        if not self.on:
            return
        own = (chat_id, self.per_chat * self.burst, self.burst)
        if chat_id < 0:
            own = (chat_id, self.per_group_minute, 60)
        limits = [(0, self.per_second, 1), own]
        for key, limit, seconds in limits:
            self._check(self._sent[key], limit, now=now, window=timedelta(seconds=seconds))
        for key, _, _ in limits:
            self._sent[key].extend([now] * messages)

    def _check(
        self, sent: deque[datetime], limit: int, *, now: datetime, window: timedelta
    ) -> None:
        while sent and now - sent[0] >= window:
            sent.popleft()
        if len(sent) >= limit:
            wait = window - (now - sent[0])
            raise too_many(max(1, -(-wait // timedelta(seconds=1))))


def too_many(seconds: int) -> RefusedError:
    """The 429 that says how long to wait."""
    words = f"Too Many Requests: retry after {seconds}"
    return RefusedError(429, words, retry_after=seconds)
