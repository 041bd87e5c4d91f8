"""Messages that must go out, and every attempt to send them."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from storage.sql import Sql, micros

TEXTS_ARE_KEPT = timedelta(days=180)
ATTEMPTS_ARE_KEPT = timedelta(days=90)
DEATHS_OF_A_SUSPECT = 2


class State(StrEnum):
    """Where a message stands; all but the first two are final."""

    READY = "ready"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    QUARANTINED = "quarantined"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Lane(IntEnum):
    """Which messages overtake which: a lower one goes first, and what is held goes not at all."""

    WAITED_FOR = 0
    CAMPAIGN = 1
    HELD = 2


@dataclass(frozen=True)
class Delivery:
    """A message taken for sending, with the attempt that is recorded for it.

    `maybe` counts attempts of which nobody knows whether they arrived, `tries` those that count for
    the pause before the next. `edits` is the message whose words this one takes the place of, or
    which it removes where Telegram allows that. With a suspect on its way more than one process has
    died: it goes alone, or others would share its fate. `has_moved` tells that it follows a group
    to another number already.
    """

    id: int
    person_id: int
    telegram_id: int
    language: str
    policy: str
    body: str
    maybe: int
    tries: int
    attempt_id: int
    edits: int | None = None
    is_suspect: bool = False
    removes: bool = False
    has_moved: bool = False


@dataclass(frozen=True)
class Verdict:
    """What becomes of a message after an attempt; `maybe` and `tries` are added to its counts.

    `why` is a word for the report, `detail` the other side's sentence. `moved_to` is the number
    under which Telegram says that a group goes on. `before` are messages that went before the last
    one, its files; they stand also where the rest failed.
    """

    state: State
    outcome: str
    detail: str = ""
    why: str = ""
    not_before: datetime | None = None
    maybe: int = 0
    tries: int = 0
    message_id: int | None = None
    moved_to: int | None = None
    before: tuple[int, ...] = ()


class Deliveries:
    """The outbox: one row for each message to one person."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def plan(  # noqa: PLR0913 - a row has that many columns
        self,
        person_id: int,
        *,
        kind: str,
        about: str,
        policy: str,
        body: str,
        now: datetime,
        not_before: datetime | None = None,
        expires_at: datetime | None = None,
        of: int | None = None,
        lane: Lane = Lane.WAITED_FOR,
    ) -> int | None:
        """Plan one message and return its id.

        The same kind about the same thing to the same person is planned once: then None comes back.
        """
        planned: int | None = await self._sql.value(
            "plan_delivery",
            of_person_id=of,
            person_id=person_id,
            kind=kind,
            about=about,
            policy=policy,
            body=body,
            created_at=micros(now),
            due_at=micros(not_before or now),
            expires_at=micros(expires_at) if expires_at else None,
            lane=lane,
        )
        return planned

    async def give_up_for_excluded(self, organisation_id: int, now: datetime) -> int:
        """Give up announcements that wait for who acts for no participant any more."""
        values = {"organisation_id": organisation_id, "now": micros(now)}
        return await self._sql.change("give_up_for_excluded", **values)

    async def claim(
        self,
        now: datetime,
        *,
        lease: timedelta,
        resting: Collection[int],
        many: int,
        is_alone: bool = True,
    ) -> list[Delivery]:
        """Take the next messages that are due and record an attempt for each.

        What a person waits for goes before campaigns. Within a lane a person gets messages in the
        order of their ids, and one at a time in all, once the moment for which they were planned
        has come. `resting` are Telegram ids to leave alone. A suspect waits until nothing else is
        on its way (`is_alone`), and what is behind it waits too. On the way, expired messages are
        given up, and so is all that waits for people who cannot be reached.
        """
        await self._sql.change("expire_deliveries", now=micros(now))
        taken: list[Delivery] = []
        for lane in (Lane.WAITED_FOR, Lane.CAMPAIGN):
            left_alone = {*resting, *(delivery.telegram_id for delivery in taken)}
            for row in await self._list_next(lane, left_alone, now, many=many - len(taken)):
                if row["deaths"] >= DEATHS_OF_A_SUSPECT:
                    if is_alone and not taken:
                        taken.append(await self._lease(row, now, until=now + lease))
                    return taken
                taken.append(await self._lease(row, now, until=now + lease))
        return taken

    async def _list_next(
        self, lane: Lane, resting: Collection[int], now: datetime, *, many: int
    ) -> list[Any]:
        """Return rows to send; people who are gone lose theirs, and others come in their place."""
        values = {
            "lane": lane,
            "now": micros(now),
            "resting": json.dumps(list(resting)),
            "maybe": DEATHS_OF_A_SUSPECT,
        }
        while rows := await self._sql.all("next_deliveries", **values, many=many):
            gone = {row["person_id"] for row in rows if _is_gone(row)}
            for person_id in gone:
                await self.fail_waiting(person_id, now)
            if not gone:
                break
        return rows

    async def _lease(self, row: Any, now: datetime, *, until: datetime) -> Delivery:  # noqa: ANN401 - a row of SQLite
        await self._sql.change("lease_delivery", id=row["id"], leased_until=micros(until))
        attempt = await self._sql.value("record_attempt", delivery_id=row["id"], now=micros(now))
        return _delivery(row, attempt, is_suspect=row["deaths"] >= DEATHS_OF_A_SUSPECT)

    async def conclude(self, delivery: Delivery, verdict: Verdict, now: datetime) -> bool:
        """Record what became of the attempt; False when somebody has done so before.

        What would be tried again, and was withdrawn meanwhile, is cancelled; what was acknowledged
        meanwhile has arrived.
        """
        first = await self._sql.change(
            "finish_attempt",
            attempt_id=delivery.attempt_id,
            now=micros(now),
            outcome=verdict.outcome,
            detail=verdict.detail,
        )
        moved = bool(first) and bool(await self._move(delivery, verdict, now))
        for message_id in verdict.before if first else ():
            part = {"delivery_id": delivery.id, "message_id": message_id, "now": micros(now)}
            await self._sql.change("keep_delivery_message", **part)
        if moved and verdict.not_before:
            later = {"person_id": delivery.person_id, "not_before": micros(verdict.not_before)}
            await self._sql.change("put_later_ones_off", id=delivery.id, **later)
        if moved and verdict.moved_to:
            await self._follow(delivery.person_id, verdict.moved_to)
        if moved and verdict.state is State.READY:
            await self._sql.change("arrived_meanwhile", id=delivery.id, now=micros(now))
            await self._sql.change("cancel_if_withdrawn", id=delivery.id, now=micros(now))
        return moved

    async def _follow(self, chat_id: int, telegram_id: int) -> None:
        """Let a group go on under another number; what was posted stays out of reach."""
        if await self._sql.change("move_chat", person_id=chat_id, telegram_id=telegram_id):
            await self._sql.change("forget_copies_in_chat", person_id=chat_id)

    async def _move(self, delivery: Delivery, verdict: Verdict, now: datetime) -> int:
        return await self._sql.change(
            "conclude_delivery",
            id=delivery.id,
            state=verdict.state,
            not_before=micros(verdict.not_before) if verdict.not_before else None,
            maybe=verdict.maybe,
            tries=verdict.tries,
            message_id=verdict.message_id,
            settled_at=None if verdict.state is State.READY else micros(now),
            why=verdict.why,
        )

    async def campaign_refused(self, delivery: Delivery, *, times: int) -> int | None:
        """Return the campaign whose words were refused for as many people again, else None."""
        row = await self._sql.one("count_refused_alike", id=delivery.id)
        return int(row["campaign_id"]) if row and row["refused"] % times == 0 else None

    async def list_stranded(self, now: datetime) -> list[Delivery]:
        """Return messages that were being sent when their lease ended."""
        rows = await self._sql.all("stranded_deliveries", now=micros(now))
        return [_delivery(row, row["attempt_id"]) for row in rows]

    async def deaths(self, delivery: Delivery) -> int:
        """Return how many processes have ended while they sent this message."""
        return int(await self._sql.value("count_deaths", delivery_id=delivery.id))

    async def fail_waiting(self, person_id: int, now: datetime) -> int:
        """Give up, without a call, all that waits for a person who cannot be reached."""
        return await self._sql.change("fail_waiting", person_id=person_id, now=micros(now))

    async def cancel_receipts(self, ids: Collection[int], now: datetime) -> int:
        """Take back messages that have not been sent and return how many were."""
        return await self._sql.change(
            "cancel_deliveries", ids=json.dumps(list(ids)), now=micros(now)
        )

    async def list_texts_to(self, person_id: int) -> list[str]:
        """Return what was sent or is to be sent to a person, oldest first, as it is kept."""
        return [row["body"] for row in await self._sql.all("list_bodies_to", person_id=person_id)]

    async def waiting(self, person_id: int) -> int:
        """Return how many messages a person has not got yet."""
        return int(await self._sql.value("count_waiting_deliveries", person_id=person_id))

    async def is_any_due(self, now: datetime) -> bool:
        """Tell whether a message waits whose time has come, be its chat resting or not."""
        return await self._sql.value("is_delivery_due", now=micros(now)) is not None

    async def purge(self, now: datetime) -> None:
        """Forget the words of messages settled 180 days ago and attempts that are 90 days old."""
        await self._sql.change("purge_texts", before=micros(now - TEXTS_ARE_KEPT))
        await self._sql.change("purge_attempts", before=micros(now - ATTEMPTS_ARE_KEPT))


def _is_gone(row: Any) -> bool:  # noqa: ANN401 - a row of SQLite
    return row["telegram_id"] is None or row["unreachable_since"] is not None


def _delivery(row: Any, attempt_id: int, *, is_suspect: bool = False) -> Delivery:  # noqa: ANN401 - a row of SQLite
    return Delivery(
        id=row["id"],
        person_id=row["person_id"],
        telegram_id=row["telegram_id"] or 0,
        language=row["language"],
        policy=row["policy"],
        body=row["body"],
        maybe=row["maybe"],
        tries=row["tries"],
        attempt_id=attempt_id,
        edits=row["edits"],
        is_suspect=is_suspect,
        removes=bool(row["removes"]),
        has_moved=row["why"] == "moved",
    )
