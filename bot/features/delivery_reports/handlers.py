"""The whole report of an announcement, whom to phone, and the notes that they were told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.features.announcements.rules import existing
from bot.features.delivery_reports import rules, views
from bot.papers.table import Table, workbook
from bot.refusal import Refusal
from bot.ui.access import Action
from bot.ui.feature import Feature, Route
from bot.ui.screen import Drawing, Text
from bot.ui.written import for_a_letter

if TYPE_CHECKING:
    from bot.features.announcements.rules import Announcement
    from bot.features.delivery_reports.rules import Copy
    from bot.papers.table import Cell
    from bot.ui.request import Request
    from bot.ui.screen import Screen

COLUMNS = ("organisation", "person", "state", "when", "acknowledged", "told", "told-at")
OfUnreached = views.OpenUnreached | views.OpenTelling | views.NoteTold


async def list_unreached(request: Request, press: OfUnreached) -> Screen:
    """List the organisations none of whose people got it."""
    return await _listed(request, press)


async def _listed(request: Request, press: OfUnreached, said: Text | None = None) -> Screen:
    one = await _sent(request, press.announcement_id)
    page = press.page if isinstance(press, views.OpenUnreached) else 0
    many, skipped = views.PAGE + 1, page * views.PAGE
    found = await request.store.delivery_reports.list_unreached(one, many=many, skipped=skipped)
    return views.unreached(one, found, page=page, said=said)


async def open_telling(request: Request, press: views.OpenTelling) -> Screen:
    """Show one organisation that is to be told, with its telephone."""
    one = await _sent(request, press.announcement_id)
    found = await request.store.delivery_reports.find_unreached(one, press.organisation_id)
    return views.telling(one, rules.check_is_unreached(found))


async def note_told(request: Request, press: views.NoteTold) -> Screen:
    """Note that an organisation was told outside the bot, once."""
    store = request.store
    one = await _sent(request, press.announcement_id)
    rules.check_is_unreached(
        await store.delivery_reports.find_unreached(one, press.organisation_id)
    )
    if not await store.delivery_reports.note_told(
        one.id, press.organisation_id, press.how, by=request.actor.id, now=request.now
    ):
        raise Refusal("delivery-reports-told-before")
    link = await store.journal.append(
        "announcement told otherwise",
        by=request.actor.ref,
        about={"announcement": one.id, "organisation": press.organisation_id, "how": press.how},
        now=request.now,
    )
    said = await _listed(request, press, Text("delivery-reports-noted"))
    await request.give_receipt(said, about=link)
    return said


async def take_table(request: Request, press: views.TakeTable) -> Screen:
    """Give all copies as a table, in the language of who asks."""
    one = await _sent(request, press.announcement_id)
    copies = await request.store.delivery_reports.list_copies(one)
    table = Table(
        title=_said(request, Text.of("delivery-reports-sheet", number=str(one.id))),
        head=tuple(_said(request, Text(f"delivery-reports-column-{name}")) for name in COLUMNS),
        rows=tuple(_row(request, copy) for copy in copies),
        made_at=request.local_now,
    )
    drawing = Drawing(f"announcement-{one.id}.xlsx", partial(workbook, table))
    return views.table(one, drawing)


def _row(request: Request, copy: Copy) -> tuple[Cell, ...]:
    zone, told = request.house.zone, copy.told
    return (
        copy.organisation,
        copy.person,
        _said(request, Text(f"delivery-reports-fate-{copy.fate}")),
        copy.at.astimezone(zone) if copy.at else None,
        copy.acknowledged_at.astimezone(zone) if copy.acknowledged_at else None,
        _said(request, Text(f"delivery-reports-how-{told.how}")) if told else "",
        told.at.astimezone(zone) if told else None,
    )


def _said(request: Request, text: Text) -> str:
    return request.house.voice.texts.plain(text, request.language)


async def take_letter(request: Request, press: views.TakeLetter) -> Screen:
    """Give the words of an announcement, to be sent by mail."""
    one = await _get(request, press.announcement_id)
    return views.letter(one, for_a_letter(one.html))


async def _sent(request: Request, announcement_id: int) -> Announcement:
    one = await _get(request, announcement_id)
    rules.check_was_sent(one)
    return one


async def _get(request: Request, announcement_id: int) -> Announcement:
    return existing(await request.store.announcements.get(announcement_id))


FEATURE = Feature(
    routes=(
        Route(views.OpenUnreached, list_unreached, Action.ANNOUNCE),
        Route(views.OpenTelling, open_telling, Action.ANNOUNCE, fresh=list_unreached),
        Route(views.NoteTold, note_told, Action.ANNOUNCE, fresh=list_unreached),
        Route(views.TakeTable, take_table, Action.ANNOUNCE),
        Route(views.TakeLetter, take_letter, Action.ANNOUNCE),
    ),
)
