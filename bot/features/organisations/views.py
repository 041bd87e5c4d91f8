"""The card of an organisation, those who act for it, and its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from bot.features.menu.views import menu_button
from bot.features.organisations.rules import Basis
from bot.ui.contacts import shown_phone
from bot.ui.presses import Press
from bot.ui.screen import Button, Screen, Text, screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.features.organisations.rules import Authority, Change, Organisation, Representative


@dataclass(frozen=True)
class OpenMine(Press):
    """My organisation, or my application for one."""

    TAG: ClassVar[str] = "go"


@dataclass(frozen=True)
class OpenCard(Press):
    """One of my organisations."""

    TAG: ClassVar[str] = "gc"
    organisation_id: int


@dataclass(frozen=True)
class OpenRepresentatives(Press):
    """Those who act for it."""

    TAG: ClassVar[str] = "gr"
    organisation_id: int


@dataclass(frozen=True)
class OpenHistory(Press):
    """What happened to it."""

    TAG: ClassVar[str] = "gh"
    organisation_id: int


@dataclass(frozen=True)
class AskToHandOver(Press):
    """Ask before the vote goes to a colleague."""

    TAG: ClassVar[str] = "gq"
    organisation_id: int
    representative_id: int


@dataclass(frozen=True)
class HandOver(Press):
    """The vote goes to a colleague."""

    TAG: ClassVar[str] = "gv"
    organisation_id: int
    representative_id: int


def several(organisations: Sequence[Organisation]) -> Screen:
    """Ask which of several organisations is meant."""
    buttons = [
        [Button(Text.of("as-is", text=o.particulars.short_name), OpenCard(o.id))]
        for o in organisations
    ]
    return screen(Text("organisation-which"), buttons=[*buttons, [menu_button()]])


def card(organisation: Organisation, representatives: int) -> Screen:
    """Show an organisation to those who act for it."""
    people = Button(
        Text.of("organisation-representatives", count=representatives),
        OpenRepresentatives(organisation.id),
    )
    history = Button(Text("organisation-history"), OpenHistory(organisation.id))
    return screen(*card_of(organisation), buttons=[[people, history], [menu_button()]])


def card_of(organisation: Organisation) -> tuple[Text, ...]:
    """Return what the register says of an organisation."""
    p = organisation.particulars
    lines = (
        _line("full_name", p.full_name),
        _line("inn", p.inn),
        _line("ogrn", p.ogrn),
        *((_line("kpp", p.kpp),) if p.kpp else ()),
        _line("legal_form", Text(f"legal-form-{p.legal_form}")),
        _line("cluster_role", Text(f"cluster-role-{p.cluster_role}")),
        _line("specialisation", p.specialisation),
        *((_line("offers", p.offers),) if p.offers else ()),
        *((_line("needs", p.needs),) if p.needs else ()),
        _line("address", p.address),
    )
    vote = Text("organisation-votes" if organisation.votes else "organisation-observes")
    head = Text.of(
        "organisation-card",
        name=p.short_name,
        status=Text(f"organisation-status-{organisation.status}"),
        vote=vote,
    )
    return head, Text.of("lines", lines=lines)


def representatives(
    organisation: Organisation,
    found: Sequence[Representative],
    *,
    today: date,
    own: Representative | None,
) -> Screen:
    """List who acts for an organisation; the voting representative may hand the vote over."""
    people = people_of(organisation, found, today=today)
    hands = [
        [
            Button(
                Text.of("organisation-hand-over", name=r.name), AskToHandOver(organisation.id, r.id)
            )
        ]
        for r in found
        if organisation.votes and own is not None and own.is_voting and not r.is_voting
    ]
    head = Text.of("organisation-people", name=organisation.particulars.short_name)
    return screen(head, *people, buttons=[*hands, [_back(organisation.id)]])


def people_of(
    organisation: Organisation, found: Sequence[Representative], *, today: date
) -> tuple[Text, ...]:
    """Return one paragraph for each who acts for an organisation."""
    return tuple(_person(r, organisation, today) for r in found)


def history(organisation: Organisation, changes: Sequence[Change]) -> Screen:
    """List what happened to an organisation."""
    lines = tuple(
        Text.of(
            "organisation-change-reason" if c.reason else "organisation-change",
            at=c.at,
            status=Text(f"organisation-status-{c.status}"),
            reason=c.reason,
        )
        for c in changes
    )
    head = Text.of("organisation-history-of", name=organisation.particulars.short_name)
    return screen(head, Text.of("lines", lines=lines), buttons=[[_back(organisation.id)]])


def sure_to_hand_over(organisation: Organisation, to: Representative) -> Screen:
    """Ask before the vote moves."""
    yes = Button(Text("organisation-hand-over-yes"), HandOver(organisation.id, to.id))
    text = Text.of(
        "organisation-hand-over-sure",
        name=to.name,
        organisation=organisation.particulars.short_name,
    )
    return screen(text, buttons=[[yes], [_back(organisation.id)]])


def vote_handed_over(organisation: Organisation, to: Representative) -> Screen:
    """Say to everybody of the organisation who votes from now on."""
    text = Text.of(
        "organisation-handed-over", name=to.name, organisation=organisation.particulars.short_name
    )
    return screen(text, buttons=[[Button(Text("menu-organisation"), OpenCard(organisation.id))]])


def authority(held: Authority) -> Text:
    """Say on what ground somebody acts."""
    if held.basis is Basis.HEAD:
        return Text(f"basis-{held.basis}")
    if held.number:
        return Text.of(
            "authority-proxy", number=held.number, issued=held.issued, until=held.valid_until
        )
    return Text.of("authority-proxy-unnumbered", issued=held.issued, until=held.valid_until)


def _person(representative: Representative, organisation: Organisation, today: date) -> Text:
    until = representative.authority.valid_until
    return Text.of(
        "organisation-person",
        name=representative.name,
        position=representative.position,
        role=_role(representative, organisation),
        phone=shown_phone(representative.phone),
        email=representative.email,
        authority=authority(representative.authority),
        expired=Text("authority-expired") if until is not None and until < today else "",
    )


def _role(representative: Representative, organisation: Organisation) -> Text:
    if not representative.is_voting:
        return Text("representative-deputy")
    return Text("representative-votes" if organisation.votes else "representative-leads")


def _line(label: str, value: object) -> Text:
    return Text.of("form-line", label=Text(f"label-{label}"), value=value)


def _back(organisation_id: int) -> Button:
    return Button(Text("form-back"), OpenCard(organisation_id))
