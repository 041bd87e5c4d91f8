"""Answers and renewals of one message are kept apart."""

from __future__ import annotations

import asyncio

import pytest

from bot.runtime.turns import Turns

CHAT, CARD, OTHER = 101, 7, 8


def test_a_chat_is_being_answered_until_the_last_of_its_answers_has_ended():
    turns = Turns()
    with turns.answering(CHAT):
        with turns.answering(CHAT):
            pass
        assert turns.is_answering(CHAT)
        assert not turns.is_answering(CHAT + 1)
    assert not turns.is_answering(CHAT)


async def test_an_answer_waits_for_a_renewal_of_its_own_message_alone():
    turns = Turns(patience=30)
    with turns.renewing(CHAT, CARD):
        assert await turns.is_free(CHAT, OTHER)
        waiting = asyncio.create_task(turns.is_free(CHAT, CARD))
        await asyncio.sleep(0)
        assert not waiting.done()
    assert await waiting


async def test_an_answer_goes_elsewhere_when_a_renewal_takes_too_long():
    turns = Turns(patience=0)
    with turns.renewing(CHAT, CARD):
        assert not await turns.is_free(CHAT, CARD)


async def test_a_renewal_that_failed_is_over_too():
    turns = Turns()
    with pytest.raises(LookupError), turns.renewing(CHAT, CARD):
        raise LookupError
    assert await turns.is_free(CHAT, CARD)
