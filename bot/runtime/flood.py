"""The flood bucket: twenty costly actions a minute and person, one warning, then silence."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ROOM = 20.0
PER_SECOND = ROOM / 60
DEPTH = -ROOM
_MOST_KEPT = 10_000


class Verdict(Enum):
    """What to do with an action."""

    PASS = 1
    WARN = 2
    SILENT = 3


@dataclass
class _Bucket:
    left: float
    seen_at: float
    warned: bool = False


class Flood:
    """Buckets by Telegram id, in memory alone; `time` is a monotonic clock in seconds.

    What costs nothing (an answer to one's own open form, the first press on a fresh screen) passes
    an empty bucket; refused answers are charged afterwards and may empty it twice over before they
    are silenced too. Screens are shown by one thread and pressed in another: each step on them is
    one that nothing comes between.
    """

    def __init__(self, time: Callable[[], float]) -> None:
        """Begin with full buckets."""
        self._time = time
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()
        self._fresh: OrderedDict[tuple[int, int], bool] = OrderedDict()

    def weigh(self, telegram_id: int, *, costs: bool) -> Verdict:
        """Take one action from the bucket, or none for what is free, and say what to do with it."""
        bucket = self._bucket(telegram_id)
        if bucket.left >= 1 or (not costs and bucket.left > DEPTH):
            bucket.left -= 1 if costs else 0
            bucket.warned = bucket.warned and bucket.left < ROOM / 2
            return Verdict.PASS
        first = not bucket.warned
        bucket.warned = True
        return Verdict.WARN if first else Verdict.SILENT

    def charge(self, telegram_id: int) -> None:
        """Charge a free action that turned out to be refused or a repeat."""
        bucket = self._bucket(telegram_id)
        bucket.left = max(DEPTH, bucket.left - 1)

    def showed(self, chat_id: int, message_id: int) -> None:
        """Note a fresh screen: its first press is free."""
        self._fresh.pop((chat_id, message_id), None)
        self._fresh[chat_id, message_id] = True
        _forget_oldest(self._fresh)

    def is_fresh(self, chat_id: int, message_id: int | None) -> bool:
        """Tell whether this is the first press on a screen since it was shown, and use that up."""
        return self._fresh.pop((chat_id, message_id or 0), False)

    def _bucket(self, telegram_id: int) -> _Bucket:
        now = self._time()
        bucket = self._buckets.pop(telegram_id, None) or _Bucket(ROOM, now)
        self._buckets[telegram_id] = bucket
        _forget_oldest(self._buckets)
        bucket.left = min(ROOM, bucket.left + (now - bucket.seen_at) * PER_SECOND)
        bucket.seen_at = now
        return bucket


def _forget_oldest(entries: OrderedDict[Any, Any]) -> None:
    while len(entries) > _MOST_KEPT:
        entries.popitem(last=False)
