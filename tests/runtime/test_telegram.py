"""What the client says to Telegram, and how it takes each answer: over real sockets on loopback."""

from __future__ import annotations

import asyncio
import html
import json
import traceback
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs

import aiohttp
import httpx
import pytest
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError, TimedOut

import bot.runtime.telegram as client_module
from bot.runtime.failures import Failure, NotDelivered, Outcome, outcome_of
from bot.runtime.messages import parts_of, pieces
from bot.runtime.telegram import Speaker, connect
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


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    listening = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    yield made
    made.silent.set()
    listening.close()


@pytest.fixture
async def speaker(server: Server) -> AsyncIterator[Speaker]:
    made = Speaker(connect(TOKEN, api_url=server.url))
    yield made
    await made.close()


async def failure_of(speaker: Speaker, rendered: Rendered = HELLO) -> Failure:
    with pytest.raises(NotDelivered) as caught:
        await speaker.send(7, rendered)
    return caught.value.failure


async def test_a_screen_arrives_as_html_without_a_preview_and_with_its_buttons(
    server: Server, speaker: Speaker
) -> None:
    server.will_take(41)
    rendered = Rendered("<b>Да</b>?", buttons=((("За", "v:1", ""), ("Сайт", "", "https://a.ru")),))
    assert await speaker.send(7, rendered) == 41
    path, fields = server.calls[0]
    assert path == f"/bot{TOKEN}/sendMessage"
    assert fields["parse_mode"] == "HTML"
    assert json.loads(fields["link_preview_options"]) == {"is_disabled": True}
    row = json.loads(fields["reply_markup"])["inline_keyboard"][0]
    assert row == [{"text": "За", "callback_data": "v:1"}, {"text": "Сайт", "url": "https://a.ru"}]


ODD = [
    (200, {"ok": False}),
    (200, {"ok": True, "result": None}),
    (200, {"ok": True, "result": True}),
    (200, {"ok": True, "result": {}}),
    (200, []),
    (200, "<html>"),
    (302, ""),
    (500, {"ok": False, "description": "Internal Server Error"}),
    (500, []),
    (502, "<html>Bad Gateway</html>"),
    (504, ""),
]


@pytest.mark.parametrize(("status", "body"), ODD)
async def test_an_odd_answer_is_maybe_sent(
    status: int, body: object, server: Server, speaker: Speaker
) -> None:
    server.will_say(status, body)
    assert (await failure_of(speaker)).outcome is Outcome.MAYBE_SENT


@pytest.mark.parametrize(
    ("said", "pause"),
    [(3, 3), (0, 1), ("5", 5), ("soon", 1), (None, 1), (10**15, 900), (-4, 1), (2.5, 2.5)],
)
async def test_a_429_is_surely_not_sent_and_its_pause_is_believed_within_reason(
    said: object, pause: float, server: Server, speaker: Speaker
) -> None:
    server.will_refuse(429, "Too Many Requests: retry later", retry_after=said)
    failure = await failure_of(speaker)
    assert (failure.outcome, failure.retry_after) == (Outcome.SURELY_NOT_SENT, pause)


@pytest.mark.parametrize("body", ["<html>slow down</html>", "", {"ok": False}, []])
async def test_a_429_without_a_pause_waits_a_second(
    body: object, server: Server, speaker: Speaker
) -> None:
    server.will_say(429, body)
    failure = await failure_of(speaker)
    assert (failure.outcome, failure.retry_after) == (Outcome.SURELY_NOT_SENT, 1)


REFUSALS = [
    (403, "Forbidden: bot was blocked by the user", Outcome.RECIPIENT_GONE),
    (403, "Forbidden: user is deactivated", Outcome.RECIPIENT_GONE),
    (403, "Forbidden: bot was kicked from the group chat", Outcome.RECIPIENT_GONE),
    (403, "Forbidden: bot can't initiate conversation with a user", Outcome.RECIPIENT_GONE),
    (400, "Bad Request: chat not found", Outcome.RECIPIENT_GONE),
    (400, "Bad Request: private chat not found", Outcome.RECIPIENT_GONE),
    (401, "Unauthorized", Outcome.TOKEN_BAD),
    (404, "Not Found", Outcome.TOKEN_BAD),
    (409, "Conflict: terminated by other getUpdates request", Outcome.SECOND_INSTANCE),
]


@pytest.mark.parametrize(("status", "words", "outcome"), REFUSALS)
async def test_a_refusal_has_its_class(
    status: int, words: str, outcome: Outcome, server: Server, speaker: Speaker
) -> None:
    server.will_refuse(status, words)
    failure = await failure_of(speaker)
    assert failure.outcome is outcome
    assert failure.detail.lower() in words.lower()
    assert len(server.calls) == 1


async def test_a_group_that_moved_tells_where(server: Server, speaker: Speaker) -> None:
    server.will_refuse(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1009)
    failure = await failure_of(speaker)
    assert (failure.outcome, failure.migrated_to) == (Outcome.SURELY_NOT_SENT, -1009)


async def test_a_connection_that_ends_under_the_request_is_maybe_sent(
    server: Server, speaker: Speaker
) -> None:
    server.answers.append(None)
    assert (await failure_of(speaker)).outcome is Outcome.MAYBE_SENT


async def test_an_answer_cut_in_the_middle_is_maybe_sent(server: Server, speaker: Speaker) -> None:
    server.answers.append(b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"ok"')
    server.hangs_up = True
    assert (await failure_of(speaker)).outcome is Outcome.MAYBE_SENT


async def test_an_answer_that_does_not_come_in_time_is_maybe_sent(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "READ_SECONDS", 0.05)
    speaker = Speaker(connect(TOKEN, api_url=server.url))
    server.answers.append(b"")
    assert (await failure_of(speaker)).outcome is Outcome.MAYBE_SENT
    await speaker.close()


@pytest.mark.parametrize("where", ["http://127.0.0.1:1", "http://nowhere.invalid", "tls"])
async def test_without_a_connection_nothing_was_sent(where: str, server: Server) -> None:
    api_url = server.url.replace("http", "https") if where == "tls" else where
    speaker = Speaker(connect(TOKEN, api_url=api_url))
    assert (await failure_of(speaker)).outcome is Outcome.SURELY_NOT_SENT
    await speaker.close()


def raised_from(error: TelegramError, *causes: BaseException) -> TelegramError:
    """Chain the causes, the innermost last."""
    effect: BaseException = error
    for cause in causes:
        effect.__cause__ = cause
        effect = cause
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (raised_from(TimedOut(), httpx.PoolTimeout("")), Outcome.SURELY_NOT_SENT),
        (raised_from(TimedOut(), httpx.ConnectTimeout("")), Outcome.SURELY_NOT_SENT),
        (raised_from(NetworkError("x"), httpx.ConnectError("")), Outcome.SURELY_NOT_SENT),
        (raised_from(NetworkError("x"), httpx.ProxyError("")), Outcome.SURELY_NOT_SENT),
        (raised_from(TimedOut(), httpx.ReadTimeout("")), Outcome.MAYBE_SENT),
        (raised_from(TimedOut(), httpx.WriteTimeout("")), Outcome.MAYBE_SENT),
        (raised_from(NetworkError("x"), httpx.RemoteProtocolError("")), Outcome.MAYBE_SENT),
        (
            raised_from(TimedOut(), httpx.ConnectTimeout(""), aiohttp.ServerDisconnectedError()),
            Outcome.MAYBE_SENT,
        ),
        (
            raised_from(TimedOut(), httpx.ConnectTimeout(""), aiohttp.ConnectionTimeoutError()),
            Outcome.SURELY_NOT_SENT,
        ),
        (TimedOut(), Outcome.MAYBE_SENT),
        (KeyError("result"), Outcome.MAYBE_SENT),
        (AttributeError("'str' object"), Outcome.MAYBE_SENT),
        (asyncio.CancelledError(), Outcome.MAYBE_SENT),
        (Conflict("terminated by other getUpdates request"), Outcome.SECOND_INSTANCE),
        (NetworkError("Too Many Requests (429)"), Outcome.SURELY_NOT_SENT),
    ],
)
def test_the_cause_tells_whether_the_request_left(error: BaseException, outcome: Outcome) -> None:
    assert outcome_of(error).outcome is outcome


def test_the_library_s_own_429_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    assert outcome_of(RetryAfter(7)).retry_after == 7


async def test_an_edit_that_changes_nothing_is_done(server: Server, speaker: Speaker) -> None:
    server.will_refuse(400, "Bad Request: message is not modified: specified new message content")
    await speaker.edit(7, 1, HELLO)
    assert server.calls[0][1]["message_id"] == "1"


async def test_an_edit_of_a_vanished_message_is_told(server: Server, speaker: Speaker) -> None:
    server.will_refuse(400, "Bad Request: message to edit not found")
    with pytest.raises(NotDelivered) as caught:
        await speaker.edit(7, 1, HELLO)
    assert caught.value.failure.outcome is Outcome.PAYLOAD_BAD


async def test_an_answer_to_an_old_press_is_done(server: Server, speaker: Speaker) -> None:
    server.will_refuse(400, "Bad Request: query is too old and response timeout expired")
    await speaker.answer("q1", "Принято", alert=True)
    assert server.calls[0][1] == {
        "callback_query_id": "q1",
        "text": "Принято",
        "show_alert": "true",
    }


async def test_stripping_takes_the_buttons_away(server: Server, speaker: Speaker) -> None:
    server.will_take(3)
    await speaker.strip(7, 3)
    path, fields = server.calls[0]
    assert path.endswith("/editMessageReplyMarkup")
    assert "reply_markup" not in fields


async def test_markup_that_telegram_cannot_read_goes_once_more_as_plain_text(
    server: Server, speaker: Speaker
) -> None:
    server.will_refuse(400, "Bad Request: can't parse entities: unsupported start tag")
    server.will_take(2)
    assert await speaker.send(7, Rendered("<b>2 &lt; 3</b>", buttons=((("Да", "y", ""),),))) == 2
    plain = server.calls[1][1]
    assert plain["text"] == "2 < 3"
    assert "parse_mode" not in plain
    assert json.loads(plain["reply_markup"])["inline_keyboard"][0][0]["text"] == "Да"


async def test_a_payload_refused_twice_is_given_up(server: Server, speaker: Speaker) -> None:
    server.will_refuse(400, "Bad Request: BUTTON_DATA_INVALID")
    server.will_refuse(400, "Bad Request: BUTTON_DATA_INVALID")
    assert (await failure_of(speaker)).outcome is Outcome.PAYLOAD_BAD
    assert len(server.calls) == 2


async def test_an_unreadable_edit_goes_once_more_as_plain_text(
    server: Server, speaker: Speaker
) -> None:
    server.will_refuse(400, "Bad Request: can't parse entities: unsupported start tag")
    server.will_take()
    await speaker.edit(7, 1, Rendered("<b>да</b>"))
    assert server.calls[1][1]["text"] == "да"


async def test_a_keyboard_is_taken_away_before_the_screen(server: Server, speaker: Speaker) -> None:
    server.will_take(1)
    server.will_take(2)
    assert await speaker.send(7, Rendered("Проверьте", closing="Спасибо.")) == 2
    assert json.loads(server.calls[0][1]["reply_markup"]) == {"remove_keyboard": True}
    assert [fields["text"] for _, fields in server.calls] == ["Спасибо.", "Проверьте"]


async def test_a_key_may_ask_for_the_contact(server: Server, speaker: Speaker) -> None:
    server.will_take()
    await speaker.send(
        7, Rendered("Телефон?", keys=((("Отправить свой", True), ("Назад", False)),))
    )
    keyboard = json.loads(server.calls[0][1]["reply_markup"])
    assert keyboard["keyboard"] == [
        [{"text": "Отправить свой", "request_contact": True}, {"text": "Назад"}]
    ]


async def test_a_failure_after_the_first_part_is_maybe_sent(
    server: Server, speaker: Speaker
) -> None:
    server.will_take(1)
    server.will_refuse(429, "Too Many Requests: retry after 4", retry_after=4)
    failure = await failure_of(speaker, Rendered("Проверьте", closing="Спасибо."))
    assert (failure.outcome, failure.retry_after) == (Outcome.MAYBE_SENT, 4)


async def test_a_paper_is_sent_under_its_name(server: Server, speaker: Speaker) -> None:
    server.will_take(8)
    sent = await speaker.send_paper(7, Rendered("Ваши данные"), name="данные.txt", content=b"xyz")
    path, fields = server.calls[0]
    assert (sent, path.rpartition("/")[2]) == (8, "sendDocument")
    assert "данные.txt" in fields["raw"]
    assert "xyz" in fields["raw"]


async def test_the_token_is_in_no_error_that_leaves() -> None:
    speaker = Speaker(connect(TOKEN, api_url="http://127.0.0.1:1"))
    for call in (speaker.send(7, HELLO), speaker.ask(lambda client: client.initialize())):
        with pytest.raises(NotDelivered) as caught:
            await call
        said = "".join(traceback.format_exception(caught.value))
        assert TOKEN not in said + repr(caught.value.__context__) + repr(speaker)
    await speaker.close()


async def test_a_wrong_token_is_not_repeated_in_the_error(server: Server, speaker: Speaker) -> None:
    server.will_refuse(401, "Unauthorized")
    with pytest.raises(NotDelivered) as caught:
        await speaker.ask(lambda client: client.initialize())
    assert caught.value.failure.outcome is Outcome.TOKEN_BAD
    assert TOKEN not in str(caught.value)


async def test_an_http_proxy_carries_every_call(server: Server) -> None:
    proxy = server.url.replace("//", "//user:pass@")
    speaker = Speaker(connect(TOKEN, api_url="http://telegram.invalid", proxy_url=proxy))
    server.will_take(5)
    assert await speaker.send(7, HELLO) == 5
    assert server.calls[0][0] == f"http://telegram.invalid/bot{TOKEN}/sendMessage"
    assert server.headers[0]["proxy-authorization"].startswith("Basic ")
    await speaker.close()


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_a_socks_proxy_carries_every_call_and_resolves_the_name(
    scheme: str, server: Server
) -> None:
    proxy = server.url.replace("http", scheme)
    speaker = Speaker(connect(TOKEN, api_url="http://telegram.invalid:8081", proxy_url=proxy))
    server.will_take(6)
    assert await speaker.send(7, HELLO) == 6
    assert server.socks_targets == [("telegram.invalid", 8081)]
    await speaker.close()


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:1", "socks5://127.0.0.1:1"])
async def test_a_proxy_that_is_down_sends_nothing(proxy: str) -> None:
    speaker = Speaker(connect(TOKEN, api_url="http://telegram.invalid", proxy_url=proxy))
    assert (await failure_of(speaker)).outcome is Outcome.SURELY_NOT_SENT
    await speaker.close()


def test_a_long_text_is_cut_at_its_paragraphs_and_the_buttons_stand_under_the_last() -> None:
    text = "\n\n".join(f"<b>{n}</b> " + "я" * 1000 for n in range(10))
    parts = parts_of(Rendered(text, buttons=((("Да", "y", ""),),)))
    assert [part.markup is not None for part in parts] == [False, False, True]
    assert "\n\n".join(part.text for part in parts) == text


def test_a_paragraph_that_is_too_long_loses_its_markup_and_no_word() -> None:
    cut = pieces("<i>" + "слово &amp; " * 2000 + "</i>")
    assert all(len(html.unescape(piece)) <= 4096 for piece in cut)
    assert html.unescape("".join(cut)).replace("\n\n", "") == "слово & " * 2000


def test_emoji_count_twice_as_telegram_counts_them() -> None:
    assert len(pieces("\U0001f5f3" * 2048)) == 1
    assert len(pieces("\U0001f5f3" * 2049)) == 2


def test_a_caption_that_is_too_long_becomes_a_message_of_its_own() -> None:
    alone, text = parts_of(Rendered("я" * 1025, document="file-1"), document="file-1")
    assert (alone.document, alone.text, text.document) == ("file-1", "", None)


def test_a_repeat_says_so_first() -> None:
    assert parts_of(HELLO, "<i>Повтор</i>")[0].text == "<i>Повтор</i>\n\nЗдравствуйте"
