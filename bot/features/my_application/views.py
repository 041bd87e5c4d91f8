"""How an application stands, as its applicant sees it, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.applications.rules import WAITING, Status
from bot.features.applications.views import Apply
from bot.features.menu.views import menu_button
from bot.ui.feature import DeskRow
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen
from bot.ui.steps import answer_lines

if TYPE_CHECKING:
    from bot.features.applications.rules import Application
    from bot.ui.forms import Form


@dataclass(frozen=True)
class OpenApplication(Press):
    """How my application stands."""

    TAG: ClassVar[str] = "ao"
    application_id: int


@dataclass(frozen=True)
class Correct(Press):
    """Correct a returned application."""

    TAG: ClassVar[str] = "ac"
    application_id: int


@dataclass(frozen=True)
class AskToWithdraw(Press):
    """Ask before an application is taken back."""

    TAG: ClassVar[str] = "aq"
    application_id: int


@dataclass(frozen=True)
class Withdraw(Press):
    """Take an application back."""

    TAG: ClassVar[str] = "aw"
    application_id: int


@dataclass(frozen=True)
class GiveReply(Press):
    """Answer an organiser's question."""

    TAG: ClassVar[str] = "ar"
    application_id: int


def sent(application: Application) -> Screen:
    """Confirm that the application has gone to the organisers, with its number."""
    text = Text.of(
        "application-sent", kind=application.kind, name=subject(application), number=application.id
    )
    return screen(text, buttons=[[_open(application)], [menu_button()]])


def my_application(application: Application, form: Form) -> Screen:
    """Show the applicant how the application stands and what can be done."""
    head = Text.of(
        "application-mine",
        kind=application.kind,
        number=application.id,
        name=subject(application),
        status=Text(f"application-status-{application.status}"),
        at=application.sent_at,
    )
    reason = (
        [Text.of("application-reason", reason=application.reason)] if application.reason else []
    )
    question = (
        [Text.of("application-question", question=application.question)]
        if application.question
        else []
    )
    reply = [Text.of("application-reply", reply=application.reply)] if application.reply else []
    lines = answers_given(application, form)
    return screen(
        head, *reason, *question, *reply, *lines, buttons=[_steps(application), [menu_button()]]
    )


def answers_given(application: Application, form: Form) -> list[Text]:
    """Return the answers as one paragraph, or nothing when they were erased."""
    if not application.answers:
        return []
    return [Text.of("lines", lines=answer_lines(form, application.answers))]


def _steps(application: Application) -> list[Button]:
    number = application.id
    if application.status is Status.RETURNED:
        return [Button(Text("application-correct"), Correct(number))]
    reply = (
        [Button(Text("application-give-reply"), GiveReply(number))]
        if application.status is Status.ASKED
        else []
    )
    back = (
        [Button(Text("application-withdraw"), AskToWithdraw(number))]
        if application.status in WAITING
        else []
    )
    again = (
        [Button(Text("menu-apply"), Apply())]
        if application.status in {Status.REFUSED, Status.WITHDRAWN}
        else []
    )
    return [*reply, *back, *again]


def owed(application: Application) -> list[DeskRow]:
    """Return the row of what the applicant owes, if anything."""
    number = application.id
    if application.status is Status.ASKED:
        text = Text.of("desk-reply", number=number)
        return [DeskRow(None, text, Button(Text("application-give-reply"), GiveReply(number)))]
    if application.status is Status.RETURNED:
        text = Text.of("desk-correct", number=number)
        return [DeskRow(None, text, Button(Text("application-correct"), Correct(number)))]
    return []


def sure_to_withdraw(application: Application) -> Screen:
    """Ask before an application is taken back."""
    yes = Button(Text("application-withdraw-yes"), Withdraw(application.id))
    text = Text.of("application-withdraw-sure", number=application.id)
    back = Button(Text("form-back"), OpenApplication(application.id))
    return screen(text, buttons=[[yes], [back]])


def asked(application: Application) -> Screen:
    """Bring the organiser's question to the applicant."""
    text = Text.of(
        "application-asked",
        number=application.id,
        name=subject(application),
        question=application.question,
    )
    return screen(
        text, buttons=[[Button(Text("application-give-reply"), GiveReply(application.id))]]
    )


def returned(application: Application) -> Screen:
    """Tell the applicant what to correct."""
    text = Text.of(
        "application-returned",
        number=application.id,
        name=subject(application),
        reason=application.reason,
    )
    return screen(text, buttons=[[Button(Text("application-correct"), Correct(application.id))]])


def refused(application: Application) -> Screen:
    """Tell the applicant that and why the application was refused."""
    text = Text.of(
        "application-refused",
        number=application.id,
        name=subject(application),
        reason=application.reason,
    )
    return screen(text, buttons=[[_open(application)]])


def subject(application: Application) -> Text | str:
    """Return what the application is called.

    The organisation's short name, or its ИНН after erasure.
    """
    name = application.answers.get("short_name", "")
    return name or Text.of("application-subject-inn", inn=application.inn)


def _open(application: Application) -> Button:
    return Button(Text("application-open"), OpenApplication(application.id))
