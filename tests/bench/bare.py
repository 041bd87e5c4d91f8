"""A bare bot of python-telegram-bot, as its guide shows one: what we are measured beside."""

from __future__ import annotations

import os

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a press and edit its message."""
    if update.callback_query is not None:
        await update.callback_query.answer()
        await update.callback_query.edit_message_text(f"{update.update_id}")


def main() -> None:
    """Poll until killed."""
    token, api = os.environ["BOT_TOKEN"], os.environ["TELEGRAM_API_URL"]
    builder = Application.builder().token(token)
    application = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot").build()
    application.add_handler(CallbackQueryHandler(echo))
    application.run_polling()


if __name__ == "__main__":
    main()
