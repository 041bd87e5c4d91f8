"""How a question put to the vote reads among what was resolved."""

from __future__ import annotations

import pytest

from bot.features.decisions.rules import resolution


@pytest.mark.parametrize(
    ("asked", "resolved"),
    [
        ("Признать нужным?", "Признать нужным."),
        ("Признать нужным ??", "Признать нужным."),
        ("Признать нужным", "Признать нужным"),
    ],
)
def test_what_was_asked_stands_among_what_was_resolved_without_its_mark(asked: str, resolved: str):
    assert resolution(asked) == resolved
