"""The sandbox as one web application: the chat page, its control and the Bot API side by side."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import FileResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.botapi import BotApi
from bot.sandbox.control import Control, Legend
from bot.sandbox.gate import Gate
from bot.sandbox.stream import Streams

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from starlette.requests import Request

    from bot.sandbox.clock import SandboxClock
    from bot.sandbox.telegram import Telegram

PAGE = Path(__file__).parent / "page"


def site(
    telegram: Telegram,
    clock: SandboxClock,
    *,
    reset: Callable[[], Awaitable[None]],
    api: BotApi | None = None,
    streams: Streams | None = None,
    legend: Legend | None = None,
    zone: str = "UTC",
    more_routes: Sequence[BaseRoute] = (),
) -> Starlette:
    """Compose the page, its control and the Bot API; `more_routes` (health, metrics) come first.

    `reset` empties the same `telegram` and sets the scene anew. `zone` is the zone of all times on
    the page. Keep `api` and `streams` and close both before the server is told to stop: it waits
    for them.
    """
    door = api or BotApi(telegram)
    control = Control(
        telegram, clock, streams or Streams(telegram), reset, legend or Legend(), zone
    )

    @asynccontextmanager
    async def lifespan(_site: Starlette) -> AsyncIterator[None]:
        async with door.open():
            yield

    return Starlette(
        routes=[
            *more_routes,
            *door.routes,
            Route("/", _page),
            Mount("/sandbox/page", StaticFiles(directory=PAGE)),
            Mount("/sandbox", control.routes()),
        ],
        middleware=[Middleware(Gate)],
        lifespan=lifespan,
    )


async def _page(_request: Request) -> FileResponse:
    return FileResponse(PAGE / "index.html")
