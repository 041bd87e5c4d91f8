"""A real database file as tests hold it: units of work in one hand, the file in the other."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.features.applications.rules import Kind
from bot.features.organisations.rules import Authority, Basis, Particulars
from storage.database import Database
from storage.store import Store

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MOMENT = timedelta(microseconds=1)
INN = "5499000018"
OTHER_INN = "5499000025"
ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "inn": INN,
        "ogrn": "1165499000017",
        "short_name": "АО «Обской медтехнопарк»",
        "offers": "Чистые помещения\nОфисы — 100 м²",
    }
)
TECHNOPARK = Particulars(
    inn=INN,
    ogrn="1165499000017",
    kpp="549901001",
    full_name="Акционерное общество «Обской медицинский технопарк»",
    short_name="АО «Обской медтехнопарк»",
    legal_form="nao",
    cluster_role="infrastructure",
    specialisation="Управление технопарком",
    offers="Чистые помещения",
    needs="Резиденты",
    address="630000, г. Новосибирск, ул. Примерная, д. 1",
)
HEAD = Authority(Basis.HEAD)


class Cabinet:
    """One open database, and the file under it as another process would see it."""

    def __init__(self, database: Database, path: Path) -> None:
        self.database = database
        self.path = path

    async def do(self, unit: Callable[[Store], Awaitable[Any]]) -> Any:
        """Run a unit of work in a transaction of its own."""
        return await self.database.transaction(unit)

    def beside(self, timeout: float = 5) -> closing[sqlite3.Connection]:
        """Connect to the file as another process does."""
        return closing(sqlite3.connect(self.path, isolation_level=None, timeout=timeout))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Read what is committed."""
        with self.beside() as connection:
            return connection.execute(query).fetchall()

    def alter(self, *statements: str) -> None:
        """Write past the product, as somebody with the file in their hands could."""
        with self.beside() as connection:
            for statement in statements:
                connection.execute(statement)

    async def people(self, count: int) -> list[int]:
        """Let some people agree and return their rows."""

        async def unit(store: Store) -> list[int]:
            entered = [
                await store.people.enter(
                    1000 + n, ref=f"ref-{n}", name=f"Имя-{n}", language="ru", now=NOW
                )
                for n in range(count)
            ]
            return [person.id for person in entered if person]

        return await self.do(unit)

    async def send(self, person_id: int, inn: str = INN, **more: Any) -> int | None:
        """Send an application of a new organisation, or what `more` says."""
        wanted = {"answers": {**ANSWERS, "inn": inn}, "now": NOW} | more
        kind = wanted.pop("kind", Kind.ORGANISATION)
        return await self.do(lambda s: s.applications.send(kind, person_id, inn=inn, **wanted))

    async def enter_organisation(self, inn: str = INN) -> int:
        """Accept an organisation."""
        particulars = replace(TECHNOPARK, inn=inn)
        return await self.do(lambda s: s.organisations.enter(particulars, votes=True))

    async def admit(self, organisation_id: int, person_id: int, **more: Any) -> int | None:
        """Let a person act for an organisation."""
        wanted = {
            "position": "Директор",
            "phone": "+73830000001",
            "email": "org01@example.org",
            "authority": HEAD,
            "now": NOW,
        } | more
        return await self.do(
            lambda s: s.organisations.add_representative(organisation_id, person_id, **wanted)
        )
