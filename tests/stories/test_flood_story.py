"""Too much at once: one warning, silence, and the bucket fills again; forms are never silenced."""

from __future__ import annotations

from bot.runtime.decode import Incoming
from tests import cast
from tests.acts import apply, enter, seat_organisers
from tests.stories.walking import kept, walk_to_review
from tests.world import World

WARNING = "Слишком много действий подряд. Подождите минуту: до тех пор бот не отвечает."
ME = cast.STRANGER


async def test_twenty_commands_are_answered_then_one_warning_then_silence(world: World) -> None:
    await enter(world, ME)
    world.clock.tick(minutes=2)
    before = len(world.messages(ME))
    for _ in range(30):
        await world.says(ME, "/help")
    answers = [m["text"] for m in world.messages(ME)[before:]]
    assert len(answers) == 21
    assert answers.count(WARNING) == 1
    assert answers[-1] == WARNING


async def test_the_bucket_fills_with_time(world: World) -> None:
    await enter(world, ME)
    for _ in range(30):
        await world.says(ME, "/help")
    world.clock.tick(seconds=4)
    assert "Как пользоваться ботом" in await world.says(ME, "/help")
    before = len(world.messages(ME))
    await world.says(ME, "/help")
    assert len(world.messages(ME)) == before, "one action has come back, not two"
    world.clock.tick(minutes=1)
    for _ in range(20):
        assert "Как пользоваться ботом" in await world.says(ME, "/help")
    assert await world.says(ME, "/help") == WARNING, "a new minute, a new warning"


async def test_commands_all_at_once_get_one_warning_too(world: World) -> None:
    await enter(world, ME)
    world.clock.tick(minutes=2)
    before = len(world.messages(ME))
    for _ in range(40):
        world.telegram.say(ME, "/menu")
    await world.settle()
    answers = [m["text"] for m in world.messages(ME)[before:]]
    assert len(answers) == 21
    assert answers.count(WARNING) == 1


async def test_a_form_answered_quickly_is_never_silenced(world: World) -> None:
    await seat_organisers(world)
    await walk_to_review(world)
    await world.presses(cast.APPLICANT, "Адрес")
    await world.says(cast.APPLICANT, "Бердск")
    assert "отправлена" in await world.presses(cast.APPLICANT, "Отправить")
    assert WARNING not in kept(world)


async def test_an_empty_bucket_still_lets_the_form_be_answered(world: World) -> None:
    await enter(world, ME)
    await world.presses(ME, "Регистрация")
    asked = await world.says(ME, cast.participant(2).inn)
    for _ in range(25):
        await world.says(ME, "/help")
    world.clock.tick(seconds=4)
    await world.says(ME, "/menu")
    assert await world.presses(ME, "Продолжить") == asked, "the first press on a fresh screen"
    assert "Вопрос 3 из 16" in await world.says(ME, cast.participant(2).ogrn)


async def test_wrong_answers_without_end_are_silenced(world: World) -> None:
    await enter(world, ME)
    await world.presses(ME, "Регистрация")
    before = len(world.messages(ME))
    for _ in range(60):
        await world.says(ME, "не знаю")
    answers = [m["text"] for m in world.messages(ME)[before:]]
    assert answers.count(WARNING) == 1
    assert len(answers) < 45


async def test_old_buttons_pressed_without_end_are_warned_on_the_button(world: World) -> None:
    await enter(world, ME)
    world.clock.tick(minutes=2)
    old = world.messages(ME)[-1]["message_id"]
    await world.says(ME, "/help")
    queries = [world.telegram.press(ME, old, "x") for _ in range(60)]
    await world.settle()
    answers = [world.telegram.callback_answer(query) for query in queries]
    assert answers.count(None) >= 19, "twenty are answered, twenty more where the screen was fresh"
    assert [a["text"] for a in answers if a].count(WARNING) == 1


async def test_walking_through_the_menu_quickly_costs_nothing(world: World) -> None:
    await enter(world, ME)
    for _ in range(25):
        await world.presses(ME, "Помощь", "Меню")
    assert WARNING not in kept(world, ME) + world.alert(ME)


async def test_one_who_floods_takes_nothing_from_the_others(world: World) -> None:
    await enter(world, ME)
    for _ in range(30):
        world.telegram.say(ME, "/menu")
    world.telegram.start(cast.APPLICANT)
    await world.settle()
    assert "Здравствуйте" in world.screen(cast.APPLICANT)


async def test_strangers_leave_nothing_but_a_count(world: World) -> None:
    for text in ("/start", "/help", "привет", "/start КОД", "/menu"):
        await world.says(ME, text)
    world.telegram.send_sticker(ME)
    await world.settle()
    await world.presses(ME, "Русский")
    await world.presses(ME, "Не согласен(на)")
    for table in ("people", "consents", "drafts", "applications", "deliveries", "journal"):
        assert await world.rows(f"SELECT * FROM {table}") == []
    assert await world.rows("SELECT name, value FROM counters") == [("strangers", 2)]
    inbox = await world.rows("SELECT * FROM inbox")
    assert str(ME) not in str([row[2:] for row in inbox])
    assert Incoming.__dataclass_fields__.keys() == {"update_id", "chat_id", "sender", "said"}


async def test_an_organiser_may_clear_thirty_cards_in_a_minute(world: World) -> None:
    await seat_organisers(world)
    for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13):
        world.telegram.add_person(f"Человек {number}", person_id=500 + number)
        await apply(world, cast.participant(number), person=500 + number)
    await world.says(cast.ORGANISER, *["/help"] * 15)
    for message in world.messages(cast.ORGANISER):
        if "Новая организация" in message["text"]:
            world.telegram.press_label(cast.ORGANISER, message["message_id"], "Принять")
    await world.settle()
    assert await world.rows("SELECT COUNT(*) FROM organisations") == [(12,)]
    assert WARNING not in kept(world, cast.ORGANISER)
