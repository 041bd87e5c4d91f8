"""The card of an announcement: whom it goes to, when, what became of it, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.acknowledgements.views import choice, counted, look
from bot.features.announcements.rules import Reach, Scope, State, expected_end
from bot.features.announcements.views import (
    AskAudience,
    Drop,
    OpenList,
    OpenOne,
    Preview,
    TryOut,
)
from bot.features.chats.views import OpenPosts
from bot.features.corrections import views as corrections
from bot.features.delivery_reports import views as delivery_reports
from bot.features.importance import views as importance
from bot.features.menu.views import menu_button
from bot.features.pauses import views as pauses
from bot.features.withdrawals import views as withdrawals
from bot.ui.feature import DeskRow
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.features.announcements.rules import Announcement, Line, Progress

REPORT_PAGE = 15
BAR = 10


@dataclass(frozen=True)
class SendNow(Press):
    """Send what was looked at in this version."""

    TAG: ClassVar[str] = "ng"
    announcement_id: int
    version: int


@dataclass(frozen=True)
class AskTime(Press):
    """Let it be sent at a time."""

    TAG: ClassVar[str] = "nm"
    announcement_id: int


@dataclass(frozen=True)
class Unplan(Press):
    """Do not send it at that time."""

    TAG: ClassVar[str] = "nz"
    announcement_id: int


@dataclass(frozen=True)
class OpenReport(Press):
    """What became of it, by organisation."""

    TAG: ClassVar[str] = "nu"
    announcement_id: int
    page: int


def card(one: Announcement, outlook: Reach | Progress, *, now: datetime) -> Screen:
    """Show where an announcement stands; `now` is in the zone in which times are shown."""
    if isinstance(outlook, Reach):
        return _unsent(one, outlook, now)
    return _campaign(one, outlook, now)


def _unsent(one: Announcement, reach: Reach, now: datetime) -> Screen:
    """Show one that nobody has got yet: whom it is for, how many that is, and what can be done."""
    if one.audience is None:
        lines = [Text.of("announcements-composed", number=str(one.id))]
        send: list[list[Button]] = []
    else:
        lines = [_heading(one), _audience(one), *_narrowed(one), *_reached(reach)]
        lines += importance.lines(one, reach, now)
        send = _sending(one, now)
    return screen(*lines, buttons=[*send, *_changing(one), _back()])


def _heading(one: Announcement) -> Text:
    state = "draft" if one.state is State.COMPOSED else one.state
    return Text.of(f"announcements-{state}", number=str(one.id), at=one.due_at or one.sent_at)


def _audience(one: Announcement) -> Text:
    if one.audience is Scope.ROLE:
        return Text.of("announcements-to-role", role=Text(f"cluster-role-{one.cluster_role}"))
    return Text.of(f"announcements-to-{one.audience}", organisations=one.chosen)


def _narrowed(one: Announcement) -> list[Text]:
    return [Text("announcements-voting-only")] if one.voting_only else []


def _reached(reach: Reach) -> list[Text]:
    counted = Text.of(
        "announcements-reach",
        people=reach.people,
        organisations=reach.organisations,
        unreachable=reach.unreachable,
    )
    silent = Text.of("announcements-silent", organisations=reach.silent)
    return [counted, *([silent] if reach.silent else [])]


def _sending(one: Announcement, now: datetime) -> list[list[Button]]:
    is_planned = one.state is State.PLANNED
    at = "announcements-other-time" if is_planned else "announcements-at-time"
    return [
        [Button(importance.send_label(one, now), SendNow(one.id, one.version))],
        [Button(Text(at), AskTime(one.id))],
    ]


def _changing(one: Announcement) -> list[list[Button]]:
    show = Button(Text("announcements-show"), Preview(one.id))
    test = [Button(Text("announcements-test"), TryOut(one.id))]
    if one.state is State.PLANNED:
        return [[show, Button(Text("announcements-unplan"), Unplan(one.id))], test]
    audience_button = Button(Text("announcements-audience"), AskAudience(one.id))
    chats = Button(Text("chats-button"), OpenPosts(one.id))
    return [
        [audience_button, show],
        importance.choices(one),
        test,
        choice(one),
        [chats],
        [Button(Text("announcements-drop"), Drop(one.id))],
    ]


def _campaign(one: Announcement, progress: Progress, now: datetime) -> Screen:
    """Show one that was sent, perhaps withdrawn: what became of it so far.

    It is kept as the facts are until the last message is settled.
    """
    waits = importance.is_waiting(one, progress, now)
    going, ends = ([], []) if waits else (_bar(progress), _end(one, progress, now))
    told = (*going, *_counted(one, progress, waits=waits), *counted(one, progress))
    lines = Text.of("lines", lines=(*told, *ends))
    by_name = [Button(Text("announcements-by-organisation"), OpenReport(one.id, 0)), *look(one)]
    is_moving = progress.waiting or progress.taken.waiting or progress.corrected.waiting
    renew = (
        [Button(Text("announcements-refresh"), OpenOne(one.id))] if is_moving and not waits else []
    )
    show = [Button(Text("announcements-show"), Preview(one.id))]
    fix = [Button(Text("corrections-fix"), corrections.AskText(one.id))]
    take_back = [Button(Text("announcements-withdraw"), withdrawals.AskToWithdraw(one.id))]
    change = [fix, [*show, *take_back]] if one.state is State.SENT else [show]
    hold = pauses.buttons(one, progress)
    buttons = [renew, hold, by_name, *change, _back()]
    live = OpenOne(one.id) if is_moving or _is_awaited(one, progress) else None
    news = [
        *pauses.lines(one),
        *corrections.lines(one, progress.corrected),
        *withdrawals.lines(one, progress.taken),
    ]
    heading = Text.of("importance-waits", number=str(one.id), at=one.opens_at)
    return screen(
        heading if waits else _heading(one),
        *news,
        _audience(one),
        lines,
        buttons=buttons,
        live=live,
    )


def _is_awaited(one: Announcement, progress: Progress) -> bool:
    """Tell whether organisations may still acknowledge."""
    return one.state is State.SENT and progress.informed < progress.organisations


def finished(one: Announcement, progress: Progress) -> Screen:
    """Tell that nothing waits any more: what is new beside the card, which may stand right above.

    A hurried organiser wants to know whether it is through, and who did not get it.
    """
    heading = Text.of("announcements-finished", number=str(one.id))
    look = [Button(Text("announcements-by-organisation"), OpenReport(one.id, 0))]
    card_button = [Button(Text("announcements-open"), OpenOne(one.id))]
    lines = Text.of("lines", lines=tuple(_counted(one, progress)))
    return screen(heading, *pauses.lines(one), lines, buttons=[look, card_button])


def _bar(progress: Progress) -> list[Text]:
    """Return the bar of ten characters, while anything is still to be done."""
    if not progress.waiting:
        return []
    full = progress.percent * BAR // 100
    bar = "▓" * full + "░" * (BAR - full)
    return [Text.of("announcements-bar", bar=bar, percent=progress.percent)]


def _end(one: Announcement, progress: Progress, now: datetime) -> list[Text]:
    """Say at what time it will be through at the present pace."""
    if one.paused:
        return []
    ends = expected_end(progress, began=one.sent_at or now, now=now)
    return [Text.of("announcements-ends", at=f"{ends:%H:%M}")] if ends else []


def _counted(one: Announcement, progress: Progress, *, waits: bool = False) -> list[Text]:
    """Return a line for each thing that happened; who got it stands first, be it nobody."""
    first = Text.of("announcements-count-sent", sent=progress.sent, people=progress.people)
    counts = {
        "resting" if waits else "waiting": progress.waiting,
        "blocked": progress.blocked,
        "never-started": progress.never_started,
        "failed": progress.failed,
        "stopped" if one.stopped_at else "cancelled": progress.cancelled,
        "unsure": progress.unsure,
    }
    more = [Text.of(f"announcements-count-{k}", people=n) for k, n in counts.items() if n]
    return [first, *more]


def report(one: Announcement, found: Sequence[Line], *, page: int) -> Screen:
    """Show what became of it by organisation, a page at a time."""
    lines = tuple(_line(line) for line in found[:REPORT_PAGE])
    earlier = [Button(Text("page-earlier"), OpenReport(one.id, page - 1))] if page else []
    is_more = len(found) > REPORT_PAGE
    later = [Button(Text("page-later"), OpenReport(one.id, page + 1))] if is_more else []
    back = [Button(Text("announcements-open"), OpenOne(one.id))]
    heading = Text.of("announcements-report", number=str(one.id))
    said = [heading, Text.of("lines", lines=lines)]
    chats = [Button(Text("chats-button"), OpenPosts(one.id))]
    more = [*delivery_reports.buttons(one), chats]
    return screen(*said, buttons=[[*earlier, *later], *more, back, [menu_button()]])


def _line(line: Line) -> Text:
    did = line.progress
    return Text.of(
        "announcements-line",
        name=line.name,
        people=did.people,
        sent=did.sent,
        waiting=did.waiting,
        blocked=did.blocked,
        silent=did.never_started,
        failed=did.failed,
        cancelled=did.cancelled,
        unsure=did.unsure,
        acknowledged=did.acknowledged,
        told=line.told,
    )


def waits(one: Announcement) -> DeskRow:
    """Return the row of the desk for a text that nobody has got yet."""
    text = Text.of("announcements-waits", number=str(one.id))
    label = Text.of("announcements-waits-open", number=str(one.id))
    return DeskRow(None, text, Button(label, OpenOne(one.id)))


def missed(one: Announcement) -> Screen:
    """Tell that a planned one was not sent, since its moment passed while the bot was away."""
    text = Text.of("announcements-missed", number=str(one.id), at=one.due_at)
    return screen(text, buttons=[[Button(Text("announcements-open"), OpenOne(one.id))]])


def not_sent(one: Announcement, why: Text) -> Screen:
    """Tell that a planned one could not be sent when its moment came."""
    text = Text.of("announcements-not-sent-because", number=str(one.id), why=why)
    return screen(text, buttons=[[Button(Text("announcements-open"), OpenOne(one.id))]])


def _back() -> list[Button]:
    return [Button(Text("announcements-back"), OpenList(0)), menu_button()]
