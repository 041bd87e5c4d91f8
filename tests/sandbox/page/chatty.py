"""A small scripted bot and a real server on loopback, for tests of the chat page."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
import zlib
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import uvicorn

from bot.sandbox.clock import SandboxClock
from bot.sandbox.control import Legend
from bot.sandbox.records import Upload
from bot.sandbox.server import site
from bot.sandbox.stream import Streams
from bot.sandbox.telegram import Telegram

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from bot.sandbox.guide import Hint

ANNA, IVAN, MARIA = 1001, 1002, 1003
MOMENT = datetime(2026, 7, 5, 3, 0, tzinfo=UTC)
CHOICE = [
    [("Голосовать", "vote"), ("Помощь", "help")],
    [("Файлы", "files"), ("Телефон", "phone"), ("Молчать", "silent")],
]


def picture(width: int = 60, height: int = 40) -> bytes:
    """Draw a green PNG."""
    rows = b"".join(b"\0" + bytes((20, 120, 90)) * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, part) for kind, part in parts)


def _chunk(kind: bytes, part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + kind + part + struct.pack(">I", zlib.crc32(kind + part))


def keys(rows: list[list[tuple[str, str]]]) -> dict[str, Any]:
    """Shape an inline keyboard; what looks like an address becomes a link."""
    return {
        "inline_keyboard": [
            [{"text": t, "url" if "://" in d else "callback_data": d} for t, d in row]
            for row in rows
        ]
    }


class ScriptedBot:
    """Answers every update at once, through the same calls that a real bot makes."""

    def __init__(self, telegram: Telegram) -> None:
        """Listen to this Telegram; works inside a running loop."""
        self.telegram = telegram
        self.offset = 0
        telegram.arrivals.append(self._arrived)

    def call(self, method: str, *, files: dict[str, Upload] | None = None, **params: object) -> Any:
        """Call the Bot API as over the wire; every refusal is a mistake of the test."""
        plain = {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
        answer = self.telegram.call(method, plain, files)
        assert answer.status in {200, 429}, answer.body
        return answer.body.get("result")

    def _arrived(self) -> None:
        asyncio.get_running_loop().call_soon(self._answer_all)

    def _answer_all(self) -> None:
        for update in self.call("getUpdates", offset=self.offset):
            self.offset = update["update_id"] + 1
            if "callback_query" in update:
                self._answer_press(update["callback_query"])
            elif update.get("message", {}).get("chat", {}).get("type") == "private":
                self._answer_message(update["message"])

    def _answer_message(self, message: dict[str, Any]) -> None:
        chat, text = message["chat"]["id"], message.get("text", "")
        if text.startswith("/start"):
            words = f"<b>Здравствуйте!</b> Пароль: {text.removeprefix('/start').strip() or 'нет'}"
            self.call(
                "sendMessage",
                chat_id=chat,
                text=words,
                parse_mode="HTML",
                reply_markup=keys(CHOICE),
            )
            return
        for kind in ("contact", "document", "photo", "sticker"):
            text = f"получено: {kind}" if kind in message else text
        self.call(
            "sendMessage", chat_id=chat, text=f"Эхо: {text}", reply_markup={"remove_keyboard": True}
        )

    def _answer_press(self, query: dict[str, Any]) -> None:
        chat, press, data = query["from"]["id"], query["id"], query["data"]
        if data == "silent":
            return
        if data == "help":
            words = "Обратитесь к организатору."
            self.call("answerCallbackQuery", callback_query_id=press, text=words, show_alert=True)
            return
        self.call("answerCallbackQuery", callback_query_id=press, text="Принято")
        getattr(self, f"_do_{data}")(chat, query["message"]["message_id"])

    def _do_vote(self, chat: int, message: int) -> None:
        buttons = keys([[("За", "yes"), ("Против", "no")]])
        words = "<i>Открыт опрос</i> «Устав»"
        self.call(
            "editMessageText",
            chat_id=chat,
            message_id=message,
            text=words,
            parse_mode="HTML",
            reply_markup=buttons,
        )

    def _do_yes(self, chat: int, message: int) -> None:
        self.call("editMessageText", chat_id=chat, message_id=message, text="Ваш голос «за» принят")

    def _do_files(self, chat: int, _message: int) -> None:
        photo = {"photo": Upload("map.png", picture(), "image/png")}
        self.call("sendPhoto", chat_id=chat, caption="Карта", files=photo)
        paper = {"document": Upload("Повестка.txt", "пункт 1".encode(), "text/plain")}
        self.call("sendDocument", chat_id=chat, files=paper)

    def _do_phone(self, chat: int, _message: int) -> None:
        rows = [[{"text": "Отправить номер", "request_contact": True}], [{"text": "Назад"}]]
        markup = {"keyboard": rows, "input_field_placeholder": "Ваш телефон"}
        self.call("sendMessage", chat_id=chat, text="Ваш телефон?", reply_markup=markup)


@dataclass
class Demo:
    """A stand-in with its cast, its clock and its control."""

    clock: SandboxClock = field(default_factory=lambda: SandboxClock(real=lambda: MOMENT))
    resets: int = 0
    bot: ScriptedBot | None = None
    guide: tuple[Hint, ...] = ()

    def __post_init__(self) -> None:
        """Set the scene."""
        self.telegram = Telegram(now=self.clock.now, token="7000000001:AAsandboxsandbox")
        self.streams = Streams(self.telegram, heartbeat=0.05)
        self.cast()

    def cast(self) -> None:
        """Bring three people in."""
        for person_id, name in ((ANNA, "Анна"), (IVAN, "Иван"), (MARIA, "Мария")):
            self.telegram.add_person(name, last_name="Ким", person_id=person_id)

    async def reset(self) -> None:
        """Empty the world."""
        self.resets += 1
        self.telegram.world = type(self.telegram.world)()
        self.cast()

    def app(self) -> Any:
        """Compose the site."""
        notes = {ANNA: {"ru": "Организатор", "en": "Organiser"}, IVAN: "Новичок"}
        return site(
            self.telegram,
            self.clock,
            reset=self.reset,
            streams=self.streams,
            legend=Legend(lambda person_id: notes.get(person_id, ""), self.guide),
            zone="Asia/Novosibirsk",
        )


class QuietServer(uvicorn.Server):
    """A server that leaves the signals of the test run alone."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture nothing."""
        yield


@asynccontextmanager
async def served(demo: Demo, *, port: int = 0) -> AsyncIterator[str]:
    """Serve the demo on loopback and yield its address."""
    with socket.create_server(("127.0.0.1", port)) as listening:
        config = uvicorn.Config(demo.app(), log_config=None, ws="none", lifespan="on")
        server = QuietServer(config)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        demo.streams.close()
        server.should_exit = True
        await asyncio.wait_for(serving, 5)
