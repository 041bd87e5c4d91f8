"""What is kept about a person is shown to them, and goes when they say so."""

from __future__ import annotations

import json

from tests import cast
from tests.acts import accepted, apply, enter, seat_organisers
from tests.stories.balloting import call, vote
from tests.world import World


async def test_everything_kept_about_a_person_comes_as_a_file(world: World) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(3))
    said = await world.says(cast.APPLICANT, "/mydata")
    assert "В файле всё, что бот хранит о вас" in said
    document = world.messages(cast.APPLICANT)[-1]["document"]
    stored = world.telegram.find_file(document["file_id"])
    kept = json.loads(stored.content)
    assert kept["person"]["telegram_id"] == cast.APPLICANT
    assert kept["mandates"][0]["email"] == "org03@example.org"
    assert kept["applications"][0]["answers"]["phone"] == "+73830000003"
    assert kept["consent"]["version"] == "2026-11"


async def test_the_file_holds_ones_votes_too(world: World) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(3))
    await call(world)
    await vote(world, cast.APPLICANT, "За")
    await world.says(cast.APPLICANT, "/mydata")
    document = world.messages(cast.APPLICANT)[-1]["document"]
    kept = json.loads(world.telegram.find_file(document["file_id"]).content)
    assert [each["choice"] for each in kept["votes"]] == ["for"]
    assert kept["milestone reports"] == kept["announcements"] == []


async def test_erasure_asks_first_and_leaves_no_personal_trace(world: World) -> None:
    await seat_organisers(world)
    await accepted(world, cast.participant(3))
    asked = await world.says(cast.APPLICANT, "/forget")
    assert "Вернуть их будет нельзя" in asked
    assert "Меню" in world.labels(cast.APPLICANT)
    done = await world.presses(cast.APPLICANT, "Да, стереть")
    assert "ваши данные стёрты" in done

    tables = await world.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    kept = [await world.rows(f"SELECT * FROM {table}") for (table,) in tables]
    everything = str(kept)
    for personal in ("Вера", "Полевая", "org03@example.org", "+73830000003"):
        assert personal not in everything
    assert (cast.APPLICANT,) not in await world.rows("SELECT telegram_id FROM people")
    assert "Приобская биокерамика" in everything
    assert await world.rows("SELECT COUNT(*) FROM consents WHERE withdrawn_at IS NULL") == [(2,)]


async def test_who_was_forgotten_is_a_stranger_again_and_may_come_back(world: World) -> None:
    await enter(world, cast.STRANGER)
    await world.says(cast.STRANGER, "/forget")
    await world.presses(cast.STRANGER, "Да, стереть")
    assert "ничего о вас не сохраняет" in await world.says(cast.STRANGER, "/menu")
    await enter(world, cast.STRANGER)
    assert "пока без организации" in world.screen(cast.STRANGER)


async def test_a_waiting_application_is_withdrawn_with_its_applicant(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(3))
    await world.says(cast.APPLICANT, "/forget")
    await world.presses(cast.APPLICANT, "Да, стереть")
    card = await world.presses(cast.ORGANISER, "Принять")
    assert "отозвана" in world.alert(cast.ORGANISER)
    assert "Полевая" not in card
    assert await world.rows("SELECT COUNT(*) FROM organisations") == [(0,)]


async def test_the_last_organiser_cannot_be_forgotten(world: World) -> None:
    await enter(world, cast.ORGANISER)
    await world.says(cast.ORGANISER, "/forget")
    await world.presses(cast.ORGANISER, "Да, стереть")
    assert "Единственный организатор уйти не может" in world.alert(cast.ORGANISER)
    await world.says(cast.ORGANISER, "/menu")
    assert "Заявки" in world.labels(cast.ORGANISER)


async def test_an_old_erase_button_of_before_erases_nobody_twice(world: World) -> None:
    await enter(world, cast.STRANGER)
    await world.says(cast.STRANGER, "/forget")
    message = world.messages(cast.STRANGER)[-1]
    data = message["buttons"][0][0]["data"]
    await world.presses(cast.STRANGER, "Да, стереть")
    await enter(world, cast.STRANGER)
    stranger_rows = await world.rows("SELECT COUNT(*) FROM people WHERE erased_at IS NULL")
    world.telegram.block(cast.STRANGER)
    world.telegram.unblock(cast.STRANGER)
    world.telegram.press(cast.COLLEAGUE, message["message_id"], data)
    await world.settle()
    assert await world.rows("SELECT COUNT(*) FROM people WHERE erased_at IS NULL") == stranger_rows
