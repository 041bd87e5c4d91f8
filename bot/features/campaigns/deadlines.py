"""What happens by itself: a planned announcement goes out, and its report comes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.features.announcements import rules
from bot.features.announcements.views import message
from bot.features.campaigns import views
from bot.features.chats.views import post
from bot.features.importance.rules import opening
from bot.refusal import Refusal
from bot.ui.texts import refused

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.request import Due, Occasion
    from bot.ui.screen import Screen

REPORT_LOOKS_EVERY = timedelta(seconds=15)
REPORT_LOOKS_AT_A_HELD_ONE_EVERY = timedelta(minutes=10)


async def begin(occasion: Occasion, one: Announcement, *, by: int, ref: str) -> str:
    """Start the campaign, once, and return the journal's hash.

    Refuses when somebody got there first. What meets quiet hours waits for their end. Its report
    comes when nothing waits any more.
    """
    store = occasion.store
    opens = opening(one.importance, occasion.now, occasion.house.zone)
    if not await store.announcements.start(one, by=by, now=occasion.now, opens_at=opens):
        raise Refusal("announcements-already-sent")
    people = await store.announcements.plan_messages(
        one.id, **occasion.in_each_language(message(one)), now=occasion.now, opens_at=opens
    )
    posted = post(one, username=occasion.house.identity.username)
    said = occasion.house.voice.render(posted, occasion.house.default_language)
    await store.chats.plan_posts(one.id, body=said.kept(), now=occasion.now, opens_at=opens)
    after = (opens or occasion.now) + REPORT_LOOKS_EVERY
    await store.due_work.schedule("announcement report", str(one.id), after)
    return await store.journal.append(
        "announcement sent",
        by=ref,
        about={"announcement": one.id, "people": people},
        now=occasion.now,
    )


async def send_planned(due: Due) -> None:
    """Send at the planned moment, or up to twelve hours late; after that ask people again."""
    store = due.store.announcements
    one = await store.get(int(due.about))
    if one is None or one.due_at is None or one.due_at > due.now:
        return
    if rules.is_too_late(one.due_at, due.now):
        await _give_back(due, one, views.missed(one))
        return
    try:
        reach = await store.reach(one.id)
        rules.check_may_be_sent(one, reach, version=one.version)
    except Refusal as refusal:
        await _give_back(due, one, views.not_sent(one, refused(refusal)))
        return
    person = await due.store.people.get(one.by)
    await begin(due, one, by=one.by, ref=person.ref)


async def _give_back(due: Due, one: Announcement, said: Screen) -> None:
    """Make it a text again that waits for somebody to send it, and say so."""
    await due.store.announcements.unplan(one.id)
    for organiser in rules.concerned(one, await due.store.organisers.list_all()):
        await due.tell(
            organiser,
            said,
            kind="announcement not sent",
            about=f"{one.id}:{due.due_at.isoformat()}",
        )


async def report(due: Due) -> None:
    """Bring the report when the last message has been settled; look again while any waits."""
    one = await due.store.announcements.get(int(due.about))
    if one is None or one.state is not rules.State.SENT:
        return
    progress = await due.store.announcements.progress(one.id, due.now)
    if progress.waiting:
        every = REPORT_LOOKS_AT_A_HELD_ONE_EVERY if one.paused else REPORT_LOOKS_EVERY
        after = max(due.now, one.opens_at or due.now) + every
        await due.store.due_work.schedule("announcement report", due.about, after)
        return
    for organiser in rules.concerned(one, await due.store.organisers.list_all()):
        said = views.finished(one, progress)
        await due.tell(organiser, said, kind="announcement report", about=due.about)
