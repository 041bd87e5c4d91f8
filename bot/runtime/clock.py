"""The clock that everything looks at: real time, or a file that a test writes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def clock(test_file: Path | None) -> Callable[[], datetime]:
    """Return a function that tells the aware UTC time; a test file is read at every look."""
    return (lambda: datetime.now(UTC)) if test_file is None else (lambda: _written_in(test_file))


def _written_in(file: Path) -> datetime:
    instant = datetime.fromisoformat(file.read_text(encoding="utf-8").strip())
    return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
