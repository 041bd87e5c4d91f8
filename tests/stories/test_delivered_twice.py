"""The same update five times, double taps, two people at once: one outcome each."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from telegram import Update

from tests import cast
from tests.acts import accepted, apply, enter, join, seat_organisers
from tests.stories.walking import kept, walk_to, walk_to_review
from tests.world import World

ME = cast.APPLICANT
EFFECTS = (
    "people",
    "consents",
    "organisations",
    "organisation_history",
    "representatives",
    "applications",
    "organisers",
    "drafts",
    "journal",
    "counters",
)


async def effects(world: World) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that people have caused, without when a draft was last touched."""
    return {
        **{t: await world.rows(f"SELECT * FROM {t}") for t in EFFECTS},
        "deliveries": await world.rows("SELECT person_id, kind, about FROM deliveries"),
    }


async def arrived(world: World) -> Sequence[Update]:
    """Take what waits for the bot from Telegram without confirming it."""
    return await world.app.speaker.ask(lambda client: client.get_updates(timeout=0))


async def five_times(world: World, *, at_once: bool) -> None:
    """Bring what waits five times, side by side or one after another."""
    batch = await arrived(world)
    assert batch
    if at_once:
        await asyncio.gather(*(world.app.intake.accept(u) for u in list(batch) * 5))
    else:
        for update in list(batch) * 5:
            await world.app.intake.accept(update)
    await world.app.intake.finish()


def press(world: World, person: int, label: str, *, times: int = 1) -> None:
    """Press a button of the newest message that has it, without waiting for the answer."""
    message = world._with_button(person, label)
    for _ in range(times):
        world.telegram.press_label(person, message, label)


@pytest.mark.parametrize("at_once", [True, False], ids=["side by side", "in a row"])
async def test_a_sent_application_delivered_five_times_is_sent_once(
    world: World, at_once: bool
) -> None:
    await seat_organisers(world)
    await walk_to_review(world)
    press(world, ME, "Отправить")
    await five_times(world, at_once=at_once)
    assert await world.rows("SELECT id, status FROM applications") == [(1, "sent")]
    assert "Заявка № 1: на проверке" in world.screen(ME), "a repeat shows how things are"
    await world.settle()
    cards = [m for m in world.messages(cast.ORGANISER) if "Заявка № 1" in m["text"]]
    assert len(cards) == 1


@pytest.mark.parametrize("at_once", [True, False], ids=["side by side", "in a row"])
async def test_an_answer_delivered_five_times_answers_one_question(
    world: World, at_once: bool
) -> None:
    await walk_to(world, "address")
    world.telegram.say(ME, "Новосибирск")
    await five_times(world, at_once=at_once)
    assert "Вопрос 12 из 16" in world.screen(ME)
    assert "Вопрос 13 из 16" not in kept(world)
    await world.settle()
    assert "Вопрос 13 из 16" in await world.says(ME, "Анна Демидова")


async def test_every_step_of_a_registration_delivered_twice_has_its_effects_once(
    world: World,
) -> None:
    """Walk through the whole story; after each act Telegram brings its updates once more."""
    await seat_organisers(world)
    steps = [
        lambda: world.telegram.start(ME),
        lambda: press(world, ME, "Русский"),
        lambda: press(world, ME, "Согласен(на)"),
        lambda: press(world, ME, "Регистрация"),
        lambda: world.telegram.say(ME, cast.participant(2).inn),
        lambda: world.telegram.say(ME, "/cancel"),
        lambda: press(world, ME, "Продолжить"),
        lambda: press(world, ME, "Отмена"),
        lambda: world.telegram.say(ME, "/language"),
        lambda: press(world, ME, "English"),
        lambda: world.telegram.say(ME, "/language"),
        lambda: press(world, ME, "Русский"),
    ]
    for step in steps:
        await _twice(world, step)
    await world.says(ME, "/menu")
    await world.presses(ME, "Регистрация", "Начать заново", "Да, начать заново", "Отмена")
    await world.says(ME, "/menu")
    await walk_to_review(world)
    for step in [
        lambda: press(world, ME, "Отправить"),
        lambda: press(world, cast.ORGANISER, "Задать вопрос"),
        lambda: world.telegram.say(cast.ORGANISER, "Где вы?"),
        lambda: press(world, ME, "Ответить"),
        lambda: world.telegram.say(ME, "В Бердске"),
        lambda: press(world, cast.ORGANISER, "Открыть заявку"),
        lambda: press(world, cast.ORGANISER, "Вернуть на доработку"),
        lambda: world.telegram.say(cast.ORGANISER, "Исправьте адрес"),
        lambda: press(world, ME, "Исправить"),
        lambda: world.telegram.say(ME, "/menu"),
        lambda: press(world, ME, "Продолжить"),
        lambda: press(world, ME, "Отправить"),
        lambda: press(world, cast.SECOND_ORGANISER, "Принять"),
        lambda: world.telegram.say(ME, "/forget"),
        lambda: press(world, ME, "Да, стереть"),
    ]:
        await _twice(world, step)


async def _twice(world: World, step: object) -> None:
    assert callable(step)
    step()
    batch = await arrived(world)
    await world.settle()
    before = await effects(world)
    world.clock.tick(seconds=1)
    for update in batch:
        await world.app.intake.accept(update)
    await world.settle()
    assert await effects(world) == before


async def test_a_start_delivered_twice_counts_one_stranger(world: World) -> None:
    world.telegram.start(cast.STRANGER)
    await five_times(world, at_once=False)
    assert await world.rows("SELECT value FROM counters") == [(1,)]
    assert "Здравствуйте" in world.screen(cast.STRANGER)


async def test_a_double_tap_on_send_sends_once_and_shows_the_application(world: World) -> None:
    await seat_organisers(world)
    await walk_to_review(world)
    press(world, ME, "Отправить", times=2)
    await world.settle()
    assert await world.rows("SELECT COUNT(*) FROM applications") == [(1,)]
    assert "Заявка № 1: на проверке" in world.screen(ME)
    assert "Эта кнопка устарела" in world.alert(ME)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Принять", "Итог: принята"),
        ("Задать вопрос", "Что спросить у заявителя?"),
        ("Вернуть на доработку", "Что исправить в заявке?"),
        ("Отклонить", "Почему вы отклоняете заявку?"),
    ],
)
async def test_twenty_taps_on_a_decision_are_one(world: World, label: str, words: str) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    press(world, cast.ORGANISER, label, times=20)
    await world.settle()
    assert words in world.screen(cast.ORGANISER)
    entries = await world.rows("SELECT COUNT(*) FROM journal")
    assert entries == [(4 if label == "Принять" else 3,)]
    welcomes = kept(world).count("Организация подтверждена")
    assert welcomes == (1 if label == "Принять" else 0)


@pytest.mark.parametrize("label", ["Согласен(на)", "Не согласен(на)"])
async def test_a_double_tap_on_the_consent_is_one(world: World, label: str) -> None:
    await world.starts(ME)
    await world.presses(ME, "Русский")
    press(world, ME, label, times=2)
    await world.settle()
    agreed = label == "Согласен(на)"
    assert await world.rows("SELECT COUNT(*) FROM consents") == [(int(agreed),)]
    assert ("пока без организации" in world.screen(ME)) == agreed


async def test_double_taps_in_the_form_answer_one_question(world: World) -> None:
    await walk_to(world, "cluster_role")
    press(world, ME, "Поставщик", times=2)
    await world.settle()
    assert "Вопрос 8 из 16" in world.screen(ME)
    assert "Эта кнопка устарела" in world.alert(ME)
    await world.says(ME, "имплантаты")
    press(world, ME, "Пропустить", times=2)
    await world.settle()
    assert "Вопрос 10 из 16" in world.screen(ME)
    press(world, ME, "Назад", times=2)
    await world.settle()
    assert "Вопрос 9 из 16" in world.screen(ME)


async def test_double_taps_on_withdrawing_handing_over_and_erasing_are_one_each(
    world: World,
) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(2))
    await join(world, cast.participant(2))
    await world.presses(ME, "Принять")
    await world.says(ME, "/organisation")
    await world.presses(ME, "Представители", "Передать голос: Игорь Напарник")
    press(world, ME, "Да, передать голос", times=2)
    await world.settle()
    assert "уже у него" in world.alert(ME) or "только голосующий" in world.alert(ME)
    voting = await world.rows("SELECT person_id FROM representatives WHERE is_voting = 1")
    assert len(voting) == 1
    await world.says(ME, "/forget")
    press(world, ME, "Да, стереть", times=2)
    await world.settle()
    assert await world.rows("SELECT COUNT(*) FROM people WHERE erased_at IS NOT NULL") == [(1,)]


async def test_two_people_send_the_same_inn_at_once_and_one_is_taken(world: World) -> None:
    await seat_organisers(world)
    await walk_to_review(world)
    await enter(world, cast.COLLEAGUE)
    await walk_to_review(world, person=cast.COLLEAGUE)
    for person in (ME, cast.COLLEAGUE):
        press(world, person, "Отправить")
    await world.settle()
    assert await world.rows("SELECT inn FROM applications") == [("5499000025",)]
    said = sorted([world.screen(ME), world.screen(cast.COLLEAGUE)])
    assert "Анкета ООО «Обь-Имплант» отправлена на проверку" in said[0]
    assert "Заявка организации с ИНН 5499000025 уже на проверке" in said[1]
    late = ME if "уже на проверке" in world.screen(ME) else cast.COLLEAGUE
    review = await world.presses(late, "Указать другой ИНН")
    assert "Проверьте ответы и отправьте" in review, "nothing of the form is lost"


async def test_an_inn_that_got_registered_while_the_form_was_filled_leads_to_joining(
    world: World,
) -> None:
    await seat_organisers(world)
    await walk_to_review(world, person=cast.COLLEAGUE)
    await accepted(world, cast.participant(2))
    answer = await world.presses(cast.COLLEAGUE, "Отправить")
    assert "ООО «Обь-Имплант» уже в кластере" in answer
    assert "Ваши фамилия" in await world.presses(cast.COLLEAGUE, "Стать представителем")
    assert await world.rows("SELECT COUNT(*) FROM applications") == [(1,)]


async def test_updates_that_come_out_of_order_are_each_taken(world: World) -> None:
    await enter(world, ME)
    world.telegram.say(ME, "/help")
    world.telegram.start(cast.STRANGER)
    batch = await arrived(world)
    for update in reversed(batch):
        await world.app.intake.accept(update)
    await world.app.intake.finish()
    assert "Как пользоваться ботом" in world.screen(ME)
    assert "Здравствуйте" in world.screen(cast.STRANGER)
