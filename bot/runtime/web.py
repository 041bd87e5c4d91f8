"""The web server: Telegram's webhook, and whether we live, are ready, and how much we do."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import hmac
import json
import socket
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from bot.halt import Halt

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of the header
LARGEST_BODY = 1024 * 1024
SECONDS_TO_FINISH = 1
LAST_PORT = 65535

Update = dict[str, Any]
Reasons = Callable[[], list[str]]


class Busy(Exception):  # noqa: N818 - not a fault: the sender is asked to come back
    """The update could not be taken in now; nothing of it was kept."""


@dataclass(frozen=True)
class Webhook:
    """Where Telegram brings updates. `accept` returns after the commit, or raises Busy."""

    path: str
    secret: str = field(repr=False)
    accept: Callable[[Update], Awaitable[None]]


class Refused(Exception):  # noqa: N818 - it is an answer to whoever called
    """What is wrong with a delivery, as an HTTP status."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def site(
    *,
    reasons: Reasons,
    metrics: CollectorRegistry,
    webhook: Webhook | None = None,
) -> Starlette:
    """Everything that the real bot serves; the sandbox builds its own site over `health_routes`."""
    hooks = [webhook_route(webhook)] if webhook else []
    return Starlette(routes=[*health_routes(reasons=reasons, metrics=metrics), *hooks])


def health_routes(*, reasons: Reasons, metrics: CollectorRegistry) -> list[Route]:
    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def readyz(_: Request) -> Response:
        missing = reasons()
        return JSONResponse(missing, status_code=503 if missing else 200)

    async def numbers(_: Request) -> Response:
        return Response(generate_latest(metrics), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", numbers)]


def webhook_route(webhook: Webhook) -> Route:
    async def receive(request: Request) -> Response:
        try:
            update = await _read_update(request, secret=webhook.secret)
        except Refused as refused:
            return PlainTextResponse(f"{refused}\n", refused.status)
        try:
            await webhook.accept(update)
        except Busy:
            return PlainTextResponse("busy\n", 503, headers={"Retry-After": "2"})
        return PlainTextResponse("kept\n")

    return Route(webhook.path, receive, methods=["POST"])


async def _read_update(request: Request, *, secret: str) -> Update:
    """Compare the secret first: of a stranger's body nothing is kept; the server drops it."""
    _check_headers(request.headers, secret=secret)
    try:
        update = json.loads(await _read_body(request))
    except (ValueError, RecursionError):
        raise Refused(400, "not JSON") from None
    if not isinstance(update, dict) or type(update.get("update_id")) is not int:
        raise Refused(400, "not an update")
    return update


def _check_headers(headers: Headers, *, secret: str) -> None:
    shown = headers.getlist(SECRET_HEADER)
    if len(shown) != 1 or not hmac.compare_digest(shown[0].encode(), secret.encode()):
        raise Refused(403, "forbidden")
    if headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "application/json only")
    if int(headers.get("Content-Length", "0")) > LARGEST_BODY:
        raise Refused(413, "too large")


async def _read_body(request: Request) -> bytes:
    """Count what arrives: a Content-Length may be missing or false."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_BODY:
                raise Refused(413, "too large")
    except ClientDisconnect:
        raise Refused(400, "incomplete") from None
    return bytes(body)


class Server(uvicorn.Server):
    """A web server that is a guest in the process: signals belong to the host."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._ready = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready.set()

    @property
    def port(self) -> int:
        return int(self.servers[0].sockets[0].getsockname()[1])

    async def start(self, listener: socket.socket) -> None:
        self._serving = asyncio.create_task(self.serve(sockets=[listener]))
        waiting = asyncio.create_task(self._ready.wait())
        await asyncio.wait([self._serving, waiting], return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if not self.started:
            raise Halt("the web server could not start: the log says why")

    async def stop(self) -> None:
        """Take no more calls, let the open ones end, but no longer than a second."""
        self.should_exit = True
        await self._serving


async def serve(app: ASGIApp, host: str, port: int) -> Server:
    """Return when the first call can be made. Raises Halt where the port cannot be had."""
    listener = listen(host, port)
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        access_log=False,
        http="h11",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    server = Server(config)
    await server.start(listener)
    return server


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else starts. Raises Halt with the next command to type."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host.strip("[]"), port))
        listener.listen(1024)
    except OSError as error:
        listener.close()
        raise Halt(_cannot_listen(error, host=host, port=port)) from None
    return listener


def _cannot_listen(error: OSError, *, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f'port {port} is taken: type "make run HTTP_PORT={port % LAST_PORT + 1}"'
    return f"HTTP_HOST or HTTP_PORT: {host} port {port} cannot be listened on ({error.strerror})"
