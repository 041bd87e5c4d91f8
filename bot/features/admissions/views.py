"""What decides sees of an application.

The card, what was checked, what looks wrong, and the queue.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from bot.features.applications.rules import WAITING, Kind, Status, findings
from bot.features.menu.views import menu_button
from bot.features.my_application.views import answers_given, subject
from bot.features.organisations.rules import votes_by_default
from bot.features.organisations.views import OpenCard
from bot.features.participants.views import OpenParticipant
from bot.ui.feature import DeskRow
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.features.applications.rules import Application, Background
    from bot.features.organisations.rules import Organisation
    from bot.ui.forms import Form

PAGE = 8
PROMISED = timedelta(days=2)


@dataclass(frozen=True)
class OpenQueue(Press):
    """The applications that wait, from a page on."""

    TAG: ClassVar[str] = "dq"
    page: int


@dataclass(frozen=True)
class Open(Press):
    """The card of one application."""

    TAG: ClassVar[str] = "do"
    application_id: int


@dataclass(frozen=True)
class Accept(Press):
    """Accept it."""

    TAG: ClassVar[str] = "da"
    application_id: int


@dataclass(frozen=True)
class AcceptObserving(Press):
    """Accept it as an observer, without a vote."""

    TAG: ClassVar[str] = "dv"
    application_id: int


@dataclass(frozen=True)
class Ask(Press):
    """Ask the applicant a question."""

    TAG: ClassVar[str] = "dk"
    application_id: int


@dataclass(frozen=True)
class Return(Press):
    """Return it with a reason."""

    TAG: ClassVar[str] = "dr"
    application_id: int


@dataclass(frozen=True)
class Refuse(Press):
    """Refuse it with a reason."""

    TAG: ClassVar[str] = "dx"
    application_id: int


@dataclass(frozen=True)
class OpenScan(Press):
    """The scan of the power of attorney."""

    TAG: ClassVar[str] = "ds"
    application_id: int


def application_card(
    application: Application, form: Form, background: Background, *, decided_by: str = ""
) -> Screen:
    """Show an application to who decides.

    The answers, what was checked, what looks wrong, the decision.
    """
    head = Text.of(
        f"admission-{application.kind}",
        number=application.id,
        name=subject(application),
        status=Text(f"application-status-{application.status}"),
        at=application.sent_at,
    )
    said = [
        head,
        *answers_given(application, form),
        *_checked(application, background),
        *_exchange(application),
    ]
    if application.decided_at is not None:
        said.append(_decision(application, decided_by))
    onward = [*_scan(application), *_accepted(application), [_onward(application)]]
    return screen(*said, buttons=[*_decisions(application), *onward])


def _checked(application: Application, background: Background) -> list[Text]:
    found = tuple(Text(f"finding-{finding}") for finding in findings(application, background))
    doubles = tuple(Text.of("finding-double", name=name) for name in background.doubles)
    checked = Text(f"admission-checked-{application.kind}")
    wrong = [Text.of("admission-findings", lines=(*found, *doubles))] if found or doubles else []
    return [checked, *wrong] if application.answers else []


def _exchange(application: Application) -> list[Text]:
    question = (
        [Text.of("admission-question", question=application.question)]
        if application.question
        else []
    )
    reply = [Text.of("admission-reply", reply=application.reply)] if application.reply else []
    return [*question, *reply]


def _decision(application: Application, decided_by: str) -> Text:
    return Text.of(
        "admission-decision-reason" if application.reason else "admission-decision",
        status=Text(f"application-status-{application.status}"),
        at=application.decided_at,
        by=decided_by or Text("admission-by-nobody"),
        reason=application.reason,
    )


def _decisions(application: Application) -> list[list[Button]]:
    if application.status not in WAITING:
        return []
    number = application.id
    observing = Button(Text("admission-accept-observing"), AcceptObserving(number))
    gets_a_vote = votes_by_default(application.answers.get("cluster_role", ""))
    may_observe = application.kind is Kind.ORGANISATION and gets_a_vote
    return [
        [
            Button(Text("admission-accept"), Accept(number)),
            Button(Text("admission-ask"), Ask(number)),
        ],
        [
            Button(Text("admission-return"), Return(number)),
            Button(Text("admission-refuse"), Refuse(number)),
        ],
        *([[observing]] if may_observe else []),
    ]


def _scan(application: Application) -> list[list[Button]]:
    return (
        [[Button(Text("admission-scan"), OpenScan(application.id))]]
        if application.answers.get("scan")
        else []
    )


def _accepted(application: Application) -> list[list[Button]]:
    if application.status is not Status.ACCEPTED or application.organisation_id is None:
        return []
    return [[Button(Text("admission-participant"), OpenParticipant(application.organisation_id))]]


def _onward(application: Application) -> Button:
    """Lead to the queue, which a voting representative who admits a colleague does not have."""
    is_for_all = application.kind is Kind.JOINING
    return menu_button() if is_for_all else Button(Text("admission-queue"), OpenQueue(0))


def queue(waiting: Sequence[Application], *, total: int, page: int) -> Screen:
    """List the applications that wait, a page at a time."""
    if not waiting:
        return screen(Text("admission-none"), buttons=[[menu_button()]])
    rows = [[Button(_line(a), Open(a.id))] for a in waiting]
    earlier = [Button(Text("page-earlier"), OpenQueue(page - 1))] if page else []
    later = [Button(Text("page-later"), OpenQueue(page + 1))] if (page + 1) * PAGE < total else []
    return screen(
        Text.of("admission-waiting", count=total),
        buttons=[*rows, [*earlier, *later], [menu_button()]],
    )


def _line(application: Application) -> Text:
    return Text.of(
        "admission-line", kind=application.kind, number=application.id, name=subject(application)
    )


def to_decide(application: Application) -> DeskRow:
    """Return the row of a decision that is due within the time that applicants are promised."""
    text = Text.of("desk-application", number=application.id, name=subject(application))
    button = Button(Text.of("desk-decide", number=application.id), Open(application.id))
    return DeskRow(application.sent_at + PROMISED, text, button)


def scan(application: Application) -> Screen:
    """Show the scan of the power of attorney."""
    text = Text.of("admission-scan-of", number=application.id)
    return Screen(
        (text,),
        ((Button(Text("admission-open"), Open(application.id)),),),
        kept=True,
        document=application.answers["scan"],
    )


def reply_arrived(application: Application) -> Screen:
    """Tell the organisers that the applicant answered."""
    text = Text.of(
        "admission-replied",
        number=application.id,
        name=subject(application),
        reply=application.reply,
    )
    return screen(text, buttons=[[Button(Text("admission-open"), Open(application.id))]])


def welcome(organisation: Organisation) -> Screen:
    """Greet the first representative of an accepted organisation by its cluster role."""
    p = organisation.particulars
    vote = Text("admission-welcome-votes" if organisation.votes else "admission-welcome-observes")
    text = Text.of("admission-welcome", name=p.short_name)
    return screen(text, Text(f"welcome-{p.cluster_role}"), vote, buttons=_to(organisation))


def welcome_colleague(organisation: Organisation) -> Screen:
    """Greet a representative who joined."""
    text = Text.of("admission-welcome-colleague", name=organisation.particulars.short_name)
    return screen(text, buttons=_to(organisation))


def colleague_joined(organisation: Organisation, name: str, position: str) -> Screen:
    """Tell the representatives who acts with them from now on."""
    text = Text.of(
        "admission-colleague-joined",
        name=name,
        position=position,
        organisation=organisation.particulars.short_name,
    )
    return screen(text, buttons=_to(organisation))


def _to(organisation: Organisation) -> list[list[Button]]:
    return [[Button(Text("menu-organisation"), OpenCard(organisation.id)), menu_button()]]
