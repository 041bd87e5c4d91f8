"""What is new, told to every open page as server-sent events: which chat, not what is in it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.responses import StreamingResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from bot.sandbox.records import Change
    from bot.sandbox.telegram import Telegram

HEARTBEAT = 15.0


class Listener:
    """One page that listens; changes that say the same are told once."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self._heard: dict[Change, None] = {}
        self._woken = asyncio.Event()

    def hear(self, change: Change) -> None:
        """Note a change."""
        self._heard[change] = None
        self._woken.set()

    def wake(self) -> None:
        """End the waiting with nothing new."""
        self._woken.set()

    async def news(self, patience: float) -> list[Change]:
        """Wait for changes; none within `patience` seconds is an empty list."""
        try:
            await asyncio.wait_for(self._woken.wait(), patience)
        except TimeoutError:
            return []
        self._woken.clear()
        heard, self._heard = list(self._heard), {}
        return heard


class Streams:
    """All open streams; `close` ends them, without which a server cannot stop politely."""

    def __init__(self, telegram: Telegram, *, heartbeat: float = HEARTBEAT) -> None:
        """Listen to this Telegram."""
        self._telegram = telegram
        self._heartbeat = heartbeat
        self._listeners: set[Listener] = set()
        self._is_open = True

    def close(self) -> None:
        """End every stream and refuse new ones; call it before the server is asked to stop."""
        self._is_open = False
        for listener in self._listeners:
            listener.wake()

    async def answer(self, request: Request) -> StreamingResponse:
        """Serve a stream; `?person=` leaves out what only concerns other people."""
        person = request.query_params.get("person", "")
        events = self._events(int(person) if person.isdecimal() else None)
        return StreamingResponse(
            events,
            status_code=200 if self._is_open else 503,
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )

    async def _events(self, person_id: int | None) -> AsyncIterator[str]:
        listener = Listener()
        self._listeners.add(listener)
        self._telegram.listeners.append(listener.hear)
        try:
            yield "retry: 1000\n\n"
            while self._is_open:
                news = [c for c in await listener.news(self._heartbeat) if _for(c, person_id)]
                yield _told(news)
        finally:
            self._telegram.listeners.remove(listener.hear)
            self._listeners.discard(listener)


def _for(change: Change, person_id: int | None) -> bool:
    return person_id is None or change.person_id in {None, person_id}


def _told(news: list[Change]) -> str:
    return (
        f"data: {json.dumps([asdict(change) for change in news])}\n\n"
        if news
        else ": still here\n\n"
    )
