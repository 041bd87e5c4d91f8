"""Running meetings: call one, see who answered, remind the silent, change it, call it off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.features.attendance.rules import quorum
from bot.features.calling_ballots.rules import MEETING_IS_OVER
from bot.features.convening import deadlines, rules, views
from bot.features.convening.forms import CANCELLATION, CHANGE, MEETING, answers_of, plan_of
from bot.features.convening.rules import Reminder
from bot.features.meetings.rules import Status, agenda_of, by_person, silent
from bot.features.meetings.views import PAGE, CallMeeting, Manage, meetings
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, FormRoute, Route
from bot.ui.filling import open_form
from bot.ui.request import Policy
from bot.ui.screen import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.features.meetings.rules import Meeting, Plan, Seat
    from bot.ui.forms import Draft
    from bot.ui.presses import Press
    from bot.ui.request import Request
    from bot.ui.screen import Screen

OnOne = Manage | views.Nudge | views.Change | views.Cancel


async def call_meeting(request: Request, _press: Press) -> Screen:
    """Ask for the title, the time and the rest."""
    return await open_form(request, MEETING)


async def show_list(request: Request, _subject: object) -> Screen:
    """List the meetings: what a notice that was sent already leads to."""
    found = await request.store.meetings.list_all(many=PAGE + 1)
    return meetings(found, page=0, may_call=True, zone=request.house.zone)


async def submit_meeting(request: Request, draft: Draft) -> Screen:
    """Call the meeting: everybody is told, reminders are set."""
    plan = plan_of(draft.answers)
    rules.check_plan(plan, request.now)
    number = await request.store.meetings.call(
        draft.answers["meeting_title"],
        plan,
        agenda_of(draft.answers["meeting_agenda"]),
        ref=request.house.new_ref(),
        by=request.actor.id,
        now=request.now,
    )
    meeting = await _get(request, number)
    link = await _journal(request, "meeting called", meeting)
    await _set_reminders(request, meeting)
    told = await _tell_everybody(
        request, meeting, lambda seats: views.notice(meeting, seats, now=request.now), about=link
    )
    return await _done(request, meeting, Text.of("meeting-called", count=told), about=link)


async def manage(request: Request, press: OnOne) -> Screen:
    """Show how a meeting stands and what may be done about it; on its day the quorum grows."""
    shown = await show_console(request, press.meeting_id)
    meeting = await _get(request, press.meeting_id)
    is_under_way = meeting.status is Status.REGISTRATION
    return replace(shown, live=Manage(meeting.id) if is_under_way else None)


async def show_console(request: Request, meeting_id: int) -> Screen:
    """Show an organiser's view of a meeting as it is now."""
    meeting = await _get(request, meeting_id)
    roll = await request.store.attendance.list_roll(meeting.id)
    ballots = await request.store.ballots.list_of_meeting(meeting.id)
    return views.console(
        meeting,
        await request.store.meetings.list_seats(),
        await request.store.replies.of_meeting(meeting.id),
        quorum=quorum(roll) if roll else None,
        ballots=ballots,
    )


async def nudge(request: Request, press: views.Nudge) -> Screen:
    """Remind the silent, once a day at the most."""
    meeting = await _get(request, press.meeting_id)
    rules.check_may_nudge(meeting, request.now, request.house.zone)
    replies = await request.store.replies.of_meeting(meeting.id)
    quiet = silent(await request.store.meetings.list_seats(), replies)
    if not quiet:
        raise Refusal("meeting-nobody-silent")
    day = request.today
    if not await request.store.meetings.record_nudge(
        meeting.id, day=day, by=request.actor.id, now=request.now
    ):
        raise Refusal("meeting-nudged-today")
    members = await request.store.meetings.list_members()
    for person, seats in by_person([m for m in members if m.seat in quiet]).items():
        said = views.reminder(Reminder.TO_REPLY, meeting, seats, now=request.now)
        about = f"{meeting.id}:{day.isoformat()}"
        await request.tell(person, said, kind="meeting nudge", about=about, policy=Policy.ONCE)
    return views.done(
        Text.of("meeting-nudged", count=len(quiet)), await show_console(request, meeting.id)
    )


async def change(request: Request, press: views.Change) -> Screen:
    """Open the plan as it is, to be changed line by line."""
    meeting = await _get(request, press.meeting_id)
    rules.check_may_change(meeting)
    return await open_form(request, CHANGE, subject=meeting.id, answers=answers_of(meeting.plan))


async def submit_change(request: Request, draft: Draft) -> Screen:
    """Change the meeting: everybody sees the difference; where it matters they are asked again."""
    old = await _get(request, draft.subject)
    plan = plan_of(draft.answers)
    rules.check_may_change(old)
    rules.check_change(old.plan, plan, request.now)
    if not await request.store.meetings.change(old, plan, by=request.actor.id, now=request.now):
        raise Refusal("meeting-changed-meanwhile")
    meeting = await _get(request, old.id)
    link = await _journal(request, "meeting changed", meeting)
    await _forget_other_drafts(request, meeting)
    await _set_reminders(request, meeting)
    await _tell_everybody(
        request, meeting, await _change_notice(request, meeting, old.plan), about=link
    )
    return await _done(request, meeting, Text("meeting-change-told"), about=link)


async def _change_notice(
    request: Request, meeting: Meeting, old: Plan
) -> Callable[[tuple[Seat, ...]], Screen]:
    if not rules.asks_again(old, meeting.plan):
        return lambda seats: views.changed(meeting, old, seats, now=request.now)
    await request.store.replies.supersede_all(meeting.id, request.now)
    return lambda seats: views.asked_again(meeting, old, seats, now=request.now)


async def _forget_other_drafts(request: Request, meeting: Meeting) -> None:
    """Forget changes that colleagues have begun: they began with the plan that was."""
    drafts = request.store.drafts
    for organiser in await request.store.organisers.list_all():
        draft = await drafts.find(organiser.person_id, CHANGE.name, meeting.id)
        if draft is not None and organiser.person_id != request.actor.id:
            await drafts.drop(organiser.person_id, draft)


async def cancel(request: Request, press: views.Cancel) -> Screen:
    """Ask for the reason."""
    meeting = await _get(request, press.meeting_id)
    rules.check_may_change(meeting)
    return await open_form(request, CANCELLATION, subject=meeting.id)


async def submit_cancellation(request: Request, draft: Draft) -> Screen:
    """Call the meeting off: everybody is told at once, nobody is reminded."""
    meeting = await _get(request, draft.subject)
    rules.check_may_change(meeting)
    reason = draft.answers["text"]
    if not await request.store.meetings.cancel(
        meeting.id, reason=reason, by=request.actor.id, now=request.now
    ):
        raise Refusal("meeting-changed-meanwhile")
    meeting = await _get(request, meeting.id)
    link = await _journal(request, "meeting cancelled", meeting)
    await _drop_reminders(request, meeting)
    await request.store.due_work.schedule(MEETING_IS_OVER, str(meeting.id), request.now)
    said = views.cancelled(meeting)
    await _tell_everybody(request, meeting, lambda _seats: said, about=link)
    return await _done(request, meeting, Text("meeting-cancel-told"), about=link)


async def _done(request: Request, meeting: Meeting, said: Text, *, about: str) -> Screen:
    shown = views.done(said, await show_console(request, meeting.id))
    await request.give_receipt(shown, about=about)
    return shown


async def _tell_everybody(
    request: Request,
    meeting: Meeting,
    said: Callable[[tuple[Seat, ...]], Screen],
    *,
    about: str,
) -> int:
    """Tell all who act for participants and observers, and the other organisers; return how many.

    A person who acts for several organisations is told once.
    """
    invited = by_person(await request.store.meetings.list_members())
    for person, seats in invited.items():
        await request.tell(person, said(seats), kind="meeting", about=about)
    known = {person.person_id for person in invited} | {request.actor.id}
    for organiser in await request.store.organisers.list_all():
        if organiser.person_id not in known:
            shown = views.for_organisers(said(()), meeting)
            await request.tell(organiser, shown, kind="meeting", about=about)
    return len(invited)


async def _set_reminders(request: Request, meeting: Meeting) -> None:
    await _drop_reminders(request, meeting)
    moments = rules.reminders(meeting.plan, request.now, request.house.zone)
    for which, at in moments.items():
        await request.store.due_work.schedule(which, str(meeting.id), at)


async def _drop_reminders(request: Request, meeting: Meeting) -> None:
    for which in Reminder:
        await request.store.due_work.drop(which, str(meeting.id), request.now)


async def _journal(request: Request, act: str, meeting: Meeting) -> str:
    about: dict[str, str | int] = {"meeting": meeting.id, "edition": meeting.edition}
    return await request.store.journal.append(
        act, by=request.actor.ref, about=about, now=request.now
    )


async def _get(request: Request, meeting_id: int) -> Meeting:
    meeting = await request.store.meetings.get(meeting_id)
    if meeting is None:
        raise Refusal("meeting-none-such")
    return meeting


FEATURE = Feature(
    routes=(
        Route(CallMeeting, call_meeting, Action.CALL_MEETINGS, fresh=show_list),
        Route(Manage, manage, Action.CALL_MEETINGS),
        Route(views.Nudge, nudge, Action.CALL_MEETINGS, fresh=manage),
        Route(views.Change, change, Action.CALL_MEETINGS, fresh=manage),
        Route(views.Cancel, cancel, Action.CALL_MEETINGS, fresh=manage),
    ),
    forms=(
        FormRoute(MEETING, Action.CALL_MEETINGS, submit_meeting, show_list),
        FormRoute(CHANGE, Action.CALL_MEETINGS, submit_change, show_console),
        FormRoute(CANCELLATION, Action.CALL_MEETINGS, submit_cancellation, show_console),
    ),
    deadlines={
        Reminder.TO_REPLY: deadlines.remind_to_reply,
        Reminder.DAY_BEFORE: deadlines.remind_day_before,
        Reminder.SOON: deadlines.remind_soon,
    },
)
