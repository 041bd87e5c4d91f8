"""Sentences: both languages, escaped once, with dates and numbers as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from bot.refusal import Refusal
from bot.ui.screen import Text
from bot.ui.texts import Language, MissingText, Texts, calendar_day, guessed, matches, refused

RU, EN = Language.RU, Language.EN
LOCALES = Path(__file__).parents[2] / "locales"

SENTENCES = """\
greeting = Здравствуйте, <b>{ $name }</b> &amp; коллеги
count = { $n } { $n ->
    [one] участник
    [few] участника
   *[many] участников
 }
on = { $day }
quoted = «{ $inner }»
lines = Список: { $lines }
bare =
    .attribute = only this
zone-asia-novosibirsk = НСК
"""


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    for language in Language:
        (tmp_path / language).mkdir()
        (tmp_path / language / "all.ftl").write_text(SENTENCES, encoding="utf-8")
    return Texts(ZoneInfo("Asia/Novosibirsk"), tmp_path)


def test_what_people_typed_is_escaped_and_our_own_marks_are_kept(texts: Texts):
    text = Text.of("greeting", name='<b>ООО</b> & "Рога"')

    said = texts.say(text, RU)
    assert said == 'Здравствуйте, <b>&lt;b&gt;ООО&lt;/b&gt; &amp; "Рога"</b> &amp; коллеги'


def test_a_button_shows_what_people_typed_as_they_typed_it(texts: Texts):
    text = Text.of("greeting", name='<b>ООО</b> & "Рога" &amp; копыта')

    plain = texts.plain(text, RU)
    assert plain == 'Здравствуйте, <b>ООО</b> & "Рога" &amp; копыта & коллеги'


def test_a_sentence_in_a_sentence_is_escaped_once(texts: Texts):
    text = Text.of("quoted", inner=Text.of("quoted", inner="A & B"))

    assert texts.say(text, RU) == "««A &amp; B»»"
    assert texts.plain(text, RU) == "««A & B»»"


def test_several_sentences_stand_one_under_another(texts: Texts):
    lines = (Text.of("quoted", inner="<1>"), Text.of("quoted", inner="2"))

    assert texts.say(Text.of("lines", lines=lines), RU) == "Список: «&lt;1&gt;»\n«2»"


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 участник"), (2, "2 участника"), (5, "5 участников"), (21, "21 участник")],
)
def test_russian_counts_agree(texts: Texts, count: int, said: str):
    assert texts.say(Text.of("count", n=count), RU) == said


def test_a_calendar_day_is_written_as_in_each_language(texts: Texts):
    day = date(2016, 7, 5)

    assert texts.say(Text.of("on", day=day), RU) == "5 июля 2016 г."
    assert calendar_day(day, EN) == "5 July 2016"


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        (datetime(2016, 7, 5, 4, 0, tzinfo=UTC), "5 июля 2016 г., вторник, 10:00 (НСК)"),
        (datetime(2016, 8, 5, 4, 0, tzinfo=UTC), "5 августа 2016 г., пятница, 11:00 (НСК)"),
    ],
)
def test_a_moment_names_weekday_and_zone_by_the_clock_of_that_day(
    texts: Texts, instant: datetime, said: str
):
    assert texts.say(Text.of("on", day=instant), RU) == said


def test_a_zone_without_a_name_of_ours_shows_its_letters_or_its_offset(tmp_path: Path):
    for language in Language:
        (tmp_path / language).mkdir()
    noon = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)

    berlin = Texts(ZoneInfo("Europe/Berlin"), tmp_path)
    yakutsk = Texts(ZoneInfo("Asia/Yakutsk"), tmp_path)
    assert berlin.moment(noon, EN) == "Monday, 5 January 2026, 13:00 (CET)"
    assert yakutsk.moment(noon, EN) == "Monday, 5 January 2026, 21:00 (UTC+0900)"


@pytest.mark.parametrize("key", ["no-such-sentence", "bare", "greeting"])
def test_a_missing_sentence_or_value_is_a_bug_and_says_which(texts: Texts, key: str):
    with pytest.raises(MissingText) as missing:
        texts.say(Text(key), RU)
    assert missing.value.args[0] == key


def test_a_refusal_is_said_with_its_details():
    texts = Texts(ZoneInfo("Asia/Novosibirsk"))
    refusal = Refusal("answers-inn-length", count=9)

    assert "Вы ввели 9" in texts.say(refused(refusal), RU)
    assert "You entered 9" in texts.say(refused(refusal), EN)


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru", RU), ("ru-RU", RU), ("EN", EN), ("en-GB", EN), ("de", RU), ("", RU), (None, RU)],
)
def test_the_language_is_guessed_from_telegram_or_is_that_of_the_cluster(
    code: str | None, language: Language
):
    assert guessed(code, default=RU) is language


def test_a_label_typed_by_hand_is_as_good_as_its_button():
    labels = {"core": "Ядро / производитель", "nao": "АО (непубличное)", "all": "Всё"}

    assert matches("ядро /  Производитель ", labels) == "core"
    assert matches("NAO", labels) == "nao"
    assert matches("все", labels) == "all"
    assert matches("АО", labels) is None


def _lacks(key: str, texts: Texts, language: Language) -> list[str]:
    """What a sentence lacks besides its variables when it is said without any."""
    try:
        texts.say(Text(key), language)
    except MissingText as missing:
        lacking = list(map(str, missing.args[1:])) or ["the sentence itself"]
        return [one for one in lacking if not one.startswith("Unknown external: ")]
    return []


@pytest.mark.parametrize("language", Language)
def test_every_sentence_is_found_alone_and_refers_to_no_other(language: Language) -> None:
    texts = Texts(ZoneInfo("Asia/Novosibirsk"))
    files = sorted((LOCALES / language).glob("*.ftl"))
    entries = [e for file in files for e in FluentParser().parse(file.read_text("utf-8")).body]
    keys = [entry.id.name for entry in entries if isinstance(entry, Message)]
    assert len(keys) > 100
    assert {key: lacks for key in keys if (lacks := _lacks(key, texts, language))} == {}
