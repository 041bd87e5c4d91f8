"""A rule said no, and this is the sentence: the one exception that people are meant to see."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - it is not an error: it is an answer in the language of rules
    """An expected no.

    `key` names a sentence of `locales/` that says what is wrong and what to do next; `details`
    fill its variables (str, int, date or datetime). `suggestion` is a corrected value which the
    person may accept with one press (letters typed for digits, for example).
    """

    def __init__(self, key: str, *, suggestion: str | None = None, **details: object) -> None:
        """Keep the sentence's key and what fills it."""
        super().__init__(key)
        self.key = key
        self.details = details
        self.suggestion = suggestion
