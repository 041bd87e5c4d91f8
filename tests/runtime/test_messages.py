"""A screen laid out as messages that fit Telegram."""

from __future__ import annotations

import html

from bot.runtime.messages import count, parts_of, pieces
from bot.ui.rendering import Rendered
from tests.runtime.canned import HELLO


def test_a_long_text_is_cut_at_its_paragraphs_and_the_buttons_stand_under_the_last() -> None:
    text = "\n\n".join(f"<b>{n}</b> " + "я" * 1000 for n in range(10))
    parts = parts_of(Rendered(text, buttons=((("Да", "y", ""),),)))
    assert [part.markup is not None for part in parts] == [False, False, True]
    assert "\n\n".join(part.text for part in parts) == text


def test_a_paragraph_that_is_too_long_loses_its_markup_and_no_word() -> None:
    cut = pieces("<i>" + "слово &amp; " * 2000 + "</i>")
    assert all(len(html.unescape(piece)) <= 4096 for piece in cut)
    assert html.unescape("".join(cut)).replace("\n\n", "") == "слово & " * 2000


def test_emoji_count_twice_as_telegram_counts_them() -> None:
    assert len(pieces("\U0001f5f3" * 2048)) == 1
    assert len(pieces("\U0001f5f3" * 2049)) == 2


def test_a_caption_that_is_too_long_becomes_a_message_of_its_own() -> None:
    alone, text = parts_of(Rendered("я" * 1025, document="file-1"), document="file-1")
    assert (alone.document, alone.text, text.document) == ("file-1", "", None)


def test_a_repeat_says_so_first() -> None:
    assert parts_of(HELLO, "<i>Повтор</i>")[0].text == "<i>Повтор</i>\n\nЗдравствуйте"


def test_several_files_go_before_the_text_each_kind_for_itself() -> None:
    files = "document:a photo:b document:c"
    rendered = Rendered("Текст", buttons=((("Да", "y", ""),),), document=files)
    photo, papers, text = parts_of(rendered, document=files)
    assert (photo.document, papers.album) == ("photo:b", ("document:a", "document:c"))
    assert [part.text for part in (photo, papers, text)] == ["", "", "Текст"]
    assert (photo.markup, papers.markup) == (None, None)
    assert text.markup
    assert count(rendered) == 4


def test_one_file_and_its_caption_are_one_message() -> None:
    rendered = Rendered("Текст", document="photo:b")
    assert count(rendered) == len(parts_of(rendered, document="photo:b")) == 1


def test_a_file_with_long_words_and_a_text_in_parts_are_several_messages() -> None:
    assert count(Rendered("я" * 1025, document="photo:b")) == 2
    assert count(Rendered("я" * 5000)) == 2
