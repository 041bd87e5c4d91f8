"""The engine of questionnaires: where one stands after an answer, a skip, a step back, a jump."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.refusal import Refusal
from bot.ui.forms import (
    REVIEW,
    Asked,
    Draft,
    Form,
    Question,
    answered,
    asked,
    is_complete,
    jumped,
    kept,
    question_at,
    rechecked,
    relevant,
    skipped,
    started,
    stepped_back,
)

TODAY = date(2026, 11, 25)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=ZoneInfo("Asia/Novosibirsk"))


NOW = noon(TODAY)


def _any(text: str, _asked: Asked) -> str:
    if not text.strip():
        raise Refusal("answers-empty")
    return text.strip()


def _not_longer_than_room(text: str, asked: Asked) -> str:
    if len(text) > len(asked.answers["room"]):
        raise Refusal("answers-too-long", limit=1, excess=1)
    return text


def _not_past(text: str, asked: Asked) -> str:
    if date.fromisoformat(text) < asked.today:
        raise Refusal("form-proxy-expired", date=asked.today)
    return text


FORM = Form(
    "visit",
    (
        Question("room", _any),
        Question("guest", _not_longer_than_room),
        Question("remark", _any, optional=True),
        Question("until", _not_past, when=lambda answers: answers.get("room") != "hall"),
    ),
)


def filled(**answers: str) -> Draft:
    return started(FORM, answers=answers)


def answer(draft: Draft, text: str) -> Draft:
    return answered(FORM, draft, text, now=NOW)


def test_a_form_is_answered_from_the_first_question_to_the_review():
    draft = started(FORM, subject=7)
    steps = [draft.step]
    for text in ("Большая", "Иван", " Ждать ", "2026-12-31"):
        draft = answer(draft, text)
        steps.append(draft.step)

    assert steps == ["room", "guest", "remark", "until", REVIEW]
    assert (draft.form, draft.subject, draft.version) == ("visit", 7, 4)
    assert draft.answers["remark"] == "Ждать"
    assert question_at(FORM, draft) is None


def test_a_refused_answer_leaves_the_draft_as_it_was():
    draft = started(FORM)
    with pytest.raises(Refusal) as refusal:
        answer(draft, "  ")

    assert refusal.value.key == "answers-empty"
    assert draft == started(FORM)


def test_only_an_optional_question_may_be_skipped():
    with pytest.raises(Refusal) as refusal:
        skipped(FORM, started(FORM))
    assert refusal.value.key == "form-not-optional"

    draft = skipped(FORM, filled(room="Большая", guest="Иван"))
    assert draft.step == "until"
    assert draft.answers["remark"] == ""
    with pytest.raises(Refusal):
        skipped(FORM, replace(draft, step=REVIEW))


def test_a_skipped_question_counts_as_answered():
    assert not is_complete(FORM, filled(room="hall", guest="Иван"))
    assert is_complete(FORM, filled(room="hall", guest="Иван", remark=""))


def test_a_step_back_opens_the_question_before_and_its_answer_leads_on():
    draft = filled(room="Большая", guest="Иван")
    assert draft.step == "remark"

    back = stepped_back(FORM, draft)
    assert (back.step, back.version) == ("guest", draft.version + 1)
    assert answer(back, "Пётр").step == "remark"


def test_there_is_nothing_before_the_first_question():
    with pytest.raises(Refusal) as refusal:
        stepped_back(FORM, started(FORM))
    assert refusal.value.key == "form-first-question"


def test_a_step_back_from_the_review_opens_the_last_question_that_is_asked():
    assert stepped_back(FORM, filled(room="hall", guest="Иван", remark="")).step == "remark"


def test_a_jump_from_the_review_opens_one_question_and_its_answer_leads_back():
    review = filled(room="Большая", guest="Иван", remark="", until="2026-12-31")
    assert review.step == REVIEW

    jump = jumped(FORM, review, "guest")
    assert (jump.step, jump.version) == ("guest", review.version + 1)
    changed = answer(jump, "Пётр")
    assert changed.step == REVIEW
    assert changed.answers == {**review.answers, "guest": "Пётр"}


def test_a_question_opened_by_mistake_leads_back_to_the_review_unchanged():
    review = filled(room="Большая", guest="Иван", remark="", until="2026-12-31")
    back = stepped_back(FORM, jumped(FORM, review, "guest"))

    assert back.step == REVIEW
    assert back.answers == review.answers


@pytest.mark.parametrize("key", ["until", "review", "", "nonsense"])
def test_one_cannot_jump_to_a_question_that_is_not_asked(key: str):
    with pytest.raises(Refusal) as refusal:
        jumped(FORM, filled(room="hall", guest="Иван", remark=""), key)
    assert refusal.value.key == "form-no-such-question"


def test_a_changed_answer_drops_one_that_no_longer_fits_and_asks_it_again():
    review = filled(room="Большая", guest="Алексей", remark="", until="2026-12-31")
    changed = answer(jumped(FORM, review, "room"), "Зал")

    assert changed.step == "guest"
    assert "guest" not in changed.answers
    assert answer(changed, "Ян").step == REVIEW


def test_whoever_came_back_may_keep_the_answer_and_goes_on_where_it_broke_off():
    stood_at = answer(answer(started(FORM), "hall"), "Иван")
    back = stepped_back(FORM, stepped_back(FORM, stood_at))
    assert back.step == "room"
    on = kept(FORM, back)
    assert (on.step, on.answers) == (stood_at.step, stood_at.answers)
    with pytest.raises(Refusal) as refusal:
        kept(FORM, started(FORM))
    assert refusal.value.key == "form-not-answered"


def test_a_question_that_is_not_asked_any_more_is_not_sent():
    review = filled(room="Большая", guest="Иван", remark="", until="2026-12-31")
    changed = answer(jumped(FORM, review, "room"), "hall")

    assert [q.key for q in asked(FORM, changed.answers)] == ["room", "guest", "remark"]
    assert changed.step == REVIEW
    assert relevant(FORM, changed.answers) == {"room": "hall", "guest": "Иван", "remark": ""}


def test_an_answer_that_time_has_made_wrong_is_asked_again_before_sending():
    review = filled(room="Большая", guest="Иван", remark="", until="2026-11-25")
    assert rechecked(FORM, review, now=NOW) == review

    late = rechecked(FORM, review, now=noon(date(2026, 11, 26)))
    assert (late.step, late.version) == ("until", review.version + 1)
    assert "until" not in late.answers


def test_the_review_takes_no_text():
    review = filled(room="hall", guest="Иван", remark="")
    with pytest.raises(Refusal) as refusal:
        answer(review, "Отправить")
    assert refusal.value.key == "form-review-takes-buttons"


def test_every_change_makes_older_screens_stale():
    draft = started(FORM)
    versions = [draft.version]
    for change in (
        lambda d: answer(d, "hall"),
        lambda d: answer(d, "Иван"),
        lambda d: stepped_back(FORM, d),
        lambda d: answer(d, "Пётр"),
        lambda d: skipped(FORM, d),
        lambda d: jumped(FORM, d, "guest"),
    ):
        draft = change(draft)
        versions.append(draft.version)
    assert versions == [0, 1, 2, 3, 4, 5, 6]


def test_a_returned_form_opens_at_the_review_or_at_what_is_missing():
    assert filled(room="hall", guest="Иван", remark="").step == REVIEW
    assert filled(room="Большая", guest="Иван", remark="").step == "until"
    assert started(FORM, answers={}).step == "room"
