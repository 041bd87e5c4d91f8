"""The questionnaires of applications: walked forwards and back, by people who err as people do."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.applications.forms import (
    APPLICATION,
    JOINING,
    QUESTION,
    REFUSAL_REASON,
    REPLY,
    RETURN_REASON,
)
from bot.refusal import Refusal
from bot.ui.forms import (
    REVIEW,
    Asked,
    Draft,
    Form,
    Question,
    Takes,
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
from bot.ui.screen import Text
from bot.ui.texts import Language, Texts, refused

TODAY = date(2026, 11, 25)
TEXTS = Texts(ZoneInfo("Asia/Novosibirsk"))
MESSAGE_OF_TELEGRAM = 4096
ONE_QUESTION_FORMS = [RETURN_REASON, REFUSAL_REASON, QUESTION, REPLY]
QUESTIONS = {question.key: question for question in APPLICATION.questions}
LIMITS = {
    "full_name": 300,
    "short_name": 100,
    "specialisation": 200,
    "offers": 500,
    "needs": 500,
    "address": 300,
    "name": 100,
    "position": 100,
    "proxy_number": 50,
}

HEAD = [
    ("inn", "5499 000 018", "5499000018"),
    ("ogrn", "1165499000017", "1165499000017"),
    ("kpp", "5499 01 001", "549901001"),
    ("full_name", "Акционерное общество «Обской медицинский технопарк»", None),
    ("short_name", "АО «Обской медтехнопарк»", None),
    ("legal_form", "nao", "nao"),
    ("cluster_role", "infrastructure", "infrastructure"),
    ("specialisation", "Управление медицинским\nтехнопарком", "Управление медицинским технопарком"),
    ("offers", "Чистые помещения\n\nОфисы", "Чистые помещения\nОфисы"),
    ("needs", "Резиденты", None),
    ("address", "630000, г. Новосибирск, ул. Примерная, д. 1", None),
    ("name", "Образцова Ольга Олеговна", None),
    ("position", "Генеральный директор", None),
    ("phone", "8 (383) 000-00-01 доб. 12", "+73830000001;ext=12"),
    ("email", "org01@Example.org", "org01@example.org"),
    ("basis", "head", "head"),
]
PROXY = [
    ("basis", "proxy", "proxy"),
    ("proxy_number", "3/16", "3/16"),
    ("proxy_date", "1 июля 2026 г.", "2026-07-01"),
    ("proxy_until", "31.12.2026", "2026-12-31"),
    ("scan", "document:BQACAgIAAxkBAAI-_x", "document:BQACAgIAAxkBAAI-_x"),
]
ENTREPRENEUR = [
    ("inn", "549900001242", "549900001242"),
    ("ogrn", "316549900000122", "316549900000122"),
    ("full_name", "Индивидуальный предприниматель Образцов Олег Олегович", None),
    ("short_name", "ИП Образцов О. О.", None),
    ("cluster_role", "supplier", "supplier"),
]


def walked(
    form: Form, steps: list[tuple[str, str, str | None]], draft: Draft | None = None
) -> Draft:
    """Answer the questions in order, each being the one that is asked."""
    draft = draft or started(form)
    for key, typed, kept in steps:
        assert draft.step == key
        draft = answered(form, draft, typed, today=TODAY)
        assert draft.answers[key] == (typed if kept is None else kept)
    return draft


def refusal_of(typed: str, *, key: str, today: date = TODAY, **answers: str) -> Refusal:
    """Expect a refusal that can be said in both languages."""
    with pytest.raises(Refusal) as caught:
        QUESTIONS[key].parse(typed, Asked(answers, today))
    assert said(caught.value) != TEXTS.say(refused(caught.value), Language.EN)
    return caught.value


def said(refusal: Refusal) -> str:
    return TEXTS.say(refused(refusal), Language.RU)


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


@pytest.mark.parametrize(
    ("key", "typed", "part", "suggestion"),
    [
        ("inn", "5499000019", "контрольное число не сходится", None),
        ("inn", "549900001", "Вы ввели 9", None),
        ("inn", "0000000000", "из одних нулей", None),
        ("ogrn", "1165499000018", "контрольная цифра не сходится", None),
        ("ogrn", "11654990000017", "Вы ввели 14", None),
        ("kpp", "54990100", "Вы ввели 8", None),
        ("inn", "5499OOOO18", "имели в виду 5499000018", "5499000018"),
        ("inn", "5499ООО0з2", "имели в виду 5499000032", "5499000032"),
    ],
)
def test_a_wrong_number_is_named_and_a_slip_comes_back_as_a_suggestion(
    key: str, typed: str, part: str, suggestion: str | None
):
    refusal = refusal_of(typed, key=key, inn="5499000018")

    assert part in said(refusal)
    assert refusal.suggestion == suggestion


def test_an_inn_that_is_known_already_is_a_good_answer_that_somebody_else_checks():
    assert QUESTIONS["inn"].parse("5499000025", Asked({}, TODAY)) == "5499000025"


def test_the_ogrn_fits_the_kind_of_inn():
    company = refusal_of("1165499000017", key="ogrn", inn="549900001242")
    entrepreneur = refusal_of("316549900000122", key="ogrn", inn="5499000018")

    assert "Отправьте ОГРНИП из 15 цифр" in said(company)
    assert "Отправьте ОГРН из 13 цифр" in said(entrepreneur)


@pytest.mark.parametrize("typed", ["ip", "", "ООО", "ooo ", "head"])
def test_a_choice_is_one_of_its_buttons(typed: str):
    assert "на кнопках" in said(refusal_of(typed, key="legal_form"))


def test_an_organisation_is_not_offered_the_form_of_an_entrepreneur():
    assert "ip" not in QUESTIONS["legal_form"].choices


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("26.11.2026", "ещё не наступила: 26 ноября 2026 г."),
        ("31.12.1989", "старше 1990 года"),
        ("31.02.2026", "Такой даты нет"),
        ("вчера", "Не получилось понять дату"),
        ("25 декабря", "В дате нет года. Напишите"),
    ],
)
def test_a_power_of_attorney_is_dated_in_the_past(typed: str, part: str):
    refusal = refusal_of(typed, key="proxy_date")

    assert part in said(refusal)
    assert refusal.suggestion is None


def test_a_date_without_its_year_is_suggested_when_it_would_do():
    assert refusal_of("1 июля", key="proxy_date").suggestion == "01.07.2026"
    until = refusal_of("31 декабря", key="proxy_until", proxy_date="2026-07-01")
    assert until.suggestion == "31.12.2026"


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("30.06.2026", "раньше даты её выдачи (1 июля 2026 г.)"),
        ("24.11.2026", "истёк 24 ноября 2026 г."),
        ("бессрочно", "Не получилось понять дату"),
        ("20 июня", "В дате нет года. Напишите"),
    ],
)
def test_a_power_of_attorney_is_in_force_today(typed: str, part: str):
    refusal = refusal_of(typed, key="proxy_until", proxy_date="2026-07-01")

    assert part in said(refusal)
    assert refusal.suggestion is None


@pytest.mark.parametrize("day", ["2026-11-25", "2026-11-26", "2030-02-28"])
def test_the_last_day_of_a_power_of_attorney_is_included(day: str):
    on_the_same_day = Asked({"proxy_date": "2026-11-25"}, TODAY)
    assert QUESTIONS["proxy_until"].parse(day, on_the_same_day) == day


def test_a_corrected_date_asks_again_for_a_term_that_no_longer_fits():
    review = walked(APPLICATION, HEAD[:-1] + PROXY)
    late = [("proxy_until", "25.11.2026", "2026-11-25")]
    review = walked(APPLICATION, late, jumped(APPLICATION, review, "proxy_until"))
    jump = jumped(APPLICATION, review, "proxy_date")

    assert answered(APPLICATION, jump, "25.11.2026", today=TODAY).step == REVIEW
    tomorrow = answered(APPLICATION, jump, "26.11.2026", today=date(2026, 11, 26))
    assert tomorrow.step == "proxy_until"


def test_a_term_that_runs_out_while_the_draft_waits_is_asked_again():
    review = walked(JOINING, HEAD[-5:-1] + PROXY)

    assert rechecked(JOINING, review, today=date(2026, 12, 31)).step == REVIEW
    assert rechecked(JOINING, review, today=date(2027, 1, 1)).step == "proxy_until"


@pytest.mark.parametrize(
    "typed", ["", "да", "document:", "sticker:abc", "document:a b", "document:abc\n", "photo:<b>"]
)
def test_a_scan_is_a_file_and_not_words(typed: str):
    assert "Здесь нужен файл" in said(refusal_of(typed, key="scan"))


def test_a_photo_is_as_good_as_a_document():
    assert QUESTIONS["scan"].parse("photo:AgACAgI-_1", Asked({}, TODAY)) == "photo:AgACAgI-_1"
    assert QUESTIONS["scan"].takes is Takes.FILE
    assert QUESTIONS["phone"].takes is Takes.CONTACT


@pytest.mark.parametrize(
    ("key", "kept", "shown"),
    [
        ("phone", "+73830000001;ext=12", "+7 383 000-00-01 #12"),
        ("proxy_date", "2026-07-01", date(2026, 7, 1)),
        ("proxy_until", "2026-12-31", date(2026, 12, 31)),
        ("scan", "photo:AgAC", Text("form-file-attached")),
        ("legal_form", "nao", Text("legal-form-nao")),
        ("cluster_role", "core_manufacturer", Text("cluster-role-core_manufacturer")),
        ("basis", "proxy", Text("basis-proxy")),
        ("inn", "5499000018", "5499000018"),
    ],
)
def test_the_review_shows_answers_as_people_read_them(key: str, kept: str, shown: object):
    assert QUESTIONS[key].shown(kept) == shown


@pytest.mark.parametrize("key", ["full_name", "short_name", "name", "position"])
def test_markup_and_hidden_signs_stay_plain_letters(key: str):
    typed = '<b>ООО</b> & \u202e"Рога"\u200b'
    assert QUESTIONS[key].parse(typed, Asked({}, TODAY)) == '<b>ООО</b> & "Рога"'


@pytest.mark.parametrize(("key", "limit"), LIMITS.items())
def test_a_long_answer_is_told_by_how_much(key: str, limit: int):
    parse = QUESTIONS[key].parse

    assert parse("я" * limit, Asked({}, TODAY)) == "я" * limit
    assert "Сократите его на 1 знак " in said(refusal_of("я" * (limit + 1), key=key))
    assert f"Сократите его на {4096 - limit} " in said(refusal_of("я" * 4096, key=key)).replace(
        "\u00a0", ""
    )


@pytest.mark.parametrize("form", ONE_QUESTION_FORMS, ids=lambda form: form.name)
def test_a_reason_a_question_and_a_reply_are_sent_by_one_message(form: Form):
    draft = answered(form, started(form, subject=12), "Уточните КПП.\n\nСпасибо", today=TODAY)

    assert is_complete(form, draft)
    assert not form.reviewed
    assert draft.answers == {"text": "Уточните КПП.\nСпасибо"}
    with pytest.raises(Refusal, match="answers-too-long"):
        answered(form, started(form), "я" * 1001, today=TODAY)
    with pytest.raises(Refusal, match="answers-empty"):
        answered(form, started(form), " \u200b\n", today=TODAY)


@given(st.sampled_from(APPLICATION.questions), st.text() | st.text("0123456789.- +"))
def test_a_clean_answer_is_taken_as_it_is_and_a_refusal_can_be_said(question: Question, text: str):
    asked_ = Asked({"inn": "5499000018", "proxy_date": "2026-07-01"}, TODAY)
    try:
        kept = question.parse(text, asked_)
    except Refusal as refusal:
        outcome = refused(refusal)
    else:
        assert question.parse(kept, asked_) == kept
        outcome = Text.of("form-line", label=question.key, value=question.shown(kept))
    assert all(TEXTS.say(outcome, language) for language in Language)


def _words(form: Form) -> list[str]:
    keys = [q.key if q.key != "text" else form.name for q in form.questions]
    questions = [f"question-{key}" for key in keys]
    return (
        questions + [f"label-{key}" for key in keys if form.reviewed] + [f"form-name-{form.name}"]
    )


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("form", [APPLICATION, JOINING, *ONE_QUESTION_FORMS], ids=lambda f: f.name)
def test_every_question_is_short_and_opens_with_what_is_asked(form: Form, language: Language):
    for key in _words(form):
        words = TEXTS.plain(Text(key), language)
        assert 0 < len(words) <= (22 if key.startswith("label-") else 300), key
        assert key.startswith("question-") == TEXTS.say(Text(key), language).startswith("<b>"), key


@pytest.mark.parametrize("language", list(Language))
def test_buttons_of_a_choice_are_short_and_differ(language: Language):
    for question in (q for q in APPLICATION.questions if q.choices):
        labels = [TEXTS.plain(Text(f"{question.labels}-{c}"), language) for c in question.choices]
        assert len({label.casefold() for label in labels}) == len(question.choices)
        assert max(map(len, labels)) <= 30


@pytest.mark.parametrize("sign", ["я", "Я\u0308\u0301", "\U0001f3e5"])
@pytest.mark.parametrize("language", list(Language))
def test_the_longest_review_fits_a_message_of_telegram(sign: str, language: Language):
    longest = {key: kept or typed for key, typed, kept in HEAD[:-1] + PROXY}
    longest |= {key: _longest(QUESTIONS[key], sign, limit=limit) for key, limit in LIMITS.items()}
    card = [TEXTS.plain(Text("form-review"), language)]
    for question in asked(APPLICATION, longest):
        label = Text(f"label-{question.key}")
        line = Text.of("form-line", label=label, value=question.shown(longest[question.key]))
        card.append(TEXTS.plain(line, language))

    units = len("\n".join(card).encode("utf-16-le")) // 2
    assert 2000 < units < MESSAGE_OF_TELEGRAM - 500


def _longest(question: Question, sign: str, *, limit: int) -> str:
    """Fill the room with a sign; of one that Telegram counts double fewer fit."""
    for count in range(limit - 1, 0, -1):
        try:
            return question.parse("А" + sign * count, Asked({}, TODAY))
        except Refusal:
            continue
    raise AssertionError(question.key)


def test_the_step_at_the_review_is_no_question():
    assert question_at(APPLICATION, walked(APPLICATION, HEAD)) is None
