"""One Telegram update in, one plain fact out: who did what, and where."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from telegram import Chat, ChatMember, ChatMemberAdministrator, Message

from bot.ui.answers import tidy
from bot.ui.feature import Command, Placed
from bot.ui.request import Sender

if TYPE_CHECKING:
    from telegram import ChatMemberUpdated, Update, User

NAME_SHOWN = 64


@dataclass(frozen=True)
class Pressed:
    """A button was pressed under a message of ours; a file's message cannot become a text."""

    data: str
    query_id: str
    message_id: int | None
    is_on_file: bool = False


@dataclass(frozen=True)
class Typed:
    """A text, the second in which it was sent, and the same with its formatting as HTML."""

    text: str
    sent_at: datetime = field(default=datetime.min.replace(tzinfo=UTC), compare=False)
    html: str = field(default="", compare=False)
    message_id: int = field(default=0, compare=False)


@dataclass(frozen=True)
class SharedContact:
    """A contact; `owner` is the account it belongs to, when Telegram knows."""

    phone: str
    owner: int | None


@dataclass(frozen=True)
class SentFile:
    """A document or photo; `reference` is "document:<file id>" or "photo:<file id>".

    Size in bytes; `caption` is HTML. The parts of an album arrive as separate messages that
    have the name `album` in common.
    """

    reference: str
    name: str
    size: int
    caption: str = field(default="", compare=False)
    album: str = field(default="", compare=False)
    message_id: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Unreadable:
    """A message of a kind that answers nothing (sticker, voice, place …)."""


@dataclass(frozen=True)
class Edited:
    """An earlier message was changed."""


@dataclass(frozen=True)
class Reached:
    """The person blocked the bot, or let it back in."""

    can_be_written_to: bool


@dataclass(frozen=True)
class InGroup:
    """A command in a group, where only a link to the private chat answers.

    `bot` is the name it was said to, if one was written.
    """

    bot: str = ""


Said = (
    Command
    | Pressed
    | Typed
    | SharedContact
    | SentFile
    | Unreadable
    | Edited
    | Reached
    | InGroup
    | Placed
)


@dataclass(frozen=True)
class Incoming:
    """One fact: `sender` did `said` in `chat_id`."""

    update_id: int
    chat_id: int
    sender: Sender
    said: Said

    @property
    def album(self) -> str:
        """Return the name of the album of which this is a part, or nothing."""
        return self.said.album if isinstance(self.said, SentFile) else ""


def decode(update: Update) -> Incoming | None:
    """Return the fact, or None for what never changes anything.

    Channels, anonymous admins, other bots.
    """
    match update:
        case _ if update.callback_query is not None:
            return _pressed(update)
        case _ if update.my_chat_member is not None:
            return _member(update)
        case _ if update.message is not None:
            return _written(update, update.message)
        case _ if update.edited_message is not None:
            return _fact(update, update.edited_message, Edited())
    return None


def _pressed(update: Update) -> Incoming | None:
    query = update.callback_query
    if query is None or query.message is None or query.data is None or query.from_user.is_bot:
        return None
    under = query.message if isinstance(query.message, Message) else None
    is_on_file = under is not None and bool(under.document or under.photo)
    shown = query.message.message_id if query.message.is_accessible else None
    pressed = Pressed(query.data, query.id, shown, is_on_file)
    said = pressed if query.message.chat.type == Chat.PRIVATE else InGroup()
    return Incoming(update.update_id, query.message.chat.id, _sender(query.from_user), said)


def _member(update: Update) -> Incoming | None:
    change = update.my_chat_member
    if change is None:
        return None
    if change.chat.type != Chat.PRIVATE:
        return Incoming(
            update.update_id, change.chat.id, _sender(change.from_user), _placed(change)
        )
    can = change.new_chat_member.status not in {ChatMember.BANNED, ChatMember.LEFT}
    return Incoming(update.update_id, change.chat.id, _sender(change.from_user), Reached(can))


def _placed(change: ChatMemberUpdated) -> Placed:
    """Read the bot's rights: administrators write in groups; in channels that is a right apart."""
    member, chat = change.new_chat_member, change.chat
    is_channel = chat.type == Chat.CHANNEL
    can_post = isinstance(member, ChatMemberAdministrator) and (
        not is_channel or bool(member.can_post_messages)
    )
    title = tidy(chat.title or "")[:NAME_SHOWN].rstrip() or str(chat.id)
    return Placed(chat.id, title, "channel" if is_channel else "group", can_post)


def _written(update: Update, message: Message) -> Incoming | None:
    if message.chat.type != Chat.PRIVATE:
        text = message.text or ""
        bot = text.partition(" ")[0].partition("@")[2]
        return _fact(update, message, InGroup(bot)) if text.startswith("/") else None
    return _fact(update, message, _said(message))


def _fact(update: Update, message: Message, said: Said) -> Incoming | None:
    user = message.from_user
    in_group = message.chat.type != Chat.PRIVATE
    if (
        user is None
        or user.is_bot
        or message.sender_chat is not None
        or (in_group and isinstance(said, Edited))
    ):
        return None
    return Incoming(update.update_id, message.chat.id, _sender(user), said)


def _said(message: Message) -> Said:
    if message.text is not None:
        text = _whole(message.text)
        is_command = text.startswith("/")
        if is_command:
            return _command(text)
        return Typed(text, message.date, _html(message), message.message_id)
    if message.contact is not None:
        return SharedContact(message.contact.phone_number, message.contact.user_id)
    return _file(message) or Unreadable()


def _file(message: Message) -> SentFile | None:
    more = (_html(message), message.media_group_id or "", message.message_id)
    if message.document is not None:
        held = message.document
        name, size = held.file_name or "", held.file_size or 0
        return SentFile(f"document:{held.file_id}", name, size, *more)
    if message.photo:
        largest = message.photo[-1]
        size = largest.file_size or 1
        return SentFile(f"photo:{largest.file_id}", "photo.jpg", size, *more)
    return None


def _html(message: Message) -> str:
    """Return the text or caption with its formatting, which half a character takes away."""
    try:
        return _whole(message.text_html if message.text else message.caption_html)
    except UnicodeEncodeError:
        return html.escape(_whole(message.text or message.caption or ""), quote=False)


def _whole(text: str | None) -> str:
    """Read half a character as a question mark."""
    return (text or "").encode(errors="replace").decode()


def _command(text: str) -> Command:
    name, *rest = re.split(r"\s", text[1:], maxsplit=1)
    return Command(name.split("@", 1)[0].lower(), "".join(rest).strip())


def _sender(user: User) -> Sender:
    """Name the sender; who has a name of nothing visible is called by number."""
    name = tidy(user.full_name)[:NAME_SHOWN].rstrip() or str(user.id)
    return Sender(user.id, name, user.language_code or "")
