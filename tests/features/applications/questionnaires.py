"""What people answer in the questionnaires of applications, and walks through them."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.features.admissions.forms import QUESTION, REFUSAL_REASON, RETURN_REASON
from bot.features.applications.forms import APPLICATION
from bot.features.my_application.forms import REPLY
from bot.ui.forms import Draft, Form, answered, started
from bot.ui.texts import Texts

TODAY = date(2026, 11, 25)
TEXTS = Texts(ZoneInfo("Asia/Novosibirsk"))
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


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=ZoneInfo("Asia/Novosibirsk"))


NOW = noon(TODAY)


def walked(
    form: Form, steps: list[tuple[str, str, str | None]], draft: Draft | None = None
) -> Draft:
    """Answer the questions in order, each being the one that is asked."""
    draft = draft or started(form)
    for key, typed, kept in steps:
        assert draft.step == key
        draft = answered(form, draft, typed, now=NOW)
        assert draft.answers[key] == (typed if kept is None else kept)
    return draft
