"""The log as a table to take away: one row per changed field, made and sent piece by piece."""

import csv
from collections.abc import Iterator
from itertools import islice
from tempfile import TemporaryFile
from typing import BinaryIO

from auditlog.models import LogEntry
from django.db.models import QuerySet
from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell

from audit_log.lines import LogLine, read_lines
from documents.spreadsheet_text import csv_text, write_text
from thai.dates import format_thai_datetime

COLUMNS = [
    "เมื่อ",
    "เวลา (ค.ศ.)",
    "ผู้ใช้งาน",
    "ช่องทาง",
    "ประเภท",
    "รายการ",
    "การกระทำ",
    "ข้อมูล",
    "เดิม",
    "ใหม่",
]
AT_ONCE = 500  # entries that are read together
MOST_ROWS = 1_000_000  # of one sheet; the format ends a little above
CUT = "ตารางนี้เต็มแล้ว กรุณากรองให้แคบลง หรือดาวน์โหลดเป็น csv"


def csv_pieces(entries: QuerySet[LogEntry]) -> Iterator[bytes]:
    """The table as CSV for Excel (UTF-8 with its mark), one piece per row."""
    writer = csv.writer(_Echo())
    yield b"\xef\xbb\xbf"
    yield writer.writerow(COLUMNS).encode()
    for row in _rows(entries):
        yield writer.writerow([csv_text(value) for value in row]).encode()


def xlsx_file(entries: QuerySet[LogEntry]) -> BinaryIO:
    """The table as an XLSX file, open at its start; whoever sends it closes it."""
    book = Workbook(write_only=True)
    page = book.create_sheet("บันทึกการใช้งาน")
    page.freeze_panes = "A2"
    page.append([_cell(page, name) for name in COLUMNS])
    rows = _rows(entries)
    for row in islice(rows, MOST_ROWS):
        page.append([_cell(page, value) for value in row])
    if next(rows, None):
        page.append([_cell(page, CUT)])
    file = TemporaryFile()  # noqa: SIM115 - the response that sends it closes it
    book.save(file)
    file.seek(0)
    return file


def _rows(entries: QuerySet[LogEntry]) -> Iterator[list[str]]:
    stream = entries.iterator(chunk_size=AT_ONCE)
    while together := list(islice(stream, AT_ONCE)):
        for line in read_lines(together):
            yield from _rows_of(line)


def _rows_of(line: LogLine) -> Iterator[list[str]]:
    local = timezone.localtime(line.when)
    first = [
        format_thai_datetime(line.when),
        f"{local:%Y-%m-%d %H:%M:%S}",
        line.who,
        line.way,
        line.kind,
        line.what,
        line.action,
    ]
    for change in line.changes:
        yield [*first, change.name, change.before, change.after]
    if not line.changes:
        yield [*first, "", "", ""]


def _cell(page, text: str) -> Cell:
    cell = WriteOnlyCell(page)
    write_text(cell, text)
    return cell


class _Echo:
    """A file for csv.writer that hands back what is written instead of keeping it."""

    def write(self, text: str) -> str:
        return text
