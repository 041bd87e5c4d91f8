"""The client of the Bot API: its transport, and a thin speaker that never lets the token out."""

from __future__ import annotations

import os
import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import certifi
from telegram import (
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ParseMode
from telegram.ext import Defaults, ExtBot
from telegram.request import BaseRequest

from bot.runtime.failures import TROUBLES, NotDelivered, Outcome, outcome_of
from bot.runtime.messages import Part, inline, markup_of, parts_of
from bot.runtime.network import READ_SECONDS, Network

if TYPE_CHECKING:
    from bot.ui.rendering import Rendered

GONE = 0
T = TypeVar("T")
Json = dict[str, Any]

CALLS_AT_ONCE = 64
POLLS_AT_ONCE = 2

_FINAL = (Outcome.RECIPIENT_GONE, Outcome.PAYLOAD_BAD)

NO_PREVIEW = '{"is_disabled": true}'


class Client(ExtBot[None]):
    """The library's client, which hands over unread what nobody reads, and so costs less."""

    async def list_updates(
        self, offset: int | None, *, seconds: int, kinds: Sequence[str]
    ) -> list[Json]:
        """Wait for updates and return them as they came.

        The library reads a batch as a whole: one update that it cannot read would hold up all, and
        it would write the batch, words of people and all, into the log.
        """
        asked = {"offset": offset, "timeout": seconds, "allowed_updates": kinds}
        batch = await self._post("getUpdates", asked, read_timeout=READ_SECONDS + seconds)
        return [update for update in batch if type(update["update_id"]) is int]

    async def edit_part(self, chat_id: int, message_id: int, part: Part) -> None:
        """Put another text and other buttons into a message."""
        keyboard = _inline(part)
        told = {
            "chat_id": chat_id,
            "message_id": message_id,
            "text": part.text,
            "parse_mode": part.parse_mode,
            "link_preview_options": NO_PREVIEW,
            "reply_markup": keyboard and keyboard.to_json(),
        }
        await self._post("editMessageText", told)


def connect(
    token: str,
    *,
    api_url: str,
    proxy_url: str = "",
    request: BaseRequest | None = None,
) -> Client:
    """Return a client of the Bot API at `api_url`; `request` takes the place of the network.

    Its repr and its errors hold the token: give it to a Speaker and to nobody else.
    """
    os.environ["PTB_TIMEDELTA"] = "true"  # else the library warns at every 429
    base = api_url.rstrip("/")
    calls, polls = (request, request) if request else _pools(proxy_url)
    return Client(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=calls,
        get_updates_request=polls,
        defaults=Defaults(
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
    )


def _pools(proxy_url: str) -> tuple[BaseRequest, BaseRequest]:
    """Return a pool for calls and a small one for long polls, which trust the same certificates."""
    authorities = os.environ.get("SSL_CERT_FILE") or certifi.where()
    trust = ssl.create_default_context(cafile=authorities)
    return (
        Network(calls=CALLS_AT_ONCE, trust=trust, proxy_url=proxy_url),
        Network(calls=POLLS_AT_ONCE, trust=trust, proxy_url=proxy_url),
    )


class Speaker:
    """Says rendered screens; each of its errors is a NotDelivered that is safe to log."""

    def __init__(self, client: Client) -> None:
        """Speak through a client."""
        self._client = client

    async def ask(self, call: Callable[[Client], Awaitable[T]]) -> T:
        """Make a call of the client; raises NotDelivered, cut off from the error with the token."""
        try:
            return await call(self._client)
        except TROUBLES as error:
            failure = outcome_of(error)
        raise NotDelivered(failure)

    async def close(self) -> None:
        """Close both pools of connections."""
        for request in self._client._request:  # noqa: SLF001 - `shutdown` would want a call of getMe first
            await request.shutdown()

    async def send(self, chat_id: int, rendered: Rendered, *, repeat_mark: str = "") -> int:
        """Send a screen as new messages; return the id of the last one, which has the buttons."""
        return (await self.send_all(chat_id, rendered, repeat_mark=repeat_mark))[-1]

    async def send_all(
        self, chat_id: int, rendered: Rendered, *, repeat_mark: str = ""
    ) -> tuple[int, ...]:
        """Send a screen as new messages and return the ids of all.

        A text that is too long goes in parts, several files go before it. A failure after the
        first part is "maybe sent": a second try would repeat what has arrived.
        """
        return await self._send(chat_id, parts_of(rendered, repeat_mark, rendered.document))

    async def send_paper(
        self, chat_id: int, rendered: Rendered, *, name: str, content: bytes
    ) -> int:
        """Send a new file with the screen as its caption."""
        file = InputFile(content, filename=name)
        return (await self._send(chat_id, parts_of(rendered, "", file)))[-1]

    async def edit(self, chat_id: int, message_id: int, rendered: Rendered) -> None:
        """Make an earlier message show this screen; one that shows it already is well."""
        part = Part(rendered.html, markup_of(rendered))
        try:
            await self._edit(chat_id, message_id, part)
        except NotDelivered as refused:
            if not refused.failure.is_unreadable:
                raise
            await self._edit(chat_id, message_id, part.plain())

    async def replace(self, chat_id: int, message_id: int, rendered: Rendered) -> int:
        """Put other words in the place of a message, or under its file; return its id."""
        try:
            await self.edit(chat_id, message_id, rendered)
        except NotDelivered as refused:
            if not refused.failure.is_about_a_file:
                raise
            caption, keyboard = rendered.html, _inline(Part("", markup_of(rendered)))
            await self._settle(
                lambda client: client.edit_message_caption(
                    chat_id, message_id, caption=caption, reply_markup=keyboard
                )
            )
        return message_id

    async def take_back(self, chat_id: int, message_id: int, rendered: Rendered) -> int:
        """Delete a message, or put other words in its place where Telegram does not allow that.

        Return the id of what stands there now, 0 for nothing.
        """
        try:
            await self.ask(lambda client: client.delete_message(chat_id, message_id))
        except NotDelivered as refused:
            if refused.failure.outcome is not Outcome.PAYLOAD_BAD:
                raise
            if not refused.failure.is_about_a_deleted_one:
                return await self.replace(chat_id, message_id, rendered)
        return GONE

    async def strip(self, chat_id: int, message_id: int) -> None:
        """Take the buttons off an earlier message."""
        await self._settle(
            lambda client: client.edit_message_reply_markup(chat_id=chat_id, message_id=message_id)
        )

    async def relabel(self, chat_id: int, message_id: int, rendered: Rendered) -> None:
        """Put other buttons under an earlier message."""
        await self._settle(
            lambda client: client.edit_message_reply_markup(
                chat_id=chat_id, message_id=message_id, reply_markup=inline(rendered)
            )
        )

    async def answer(self, query_id: str, text: str = "", *, alert: bool = False) -> bool:
        """End the waiting of a pressed button; False when it waits no more and shows nothing."""
        return await self._settle(
            lambda client: client.answer_callback_query(query_id, text or None, show_alert=alert)
        )

    async def _settle(self, call: Callable[[Client], Awaitable[object]]) -> bool:
        """Make a call; False when Telegram says that there is nothing to do."""
        try:
            await self.ask(call)
        except NotDelivered as refused:
            if refused.failure.outcome is not Outcome.DONE:
                raise
            return False
        return True

    async def _edit(self, chat_id: int, message_id: int, part: Part) -> None:
        await self._settle(lambda client: client.edit_part(chat_id, message_id, part))

    async def _send(self, chat_id: int, parts: Sequence[Part]) -> tuple[int, ...]:
        sent: tuple[int, ...] = ()
        for part in parts:
            try:
                sent += await self._send_part(chat_id, part)
            except NotDelivered as refused:
                failure = replace(refused.failure, arrived=sent)
                if sent and failure.outcome not in _FINAL:
                    failure = replace(failure, outcome=Outcome.MAYBE_SENT)
                raise NotDelivered(failure) from None
        return sent

    async def _send_part(self, chat_id: int, part: Part) -> tuple[int, ...]:
        """Send one part; what Telegram cannot read or show goes once more as plain text."""
        try:
            return await self._send_once(chat_id, part)
        except NotDelivered as refused:
            if refused.failure.outcome is not Outcome.PAYLOAD_BAD or not part.text:
                raise
            plain = part.plain()
            if not refused.failure.is_unreadable:
                plain = replace(plain, document=None)
        return await self._send_once(chat_id, plain)

    async def _send_once(self, chat_id: int, part: Part) -> tuple[int, ...]:
        if part.album:
            album = await self.ask(lambda client: _album(client, chat_id, part.album))
            return tuple(message.message_id for message in album)
        message = await self.ask(lambda client: _message(client, chat_id, part))
        return (message.message_id,)


def _inline(part: Part) -> InlineKeyboardMarkup | None:
    """Return the buttons that a message keeps when its words change."""
    return part.markup if isinstance(part.markup, InlineKeyboardMarkup) else None


async def _message(client: Client, chat_id: int, part: Part) -> Message:
    if part.document:
        message = await _file(client, chat_id, part, part.document)
    else:
        message = await client.send_message(
            chat_id, part.text, reply_markup=part.markup, parse_mode=part.parse_mode
        )
    if not isinstance(message, Message):
        raise TypeError("the answer is not a message")
    return message


async def _album(client: Client, chat_id: int, files: Sequence[str]) -> tuple[Message, ...]:
    """Send files of one kind that Telegram holds as one album."""
    kind = files[0].partition(":")[0]
    item = InputMediaPhoto if kind == "photo" else InputMediaDocument
    return await client.send_media_group(chat_id, [item(f.partition(":")[2]) for f in files])


async def _file(client: Client, chat_id: int, part: Part, file: str | InputFile) -> Message:
    """Send a new file, or one that Telegram holds: "document:<file id>" or "photo:<file id>"."""
    kind, _, held = ("document", "", file) if isinstance(file, InputFile) else file.partition(":")
    send = client.send_photo if kind == "photo" else client.send_document
    return await send(
        chat_id,
        held,
        caption=part.text or None,
        reply_markup=part.markup,
        parse_mode=part.parse_mode,
    )
