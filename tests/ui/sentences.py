"""What a person reads when an answer is refused: the whole sentence in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

_LOCALES = Path(__file__).parents[2] / "locales"


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    text = (_LOCALES / language / "answers.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle


def sentence(refusal: Refusal, *, language: str) -> str:
    """Say a refusal; a missing key or variable fails the test."""
    bundle = _bundle(language)
    pattern = bundle.get_message(refusal.key).value
    assert pattern is not None
    said, errors = bundle.format_pattern(pattern, refusal.details)
    assert not errors
    return str(said)


def refused(parse: Callable[[str], object], text: str) -> Refusal:
    """Expect a refusal that can be said in both languages, its suggestion being acceptable."""
    with pytest.raises(Refusal) as caught:
        parse(text)
    check_refusal(caught.value, parse=parse)
    return caught.value


def check_refusal(refusal: Refusal, *, parse: Callable[[str], object]) -> None:
    """Fail on a refusal that cannot be said, or that suggests what would be refused again."""
    assert sentence(refusal, language="ru") != sentence(refusal, language="en")
    assert refusal.details.get("odd") != ""
    if refusal.suggestion is not None:
        assert parse(refusal.suggestion)


def check_any(parse: Callable[[str], object], text: str) -> object:
    """Take whatever comes of `text`: something clean, or None after a refusal in order."""
    try:
        return parse(text)
    except Refusal as refusal:
        check_refusal(refusal, parse=parse)
        return None


def said(parse: Callable[[str], object], text: str) -> str:
    """Give the Russian sentence that answers `text`."""
    return sentence(refused(parse, text), language="ru")
