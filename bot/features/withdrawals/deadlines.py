"""What happens by itself after a withdrawal: late copies are looked for and taken back too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.features.announcements.rules import State
from bot.features.withdrawals.views import note

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.request import Due, Occasion

LOOKS_EVERY = timedelta(seconds=5)


async def take_back(occasion: Occasion, one: Announcement) -> None:
    """Take every known copy away and tell who has seen it; look again while any is on its way.

    A copy goes once, and nobody is told twice.
    """
    store = occasion.store
    said = occasion.in_each_language(note(one))
    await store.follow_ups.take_back(one.id, **said, now=occasion.now)
    if await store.follow_ups.is_under_way(one.id):
        after = occasion.now + LOOKS_EVERY
        await store.due_work.schedule("announcement notes", str(one.id), after)


async def follow_up(due: Due) -> None:
    """Take away what arrived while it was being withdrawn."""
    one = await due.store.announcements.get(int(due.about))
    if one is not None and one.state is State.WITHDRAWN:
        await take_back(due, one)
