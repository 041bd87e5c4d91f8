"""The web server over real sockets: health, readiness, metrics and the webhook's closed door."""

from __future__ import annotations

import asyncio
import json
import resource

import httpx
import pytest
import pytest_asyncio
from prometheus_client import CollectorRegistry, Counter
from starlette.responses import StreamingResponse
from starlette.routing import Route

from bot.halt import Halt
from bot.runtime.web import LARGEST_BODY, Busy, Webhook, listen, serve, site

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one server stands for all of them

SECRET = "the-secret-of-the-webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE = {"update_id": 7, "message": {"text": "привет"}}


class Door:
    """A running server and what came through it."""

    def __init__(self) -> None:
        self.accepted: list[dict[str, object]] = []
        self.missing: list[str] = []
        self.busy = False
        self.metrics = CollectorRegistry()
        webhook = Webhook("/hook/7", SECRET, self.accept)
        self.app = site(reasons=lambda: self.missing, metrics=self.metrics, webhook=webhook)
        self.port = 0

    async def accept(self, update: dict[str, object]) -> None:
        if self.busy:
            raise Busy
        self.accepted.append(update)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def post(self, content=None, *, path="/hook/7", **headers: str) -> httpx.Response:
        headers = {"Content-Type": "application/json", SECRET_HEADER: SECRET} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        content = json.dumps(UPDATE) if content is None else content
        async with httpx.AsyncClient(trust_env=False) as client:
            return await client.post(self.address + path, content=content, headers=headers)

    async def get(self, path: str) -> httpx.Response:
        async with httpx.AsyncClient(trust_env=False) as client:
            return await client.get(self.address + path)

    async def raw(self, *lines: str) -> str:
        """Send lines as they are; give back the first line of the answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write("\r\n".join([*lines, "", ""]).encode())
        answer = await reader.readline()
        writer.close()
        await writer.wait_closed()
        return answer.decode().strip()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def one_door():
    door = Door()
    server = await serve(door.app, "127.0.0.1", 0)
    door.port = server.port
    yield door
    await server.stop()


@pytest.fixture
def door(one_door):
    one_door.accepted.clear()
    one_door.missing.clear()
    one_door.busy = False
    return one_door


async def test_an_update_is_taken_in_and_confirmed(door):
    assert (await door.post()).status_code == 200
    assert door.accepted == [UPDATE]


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON"])
async def test_the_content_type_may_name_its_alphabet(door, kind):
    assert (await door.post(Content_Type=kind)).status_code == 200


async def test_a_busy_bot_asks_to_come_back(door):
    door.busy = True
    answer = await door.post()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "2"


@pytest.mark.parametrize(
    "secret", ["", "wrong", SECRET + "x", SECRET[:-1], SECRET.upper(), "пароль"]
)
async def test_a_wrong_secret_is_forbidden(door, secret):
    headers = {SECRET_HEADER: secret.encode(), "Content-Type": "application/json"}
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{door.address}/hook/7", json=UPDATE, headers=headers)
    assert answer.status_code == 403
    assert door.accepted == []


async def test_a_missing_or_a_second_secret_is_forbidden(door):
    start = ["POST /hook/7 HTTP/1.1", "Host: x", "Content-Type: application/json"]
    body = ["Content-Length: 2", "", "{}"]
    assert "403" in await door.raw(*start, *body)
    assert "403" in await door.raw(*start, *[f"{SECRET_HEADER}: {SECRET}"] * 2, *body)


async def test_a_stranger_is_answered_before_the_body_comes(door):
    head = ["POST /hook/7 HTTP/1.1", "Host: x", "Content-Type: application/json"]
    assert "403" in await door.raw(*head, "Content-Length: 80000000")
    assert "403" in await door.raw(*head, "Transfer-Encoding: chunked")


async def test_large_bodies_of_strangers_take_no_memory(door):
    async def endless():
        for _ in range(200):
            yield b"x" * 100_000

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    posts = [door.post(endless(), **{SECRET_HEADER: "wrong"}) for _ in range(4)]
    answers = await asyncio.gather(*posts)
    assert [answer.status_code for answer in answers] == [403] * 4
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000


async def test_a_body_that_says_it_is_too_large_is_refused_unread(door):
    head = ["POST /hook/7 HTTP/1.1", "Host: x", "Content-Type: application/json"]
    length = f"Content-Length: {LARGEST_BODY + 1}"
    assert "413" in await door.raw(*head, f"{SECRET_HEADER}: {SECRET}", length)


async def test_a_body_that_does_not_say_how_large_it_is_is_counted(door):
    async def endless():
        for _ in range(30):
            yield b" " * 100_000

    assert (await door.post(endless())).status_code == 413
    assert door.accepted == []


async def test_a_body_of_one_megabyte_is_taken_in(door):
    body = json.dumps(UPDATE)
    assert (await door.post(body + " " * (LARGEST_BODY - len(body)))).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        '"text"',
        "{}",
        '{"update_id": "7"}',
        '{"update_id": true}',
        '{"update_id": ' + "9" * 5000 + "}",
        "[" * 500_000,
        b"\xff\xfe",
    ],
    ids=lambda body: str(body)[:18],
)
async def test_what_is_no_update_is_a_bad_request(door, body):
    assert (await door.post(body)).status_code == 400
    assert door.accepted == []


async def test_a_form_is_not_an_update(door):
    answer = await door.post(Content_Type="application/x-www-form-urlencoded")
    assert answer.status_code == 415


async def test_only_post_and_only_our_path(door):
    assert (await door.get("/hook/7")).status_code == 405
    assert (await door.get("/hook/8")).status_code == 404
    assert (await door.post(path="/hook")).status_code == 404


async def test_life_readiness_and_numbers(door):
    Counter("answers", "Answers sent", registry=door.metrics).inc(3)
    assert (await door.get("/healthz")).status_code == 200
    assert (await door.get("/readyz")).json() == []
    numbers = await door.get("/metrics")
    assert "answers_total 3.0" in numbers.text
    assert numbers.headers["Content-Type"].startswith("text/plain")


async def test_what_is_not_ready_is_said(door):
    door.missing.append("postman")
    answer = await door.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, ["postman"])


async def test_nothing_of_a_call_is_logged(door, caplog):
    caplog.set_level(1)
    await door.post(**{SECRET_HEADER: "a-wrong-secret"})
    await door.post()
    clients = ("httpx", "httpcore", "asyncio")
    assert [line for line in caplog.records if not line.name.startswith(clients)] == []


async def test_a_taken_port_is_said_with_the_next_command(door):
    with pytest.raises(Halt, match=f"port {door.port} is taken.*make run HTTP_PORT="):
        await serve(door.app, "127.0.0.1", door.port)


async def test_a_strange_address_is_said_in_words():
    with pytest.raises(Halt, match="HTTP_HOST"):
        listen("203.0.113.7", 0)


async def test_the_server_stops_though_somebody_still_listens():
    async def forever():
        yield b"data: hello\n\n"
        await asyncio.Event().wait()

    app = Door().app
    app.routes.append(Route("/events", lambda _: StreamingResponse(forever())))
    server = await serve(app, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
    await reader.readuntil(b"hello")
    await server.stop()
    assert await reader.read() is not None
    writer.close()
