"""A correction on its way: copies are changed, and what cannot be changed is said anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.features.announcements.rules import State
from bot.features.announcements.views import copy_buttons, message
from bot.features.chats.views import post
from bot.features.corrections.views import anew, posted_anew
from bot.ui.texts import Language

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.request import Due, Occasion
    from bot.ui.screen import Screen

LOOKS_EVERY = timedelta(seconds=5)


def bodies(occasion: Occasion, one: Announcement) -> dict[str, str]:
    """Return what people read, and what groups and channels do."""
    posted = post(one, username=occasion.house.identity.username)
    return _bodies(occasion, message(one), posted=posted)


def _bodies(occasion: Occasion, said: Screen, *, posted: Screen) -> dict[str, str]:
    rendered = occasion.house.voice.render(posted, occasion.house.default_language)
    return {**occasion.in_each_language(said), "posted": rendered.kept()}


async def spread(occasion: Occasion, one: Announcement) -> None:
    """Change the copies with the earlier text; look again while one may still turn out so.

    A copy may be on its way, or may turn out to be one that cannot be changed.
    """
    store = occasion.store.corrections
    await store.change_copies(one, bodies(occasion, one), now=occasion.now)
    again = _bodies(occasion, anew(one), posted=posted_anew(one))
    await store.say_anew(one, again, now=occasion.now)
    await keep_marks(occasion, one)
    if await store.is_under_way(one):
        after = occasion.now + LOOKS_EVERY
        await occasion.store.due_work.schedule("announcement corrections", str(one.id), after)


async def keep_marks(occasion: Occasion, one: Announcement) -> None:
    """Let the button of whoever has acknowledged it say so under the new text too."""
    house, store = occasion.house, occasion.store.corrections
    for marked in await store.list_to_mark(one):
        at = marked.acknowledged_at.astimezone(house.zone)
        said = anew(one) if marked.is_anew else message(one)
        said = replace(said, buttons=copy_buttons(one, at))
        await store.mark(marked, house.voice.render(said, Language(marked.language)).kept())


async def follow_up(due: Due) -> None:
    """Change what arrived with the earlier text while it was being corrected."""
    one = await due.store.announcements.get(int(due.about))
    if one is not None and one.state is State.SENT:
        await spread(due, one)
