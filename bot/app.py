"""The composition root: the house that features live in, and the process that serves it."""

from __future__ import annotations

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter

from bot import datafolder
from bot.features.entrance.views import greeting
from bot.features.menu.handlers import commands_for, show_menu
from bot.halt import SettingsError
from bot.roster import FEATURES
from bot.runtime.answers import Answerer
from bot.runtime.clockwork import Clockwork
from bot.runtime.dispatch import Dispatch
from bot.runtime.failpoints import FailPoints
from bot.runtime.flood import Flood
from bot.runtime.housekeeping import Housekeeping
from bot.runtime.intake import Intake
from bot.runtime.introduction import Introduction
from bot.runtime.live import Renewal
from bot.runtime.pacing import Pacing
from bot.runtime.postman import Postman
from bot.runtime.router import routing
from bot.runtime.telegram import Speaker
from bot.runtime.turns import Turns
from bot.ui.access import Role
from bot.ui.form_buttons import ROUTES
from bot.ui.presses import Codec
from bot.ui.rendering import Voice
from bot.ui.request import House, Identity
from bot.ui.screen import Text
from bot.ui.texts import Language, Texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.runtime.telegram import Client
    from bot.settings import Settings
    from bot.ui.feature import Serve
    from bot.ui.request import Request
    from bot.ui.screen import Screen
    from storage.database import Database


async def home(request: Request, _trigger: object) -> Screen:
    """Where everybody lands: a stranger is greeted, the others see their menu."""
    if request.actor.person_id is None:
        return greeting(request.house, "")
    return await show_menu(request, None)


@dataclass(frozen=True)
class App:
    """Everything that runs, put together."""

    database: Database
    house: House
    speaker: Speaker
    intake: Intake
    postman: Postman
    clockwork: Clockwork
    renewal: Renewal
    housekeeping: Housekeeping
    introduction: Introduction
    settings: Settings
    updates: Counter
    alarms: list[str] = field(default_factory=list)

    def reasons(self) -> list[str]:
        """Return why the product cannot serve now; empty when it can."""
        room = [] if datafolder.has_room(self.settings.data_dir) else ["the disk is nearly full"]
        return [*self.alarms, *self.intake.reasons(), *self.postman.reasons(), *room]

    async def serve(self, stop: asyncio.Event, *, polls: bool) -> None:
        """Run until `stop`, then finish what is under way."""
        waking = asyncio.create_task(self._wake_at(stop))
        await asyncio.gather(
            self.postman.run(stop),
            self.clockwork.run(stop),
            self.renewal.run(stop),
            self.housekeeping.run(stop),
            self.intake.poll(self.speaker, stop) if polls else self.intake.stand_by(stop),
        )
        await self.housekeeping.cancel_needless()
        waking.cancel()

    async def _wake_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self.postman.wake()
        self.clockwork.wake()

    async def close(self) -> None:
        """Close the connections."""
        await self.speaker.close()
        await self.database.close()


def build(
    settings: Settings,
    client: Client,
    database: Database,
    *,
    now: Callable[[], datetime],
    pacing: Pacing | None = None,
    flood_clock: Callable[[], float] = time.monotonic,
    metrics: CollectorRegistry | None = None,
) -> App:
    """Put the parts together, running nothing; `flood_clock` counts seconds and never goes back."""
    house = furnish(settings)
    speaker = Speaker(client)
    pace = pacing or Pacing(settings.messages_per_second)
    flood = Flood(flood_clock)
    failpoints = armed(settings.fail_point)
    housekeeping = Housekeeping(database, now=now)
    updates = _counter(metrics or CollectorRegistry())
    texts = house.voice.texts
    postman = Postman(
        database,
        speaker,
        pace,
        texts=texts,
        now=now,
        failpoints=failpoints,
        showed=flood.showed,
    )
    bot_id, routes = int(client.token.partition(":")[0]), routing(FEATURES, ROUTES)
    dispatch = Dispatch(database, house, routes, now=now, flood=flood, bot_id=bot_id)
    renewal = Renewal(database, speaker, pace, turns=Turns(), look=dispatch.look_again, now=now)
    answerer = _answerer(
        speaker, pace, flood, renewal=renewal, texts=texts, served=housekeeping.served
    )

    def committed() -> None:
        updates.inc()
        postman.wake()

    intake = Intake(dispatch, answerer, failpoints=failpoints, committed=committed)
    introduction = _introduction(settings, house, speaker, intake)
    clockwork = Clockwork(
        database, house, _deadlines(), now=now, failpoints=failpoints, committed=postman.wake
    )
    parts = (speaker, intake, postman, clockwork, renewal, housekeeping, introduction)
    return App(database, house, *parts, settings, updates)


def _answerer(
    speaker: Speaker,
    pace: Pacing,
    flood: Flood,
    *,
    renewal: Renewal,
    texts: Texts,
    served: Callable[[tuple[int, ...]], None],
) -> Answerer:
    return Answerer(
        speaker,
        pace,
        flood,
        turns=renewal.turns,
        served=served,
        opened=renewal.opened,
        commands=lambda roles, language: menu_of(texts, roles, language),
        repeat_mark=lambda language: texts.say(Text("delivery-repeat"), language),
    )


def _counter(metrics: CollectorRegistry) -> Counter:
    return Counter("veche_updates", "Updates that were committed", registry=metrics)


def _introduction(
    settings: Settings, house: House, speaker: Speaker, intake: Intake
) -> Introduction:
    texts = house.voice.texts
    return Introduction(
        speaker,
        intake,
        house.identity,
        lambda language: menu_of(texts, frozenset({Role.PERSON}), language),
        lambda language: texts.plain(_description(house), language),
        house.default_language,
        settings.webhook_url,
        settings.webhook_secret.get_secret_value(),
    )


def _deadlines() -> dict[str, Serve]:
    return {kind: serve for feature in FEATURES for kind, serve in feature.deadlines.items()}


def _description(house: House) -> Text:
    return Text.of("entrance-description", cluster=house.cluster_name)


def furnish(settings: Settings) -> House:
    """Build what does not change while the process lives."""
    codec = Codec(
        route.trigger
        for route in (*ROUTES, *(route for feature in FEATURES for route in feature.routes))
        if not isinstance(route.trigger, str)
    )
    return House(
        cluster_name=settings.cluster_name,
        operator_name=settings.operator_name,
        operator_address=settings.operator_address,
        zone=settings.time_zone,
        default_language=Language(settings.default_language),
        voice=Voice(Texts(settings.time_zone), codec),
        forms={route.form.name: route for feature in FEATURES for route in feature.forms},
        menu=tuple(entry for feature in FEATURES for entry in feature.menu),
        desks=tuple(feature.desk for feature in FEATURES if feature.desk is not None),
        audiences=tuple(one for feature in FEATURES for one in feature.audiences),
        home=home,
        new_ref=lambda: secrets.token_hex(8),
        identity=Identity(),
    )


def menu_of(texts: Texts, roles: frozenset[Role], language: Language) -> list[tuple[str, str]]:
    """Return the commands of a person's roles, each with what it does."""
    return [(name, texts.plain(Text(f"command-{name}"), language)) for name in commands_for(roles)]


def armed(name: str) -> FailPoints:
    """Return the fail points with one armed; raises SettingsError for an unknown name."""
    try:
        return FailPoints(name)
    except ValueError as error:
        raise SettingsError(f"FAIL_POINT: {error}") from None
