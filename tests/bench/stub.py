"""A Bot API that costs next to nothing: it hands updates out and notes what the bot does.

Its answers have the shape of Telegram's; the product's stand-in is strict, this one is fast.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

HEAD_END = b"\r\n\r\n"
METHOD = re.compile(rb"^\w+ /bot[^/ ]+/(\w+)")
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
OFFSET = re.compile(rb"(?:^|&)offset=(\d+)")
SECONDS = re.compile(rb"(?:^|&)timeout=(\d+)")
CHAT = re.compile(rb"(?:^|&)chat_id=(\d+)")
QUERY = re.compile(rb"(?:^|&)callback_query_id=(\w+)")
AT_ONCE = 100
"""Telegram hands out no more updates at a time."""

Update = dict[str, Any]
ME = {"id": 4200000000, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


class Stub:
    """One bot's Telegram: updates that wait, and who has got an edit and an answer."""

    def __init__(self) -> None:
        self._waiting: list[Update] = []
        self._poll: Line | None = None
        self._edited: set[bytes] = set()
        self._answered: set[bytes] = set()
        self._wanted = 0
        self._asked = asyncio.Event()
        self._done = asyncio.Event()
        self._sent = asyncio.Semaphore(0)

    async def is_asked(self) -> None:
        """Wait until a bot asks for updates and has to wait for them."""
        await self._asked.wait()

    async def has_sent(self, messages: int) -> None:
        """Wait until a bot has sent so many messages since this was asked last."""
        for _ in range(messages):
            await self._sent.acquire()

    async def hand_out(self, updates: Sequence[Update]) -> float:
        """Hand out presses of as many people; return the seconds until the last has an edit."""
        self._edited.clear()
        self._answered.clear()
        self._done.clear()
        self._waiting, self._wanted = list(updates), len(updates)
        began = time.perf_counter()
        if self._poll is not None:
            self._poll.answer(self._batch())
        await self._done.wait()
        return time.perf_counter() - began

    def reply(self, line: Line, method: bytes, body: bytes) -> None:
        """Answer one call, or hold it until there are updates."""
        match method.lower():
            case b"getupdates":
                self._ask(line, body)
            case b"editmessagetext":
                chat = _found(CHAT, body)
                line.answer(_message(int(chat)))
                self._note(self._edited, chat)
            case b"answercallbackquery":
                line.answer(b"true")
                self._note(self._answered, _found(QUERY, body))
            case b"getme":
                line.answer(json.dumps(ME).encode())
            case b"sendmessage":
                line.answer(_message(int(_found(CHAT, body))))
                self._sent.release()
            case _:
                line.answer(b"true")

    def _note(self, done: set[bytes], what: bytes) -> None:
        done.add(what)
        if len(self._edited) == len(self._answered) == self._wanted:
            self._done.set()

    def _ask(self, line: Line, body: bytes) -> None:
        offset, seconds = int(_found(OFFSET, body)), int(_found(SECONDS, body))
        self._waiting = [u for u in self._waiting if u["update_id"] >= offset]
        if self._waiting or not seconds:
            line.answer(self._batch())
            return
        self._poll = line
        self._asked.set()
        asyncio.get_running_loop().call_later(seconds, self._give_up, line)

    def _give_up(self, line: Line) -> None:
        if self._poll is line:
            line.answer(self._batch())

    def lost(self, line: Line) -> None:
        """Hold no answer for who has gone."""
        if self._poll is line:
            self._poll = None

    def _batch(self) -> bytes:
        self._poll = None
        self._asked.clear()
        return json.dumps(self._waiting[:AT_ONCE]).encode()


class Line(asyncio.Protocol):
    """One connection; a client sends its next call after the answer to the last."""

    def __init__(self, stub: Stub) -> None:
        self._stub = stub
        self._read = b""

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def connection_lost(self, error: Exception | None) -> None:
        self._stub.lost(self)

    def data_received(self, data: bytes) -> None:
        self._read += data
        head, end, body = self._read.partition(HEAD_END)
        if end and len(body) >= int(_found(LENGTH, head)):
            self._read = b""
            self._stub.reply(self, _found(METHOD, head), body)

    def answer(self, result: bytes) -> None:
        self._write("200 OK", b'{"ok":true,"result":' + result + b"}")

    def refuse_for(self, seconds: int) -> None:
        """Ask for a pause, as Telegram does of who calls too often."""
        said = {"ok": False, "error_code": 429, "parameters": {"retry_after": seconds}}
        said["description"] = f"Too Many Requests: retry after {seconds}"
        self._write("429 Too Many Requests", json.dumps(said).encode())

    def _write(self, status: str, body: bytes) -> None:
        head = f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        self._transport.write(head.encode() + HEAD_END + body)


@asynccontextmanager
async def listening(stub: Stub | None = None) -> AsyncIterator[tuple[Stub, str]]:
    """Yield a stub, a plain one unless it is given, and its address."""
    stub = stub or Stub()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Line(stub), "127.0.0.1", 0)
    try:
        yield stub, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


def press(number: int, account: int, data: str) -> Update:
    """Return a press on the only message of an account, as Telegram tells of it."""
    person = {"id": account, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
    button = {"text": "Подтвердить", "callback_data": data}
    return {
        "update_id": number,
        "callback_query": {
            "id": f"{number}",
            "from": person,
            "chat_instance": f"{account}",
            "data": data,
            "message": {
                "message_id": 1,
                "from": ME,
                "chat": {"id": account, "first_name": "Анна", "type": "private"},
                "date": 1_764_000_000,
                "text": "Голосование № 1 «О названии»\n\nПодтвердите голос «За».",
                "entities": [{"offset": 0, "length": 28, "type": "bold"}],
                "reply_markup": {"inline_keyboard": [[button]]},
            },
        },
    }


def _message(chat: int) -> bytes:
    return json.dumps(
        {
            "message_id": 1,
            "from": ME,
            "chat": {"id": chat, "first_name": "Anna", "type": "private"},
            "date": 1_764_000_000,
            "edit_date": 1_764_000_001,
            "text": "Accepted",
        }
    ).encode()


def _found(pattern: re.Pattern[bytes], text: bytes) -> bytes:
    match = pattern.search(text)
    return match[1] if match else b"0"
