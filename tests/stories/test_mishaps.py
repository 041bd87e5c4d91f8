"""A bug in the product: an apology with a code, nothing half done, and somebody is told."""

from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
import structlog
from pydantic import SecretStr
from telegram import Update

from bot.features.admissions.views import Accept
from bot.features.applications.views import Apply
from bot.features.privacy.rules import Standing
from bot.logs import open_log
from bot.runtime.router import Router
from bot.settings import Settings
from bot.ui.presses import Press
from bot.ui.request import Request
from bot.ui.screen import Screen
from storage.people import People
from tests import cast
from tests.acts import apply, enter, seat_organisers
from tests.world import TOKEN, World

ME = cast.APPLICANT


@pytest.fixture(autouse=True)
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """The log as the product writes it."""
    monkeypatch.setattr(logging.root, "handlers", list(logging.root.handlers))
    monkeypatch.setattr(logging.root, "level", logging.root.level)
    for place, name in [(sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")]:
        monkeypatch.setattr(place, name, getattr(place, name))
    written = io.StringIO()
    open_log(Settings(bot_token=SecretStr(TOKEN)), stream=written)
    yield written
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


def router(world: World) -> Router:
    return world.app.intake._dispatch._router


def spoil(world: World, trigger: str | type[Press]) -> None:
    """Let a route do its work and then fail as a bug does."""
    routes = router(world)._routes
    known: dict[object, object] = routes.commands if isinstance(trigger, str) else routes.presses  # type: ignore[assignment]
    route = known[trigger]
    sound = route.handler  # type: ignore[attr-defined]

    async def broken(request: Request, fact: object) -> Screen:
        await sound(request, fact)
        raise KeyError(TOKEN)

    known[trigger] = replace(route, handler=broken)  # type: ignore[type-var]


def code_in(text: str) -> str:
    return text.rpartition("код ")[2][:6]


async def test_a_bug_behind_a_button_is_an_apology_and_nothing_is_half_done(
    world: World, log: io.StringIO
) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    card = world.screen(cast.ORGANISER)
    spoil(world, Accept)
    await world.presses(cast.ORGANISER, "Принять")
    apology = world.alert(cast.ORGANISER)
    assert "Не получилось: ошибка в боте. Ничего не изменилось и не потеряно" in apology
    assert await world.rows("SELECT COUNT(*) FROM organisations") == [(0,)]
    assert await world.rows("SELECT status FROM applications") == [("sent",)]
    assert "подтверждена" not in world.screen(ME)
    told = world.screen(cast.SECOND_ORGANISER)
    assert f"Ошибка в боте, код {code_in(apology)}" in told
    assert "KeyError" in told
    assert card in [m["text"] for m in world.messages(cast.ORGANISER)]
    assert code_in(apology) in log.getvalue()
    assert "KeyError" in log.getvalue()
    assert TOKEN not in log.getvalue()


async def test_a_bug_behind_a_command_is_an_apology_in_the_chat(world: World) -> None:
    await enter(world, cast.STRANGER)
    spoil(world, "help")
    apology = await world.says(cast.STRANGER, "/help")
    assert "назовите организаторам код" in apology
    assert TOKEN not in apology
    assert "Степан Прохожий" in await world.says(cast.STRANGER, "/menu"), "the rest works"


async def test_a_stranger_and_a_foreigner_get_their_apology_too(world: World) -> None:
    spoil(world, "start")
    assert "Sorry" in await world.starts(cast.FOREIGNER) or "code" in world.screen(cast.FOREIGNER)
    assert "ошибка в боте" in await world.starts(cast.STRANGER)
    assert await world.rows("SELECT * FROM counters") == []


async def test_organisers_are_told_of_a_kind_of_bug_once_a_day(world: World) -> None:
    await seat_organisers(world)
    await enter(world, ME)
    spoil(world, "help")
    for _ in range(3):
        await world.says(ME, "/help")
    assert len(notices(world)) == 1
    world.clock.tick(days=1)
    await world.says(ME, "/help")
    assert len(notices(world)) == 2


def notices(world: World) -> list[str]:
    return [m["text"] for m in world.messages(cast.ORGANISER) if "Ошибка в боте" in m["text"]]


async def test_an_update_that_met_a_bug_is_not_tried_for_ever(world: World) -> None:
    await enter(world, ME)
    spoil(world, Apply)
    message = world._with_button(ME, "Регистрация")
    world.telegram.press_label(ME, message, "Регистрация")
    [update] = await world.app.speaker.ask(lambda client: client.get_updates(timeout=0))
    assert isinstance(update, Update)
    await world.settle()
    assert await world.rows("SELECT COUNT(*) FROM inbox WHERE fault <> ''") == [(1,)]
    assert await world.rows("SELECT * FROM drafts") == []
    await world.app.intake.accept(update)
    await world.app.intake.finish()
    assert "пока без организации" in world.screen(ME), "a repeat shows how things are"
    assert await world.rows("SELECT COUNT(*) FROM inbox WHERE fault <> ''") == [(1,)]


async def test_a_bug_in_one_persons_update_keeps_nobody_else_waiting(world: World) -> None:
    await enter(world, ME)
    await enter(world, cast.STRANGER)
    spoil(world, "help")
    world.telegram.say(ME, "/help")
    world.telegram.say(cast.STRANGER, "/menu")
    world.telegram.say(ME, "/menu")
    await world.settle()
    assert "Степан Прохожий" in world.screen(cast.STRANGER)
    assert "Анна Демидова" in world.screen(ME)


async def test_an_update_that_cannot_even_be_excused_keeps_nobody_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch, log: io.StringIO
) -> None:
    await enter(world, ME)
    await enter(world, cast.STRANGER)
    sound = People.find_standing

    async def broken(people: People, telegram_id: int) -> Standing | None:
        if telegram_id == ME:
            raise KeyError(TOKEN)
        return await sound(people, telegram_id)

    monkeypatch.setattr(People, "find_standing", broken)
    world.telegram.say(ME, "/menu")
    world.telegram.say(cast.STRANGER, "/menu")
    await world.settle()
    assert "Степан Прохожий" in world.screen(cast.STRANGER)
    assert await world.rows("SELECT COUNT(*) FROM inbox WHERE fault <> ''") == [(1,)]
    assert "not even an apology" in log.getvalue()
    assert TOKEN not in log.getvalue()
