"""A campaign whose words Telegram does not take: after three refusals somebody must hear of it."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.sandbox.faults import Fault
from storage.database import open_database
from storage.deliveries import Lane
from tests.runtime.outbox import Post

FIRST = 101
DUE = "SELECT kind, about, state FROM due_work"


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    database = await open_database(tmp_path / "veche.db")
    yield Post(database, tmp_path / "veche.db")
    await database.close()


async def announce(post: Post, *, people: int, words: str) -> None:
    """Put an announcement to as many people into the outbox."""
    for telegram_id in range(FIRST, FIRST + people):
        person = await post.know(telegram_id)
        await post.plan(person, words, kind="announcement", about="1", lane=Lane.CAMPAIGN)
    with closing(sqlite3.connect(post.path)) as connection, connection:
        connection.execute(
            "INSERT INTO announcements (id, written_by, written_at, html, audience, state, sent_at)"
            " VALUES (1, 1, 0, '', 'everybody', 'sent', 0)"
        )
        connection.execute("UPDATE deliveries SET campaign_id = 1")


@pytest.mark.parametrize(("refused", "heard"), [(2, []), (3, [("campaign refused", "1")])])
async def test_the_third_refusal_of_the_same_words_is_heard_of(
    refused: int, heard: list[tuple[str, str]], post: Post
) -> None:
    await announce(post, people=10, words="яд")
    for chat in range(FIRST, FIRST + refused):
        fault = Fault("400", chat_id=chat, times=2, description="Bad Request: wrong thing")
        post.telegram.faults.add(fault)
    await post.postman.deliver_due()
    assert [row[:2] for row in await post.rows(DUE)] == heard
    states = [state for state in await post.states() if state == "failed"]
    assert len(states) == refused


async def test_refusals_of_several_messages_that_are_no_campaign_are_no_poison(post: Post) -> None:
    for telegram_id in range(FIRST, FIRST + 5):
        await post.plan(await post.know(telegram_id), " ", about="1")
    await post.postman.deliver_due()
    assert set(await post.states()) == {"failed"}
    assert await post.rows(DUE) == []


async def test_people_who_blocked_the_bot_are_no_sign_of_poison(post: Post) -> None:
    await announce(post, people=5, words="важно")
    for chat in range(FIRST, FIRST + 5):
        post.telegram.block(chat)
    await post.postman.deliver_due()
    assert set(await post.states()) == {"failed"}
    assert await post.rows(DUE) == []
