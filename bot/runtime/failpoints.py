"""Named points where a test may end the process at once, to prove that nothing is lost there."""

from __future__ import annotations

import os

FAIL_POINTS = {
    "before-commit": "an update has come and nothing of it is decided",
    "committed-not-answered": "an update is committed and its person is not yet answered",
    "due-before-commit": "due work is served and nothing of it is committed",
    "due-committed": "due work is committed and the outbox has not yet heard of it",
    "attempt-recorded": "the outbox has recorded an attempt and has not yet called Telegram",
    "sent-not-recorded": "Telegram has taken a message and the outbox has not yet recorded it",
}
KILLED = 137


class FailPoints:
    """Ends the process where it was told to; without a name it does nothing."""

    def __init__(self, named: str = "") -> None:
        """Arm one point; raise ValueError for a name that no code reaches."""
        if named and named not in FAIL_POINTS:
            message = f"no such fail point, choose one of: {', '.join(FAIL_POINTS)}"
            raise ValueError(message)
        self._named = named

    def reach(self, name: str) -> None:
        """Die here, as by kill -9, when this is the named point."""
        if name == self._named:
            os._exit(KILLED)
