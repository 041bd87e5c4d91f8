"""The Bot API over HTTP: methods, files, long polling, and pushing to a webhook."""

from __future__ import annotations

import asyncio
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.polling import Polling
from bot.sandbox.pushing import Pusher
from bot.sandbox.records import Answer, RefusedError
from bot.sandbox.telegram import Telegram, refusal_answer
from bot.sandbox.wire import read_call, response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")


class BotApi:
    """The bot's door to a stand-in; put `routes` into an application and run it inside `open()`."""

    def __init__(self, telegram: Telegram) -> None:
        """Serve this stand-in."""
        self.telegram = telegram
        self.polling = Polling(telegram)
        self.routes = [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.file, methods=["GET"]),
        ]

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Push updates to the webhook while inside."""
        async with asyncio.TaskGroup() as tasks:
            pushing = tasks.create_task(Pusher(self.telegram).run())
            yield
            self.close()
            pushing.cancel()

    def close(self) -> None:
        """Let waiting polls go; call it before the server is told to stop, or it waits for them."""
        self.polling.release()

    async def call(self, request: Request) -> Response:
        """Answer one call of the bot."""
        try:
            self._check_token(request)
            answer = await self._answer(request)
        except RefusedError as refused:
            answer = refusal_answer(refused)
        if answer.delay:
            await asyncio.sleep(answer.delay)
        return response(answer)

    async def file(self, request: Request) -> Response:
        """Give the bytes of a file that getFile has named."""
        try:
            self._check_token(request)
        except RefusedError as refused:
            return response(refusal_answer(refused))
        stored = self.telegram.file_by_path(request.path_params["path"])
        if stored is None:
            return response(refusal_answer(RefusedError(404, "Not Found")))
        return Response(stored.content, media_type="application/octet-stream")

    async def _answer(self, request: Request) -> Answer:
        method = request.path_params["method"]
        values, files = await read_call(request)
        if method.lower() == "getupdates":
            return await self.polling.get_updates(values, is_gone=request.is_disconnected)
        return self.telegram.call(method, values, files)

    def _check_token(self, request: Request) -> None:
        token = request.path_params["token"]
        if token == self.telegram.token:
            return
        if _TOKEN.fullmatch(token):
            raise RefusedError(401, "Unauthorized")
        raise RefusedError(404, "Not Found")


def bot_api(telegram: Telegram) -> Starlette:
    """Return an application that is nothing but the Bot API."""
    door = BotApi(telegram)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with door.open():
            yield

    return Starlette(routes=door.routes, lifespan=lifespan)
