"""Updates pushed to a webhook: with the secret, in order per person, until they are taken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.sandbox.pushing import Pusher
from bot.sandbox.records import Json, Person
from bot.sandbox.telegram import Telegram
from tests.sandbox.serving import serving


@dataclass
class Receiver:
    """A bot that notes what is pushed and answers what it was told to."""

    address: str = ""
    bodies: list[Json] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)
    came: asyncio.Queue[Json] = field(default_factory=asyncio.Queue)
    gate: asyncio.Event | None = None

    async def take(self, request: Request) -> Response:
        body = await request.json()
        self.bodies.append(body)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.came.put_nowait(body)
        if self.gate is not None and body["message"]["text"].startswith("долго"):
            await self.gate.wait()
        return self.answers.pop(0) if self.answers else Response()

    async def next_text(self) -> str:
        return str((await self.came.get())["message"]["text"])


@pytest.fixture
async def receiver(telegram: Telegram) -> AsyncIterator[Receiver]:
    receiver = Receiver()
    application = Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])])
    async with serving(application) as address:
        receiver.address = f"{address}/hook"
        pushing = asyncio.create_task(Pusher(telegram).run())
        yield receiver
        pushing.cancel()
        await asyncio.gather(pushing, return_exceptions=True)


def set_webhook(telegram: Telegram, receiver: Receiver) -> None:
    params = {"url": receiver.address, "secret_token": "s3cret_-"}
    assert telegram.call("setWebhook", params).status == 200


async def emptied(telegram: Telegram) -> None:
    while telegram.world.updates:
        await asyncio.sleep(0)


async def test_an_update_is_pushed_once_with_the_secret(
    telegram: Telegram, anna: Person, receiver: Receiver
) -> None:
    telegram.say(anna.id, "до вебхука")
    set_webhook(telegram, receiver)
    telegram.say(anna.id, "после")
    assert [await receiver.next_text() for _ in range(2)] == ["до вебхука", "после"]
    await emptied(telegram)
    assert receiver.secrets == ["s3cret_-"] * 2


async def test_what_is_not_taken_is_pushed_again_at_once(
    telegram: Telegram, anna: Person, receiver: Receiver
) -> None:
    receiver.answers = [Response(status_code=500)]
    set_webhook(telegram, receiver)
    telegram.say(anna.id, "ещё раз")
    assert [await receiver.next_text() for _ in range(2)] == ["ещё раз"] * 2
    await emptied(telegram)
    assert receiver.bodies[0] == receiver.bodies[1]
    info = telegram.call("getWebhookInfo", {}).body["result"]
    assert info["last_error_message"] == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )


async def test_the_order_of_one_person_holds_and_others_do_not_wait(
    telegram: Telegram, anna: Person, ivan: Person, receiver: Receiver
) -> None:
    receiver.gate = asyncio.Event()
    set_webhook(telegram, receiver)
    telegram.say(anna.id, "долго")
    telegram.say(anna.id, "потом")
    telegram.say(ivan.id, "сразу")
    assert {await receiver.next_text() for _ in range(2)} == {"долго", "сразу"}
    assert receiver.came.empty()
    receiver.gate.set()
    assert await receiver.next_text() == "потом"


async def test_the_answer_may_hold_a_call(
    telegram: Telegram, anna: Person, receiver: Receiver
) -> None:
    call = {"method": "sendMessage", "chat_id": anna.id, "text": "Ответ"}
    receiver.answers = [JSONResponse(call)]
    set_webhook(telegram, receiver)
    telegram.say(anna.id, "Вопрос")
    await emptied(telegram)
    assert telegram.history(anna.id)[-1]["text"] == "Ответ"


async def test_a_deleted_webhook_gives_the_updates_back_to_polling(
    telegram: Telegram, anna: Person, receiver: Receiver
) -> None:
    receiver.answers = [Response(status_code=503, headers={"Retry-After": "2"})]
    set_webhook(telegram, receiver)
    telegram.say(anna.id, "не взято")
    await receiver.next_text()
    telegram.call("deleteWebhook", {})
    assert len(telegram.call("getUpdates", {}).body["result"]) == 1


async def test_nobody_at_the_address_is_told_in_the_webhooks_state(
    telegram: Telegram, anna: Person, receiver: Receiver
) -> None:
    params = {"url": "http://127.0.0.1:9/hook"}
    telegram.call("setWebhook", params)
    telegram.say(anna.id, "есть кто?")
    while not telegram.world.webhook.last_error_message:
        await asyncio.sleep(0)
    assert telegram.world.webhook.last_error_message == "Connection refused"
