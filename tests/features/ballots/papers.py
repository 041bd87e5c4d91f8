"""A ballot, its voters and their votes, from which the tests of ballots start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.features.ballots.rules import Ballot, Option, Vote, Voter
from bot.features.decisions.rules import (
    DecisionClass,
    Kind,
    QuorumRule,
    Terms,
    Threshold,
    Whole,
)
from bot.features.organisations.rules import (
    Authority,
    Basis,
    Organisation,
    Particulars,
    Status,
)

ZONE = ZoneInfo("Asia/Novosibirsk")
OPENING = datetime(2016, 10, 10, 9, 0, tzinfo=ZONE)
CLOSING = datetime(2016, 10, 14, 18, 0, tzinfo=ZONE)
NOON = datetime(2016, 10, 11, 12, 0, tzinfo=ZONE)
TODAY = NOON.date()
MOMENT = timedelta(microseconds=1)

PROPOSAL = Ballot(
    id=11,
    number=7,
    title="Соглашение об участии",
    question="Согласовать проект соглашения об участии в кластере?",
    kind=Kind.FOR_AGAINST,
    options=(),
    terms=Terms(
        QuorumRule.GTE_HALF, Threshold.MAJORITY, Whole.PARTICIPATING, DecisionClass.ADVISORY
    ),
    opens_at=OPENING,
    closes_at=CLOSING,
)
FORMS = (Option("association", "Ассоциация"), Option("ano", "АНО"), Option("ooo", "ООО"))
WHICH_FORM = replace(PROPOSAL, kind=Kind.SINGLE_CHOICE, options=FORMS)
AT_MEETING = replace(PROPOSAL, meeting_id=3, opens_at=None, closes_at=None)


def organisation(id_: int = 5, **changes: object) -> Organisation:
    particulars = Particulars(
        inn="5499000018",
        ogrn="1165499000017",
        kpp="549901001",
        full_name="Общество с ограниченной ответственностью «Ромашка»",
        short_name="ООО «Ромашка»",
        legal_form="ooo",
        cluster_role="supplier",
        specialisation="Корпуса приборов",
        offers="",
        needs="",
        address="Новосибирск",
    )
    known = {"id": id_, "particulars": particulars, "votes": True, "status": Status.CONFIRMED}
    return Organisation(**(known | changes))


def proxy(until: date, number: str = "7") -> Authority:
    return Authority(Basis.PROXY, number=number, issued=date(2016, 6, 27), valid_until=until)


VOTER = Voter(organisation(), Authority(Basis.HEAD), on_roll=True)


def vote(id_: int, choice: str, *, of: int = 5, at: datetime = NOON, ref: str = "p-chair") -> Vote:
    return Vote(id_, of, choice, ref, at)
