"""A bare bot of aiogram, as its guide shows one: what we are measured beside."""

from __future__ import annotations

import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message

dispatcher = Dispatcher()


@dispatcher.callback_query()
async def echo(query: CallbackQuery) -> None:
    """Answer a press and edit its message."""
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(query.id)


def main() -> None:
    """Poll until killed."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    dispatcher.run_polling(Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server)))


if __name__ == "__main__":
    main()
