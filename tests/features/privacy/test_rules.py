"""Rules of privacy: a consent is given to a known text, complete as the law wants it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from bot.features.privacy.rules import CONSENT_VERSION, Person, fingerprint
from bot.ui.screen import Text
from bot.ui.texts import Language, Texts

LONG = {"operator": "О" * 200, "address": "А" * 300, "cluster": "К" * 100}

# The fingerprints of each version's words. A new text is a new version and a new line here.
VERSIONS = {
    ("2026-11", Language.RU): "b5efc2cac4bba9ccc2dd76c6ef6c029b3b58d5b7e02c37198c9d874445f277c9",
    ("2026-11", Language.EN): "f1acb05489e572aaebc2aff7096883119fb63d95ed2637996c94c12341f7478c",
}


def consent(language: Language, **values: str) -> str:
    text = Text("consent-text", {"version": CONSENT_VERSION, **values})
    return Texts(ZoneInfo("Asia/Novosibirsk")).plain(text, language)


def test_a_fingerprint_is_the_sha256_of_the_words():
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert fingerprint("abc") == known
    assert fingerprint("Согласен") != fingerprint("Согласна")


@pytest.mark.parametrize("language", list(Language))
def test_changed_words_of_the_consent_are_a_new_version(language: Language):
    words = consent(language, operator="—", address="—", cluster="—")
    assert fingerprint(words) == VERSIONS[CONSENT_VERSION, language]


@pytest.mark.parametrize("language", list(Language))
def test_the_consent_fits_one_message_with_room_to_spare(language: Language):
    assert len(consent(language, **LONG)) < 3000


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        (
            Language.RU,
            ["Оператор", "Чьи данные", "Цель", "Данные", "Действия", "Кому видны", "Срок", "Отзыв"],
        ),
        (
            Language.EN,
            ["Operator", "Whose data", "purpose", "Data", "Actions", "Who sees", "Term", "Withdra"],
        ),
    ],
)
def test_the_consent_says_all_that_the_law_asks_for(language: Language, parts: list[str]):
    words = consent(language, operator="АО «Технопарк»", address="Новосибирск", cluster="Мед")

    assert all(part in words for part in [*parts, "/forget", "30", CONSENT_VERSION])
    assert all(name in words for name in ["АО «Технопарк»", "Новосибирск", "Мед"])


def test_a_person_is_written_to_by_their_own_row():
    assert Person(7, "p-ref", 201, "Анна", "ru").person_id == 7
