"""Applications: one row for each submission; what was asked, who decided, why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.features.organisations.rules import Authority, Basis, Particulars
from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.features.organisations.rules import Representative

PER_DAY = 3
"""How many applications one person may send in 24 hours."""

_ENTREPRENEUR_INN = 12
_UNNUMBERED = frozenset({"б/н", "бн", "без номера", "нет", "none", "no number"})


class Kind(StrEnum):
    """What is asked for: a new participant, or to act for one that is known."""

    ORGANISATION = "organisation"
    JOINING = "joining"

    @property
    def form_name(self) -> str:
        """The questionnaire that this kind of application is written on."""
        return "application" if self is Kind.ORGANISATION else "joining"


class Status(StrEnum):
    """Where an application stands; the first two wait for a decision."""

    SENT = "sent"
    ASKED = "asked"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


WAITING = frozenset({Status.SENT, Status.ASKED})


@dataclass(frozen=True)
class Application:
    """One submission; `answers` are those of its questionnaire.

    `organisation_id` is the organisation to join, or the one that an acceptance made.
    """

    id: int
    kind: Kind
    person_id: int
    organisation_id: int | None
    inn: str
    answers: Mapping[str, str]
    status: Status
    sent_at: datetime
    decided_at: datetime | None
    decided_by: int | None
    reason: str
    question: str
    reply: str


@dataclass(frozen=True)
class Background:
    """What is known around an application.

    Earlier ones with its ИНН, short names of possible doubles.
    """

    earlier: tuple[Application, ...]
    doubles: tuple[str, ...]


class Finding(StrEnum):
    """Something about an application that an organiser should look at."""

    KPP_MISSING = "kpp_missing"
    AUTHORITY_OBSERVES = "authority_observes"
    SCAN_MISSING = "scan_missing"
    REFUSED_BEFORE = "refused_before"


def check_is_waiting(application: Application) -> None:
    """Refuse when somebody decided, or the applicant took it back."""
    if application.status not in WAITING:
        raise Refusal(f"application-is-{application.status}")


def check_may_send(sent_today: int) -> None:
    """Refuse the fourth application of a day."""
    if sent_today >= PER_DAY:
        raise Refusal("application-too-many", limit=PER_DAY)


def check_may_correct(application: Application, person_id: int) -> None:
    """Refuse to correct somebody else's application, or one that was not returned."""
    if application.person_id != person_id or application.status is not Status.RETURNED:
        raise Refusal("application-not-returned")


def is_shown_to(
    application: Application,
    person_id: int,
    *,
    is_organiser: bool,
    representatives: Sequence[Representative],
) -> bool:
    """Tell whether a person may see an application.

    Its sender, an organiser, the voting colleague of a joining.
    """
    is_voting = any(r.is_voting and r.person_id == person_id for r in representatives)
    return (
        is_organiser
        or application.person_id == person_id
        or (application.kind is Kind.JOINING and is_voting)
    )


def check_may_decide(
    application: Application,
    person_id: int,
    *,
    is_organiser: bool,
    representatives: Sequence[Representative],
) -> None:
    """Refuse who may not decide this application, and an application that is settled."""
    is_voting = any(r.is_voting and r.person_id == person_id for r in representatives)
    if not (is_organiser or (application.kind is Kind.JOINING and is_voting)):
        raise Refusal("application-none")
    check_is_waiting(application)


def particulars_of(answers: Mapping[str, str]) -> Particulars:
    """Return what the questionnaire says of the organisation; skipped questions are empty."""
    return Particulars(**{name: answers.get(name, "") for name in Particulars.__dataclass_fields__})


def _numbered(number: str) -> str:
    """Return the number of a power of attorney, or nothing where «б/н» says that it has none."""
    return "" if number.casefold().rstrip(".") in _UNNUMBERED else number


def authority_of(answers: Mapping[str, str]) -> Authority:
    """Return on what ground the applicant acts; days are ISO text in the questionnaire."""
    if answers["basis"] == Basis.HEAD:
        return Authority(Basis.HEAD)
    return Authority(
        Basis.PROXY,
        number=_numbered(answers.get("proxy_number", "")),
        issued=date.fromisoformat(answers["proxy_date"]),
        valid_until=date.fromisoformat(answers["proxy_until"]),
        scan=answers.get("scan", ""),
    )


def is_entrepreneur(answers: Mapping[str, str]) -> bool:
    """Tell by the length of the ИНН whether the applicant is an individual entrepreneur."""
    return len(answers.get("inn", "")) == _ENTREPRENEUR_INN


def findings(application: Application, background: Background) -> tuple[Finding, ...]:
    """Return what an organiser should look at, the gravest first."""
    answers = application.answers
    seen = {
        Finding.REFUSED_BEFORE: any(e.status is Status.REFUSED for e in background.earlier),
        Finding.SCAN_MISSING: answers.get("basis") == "proxy" and not answers.get("scan"),
        Finding.KPP_MISSING: application.kind is Kind.ORGANISATION
        and not is_entrepreneur(answers)
        and not answers.get("kpp"),
        Finding.AUTHORITY_OBSERVES: answers.get("cluster_role") == "authority",
    }
    return tuple(finding for finding, is_seen in seen.items() if is_seen)
