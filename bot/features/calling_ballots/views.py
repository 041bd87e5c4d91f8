"""A ballot being prepared: the last look before it opens, and closing one by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.ballots.views import (
    AskToClose,
    OpenBallots,
    OpenPrepared,
    described,
    turnout,
)
from bot.features.calling_ballots.rules import AT_MEETING, Place
from bot.features.meetings.rules import Status
from bot.features.meetings.views import LONGEST_LABEL, Manage, agenda_line
from bot.features.menu.views import menu_button
from bot.features.voting.views import OpenBallot, until
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen
from bot.ui.steps import Answer, Resume

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.ballots.rules import Ballot
    from bot.features.meetings.rules import Item, Meeting
    from bot.ui.forms import Draft


@dataclass(frozen=True)
class Call(Press):
    """Let it open, now or at its time."""

    TAG: ClassVar[str] = "ko"
    ballot_id: int


@dataclass(frozen=True)
class Put(Press):
    """Put it to the vote at this meeting; one that waits elsewhere by now does not open."""

    TAG: ClassVar[str] = "kv"
    ballot_id: int
    meeting_id: int


@dataclass(frozen=True)
class ChangePrepared(Press):
    """Answer the questions about it again."""

    TAG: ClassVar[str] = "ke"
    ballot_id: int


@dataclass(frozen=True)
class AskToDiscard(Press):
    """Ask before a prepared ballot is thrown away."""

    TAG: ClassVar[str] = "kq"
    ballot_id: int


@dataclass(frozen=True)
class Discard(Press):
    """Throw a prepared ballot away."""

    TAG: ClassVar[str] = "kd"
    ballot_id: int


@dataclass(frozen=True)
class Close(Press):
    """Close an open ballot by hand."""

    TAG: ClassVar[str] = "kx"
    ballot_id: int


def which_meeting(draft: Draft, ahead: Sequence[Meeting]) -> Screen:
    """Ask at which of several meetings a ballot is to open."""
    rows = [
        [
            Button(
                Text.of("ballot-meeting-line", at=m.plan.starts, title=_short(m.title)),
                Answer(draft.version, f"{AT_MEETING}:{m.id}"),
            )
        ]
        for m in ahead
    ]
    return screen(Text("ballot-which-meeting"), buttons=[*rows, [_to_question(draft)]])


def which_item(draft: Draft, meeting: Meeting, items: Sequence[Item]) -> Screen:
    """Ask at which item of the agenda a ballot is to open."""
    rows = [
        [
            Button(
                Text.of("ballot-item-line", item=item.number, title=_short(item.title)),
                Answer(draft.version, Place(meeting.id, item.number, meeting.plan.starts).answer),
            )
        ]
        for item in items
    ]
    said = Text.of("ballot-which-item", at=meeting.plan.starts, title=meeting.title)
    return screen(said, buttons=[*rows, [_to_question(draft)]])


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_LABEL else f"{title[:LONGEST_LABEL]}…"


def _to_question(draft: Draft) -> Button:
    return Button(Text("form-back"), Resume(draft.subject, draft.form))


def prepared_at(ballot: Ballot, eligible: int, meeting: Meeting, items: Sequence[Item]) -> Screen:
    """Show what would open at a meeting; it can be opened once the registration is."""
    place = Text.of("ballot-place", at=meeting.plan.starts, title=meeting.title)
    item = [agenda_line(item) for item in items if item.number == ballot.item]
    is_open = meeting.status is Status.REGISTRATION
    call = [Button(Text("ballot-call-now"), Put(ballot.id, meeting.id))] if is_open else []
    return screen(
        Text("ballot-prepared-at"),
        *described(ballot, eligible),
        Text.of("lines", lines=(place, *item)),
        Text.of("lines", lines=(until(ballot), Text.of("ballot-would-vote", count=eligible))),
        buttons=[call, *_changes(ballot), [_run(meeting.id)], [_list(), menu_button()]],
    )


def at_meeting(ballot: Ballot, present: int) -> Text:
    """Say in a line how a ballot of a meeting stands."""
    named = {"item": ballot.item, "number": ballot.number, "title": ballot.title}
    if not ballot.is_opened:
        return Text.of("ballot-item-waits", **named)
    if not ballot.verdict:
        return Text.of("ballot-item-open", **named, turnout=turnout(ballot, present))
    return Text.of("ballot-item-over", **named, verdict=Text(f"verdict-{ballot.verdict}"))


def buttons_at_meeting(ballot: Ballot, meeting: Meeting) -> list[Button]:
    """Return what organisers may do about a ballot of a meeting that they run."""
    named = {"item": ballot.item, "title": _short(ballot.title)}
    if not ballot.is_opened:
        if meeting.status is Status.REGISTRATION and ballot.called_at is None:
            return [Button(Text.of("ballot-put", **named), Put(ballot.id, meeting.id))]
        return [Button(Text.of("ballot-look", **named), OpenPrepared(ballot.id))]
    shown = Button(Text.of("ballot-look", **named), OpenBallot(ballot.id))
    if ballot.verdict or ballot.closed_at:
        return [shown]
    return [shown, Button(Text("ballot-close"), AskToClose(ballot.id))]


def released(ballot: Ballot, meeting: Meeting) -> Screen:
    """Tell the organisers that a ballot was not opened at its meeting."""
    button = Button(Text("ballot-open-card"), OpenPrepared(ballot.id))
    state = "cancelled" if meeting.status is Status.CANCELLED else "closed"
    said = Text.of("ballot-released", title=ballot.title, meeting=meeting.title, state=state)
    return screen(said, buttons=[[button]])


def _run(meeting_id: int) -> Button:
    return Button(Text("meeting-manage"), Manage(meeting_id))


def _changes(ballot: Ballot) -> list[list[Button]]:
    change = Button(Text("ballot-change"), ChangePrepared(ballot.id))
    return [[change, Button(Text("ballot-discard"), AskToDiscard(ballot.id))]]


def prepared(ballot: Ballot, eligible: int) -> Screen:
    """Show what would open, with how many could vote now and what would count as adopted."""
    opens = Text.of("ballot-opens-at", at=ballot.opens_at) if ballot.opens_at else None
    times = Text.of(
        "ballot-times", opens=opens or Text("ballot-opens-when-called"), until=until(ballot)
    )
    word = "ballot-call-at" if ballot.opens_at else "ballot-call-now"
    call = Button(Text(word), Call(ballot.id))
    return screen(
        Text("ballot-prepared"),
        *described(ballot, eligible),
        Text.of("lines", lines=(times, Text.of("ballot-would-vote", count=eligible))),
        buttons=[[call], *_changes(ballot), [_list(), menu_button()]],
    )


def sure_to_discard(ballot: Ballot) -> Screen:
    """Ask before it is thrown away."""
    yes = Button(Text("ballot-discard-yes"), Discard(ballot.id))
    no = Button(Text("ballot-back"), OpenPrepared(ballot.id))
    return screen(Text.of("ballot-discard-sure", title=ballot.title), buttons=[[yes], [no]])


def discarded(ballot: Ballot) -> Screen:
    """Say that it is gone."""
    said = Text.of("ballot-discard-done", title=ballot.title)
    return screen(said, buttons=[[_list(), menu_button()]])


def called(ballot: Ballot) -> Screen:
    """Say that it opens, and when; at a meeting it is now."""
    show = Button(Text("ballot-open-card"), OpenBallot(ballot.id))
    if ballot.meeting_id:
        show = Button(Text("ballot-progress"), OpenBallot(ballot.id))
        said = Text.of("ballot-called-at", title=ballot.title, item=ballot.item)
        return screen(said, buttons=[[show], [_run(ballot.meeting_id)]])
    said = Text.of("ballot-called", title=ballot.title, at=ballot.opens_at, until=until(ballot))
    return screen(said, buttons=[[show], [_list(), menu_button()]])


def called_off(ballot: Ballot) -> Screen:
    """Say that it does not open."""
    said = Text.of("ballot-called-off", title=ballot.title)
    show = Button(Text("ballot-open-card"), OpenPrepared(ballot.id))
    return screen(said, buttons=[[show], [_list(), menu_button()]])


def sure_to_close(ballot: Ballot, present: int) -> Screen:
    """Ask before it is closed by hand."""
    said = Text.of(
        "ballot-close-sure",
        number=ballot.number,
        title=ballot.title,
        turnout=turnout(ballot, present),
    )
    early = [Text.of("ballot-close-early", at=ballot.closes_at)] if ballot.closes_at else []
    yes = Button(Text("ballot-close-yes"), Close(ballot.id))
    return screen(
        said, *early, buttons=[[yes], [Button(Text("ballot-back"), OpenBallot(ballot.id))]]
    )


def closed(ballot: Ballot) -> Screen:
    """Say that no vote counts any more and that the result comes."""
    said = Text.of("ballot-close-done", number=ballot.number, title=ballot.title)
    run = [_run(ballot.meeting_id)] if ballot.meeting_id else []
    return screen(said, buttons=[run, [_list(), menu_button()]])


def _list() -> Button:
    return Button(Text("ballots-back"), OpenBallots(0))
