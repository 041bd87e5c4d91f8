"""The clock of tests: a file that is read at every look, even while somebody writes it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.halt import SettingsError
from bot.runtime.clock import clock

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "clock"
    file.write_text("2026-03-02T19:00:00+07:00\n")
    return file


def test_the_file_is_read_at_every_look(file: Path) -> None:
    now = clock(file)
    assert now() == NOON
    file.write_text("2025-01-01T00:00:00")
    assert now() == datetime(2025, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("half", ["", "2026-0", "\udcff"])
def test_a_file_that_is_being_written_tells_what_it_told_before(file: Path, half: str) -> None:
    now = clock(file)
    now()
    file.write_text(half, errors="surrogateescape")
    assert now() == NOON
    file.unlink()
    assert now() == NOON


def test_a_file_that_never_told_a_time_is_said_to_be_wrong(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"TEST_CLOCK_FILE.*allowed"):
        clock(tmp_path / "nowhere")()
