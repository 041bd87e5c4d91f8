"""People and the consent they gave.

Nothing about a person is kept before it or after its withdrawal.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

CONSENT_VERSION = "2026-11"
"""Version of the consent text.

A change of the text in `locales/` is a new version (152-FZ, Art. 9).
"""


@dataclass(frozen=True)
class Person:
    """Somebody who has agreed; `ref` is the random name by which everything else knows them.

    `telegram_id` is None after erasure. `language` is "ru" or "en".
    """

    id: int
    ref: str
    telegram_id: int | None
    name: str
    language: str

    @property
    def person_id(self) -> int:
        """The row of the person, as everybody who may be written to has one."""
        return self.id


@dataclass(frozen=True)
class Standing:
    """What a person is to the cluster at this moment; `votes` is None for who represents nobody."""

    person: Person
    is_organiser: bool
    votes: bool | None
    has_applied: bool


@dataclass(frozen=True)
class Consent:
    """A consent in force: which text was agreed to, and when."""

    version: str
    language: str
    sha256: str
    agreed_at: datetime


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a consent text as 64 hexadecimal digits."""
    return sha256(text.encode()).hexdigest()
