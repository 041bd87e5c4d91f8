"""The stream of news: told once, to whom it concerns, and ended with the server."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.sandbox.page.chatty import ANNA, IVAN, Demo, served
from tests.sandbox.page.hands import done, seen, texts


async def heard(lines: AsyncIterator[str]) -> list[dict[str, object]]:
    """Wait for the next news on a stream."""
    async for line in lines:
        if line.startswith("data: "):
            return list(json.loads(line.removeprefix("data: ")))
    pytest.fail("the stream has ended")


async def test_a_stream_tells_what_changed_and_ends_when_the_server_stops():
    demo = Demo()
    async with (
        served(demo) as address,
        httpx.AsyncClient(base_url=address) as page,
        page.stream("GET", "/sandbox/events") as stream,
    ):
        assert stream.headers["content-type"].startswith("text/event-stream")
        lines = stream.aiter_lines()
        assert await anext(lines) == "retry: 1000"
        demo.telegram.say(IVAN, "раз")
        demo.telegram.say(IVAN, "два")
        news = await heard(lines)
        assert {"kind": "message", "person_id": None, "chat_id": IVAN} in news
        assert len(news) == len({json.dumps(change) for change in news})
        assert ": still here" in [line async for line in _until_idle(lines)]
        demo.streams.close()
        assert [line async for line in lines if line.startswith("data")] == []
    assert demo.telegram.listeners == []


async def _until_idle(lines: AsyncIterator[str]) -> AsyncIterator[str]:
    async for line in lines:
        yield line
        if line.startswith(":"):
            return


async def test_a_stream_for_one_person_leaves_out_what_concerns_others():
    demo = Demo()
    async with (
        served(demo) as address,
        httpx.AsyncClient(base_url=address) as page,
        page.stream("GET", "/sandbox/events", params={"person": ANNA}) as stream,
    ):
        lines = stream.aiter_lines()
        await anext(lines)
        demo.telegram.block(IVAN)
        demo.telegram.block(ANNA)
        people = [c["person_id"] for c in await heard(lines) if c["kind"] == "people"]
        assert people == [ANNA]


async def test_starting_over_empties_the_world_and_tells_every_page():
    demo = Demo()
    demo.telegram.say(IVAN, "до")
    async with served(demo) as address, httpx.AsyncClient(base_url=address) as page:
        async with page.stream("GET", "/sandbox/events") as stream:
            lines = stream.aiter_lines()
            await anext(lines)
            await done(page, "/reset")
            assert "reset" in [change["kind"] for change in await heard(lines)]
        assert texts(await seen(page, IVAN)) == []
