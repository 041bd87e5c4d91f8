"""Sentences by key and language, over `locales/`.

What people typed is escaped here and only here.
"""

from __future__ import annotations

import html
import re
from datetime import date, datetime
from enum import StrEnum
from functools import cache, reduce
from pathlib import Path
from typing import TYPE_CHECKING

from babel.dates import format_date
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

from bot.ui.screen import Markup, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from zoneinfo import ZoneInfo

    from fluent.runtime.resolver import Pattern

    from bot.refusal import Refusal

_LONGEST_VALUE = 1000
"""Fluent refuses values over 2500 characters, so longer ones than this are put in after it."""

_BEGINNING = re.compile("^(?=[A-Za-z])", re.MULTILINE)
_PARSER = FluentParser(with_spans=False)  # where each word stood takes a third of the memory
_TAGS = re.compile(r"</?[a-z][^>]*>")


class Language(StrEnum):
    """The languages we speak; the first is the default of the cluster."""

    RU = "ru"
    EN = "en"


class MissingText(KeyError):  # noqa: N818 - the name says it
    """A key that no locale file defines, or a sentence whose variable nobody filled."""


class Texts:
    """All sentences of the product in both languages, for one cluster's time zone."""

    def __init__(self, zone: ZoneInfo, folder: Path | None = None) -> None:
        """Read every .ftl file once."""
        self._zone = zone
        self._sentences = {one: _sentences(folder or _locales(), one) for one in Language}

    def say(self, text: Text, language: Language) -> str:
        """Return the sentence as Telegram HTML."""
        return self._format(text, language)

    def plain(self, text: Text, language: Language) -> str:
        """Return the sentence without any markup: for buttons and alerts."""
        return html.unescape(_TAGS.sub("", self._format(text, language)))

    def _format(self, text: Text, language: Language) -> str:
        sentences = self._sentences[language]
        pattern = sentences.find(text.key)
        if pattern is None:
            raise MissingText(text.key)
        values = {k: self._shown(v, language) for k, v in text.values.items()}
        long = {k: str(v) for k, v in values.items() if len(str(v)) > _LONGEST_VALUE}
        said, errors = sentences.bundle.format_pattern(
            pattern, values | {k: _mark(k) for k in long}
        )
        if errors:
            raise MissingText(text.key, *errors)
        return reduce(lambda so_far, name: so_far.replace(_mark(name), long[name]), long, str(said))

    def _shown(self, value: object, language: Language) -> object:
        if isinstance(value, Text | Markup):
            return value.html if isinstance(value, Markup) else self._format(value, language)
        if isinstance(value, tuple):
            return "\n".join(self._format(line, language) for line in value)
        if isinstance(value, datetime):
            return self.moment(value, language)
        if isinstance(value, date):
            return calendar_day(value, language)
        if isinstance(value, int):
            return value
        return html.escape(str(value), quote=False)

    def moment(self, instant: datetime, language: Language) -> str:
        """Return «5 июля 2016 г., вторник, 10:00 (НСК)» for an aware datetime.

        In English "Tuesday, 5 July 2016, 10:00 (NSK)".
        """
        local = instant.astimezone(self._zone)
        weekday = format_date(local, "EEEE", locale=language)
        day = calendar_day(local.date(), language)
        both = f"{day}, {weekday}" if language is Language.RU else f"{weekday}, {day}"
        return f"{both}, {local:%H:%M} ({self._zone_label(local, language)})"

    def _zone_label(self, local: datetime, language: Language) -> str:
        key = f"zone-{self._zone.key.lower().replace('/', '-')}"
        if self._sentences[language].find(key) is not None:
            return self._format(Text(key), language)
        return local.strftime("%Z") if local.strftime("%Z").isalpha() else f"UTC{local:%z}"


def _mark(name: str) -> str:
    """Stand for a long value; nobody can type it, since private characters are taken out."""
    return f"\ue000{name}\ue000"


def refused(refusal: Refusal) -> Text:
    """Return the sentence of a refusal."""
    return Text(refusal.key, refusal.details)


def calendar_day(day: date, language: Language) -> str:
    """Return «5 июля 2016 г.» or "5 July 2016"."""
    pattern = "d MMMM y 'г'." if language is Language.RU else "d MMMM y"
    return format_date(day, pattern, locale=language)


def _locales() -> Path:
    packaged = Path(__file__).parent.parent / "_locales"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "locales"


class _Sentences:
    """The sentences of one language, each parsed when it is first said; none refers to another.

    Parsing all of them takes a fifth of a second of a start, and ten megabytes.
    """

    def __init__(self, texts: Iterable[str], language: Language) -> None:
        """Cut the texts of .ftl files into sentences."""
        self.bundle = FluentBundle([language], use_isolating=False)
        begun = (_BEGINNING.split(text) for text in texts)
        self._unparsed = {one.partition(" =")[0]: one for parts in begun for one in parts}

    def find(self, key: str) -> Pattern | None:
        """Return what can be formatted, or None; two threads that parse one get the same."""
        if not self.bundle.has_message(key) and key in self._unparsed:
            self.bundle.add_resource(_PARSER.parse(self._unparsed[key]))
        return self.bundle.get_message(key).value if self.bundle.has_message(key) else None


@cache  # the sandbox builds its product twice
def _sentences(folder: Path, language: Language) -> _Sentences:
    paths = sorted((folder / language).glob("*.ftl"))
    return _Sentences((path.read_text(encoding="utf-8") for path in paths), language)


def guessed(language_code: str | None, default: Language) -> Language:
    """Guess a language from Telegram's code ("ru-RU", "en", None)."""
    code = (language_code or "")[:2].lower()
    return Language(code) if code in Language.__members__.values() else default


def matches(typed: str, labels: Mapping[str, str]) -> str | None:
    """Return the id whose label or id a person typed by hand, or None."""
    wanted = _folded(typed)
    return next(
        (id_ for id_, label in labels.items() if wanted in {_folded(label), _folded(id_)}), None
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
