"""Messages that take the place of earlier ones, and why somebody did not get one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.sandbox.faults import Fault
from bot.ui.rendering import Rendered
from storage.database import open_database
from tests.runtime.outbox import Post

ANN = 101


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    database = await open_database(tmp_path / "veche.db")
    made = Post(database, tmp_path / "veche.db")
    await made.know(ANN)
    yield made
    await database.close()


async def replace(post: Post, message_id: int) -> None:
    note = await post.plan(1, "Отозвано")
    await post.database._writer.execute_fetchall(
        "UPDATE deliveries SET edits = ? WHERE id = ?", (message_id, note)
    )
    post.clock.seconds += 2
    await post.postman.deliver_due()


def shown(post: Post) -> list[str]:
    return [m["text"] for m in post.telegram.history(ANN) if m["from"]["is_bot"]]


async def test_a_text_is_replaced_where_it_stands(post: Post) -> None:
    await post.plan(1, "Объявление")
    await post.postman.deliver_due()
    await replace(post, post.telegram.acceptances[0].message_id)
    assert shown(post) == ["Отозвано"]
    assert await post.states() == ["sent", "sent"]


async def test_under_a_file_the_caption_is_replaced(post: Post) -> None:
    sent = post.telegram.send_file(ANN, "a.pdf", b"%PDF", mime="application/pdf")
    held = f"document:{sent.content['document']['file_id']}"
    message_id = await post.speaker.send(ANN, Rendered("Подпись", document=held))
    await replace(post, message_id)
    assert shown(post) == ["Отозвано"]


async def test_an_edit_whose_answer_was_lost_is_made_again_without_a_mark(post: Post) -> None:
    await post.plan(1, "Объявление")
    await post.postman.deliver_due()
    post.telegram.faults.add(Fault("lost", method="editMessageText"))
    await replace(post, post.telegram.acceptances[0].message_id)
    post.clock.seconds += 5
    await post.postman.deliver_due()
    assert shown(post) == ["Отозвано"]
    assert await post.states() == ["sent", "sent"]


async def test_a_message_that_is_gone_is_not_replaced(post: Post) -> None:
    await replace(post, 999)
    assert await post.states() == ["failed"]
    assert shown(post) == []


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Forbidden: bot was blocked by the user", "blocked"),
        ("Forbidden: bot can't initiate conversation with a user", "never started"),
        ("Forbidden: user is deactivated", "unreachable"),
    ],
)
async def test_the_report_can_say_why_somebody_got_nothing(post: Post, said: str, why: str) -> None:
    post.telegram.faults.add(Fault("403", method="sendMessage", description=said))
    await post.plan(1, "Объявление")
    await post.postman.deliver_due()
    assert await post.rows("SELECT state, why FROM deliveries") == [("failed", why)]
