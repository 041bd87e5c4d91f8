"""The process that serves Telegram: how its start and its end hang together."""

from __future__ import annotations

import asyncio

import pytest

from bot import serve
from bot.halt import Halt
from bot.runtime.introduction import Introduction
from bot.runtime.web import Busy
from tests.world import World


async def test_a_start_that_hangs_does_not_hold_up_the_end(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(*_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(Introduction, "keep_trying", hang)
    stop = asyncio.Event()
    serving = asyncio.create_task(serve._introduced_and_served(world.app, stop))
    await asyncio.sleep(0)
    stop.set()
    async with asyncio.timeout(20):
        await serving


async def test_a_refused_token_ends_the_process(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> None:
        raise Halt("BOT_TOKEN: refused")

    monkeypatch.setattr(Introduction, "keep_trying", refuse)
    with pytest.raises(Halt, match="refused"):
        await serve._introduced_and_served(world.app, asyncio.Event())


async def test_the_link_is_said_with_those_who_have_not_come(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    stop = asyncio.Event()
    await serve._introduced(world.app, stop)
    assert "https://t.me/" in capsys.readouterr().out


async def test_an_update_that_is_brought_in_the_last_second_is_to_be_brought_again(
    world: World,
) -> None:
    stop = asyncio.Event()
    stop.set()
    with pytest.raises(Busy):
        await serve._accept(world.app, {"update_id": 1}, stop)
