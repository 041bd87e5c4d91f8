"""The people of the tests: each is an account number; the world must be told who comes."""

from __future__ import annotations

from bot.sandbox.demo import Participant, participants

ORGANISER = 101
SECOND_ORGANISER = 102
APPLICANT = 201
COLLEAGUE = 202
STRANGER = 301
FOREIGNER = 302

NAMES = {
    ORGANISER: ("Ольга", "Секретарёва", "ru"),
    SECOND_ORGANISER: ("Пётр", "Кластеров", "ru"),
    APPLICANT: ("Анна", "Демидова", "ru"),
    COLLEAGUE: ("Игорь", "Напарник", "ru"),
    STRANGER: ("Степан", "Прохожий", "ru"),
    FOREIGNER: ("John", "Smith", "en-GB"),
}


def participant(number: int) -> Participant:
    """Return a participant of the demo cluster: 1 is org-01."""
    return participants()[number - 1]
