"""Rules of applications: who may send, correct, see and decide, and what looks wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from bot.features.applications.rules import (
    PER_DAY,
    WAITING,
    Application,
    Background,
    Finding,
    Kind,
    Status,
    authority_of,
    check_is_waiting,
    check_may_correct,
    check_may_decide,
    check_may_send,
    findings,
    is_entrepreneur,
    is_shown_to,
    particulars_of,
)
from bot.features.organisations.rules import Authority, Basis, Particulars, Representative
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
JOINING = replace(
    SENT, kind=Kind.JOINING, organisation_id=5, answers=MappingProxyType({"basis": "head"})
)
VOTING = Representative(
    id=1,
    organisation_id=5,
    person_id=20,
    ref="p-voting",
    name="Образцова Ольга",
    language="ru",
    position="Директор",
    phone="+73830000001",
    email="org01@example.org",
    authority=Authority(Basis.HEAD),
    is_voting=True,
)
COLLEAGUE = replace(VOTING, id=2, person_id=21, ref="p-colleague", is_voting=False)
TEAM = (VOTING, COLLEAGUE)
APPLICANT, STRANGER = 10, 99
NOTHING_KNOWN = Background(earlier=(), doubles=())


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


@pytest.mark.parametrize("application", [SENT, JOINING])
def test_an_application_is_shown_to_its_sender_and_to_organisers(application: Application):
    assert is_shown_to(application, APPLICANT, is_organiser=False, representatives=())
    assert is_shown_to(application, STRANGER, is_organiser=True, representatives=())


@pytest.mark.parametrize("application", [SENT, JOINING])
def test_a_stranger_learns_nothing_of_an_application(application: Application):
    assert not is_shown_to(application, STRANGER, is_organiser=False, representatives=())
    assert not is_shown_to(application, STRANGER, is_organiser=False, representatives=TEAM)


def test_who_joins_is_shown_to_the_voting_colleague_alone():
    assert is_shown_to(JOINING, VOTING.person_id, is_organiser=False, representatives=TEAM)
    assert not is_shown_to(JOINING, COLLEAGUE.person_id, is_organiser=False, representatives=TEAM)


def test_a_new_organisation_is_not_shown_to_those_who_vote_for_another():
    assert not is_shown_to(SENT, VOTING.person_id, is_organiser=False, representatives=TEAM)


@pytest.mark.parametrize("application", [SENT, JOINING])
def test_an_organiser_decides_every_application(application: Application):
    check_may_decide(application, STRANGER, is_organiser=True, representatives=())


def test_the_voting_representative_decides_who_joins():
    check_may_decide(JOINING, VOTING.person_id, is_organiser=False, representatives=TEAM)


@pytest.mark.parametrize(
    ("application", "person_id"),
    [
        (SENT, VOTING.person_id),
        (SENT, APPLICANT),
        (SENT, STRANGER),
        (JOINING, COLLEAGUE.person_id),
        (JOINING, APPLICANT),
        (JOINING, STRANGER),
    ],
)
def test_nobody_else_decides_and_nobody_learns_that_there_is_something_to_decide(
    application: Application, person_id: int
):
    with pytest.raises(Refusal, match=r"^application-none$"):
        check_may_decide(application, person_id, is_organiser=False, representatives=TEAM)


@pytest.mark.parametrize("status", sorted(set(Status) - WAITING))
def test_what_is_settled_is_not_decided_again(status: Status):
    settled = replace(SENT, status=status)
    with pytest.raises(Refusal, match=f"^application-is-{status}$"):
        check_may_decide(settled, STRANGER, is_organiser=True, representatives=())
    with pytest.raises(Refusal, match=r"^application-none$"):
        check_may_decide(settled, STRANGER, is_organiser=False, representatives=())


def test_each_kind_has_a_questionnaire_of_its_own():
    assert [kind.form_name for kind in Kind] == ["application", "joining"]


def test_an_entrepreneur_is_known_by_twelve_digits():
    assert is_entrepreneur({"inn": "549900001242"})
    assert not is_entrepreneur({"inn": "5499000018"})
    assert not is_entrepreneur({})


def test_an_application_in_order_gives_nothing_to_look_at():
    assert findings(SENT, NOTHING_KNOWN) == ()


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
    assert findings(answering(**answers), NOTHING_KNOWN) == found


def test_a_colleague_who_joins_is_not_asked_for_the_kpp():
    joining = replace(JOINING, answers={"basis": "proxy"})
    assert findings(joining, NOTHING_KNOWN) == (Finding.SCAN_MISSING,)


def test_an_earlier_refusal_stands_first_and_an_earlier_return_is_nothing():
    refused = replace(SENT, id=2, status=Status.REFUSED)
    returned = replace(SENT, id=3, status=Status.RETURNED)

    assert findings(SENT, Background((returned,), ())) == ()
    found = findings(answering(kpp="", basis="proxy"), Background((returned, refused), ()))
    assert found == (Finding.REFUSED_BEFORE, Finding.SCAN_MISSING, Finding.KPP_MISSING)


def test_its_own_refusal_is_no_earlier_one():
    assert findings(replace(SENT, status=Status.REFUSED), NOTHING_KNOWN) == ()


def test_a_possible_double_is_named_on_the_card_and_is_no_finding():
    assert findings(SENT, Background((), ("ООО «Обь-Имплант»",))) == ()


def test_what_was_skipped_is_empty_and_what_is_said_of_a_person_stays_out():
    answers = {"inn": "5499000018", "short_name": "АО «Ёж»", "phone": "+73830000001"}
    nothing = dict.fromkeys(Particulars.__dataclass_fields__, "")

    said = Particulars(**(nothing | {"inn": "5499000018", "short_name": "АО «Ёж»"}))
    assert particulars_of(answers) == said


def test_a_head_acts_by_the_charter_whatever_was_answered_of_a_proxy_before():
    answers = {"basis": "head", "proxy_number": "14", "proxy_date": "2026-06-20", "scan": "photo:A"}
    assert authority_of(answers) == Authority(Basis.HEAD)


def test_a_proxy_acts_between_two_days_with_or_without_a_number_and_a_scan():
    dates = {"basis": "proxy", "proxy_date": "2026-06-20", "proxy_until": "2026-12-31"}
    issued, until = date(2026, 6, 20), date(2026, 12, 31)

    assert authority_of(dates) == Authority(Basis.PROXY, "", issued, until, "")
    more = {"proxy_number": "14/ё", "scan": "photo:A"}
    assert authority_of(dates | more) == Authority(Basis.PROXY, "14/ё", issued, until, "photo:A")


@pytest.mark.parametrize("said", ["б/н", "Б/Н.", "без номера", "none"])
def test_a_power_of_attorney_said_to_have_no_number_has_none(said):
    answers = {"basis": "proxy", "proxy_date": "2026-01-01", "proxy_until": "2026-12-31"}
    assert authority_of(answers | {"proxy_number": said}).number == ""
