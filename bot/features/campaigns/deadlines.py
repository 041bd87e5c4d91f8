"""What happens by itself: a planned announcement goes out, its report comes, its notes follow."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.features.announcements import rules
from bot.features.announcements.views import message
from bot.features.campaigns import views
from bot.features.chats.views import post
from bot.refusal import Refusal
from bot.ui.screen import Screen
from bot.ui.texts import Language, refused

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.features.organisers.rules import Organiser
    from bot.ui.request import Due, Occasion

REPORT_LOOKS_EVERY = timedelta(seconds=15)
NOTES_LOOK_EVERY = timedelta(seconds=5)


async def begin(occasion: Occasion, one: Announcement, *, by: int, ref: str) -> str:
    """Start the campaign, once, and return the journal's hash.

    Refuses when somebody got there first. Its report comes when nothing waits any more.
    """
    store = occasion.store
    if not await store.announcements.start(one, by=by, now=occasion.now):
        raise Refusal("announcements-already-sent")
    people = await store.announcements.plan_messages(
        one.id, **_bodies(occasion, message(one)), now=occasion.now
    )
    posted = post(one, username=occasion.house.identity.username)
    said = occasion.house.voice.render(posted, occasion.house.default_language)
    await store.chats.plan_posts(one.id, body=said.kept(), now=occasion.now)
    after = occasion.now + REPORT_LOOKS_EVERY
    await store.due_work.schedule("announcement report", str(one.id), after)
    return await store.journal.append(
        "announcement sent",
        by=ref,
        about={"announcement": one.id, "people": people},
        now=occasion.now,
    )


async def plan_notes(occasion: Occasion, one: Announcement) -> None:
    """Put a note in the place of what was sent; what is on its way is looked after a little later.

    Whoever has a note already gets no second one.
    """
    store = occasion.store
    said = _bodies(occasion, views.withdrawal(one))
    await store.announcements.plan_notes(one.id, **said, now=occasion.now)
    if (await store.announcements.progress(one.id, occasion.now)).waiting:
        after = occasion.now + NOTES_LOOK_EVERY
        await store.due_work.schedule("announcement notes", str(one.id), after)


def _bodies(occasion: Occasion, said: Screen) -> dict[str, str]:
    """Render a screen once for each language, however many people get it."""
    render = occasion.house.voice.render
    return {
        "russian": render(said, Language.RU).kept(),
        "english": render(said, Language.EN).kept(),
    }


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
    for organiser in await _concerned(due, one):
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
        after = due.now + REPORT_LOOKS_EVERY
        await due.store.due_work.schedule("announcement report", due.about, after)
        return
    for organiser in await _concerned(due, one):
        said = views.finished(one, progress)
        await due.tell(organiser, said, kind="announcement report", about=due.about)


async def follow_up(due: Due) -> None:
    """Bring the note to whom the message reached while it was being withdrawn."""
    one = await due.store.announcements.get(int(due.about))
    if one is not None and one.state is rules.State.WITHDRAWN:
        await plan_notes(due, one)


async def _concerned(due: Due, one: Announcement) -> list[Organiser]:
    """Return who sent it, or all organisers when that person is none any more."""
    organisers = await due.store.organisers.list_all()
    return [o for o in organisers if o.person_id == one.by] or organisers
