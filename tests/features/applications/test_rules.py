"""Rules of applications: who may send, correct and decide, and what an organiser should look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from bot.features.applications.rules import (
    PER_DAY,
    WAITING,
    Application,
    Finding,
    Kind,
    Status,
    are_doubles,
    check_is_mine,
    check_is_waiting,
    check_may_correct,
    check_may_send,
    findings,
    forms_offered,
    is_entrepreneur,
)
from bot.features.organisations.rules import LEGAL_FORMS, Organisation, Particulars
from bot.features.organisations.rules import Status as OrganisationStatus
from bot.refusal import Refusal

MORNING = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
ANSWERS = {
    "inn": "5499000018",
    "ogrn": "1165499000017",
    "kpp": "549901001",
    "short_name": "АО «Обской медтехнопарк»",
    "cluster_role": "infrastructure",
    "basis": "head",
}
SENT = Application(
    id=1,
    kind=Kind.ORGANISATION,
    person_id=10,
    organisation_id=None,
    inn="5499000018",
    answers=MappingProxyType(ANSWERS),
    status=Status.SENT,
    sent_at=MORNING,
    decided_at=None,
    decided_by=None,
    reason="",
    question="",
    reply="",
)
KNOWN = Organisation(
    id=1,
    particulars=Particulars(
        inn="5499000025",
        ogrn="1165499000028",
        kpp="549901001",
        full_name="Общество с ограниченной ответственностью «Обь-Имплант»",
        short_name="ООО «Обь-Имплант»",
        legal_form="ooo",
        cluster_role="core_manufacturer",
        specialisation="Имплантаты",
        offers="",
        needs="",
        address="Новосибирск",
    ),
    votes=True,
    status=OrganisationStatus.CONFIRMED,
)


def answering(**answers: str) -> Application:
    return replace(SENT, answers={**ANSWERS, **answers})


@pytest.mark.parametrize("status", sorted(WAITING))
def test_an_application_that_waits_may_be_decided(status: Status):
    check_is_waiting(replace(SENT, status=status))


@pytest.mark.parametrize("status", sorted(set(Status) - WAITING))
def test_a_second_decision_is_refused_by_what_the_first_one_was(status: Status):
    with pytest.raises(Refusal, match=f"^application-is-{status}$"):
        check_is_waiting(replace(SENT, status=status))


def test_the_fourth_application_of_a_day_is_refused():
    check_may_send(PER_DAY - 1)
    with pytest.raises(Refusal, match="application-too-many") as refusal:
        check_may_send(PER_DAY)
    assert refusal.value.details == {"limit": 3}


def test_the_applicant_may_correct_what_was_returned():
    check_may_correct(replace(SENT, status=Status.RETURNED), 10)


@pytest.mark.parametrize(
    ("status", "person_id"),
    [(Status.RETURNED, 11)] + [(status, 10) for status in Status if status != Status.RETURNED],
)
def test_nobody_else_may_correct_and_nothing_that_was_not_returned(status: Status, person_id: int):
    with pytest.raises(Refusal, match="application-not-returned"):
        check_may_correct(replace(SENT, status=status), person_id)


def test_a_stranger_learns_nothing_of_an_application():
    check_is_mine(SENT, 10)
    with pytest.raises(Refusal, match="application-none"):
        check_is_mine(SENT, 11)


def test_an_entrepreneur_is_known_by_twelve_digits():
    assert is_entrepreneur({"inn": "549900001242"})
    assert not is_entrepreneur({"inn": "5499000018"})
    assert not is_entrepreneur({})


def test_an_entrepreneur_has_one_legal_form_and_an_organisation_any_other():
    assert forms_offered({"inn": "549900001242"}) == ("ip",)
    assert {*forms_offered({"inn": "5499000018"}), "ip"} == set(LEGAL_FORMS)


def test_an_application_in_order_gives_nothing_to_look_at():
    assert findings(SENT, [SENT]) == ()


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"kpp": ""}, (Finding.KPP_MISSING,)),
        ({"kpp": "", "inn": "549900001242"}, ()),
        ({"basis": "proxy"}, (Finding.SCAN_MISSING,)),
        ({"basis": "proxy", "scan": ""}, (Finding.SCAN_MISSING,)),
        ({"basis": "proxy", "scan": "photo:A"}, ()),
        ({"cluster_role": "authority"}, (Finding.AUTHORITY_OBSERVES,)),
    ],
)
def test_an_organiser_is_shown_what_looks_wrong(
    answers: dict[str, str], found: tuple[Finding, ...]
):
    assert findings(answering(**answers), []) == found


def test_a_colleague_who_joins_is_not_asked_for_the_kpp():
    joining = replace(SENT, kind=Kind.JOINING, answers={"basis": "proxy"})
    assert findings(joining, []) == (Finding.SCAN_MISSING,)


def test_an_earlier_refusal_stands_first_and_an_earlier_return_is_nothing():
    refused = replace(SENT, id=2, status=Status.REFUSED)
    returned = replace(SENT, id=3, status=Status.RETURNED)

    assert findings(SENT, [returned, SENT]) == ()
    found = findings(answering(kpp="", basis="proxy"), [returned, refused])
    assert found == (Finding.REFUSED_BEFORE, Finding.SCAN_MISSING, Finding.KPP_MISSING)


def test_its_own_refusal_is_no_earlier_one():
    refused = replace(SENT, status=Status.REFUSED)
    assert findings(refused, [refused]) == ()


@pytest.mark.parametrize(
    ("answers", "double"),
    [
        ({}, False),
        ({"ogrn": "1165499000028"}, True),
        ({"short_name": "обь имплант"}, True),
        ({"short_name": "АО «ОБЬ-ИМПЛАНТ»"}, True),
        ({"short_name": "ООО «Обь-Имплант-2»"}, False),
    ],
)
def test_the_same_number_or_name_under_another_inn_may_be_a_double(
    answers: dict[str, str], double: bool
):
    assert are_doubles(answering(**answers), KNOWN) is double


def test_a_colleague_who_joins_is_no_double():
    assert not are_doubles(replace(SENT, kind=Kind.JOINING, answers={"basis": "head"}), KNOWN)
