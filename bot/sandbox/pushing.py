"""Pushing of updates to the webhook: one at a time per person, until it says 2xx."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import httpx

from bot.sandbox import shapes

if TYPE_CHECKING:
    from bot.sandbox.records import Queued, Webhook
    from bot.sandbox.telegram import Telegram

SECONDS_FOR_AN_ANSWER = 60
LONGEST_PAUSE = 60
LONGEST_ASKED_PAUSE = 3600


class Pusher:
    """Whatever is in the queue goes to the webhook's address, different people's in parallel."""

    def __init__(self, telegram: Telegram) -> None:
        """Push for this stand-in."""
        self._telegram = telegram
        self._wake = asyncio.Event()
        self._busy: set[int] = set()

    async def run(self) -> None:
        """Push until cancelled."""
        self._telegram.arrivals.append(self._wake.set)
        try:
            async with (
                httpx.AsyncClient(timeout=SECONDS_FOR_AN_ANSWER) as client,
                asyncio.TaskGroup() as lanes,
            ):
                while True:
                    self._start_lanes(lanes, client)
                    await self._wake.wait()
                    self._wake.clear()
        finally:
            self._telegram.arrivals.remove(self._wake.set)

    def _start_lanes(self, lanes: asyncio.TaskGroup, client: httpx.AsyncClient) -> None:
        webhook = self._telegram.world.webhook
        if not webhook.url:
            return
        self._telegram.drop_expired()
        for queued in self._telegram.world.updates.values():
            if queued.lane not in self._busy and len(self._busy) < webhook.max_connections:
                self._busy.add(queued.lane)
                lanes.create_task(self._push(client, webhook, queued))

    async def _push(self, client: httpx.AsyncClient, webhook: Webhook, queued: Queued) -> None:
        """Push one update until it is taken, too old, or the webhook is another."""
        pause = 0.0
        while self._is_wanted(webhook, queued):
            asked = await self._post(client, webhook, queued)
            if asked is None:
                self._telegram.world.updates.pop(queued.update_id, None)
                break
            await asyncio.sleep(min(asked, LONGEST_ASKED_PAUSE) or pause)
            pause = min(max(2 * pause, 1.0), LONGEST_PAUSE)
            self._telegram.drop_expired()
        self._busy.discard(queued.lane)
        self._wake.set()

    def _is_wanted(self, webhook: Webhook, queued: Queued) -> bool:
        world = self._telegram.world
        return queued.update_id in world.updates and webhook is world.webhook

    async def _post(
        self, client: httpx.AsyncClient, webhook: Webhook, queued: Queued
    ) -> float | None:
        """Return None when the update is taken, else the seconds that it asks us to wait."""
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        body = json.dumps(shapes.update(queued), ensure_ascii=False).encode()
        try:
            answer = await client.post(webhook.url, content=body, headers=headers)
        except httpx.HTTPError as error:
            self._note(webhook, _WORDS.get(type(error), "Connection failed"))
            return 0.0
        if answer.is_success:
            self._do_what_it_says(answer)
            return None
        words = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
        self._note(webhook, words)
        asked = answer.headers.get("Retry-After", "")
        return float(asked) if asked.isdigit() else 0.0

    def _note(self, webhook: Webhook, words: str) -> None:
        webhook.last_error_date = self._telegram.moment()
        webhook.last_error_message = words

    def _do_what_it_says(self, answer: httpx.Response) -> None:
        """Make the call that the webhook's answer holds, if it holds one."""
        try:
            said = answer.json()
        except ValueError:
            return
        if isinstance(said, dict) and isinstance(said.get("method"), str):
            self._telegram.call(said.pop("method"), said)


_WORDS: dict[type[httpx.HTTPError], str] = {
    httpx.ConnectError: "Connection refused",
    httpx.ConnectTimeout: "Connection timed out",
    httpx.ReadTimeout: "Read timeout expired",
}
