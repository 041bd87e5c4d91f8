"""Erasure: after /forget a person is a random name in the file, and nothing else of them is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.features.applications.rules import Kind, Status
from bot.features.organisations.rules import Authority, Basis
from bot.features.organisations.rules import Status as OrganisationStatus
from bot.features.privacy.rules import Consent, Person, Standing
from bot.ui.forms import Draft
from storage.deliveries import State, Verdict
from storage.store import Store
from tests.storage.cabinet import ANSWERS, MINUTE, NOW, OTHER_INN, Cabinet

ACCOUNT = 7_123_456_789
LATER = NOW + timedelta(days=3)
CONSENT = Consent("2026-11", "ru", "ab" * 32, NOW)
TRACES = {
    "name": "Демидова Ёлка Ильинична",
    "position": "Заместительница по особым вопросам",
    "phone": "+79130001122",
    "email": "yolka.demidova@example.org",
    "proxy": "Доверенность-77/ё",
    "scan": "BQACAgIAAxkBAAIBY2scan",
    "reply": "Мой отпуск до пятницы",
    "question": "Это вы, Ёлка Ильинична?",
    "reason": "Ёлка Ильинична не указана в реестре",
    "message": "Ёлка Ильинична, вас приняли",
    "telegram id as text": str(ACCOUNT),
    "draft": "недописанное слово",
    "card": "Заявка: Ёлка Ильинична, +7 913 000-11-22",
    "news": "Ёлка Ильинична ответила на вопрос",
}
MANDATE = {
    "position": TRACES["position"],
    "phone": TRACES["phone"],
    "email": TRACES["email"],
    "authority": Authority(
        Basis.PROXY, TRACES["proxy"], date(2026, 1, 1), date(2027, 1, 1), TRACES["scan"]
    ),
    "now": NOW,
}
WRITTEN = {**ANSWERS, **{key: TRACES[key] for key in ("name", "phone", "email", "scan")}}


async def enter(cabinet: Cabinet, ref: str = "ref-yolka") -> Person | None:
    return await cabinet.do(
        lambda s: s.people.enter(ACCOUNT, ref=ref, name="Ёлочка 🎄", language="ru", now=NOW)
    )


async def standing(cabinet: Cabinet) -> Standing | None:
    return await cabinet.do(lambda s: s.people.find_standing(ACCOUNT))


async def erase(cabinet: Cabinet, person_id: int) -> None:
    await cabinet.do(lambda s: s.people.erase(person_id, LATER))


async def a_life_in_the_cluster(cabinet: Cabinet) -> int:
    """Let a person leave a trace in every table that can hold one; return the organisation."""
    await enter(cabinet)
    (colleague,) = await cabinet.people(1)
    organisation = await cabinet.enter_organisation()
    await tell_about(cabinet, colleague)

    async def unit(store: Store) -> None:
        await store.people.record_consent(1, CONSENT)
        await store.people.rename(1, TRACES["name"])
        await store.organisers.add(1, NOW)
        await store.drafts.keep(1, Draft("reply", 7, "text", {"text": TRACES["draft"]}, 1), NOW)
        await store.deliveries.plan(
            1, kind="news", about="1", policy="must", body=TRACES["message"], now=NOW
        )
        await store.deliveries.claim(NOW, lease=MINUTE, resting=(), many=1)
        await store.journal.append("application accepted", by="ref-yolka", about={}, now=NOW)
        await store.organisations.record_change(
            organisation, OrganisationStatus.CONFIRMED, by_ref="ref-yolka", now=NOW
        )

    await cabinet.do(unit)
    await cabinet.admit(organisation, 1, **MANDATE)
    await cabinet.admit(organisation, colleague)
    await exchange(cabinet)
    await cabinet.send(1, OTHER_INN, answers=WRITTEN | {"id": str(ACCOUNT)})
    return organisation


async def tell_about(cabinet: Cabinet, colleague: int) -> None:
    """Send a colleague a card of the person, and plan a message that has not gone out yet."""

    async def unit(store: Store) -> None:
        plan = {"policy": "must", "now": NOW, "of": 1}
        await store.deliveries.plan(
            colleague, kind="application", about="1", body=TRACES["card"], **plan
        )
        [sent] = await store.deliveries.claim(NOW, lease=MINUTE, resting=(), many=1)
        await store.deliveries.conclude(sent, Verdict(State.SENT, "done"), NOW)
        await store.deliveries.plan(
            colleague, kind="replied", about="1", body=TRACES["news"], **plan
        )
        await store.deliveries.plan(
            colleague, kind="news", about="1", body="О погоде", policy="must", now=NOW
        )

    await cabinet.do(unit)


async def exchange(cabinet: Cabinet) -> None:
    """Ask the person about an application, get a reply and refuse it."""
    number = await cabinet.send(1, answers=WRITTEN)
    steps = [
        lambda s: s.applications.ask(number, TRACES["question"]),
        lambda s: s.applications.reply(number, 1, TRACES["reply"]),
        lambda s: s.applications.decide(
            number, Status.REFUSED, by=1, now=NOW, reason=TRACES["reason"]
        ),
    ]
    for step in steps:
        assert await cabinet.do(step)


async def found_in(cabinet: Cabinet) -> set[str]:
    """Search every byte of every file, and what a dump of the tables says."""
    await cabinet.database._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    files = b"".join(path.read_bytes() for path in cabinet.path.parent.iterdir())
    with cabinet.beside() as connection:
        dump = "\n".join(connection.iterdump())
    number = ACCOUNT.to_bytes(6, "big")  # as SQLite stores an integer of this size
    found = {what for what, words in TRACES.items() if words.encode() in files or words in dump}
    return found | ({"telegram id"} if number in files else set())


async def test_a_life_leaves_traces_in_the_file_and_an_erasure_leaves_none(cabinet: Cabinet):
    await a_life_in_the_cluster(cabinet)
    assert await found_in(cabinet) == {*TRACES, "telegram id"}

    await erase(cabinet, 1)
    assert await found_in(cabinet) == set()


async def test_acts_and_decisions_stay_when_their_person_is_erased(cabinet: Cabinet):
    organisation = await a_life_in_the_cluster(cabinet)
    head = (await cabinet.do(lambda s: s.journal.verify())).head
    await erase(cabinet, 1)

    verdict = await cabinet.do(lambda s: s.journal.verify())
    assert (verdict.head, verdict.entries, verdict.broken) == (head, 1, None)
    assert cabinet.rows("SELECT by_ref FROM organisation_history") == [("ref-yolka",)]
    applications = await cabinet.do(lambda s: s.applications.list_of(1))
    assert [(a.status, a.decided_by, a.answers) for a in applications] == [
        (Status.REFUSED, 1, {}),
        (Status.WITHDRAWN, None, {}),
    ]
    assert await cabinet.do(lambda s: s.organisations.get(organisation)) is not None


async def test_an_erasure_withdraws_the_consent_and_keeps_that_it_was_given(cabinet: Cabinet):
    await a_life_in_the_cluster(cabinet)
    await erase(cabinet, 1)

    assert await cabinet.do(lambda s: s.people.find_consent(1)) is None
    ((version, withdrawn),) = cabinet.rows("SELECT version, withdrawn_at FROM consents")
    assert (version, withdrawn) == (CONSENT.version, LATER.timestamp() * 1_000_000)


async def test_an_erasure_ends_every_role_and_touches_nobody_else(cabinet: Cabinet):
    organisation = await a_life_in_the_cluster(cabinet)
    colleague = await cabinet.do(lambda s: s.people.get(2))
    await erase(cabinet, 1)

    assert await standing(cabinet) is None
    assert not await cabinet.do(lambda s: s.organisers.has_any())
    assert await cabinet.do(lambda s: s.organisations.list_of(1)) == []
    left = await cabinet.do(lambda s: s.organisations.list_representatives(organisation))
    assert [(r.person_id, r.phone) for r in left] == [(2, "+73830000001")]
    assert await cabinet.do(lambda s: s.people.get(2)) == colleague


async def test_the_row_that_stays_names_nobody(cabinet: Cabinet):
    await a_life_in_the_cluster(cabinet)
    await cabinet.do(lambda s: s.people.mark_unreachable(1, NOW))
    await erase(cabinet, 1)

    assert await cabinet.do(lambda s: s.people.get(1)) == Person(1, "ref-yolka", None, "", "ru")
    assert cabinet.rows("SELECT unreachable_since FROM people WHERE id = 1") == [(None,)]


async def test_of_what_others_were_told_the_words_go_and_that_it_was_sent_stays(
    cabinet: Cabinet,
):
    await a_life_in_the_cluster(cabinet)
    await erase(cabinet, 1)

    told = cabinet.rows("SELECT kind, state, body FROM deliveries WHERE person_id = 2 ORDER BY id")
    assert told == [
        ("application", "sent", ""),
        ("replied", "cancelled", ""),
        ("news", "ready", "О погоде"),
    ]


async def test_an_erasure_frees_the_inn_that_the_person_had_applied_with(cabinet: Cabinet):
    await a_life_in_the_cluster(cabinet)
    await erase(cabinet, 1)

    assert await cabinet.send(2, OTHER_INN) is not None


async def test_a_second_erasure_changes_nothing(cabinet: Cabinet):
    await a_life_in_the_cluster(cabinet)
    await erase(cabinet, 1)
    with cabinet.beside() as connection:
        before = list(connection.iterdump())
    await cabinet.do(lambda s: s.people.erase(1, LATER + MINUTE))

    with cabinet.beside() as connection:
        assert list(connection.iterdump()) == before


async def test_who_was_erased_may_come_back_as_somebody_new(cabinet: Cabinet):
    await a_life_in_the_cluster(cabinet)
    await erase(cabinet, 1)
    again = await enter(cabinet, ref="ref-again")

    assert (again.id, again.ref) == (3, "ref-again")
    assert await standing(cabinet) == Standing(again, False, None, False)


async def test_a_person_is_erased_whole_or_not_at_all(cabinet: Cabinet):
    async def unit(store: Store) -> None:
        await store.people.erase(1, LATER)
        raise LookupError

    await a_life_in_the_cluster(cabinet)
    with pytest.raises(LookupError):
        await cabinet.do(unit)

    assert await found_in(cabinet) == {*TRACES, "telegram id"}


async def test_an_erased_applicant_for_joining_is_not_among_those_who_wait(cabinet: Cabinet):
    organisation = await cabinet.enter_organisation()
    await enter(cabinet)
    await cabinet.send(1, kind=Kind.JOINING, organisation_id=organisation, answers=WRITTEN)
    await erase(cabinet, 1)

    assert await cabinet.do(lambda s: s.applications.list_joining(organisation)) == []
