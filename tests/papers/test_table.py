"""The workbook as the program that opens it reads it: cells, their kinds, and the frozen head."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

from bot.papers.table import Table, workbook

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=ZoneInfo("Asia/Novosibirsk"))
TABLE = Table(
    "Объявление 1",
    ("Организация", "Когда", "Как"),
    (("=1+1", NOON, ""), ("ООО «Обь-Имплант» " + "ж" * 80, None, "по почте")),
    NOON,
)


def part(table: Table, name: str) -> str:
    with ZipFile(BytesIO(workbook(table))) as book:
        return book.read(name).decode()


def test_words_stay_words_whatever_they_begin_with():
    sheet, words = part(TABLE, "xl/worksheets/sheet1.xml"), part(TABLE, "xl/sharedStrings.xml")
    assert "<f>" not in sheet
    assert "<t>=1+1</t>" in words
    assert "по почте" in words


def test_a_moment_is_a_number_that_reads_as_the_clock_on_the_wall():
    assert "<v>46351.5</v>" in part(TABLE, "xl/worksheets/sheet1.xml")
    assert "dd.mm.yyyy hh:mm" in part(TABLE, "xl/styles.xml")


def test_the_head_stays_in_sight_and_no_column_is_endless():
    sheet = part(TABLE, "xl/worksheets/sheet1.xml")
    assert 'ySplit="1"' in sheet
    assert 'state="frozen"' in sheet
    assert 'width="60.7' in sheet


def test_a_table_without_rows_has_its_head():
    assert "Организация" in part(Table("Пусто", TABLE.head, (), NOON), "xl/sharedStrings.xml")


def test_a_title_that_excel_would_refuse_is_cut():
    long = Table("О" * 40, TABLE.head, (), NOON)
    assert f'name="{"О" * 31}"' in part(long, "xl/workbook.xml")
