"""The documents: every picture is there and shown, the guide is the same in both languages."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_picture_is_shown_in_a_document_and_is_there():
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    shown = {
        name
        for document in documents
        for name in re.findall(r"pictures/([\w.-]+)\)", document.read_text(encoding="utf-8"))
    }
    assert shown == {path.name for path in (ROOT / "docs" / "pictures").iterdir()}


def test_the_guide_has_the_same_steps_and_pictures_in_both_languages():
    russian, english = (
        (ROOT / "docs" / f"guide.{language}.md").read_text(encoding="utf-8")
        for language in ("ru", "en")
    )
    for mark in ("\n### ", "\n## ", "\n!["):
        assert russian.count(mark) == english.count(mark) > 0
