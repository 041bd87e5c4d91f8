"""A newcomer presses Start: language, consent, and nothing kept before it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests import cast
from tests.acts import enter, seat_organisers
from tests.world import World, settings_for


async def test_a_newcomer_chooses_a_language_reads_the_consent_and_agrees(world: World) -> None:
    greeting = await world.starts(cast.STRANGER)
    assert "Медико-технологический кластер" in greeting
    assert world.labels(cast.STRANGER) == ["Русский", "English"]

    consent = await world.presses(cast.STRANGER, "Русский")
    assert "Согласие на обработку персональных данных" in consent
    assert "АО «Обской медтехнопарк»" in consent
    assert "630000, г. Новосибирск, ул. Примерная, д. 1" in consent
    assert "/forget" in consent
    assert world.labels(cast.STRANGER) == ["Согласен(на)", "Не согласен(на)"]

    menu = await world.presses(cast.STRANGER, "Согласен(на)")
    assert "Степан Прохожий, пока без организации" in menu
    assert "Регистрация" in world.labels(cast.STRANGER)


async def test_the_consent_is_kept_with_version_hash_of_its_text_and_time(world: World) -> None:
    await world.starts(cast.STRANGER)
    await world.presses(cast.STRANGER, "Русский")
    shown = world.screen(cast.STRANGER)
    await world.presses(cast.STRANGER, "Согласен(на)")
    [(version, language, digest, at)] = await world.rows(
        "SELECT version, language, sha256, agreed_at FROM consents"
    )
    assert (version, language) == ("2026-11", "ru")
    assert digest == sha256(shown.encode()).hexdigest()
    assert at == int(world.clock.now().timestamp() * 1_000_000)


async def test_the_language_is_guessed_from_telegram_and_english_stays_english(
    world: World,
) -> None:
    await world.starts(cast.FOREIGNER)
    consent = await world.presses(cast.FOREIGNER, "English")
    assert "onsent to" in consent
    menu = await world.presses(cast.FOREIGNER, "I agree")
    assert "no organisation yet" in menu
    assert "Registration" in world.labels(cast.FOREIGNER)


async def test_refusing_stores_nothing_at_all(world: World) -> None:
    await world.starts(cast.STRANGER)
    answer = await world.presses(cast.STRANGER, "Русский", "Не согласен(на)")
    assert "ничего о вас не сохранили" in answer
    for table in ("people", "consents", "drafts", "applications", "deliveries"):
        assert await world.rows(f"SELECT COUNT(*) FROM {table}") == [(0,)]
    again = await world.presses(cast.STRANGER, "Прочитать ещё раз")
    assert "Согласие на обработку персональных данных" in again


async def test_a_stranger_who_types_or_presses_without_consent_is_only_greeted(
    world: World,
) -> None:
    for text in ("привет", "/menu", "/applications", "/mydata", "/organisation", "/nonsense"):
        assert "ничего о вас не сохраняет" in await world.says(cast.STRANGER, text)
    assert await world.rows("SELECT COUNT(*) FROM people") == [(0,)]


async def test_help_is_open_to_everybody(world: World) -> None:
    assert "Как пользоваться ботом" in await world.says(cast.STRANGER, "/help")


async def test_a_second_press_on_agree_makes_one_person(world: World) -> None:
    await world.starts(cast.STRANGER)
    await world.presses(cast.STRANGER, "Русский")
    message = world.messages(cast.STRANGER)[-1]
    data = message["buttons"][0][0]["data"]
    for _ in range(5):
        world.telegram.press(cast.STRANGER, message["message_id"], data)
    await world.settle()
    assert await world.rows("SELECT COUNT(*) FROM people") == [(1,)]
    assert await world.rows("SELECT COUNT(*) FROM consents") == [(1,)]


async def test_without_an_operator_nobody_can_agree_and_is_told_whom_to_ask(tmp_path: Path) -> None:
    world = await World.open(settings_for(tmp_path, operator_name=""))
    world.telegram.add_person("Степан", person_id=cast.STRANGER)
    await enter(world, cast.STRANGER)
    assert "OPERATOR_NAME" in world.alert(cast.STRANGER)
    assert await world.rows("SELECT COUNT(*) FROM people") == [(0,)]
    await world.app.close()


async def test_an_account_of_the_settings_is_an_organiser_once_it_agrees(world: World) -> None:
    await seat_organisers(world)
    assert "Вы — организатор кластера" in world.screen(cast.ORGANISER)
    assert "Заявки" in world.labels(cast.ORGANISER)
    await world.says(cast.ORGANISER, "/menu")
    commands = [c["command"] for c in world.telegram.commands(cast.ORGANISER)]
    assert "applications" in commands
    assert "applications" not in [c["command"] for c in world.telegram.commands(cast.STRANGER)]


async def test_the_language_can_be_changed_at_any_time(world: World) -> None:
    await enter(world, cast.STRANGER)
    await world.says(cast.STRANGER, "/language")
    assert "no organisation yet" in await world.presses(cast.STRANGER, "English")
    assert "How to" in await world.says(cast.STRANGER, "/help")


async def test_the_choice_survives_a_restart_in_the_middle(world: World) -> None:
    await world.starts(cast.STRANGER)
    await world.presses(cast.STRANGER, "English")
    again = await world.restart()
    assert "no organisation yet" in await again.presses(cast.STRANGER, "I agree")
    await again.app.close()
