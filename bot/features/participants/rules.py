"""Excluding a participant: an act of two organisers, or of one after a day's thought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

ALONE_WAITS = timedelta(hours=24)
"""How long a single organiser waits before an exclusion may be confirmed (two-person acts)."""


@dataclass(frozen=True)
class Exclusion:
    """A proposal to exclude an organisation; `settled_at` says when it was confirmed or dropped."""

    id: int
    organisation_id: int
    reason: str
    proposed_by: int
    proposed_at: datetime
    settled_at: datetime | None

    @property
    def alone_from(self) -> datetime:
        """The moment from which its proposer may confirm it, being the only organiser."""
        return self.proposed_at + ALONE_WAITS


def check_may_confirm(
    exclusion: Exclusion, person_id: int, *, organisers: Collection[int], now: datetime
) -> None:
    """Refuse a settled proposal, and a proposer who has a colleague or has not waited a day."""
    check_is_open(exclusion)
    if exclusion.proposed_by != person_id:
        return
    if any(organiser != person_id for organiser in organisers):
        raise Refusal("exclusion-needs-another")
    if now < exclusion.alone_from:
        raise Refusal("exclusion-too-early", at=exclusion.alone_from)


def check_is_open(exclusion: Exclusion) -> None:
    """Refuse a proposal that was confirmed or dropped."""
    if exclusion.settled_at is not None:
        raise Refusal("exclusion-settled")
