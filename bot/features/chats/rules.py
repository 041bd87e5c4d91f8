"""A group or a channel in which the bot is administrator, and whether announcements go there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.refusal import Refusal


class Kind(StrEnum):
    """What kind of chat it is."""

    GROUP = "group"
    CHANNEL = "channel"


class Status(StrEnum):
    """Whether announcements may go there; an organiser has said so or not, or the bot is out."""

    OFFERED = "offered"
    LINKED = "linked"
    DECLINED = "declined"
    LEFT = "left"


@dataclass(frozen=True)
class Chat:
    """A chat; `id` is its row as an addressee of the outbox."""

    id: int
    title: str
    kind: Kind
    status: Status


@dataclass(frozen=True)
class Post:
    """An announcement in a chat: `state` is that of its message, "" before it is sent."""

    chat: Chat
    state: str


def existing(found: Chat | None) -> Chat:
    """Return what was found; refuse an id that somebody made up, and where the bot is out."""
    if found is None or found.status is Status.LEFT:
        raise Refusal("chats-left")
    return found


def is_news(known: Chat | None, *, can_post: bool) -> bool:
    """Tell whether organisers must decide about a chat: it is new, or the bot has come back."""
    return can_post and (known is None or known.status is Status.LEFT)


def is_loss(known: Chat | None, *, can_post: bool) -> bool:
    """Tell whether a chat has just been lost."""
    return not can_post and known is not None and known.status is not Status.LEFT
