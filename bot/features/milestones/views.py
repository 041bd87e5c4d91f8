"""The card of a milestone with all its buttons, and what its reports tell the organisers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from bot.features.milestone_decisions.views import (
    OnMilestone,
    decision_buttons,
    upkeep_buttons,
)
from bot.features.milestones.rules import OPEN, UNFINISHED, Kind, Status, standing
from bot.ui.days import dated
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, in_rows, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, tzinfo

    from bot.features.milestones.rules import Dossier, Milestone, Report

PAGE_OF_HISTORY = 12
LONGEST_QUOTE = 300


class View(StrEnum):
    """What part of the road map is shown."""

    NEXT = "next"
    OVERDUE = "overdue"
    MINE = "mine"


@dataclass(frozen=True)
class OpenRoadmap(Press):
    """The road map, or a part of it, from a page on."""

    TAG: ClassVar[str] = "rl"
    view: View
    page: int


@dataclass(frozen=True)
class OpenMilestone(OnMilestone):
    """Its card."""

    TAG: ClassVar[str] = "rc"


@dataclass(frozen=True)
class OpenHistory(OnMilestone):
    """What was said and done about it."""

    TAG: ClassVar[str] = "rh"


@dataclass(frozen=True)
class OpenFile(OnMilestone):
    """The file that came with the report of done."""

    TAG: ClassVar[str] = "re"


@dataclass(frozen=True)
class Start(OnMilestone):
    """It is in work."""

    TAG: ClassVar[str] = "rw"


@dataclass(frozen=True)
class ReportDone(OnMilestone):
    """It is done: ask for a note."""

    TAG: ClassVar[str] = "rd"


@dataclass(frozen=True)
class ReportProblem(OnMilestone):
    """Something is in the way: ask what."""

    TAG: ClassVar[str] = "rb"


@dataclass(frozen=True)
class SolveProblem(OnMilestone):
    """Nothing is in the way any more."""

    TAG: ClassVar[str] = "rs"


@dataclass(frozen=True)
class AskToMove(OnMilestone):
    """Another due date: ask which and why."""

    TAG: ClassVar[str] = "rm"


def titled(milestone: Milestone) -> Text:
    """Return the title; one of the template speaks the reader's language."""
    if milestone.code:
        return Text(f"template-{milestone.code}")
    return Text.of("as-is", text=milestone.title)


def yields_of(milestone: Milestone) -> Text:
    """Return what the milestone yields."""
    if milestone.code:
        return Text(f"template-yields-{milestone.code}")
    return Text.of("as-is", text=milestone.yields)


def line_of(milestone: Milestone, *, today: date) -> Text:
    """Return one line of a list: number, title, due date, where it stands."""
    return Text.of(
        "milestone-line",
        number=milestone.id,
        title=titled(milestone),
        due=milestone.due,
        standing=_standing(milestone, today),
    )


def card(dossier: Dossier, *, today: date, may_report: bool, may_decide: bool) -> Screen:
    """Show a milestone; who may report or decide gets the buttons for it."""
    milestone = dossier.milestone
    buttons = [
        *(decision_buttons(dossier) if may_decide else []),
        *(report_buttons(milestone) if may_report else []),
        *(_aside(dossier) if may_report else []),
        *(upkeep_buttons(milestone) if may_decide else []),
        [Button(Text("milestone-history"), OpenHistory(milestone.id)), roadmap_button()],
    ]
    return screen(*card_of(dossier, today=today), buttons=buttons)


def card_of(dossier: Dossier, *, today: date) -> tuple[Text, ...]:
    """Return the paragraphs of the card."""
    milestone = dossier.milestone
    head = Text.of(
        "milestone-card",
        number=milestone.id,
        title=titled(milestone),
        due=dated(milestone.due),
        left=_left(milestone, today),
        standing=_standing(milestone, today),
        responsible=dossier.responsible,
    )
    about = [Text.of("milestone-about", phase=phase_of(milestone), yields=yields_of(milestone))]
    before = tuple(line_of(needed, today=today) for needed in dossier.needs)
    needs = [Text.of("milestone-needs", lines=before)] if before else []
    return (head, *about, *needs, *_said(dossier))


def phase_of(milestone: Milestone) -> Text:
    """Return the name of its phase."""
    return Text(f"phase-{milestone.phase}")


def _standing(milestone: Milestone, today: date) -> Text:
    if milestone.done_on:
        return Text.of("milestone-done-on", day=milestone.done_on)
    return Text(f"milestone-status-{standing(milestone, today)}")


def _left(milestone: Milestone, today: date) -> Text | str:
    if milestone.status not in UNFINISHED:
        return ""
    days = (milestone.due - today).days
    return Text.of("milestone-left-late" if days < 0 else "milestone-left", days=abs(days))


def _said(dossier: Dossier) -> list[Text]:
    problem, move = dossier.waiting(Kind.PROBLEM), dossier.waiting(Kind.POSTPONEMENT)
    done = dossier.achievement
    return [
        *(
            [Text.of("milestone-problem-is", at=problem.at, note=quoted(problem))]
            if problem
            else []
        ),
        *([_move_asked(move)] if move else []),
        *([Text.of("milestone-done-note", note=quoted(done))] if done and done.note else []),
    ]


def quoted(report: Report) -> str:
    """Return the words of a report, cut where they would crowd the card out."""
    note = report.note
    return note if len(note) <= LONGEST_QUOTE else f"{note[:LONGEST_QUOTE]}…"


def _move_asked(report: Report) -> Text:
    day = dated(report.new_due or report.at.date())
    return Text.of("milestone-move-asked", day=day, note=quoted(report))


def report_buttons(milestone: Milestone) -> list[list[Button]]:
    """Return what the responsible may say, as it stands under the card and under a reminder."""
    if milestone.status not in OPEN:
        return []
    start = [Button(Text("milestone-start"), Start(milestone.id))]
    rest = [
        Button(Text("milestone-done"), ReportDone(milestone.id)),
        Button(Text("milestone-problem"), ReportProblem(milestone.id)),
        Button(Text("milestone-move"), AskToMove(milestone.id)),
    ]
    begun = milestone.status is Status.IN_PROGRESS
    return [list(row) for row in in_rows(rest if begun else [*start, *rest])]


def _aside(dossier: Dossier) -> list[list[Button]]:
    number, done = dossier.milestone.id, dossier.achievement
    solved = Button(Text("milestone-problem-solved"), SolveProblem(number))
    file = Button(Text("milestone-file"), OpenFile(number))
    return [
        *([[solved]] if dossier.waiting(Kind.PROBLEM) else []),
        *([[file]] if done and done.file else []),
    ]


def roadmap_button() -> Button:
    """Return the button that leads to the road map."""
    return Button(Text("menu-roadmap"), OpenRoadmap(View.NEXT, 0))


def open_button(milestone: Milestone) -> Button:
    """Return the button that opens a card."""
    return Button(Text.of("milestone-open", number=milestone.id), OpenMilestone(milestone.id))


def history(dossier: Dossier, *, zone: tzinfo | None) -> Screen:
    """List what was said and done about a milestone, the latest last."""
    latest = dossier.reports[-PAGE_OF_HISTORY:]
    lines = tuple(_event(report, zone=zone) for report in latest)
    number = dossier.milestone.id
    back = Button(Text("milestone-card-back"), OpenMilestone(number))
    head = Text.of("milestone-history-of", number=number, title=titled(dossier.milestone))
    return screen(head, Text.of("lines", lines=lines), buttons=[[back]])


def _event(report: Report, *, zone: tzinfo | None) -> Text:
    outcome = "waiting" if report.is_accepted is None else "yes" if report.is_accepted else "no"
    note = Text.of("milestone-event-note", note=quoted(report)) if report.note else ""
    answer = Text.of("milestone-event-answer", answer=report.answer) if report.answer else ""
    return Text.of(
        f"milestone-event-{report.kind}",
        at=report.at.astimezone(zone).date(),
        was=report.was_due or "",
        new=report.new_due or "",
        outcome=Text(f"milestone-outcome-{outcome}"),
        note=note,
        answer=answer,
    )


def notice(key: str, milestone: Milestone, **values: object) -> Screen:
    """Tell of something that happened to a milestone, with the way to its card."""
    text = Text.of(key, number=milestone.id, title=titled(milestone), **values)
    return screen(text, buttons=[[open_button(milestone), roadmap_button()]])


def asked(key: str, dossier: Dossier, report: Report, *, today: date) -> Screen:
    """Bring a report that waits for an answer to the organisers, over the card."""
    head = Text.of(key, name=dossier.responsible, number=dossier.milestone.id, note=quoted(report))
    shown = card(dossier, today=today, may_report=False, may_decide=True)
    return screen(head, *shown.paragraphs[:1], *shown.paragraphs[2:], buttons=shown.buttons)


def file(milestone: Milestone, report: Report) -> Screen:
    """Show the file that came with the report of done."""
    text = Text.of("milestone-file-of", number=milestone.id)
    return Screen((text,), ((open_button(milestone),),), kept=True, document=report.file)


def reached(dossier: Dossier, opened: Sequence[Milestone], *, on: date) -> Screen:
    """Tell everybody what was reached and what it opens."""
    milestone = dossier.milestone
    head = Text.of(
        "milestone-reached",
        number=milestone.id,
        title=titled(milestone),
        day=on,
        name=dossier.responsible,
    )
    lines = tuple(line_of(each, today=on) for each in opened)
    more = [Text.of("milestone-opens", lines=lines)] if lines else []
    return screen(head, *more, buttons=[[open_button(milestone), roadmap_button()]])
