"""The list of ballots, the card of one, and what its voters are told before the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from bot.features.calling_ballots.rules import may_close_by_hand
from bot.features.decisions.rules import what_decides
from bot.features.decisions.views import OpenRegister, force_of
from bot.features.guide.views import OpenGuide
from bot.features.letters.views import OfBallot, take
from bot.features.meetings.views import OpenMeeting
from bot.features.menu.views import menu_button
from bot.features.voting.views import OpenBallot, option_text, seat_buttons, seat_line, until
from bot.ui.feature import DeskRow
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.ballots.rules import Ballot
    from bot.features.voting.views import Seat

PAGE = 8
_SHORT = 12


@dataclass(frozen=True)
class OpenBallots(Press):
    """The ballots, from a page on."""

    TAG: ClassVar[str] = "bl"
    page: int


@dataclass(frozen=True)
class Prepare(Press):
    """A new ballot, for organisers."""

    TAG: ClassVar[str] = "kn"


@dataclass(frozen=True)
class OpenPrepared(Press):
    """A ballot that is being prepared, for organisers."""

    TAG: ClassVar[str] = "kp"
    ballot_id: int


@dataclass(frozen=True)
class AskToClose(Press):
    """Ask before an organiser closes it by hand."""

    TAG: ClassVar[str] = "kc"
    ballot_id: int


@dataclass(frozen=True)
class CallOff(Press):
    """An organiser lets it not open after all."""

    TAG: ClassVar[str] = "ku"
    ballot_id: int


def ballots(found: Sequence[Ballot], *, page: int) -> Screen:
    """List the ballots a page at a time."""
    return screen(_list_head(found), buttons=[*_list_rows(found, page=page), *_list_end()])


def ballots_for_organisers(
    found: Sequence[Ballot], prepared: Sequence[Ballot], *, page: int
) -> Screen:
    """List the ballots with those being prepared."""
    drafts = [
        [Button(Text.of("ballot-prepared-line", title=b.title), OpenPrepared(b.id))]
        for b in prepared
    ]
    new = [Button(Text("ballot-new"), Prepare())]
    rows = [*_list_rows(found, page=page), *drafts, new, *_list_end()]
    return screen(_list_head([*found, *prepared]), buttons=rows)


def _list_head(found: Sequence[Ballot]) -> Text:
    return Text("ballots-list" if found else "ballots-none")


def _list_rows(found: Sequence[Ballot], *, page: int) -> list[list[Button]]:
    rows = [[Button(_list_line(ballot), OpenBallot(ballot.id))] for ballot in found[:PAGE]]
    earlier = [Button(Text("page-earlier"), OpenBallots(page - 1))] if page else []
    later = [Button(Text("page-later"), OpenBallots(page + 1))] if len(found) > PAGE else []
    return [*rows, [*earlier, *later]]


def _list_line(ballot: Ballot) -> Text:
    state = "ahead" if not ballot.is_opened else "over" if ballot.closed_at else "open"
    return Text.of("ballot-list-line", state=state, number=ballot.number, title=ballot.title)


def _list_end() -> list[list[Button]]:
    register = Button(Text("ballot-decisions"), OpenRegister(0))
    return [[register, Button(Text("ballot-guide"), OpenGuide())], [menu_button()]]


def card(ballot: Ballot, seats: Sequence[Seat], *, is_over: bool, present: int) -> Screen:
    """Show a ballot that opens, is open or waits to be counted; never a result before the end.

    `present` counts those of the roll who are at the meeting.
    """
    lines = tuple(seat_line(ballot, seat) for seat in seats)
    said = (*described(ballot, ballot.eligible), *_when(ballot, is_over=is_over, present=present))
    return screen(
        *said,
        *((Text.of("lines", lines=lines),) if lines else ()),
        buttons=[
            *seat_buttons(ballot, seats),
            *_guide(ballot),
            *_meeting(ballot),
            [_list(), menu_button()],
        ],
    )


def for_organisers(shown: Screen, ballot: Ballot) -> Screen:
    """Add to a card what an organiser may do: take it as text, call it off, close it by hand."""
    shown = with_row(shown, take(OfBallot(ballot.id)))
    if not ballot.is_opened:
        return with_row(shown, Button(Text("ballot-call-off"), CallOff(ballot.id)))
    if may_close_by_hand(ballot) and ballot.closed_at is None:
        return with_row(shown, Button(Text("ballot-close"), AskToClose(ballot.id)))
    return shown


def with_row(shown: Screen, button: Button) -> Screen:
    """Set a button above the last row of a screen."""
    return replace(shown, buttons=(*shown.buttons[:-1], (button,), *shown.buttons[-1:]))


def described(ballot: Ballot, eligible: int) -> tuple[Text, ...]:
    """Return the question, its options, and what will count as adopted."""
    head = "ballot-head" if ballot.is_opened else "ballot-head-ahead"
    listed = tuple(Text.of("ballot-option", option=option_text(o)) for o in ballot.options)
    return (
        Text.of(head, number=ballot.number, title=ballot.title, question=ballot.question),
        *((Text.of("ballot-at-item", item=ballot.item),) if ballot.meeting_id else ()),
        *((Text.of("lines", lines=listed),) if listed else ()),
        Text.of("lines", lines=(_decided_by(ballot, eligible), force_of(ballot))),
    )


def _decided_by(ballot: Ballot, eligible: int) -> Text:
    key, values = what_decides(
        ballot.kind,
        ballot.terms,
        eligible=eligible,
        options=len(ballot.options),
        at_meeting=ballot.meeting_id is not None,
    )
    return Text(key, values)


def _when(ballot: Ballot, *, is_over: bool, present: int) -> tuple[Text, ...]:
    if not ballot.is_opened:
        return (Text.of("ballot-opens", at=ballot.opens_at, until=until(ballot)),)
    if is_over:
        return (Text("ballot-being-counted"),)
    frozen = Text.of("ballot-roll", hash=ballot.roll_hash[:_SHORT])
    is_open = Text.of("ballot-is-open", until=until(ballot))
    return (Text.of("lines", lines=(is_open, turnout(ballot, present), frozen)),)


def turnout(ballot: Ballot, present: int) -> Text:
    """Say how many have voted; at a meeting also how many are there."""
    numbers = {"took_part": ballot.took_part, "eligible": ballot.eligible}
    if ballot.meeting_id is None:
        return Text.of("ballot-turnout", **numbers)
    return Text.of("ballot-turnout-at-meeting", **numbers, present=present)


def _guide(ballot: Ballot) -> list[list[Button]]:
    """Lead to the guide from a ballot on the legal form."""
    is_on_form = any(not option.key.isdigit() for option in ballot.options)
    return [[Button(Text("ballot-guide"), OpenGuide())]] if is_on_form else []


def _meeting(ballot: Ballot) -> list[list[Button]]:
    """Lead to the meeting, where one checks in before one votes."""
    if ballot.meeting_id is None:
        return []
    return [[Button(Text("meeting-open"), OpenMeeting(ballot.meeting_id))]]


def _list() -> Button:
    return Button(Text("ballots-back"), OpenBallots(0))


def opened(ballot: Ballot) -> Screen:
    """Tell those who may vote that they can; at a meeting, when they are checked in."""
    text = Text.of(
        "ballot-opened-at-meeting" if ballot.meeting_id else "ballot-opened",
        number=ballot.number,
        title=ballot.title,
        until=until(ballot),
        force=force_of(ballot),
        item=ballot.item,
    )
    return screen(text, buttons=[[_vote(ballot)]])


def reminder(ballot: Ballot) -> Screen:
    """Remind those who have not voted."""
    text = Text.of("ballot-reminder", number=ballot.number, title=ballot.title, until=until(ballot))
    return screen(text, buttons=[[_vote(ballot)]])


def not_opened(ballot: Ballot, why: Text) -> Screen:
    """Tell the organisers that a ballot could not open, and why."""
    button = Button(Text("ballot-open-card"), OpenPrepared(ballot.id))
    return screen(Text.of("ballot-not-opened", title=ballot.title, why=why), buttons=[[button]])


def _vote(ballot: Ballot) -> Button:
    return Button(Text("ballot-vote"), OpenBallot(ballot.id))


def unvoted(ballot: Ballot, name: str) -> DeskRow:
    """Return the desk's row of a ballot in which an organisation has not voted."""
    text = Text.of("desk-ballot", number=ballot.number, title=ballot.title, name=name)
    button = Button(Text.of("desk-vote", number=ballot.number), OpenBallot(ballot.id))
    return DeskRow(ballot.closes_at, text, button)
