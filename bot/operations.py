"""What the console does with a database: organisers, the journal, the doctor's look inside."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot.app import furnish
from bot.doctor import Finding
from bot.features.entrance.views import appointed
from bot.features.organisers.rules import CODE_LIVES, check_may_leave
from bot.features.organisers.rules import new_code as made_code
from bot.features.organisers.views import stepped_down
from bot.halt import Halt
from bot.refusal import Refusal
from bot.runtime.clock import clock
from bot.runtime.failures import NotDelivered
from bot.runtime.telegram import Speaker, connect
from bot.settings import Settings
from bot.ui.request import Policy
from bot.ui.screen import Screen
from bot.ui.texts import Language
from storage.database import Busy, Database, is_trouble_of_the_place, open_database
from storage.migrations.migrate import NewerSchema
from storage.store import Store

T = TypeVar("T")


async def opened(settings: Settings) -> Database:
    """Open the database of the settings; raises Halt with a sentence where it cannot be used."""
    path = settings.database_path
    try:
        return await open_database(path)
    except NewerSchema:
        raise Halt(
            f"{path} was written by a newer version: install that version or newer"
        ) from None
    except sqlite3.DatabaseError as error:
        if is_trouble_of_the_place(error):
            raise Halt(_no_place(path, error)) from None
        raise Halt(f"{path} cannot be used ({error}): move it away or bring a copy back") from None


def vouch(settings: Settings) -> None:
    """Raise Halt where an existing database is not whole: nothing may be built on a damaged one."""
    if not settings.database_path.exists():
        return
    try:
        finding = _integrity(settings)
    except sqlite3.DatabaseError as error:
        finding = Finding("database", str(error), is_well=False)
    if not finding.is_well:
        raise Halt(f"{settings.database_path} is damaged ({finding.words}): bring a copy back")


async def alarms(database: Database) -> list[str]:
    """Return what is wrong with the journal, for the console and the readiness check."""
    verdict = await database.read(lambda store: store.journal.verify())
    if verdict.broken is None:
        return []
    return [f"the journal was changed after the fact at entry {verdict.broken}"]


def _no_place(path: Path, error: Exception) -> str:
    return f"{path} cannot be written ({error}): make room on its disk, or end what holds it"


async def seat_first_organisers(store: Store, telegram_ids: Sequence[int], now: datetime) -> str:
    """Appoint the accounts of the settings, or return a new one-time code.

    Nothing once an organiser exists.
    """
    if await store.organisers.has_any():
        return ""
    for telegram_id in telegram_ids:
        await appoint(store, telegram_id, by="settings", now=now)
    if telegram_ids:
        return ""
    code = made_code()
    await store.organisers.keep_code(code, now)
    return code


async def seated(database: Database, settings: Settings, now: datetime) -> str:
    """Seat the first organisers of a start; raises Halt where the disk will not have it."""
    try:
        return await database.transaction(
            lambda store: seat_first_organisers(store, settings.organisers, now)
        )
    except Busy as busy:
        raise Halt(_no_place(settings.database_path, busy)) from None


async def appoint(store: Store, telegram_id: int, *, by: str, now: datetime) -> bool:
    """Make an account an organiser: now if its person has agreed, else as soon as they do."""
    person = await store.people.find_by_telegram_id(telegram_id)
    if person is None:
        return await store.organisers.appoint(telegram_id, now)
    if not await store.organisers.add(person.id, now):
        return False
    await store.journal.append("organiser added", by=by, about={"organiser": person.ref}, now=now)
    return True


async def add_organiser(settings: Settings, telegram_id: int) -> None:
    """Appoint from the console; raises Refusal for who is one already."""

    async def unit(store: Store, now: datetime) -> None:
        if not await appoint(store, telegram_id, by="console", now=now):
            raise Refusal("organisers-already")
        await _tell(store, telegram_id, appointed(), settings, now=now)

    await _on(settings, unit)


async def remove_organiser(settings: Settings, telegram_id: int) -> None:
    """End the role from the console; raises Refusal for the last organiser and for who is none."""

    async def unit(store: Store, now: datetime) -> None:
        if await store.organisers.withdraw_appointment(telegram_id):
            return
        organisers = await store.organisers.list_all()
        organiser = next((o for o in organisers if o.telegram_id == telegram_id), None)
        if organiser is None:
            raise Refusal("organisers-none-such")
        check_may_leave(organisers, organiser.person_id)
        await store.organisers.remove(organiser.person_id, now)
        await _tell(store, telegram_id, stepped_down(), settings, now=now)
        await store.journal.append(
            "organiser removed", by="console", about={"organiser": organiser.ref}, now=now
        )

    await _on(settings, unit)


async def _tell(
    store: Store, telegram_id: int, said: Screen, settings: Settings, *, now: datetime
) -> None:
    """Plan a message to a person who has agreed; the running bot sends it."""
    person = await store.people.find_by_telegram_id(telegram_id)
    if person is not None:
        body = furnish(settings).voice.render(said, Language(person.language)).kept()
        about = f"{person.ref}:{now.isoformat()}"
        await store.deliveries.plan(
            person.id, kind="organiser", about=about, policy=Policy.MUST, body=body, now=now
        )


async def list_organisers(settings: Settings) -> list[dict[str, object]]:
    """Return the organisers and the appointed accounts that have not come."""

    async def unit(store: Store, _now: datetime) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = [
            {"telegram_id": o.telegram_id, "name": o.name, "since": o.since.date().isoformat()}
            for o in await store.organisers.list_all()
        ]
        waiting = [
            {"telegram_id": telegram_id, "name": "(has not pressed Start)", "since": "-"}
            for telegram_id in await store.organisers.list_appointments()
        ]
        return [*rows, *waiting]

    return await _on(settings, unit)


async def new_code(settings: Settings) -> dict[str, object]:
    """Make a new code for the first organiser; raises Refusal once one exists."""

    async def unit(store: Store, now: datetime) -> dict[str, object]:
        if await store.organisers.has_any():
            raise Refusal("organisers-exist")
        code = made_code()
        await store.organisers.keep_code(code, now)
        until = (now + CODE_LIVES).astimezone(settings.time_zone)
        return {
            "code": code,
            "link": "send it to the bot",
            "valid_until": f"{until:%d.%m.%Y %H:%M}",
        }

    return await _on(settings, unit)


async def verify_journal(settings: Settings) -> list[Finding]:
    """Walk the chain of the journal."""

    async def unit(store: Store, _now: datetime) -> Finding:
        verdict = await store.journal.verify()
        if verdict.broken is not None:
            return Finding(
                "journal", f"entry {verdict.broken} was changed after the fact", is_well=False
            )
        return Finding("journal", f"{verdict.entries} entries hold, head {verdict.head[:16]}")

    return [await _on(settings, unit)]


async def examine(settings: Settings) -> list[Finding]:
    """Look at the database, the journal, who is missing, and whether Telegram answers."""
    if not settings.database_path.exists():
        return [Finding("database", "none yet; the first start makes it")]
    return [
        _integrity(settings),
        *await verify_journal(settings),
        await _seats(settings),
        *await _telegram(settings),
    ]


def _integrity(settings: Settings) -> Finding:
    connection = sqlite3.connect(settings.database_path)
    try:
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()
    is_well = verdict == "ok" and not orphans
    return Finding(
        "database",
        "whole" if is_well else f"{verdict}, {len(orphans)} orphan rows",
        is_well=is_well,
    )


async def _seats(settings: Settings) -> Finding:
    rows = await list_organisers(settings)
    seated = [row for row in rows if row["since"] != "-"]
    if seated:
        return Finding("organisers", f"{len(seated)} at work")
    words = "none yet: press Start from an account of ORGANISERS, or use `organisers code`"
    return Finding("organisers", words, is_well=False)


async def _telegram(settings: Settings) -> list[Finding]:
    token = settings.bot_token.get_secret_value()
    if not token:
        return []
    client = connect(
        token, api_url=settings.telegram_api_url, proxy_url=settings.proxy_url.get_secret_value()
    )
    speaker = Speaker(client)
    try:
        me = await speaker.ask(lambda c: c.get_me())
    except NotDelivered as trouble:
        return [Finding("telegram", f"does not answer: {trouble.failure.detail}", is_well=False)]
    finally:
        await speaker.close()
    return [Finding("telegram", f"answers; the bot is https://t.me/{me.username}")]


async def _on(settings: Settings, unit: Callable[[Store, datetime], Awaitable[T]]) -> T:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = await opened(settings)
    try:
        return await database.transaction(
            lambda store: unit(store, clock(settings.test_clock_file)())
        )
    except Busy as busy:
        raise Halt(_no_place(settings.database_path, busy)) from None
    finally:
        await database.close()
