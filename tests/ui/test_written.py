"""A message with its formatting: what Telegram knows is kept, and nothing else gets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.written import Written, for_a_letter, safe, words
from tests.sandbox.oracles import parsed_by_telegram

PIECES = st.sampled_from(
    [
        *("<b>", "</b>", "<i>", "</i>", '<a href="https://example.org/?a=1&amp;b=2">', "</a>"),
        *("<pre>", "</pre>", '<code class="language-c">', "<code>", "</code>", "<tg-spoiler>"),
        *("</tg-spoiler>", "<blockquote expandable>", "<blockquote>", "</blockquote>"),
        *("<script>", "</script>", '<img src="x" onerror="y">', '<a href="javascript:1">'),
        *("<", ">", "&", "&lt;", "&amp;lt;", '"', "слово", " ", "\n", "</", "<b", "😀"),
    ]
)


@pytest.mark.parametrize(
    "markup",
    [
        "Просто текст &amp; &lt;знаки&gt;",
        "<b>жирный <i>и наклонный</i></b> <u>u</u> <s>s</s>",
        '<a href="https://example.org/?a=1&amp;b=2">ссылка</a>',
        '<pre><code class="language-python">print(1 &lt; 2)</code></pre>',
        "<tg-spoiler>тайна</tg-spoiler>",
        "<blockquote expandable>цитата</blockquote>",
    ],
)
def test_what_telegram_knows_is_kept_as_it_is(markup: str):
    assert safe(markup) == markup


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ('<span class="tg-spoiler">тайна</span>', "<tg-spoiler>тайна</tg-spoiler>"),
        ('<pre><code class="c">x</code></pre>', '<pre><code class="language-c">x</code></pre>'),
        ('<tg-emoji emoji-id="5">😀</tg-emoji>', "😀"),
        ("<strong>a</strong><em>b</em>", "<b>a</b><i>b</i>"),
        ("<script>alert(1)</script>", "alert(1)"),
        ('<b onclick="x">y</b>', "<b>y</b>"),
        ('<a href="javascript:alert(1)">y</a>', "y"),
        ("2 < 3 & <срок>", "2 &lt; 3 &amp; &lt;срок&gt;"),
        ("<b>a<i>b</b>c</i>", "<b>a<i>b</i></b>c"),
        ("</b>a<b>c", "a<b>c</b>"),
    ],
)
def test_everything_else_leaves_its_words_behind(markup: str, kept: str):
    assert safe(markup) == kept


@given(st.lists(PIECES, max_size=12))
def test_cleaned_once_is_cleaned_for_good_and_telegram_reads_it(pieces: list[str]):
    cleaned = safe("".join(pieces))

    assert safe(cleaned) == cleaned
    parsed = parsed_by_telegram(cleaned)
    assert isinstance(parsed, tuple)
    assert parsed[0] == words(cleaned)


def test_a_message_is_kept_with_its_file():
    written = Written("<b>Ю</b>", "photo:AgAC")
    assert Written.from_kept(written.kept()) == written


@pytest.mark.parametrize("text", ["", "слово", "[]", "3", '{"html": 3}'])
def test_a_typed_text_is_no_kept_message(text: str):
    with pytest.raises(ValueError, match=r"."):
        Written.from_kept(text)


@pytest.mark.parametrize(
    ("markup", "letter"),
    [
        ("<b>Ю</b> &lt;срок&gt;", "Ю <срок>"),
        (
            'см. <a href="https://example.org/?a=1&amp;b=2"><b>повестку</b></a>.',
            "см. повестку (https://example.org/?a=1&b=2).",
        ),
        ('<a href="https://example.org">https://example.org</a>', "https://example.org"),
    ],
)
def test_a_letter_keeps_where_its_links_lead(markup: str, letter: str):
    assert for_a_letter(markup) == letter
