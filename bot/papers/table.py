"""A table as an Excel workbook: a header that stays in sight, and cells that are what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

Cell = str | datetime | None
NARROWEST, WIDEST = 10, 60
MOMENT = "dd.mm.yyyy hh:mm"
LONGEST_TITLE = 31
"""Excel takes no longer name of a sheet."""


@dataclass(frozen=True)
class Table:
    """Rows under a head; a moment stands in the zone in which it is to be read."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    made_at: datetime


def workbook(table: Table) -> bytes:
    """Draw the file; words stay words, whatever sign they begin with."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - where it draws, so that nothing waits at start

    drawn = BytesIO()
    with Workbook(drawn, {"in_memory": True}) as book:
        book.set_properties({"title": table.title, "created": _naive(table.made_at)})
        head = book.add_format({"bold": True, "bottom": 1})
        moment = book.add_format({"num_format": MOMENT, "align": "left"})
        sheet = book.add_worksheet(table.title[:LONGEST_TITLE])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(table.head) - 1)
        for column, words in enumerate(table.head):
            sheet.write_string(0, column, words, head)
            sheet.set_column(column, column, _width(table, column))
        for number, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, datetime):
                    sheet.write_datetime(number, column, _naive(cell), moment)
                elif cell:
                    sheet.write_string(number, column, cell)
    return drawn.getvalue()


def _naive(moment: datetime) -> datetime:
    """Return it as a clock on the wall shows it: Excel knows no zones."""
    return moment.replace(tzinfo=None)


def _width(table: Table, column: int) -> int:
    cells = (table.head[column], *(row[column] for row in table.rows))
    longest = max(len(MOMENT if isinstance(c, datetime) else c or "") for c in cells)
    return min(max(longest + 2, NARROWEST), WIDEST)
