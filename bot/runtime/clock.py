"""The clock that everything looks at: real time, or a file that a test writes."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.halt import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def clock(test_file: Path | None) -> Callable[[], datetime]:
    """Return a function that tells the aware UTC time; a test file is read at every look."""
    return (lambda: datetime.now(UTC)) if test_file is None else _Written(test_file).now


class _Written:
    """The time in a file; one that is being written at this moment tells what it told before."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._last: datetime | None = None

    def now(self) -> datetime:
        """Return the instant; raises SettingsError while the file has never told one."""
        with suppress(OSError, ValueError):
            self._last = _instant(self._file.read_text(encoding="utf-8").strip())
        if self._last is None:
            raise SettingsError(
                "TEST_CLOCK_FILE: no such file, or no time in it; "
                "allowed: a file with an instant such as 2026-03-02T10:00:00+07:00"
            )
        return self._last


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
