"""The one table of failures: what each answer of Telegram, or the lack of one, means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

import aiohttp
import aiohttp_socks
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)


class Outcome(StrEnum):
    """The classes of answers; `attempts.outcome` keeps them."""

    DONE = "done"
    SURELY_NOT_SENT = "surely_not_sent"
    MAYBE_SENT = "maybe_sent"
    RECIPIENT_GONE = "recipient_gone"
    PAYLOAD_BAD = "payload_bad"
    TOKEN_BAD = "token_bad"  # noqa: S105 - the name of an outcome
    SECOND_INSTANCE = "second_instance"


@dataclass(frozen=True)
class Failure:
    """A class and what goes with it.

    `retry_after` is in seconds and stands only after a 429; `detail` is Telegram's sentence, short
    and without the token; `arrived` are ids of messages that had gone before it failed.
    """

    outcome: Outcome
    retry_after: float | None = None
    migrated_to: int | None = None
    detail: str = ""
    arrived: tuple[int, ...] = ()

    @property
    def is_unreadable(self) -> bool:
        """Tell whether Telegram could not read the markup of the text."""
        return "parse entities" in self.detail.lower()

    @property
    def is_about_a_file(self) -> bool:
        """Tell whether a text was to be edited in a message that has a file and a caption."""
        return "no text in the message" in self.detail.lower()

    @property
    def is_about_a_deleted_one(self) -> bool:
        """Tell whether a message was to be deleted that is not there any more."""
        return "message to delete not found" in self.detail.lower()


class NotDelivered(Exception):  # noqa: N818 - an answer with a class, not a bug
    """Telegram did not do what was asked, or nobody knows whether it did."""

    def __init__(self, failure: Failure) -> None:
        """Keep the class; the text is safe to log."""
        super().__init__(f"{failure.outcome}: {failure.detail}")
        self.failure = failure


TROUBLES = (
    TelegramError,
    LookupError,
    AttributeError,
    TypeError,
    ValueError,
    OverflowError,
    RecursionError,
)
"""What a call may raise: an answer of an odd shape makes the library stumble over its own feet."""

SHORTEST_PAUSE = 1.0
LONGEST_PAUSE = 15 * 60.0

_BY_TYPE: tuple[tuple[type[BaseException], Outcome], ...] = (
    (Forbidden, Outcome.RECIPIENT_GONE),
    (InvalidToken, Outcome.TOKEN_BAD),
    (Conflict, Outcome.SECOND_INSTANCE),
)
_BY_WORDS_OF_A_400 = (
    ("message is not modified", Outcome.DONE),
    ("query is too old", Outcome.DONE),
    ("chat not found", Outcome.RECIPIENT_GONE),
    ("peer_id_invalid", Outcome.RECIPIENT_GONE),
)
_NOT_CONNECTED = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    aiohttp_socks.ProxyError,
    aiohttp_socks.ProxyConnectionError,
    aiohttp_socks.ProxyTimeoutError,
)
_TOKEN = re.compile(r"\d+(?::|%3[Aa])[A-Za-z0-9_-]{6,}")
_DETAIL_LIMIT = 200


def outcome_of(error: BaseException) -> Failure:
    """Return what an exception of the client means; what is not known for sure is "maybe sent"."""
    detail = _TOKEN.sub("<token>", str(error) or type(error).__name__)[:_DETAIL_LIMIT]
    if isinstance(error, RetryAfter) or _says_too_many(error):
        return Failure(Outcome.SURELY_NOT_SENT, retry_after=_pause_of(error), detail=detail)
    if isinstance(error, ChatMigrated):
        moved = error.new_chat_id
        return Failure(Outcome.SURELY_NOT_SENT, migrated_to=moved, detail=detail)
    return Failure(_class_of(error), detail=detail)


def clamped(seconds: object) -> float:
    """Return a pause that we are ready to believe: 1 s to 15 min, 1 s for what is not a number."""
    try:
        wanted = float(str(seconds))
    except ValueError:
        return SHORTEST_PAUSE
    return min(max(wanted, SHORTEST_PAUSE), LONGEST_PAUSE)


def _class_of(error: BaseException) -> Outcome:
    for kind, outcome in _BY_TYPE:
        if isinstance(error, kind):
            return outcome
    if isinstance(error, BadRequest):
        words = str(error).lower()
        return next((o for said, o in _BY_WORDS_OF_A_400 if said in words), Outcome.PAYLOAD_BAD)
    return Outcome.SURELY_NOT_SENT if _never_reached(error) else Outcome.MAYBE_SENT


def _never_reached(error: BaseException) -> bool:
    """Tell whether the request cannot have left."""
    return any(isinstance(cause, _NOT_CONNECTED) for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause = error.__cause__
    while cause is not None:
        yield cause
        cause = cause.__cause__


def _says_too_many(error: BaseException) -> bool:
    words = str(error).lower()
    return isinstance(error, TelegramError) and ("too many requests" in words or "(429)" in words)


def _pause_of(error: BaseException) -> float:
    wanted = error.retry_after if isinstance(error, RetryAfter) else 0
    return clamped(wanted.total_seconds() if isinstance(wanted, timedelta) else wanted)
