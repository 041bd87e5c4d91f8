"""Formatted text: Telegram's own library must read every text as the stand-in does."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.sandbox.drawn import safe_html
from bot.sandbox.entities import parse_html
from bot.sandbox.formatting import formatted
from bot.sandbox.found import found_entities
from bot.sandbox.links import checked_link, mentioned_user
from bot.sandbox.merging import cleaned_and_merged
from bot.sandbox.records import RefusedError
from tests.sandbox.oracles import (
    Entity,
    found_by_telegram,
    kept_by_telegram,
    parsed_by_telegram,
)

GOOD = [
    "<b>Карточка</b> организации",
    "<b>жир<i>ный</i></b> \N{GRINNING FACE}<u>п</u>",
    '&lt;b&gt;ООО&lt;/b&gt; &amp; "Рога"',
    "<blockquote expandable>длинная\nцитата</blockquote>",
    "<pre><code class='language-py'>x = 1</code></pre>",
    "<code>7707083893</code>",
    '<a href="https://кластер.рф/путь?а=б">сайт</a>',
    "<a href='tg://user?id=500000001'>Анна</a>",
    "<a>ya.ru</a>",
    "<tg-spoiler>тайна</tg-spoiler> <span class='tg-spoiler'>и ещё</span>",
    "<s>стар</s><del>ое</del><strike>!</strike><ins>новое</ins>",
    "<B>Большими</B>",
    "&#1090;&#x41;&quot;&nbsp;&copy;&",
    "<b >x</b ><i>y</>",
    "<tg-emoji emoji-id='5'>\N{GRINNING FACE}</tg-emoji>",
]
BAD = [
    "<b>ООО",
    "ООО</b>",
    "<b>ООО</i>",
    "<ООО>",
    "3 < 5",
    "<b",
    "</b",
    "<b>x</b",
    "<b =1>x</b>",
    "<b/>",
    "<a href=http://ya.ru>x</a>",
    "<span>x</span>",
    "<tg-emoji>x</tg-emoji>",
    "<br>",
    "&#xd800;",
    "\N{GRINNING FACE}<x>",
]
TAGS = [
    "<b>",
    "<i>",
    "<u>",
    "<s>",
    "<a>",
    "<code>",
    "<pre>",
    "<blockquote>",
    "<tg-spoiler>",
    "</b>",
    "</i>",
    "</u>",
    "</s>",
    "</a>",
    "</code>",
    "</pre>",
    "</blockquote>",
    "</tg-spoiler>",
    "</>",
    "<b",
    "<span",
    "</span>",
]
WITH_ARGUMENTS = [
    "<a href='ya.ru'>",
    '<a href="tg://user?id=5">',
    "<code class='language-py'>",
    "<blockquote expandable>",
    "<span class='tg-spoiler'>",
    "<tg-emoji emoji-id='77'>",
    "</tg-emoji>",
]
SCRAPS = ["&lt;", "&amp", "&#x41;", "&#xd800;", "&", "<", ">", "/", "=", "'", '"', "ya.ru"]
LETTERS = ["x", "я", "\N{GRINNING FACE}", " ", "\n", "\t", "\r", "\u202e", "\0"]
anything = st.lists(st.sampled_from(TAGS + WITH_ARGUMENTS + SCRAPS + LETTERS), max_size=12).map(
    "".join
)
OPENING = [
    tag
    for tag in TAGS + WITH_ARGUMENTS
    if tag.endswith(">") and not tag.startswith(("</", "<tg-emoji"))
]


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def wrap(tag: str, text: str) -> str:
        return f"{tag}{text}</{tag.strip('<>').split()[0]}>"

    return st.builds(wrap, st.sampled_from(OPENING), inner) | st.lists(inner, max_size=4).map(
        "".join
    )


well_formed = st.recursive(st.sampled_from(LETTERS), wrapped, max_leaves=12)
LINK_PARTS = [
    "http://",
    "https://",
    "tg://",
    "tg:",
    "ton:",
    "HTTP",
    "://",
    "a",
    "ya",
    ".",
    "ru",
    ":",
    "80",
    "0",
    "7",
    "@",
    "/",
    "?",
    "#",
    "&",
    "=",
    "id",
    "user",
    "[",
    "]",
    "%41",
    "%",
    "я",
    "-",
    "_",
    "!",
    "\\",
    "^",
    "::1",
    "999999",
    "{",
]
links = st.lists(st.sampled_from([*LINK_PARTS, " ", "\t", "\n"]), min_size=1, max_size=8)


def parsed_here(source: str) -> tuple[str, list[Entity]] | str:
    try:
        return parse_html(source)
    except RefusedError as refused:
        return refused.description


@pytest.mark.parametrize("source", GOOD)
def test_a_well_formed_text_reads_as_telegram_reads_it(source: str) -> None:
    assert not isinstance(parsed_here(source), str)
    assert parsed_here(source) == parsed_by_telegram(source)
    assert cleaned_and_merged(*parse_html(source)) == kept_by_telegram(source)


@pytest.mark.parametrize("source", BAD)
def test_a_broken_text_is_refused_in_telegrams_own_words(source: str) -> None:
    assert str(parsed_here(source)).startswith("Bad Request: can't parse entities: ")
    assert parsed_here(source) == parsed_by_telegram(source)


@settings(max_examples=500, deadline=None)
@given(anything)
def test_any_heap_of_tags_is_read_or_refused_as_telegram_does(source: str) -> None:
    assert parsed_here(source) == parsed_by_telegram(source)


@settings(max_examples=500, deadline=None)
@given(well_formed)
def test_nested_entities_are_merged_and_split_as_telegram_does(source: str) -> None:
    theirs = kept_by_telegram(source)
    assume(theirs[0] != "")
    assert cleaned_and_merged(*parse_html(source)) == theirs


@settings(max_examples=500, deadline=None)
@given(links.map("".join))
def test_a_link_is_kept_or_dropped_as_telegram_does(link: str) -> None:
    source = '<a href="{}">x</a>'.format(link.replace("&", "&amp;"))
    parsed = parsed_by_telegram(source)
    theirs = [(e.get("url"), e.get("user_id")) for e in parsed[1] if not isinstance(e, str)]
    user = mentioned_user(link)
    url = checked_link(link)
    ours = [(None, user)] if user else [(url, None)] if url else []
    assert ours == theirs


@pytest.mark.parametrize(
    "text",
    [
        "/start и /help@veche_sandbox_bot",
        "сайт https://ya.ru/путь?a=b, почта a@b.ru",
        "(https://ya.ru) и http://кластер.рф.",
        "#вече и #2026",
        "спросите @anna_belova или @a",
        "путь/команда и /",
        "\N{GRINNING FACE} /menu",
        "ул. Ленина, д. 5/2",
        "ИНН 7707083893",
    ],
)
def test_commands_links_and_addresses_are_found_where_telegram_finds_them(text: str) -> None:
    assert found_entities(text) == found_by_telegram(text)


def test_spaces_around_a_text_are_cut_but_not_those_under_an_entity() -> None:
    text, entities = formatted("  \n<b> ООО </b>\n ", mode="HTML", given=None)
    assert text == " ООО"
    assert entities == [{"type": "bold", "offset": 0, "length": 4}]


def test_entities_given_by_the_bot_are_checked() -> None:
    bold = {"type": "bold", "offset": 0, "length": 3}
    text, entities = formatted("ООО", mode="", given=[bold])
    assert (text, entities) == ("ООО", [bold])
    with pytest.raises(RefusedError, match="Unsupported type"):
        formatted("ООО", mode="", given=[{**bold, "type": "huge"}])


def test_only_the_first_hundred_entities_are_kept() -> None:
    _, entities = formatted("<b>x</b> " * 101, mode="HTML", given=None)
    assert len(entities) == 100


def test_a_parse_mode_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RefusedError, match="unsupported parse_mode"):
        formatted("x", mode="BBCode", given=None)


def test_markdown_is_refused_aloud_because_the_product_does_not_use_it() -> None:
    with pytest.raises(RefusedError, match="Not Implemented"):
        formatted("*x*", mode="MarkdownV2", given=None)


def test_the_page_gets_escaped_text_and_well_nested_tags() -> None:
    source = "<b>Рога &amp; <i>копыта</i></b> &lt;script&gt; https://ya.ru"
    text, entities = formatted(source, mode="HTML", given=None)
    assert safe_html(text, entities) == (
        "<b>Рога &amp; </b><b><i>копыта</i></b> &lt;script&gt; "
        '<a href="https://ya.ru" target="_blank" rel="noopener noreferrer">https://ya.ru</a>'
    )


def test_a_link_of_another_kind_is_drawn_as_plain_text() -> None:
    entities = [{"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}]
    assert safe_html("x", entities) == "x"
