"""The clock of the sandbox: real time plus an offset that the runner of a demo moves forward."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FARTHEST = timedelta(days=20 * 366)


def real_now() -> datetime:
    """Read the clock of the machine, in UTC."""
    return datetime.now(UTC)


class SandboxClock:
    """Tells the time of the demo; `listeners` hear of every move, to keep it and to act on it."""

    def __init__(
        self, *, real: Callable[[], datetime] = real_now, offset: timedelta = timedelta()
    ) -> None:
        """Begin at the real time plus `offset`."""
        self._real = real
        self._offset = offset
        self.listeners: list[Callable[[], None]] = []

    @property
    def offset(self) -> timedelta:
        """How far the demo is ahead of real time."""
        return self._offset

    @offset.setter
    def offset(self, offset: timedelta) -> None:
        self._offset = offset
        for listener in list(self.listeners):
            listener()

    def now(self) -> datetime:
        """Return the moment of the demo, aware, in UTC."""
        return self._real() + self._offset

    def move(self, delta: timedelta) -> None:
        """Go forward; ValueError for a step back or out of the demo's twenty years."""
        if delta <= timedelta() or self._offset + delta > FARTHEST:
            message = "the clock goes forward only, and twenty years at most"
            raise ValueError(message)
        self.offset = self._offset + delta
