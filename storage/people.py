"""People, their consent and its withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.features.privacy.rules import Consent, Person, Standing
from storage.sql import Sql, instant, micros

if TYPE_CHECKING:
    from datetime import datetime


class People:
    """Everybody who has agreed to be known."""

    def __init__(self, sql: Sql) -> None:
        """Bind to a connection."""
        self._sql = sql

    async def find_standing(self, telegram_id: int) -> Standing | None:
        """Return who an account is to the cluster now, or None before consent."""
        row = await self._sql.one("find_standing", telegram_id=telegram_id)
        if row is None:
            return None
        votes = None if row["votes"] is None else bool(row["votes"])
        return Standing(_person(row), bool(row["is_organiser"]), votes, bool(row["has_applied"]))

    async def get(self, person_id: int) -> Person:
        """Return a person who must exist (perhaps erased)."""
        return _person(await self._sql.one("get_person", id=person_id))

    async def find_by_telegram_id(self, telegram_id: int) -> Person | None:
        """Return who has this account, or None."""
        row = await self._sql.one("find_person_by_telegram_id", telegram_id=telegram_id)
        return _person(row) if row else None

    async def enter(
        self, telegram_id: int, *, ref: str, name: str, language: str, now: datetime
    ) -> Person | None:
        """Keep somebody who has just agreed; None when the account is already known."""
        row = await self._sql.one(
            "enter_person",
            ref=ref,
            telegram_id=telegram_id,
            name=name,
            language=language,
            created_at=micros(now),
        )
        return _person(row) if row else None

    async def record_consent(self, person_id: int, consent: Consent) -> None:
        """Keep which text was agreed to, and when."""
        await self._sql.change(
            "record_consent",
            person_id=person_id,
            version=consent.version,
            language=consent.language,
            sha256=consent.sha256,
            agreed_at=micros(consent.agreed_at),
        )

    async def find_consent(self, person_id: int) -> Consent | None:
        """Return the consent in force."""
        row = await self._sql.one("find_consent", person_id=person_id)
        if row is None:
            return None
        return Consent(row["version"], row["language"], row["sha256"], instant(row["agreed_at"]))

    async def rename(self, person_id: int, name: str) -> None:
        """Keep the name a person gave in a questionnaire."""
        await self._sql.change("rename_person", id=person_id, name=name)

    async def choose_language(self, person_id: int, language: str) -> None:
        """Keep the language a person chose."""
        await self._sql.change("choose_language", id=person_id, language=language)

    async def mark_unreachable(self, person_id: int, now: datetime) -> None:
        """Note that Telegram says the person cannot be written to."""
        await self._sql.change("mark_unreachable", id=person_id, at=micros(now))

    async def mark_reachable(self, person_id: int) -> bool:
        """Note that the person wrote again; True when they had been unreachable."""
        return await self._sql.change("mark_reachable", id=person_id) > 0

    async def erase(self, person_id: int, now: datetime) -> None:
        """Withdraw the consent and erase everything personal (152-FZ, Art. 21).

        Roles end, acts stay by ref.
        """
        at = micros(now)
        await self._sql.change("withdraw_consent", person_id=person_id, at=at)
        await self._sql.change("withdraw_applications_of", person_id=person_id, at=at)
        await self._sql.change("erase_applications_of", person_id=person_id)
        await self._sql.change("erase_representatives_of", person_id=person_id, at=at)
        await self._sql.change("end_organiser", person_id=person_id, at=at)
        await self._sql.change("erase_drafts_of", person_id=person_id)
        await self._sql.change("erase_muted_topics_of", person_id=person_id)
        await self._sql.change("erase_answers_to", person_id=person_id)
        await self._sql.change("erase_inquiries_of", person_id=person_id, at=at)
        await self._sql.change("close_live_cards_of", person_id=person_id)
        await self._sql.change("silence_deliveries_of", person_id=person_id, at=at)
        await self._sql.change("erase_deliveries_of", person_id=person_id)
        await self._sql.change("erase_person", id=person_id, at=at)

    async def count_stranger(self) -> None:
        """Count an account that looked in without agreeing: the only trace it leaves."""
        await self._sql.change("count_strangers")


def _person(row: Any) -> Person:  # noqa: ANN401 - a row of the driver
    return Person(row["id"], row["ref"], row["telegram_id"], row["name"], row["language"])
