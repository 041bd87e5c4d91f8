"""Taking updates in over a real socket: nothing that comes holds the others up or is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.runtime.telegram import Speaker, connect
from bot.sandbox.faults import Fault
from tests import cast
from tests.acts import enter
from tests.runtime.canned import TOKEN, Server, serving
from tests.world import World

Json = dict[str, Any]
ME = {"id": cast.STRANGER, "is_bot": False, "first_name": "Анна"}
CHAT = {"id": cast.STRANGER, "type": "private", "first_name": "Анна"}


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as made:
        yield made


def start(update_id: int, **more: object) -> Json:
    message = {"message_id": update_id, "date": 0, "chat": CHAT, "from": ME, "text": "/start"}
    return {"update_id": update_id, "message": message, **more}


async def polled(world: World, server: Server, *batch: Json) -> str:
    """Poll until the batch is confirmed; returns the offset that confirmed it."""
    world.telegram.start(cast.STRANGER)  # else the bot may not write to them
    server.will_say(200, {"ok": True, "result": batch})
    server.answers.append(b"")  # the next poll waits for news
    speaker, stop = Speaker(connect(TOKEN, api_url=server.url)), asyncio.Event()
    polling = asyncio.create_task(world.app.intake.poll(speaker, stop))
    while len(server.calls) < 2:
        await asyncio.sleep(0)
    server.will_say(200, {"ok": True, "result": []})
    stop.set()
    await polling
    await speaker.close()
    return str(server.calls[1][1]["offset"])


async def test_an_update_that_cannot_be_read_holds_nobody_up(
    world: World,
    server: Server,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = {"update_id": 30, "message": {"message_id": 1, "text": "мой телефон"}}
    assert await polled(world, server, broken, start(31)) == "32"
    assert "Здравствуйте" in world.screen(cast.STRANGER)
    logged = capsys.readouterr().out + caplog.text
    assert "an update cannot be read" in logged
    assert "мой телефон" not in logged


async def test_kinds_and_fields_that_are_new_to_us_do_no_harm(world: World, server: Server) -> None:
    new_kind = {"update_id": 5, "brand_new": {"a": [1]}}
    assert await polled(world, server, new_kind, start(6, future={"b": 2})) == "7"
    assert "Здравствуйте" in world.screen(cast.STRANGER)


async def test_updates_out_of_order_are_confirmed_up_to_the_highest(
    world: World, server: Server
) -> None:
    assert await polled(world, server, start(12), start(10), start(11)) == "13"


async def test_a_rival_is_left_ever_longer_pauses_and_said_once_a_minute(
    world: World,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    stop, pauses = asyncio.Event(), list[float]()
    reasons = list[str]()

    async def pause(_: asyncio.Event, seconds: float) -> None:
        pauses.append(seconds)
        reasons.extend(world.app.intake.reasons())
        if len(pauses) == 7:
            stop.set()

    monkeypatch.setattr("bot.runtime.intake._pause", pause)
    for _ in range(7):
        server.will_refuse(409, "Conflict: terminated by other getUpdates request")
    speaker = Speaker(connect(TOKEN, api_url=server.url))
    await world.app.intake.poll(speaker, stop)
    await speaker.close()
    assert pauses == [3, 6, 12, 24, 48, 60, 60]
    assert all("another program asks for them with this token" in why for why in reasons)
    logged = capsys.readouterr().out + caplog.text
    assert logged.count("another program asks for them") == 3  # at 0, 93 and 153 seconds


async def test_a_webhook_that_stands_in_the_way_is_called_so(
    world: World, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = asyncio.Event()

    async def pause(stopping: asyncio.Event, _: float) -> None:
        stopping.set()

    monkeypatch.setattr("bot.runtime.intake._pause", pause)
    server.will_refuse(409, "Conflict: can't use getUpdates method while webhook is active")
    speaker = Speaker(connect(TOKEN, api_url=server.url))
    await world.app.intake.poll(speaker, stop)
    await speaker.close()
    assert "a webhook is set for this token" in str(world.app.intake.reasons())


async def test_an_answer_that_hangs_at_the_end_is_called_off(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.runtime.intake.SECONDS_TO_FINISH", 0)
    world.telegram.faults.add(Fault("slow", method="sendmessage", seconds=60))
    world.telegram.start(cast.STRANGER)
    await world.app.intake.accept_json(start(1))
    await world.app.intake.finish()
    assert world.app.intake._lanes == {}


@pytest.mark.parametrize("number", [10**30, -(10**30)])
async def test_numbers_that_no_database_holds_are_let_go(
    world: World, server: Server, number: int
) -> None:
    stranger = start(7)
    stranger["message"]["from"] = {**ME, "id": number}
    stranger["message"]["chat"] = {**CHAT, "id": number}
    assert await polled(world, server, stranger, start(8)) == "9"
    await world.app.intake.accept_json(start(number))
    assert await world.rows("SELECT update_id FROM inbox") == [(8,)]


async def test_half_a_character_is_read_as_a_question_mark(world: World, server: Server) -> None:
    half = start(3)
    half["message"]["text"] = "\ud83d"
    await polled(world, server, half)
    assert "Здравствуйте" in world.screen(cast.STRANGER)


async def test_who_has_no_visible_name_is_called_by_number(world: World) -> None:
    nobody = world.telegram.add_person("\u200b\u202e", person_id=909)
    assert nobody.id == 909
    await enter(world, 909)
    assert "909, пока без организации" in world.screen(909)


async def test_a_press_too_old_for_an_alert_and_an_edit_is_answered_by_words_and_a_new_screen(
    world: World,
) -> None:
    await enter(world, cast.STRANGER)
    before = len(world.calls())
    old = {"chat": CHAT, "message_id": 1, "date": 0}
    query = {"id": "1", "from": ME, "chat_instance": "1", "data": "mn", "message": old}
    await world.app.intake.accept_json({"update_id": 99, "callback_query": query})
    await world.app.intake.finish()
    answers = [call for call in world.calls()[before:] if call != "setMyCommands"]
    assert sorted(answers) == ["answerCallbackQuery", "sendMessage", "sendMessage"]
