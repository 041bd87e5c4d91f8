"""What came of a ballot: the result, the votes by name, the register of decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.ballots.rules import Option
from bot.features.decisions.rules import Verdict, resolution
from bot.features.menu.views import menu_button
from bot.features.voting.views import OpenBallot, choice_text, option_text
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, in_rows, screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.ballots.rules import Ballot
    from bot.features.decisions.rules import ByName, Decision, Outcome

PAGE = 6
NAMES = 25


@dataclass(frozen=True)
class OpenRegister(Press):
    """The decisions that were adopted, from a page on."""

    TAG: ClassVar[str] = "br"
    page: int


@dataclass(frozen=True)
class OpenVotes(Press):
    """Who voted how, from a page on."""

    TAG: ClassVar[str] = "bn"
    ballot_id: int
    page: int


def force_of(ballot: Ballot) -> Text:
    """Say what force the decision has."""
    return Text(f"decision-class-{ballot.terms.decision_class}")


def result(
    ballot: Ballot, outcome: Outcome, decision: Decision | None, run_off: Ballot | None
) -> Screen:
    """Say everything of a result: who could vote, who did, the quorum, the votes, and why."""
    votes = Button(Text("ballot-by-name"), OpenVotes(ballot.id, 0))
    return screen(
        Text.of("result-head", number=ballot.number, title=ballot.title, verdict=_verdict(outcome)),
        Text.of("lines", lines=(*_winner(ballot, outcome), *_tallies(ballot, outcome))),
        Text.of("lines", lines=_turnout(ballot, outcome)),
        Text(outcome.why, outcome.numbers),
        *_leaders(ballot, outcome),
        *_run_off(run_off),
        *_force(ballot, decision, run_off),
        buttons=[[votes], [menu_button()]],
    )


def _verdict(outcome: Outcome) -> Text:
    return Text(f"verdict-{outcome.verdict}")


def _winner(ballot: Ballot, outcome: Outcome) -> tuple[Text, ...]:
    if outcome.verdict is not Verdict.ADOPTED:
        return ()
    if not ballot.options:
        return (Text.of("result-adopted-text", text=resolution(ballot.question)),)
    return (Text.of("result-winner", option=choice_text(ballot, outcome.winner)),)


def _tallies(ballot: Ballot, outcome: Outcome) -> tuple[Text, ...]:
    return tuple(
        Text.of("result-tally", choice=choice_text(ballot, choice), votes=votes)
        for choice, votes in outcome.tallies.items()
    )


def _turnout(ballot: Ballot, outcome: Outcome) -> tuple[Text, ...]:
    numbers = outcome.numbers
    has = Text("result-quorum-there" if outcome.has_quorum else "result-quorum-missing")
    needed = Text.of("result-needed", needed=numbers["needed"], whole=numbers["whole"])
    return (
        took_part(ballot, outcome),
        Text.of("result-quorum", has=has, quorum=numbers["quorum"]),
        *([needed] if numbers["whole"] else []),
    )


def took_part(ballot: Ballot, outcome: Outcome) -> Text:
    """Say how many took part; at a meeting who was there, and how many of them were silent."""
    took = {"took_part": outcome.took_part, "eligible": outcome.eligible}
    if ballot.meeting_id is None:
        return Text.of("result-turnout", **took)
    voted = sum(outcome.tallies.values())
    return Text.of("result-present", **took, voted=voted, silent=outcome.took_part - voted)


def _leaders(ballot: Ballot, outcome: Outcome) -> tuple[Text, ...]:
    named = outcome.tied or outcome.leaders
    listed = tuple(
        Text.of("result-standing", option=choice_text(ballot, choice)) for choice in named
    )
    return (Text.of("lines", lines=listed),) if listed else ()


def _run_off(run_off: Ballot | None) -> tuple[Text, ...]:
    if run_off is None:
        return ()
    return (Text.of("result-run-off", opens=run_off.opens_at, closes=run_off.closes_at),)


def _force(ballot: Ballot, decision: Decision | None, run_off: Ballot | None) -> tuple[Text, ...]:
    """Say where the decision stands and what force it has; a run-off has yet to bring one."""
    if run_off is not None:
        return ()
    return (Text.of("lines", lines=(*_registered(decision), force_of(ballot))),)


def _registered(decision: Decision | None) -> tuple[Text, ...]:
    if decision is None:
        return ()
    return (Text.of("result-decision", number=decision.number, on=decision.on),)


def votes_by_name(ballot: Ballot, found: Sequence[ByName], *, page: int) -> Screen:
    """List the organisations of the roll with what each of them voted."""
    lines = tuple(_by_name(ballot, one) for one in found[:NAMES])
    earlier = [Button(Text("page-earlier"), OpenVotes(ballot.id, page - 1))] if page else []
    later = [Button(Text("page-later"), OpenVotes(ballot.id, page + 1))]
    pages = [*earlier, *(later if len(found) > NAMES else [])]
    back = Button(Text("ballot-result"), OpenBallot(ballot.id))
    head = Text.of("votes-by-name", number=ballot.number, title=ballot.title)
    return screen(head, Text.of("lines", lines=lines), buttons=[pages, [back, menu_button()]])


def _by_name(ballot: Ballot, one: ByName) -> Text:
    if not one.choice:
        key = "vote-missing" if one.was_there or not ballot.meeting_id else "vote-absent"
        return Text.of(key, name=one.name)
    return Text.of("vote-by-name", name=one.name, choice=choice_text(ballot, one.choice))


def register(found: Sequence[Decision], *, page: int) -> Screen:
    """List the decisions, the latest first."""
    if not found:
        return screen(Text("register-empty"), buttons=[[menu_button()]])
    shown = found[:PAGE]
    ballots = [
        Button(Text.of("register-open", number=d.number, year=d.year), OpenBallot(d.ballot_id))
        for d in shown
    ]
    earlier = [Button(Text("page-earlier"), OpenRegister(page - 1))] if page else []
    later = [Button(Text("page-later"), OpenRegister(page + 1))] if len(found) > PAGE else []
    rows = [*in_rows(ballots, width=3), [*earlier, *later], [menu_button()]]
    return screen(Text("register"), *(_decision(d) for d in shown), buttons=rows)


def _decision(decision: Decision) -> Text:
    head = {"number": decision.number, "on": decision.on, "title": decision.title}
    text = decision.text if decision.option_key else resolution(decision.text)
    lines = [Text.of("register-line", **head, text=text)]
    if decision.option_key:
        option = option_text(Option(decision.option_key, decision.option_title))
        lines.append(Text.of("register-option", option=option))
    if decision.meeting:
        lines.append(Text.of("register-meeting", at=decision.meeting, item=decision.item))
    return Text.of("lines", lines=tuple(lines))
