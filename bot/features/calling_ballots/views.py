"""A ballot being prepared: the last look before it opens, and closing one by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.ballots.views import OpenBallots, OpenPrepared, described
from bot.features.menu.views import menu_button
from bot.features.voting.views import OpenBallot, until
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from bot.features.ballots.rules import Ballot


@dataclass(frozen=True)
class Call(Press):
    """Let it open, now or at its time."""

    TAG: ClassVar[str] = "ko"
    ballot_id: int


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


def prepared(ballot: Ballot, eligible: int) -> Screen:
    """Show what would open, with how many could vote now and what would count as adopted."""
    opens = Text.of("ballot-opens-at", at=ballot.opens_at) if ballot.opens_at else None
    times = Text.of(
        "ballot-times", opens=opens or Text("ballot-opens-when-called"), until=until(ballot)
    )
    word = "ballot-call-at" if ballot.opens_at else "ballot-call-now"
    call = Button(Text(word), Call(ballot.id))
    change = Button(Text("ballot-change"), ChangePrepared(ballot.id))
    discard = Button(Text("ballot-discard"), AskToDiscard(ballot.id))
    return screen(
        Text("ballot-prepared"),
        *described(ballot, eligible),
        Text.of("lines", lines=(times, Text.of("ballot-would-vote", count=eligible))),
        buttons=[[call], [change, discard], [_list(), menu_button()]],
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
    """Say that it opens, and when."""
    said = Text.of("ballot-called", title=ballot.title, at=ballot.opens_at, until=until(ballot))
    show = Button(Text("ballot-open-card"), OpenBallot(ballot.id))
    return screen(said, buttons=[[show], [_list(), menu_button()]])


def called_off(ballot: Ballot) -> Screen:
    """Say that it does not open."""
    said = Text.of("ballot-called-off", title=ballot.title)
    show = Button(Text("ballot-open-card"), OpenPrepared(ballot.id))
    return screen(said, buttons=[[show], [_list(), menu_button()]])


def sure_to_close(ballot: Ballot) -> Screen:
    """Ask before it is closed by hand."""
    said = Text.of(
        "ballot-close-sure",
        number=ballot.number,
        title=ballot.title,
        took_part=ballot.took_part,
        eligible=ballot.eligible,
    )
    yes = Button(Text("ballot-close-yes"), Close(ballot.id))
    return screen(said, buttons=[[yes], [Button(Text("ballot-back"), OpenBallot(ballot.id))]])


def closed(ballot: Ballot) -> Screen:
    """Say that no vote counts any more and that the result comes."""
    said = Text.of("ballot-close-done", number=ballot.number, title=ballot.title)
    return screen(said, buttons=[[_list(), menu_button()]])


def _list() -> Button:
    return Button(Text("ballots-back"), OpenBallots(0))
