"""Reminders of meetings: to the silent, and to those who come; none in quiet hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.convening import rules, views
from bot.features.convening.rules import Reminder
from bot.features.meetings.rules import COMING, Status, by_person, takes_replies
from bot.ui.request import Policy

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.features.meetings.rules import Meeting, Seat
    from bot.ui.request import Due


async def remind_to_reply(due: Due) -> None:
    """Remind the organisations that are silent; nothing after the deadline for replies."""
    meeting = await due.store.meetings.get(int(due.about))
    if meeting is None or not takes_replies(meeting, due.now):
        return
    if await _is_time(due, Reminder.TO_REPLY, meeting):
        replies = await due.store.replies.of_meeting(meeting.id)
        await _remind(due, Reminder.TO_REPLY, meeting, lambda s: s.organisation_id not in replies)


async def remind_day_before(due: Due) -> None:
    """Remind those who come; where the last reminder is due by now, that one is enough."""
    meeting = await due.store.meetings.get(int(due.about))
    if meeting is not None and due.now < rules.soon_at(meeting.plan, due.house.zone):
        await _remind_who_comes(due, Reminder.DAY_BEFORE, meeting)


async def remind_soon(due: Due) -> None:
    """Remind those who come; nothing once the meeting has begun."""
    meeting = await due.store.meetings.get(int(due.about))
    if meeting is not None and due.now < meeting.plan.starts:
        await _remind_who_comes(due, Reminder.SOON, meeting)


async def _remind_who_comes(due: Due, which: Reminder, meeting: Meeting) -> None:
    if meeting.status is Status.CANCELLED or not await _is_time(due, which, meeting):
        return
    replies = await due.store.replies.of_meeting(meeting.id)
    await _remind(due, which, meeting, lambda s: replies.get(s.organisation_id) in COMING)


async def _is_time(due: Due, which: Reminder, meeting: Meeting) -> bool:
    """Tell whether a reminder may go now; a late one that met quiet hours waits for their end.

    It is dropped when its event would be over by then.
    """
    if rules.is_open(due.now, due.house.zone):
        return True
    event = meeting.plan.reply_by if which is Reminder.TO_REPLY else meeting.plan.starts
    opening = rules.next_opening(due.now, due.house.zone)
    if opening < event:
        await due.store.due_work.schedule(which, due.about, opening)
    return False


async def _remind(
    due: Due, which: Reminder, meeting: Meeting, concerns: Callable[[Seat], bool]
) -> None:
    members = [m for m in await due.store.meetings.list_members() if concerns(m.seat)]
    for person, seats in by_person(members).items():
        said = views.reminder(which, meeting, seats, now=due.now)
        about = f"{meeting.id}:{meeting.edition}"
        await due.tell(person, said, kind=which, about=about, policy=Policy.ONCE)
