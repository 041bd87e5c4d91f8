"""The calls of a start: what Telegram refuses there, and what follows from it."""

from __future__ import annotations

import asyncio

import pytest
from telegram import BotCommandScopeAllPrivateChats

from bot.halt import Halt
from bot.sandbox.faults import Fault
from tests.world import World


async def test_a_token_that_telegram_refuses_ends_the_start_with_a_sentence(world: World) -> None:
    world.telegram.token = "1:another"
    with pytest.raises(Halt, match="BOT_TOKEN: Telegram refuses it"):
        await world.app.introduction.keep_trying(asyncio.Event())


async def test_a_refused_menu_neither_ends_the_start_nor_hides_that_the_bot_answers(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    no_such_method = Fault("400", method="setmycommands", description="Not Found", times=1)
    world.telegram.faults.add(no_such_method)
    stop = asyncio.Event()
    await world.app.introduction.keep_trying(stop)
    assert world.app.house.identity.username
    adorning = asyncio.create_task(world.app.introduction.keep_adorning(stop))
    while no_such_method.times:
        await asyncio.sleep(0)
    stop.set()
    await adorning
    assert "not wholly introduced" in capsys.readouterr().out


async def test_who_speaks_another_language_sees_commands_and_words_in_the_default_one(
    world: World,
) -> None:
    for code, word in {"": "открыть меню", "ru": "открыть меню", "en": "open the menu"}.items():
        scope = BotCommandScopeAllPrivateChats()
        menu = await world.app.speaker.ask(
            lambda client, scope=scope, code=code: client.get_my_commands(scope, code or None)
        )
        assert word in [command.description for command in menu]
