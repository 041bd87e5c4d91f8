"""A bare bot of python-telegram-bot, as its guide shows one: what our start is measured beside."""

from __future__ import annotations

import sys

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a press and edit its message."""
    if update.callback_query is not None:
        await update.callback_query.answer()
        await update.callback_query.edit_message_text(f"{update.update_id}")


def main(token: str, api: str) -> None:
    """Poll until killed."""
    builder = Application.builder().token(token)
    application = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot").build()
    application.add_handler(CallbackQueryHandler(echo))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
