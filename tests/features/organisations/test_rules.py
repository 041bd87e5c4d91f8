"""Rules of organisations: one vote each, who may hand it over, names compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.features.organisations.rules import (
    CLUSTER_ROLES,
    LEGAL_FORMS,
    Authority,
    Basis,
    Organisation,
    Particulars,
    Representative,
    Status,
    check_may_be_excluded,
    check_may_hand_over,
    folded,
    is_in_force,
    votes_by_default,
)
from bot.refusal import Refusal

CHAIR = Representative(
    id=1,
    organisation_id=5,
    person_id=10,
    ref="p-chair",
    name="Образцова Ольга",
    language="ru",
    position="Директор",
    phone="+73830000001",
    email="org01@example.org",
    authority=Authority(Basis.HEAD),
    is_voting=True,
)
COLLEAGUE = replace(CHAIR, id=2, person_id=11, ref="p-colleague", is_voting=False)
TEAM = [CHAIR, COLLEAGUE]
TECHNOPARK = Organisation(
    id=5,
    particulars=Particulars(
        inn="5499000018",
        ogrn="1165499000017",
        kpp="549901001",
        full_name="Акционерное общество «Обской медицинский технопарк»",
        short_name="АО «Обской медтехнопарк»",
        legal_form="nao",
        cluster_role="infrastructure",
        specialisation="Технопарк",
        offers="",
        needs="",
        address="Новосибирск",
    ),
    votes=True,
    status=Status.CONFIRMED,
)


def test_authorities_observe_and_all_others_vote():
    assert [role for role in CLUSTER_ROLES if not votes_by_default(role)] == ["authority"]


def test_each_role_and_legal_form_is_named_once():
    assert len(set(CLUSTER_ROLES)) == len(CLUSTER_ROLES)
    assert len(set(LEGAL_FORMS)) == len(LEGAL_FORMS)


def test_a_power_of_attorney_holds_to_the_end_of_its_last_day():
    proxy = Authority(Basis.PROXY, "14", date(2016, 6, 20), date(2016, 12, 31))

    assert is_in_force(proxy, date(2016, 12, 31))
    assert not is_in_force(proxy, date(2017, 1, 1))


def test_a_head_acts_without_term():
    assert is_in_force(Authority(Basis.HEAD), date(2099, 1, 1))


def test_the_vote_is_handed_to_a_colleague():
    assert check_may_hand_over(TEAM, from_person=10, to=2) == COLLEAGUE


@pytest.mark.parametrize("person_id", [11, 99])
def test_only_who_holds_the_vote_may_hand_it_over(person_id: int):
    with pytest.raises(Refusal, match="organisation-vote-not-yours"):
        check_may_hand_over(TEAM, from_person=person_id, to=2)


@pytest.mark.parametrize("to", [1, 99])
def test_the_vote_goes_neither_to_oneself_nor_to_a_stranger(to: int):
    with pytest.raises(Refusal, match="organisation-no-such-colleague"):
        check_may_hand_over(TEAM, from_person=10, to=to)


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.SUSPENDED])
def test_a_participant_may_be_excluded(status: Status):
    check_may_be_excluded(replace(TECHNOPARK, status=status))


@pytest.mark.parametrize("status", [Status.EXCLUDED, Status.WITHDRAWN])
def test_who_is_out_is_not_excluded_again(status: Status):
    with pytest.raises(Refusal, match="organisation-already-out"):
        check_may_be_excluded(replace(TECHNOPARK, status=status))


@pytest.mark.parametrize(
    ("name", "known_as"),
    [
        ("ООО «Ромашка»", "ромашка"),
        ('ооо "РОМАШКА"', "ромашка"),
        ("Ромашка, АО", "ромашка"),
        ("АО «НПО „Медлуч“»", "нпо медлуч"),
        ("ООО «Ёлка-2»", "елка 2"),
        ("Ob-Implant LLC", "ob implant"),
        ("ООО", "ооо"),
        ("Аооо", "аооо"),
        ("—", ""),
    ],
)
def test_names_are_compared_without_quotes_case_and_legal_form(name: str, known_as: str):
    assert folded(name) == known_as
