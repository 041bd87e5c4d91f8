"""The table of failures, row by row: over real sockets, and by the causes in the chain."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import aiohttp_socks
import pytest
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError, TimedOut

import bot.runtime.network as network_module
from bot.runtime.failures import Outcome, outcome_of
from bot.runtime.telegram import Speaker, connect
from bot.ui.rendering import Rendered
from tests.runtime.canned import TOKEN, Answer, Server, failure_of, serving


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as made:
        yield made


@pytest.fixture
async def speaker(server: Server) -> AsyncIterator[Speaker]:
    made = Speaker(connect(TOKEN, api_url=server.url))
    yield made
    await made.close()


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
    (200, "[" * 100_000),
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
    monkeypatch.setattr(network_module, "READ_SECONDS", 0.05)
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


@pytest.mark.parametrize("answer", [None, b"HTTP/1.1 502 Bad Gateway\r\n\r\n"])
async def test_a_proxy_that_hangs_up_before_the_call_sends_nothing(
    answer: Answer, server: Server
) -> None:
    server.answers.append(answer)
    speaker = Speaker(connect(TOKEN, api_url="https://nowhere.invalid", proxy_url=server.url))
    assert (await failure_of(speaker)).outcome is Outcome.SURELY_NOT_SENT
    assert [path for path, _ in server.calls] == ["nowhere.invalid:443"]
    await speaker.close()


async def test_a_socks_proxy_that_is_cut_off_while_it_greets_sends_nothing() -> None:
    async def cut_off(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readexactly(3)
        writer.transport.abort()

    listening = await asyncio.start_server(cut_off, "127.0.0.1", 0)
    proxy = f"socks5://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    speaker = Speaker(connect(TOKEN, api_url="http://nowhere.invalid", proxy_url=proxy))
    assert (await failure_of(speaker)).outcome is Outcome.SURELY_NOT_SENT
    await speaker.close()
    listening.close()


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_by_a_proxy_too_a_connection_that_ends_under_the_call_is_maybe_sent(
    scheme: str, server: Server
) -> None:
    proxy = server.url.replace("http", scheme)
    server.answers.append(None)
    speaker = Speaker(connect(TOKEN, api_url="http://nowhere.invalid", proxy_url=proxy))
    assert (await failure_of(speaker)).outcome is Outcome.MAYBE_SENT
    assert len(server.calls) == 1
    await speaker.close()


@pytest.mark.parametrize("status", [401, 404, 409])
async def test_what_fails_after_its_first_part_has_gone_maybe_arrived(
    status: int, server: Server, speaker: Speaker
) -> None:
    server.will_take(41)
    server.will_refuse(status, "No")
    failure = await failure_of(speaker, Rendered("а" * 5000))
    assert (failure.outcome, failure.arrived) == (Outcome.MAYBE_SENT, (41,))


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
        (raised_from(TimedOut(), aiohttp.ConnectionTimeoutError()), Outcome.SURELY_NOT_SENT),
        (raised_from(NetworkError("x"), aiohttp_socks.ProxyError("no")), Outcome.SURELY_NOT_SENT),
        (raised_from(TimedOut(), aiohttp.SocketTimeoutError()), Outcome.MAYBE_SENT),
        (raised_from(NetworkError("x"), aiohttp.ServerDisconnectedError()), Outcome.MAYBE_SENT),
        (raised_from(NetworkError("x"), aiohttp.ClientPayloadError()), Outcome.MAYBE_SENT),
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
