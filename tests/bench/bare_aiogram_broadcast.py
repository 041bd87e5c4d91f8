"""A bare bot of aiogram that also broadcasts, as its examples do: twenty messages a second."""

from __future__ import annotations

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message

dispatcher = Dispatcher()
tasks: set[asyncio.Task[None]] = set()


@dispatcher.callback_query()
async def echo(query: CallbackQuery, bot: Bot) -> None:
    """Answer a press and edit its message; the press on "broadcast" starts one."""
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(query.id)
    if query.data == "broadcast":
        tasks.add(asyncio.create_task(broadcast(bot)))


async def broadcast(bot: Bot) -> None:
    """Send the words to everybody, one after another."""
    for account in range(int(os.environ["FIRST"]), int(os.environ["LAST"])):
        await bot.send_message(account, os.environ["WORDS"], parse_mode="HTML")
        await asyncio.sleep(0.05)


def main() -> None:
    """Poll until killed."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    dispatcher.run_polling(Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server)))


if __name__ == "__main__":
    main()
