"""One announcement in each state it can be in, for the rules of all that is done with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.features.announcements.rules import Announcement, Scope, State

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
COMPOSED = Announcement(
    id=1,
    html="Текст",
    file="",
    audience=Scope.EVERYBODY,
    cluster_role="",
    chosen=0,
    version=3,
    state=State.COMPOSED,
    by=1,
)
PLANNED = replace(COMPOSED, state=State.PLANNED, due_at=NOON)
SENT = replace(COMPOSED, state=State.SENT, sent_at=NOON)
WITHDRAWN = replace(SENT, state=State.WITHDRAWN, withdrawn_at=NOON)
DROPPED = replace(COMPOSED, state=State.DROPPED)
