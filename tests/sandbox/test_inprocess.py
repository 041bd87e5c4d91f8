"""A real client of python-telegram-bot over the stand-in, with no socket between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot, InputFile, KeyboardButton, ReplyKeyboardMarkup
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.sandbox.faults import Fault
from bot.sandbox.inprocess import WithoutSockets
from bot.sandbox.records import Person
from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import TOKEN


async def at_once(_: float) -> None:
    """Pass the time of slow answers without passing time."""


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    requests = [WithoutSockets(telegram, sleep=at_once) for _ in range(2)]
    async with Bot(TOKEN, request=requests[0], get_updates_request=requests[1]) as client:
        yield client


async def test_a_message_goes_out_and_a_press_comes_back(
    telegram: Telegram, anna: Person, bot: Bot
) -> None:
    button = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    sent = await bot.send_message(
        anna.id, "<b>Да</b>?", parse_mode="HTML", api_kwargs={"reply_markup": button}
    )
    telegram.press_label(anna.id, sent.message_id, "Да")
    update = (await bot.get_updates())[0]
    assert update.callback_query is not None
    await update.callback_query.answer("Учтено", show_alert=True)
    await update.callback_query.edit_message_text("Принято")
    assert telegram.history(anna.id)[-1]["text"] == "Принято"
    assert telegram.alerts(anna.id)[-1]["text"] == "Учтено"


async def test_files_go_both_ways(telegram: Telegram, anna: Person, bot: Bot) -> None:
    document = InputFile("Протокол".encode(), filename="протокол № 1.txt")
    sent = await bot.send_document(anna.id, document, caption="Протокол")
    assert sent.document is not None
    assert sent.document.file_name == "протокол № 1.txt"
    telegram.send_file(anna.id, "скан.pdf", b"%PDF-1.7", mime="application/pdf")
    update = (await bot.get_updates())[-1]
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1.7"


async def test_a_contact_button_goes_out(telegram: Telegram, anna: Person, bot: Bot) -> None:
    button = KeyboardButton("Отправить телефон", request_contact=True)
    markup = ReplyKeyboardMarkup([[button], ["Назад"]], resize_keyboard=True)
    await bot.send_message(anna.id, "Телефон?", reply_markup=markup)
    keyboard = telegram.keyboard(anna.id)
    assert keyboard is not None
    assert keyboard["rows"][0][0] == {"text": "Отправить телефон", "request_contact": True}


async def test_refusals_arrive_as_the_clients_errors(
    telegram: Telegram, anna: Person, ivan: Person, bot: Bot
) -> None:
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(anna.id, "я" * 4097)
    with pytest.raises(Forbidden, match="initiate"):
        await bot.send_message(ivan.id, "x")
    telegram.faults.add(Fault("429", retry_after=3))
    with pytest.raises(RetryAfter):
        await bot.send_message(anna.id, "x")
    telegram.faults.add(Fault("500"))
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(anna.id, "x")


async def test_a_wrong_token_is_refused(telegram: Telegram) -> None:
    stranger = Bot("5000000:AAanother-token", request=WithoutSockets(telegram))
    with pytest.raises(InvalidToken):
        await stranger.initialize()


@pytest.mark.parametrize(("kind", "accepted"), [("lost", 1), ("drop", 0)])
async def test_a_broken_connection_looks_the_same_whether_it_was_done_or_not(
    telegram: Telegram, anna: Person, bot: Bot, kind: str, accepted: int
) -> None:
    telegram.faults.add(Fault(kind))  # type: ignore[arg-type]
    with pytest.raises(NetworkError) as raised:
        await bot.send_message(anna.id, "x")
    assert isinstance(raised.value.__cause__, aiohttp.ServerDisconnectedError)
    assert len(telegram.acceptances) == accepted


async def test_an_unreachable_server_means_that_nothing_was_sent(
    telegram: Telegram, anna: Person, bot: Bot
) -> None:
    telegram.faults.add(Fault("unreachable"))
    with pytest.raises(NetworkError) as raised:
        await bot.send_message(anna.id, "x")
    assert isinstance(raised.value.__cause__, aiohttp.ConnectionTimeoutError)
    assert telegram.acceptances == []


async def test_an_answer_slower_than_the_clients_patience_times_out(
    telegram: Telegram, anna: Person, bot: Bot
) -> None:
    telegram.faults.add(Fault("slow", seconds=4))
    await bot.send_message(anna.id, "x")
    telegram.faults.add(Fault("slow", seconds=6))
    with pytest.raises(TimedOut) as raised:
        await bot.send_message(anna.id, "y")
    assert isinstance(raised.value.__cause__, aiohttp.SocketTimeoutError)
    assert len(telegram.acceptances) == 2


async def test_a_poll_waits_for_the_first_update(
    telegram: Telegram, anna: Person, bot: Bot
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    for _ in range(5):
        await asyncio.sleep(0)
    telegram.say(anna.id, "Привет")
    assert [u.message.text for u in await poll if u.message] == ["Привет"]


async def test_a_second_poller_sends_the_first_one_away(
    telegram: Telegram, anna: Person, bot: Bot
) -> None:
    another = Bot(
        TOKEN, request=WithoutSockets(telegram), get_updates_request=WithoutSockets(telegram)
    )
    first = asyncio.create_task(bot.get_updates(timeout=30))
    for _ in range(5):
        await asyncio.sleep(0)
    second = asyncio.create_task(another.get_updates(timeout=30))
    with pytest.raises(Conflict, match="terminated by other getUpdates"):
        await first
    telegram.say(anna.id, "Привет")
    assert len(await second) == 1


async def test_a_poll_ends_when_the_client_shuts_down(telegram: Telegram, anna: Person) -> None:
    request = WithoutSockets(telegram)
    poll = asyncio.create_task(Bot(TOKEN, get_updates_request=request).get_updates(timeout=30))
    for _ in range(5):
        await asyncio.sleep(0)
    await request.shutdown()
    assert await poll == ()
