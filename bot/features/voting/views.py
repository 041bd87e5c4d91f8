"""Voting for an organisation: its seat at a ballot, the choice, the confirmation, the receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

from bot.features.decisions.rules import Choice
from bot.features.menu.views import menu_button
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, in_rows, screen
from bot.ui.texts import refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.ballots.rules import Ballot, Option, Vote
    from bot.features.organisations.rules import Organisation
    from bot.refusal import Refusal


@dataclass(frozen=True)
class OpenBallot(Press):
    """The card of a ballot."""

    TAG: ClassVar[str] = "bo"
    ballot_id: int


@dataclass(frozen=True)
class OpenSeat(Press):
    """The card of a ballot for who votes for this organisation."""

    TAG: ClassVar[str] = "bs"
    ballot_id: int
    organisation_id: int


@dataclass(frozen=True)
class Choose(Press):
    """Ask to confirm a choice."""

    TAG: ClassVar[str] = "bq"
    ballot_id: int
    organisation_id: int
    choice: Annotated[str, 16]


@dataclass(frozen=True)
class Cast(Press):
    """Vote; `seen` is the organisation's vote that stood when the choice was shown, 0 for none."""

    TAG: ClassVar[str] = "bv"
    ballot_id: int
    organisation_id: int
    seen: int
    choice: Annotated[str, 16]


@dataclass(frozen=True)
class Seat:
    """One organisation of the reader at a ballot: its vote, and why they may not vote now."""

    organisation: Organisation
    vote: Vote | None
    why_not: Refusal | None

    @property
    def name(self) -> str:
        """What the organisation is called."""
        return self.organisation.particulars.short_name


def option_text(option: Option) -> Text:
    """Return what an option says; those of the legal form in the reader's language."""
    if option.key.isdigit():
        return Text.of("as-is", text=option.title)
    return Text(f"ballot-option-{option.key}")


def choice_text(ballot: Ballot, choice: str) -> Text:
    """Return what a vote says."""
    option = next((o for o in ballot.options if o.key == choice), None)
    return option_text(option) if option else Text(f"ballot-choice-{Choice(choice)}")


def until(ballot: Ballot) -> Text:
    """Say how long one may vote."""
    if ballot.closes_at is not None and ballot.meeting_id is not None:
        return Text.of("ballot-until-or-earlier", at=ballot.closes_at)
    if ballot.closes_at is not None:
        return Text.of("ballot-until", at=ballot.closes_at)
    if ballot.minutes:
        return Text.of("ballot-until-minutes", minutes=ballot.minutes)
    return Text("ballot-until-by-hand")


def seat_line(ballot: Ballot, seat: Seat) -> Text:
    """Say how an organisation has voted, or why its reader may not vote now."""
    if seat.vote is not None:
        choice = choice_text(ballot, seat.vote.choice)
        return Text.of("ballot-seat-voted", name=seat.name, choice=choice)
    if seat.why_not is not None:
        return refused(seat.why_not)
    return Text.of("ballot-seat-silent", name=seat.name)


def seat_buttons(ballot: Ballot, seats: Sequence[Seat]) -> list[Sequence[Button]]:
    """Offer the choices to who votes for one organisation; to who votes for several, those."""
    able = [seat for seat in seats if seat.why_not is None]
    if len(able) != 1:
        return [[_vote_for(ballot, seat)] for seat in able]
    return _choices(ballot, able[0].organisation.id)


def _vote_for(ballot: Ballot, seat: Seat) -> Button:
    seat_of = OpenSeat(ballot.id, seat.organisation.id)
    return Button(Text.of("ballot-vote-for", name=seat.name), seat_of)


def _choices(ballot: Ballot, organisation_id: int) -> list[Sequence[Button]]:
    buttons = [
        Button(choice_text(ballot, choice), Choose(ballot.id, organisation_id, choice))
        for choice in ballot.choices
    ]
    return in_rows(buttons, width=1 if ballot.options else 2)


def sure(ballot: Ballot, seat: Seat, choice: str, *, ref: str) -> Screen:
    """Ask to confirm a choice; say so when it takes the place of a colleague's."""
    seen = seat.vote.id if seat.vote else 0
    yes = Button(Text("ballot-confirm"), Cast(ballot.id, seat.organisation.id, seen, choice))
    back = Button(Text("ballot-back"), OpenSeat(ballot.id, seat.organisation.id))
    said = Text.of(
        "ballot-sure",
        number=ballot.number,
        title=ballot.title,
        name=seat.name,
        choice=choice_text(ballot, choice),
    )
    return screen(said, *_replaced(ballot, seat.vote, ref), buttons=[[yes], [back]])


def _replaced(ballot: Ballot, vote: Vote | None, ref: str) -> tuple[Text, ...]:
    if vote is None:
        return ()
    key = "ballot-replaces-own" if vote.ref == ref else "ballot-replaces-colleague"
    return (Text.of(key, choice=choice_text(ballot, vote.choice)),)


def receipt(ballot: Ballot, seat: Seat, vote: Vote) -> Screen:
    """Say that a vote is accepted, under which number, and until when it may be changed."""
    change = Button(Text("ballot-change-vote"), OpenSeat(ballot.id, seat.organisation.id))
    said = Text.of(
        "ballot-receipt",
        name=seat.name,
        choice=choice_text(ballot, vote.choice),
        number=ballot.number,
        title=ballot.title,
        receipt=_receipt_number(ballot, vote),
        until=until(ballot),
    )
    return screen(said, buttons=[[change], [menu_button()]])


def cast_by_colleague(ballot: Ballot, seat: Seat, vote: Vote, *, by: str) -> Screen:
    """Tell the colleagues how their organisation has voted, and who did it."""
    said = Text.of(
        "ballot-cast-by-colleague",
        by=by,
        name=seat.name,
        choice=choice_text(ballot, vote.choice),
        number=ballot.number,
        title=ballot.title,
        receipt=_receipt_number(ballot, vote),
    )
    return screen(said, buttons=[[Button(Text("ballot-open-card"), OpenBallot(ballot.id))]])


def _receipt_number(ballot: Ballot, vote: Vote) -> str:
    return f"{ballot.number}-{vote.id}"
