"""A server that gives canned answers over a real socket, as Bot API, as proxy and as SOCKS."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs

import pytest

from bot.runtime.failures import Failure, NotDelivered
from bot.runtime.telegram import Speaker
from bot.ui.rendering import Rendered

TOKEN = "123456:AbCdEfGhIjKlMnOpQrStUvWxYz0123456789"
HELLO = Rendered("Здравствуйте")
OK = {"date": 0, "chat": {"id": 7, "type": "private"}}

Answer = bytes | None


class Server:
    """Answers each request with the next of `answers`; None hangs up without a word."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.headers: list[dict[str, str]] = []
        self.socks_targets: list[tuple[str, int]] = []
        self.silent = asyncio.Event()
        self.hangs_up = False
        self.url = ""

    def will_say(self, status: int, body: object) -> None:
        words = body if isinstance(body, str) else json.dumps(body)
        payload = words.encode()
        head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(payload)}\r\n\r\n".encode()
        self.answers.append(head + payload)

    def will_take(self, message_id: int = 1) -> None:
        self.will_say(200, {"ok": True, "result": {"message_id": message_id, **OK}})

    def will_refuse(self, status: int, description: str, **parameters: object) -> None:
        body: dict[str, object] = {"ok": False, "error_code": status, "description": description}
        self.will_say(status, body | ({"parameters": parameters} if parameters else {}))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            first = await reader.readexactly(1)
            if first == b"\x16":
                return  # a TLS handshake, and this is no TLS server
            if first == b"\x05":
                await self._shake_hands(reader, writer)
                await reader.readexactly(1)
            await self._answer(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _shake_hands(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readexactly((await reader.readexactly(1))[0])
        writer.write(b"\x05\x00")
        await reader.readexactly(4)
        name = await reader.readexactly((await reader.readexactly(1))[0])
        self.socks_targets.append((name.decode(), int.from_bytes(await reader.readexactly(2))))
        writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            line, *rest = head.decode().split("\r\n")
            headers = {k.lower(): v for k, _, v in (h.partition(": ") for h in rest)}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            fields = {k: v[0] for k, v in parse_qs(body.decode(errors="replace")).items()}
            if headers.get("content-type", "").startswith("multipart"):
                fields = {"raw": body.decode()}
            self.headers.append(headers)
            self.calls.append((line.split()[1], fields))
            answer = self.answers.pop(0)
            if answer is None:
                return
            if not answer:
                await self.silent.wait()
            writer.write(answer)
            await writer.drain()
            if self.hangs_up:
                return


@asynccontextmanager
async def serving() -> AsyncIterator[Server]:
    made = Server()
    listening = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    yield made
    made.silent.set()
    listening.close()


async def failure_of(speaker: Speaker, rendered: Rendered = HELLO) -> Failure:
    """Send and return how it failed."""
    with pytest.raises(NotDelivered) as caught:
        await speaker.send(7, rendered)
    return caught.value.failure
