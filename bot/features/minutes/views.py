"""The closing of a meeting, and its minutes from the records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, ClassVar

from bot.features.attendance.rules import Mode, quorum
from bot.features.ballots.views import AskToClose as AskToCloseBallot
from bot.features.decisions.rules import Verdict, resolution
from bot.features.decisions.views import took_part
from bot.features.meetings.views import (
    Manage,
    OpenMinutes,
    agenda_line,
    back_to,
    plan_lines,
    quorum_line,
)
from bot.features.organisations.rules import Basis
from bot.features.organisations.views import authority
from bot.features.voting.views import OpenBallot, choice_text
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.features.attendance.rules import Place
    from bot.features.ballots.rules import Ballot
    from bot.features.decisions.rules import Decision, Outcome
    from bot.features.meetings.rules import Item, Meeting
    from bot.features.organisations.rules import Authority


@dataclass(frozen=True)
class AskToClose(Press):
    """Ask before a meeting is closed."""

    TAG: ClassVar[str] = "uq"
    meeting_id: int


@dataclass(frozen=True)
class Close(Press):
    """Close the meeting."""

    TAG: ClassVar[str] = "uc"
    meeting_id: int


@dataclass(frozen=True)
class Resolved:
    """A ballot of the meeting, what came of it, and its line in the register if it has one."""

    ballot: Ballot
    outcome: Outcome
    decision: Decision | None


def ballot_first(meeting: Meeting, ballot: Ballot) -> Screen:
    """Say that a ballot is under way, with the button that leads to its end."""
    is_closable = ballot.is_opened and ballot.closes_at is None and ballot.closed_at is None
    end = Button(Text("ballot-close"), AskToCloseBallot(ballot.id))
    look = Button(Text("ballot-progress"), OpenBallot(ballot.id))
    back = Button(Text("form-back"), Manage(meeting.id))
    said = Text.of("minutes-ballot-first", title=ballot.title)
    return screen(said, buttons=[[end if is_closable else look], [back]])


def sure_to_close(meeting: Meeting, places: Sequence[Place], waiting: Sequence[Ballot]) -> Screen:
    """Ask before a meeting is closed; name the ballots that it has not come to."""
    yes = Button(Text("attendance-close-yes"), Close(meeting.id))
    back = Button(Text("form-back"), Manage(meeting.id))
    left = tuple(Text.of("minutes-ballot-left", item=b.item, title=b.title) for b in waiting)
    return screen(
        Text("attendance-close-sure"),
        quorum_line(quorum(places)),
        *((Text.of("minutes-ballots-left", lines=left),) if left else ()),
        buttons=[[yes], [back]],
    )


def closed(meeting: Meeting, places: Sequence[Place]) -> Screen:
    """Tell everybody that a meeting is over and where its minutes are."""
    said = Text.of("attendance-closed-notice", title=meeting.title, number=meeting.minutes or 0)
    minutes_button = Button(Text("meeting-minutes"), OpenMinutes(meeting.id))
    return screen(said, quorum_line(quorum(places)), buttons=[[minutes_button, back_to(meeting)]])


def minutes(
    meeting: Meeting,
    places: Sequence[Place],
    items: Sequence[Item],
    *,
    held_on: date,
    resolved: Sequence[Resolved],
) -> Screen:
    """Write the minutes from the records, sent as messages of their own.

    Below the agenda stands each item that was put to the vote, with the votes and what they came
    to: heard, resolved, voted.
    """
    head = Text.of(
        "minutes-head",
        number=meeting.minutes or 0,
        date=held_on,
        title=meeting.title,
        lines=plan_lines(meeting.plan),
    )
    said = screen(
        head,
        *_present(places),
        quorum_line(quorum(places)),
        Text.of("minutes-agenda", lines=tuple(agenda_line(item) for item in items)),
        *_course(items, resolved),
        Text("minutes-signatures"),
        buttons=[[back_to(meeting)]],
    )
    return replace(said, kept=True)


def _course(items: Sequence[Item], resolved: Sequence[Resolved]) -> list[Text]:
    found = {item.number: [r for r in resolved if r.ballot.item == item.number] for item in items}
    return [_item(item, found[item.number]) for item in items if found[item.number]]


def _item(item: Item, resolved: Sequence[Resolved]) -> Text:
    speaker = Text.of("agenda-speaker", name=item.speaker) if item.speaker else ""
    heard = Text.of("minutes-heard", number=item.number, title=item.title, speaker=speaker)
    return Text.of("lines", lines=(heard, *(line for r in resolved for line in _resolved(r))))


def _resolved(one: Resolved) -> tuple[Text, ...]:
    """Return the proposal, the vote line, and what it came to."""
    ballot, came = one.ballot, one.outcome
    is_adopted = came.verdict is Verdict.ADOPTED
    numbered = {"number": one.decision.number, "on": one.decision.on} if one.decision else {}
    chosen = choice_text(ballot, came.winner) if is_adopted and ballot.options else ""
    text = ballot.question if ballot.options else resolution(ballot.question)
    return (
        Text.of("minutes-resolved" if is_adopted else "minutes-proposed", text=text),
        *((Text.of("minutes-chosen", option=chosen),) if chosen else ()),
        Text.of(
            "minutes-votes",
            votes=_votes(ballot, came),
            verdict=Text(f"minutes-verdict-{came.verdict}"),
        ),
        took_part(ballot, came),
        *((Text.of("result-decision", **numbered),) if numbered else ()),
    )


def _votes(ballot: Ballot, came: Outcome) -> Text:
    """Return the votes for each choice in one line."""
    tallies = (
        Text.of("minutes-tally", choice=_choice(ballot, choice), votes=votes)
        for choice, votes in came.tallies.items()
    )
    return reduce(lambda before, one: Text.of("minutes-and", before=before, one=one), tallies)


def _choice(ballot: Ballot, choice: str) -> Text:
    is_option = any(option.key == choice for option in ballot.options)
    return choice_text(ballot, choice) if is_option else Text(f"minutes-choice-{choice}")


def _present(places: Sequence[Place]) -> list[Text]:
    voting = [place for place in places if place.presence and place.seat.votes]
    others = [place for place in places if place.presence and not place.seat.votes]
    in_person = sum(p.presence is not None and p.presence.mode is Mode.IN_PERSON for p in voting)
    present = Text.of(
        "minutes-present",
        count=len(voting),
        in_person=in_person,
        online=len(voting) - in_person,
        lines=tuple(_line(place) for place in voting),
    )
    invited = Text.of("minutes-invited", lines=tuple(_line(place) for place in others))
    return [present, invited] if others else [present]


def _line(place: Place) -> Text:
    if place.presence is None:
        return Text.of("as-is", text=place.seat.name)
    return Text.of(
        "minutes-line",
        name=place.seat.name,
        mode=Text(f"minutes-mode-{place.presence.mode}"),
        authority=_authority(place.presence.authority),
    )


def _authority(held: Authority) -> Text:
    return Text("minutes-acts-as-head") if held.basis is Basis.HEAD else authority(held)
