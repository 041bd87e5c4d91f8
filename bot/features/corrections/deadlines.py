"""A correction on its way: copies are changed, and what cannot be changed is said anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.features.announcements.rules import State
from bot.features.announcements.views import message
from bot.features.chats.views import post
from bot.features.corrections.views import anew

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.request import Due, Occasion

LOOKS_EVERY = timedelta(seconds=5)


def bodies(occasion: Occasion, one: Announcement) -> dict[str, str]:
    """Return what people read, and what groups and channels do."""
    posted = post(one, username=occasion.house.identity.username)
    said = occasion.house.voice.render(posted, occasion.house.default_language)
    return {**occasion.in_each_language(message(one)), "posted": said.kept()}


async def spread(occasion: Occasion, one: Announcement) -> None:
    """Change the copies with the earlier text; look again while one may still turn out so.

    A copy may be on its way, or may turn out to be one that cannot be changed.
    """
    store = occasion.store.corrections
    await store.change_copies(one, bodies(occasion, one), now=occasion.now)
    await store.say_anew(one, occasion.in_each_language(anew(one)), now=occasion.now)
    if await store.is_under_way(one):
        after = occasion.now + LOOKS_EVERY
        await occasion.store.due_work.schedule("announcement corrections", str(one.id), after)


async def follow_up(due: Due) -> None:
    """Change what arrived with the earlier text while it was being corrected."""
    one = await due.store.announcements.get(int(due.about))
    if one is not None and one.state is State.SENT:
        await spread(due, one)
