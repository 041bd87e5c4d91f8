"""Cards of organisers that are kept as the facts are, as long as somebody looks at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.sql import Sql, instant, micros

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class LiveCard:
    """A message that shows a card: `press` is the button data that shows it as it is now.

    `shown` is the digest of what the message reads, `is_bare` says that its buttons are off.
    """

    id: int
    telegram_id: int
    message_id: int
    press: str
    shown: str
    is_bare: bool
    opened_at: datetime


class LiveCards:
    """What is looked at; a row goes when its message shows something else."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def open(
        self, person_id: int, message_id: int, press: str, *, shown: str, now: datetime
    ) -> None:
        """Keep that a message shows a card; the same card of theirs elsewhere rests from now on."""
        await self.leave(person_id, message_id)
        await self._sql.change("close_live_card_elsewhere", person_id=person_id, press=press)
        what = {"message_id": message_id, "press": press, "shown": shown}
        await self._sql.change("open_live_card", person_id=person_id, **what, opened_at=micros(now))

    async def leave(self, person_id: int, message_id: int) -> None:
        """Note that a message shows something else now."""
        await self._sql.change("close_live_card_in", person_id=person_id, message_id=message_id)

    async def strip(self, person_id: int) -> None:
        """Let a person's cards go on without their buttons: the person has gone on below them."""
        await self._sql.change("strip_live_cards", person_id=person_id)

    async def list_all(self, *, many: int) -> list[LiveCard]:
        """Return what is looked at, the oldest first."""
        return [
            LiveCard(
                id=row["id"],
                telegram_id=row["telegram_id"],
                message_id=row["message_id"],
                press=row["press"],
                shown=row["shown"],
                is_bare=bool(row["is_bare"]),
                opened_at=instant(row["opened_at"]),
            )
            for row in await self._sql.all("list_live_cards", many=many)
        ]

    async def is_open(self, card: LiveCard) -> bool:
        """Tell whether a message still shows a card as it was when it was listed."""
        where = {"message_id": card.message_id, "is_bare": int(card.is_bare)}
        return bool(await self._sql.value("is_live_card_open", **_same(card), **where))

    async def note(self, card: LiveCard, shown: str) -> None:
        """Keep what a card shows now, if it is still looked at."""
        await self._sql.change("note_live_card", **_same(card), now_shown=shown)

    async def close(self, card: LiveCard) -> None:
        """Stop keeping a card up, unless it was opened anew."""
        await self._sql.change("close_live_card", **_same(card))


def _same(card: LiveCard) -> dict[str, object]:
    return {"id": card.id, "opened_at": micros(card.opened_at), "shown": card.shown}
