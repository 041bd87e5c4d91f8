"""The Bot API over real HTTP: every way to write a call, files, long polls, broken connections."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from telegram import Bot
from telegram.error import Conflict, NetworkError, TimedOut

from bot.sandbox.botapi import BotApi, bot_api
from bot.sandbox.faults import Fault
from bot.sandbox.records import Person
from bot.sandbox.telegram import Telegram
from tests.sandbox.conftest import TOKEN
from tests.sandbox.serving import serving


@pytest.fixture
async def address(telegram: Telegram) -> AsyncIterator[str]:
    async with serving(bot_api(telegram)) as address:
        yield address


@pytest.fixture
async def http(address: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{address}/bot{TOKEN}") as client:
        yield client


@pytest.fixture
async def bot(address: str) -> AsyncIterator[Bot]:
    client = Bot(TOKEN, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot")
    async with client:
        yield client


KEYBOARD = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}


@pytest.mark.parametrize("way", ["query", "urlencoded", "multipart", "json"])
async def test_a_call_may_be_written_in_four_ways(
    telegram: Telegram, anna: Person, http: httpx.AsyncClient, way: str
) -> None:
    nested = json.dumps(KEYBOARD)
    values = {"chat_id": str(anna.id), "text": "Да & нет?", "reply_markup": nested}
    if way == "query":
        answer = await http.get("/SENDmessage", params=values)
    elif way == "urlencoded":
        answer = await http.post("/sendMessage", data=values)
    elif way == "multipart":
        parts = {name: (None, value) for name, value in values.items()}
        answer = await http.post("/sendMessage", files=parts)
    else:
        body = {"chat_id": anna.id, "text": "Да & нет?", "reply_markup": KEYBOARD}
        answer = await http.post("/sendMessage", json=body)
    assert answer.status_code == 200, answer.text
    shown = telegram.history(anna.id)[-1]
    assert shown["text"] == "Да & нет?"
    assert shown["buttons"] == [[{"text": "Да", "data": "yes"}]]


async def test_a_file_may_be_attached_by_another_name(
    anna: Person, http: httpx.AsyncClient
) -> None:
    values = {"chat_id": str(anna.id), "document": "attach://scan"}
    files = {"scan": ("скан.pdf", b"%PDF", "application/pdf")}
    answer = await http.post("/sendDocument", data=values, files=files)
    assert answer.json()["result"]["document"]["file_name"] == "скан.pdf"


@pytest.mark.parametrize(
    ("body", "kind"),
    [(b"{", "application/json"), (b"[1]", "application/json"), (b"--", "multipart/form-data")],
)
async def test_a_body_that_cannot_be_read_is_a_bad_request(
    http: httpx.AsyncClient, body: bytes, kind: str
) -> None:
    answer = await http.post("/getMe", content=body, headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["ok"]) == (400, False)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/bot5000000:AAanother/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        (f"/bot{TOKEN}/getPigeon", 404, "Not Found"),
        (f"/bot{TOKEN}/sendPoll", 501, "Not Implemented: this stand-in does not do sendPoll"),
        (f"/file/bot{TOKEN}/documents/file_9.pdf", 404, "Not Found"),
        ("/file/bot5000000:AAanother/documents/file_1.pdf", 401, "Unauthorized"),
    ],
)
async def test_what_is_not_here_is_refused_with_its_status(
    address: str, path: str, status: int, words: str
) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.get(address + path)
    assert answer.status_code == status
    assert answer.json() == {"ok": False, "error_code": status, "description": words}


async def test_a_file_is_fetched_even_when_the_path_is_escaped(
    telegram: Telegram, anna: Person, address: str
) -> None:
    message = telegram.send_file(anna.id, "мой скан.pdf", b"%PDF-1.7", mime="application/pdf")
    stored = telegram.find_file(message.content["document"]["file_id"])
    assert stored is not None
    async with httpx.AsyncClient() as client:
        escaped = TOKEN.replace(":", "%3A")
        answer = await client.get(f"{address}/file/bot{escaped}/{stored.path}")
    assert answer.content == b"%PDF-1.7"


async def test_a_real_client_talks_and_listens(telegram: Telegram, anna: Person, bot: Bot) -> None:
    sent = await bot.send_document(anna.id, "Протокол".encode(), filename="протокол № 1.txt")
    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()).decode() == "Протокол"
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    telegram.say(anna.id, "Привет")
    updates = await poll
    assert updates[0].message is not None
    assert updates[0].message.text == "Привет"


async def test_a_second_poller_sends_the_first_one_away(
    telegram: Telegram, anna: Person, http: httpx.AsyncClient, bot: Bot
) -> None:
    first = asyncio.create_task(http.post("/getUpdates", data={"timeout": "30"}))
    while not telegram.polls:
        await asyncio.sleep(0)
    second = asyncio.create_task(bot.get_updates(timeout=30))
    answer = await first
    assert answer.status_code == 409
    assert answer.json()["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    telegram.say(anna.id, "Привет")
    assert len(await second) == 1


async def test_a_webhook_ends_a_poll(telegram: Telegram, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    while not telegram.polls:
        await asyncio.sleep(0)
    await bot.set_webhook("https://veche.ru/hook")
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll


@pytest.mark.parametrize(("kind", "accepted"), [("lost", 1), ("drop", 0)])
async def test_a_connection_breaks_on_order(
    telegram: Telegram, anna: Person, bot: Bot, kind: str, accepted: int
) -> None:
    telegram.faults.add(Fault(kind))  # type: ignore[arg-type]
    with pytest.raises(NetworkError, match="RemoteProtocolError"):
        await bot.send_message(anna.id, "x")
    assert len(telegram.acceptances) == accepted
    await bot.send_message(anna.id, "и снова на связи")


async def test_a_slow_answer_comes_too_late_though_it_was_done(
    telegram: Telegram, anna: Person, bot: Bot
) -> None:
    telegram.faults.add(Fault("slow", seconds=0.2))
    with pytest.raises(TimedOut):
        await bot.send_message(anna.id, "x", read_timeout=0.05)
    assert len(telegram.acceptances) == 1


async def test_a_waiting_poll_does_not_hold_up_the_end(telegram: Telegram) -> None:
    door = BotApi(telegram)
    application = Starlette(routes=door.routes)
    async with serving(application) as address, httpx.AsyncClient() as client:
        poll = asyncio.create_task(
            client.post(f"{address}/bot{TOKEN}/getUpdates", data={"timeout": "50"})
        )
        while not telegram.polls:
            await asyncio.sleep(0)
        door.close()
        assert (await poll).json() == {"ok": True, "result": []}
