"""Acknowledging an announcement, and looking after those who have not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.features.acknowledgements import rules, views
from bot.features.announcements.rules import State, check_is_composed, existing
from bot.features.announcements.views import Acknowledge, OpenCopy, named
from bot.features.campaigns.views import card
from bot.features.importance.rules import opening
from bot.features.withdrawals.views import note
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Audience, Feature, Route
from bot.ui.screen import Screen, Text

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.ui.request import Request

LATEST, OFFERED, MOST_NAMED = 30, 5, 10_000


async def acknowledge(request: Request, press: Acknowledge) -> Screen:
    """Record that the person has read it, once."""
    one = await _for_them(request, press.announcement_id)
    rules.check_may_acknowledge(one, was_for_them=True)
    store = request.store.acknowledgements
    is_first = await store.record(one.id, request.actor.id, request.now)
    said = "acknowledgements-noted" if is_first else "acknowledgements-noted-before"
    at = await store.find(one.id, request.actor.id) or request.now
    return views.pressed(one, at.astimezone(request.house.zone), said=said)


async def open_copy(request: Request, press: OpenCopy | Acknowledge) -> Screen:
    """Send an announcement once more to somebody whom it was for, as it is now.

    Through the outbox, which remembers it: a withdrawal takes this copy back too.
    """
    one = await _for_them(request, press.announcement_id)
    if one.state is State.WITHDRAWN:
        return note(one)
    at = await request.store.acknowledgements.find(one.id, request.actor.id)
    local = at and at.astimezone(request.house.zone)
    if at and isinstance(press, Acknowledge):
        return views.pressed(one, at.astimezone(request.house.zone), said="")
    about = f"{one.id}:{one.version}:{request.now:%Y-%m-%dT%H:%M}"
    person = await request.store.people.get(request.actor.id)
    await request.tell(person, views.copy(one, local), kind="announcement shown", about=about)
    below = views.copy(one, local) if isinstance(press, Acknowledge) else views.reminder(one)
    return Screen((), below.buttons)


async def _for_them(request: Request, announcement_id: int) -> Announcement:
    """Return an announcement that was sent to the person; anybody else's button is old."""
    one = await request.store.announcements.get(announcement_id)
    if one is None or not await request.store.acknowledgements.was_for(one.id, request.actor.id):
        raise Refusal("press-out-of-date")
    return one


async def ask_to_acknowledge(request: Request, press: views.AskToAcknowledge) -> Screen:
    """Put the button under an announcement that nobody has got yet, or take it away."""
    check_is_composed(await _get(request, press.announcement_id))
    await request.store.acknowledgements.ask(press.announcement_id, asks=press.wanted > 0)
    return await open_card(request, press)


async def open_card(request: Request, press: views.AskToAcknowledge) -> Screen:
    """Show where an announcement stands."""
    one = await _get(request, press.announcement_id)
    outlook = await request.store.announcements.outlook(one, request.now)
    return card(one, outlook, now=request.local_now)


async def list_silent(request: Request, press: views.OpenSilent | views.Remind) -> Screen:
    """List which organisations have not acknowledged."""
    return await _silent(request, press, said=None)


async def _silent(
    request: Request, press: views.OpenSilent | views.Remind, *, said: Text | None
) -> Screen:
    one = await _get(request, press.announcement_id)
    page = press.page if isinstance(press, views.OpenSilent) else 0
    many, skipped = views.PAGE + 1, page * views.PAGE
    found = await request.store.acknowledgements.list_silent(one.id, many=many, skipped=skipped)
    progress = await request.store.announcements.progress(one.id, request.now)
    return views.silent(one, found, progress, page=page, said=said)


async def remind(request: Request, press: views.Remind) -> Screen:
    """Remind those who have not acknowledged, at most once a day and not in quiet hours."""
    one = await _get(request, press.announcement_id)
    progress = await request.store.announcements.progress(one.id, request.now)
    rules.check_may_remind(one, progress, request.now)
    store = request.store.acknowledgements
    if not await store.take_turn(one.id, request.now):
        raise Refusal("acknowledgements-all")
    bodies = request.in_each_language(views.reminder(one))
    opens = opening(one.importance, request.now, request.house.zone)
    people = await store.plan_reminders(one.id, **bodies, now=request.now, opens_at=opens)
    if not people:  # the turn of today is not used up by it
        raise Refusal("acknowledgements-all")
    key = "acknowledgements-waits" if opens else "acknowledgements-goes-out"
    return await _silent(request, press, said=Text.of(key, people=people, at=opens))


async def list_asking(request: Request) -> list[tuple[int, Text]]:
    """Return the latest announcements that ask to be acknowledged."""
    latest = await request.store.announcements.list_all(many=LATEST)
    asking = [one for one in latest if one.state is State.SENT and one.asks_acknowledgement]
    return [(one.id, named(one)) for one in asking[:OFFERED]]


async def name_silent(request: Request, announcement_id: int) -> list[int]:
    """Return the organisations none of whose people has acknowledged."""
    store = request.store.acknowledgements
    silent = await store.list_silent(announcement_id, many=MOST_NAMED)
    return [one.organisation_id for one in silent]


async def _get(request: Request, announcement_id: int) -> Announcement:
    return existing(await request.store.announcements.get(announcement_id))


FEATURE = Feature(
    routes=(
        Route(Acknowledge, acknowledge, Action.ACKNOWLEDGE, fresh=open_copy),
        Route(OpenCopy, open_copy, Action.ACKNOWLEDGE),
        Route(views.AskToAcknowledge, ask_to_acknowledge, Action.ANNOUNCE, fresh=open_card),
        Route(views.OpenSilent, list_silent, Action.ANNOUNCE),
        Route(views.Remind, remind, Action.ANNOUNCE, fresh=list_silent),
    ),
    audiences=(Audience("unacknowledged", list_asking, name_silent),),
)
