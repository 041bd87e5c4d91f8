"""The process that serves Telegram: how its start and its end hang together."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot import operations, serve
from bot.halt import Halt
from bot.runtime.introduction import Introduction
from bot.runtime.web import Busy
from bot.settings import Settings
from storage.store import Store
from tests.world import BEGINNING, World, settings_for


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


def test_a_damaged_database_is_not_built_upon(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    asyncio.run(_fill(settings))
    wound = settings.database_path.read_bytes()
    settings.database_path.write_bytes(wound[:20480] + bytes(8192) + wound[28672:])
    with pytest.raises(Halt, match="is damaged"):
        operations.vouch(settings)


async def test_a_journal_that_was_changed_raises_an_alarm(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    await _fill(settings)
    connection = sqlite3.connect(settings.database_path)
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("UPDATE journal SET entry = replace(entry, 'one', 'two') WHERE id = 1")
    connection.commit()
    connection.close()
    database = await operations.opened(settings)
    assert "entry 1" in (await operations.alarms(database))[0]
    await database.close()


async def _fill(settings: Settings) -> None:
    database = await operations.opened(settings)

    async def unit(store: Store) -> None:
        for number in range(400):
            await store.journal.append("one", by="console", about={"n": number}, now=BEGINNING)

    await database.transaction(unit)
    assert await operations.alarms(database) == []
    await database.close()
    operations.vouch(settings)
