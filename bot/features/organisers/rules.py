"""Organisers: who runs the cluster's work in the bot, and how the first of them is known."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

CODE_LIVES = timedelta(minutes=30)
CODE_BYTES = 16
_CODE = re.compile("[A-Za-z0-9_-]{22}")


@dataclass(frozen=True)
class Organiser:
    """A person who is an organiser now."""

    person_id: int
    ref: str
    name: str
    language: str
    telegram_id: int
    since: datetime


def new_code() -> str:
    """Return a one-time code of 128 random bits that fits a deep link."""
    return secrets.token_urlsafe(CODE_BYTES)


def looks_like_code(text: str) -> bool:
    """Tell whether a text has the shape of a code, so that it may travel in a press."""
    return bool(_CODE.fullmatch(text))


def code_hash(code: str) -> str:
    """Return what is kept of a code: its SHA-256 in hexadecimal."""
    return sha256(code.encode()).hexdigest()


def check_may_leave(organisers: Sequence[Organiser], person_id: int) -> None:
    """Refuse when the last organiser would go."""
    if [o.person_id for o in organisers] == [person_id]:
        raise Refusal("organisers-last")
