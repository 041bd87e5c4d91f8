"""Convening: when a meeting may be called, changed, called off, and when people are reminded."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.features.meetings.rules import Status
from bot.refusal import Refusal

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from bot.features.meetings.rules import Meeting, Plan

OPENS, CLOSES = time(9), time(20)
"""The hours between which reminders go, Monday to Friday, in the cluster's zone."""

SILENT_ARE_REMINDED = timedelta(days=5)
SOON = timedelta(hours=2)
LATEST = timedelta(hours=1)
"""A reminder that would come later than this before its event goes before the quiet time."""

_MINUTE = timedelta(minutes=1)
_SATURDAY = 5


class Reminder(StrEnum):
    """What people are reminded of; the names of the due work."""

    TO_REPLY = "meeting: reply"
    DAY_BEFORE = "meeting: tomorrow"
    SOON = "meeting: soon"


def check_plan(plan: Plan, now: datetime) -> None:
    """Refuse a meeting in the past, and a deadline for replies that is over or not before it."""
    if plan.starts <= now:
        raise Refusal("meeting-starts-past", at=plan.starts)
    check_reply_by(plan, now)


def check_reply_by(plan: Plan, now: datetime) -> None:
    """Refuse a deadline for replies that is over, or not before the meeting."""
    if plan.reply_by <= now:
        raise Refusal("meeting-reply-by-past", at=plan.reply_by)
    if plan.reply_by >= plan.starts:
        raise Refusal("meeting-reply-by-late", at=plan.starts)


def check_may_change(meeting: Meeting) -> None:
    """Refuse to change or cancel a meeting that is not simply announced."""
    if meeting.status is Status.CANCELLED:
        raise Refusal("meeting-is-cancelled", reason=meeting.reason)
    if meeting.status is not Status.ANNOUNCED:
        raise Refusal("meeting-began")


def check_change(old: Plan, new: Plan, now: datetime) -> None:
    """Refuse a change that changes nothing, or whose dates cannot be.

    A deadline for replies that is over may stand where nobody is asked again.
    """
    if new == old:
        raise Refusal("meeting-nothing-changed")
    if new.starts <= now:
        raise Refusal("meeting-starts-past", at=new.starts)
    if asks_again(old, new) or new.reply_by != old.reply_by:
        check_reply_by(new, now)


def asks_again(old: Plan, new: Plan) -> bool:
    """Tell whether replies to the old plan say nothing about the new one.

    They do not when the time, the place, or the ways of taking part are others; another address of
    the same online meeting changes no promise.
    """
    return (old.starts, old.place, bool(old.link)) != (new.starts, new.place, bool(new.link))


def check_may_nudge(meeting: Meeting, now: datetime, zone: ZoneInfo) -> None:
    """Refuse to remind of a reply that is not awaited any more, or in quiet hours."""
    check_may_change(meeting)
    if now > meeting.plan.reply_by:
        raise Refusal("meeting-replies-closed", at=meeting.plan.reply_by)
    if not is_open(now, zone):
        raise Refusal("meeting-nudge-quiet", at=next_opening(now, zone))


def reminders(plan: Plan, now: datetime, zone: ZoneInfo) -> dict[Reminder, datetime]:
    """Return the moments of the reminders that are still to come; of two that meet, the later one.

    The silent are reminded five days before the meeting; where that is over, or not before the
    deadline for replies, half-way to the deadline.
    """
    five_days = plan.starts - SILENT_ARE_REMINDED
    is_in_time = now < five_days < plan.reply_by
    to_reply = five_days if is_in_time else now + (plan.reply_by - now) / 2
    eve = plan.starts.astimezone(zone).date() - timedelta(days=1)
    wanted = {
        Reminder.TO_REPLY: open_moment(to_reply, plan.reply_by, zone),
        Reminder.DAY_BEFORE: open_moment(
            datetime.combine(eve, time(10), tzinfo=zone), plan.starts, zone
        ),
        Reminder.SOON: soon_at(plan, zone),
    }
    if wanted[Reminder.DAY_BEFORE] == wanted[Reminder.SOON]:
        del wanted[Reminder.DAY_BEFORE]
    return {which: at for which, at in wanted.items() if at > now}


def soon_at(plan: Plan, zone: ZoneInfo) -> datetime:
    """Return when those who come are reminded for the last time."""
    return open_moment(plan.starts - SOON, plan.starts, zone)


def is_open(moment: datetime, zone: tzinfo) -> bool:
    """Tell whether a moment lies outside the quiet hours and the weekend."""
    local = moment.astimezone(zone)
    return local.weekday() < _SATURDAY and OPENS <= local.time() < CLOSES


def open_moment(moment: datetime, event: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment itself, or the end of the quiet time in which it lies.

    Where that would be later than an hour before the event: the last minute before the quiet time.
    """
    if is_open(moment, zone):
        return moment.astimezone(UTC)
    opening = next_opening(moment, zone)
    return opening if opening <= event - LATEST else _last_minute(moment, zone)


def next_opening(moment: datetime, zone: tzinfo) -> datetime:
    """Return when the quiet time ends in which a moment lies."""
    local = moment.astimezone(zone)
    day = local.date() + timedelta(days=int(local.time() >= OPENS))
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, tzinfo=zone).astimezone(UTC)


def _last_minute(moment: datetime, zone: ZoneInfo) -> datetime:
    local = moment.astimezone(zone)
    day = local.date() - timedelta(days=int(local.time() < CLOSES))
    while day.weekday() >= _SATURDAY:
        day -= timedelta(days=1)
    return datetime.combine(day, CLOSES, tzinfo=zone).astimezone(UTC) - _MINUTE
