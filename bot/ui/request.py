"""Who acts, in which language, now, with which open store: all that a handler may know."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.ui.access import is_allowed
from bot.ui.texts import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from zoneinfo import ZoneInfo

    from bot.ui.access import Action, Actor
    from bot.ui.feature import Audience, Desk, FormRoute, Handler, MenuEntry
    from bot.ui.rendering import Rendered, Voice
    from bot.ui.screen import Screen
    from storage.store import Store

RECEIPT_WAITS = timedelta(seconds=20)


class Policy(StrEnum):
    """What to do when nobody knows whether Telegram got a message.

    Repeat it, marked, or let it be.
    """

    MUST = "must"
    ONCE = "once"


class Addressee(Protocol):
    """Somebody to whom a message may be sent."""

    @property
    def person_id(self) -> int:
        """The person's row."""

    @property
    def language(self) -> str:
        """The language they chose, "ru" or "en"."""


@dataclass
class Identity:
    """Who the bot is to Telegram: learnt when it first answers, needed for links alone."""

    username: str = ""


@dataclass(frozen=True)
class House:
    """What does not change while the process lives.

    The cluster, its operator, the words, the features.
    """

    cluster_name: str
    operator_name: str
    operator_address: str
    zone: ZoneInfo
    default_language: Language
    voice: Voice
    forms: Mapping[str, FormRoute]
    menu: tuple[MenuEntry, ...]
    desks: tuple[Desk, ...]
    audiences: tuple[Audience, ...]
    home: Handler
    new_ref: Callable[[], str]
    identity: Identity


@dataclass(frozen=True)
class Sender:
    """What Telegram says of the account: never a ground for a right."""

    telegram_id: int
    name: str
    language_code: str = ""


@dataclass(frozen=True)
class Occasion:
    """One transaction in which something happens; `now` was read right after its BEGIN."""

    now: datetime
    store: Store
    house: House

    @property
    def today(self) -> date:
        """The day in the cluster's zone."""
        return self.local_now.date()

    @property
    def local_now(self) -> datetime:
        """The moment in the cluster's zone."""
        return self.now.astimezone(self.house.zone)

    def in_each_language(self, screen: Screen) -> dict[str, str]:
        """Render what many people get once for each language, as the outbox keeps it."""
        render = self.house.voice.render
        return {
            "russian": render(screen, Language.RU).kept(),
            "english": render(screen, Language.EN).kept(),
        }

    async def tell(
        self,
        person: Addressee,
        screen: Screen,
        *,
        kind: str,
        about: str,
        policy: Policy = Policy.MUST,
        of: int | None = None,
    ) -> None:
        """Plan a message that the person must learn without asking, once a kind and subject.

        `of` is the row of another person whom its words name: the words go when they are forgotten.
        """
        body = self.house.voice.render(screen, Language(person.language)).kept()
        await self.store.deliveries.plan(
            person.person_id,
            kind=kind,
            about=about,
            policy=policy,
            body=body,
            now=self.now,
            of=of,
        )


@dataclass(frozen=True)
class Due(Occasion):
    """Something whose time has come: `about` names it; it may be late, `due_at` says how much."""

    about: str
    due_at: datetime


@dataclass(frozen=True)
class Request(Occasion):
    """One thing that one person asks."""

    actor: Actor
    language: Language
    sender: Sender
    receipts: list[int] = field(default_factory=list)
    _given: list[tuple[Screen, Rendered]] = field(default_factory=list)

    def may(self, action: Action) -> bool:
        """Tell whether the actor may do the action."""
        return is_allowed(self.actor, action)

    def rendered(self, screen: Screen, language: Language) -> Rendered:
        """Return a screen as it reads; the one that was a receipt already is not made twice."""
        if language is self.language:
            for given, rendered in self._given:
                if given is screen:
                    return rendered
        return self.house.voice.render(screen, language)

    async def enter(self, act: str, **about: str | int) -> str:
        """Enter a formal act of the actor into the journal and return its hash."""
        return await self.store.journal.append(act, by=self.actor.ref, about=about, now=self.now)

    async def give_receipt(self, screen: Screen, *, about: str) -> None:
        """Plan a receipt for the actor that the direct answer to this update makes needless."""
        rendered = self.house.voice.render(screen, self.language)
        self._given.append((screen, rendered))
        row = await self.store.deliveries.plan(
            self.actor.id,
            kind="receipt",
            about=about,
            policy=Policy.MUST,
            body=rendered.kept(),
            now=self.now,
            not_before=self.now + RECEIPT_WAITS,
        )
        if row is not None:
            self.receipts.append(row)
