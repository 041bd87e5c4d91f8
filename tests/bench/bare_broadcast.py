"""A bare bot of python-telegram-bot that also broadcasts, as its guide advises: AIORateLimiter."""

from __future__ import annotations

import os

from telegram import Update
from telegram.ext import AIORateLimiter, Application, CallbackQueryHandler, ContextTypes


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a press and edit its message; the press on "broadcast" starts one."""
    query = update.callback_query
    if query is None:
        return
    await query.answer()
    await query.edit_message_text(f"{update.update_id}")
    if query.data == "broadcast":
        context.application.create_task(broadcast(context))


async def broadcast(context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send the words to everybody, one after another."""
    for account in range(int(os.environ["FIRST"]), int(os.environ["LAST"])):
        await context.bot.send_message(account, os.environ["WORDS"], parse_mode="HTML")


def main() -> None:
    """Poll until killed."""
    token, api = os.environ["BOT_TOKEN"], os.environ["TELEGRAM_API_URL"]
    builder = Application.builder().token(token).rate_limiter(AIORateLimiter())
    application = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot").build()
    application.add_handler(CallbackQueryHandler(echo))
    application.run_polling()


if __name__ == "__main__":
    main()
