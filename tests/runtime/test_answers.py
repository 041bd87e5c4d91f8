"""Answers over a lossy network: a question never stays away, and never comes twice unmarked."""

from __future__ import annotations

from bot.sandbox.faults import Fault
from tests import cast
from tests.acts import apply, enter, seat_organisers
from tests.world import World


async def test_a_question_whose_fate_nobody_knows_is_asked_again_with_a_mark(world: World) -> None:
    await enter(world, cast.STRANGER)
    await world.presses(cast.STRANGER, "Регистрация")
    world.telegram.faults.add(Fault("lost", method="sendmessage", times=1))
    await world.says(cast.STRANGER, "5499000018")
    first, second = world.messages(cast.STRANGER)[-2:]
    assert "ОГРН" in first["text"]
    assert second["text"].startswith("Повтор")
    assert first["text"] in second["text"]


async def test_an_answer_that_surely_did_not_leave_is_sent_again_unmarked(world: World) -> None:
    await enter(world, cast.STRANGER)
    world.telegram.faults.add(Fault("unreachable", method="sendmessage", times=2))
    assert "Как пользоваться ботом" in await world.says(cast.STRANGER, "/help")
    assert not world.screen(cast.STRANGER).startswith("Повтор")


async def test_a_receipt_that_may_be_lost_comes_by_the_outbox(world: World) -> None:
    await seat_organisers(world)
    world.telegram.faults.add(Fault("drop", method="editmessagetext", text="отправлена", times=9))
    await apply(world, cast.participant(2))
    assert "отправлена на проверку" not in world.screen(cast.APPLICANT)
    world.clock.tick(seconds=21)
    world.telegram.faults.clear()
    await world.settle()
    assert "отправлена на проверку" in world.screen(cast.APPLICANT)


async def test_no_receipt_follows_an_answer_that_got_through(world: World) -> None:
    await seat_organisers(world)
    await apply(world, cast.participant(2))
    world.clock.tick(minutes=5)
    await world.settle()
    sent = [m for m in world.messages(cast.APPLICANT) if "отправлена на проверку" in m["text"]]
    assert len(sent) == 1


async def test_a_pause_that_telegram_orders_is_kept_and_the_answer_arrives(world: World) -> None:
    await enter(world, cast.STRANGER)
    world.telegram.faults.add(Fault("429", method="sendmessage", times=1, retry_after=3))
    assert "Как пользоваться ботом" in await world.says(cast.STRANGER, "/help")


async def test_an_old_message_that_cannot_be_edited_is_answered_by_a_new_one(world: World) -> None:
    await enter(world, cast.STRANGER)
    before = len(world.messages(cast.STRANGER))
    world.telegram.faults.add(
        Fault("400", method="editmessagetext", description="Bad Request: message can't be edited")
    )
    assert "Как пользоваться ботом" in await world.presses(cast.STRANGER, "Помощь")
    assert len(world.messages(cast.STRANGER)) == before + 1
