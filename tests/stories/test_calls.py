"""Every screen is answered with at most two calls of the Bot API, all the way through."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.sandbox.records import Message
from tests import cast
from tests.acts import accepted, apply, enter, join, seat_organisers
from tests.stories.walking import answers_of, kept, walk_to_review
from tests.world import World

ME = cast.APPLICANT
ONCE_A_ROLE = {"setmycommands"}


class Counting(World):
    """Refuses an act that is answered with more calls than it may."""

    may = 2
    most = 0

    async def _after(self, person: int, _act: Message | str | None) -> str:
        last = self.telegram.log[-1].number if self.telegram.log else 0
        await self.settle()
        own = [
            f"{call.method} {call.params.get('text', '')[:40]}"
            for call in self.telegram.log
            if call.number > last
            and call.method.lower() not in ONCE_A_ROLE | {"getupdates"}
            and call.params.get("chat_id", str(person)) == str(person)
        ]
        assert len(own) <= self.may, own
        self.most = max(self.most, len(own))
        return self.screen(person)


@pytest.fixture
async def counting(world: World) -> AsyncIterator[Counting]:
    """The same cluster, counted."""
    counted = Counting(world.app, world.telegram)
    counted.clock, counted.settings = world.clock, world.settings
    yield counted
    assert counted.most


async def test_a_registration_by_buttons_and_contact(counting: Counting) -> None:
    await seat_organisers(counting)
    await accepted(counting, cast.participant(1))
    await join(counting, cast.participant(1))
    await counting.presses(ME, "Принять")
    await counting.presses(cast.COLLEAGUE, "Моя организация", "История", "Назад", "Представители")


async def test_a_registration_typed_with_a_proxy_and_a_scan(counting: Counting) -> None:
    await seat_organisers(counting)
    await enter(counting, ME)
    await counting.presses(ME, "Регистрация")
    for key, answer in answers_of(cast.participant(2)).items():
        if key != "scan":
            await counting.says(ME, answer)
    await counting.sends_file(ME, "scan.pdf", b"%PDF", mime="application/pdf")
    await counting.presses(ME, "Отправить", "Открыть заявку", "Меню")
    await counting.says(cast.ORGANISER, "/applications")
    await counting.presses(cast.ORGANISER, "№ 1", "Скан доверенности", "Открыть заявку")
    await counting.presses(cast.ORGANISER, "Все заявки", "№ 1", "Принять")


async def test_wrong_answers_going_back_and_leaving(counting: Counting) -> None:
    await walk_to_review(counting)
    await counting.presses(ME, "Телефон")
    await counting.says(ME, "+7 383 OOO-OO-O2", "Назад")
    await counting.presses(ME, "Телефон")
    await counting.says(ME, "/menu")
    await counting.presses(ME, "Продолжить")
    await counting.says(ME, "отмена", "/start")
    await counting.presses(ME, "Регистрация", "Продолжить")
    await counting.says(ME, "+7 383 000-00-02")
    await counting.presses(ME, "ИНН")
    await counting.says(ME, "5499OOOO25")
    await counting.presses(ME, "Да, 5499000025")
    await counting.says(ME, "ещё что-нибудь", "/cancel", "вне анкеты", "/nonsense")


async def test_questions_returns_refusals_and_withdrawals(counting: Counting) -> None:
    await seat_organisers(counting)
    await apply(counting, cast.participant(2))
    await counting.presses(cast.ORGANISER, "Задать вопрос")
    await counting.says(cast.ORGANISER, "Где ваш участок?")
    await counting.presses(ME, "Ответить")
    await counting.says(ME, "В Бердске")
    await counting.presses(cast.ORGANISER, "Открыть заявку", "Вернуть на доработку")
    await counting.says(cast.ORGANISER, "Адрес")
    await counting.presses(ME, "Исправить", "Адрес")
    await counting.says(ME, "630001, г. Новосибирск")
    await counting.presses(ME, "Отправить", "Открыть заявку", "Отозвать заявку", "Да, отозвать")
    await counting.presses(cast.ORGANISER, "Принять")


async def test_organisers_languages_and_personal_data(counting: Counting) -> None:
    await seat_organisers(counting)
    await counting.says(cast.ORGANISER, "/organisers", "/participants", "/help", "/language")
    await counting.presses(cast.ORGANISER, "English")
    await counting.says(cast.ORGANISER, "/mydata", "/organisers")
    await counting.presses(cast.ORGANISER, "Step down")
    await enter(counting, cast.STRANGER)
    await counting.says(cast.STRANGER, "/mydata", "/forget")
    await counting.presses(cast.STRANGER, "Да, стереть")


async def test_the_longest_card_that_can_be_takes_a_message_more(counting: Counting) -> None:
    await seat_organisers(counting)
    long = {
        "full_name": "Ы" * 300,
        "short_name": "Щ" * 100,
        "specialisation": "Ж" * 200,
        "offers": "Ю" * 500,
        "needs": "Ф" * 500,
        "address": "Э" * 300,
        "name": "Я" * 100,
        "position": "Ш" * 100,
    }
    await walk_to_review(counting, **long)
    await counting.presses(ME, "Отправить")
    await counting.presses(cast.ORGANISER, "Задать вопрос")
    await counting.says(cast.ORGANISER, "В" * 1000)
    await counting.presses(ME, "Ответить")
    await counting.says(ME, "О" * 1000)
    counting.may = 3
    await counting.presses(cast.ORGANISER, "Открыть заявку")
    assert "О" * 1000 in counting.screen(cast.ORGANISER)
    await counting.presses(cast.ORGANISER, "Отклонить")
    counting.may = 2
    await counting.says(cast.ORGANISER, "Р" * 1000)
    assert "Р" * 1000 in counting.screen(cast.ORGANISER)
    await counting.says(ME, "/organisation")
    assert "Потребности: " + "Ф" * 500 in kept(counting)
