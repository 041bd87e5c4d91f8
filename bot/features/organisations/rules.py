"""Organisations and those who act for them: one organisation is one participant with one vote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

OBSERVING_ROLES = frozenset({"authority"})
"""Cluster roles whose organisations take part as observers by default."""

CLUSTER_ROLES = (
    "core_manufacturer",
    "supplier",
    "science",
    "education",
    "medical",
    "infrastructure",
    "engineering",
    "distribution",
    "finance",
    "authority",
    "association",
)

LEGAL_FORMS = (
    "ooo",
    "nao",
    "pao",
    "ip",
    "ano",
    "association",
    "fund",
    "fgbu",
    "fgbnu",
    "fgbou",
    "gbuz",
    "gau",
    "gapou",
    "authority",
    "other",
)


class Status(StrEnum):
    """Where an organisation stands."""

    CONFIRMED = "confirmed"
    SUSPENDED = "suspended"
    EXCLUDED = "excluded"
    WITHDRAWN = "withdrawn"


class Basis(StrEnum):
    """On what ground somebody acts for an organisation."""

    HEAD = "head"
    PROXY = "proxy"


@dataclass(frozen=True)
class Authority:
    """The basis of a representative's authority.

    A power of attorney without a date is void (Civil Code, Art. 186).
    """

    basis: Basis
    number: str = ""
    issued: date | None = None
    valid_until: date | None = None
    scan: str = ""


@dataclass(frozen=True)
class Particulars:
    """What an organisation says of itself.

    Identifiers are digits as text (leading zeros are real).
    """

    inn: str
    ogrn: str
    kpp: str
    full_name: str
    short_name: str
    legal_form: str
    cluster_role: str
    specialisation: str
    offers: str
    needs: str
    address: str


@dataclass(frozen=True)
class Organisation:
    """A participant of the cluster; `votes` is False for an observer."""

    id: int
    particulars: Particulars
    votes: bool
    status: Status


@dataclass(frozen=True)
class Representative:
    """A person who acts for an organisation; exactly one of them is the voting representative."""

    id: int
    organisation_id: int
    person_id: int
    ref: str
    name: str
    language: str
    position: str
    phone: str
    email: str
    authority: Authority
    is_voting: bool


@dataclass(frozen=True)
class Change:
    """One line of an organisation's history."""

    at: datetime
    status: Status
    reason: str


def votes_by_default(cluster_role: str) -> bool:
    """Tell whether an organisation of this cluster role gets a vote when it is accepted."""
    return cluster_role not in OBSERVING_ROLES


def is_in_force(authority: Authority, today: date) -> bool:
    """Tell whether the authority holds on a day.

    The last day of a power of attorney is included.
    """
    return authority.valid_until is None or today <= authority.valid_until


def check_may_hand_over(
    representatives: Sequence[Representative], *, from_person: int, to: int
) -> Representative:
    """Return the colleague who takes the vote over.

    Refuse for who does not hold it or for a stranger.
    """
    if not any(r.is_voting and r.person_id == from_person for r in representatives):
        raise Refusal("organisation-vote-not-yours")
    colleague = next((r for r in representatives if r.id == to and not r.is_voting), None)
    if colleague is None:
        raise Refusal("organisation-no-such-colleague")
    return colleague


def check_may_be_excluded(organisation: Organisation) -> None:
    """Refuse to exclude an organisation that is no participant any more."""
    if organisation.status not in {Status.CONFIRMED, Status.SUSPENDED}:
        raise Refusal("organisation-already-out")


def folded(name: str) -> str:
    """Return a name for comparison.

    Lower case, ё as е, quotes and the legal form's abbreviation left out.
    """
    words = "".join(c if c.isalnum() else " " for c in name.casefold().replace("ё", "е")).split()
    return " ".join(w for w in words if w not in _ABBREVIATIONS) or " ".join(words)


def is_able(particulars: Particulars, wanted: str) -> bool:
    """Tell whether what an organisation is and offers speaks of every word that is wanted.

    Endings of words do not matter: «имплантаты» finds «имплантатов».
    """
    told = folded(f"{particulars.specialisation} {particulars.offers}").split()
    stems = [word[: max(_SHORTEST_STEM, len(word) - 2)] for word in folded(wanted).split()]
    return bool(stems) and all(any(word.startswith(s) for word in told) for s in stems)


_SHORTEST_STEM = 4
_ABBREVIATIONS = frozenset(
    {
        "ооо",
        "ао",
        "пао",
        "нао",
        "зао",
        "оао",
        "ип",
        "ано",
        "фгбу",
        "фгбну",
        "фгбоу",
        "гбуз",
        "гау",
        "гапоу",
        "llc",
        "jsc",
    }
)
