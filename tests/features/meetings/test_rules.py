"""Rules of meetings: the agenda as it is typed, replies in time, the forecast."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.meetings.rules import (
    Answer,
    Forecast,
    Item,
    Meeting,
    Member,
    Plan,
    Seat,
    Status,
    agenda_of,
    by_person,
    check_may_reply,
    counted,
    ends,
    forecast,
    needed_for_quorum,
    possible_answers,
    silent,
    takes_replies,
    written,
)
from bot.refusal import Refusal

STARTS = datetime(2016, 7, 5, 4, tzinfo=UTC)
REPLY_BY = datetime(2016, 6, 30, 12, tzinfo=UTC)
PLAN = Plan(STARTS, "Технопарк", "https://meet.example.org", REPLY_BY)
MEETING = Meeting(
    id=1,
    ref="ref",
    title="Собрание",
    plan=PLAN,
    status=Status.ANNOUNCED,
    edition=0,
    called_at=datetime(2016, 6, 21, 4, tzinfo=UTC),
)
SECOND = timedelta(seconds=1)
SEATS = [Seat(1, "А", votes=True), Seat(2, "Б", votes=True), Seat(3, "Н", votes=False)]


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("Разное", Item(1, "Разное")),
        ("Разное — 15", Item(1, "Разное", "", 15)),
        ("О дорожной карте — ЦКР", Item(1, "О дорожной карте", "ЦКР")),
        ("О карте — ЦКР — 15", Item(1, "О карте", "ЦКР", 15)),
        ("1. О карте - ЦКР - 15 минут", Item(1, "О карте", "ЦКР", 15)),
        ("2) О карте – ЦКР -- 15 мин.", Item(1, "О карте", "ЦКР", 15)),
        ("On the map — Centre — 15 min", Item(1, "On the map", "Centre", 15)),
        ("Медико-технологический кластер", Item(1, "Медико-технологический кластер")),
        ("О форме — какой — директор — 5", Item(1, "О форме — какой", "директор", 5)),
        ("— Разное — 15", Item(1, "Разное", "", 15)),
        ("• 3. Разное", Item(1, "Разное")),
        ("2016 год: итоги", Item(1, "2016 год: итоги")),
    ],
)
def test_a_line_of_the_agenda_is_read_as_it_is_meant(typed: str, item: Item):
    assert agenda_of(typed) == (item,)


def test_an_agenda_has_an_item_a_line_numbered_in_order():
    read = agenda_of("Открытие\n\n 5. Доклад — ЦКР \nРазное")
    assert [(item.number, item.title) for item in read] == [
        (1, "Открытие"),
        (2, "Доклад"),
        (3, "Разное"),
    ]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Открытие\n123", "agenda-no-title"),
        ("1. — 15", "agenda-no-title"),
        ("Открытие — 0", "agenda-minutes"),
        ("Открытие — ЦКР — 601", "agenda-minutes"),
        ("О" * 301, "agenda-long-title"),
        (f"Открытие — {'д' * 151}", "agenda-long-speaker"),
        ("О\n" * 31, "agenda-too-many"),
    ],
)
def test_an_agenda_that_cannot_be_is_refused(typed: str, key: str):
    with pytest.raises(Refusal, match=key):
        agenda_of(typed)


_words = st.from_regex(r"[А-Яа-я][А-Яа-я ]{0,20}[а-я]", fullmatch=True)


@given(st.lists(st.tuples(_words, _words, st.integers(1, 600)), min_size=1, max_size=30))
def test_an_agenda_that_was_read_is_read_again_the_same(rows):
    read = agenda_of("\n".join(f"{title} — {who} — {minutes}" for title, who, minutes in rows))
    assert agenda_of(written(read)) == read
    assert [item.minutes for item in read] == [minutes for *_, minutes in rows]


def test_a_meeting_ends_when_its_items_do_or_after_two_hours():
    assert ends(PLAN, agenda_of("А — 15\nБ — Кто — 25")) == STARTS + timedelta(minutes=40)
    assert ends(PLAN, agenda_of("А")) == STARTS + timedelta(hours=2)


def test_one_replies_only_as_one_can_take_part():
    rest = (Answer.DEPUTY, Answer.DECLINED)
    assert possible_answers(PLAN) == (Answer.IN_PERSON, Answer.ONLINE, *rest)
    assert possible_answers(replace(PLAN, link="")) == (Answer.IN_PERSON, *rest)
    assert possible_answers(replace(PLAN, place="")) == (Answer.ONLINE, *rest)
    online_only = replace(MEETING, plan=replace(PLAN, place=""))
    with pytest.raises(Refusal, match="meeting-answer-impossible"):
        check_may_reply(online_only, Answer.IN_PERSON, now=REPLY_BY)


def test_the_deadline_is_the_last_moment_for_a_reply():
    check_may_reply(MEETING, Answer.ONLINE, now=REPLY_BY)
    assert takes_replies(MEETING, REPLY_BY)
    with pytest.raises(Refusal, match="meeting-replies-closed"):
        check_may_reply(MEETING, Answer.ONLINE, now=REPLY_BY + SECOND)


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (Status.CANCELLED, "meeting-is-cancelled"),
        (Status.REGISTRATION, "meeting-replies-closed"),
        (Status.CLOSED, "meeting-replies-closed"),
    ],
)
def test_a_meeting_that_is_not_simply_announced_takes_no_reply(status: Status, key: str):
    with pytest.raises(Refusal, match=key):
        check_may_reply(replace(MEETING, status=status), Answer.ONLINE, now=REPLY_BY)


@pytest.mark.parametrize(
    ("eligible", "needed"), [(0, 1), (1, 1), (2, 1), (3, 2), (19, 10), (20, 10), (21, 11)]
)
def test_a_quorum_is_at_least_half(eligible: int, needed: int):
    assert needed_for_quorum(eligible) == needed


def test_observers_are_not_in_the_forecast_and_a_deputy_is():
    replies = {1: Answer.DEPUTY, 2: Answer.DECLINED, 3: Answer.IN_PERSON}
    assert forecast(SEATS, replies) == Forecast(promised=1, eligible=2, needed=1)


def test_the_assembly_of_2016_promised_sixteen_of_twenty():
    answers = [Answer.IN_PERSON] * 12 + [Answer.ONLINE] * 4 + [Answer.DECLINED] * 2
    seats = [Seat(n, "", votes=n < 20) for n in range(23)]
    replies = dict(enumerate(answers)) | dict.fromkeys((20, 21, 22), Answer.IN_PERSON)
    assert forecast(seats, replies) == Forecast(promised=16, eligible=20, needed=10)
    assert counted(seats[:20], replies)[None] == 2


def test_silence_is_counted_and_named():
    assert silent(SEATS, {2: Answer.ONLINE}) == (SEATS[0], SEATS[2])
    assert counted(SEATS, {2: Answer.ONLINE}) == {Answer.ONLINE: 1, None: 2}


def test_a_person_of_two_organisations_is_met_once():
    first, second = Member(7, "ru", SEATS[0]), Member(7, "ru", SEATS[1])
    other = Member(8, "en", SEATS[0])
    assert by_person([first, second, other]) == {
        first: (SEATS[0], SEATS[1]),
        other: (SEATS[0],),
    }
