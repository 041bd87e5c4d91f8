"""The questionnaires of applications, walked forwards and back as people do."""

from __future__ import annotations

from datetime import date

import pytest

from bot.features.applications.forms import APPLICATION, JOINING
from bot.refusal import Refusal
from bot.ui.forms import (
    REVIEW,
    Form,
    answered,
    asked,
    is_complete,
    jumped,
    question_at,
    rechecked,
    relevant,
    skipped,
    started,
    stepped_back,
)
from tests.features.applications.questionnaires import (
    ENTREPRENEUR,
    HEAD,
    NOW,
    ONE_QUESTION_FORMS,
    PROXY,
    noon,
    walked,
)


def test_an_organisation_is_registered_by_its_head():
    draft = walked(APPLICATION, HEAD)

    assert draft.step == REVIEW
    assert is_complete(APPLICATION, draft)
    assert list(relevant(APPLICATION, draft.answers)) == [key for key, _, _ in HEAD]


def test_an_entrepreneur_is_asked_neither_kpp_nor_legal_form():
    draft = walked(APPLICATION, ENTREPRENEUR)

    assert draft.step == "specialisation"
    assert not {"kpp", "legal_form"} & {q.key for q in asked(APPLICATION, draft.answers)}


def test_who_acts_by_power_of_attorney_is_asked_for_its_details():
    draft = walked(APPLICATION, HEAD[:-1] + PROXY)

    assert draft.step == REVIEW
    assert relevant(APPLICATION, draft.answers)["proxy_until"] == "2026-12-31"


def test_a_colleague_joins_by_the_same_questions_about_oneself():
    draft = walked(JOINING, HEAD[-5:-1] + PROXY)

    assert draft.step == REVIEW
    assert JOINING.questions == APPLICATION.questions[-len(JOINING.questions) :]


def test_kpp_offers_needs_and_scan_may_be_skipped_and_nothing_else():
    optional = {q.key for q in APPLICATION.questions if q.optional}
    assert optional == {"kpp", "offers", "needs", "scan"}

    draft = skipped(APPLICATION, walked(APPLICATION, HEAD[:2]))
    assert draft.step == "full_name"
    with pytest.raises(Refusal, match="form-not-optional"):
        skipped(APPLICATION, draft)


def test_one_goes_back_and_corrects_the_number_before():
    draft = walked(APPLICATION, HEAD[:3])
    back = stepped_back(APPLICATION, stepped_back(APPLICATION, draft))

    assert back.step == "ogrn"
    assert walked(APPLICATION, HEAD[1:2], back).step == "full_name"


def test_a_line_is_changed_from_the_review_and_the_rest_stays():
    review = walked(APPLICATION, HEAD)
    changed = walked(
        APPLICATION, [("name", "Иванов Иван", None)], jumped(APPLICATION, review, "name")
    )

    assert changed.step == REVIEW
    assert changed.answers == {**review.answers, "name": "Иванов Иван"}


def test_an_inn_changed_to_an_entrepreneurs_drops_the_ogrn_and_asks_it_again():
    review = walked(APPLICATION, HEAD)
    changed = walked(APPLICATION, ENTREPRENEUR[:1], jumped(APPLICATION, review, "inn"))

    assert changed.step == "ogrn"
    assert "ogrn" not in changed.answers
    sent = relevant(APPLICATION, walked(APPLICATION, ENTREPRENEUR[1:2], changed).answers)
    assert not {"kpp", "legal_form"} & set(sent)


def test_an_inn_changed_to_an_organisations_asks_what_organisations_are_asked():
    review = walked(APPLICATION, ENTREPRENEUR + HEAD[7:])
    changed = walked(APPLICATION, HEAD[:1], jumped(APPLICATION, review, "inn"))

    changed = skipped(APPLICATION, walked(APPLICATION, HEAD[1:2], changed))
    assert walked(APPLICATION, HEAD[5:6], changed).step == REVIEW


def test_a_head_who_turns_out_to_act_by_proxy_is_asked_for_the_paper():
    review = walked(APPLICATION, HEAD)
    draft = walked(APPLICATION, PROXY[:-1], jumped(APPLICATION, review, "basis"))

    assert skipped(APPLICATION, draft).step == REVIEW


def test_an_answer_makes_the_buttons_of_earlier_screens_stale():
    draft = walked(APPLICATION, HEAD[:4])

    assert draft.version == 4
    assert stepped_back(APPLICATION, draft).version == 5


def test_a_corrected_date_asks_again_for_a_term_that_no_longer_fits():
    review = walked(APPLICATION, HEAD[:-1] + PROXY)
    late = [("proxy_until", "25.11.2026", "2026-11-25")]
    review = walked(APPLICATION, late, jumped(APPLICATION, review, "proxy_until"))
    jump = jumped(APPLICATION, review, "proxy_date")

    assert answered(APPLICATION, jump, "25.11.2026", now=NOW).step == REVIEW
    tomorrow = answered(APPLICATION, jump, "26.11.2026", now=noon(date(2026, 11, 26)))
    assert tomorrow.step == "proxy_until"


def test_a_term_that_runs_out_while_the_draft_waits_is_asked_again():
    review = walked(JOINING, HEAD[-5:-1] + PROXY)

    assert rechecked(JOINING, review, now=noon(date(2026, 12, 31))).step == REVIEW
    assert rechecked(JOINING, review, now=noon(date(2027, 1, 1))).step == "proxy_until"


@pytest.mark.parametrize("form", ONE_QUESTION_FORMS, ids=lambda form: form.name)
def test_a_reason_a_question_and_a_reply_are_sent_by_one_message(form: Form):
    draft = answered(form, started(form, subject=12), "Уточните КПП.\n\nСпасибо", now=NOW)

    assert is_complete(form, draft)
    assert not form.reviewed
    assert draft.answers == {"text": "Уточните КПП.\nСпасибо"}
    with pytest.raises(Refusal, match="answers-too-long"):
        answered(form, started(form), "я" * 1001, now=NOW)
    with pytest.raises(Refusal, match="answers-empty"):
        answered(form, started(form), " \u200b\n", now=NOW)


def test_the_step_at_the_review_is_no_question():
    assert question_at(APPLICATION, walked(APPLICATION, HEAD)) is None
