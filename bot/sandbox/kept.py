"""The stand-in's memory: one SQLite file, so that the demo outlives a restart."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from bot.sandbox.records import (
    Chat,
    Json,
    Message,
    Person,
    Press,
    Queued,
    StoredFile,
    Webhook,
    World,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bot.sandbox.telegram import Telegram

SECONDS_BETWEEN_SAVES = 2.0
NUMBERS_SKIPPED_ON_LOAD = 1000
NUMBERS_THAT_THE_BOT_KEEPS = frozenset({"update", "message", "press", "file"})
_TABLES = """
CREATE TABLE IF NOT EXISTS world (id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (file_id TEXT PRIMARY KEY, content BLOB NOT NULL);
"""


class Kept:
    """Keeps one stand-in in one file."""

    def __init__(self, path: Path, telegram: Telegram) -> None:
        """Remember where; nothing is read or written yet."""
        self._path = path
        self._telegram = telegram
        self._saved_revision = -1

    def load(self) -> bool:
        """Put the kept world into the stand-in; False when there is none.

        Numbers jump ahead: what was given out after the last save must not be given out again,
        or the bot would take new updates for old ones.
        """
        if not self._path.exists():
            return False
        with closing(self._connect()) as connection:
            row = connection.execute("SELECT state FROM world").fetchone()
            contents = dict(connection.execute("SELECT file_id, content FROM files").fetchall())
        if row is None:
            return False
        world = _world(json.loads(row[0]), contents)
        for counter in NUMBERS_THAT_THE_BOT_KEEPS & world.counters.keys():
            world.counters[counter] += NUMBERS_SKIPPED_ON_LOAD
        self._telegram.world = world
        self._telegram.changed("people")
        return True

    def save(self) -> None:
        """Write the world if it has changed."""
        if self._telegram.revision != self._saved_revision:
            self._saved_revision = self._telegram.revision
            self._write(*self._snapshot())

    async def keep_saving(self) -> None:
        """Save every few seconds, and once more when cancelled."""
        try:
            while True:
                await asyncio.sleep(SECONDS_BETWEEN_SAVES)
                if self._telegram.revision != self._saved_revision:
                    self._saved_revision = self._telegram.revision
                    await asyncio.to_thread(self._write, *self._snapshot())
        finally:
            self.save()

    def _snapshot(self) -> tuple[str, dict[str, bytes]]:
        world = self._telegram.world
        contents = {file.file_id: file.content for file in world.files.values()}
        return json.dumps(world, ensure_ascii=False, default=_plain), contents

    def _write(self, state: str, contents: dict[str, bytes]) -> None:
        with closing(self._connect()) as connection, connection:
            known = {row[0] for row in connection.execute("SELECT file_id FROM files")}
            new = [(key, content) for key, content in contents.items() if key not in known]
            connection.executemany("INSERT INTO files VALUES (?, ?)", new)
            connection.execute("INSERT OR REPLACE INTO world VALUES (1, ?)", (state,))

    def _connect(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path)
        connection.executescript(_TABLES)
        return connection


def _plain(record: object) -> Json:
    """Return the fields of a record; the bytes of files have a table of their own."""
    return vars(record) | {"content": ""} if isinstance(record, StoredFile) else vars(record)


def _world(kept: Json, contents: dict[str, bytes]) -> World:
    files = {key: StoredFile(**row) for key, row in kept["files"].items()}
    for key, stored in files.items():
        stored.content = contents[key]
    return World(
        people={int(key): Person(**row) for key, row in kept["people"].items()},
        chats={int(key): _chat(row) for key, row in kept["chats"].items()},
        messages={int(key): Message(**row) for key, row in kept["messages"].items()},
        files=files,
        presses={key: Press(**row) for key, row in kept["presses"].items()},
        updates={int(key): Queued(**row) for key, row in kept["updates"].items()},
        menu_buttons={int(key): button for key, button in kept["menu_buttons"].items()},
        webhook=Webhook(**kept["webhook"]),
        **{name: kept[name] for name in _PLAIN},
    )


_PLAIN = ("commands", "descriptions", "allowed_updates", "counters")


def _chat(row: dict[str, Any]) -> Chat:
    read = {int(person): number for person, number in row.pop("read").items()}
    return Chat(**row, read=read)
