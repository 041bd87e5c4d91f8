"""The nouns of the stand-in: people, chats, messages, files, presses and updates, all plain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]
Now = Callable[[], datetime]


@dataclass
class Person:
    """An account of a human being."""

    id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    language_code: str = "ru"
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    alerts: list[Json] = field(default_factory=list)

    @property
    def name(self) -> str:
        """First and last name as a chat list shows them."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass
class Chat:
    """A dialog with the bot (its id is the person's id) or a group (its id is negative)."""

    id: int
    kind: str
    title: str = ""
    member_ids: list[int] = field(default_factory=list)
    message_ids: list[int] = field(default_factory=list)
    read: dict[int, int] = field(default_factory=dict)
    keyboard: Json | None = None
    bot_status: str = "member"
    migrated_to: int | None = None


@dataclass
class Message:
    """A message; `text` is the caption where `content` is a picture or a file."""

    message_id: int
    chat_id: int
    sender_id: int
    date: int
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    kind: str = "text"
    content: Json = field(default_factory=dict)
    inline_keyboard: list[list[Json]] | None = None
    had_reply_keyboard: bool = False
    reply_to: int | None = None
    edited: int = 0
    deleted: bool = False


@dataclass
class StoredFile:
    """Bytes that somebody sent, under the id by which both sides name them."""

    file_id: str
    unique_id: str
    path: str
    kind: str
    name: str
    mime: str
    size: int
    content: bytes = field(default=b"", repr=False)


@dataclass
class Press:
    """A press of an inline button that waits for its answer."""

    id: str
    person_id: int
    chat_id: int
    message_id: int | None
    data: str
    date: int
    answer: Json | None = None


@dataclass
class Queued:
    """An update that the bot has not confirmed; within a `lane` (a person) order is kept."""

    update_id: int
    kind: str
    body: Json
    date: int
    lane: int


@dataclass
class Webhook:
    """Where updates are pushed, and what went wrong last."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


@dataclass
class World:
    """Everything that a restart of the stand-in must find again."""

    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    updates: dict[int, Queued] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    webhook: Webhook = field(default_factory=Webhook)
    allowed_updates: list[str] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Upload:
    """A file part of a request."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


@dataclass(frozen=True)
class Answer:
    """What the Bot API says; the rest tells the wire how to spoil the way of it."""

    status: int
    body: Json
    delay: float = 0.0
    lost: bool = False
    unreachable: bool = False


@dataclass(frozen=True)
class Change:
    """Something that a page may want to show anew."""

    kind: str
    person_id: int | None = None
    chat_id: int | None = None


@dataclass(frozen=True)
class Call:
    """One line of the log of calls."""

    number: int
    time: datetime
    method: str
    params: dict[str, str]
    status: int
    description: str


@dataclass(frozen=True)
class Acceptance:
    """A message that Telegram took for delivery, whatever the bot learned of it."""

    time: datetime
    chat_id: int
    message_id: int
    text: str


class RefusedError(Exception):
    """The Bot API refuses a call; `description` is in Telegram's own words, with the prefix."""

    def __init__(
        self,
        status: int,
        description: str,
        *,
        retry_after: int | None = None,
        migrated_to: int | None = None,
    ) -> None:
        """Keep what the answer will say."""
        super().__init__(description)
        self.status = status
        self.description = description
        self.retry_after = retry_after
        self.migrated_to = migrated_to


def bad_request(description: str) -> RefusedError:
    """A 400, worded as the official server does: prefix, then a small letter unless a CODE."""
    is_code = len(description) > 1 and (description[1] == "_" or "A" <= description[1] <= "Z")
    worded = description if is_code else description[:1].lower() + description[1:]
    return RefusedError(400, f"Bad Request: {worded}")
