"""What nobody should send to the forms around meetings, ballots, milestones and announcements."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests import cast
from tests.stories import assembling
from tests.stories.assembling import MAKER, gather
from tests.world import World

BOSS, ME = cast.ORGANISER, cast.APPLICANT
MINE = cast.participant(MAKER).short_name
UNSEEN = "\u200b\u202e\u2066 \u2060\ufeff\u00ad"
TOO_LONG, EMPTY = "слишком длинн", "Ответ пуст"
TEXT, BUTTONS = "Здесь нужен ответ текстом", "Выберите один из ответов на кнопках"
NUMBERS, DAYS = "Напишите номера вех цифрами", "Напишите дни числами"
FILE, MORE = "Здесь нужен файл", "Здесь подойдут текст, фото и документы"
GATHERED, EDITED = "Принят 1 файл. Текста ещё нет", "Исправленное сообщение ответа не меняет"
POLL: dict[str, Any] = {
    "poll": {
        "id": "1",
        "question": "Кто за?",
        "options": [{"text": "Я", "voter_count": 1, "persistent_id": "1"}],
        "total_voter_count": 1,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": False,
        "members_only": False,
    },
    "forward_origin": {"type": "hidden_user", "sender_user_name": "Чужой", "date": 1},
}
KINDS = {
    "text": (TOO_LONG, EMPTY, EMPTY, TEXT, TEXT, TEXT, EDITED),
    "choice": (BUTTONS, BUTTONS, BUTTONS, BUTTONS, BUTTONS, BUTTONS, EDITED),
    "text or choice": (TOO_LONG, EMPTY, EMPTY, BUTTONS, BUTTONS, BUTTONS, EDITED),
    "numbers": (NUMBERS, NUMBERS, NUMBERS, TEXT, TEXT, TEXT, EDITED),
    "days": (DAYS, DAYS, DAYS, TEXT, TEXT, TEXT, EDITED),
    "reason": (TOO_LONG, EMPTY, EMPTY, TEXT, TEXT, TEXT, TEXT),
    "message": (TOO_LONG, EMPTY, EMPTY, GATHERED, MORE, MORE, MORE),
}
"""What is said to 5,000 letters, to spaces, to signs that nobody sees, to a photo, to a forwarded
poll, to a sticker, and to an earlier message that is edited."""


async def hostilities(world: World, person: int) -> AsyncIterator[str]:
    """Send one after another what nobody should, and yield what each is answered with."""
    telegram = world.telegram
    acts: tuple[Callable[[], object], ...] = (
        lambda: telegram.say(person, "и" * 5000),
        lambda: telegram.say(person, "\u00a0 \u3000\n "),
        lambda: telegram.say(person, UNSEEN),
        lambda: telegram.send_file(person, "a.jpg", b"x", mime="image/jpeg", as_photo=True),
        lambda: telegram._send(person, "poll", POLL),
        lambda: telegram.send_sticker(person),
        lambda: telegram.edit(person, _own_text(world, person), "Другое"),
    )
    for act in acts:
        world.clock.tick(seconds=10)
        before = len(world.messages(person))
        act()
        await world.settle()
        assert len(world.messages(person)) == before + 1, "each is answered, and once"
        yield world.screen(person)


def _own_text(world: World, person: int) -> int:
    mine = [m for m in world.telegram.history(person) if not m["from"]["is_bot"]]
    return int(next(m["message_id"] for m in reversed(mine) if m["kind"] == "text"))


@dataclass(frozen=True)
class Questionnaire:
    """How a form is reached, what each question takes, what is answered, and a line of the end."""

    name: str
    path: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    line: str
    person: int = BOSS


QUESTIONNAIRES = (
    Questionnaire(
        "a meeting",
        ("/meetings", "Созвать собрание"),
        (
            ("text", assembling.TITLE),
            ("text", assembling.STARTS),
            ("choice", "Очно и онлайн"),
            ("text", assembling.PLACE),
            ("text", assembling.LINK),
            ("text", assembling.AGENDA),
            ("text", assembling.REPLY_BY),
        ),
        f"Место: {assembling.PLACE}",
    ),
    Questionnaire(
        "a ballot",
        ("/ballots", "Новое голосование"),
        (
            ("choice", "Один из вариантов"),
            ("text", "Место собрания"),
            ("text", "Где провести собрание?"),
            ("text", "Бердск\nКольцово"),
            ("choice", "Большинство"),
            ("text or choice", "Сразу"),
            ("text or choice", "6 марта 18:00"),
        ),
        "Варианты: Бердск\nКольцово",
    ),
    Questionnaire(
        "a milestone",
        ("/roadmap", "Новая веха", MINE),
        (
            ("text", "Выставка кластера"),
            ("choice", "Стратегические документы"),
            ("text", "15.08.2026"),
            ("text", "Каталог"),
            ("numbers", "1"),
            ("days", "-7, 1"),
        ),
        "Название: Выставка кластера",
    ),
    Questionnaire(
        "another due date",
        ("/roadmap", "По этапам", "Инициирование", "Веха № 1", "Перенести срок"),
        (("text", "15.09.2026"), ("text", "Нет данных")),
        "Новый срок: 15 сентября 2026 г.",
        ME,
    ),
    Questionnaire(
        "a report of done",
        ("/roadmap", "По этапам", "Инициирование", "Веха № 1", "Отметить выполнение"),
        (("text", "Каталог издан"),),
        "Что сделано: Каталог издан",
        ME,
    ),
)


@pytest.fixture
async def cluster(world: World) -> World:
    """A meeting is called and a milestone stands on the road map."""
    await gather(world)
    await assembling.call(world)
    await _opened(world, BOSS, "/roadmap", "Новая веха", MINE)
    await world.says(BOSS, "Каталог", "Инициирование", "01.08.2026", "Каталог участников")
    await world.presses(BOSS, "Пропустить", "Пропустить", "Отправить")
    return world


async def _opened(world: World, person: int, command: str, *labels: str) -> str:
    await world.says(person, command)
    return await world.presses(person, *labels)


@pytest.mark.parametrize("form", QUESTIONNAIRES, ids=lambda form: form.name)
async def test_every_question_explains_what_it_takes_and_no_answer_is_lost(
    cluster: World, form: Questionnaire
) -> None:
    asked = await _opened(cluster, form.person, *form.path)
    for kind, answer in form.answers:
        said = [each async for each in hostilities(cluster, form.person)]
        for words, expected in zip(said, KINDS[kind], strict=True):
            assert expected in words
            assert words.endswith(asked), "the same question stands below the sentence"
        cluster.clock.tick(seconds=10)
        asked = await cluster.says(form.person, answer)
    if "Пропустить" in cluster.labels(form.person):
        asked = await cluster.presses(form.person, "Пропустить")
    assert "Проверьте ответы и отправьте" in asked
    assert form.line in asked


ONE_QUESTION = {
    "why a meeting is off": ("reason", BOSS, ("/meetings", assembling.TITLE, "Вести", "Отменить")),
    "an announcement": ("message", BOSS, ("/announce",)),
    "a problem": (
        "reason",
        ME,
        ("/roadmap", "По этапам", "Инициирование", "Веха № 1", "Есть проблема"),
    ),
    "why a milestone is off": (
        "reason",
        BOSS,
        ("/roadmap", "По этапам", "Инициирование", "Веха № 1", "Отменить веху"),
    ),
    "why one is excluded": ("reason", BOSS, ("/participants", MINE, "Предложить исключить")),
}


@pytest.mark.parametrize(("kind", "person", "path"), ONE_QUESTION.values(), ids=ONE_QUESTION)
async def test_a_reason_is_taken_from_nothing_but_words(
    cluster: World, kind: str, person: int, path: tuple[str, ...]
) -> None:
    before = await _kept(cluster)
    asked = await _opened(cluster, person, *path)
    said = [each async for each in hostilities(cluster, person)]
    for words, expected in zip(said, KINDS[kind], strict=True):
        assert expected in words
        assert words.endswith(asked) or kind == "message"  # which says what it has so far
    assert await _kept(cluster) == before


async def _kept(world: World) -> list[tuple[object, ...]]:
    rows = [
        await world.rows(f"SELECT * FROM {table}")
        for table in ("meetings", "milestones", "milestone_reports", "announcements", "exclusions")
    ]
    return [row for table in rows for row in table]


async def test_a_photo_is_a_document_of_a_milestone_and_what_is_none_is_explained(
    cluster: World,
) -> None:
    await _opened(cluster, ME, "/roadmap", "По этапам", "Инициирование", "Веха № 1")
    await cluster.presses(ME, "Отметить выполнение")
    asked = await cluster.says(ME, "Каталог издан")
    for name, words in (("a.exe", "Такой файл не подходит"), ("a.pdf", "Файл пуст")):
        content = b"" if "пуст" in words else b"MZ"
        said = await cluster.sends_file(ME, name, content, mime="application/pdf")
        assert words in said
        assert said.endswith(asked)
    for act in (
        lambda: cluster.telegram._send(ME, "poll", POLL),
        lambda: cluster.telegram.say(ME, "и" * 5000),
        lambda: cluster.telegram.say(ME, UNSEEN),
    ):
        act()
        await cluster.settle()
        assert FILE in cluster.screen(ME)
        cluster.clock.tick(seconds=10)
    photo = await cluster.sends_file(ME, "a.jpg", b"x", mime="image/jpeg", as_photo=True)
    assert "Документ: файл приложен" in photo


async def test_a_button_of_one_form_answers_no_question_of_another(cluster: World) -> None:
    await _opened(cluster, BOSS, "/meetings", "Созвать собрание")
    await cluster.says(BOSS, assembling.TITLE, assembling.STARTS)
    old = cluster.messages(BOSS)[-1]
    data = next(b["data"] for row in old["buttons"] for b in row if b["text"] == "Онлайн")
    cluster.clock.tick(seconds=1)
    await _opened(cluster, BOSS, "/ballots", "Новое голосование")
    for answer in ("Предложение", "Соглашение", "Согласовать соглашение", "Большинство"):
        cluster.telegram.press(BOSS, old["message_id"], data)
        await cluster.settle()
        assert "Эта кнопка устарела" in cluster.alert(BOSS)
        await cluster.says(BOSS, answer)
    await cluster.says(BOSS, "Сразу", "6 марта 18:00")
    assert "Вопрос: Согласовать соглашение" in cluster.screen(BOSS)
    await cluster.says(BOSS, "/menu")
    assert "В какой форме" in await _opened(cluster, BOSS, "/meetings", "Созвать", "Продолжить")
