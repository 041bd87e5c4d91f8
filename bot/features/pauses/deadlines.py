"""What happens by itself: a campaign whose words Telegram does not take is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.announcements.rules import Pause, concerned
from bot.features.pauses import rules, views

if TYPE_CHECKING:
    from bot.ui.request import Due


async def halt(due: Due) -> None:
    """Hold a campaign that was refused for three people, and tell why."""
    one = await due.store.announcements.get(int(due.about))
    if one is None:
        return
    refused = await due.store.pauses.find_refused(one.id)
    if not rules.is_poison(one, refused):
        return
    if not await due.store.pauses.pause(one.id, Pause.REFUSED, due.now):
        return
    said = views.halted(one, refused.reason)
    about = f"{one.id}:{due.now.isoformat()}"
    for organiser in concerned(one, await due.store.organisers.list_all()):
        await due.tell(organiser, said, kind="campaign halted", about=about)
