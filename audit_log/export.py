"""The log as a table to take away: one row per changed field, made and sent piece by piece."""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from auditlog.models import LogEntry
from django.db.models import QuerySet
from django.utils import timezone

from agency.context_processors import the_agency
from audit_log.lines import LogLine, read_lines
from documents import workbooks
from documents.workbooks import WorkbookColumn, WorkbookSheet, write_workbook
from thai.dates import format_thai_datetime

COLUMNS = [
    WorkbookColumn("เมื่อ", 18),
    WorkbookColumn("เวลา (ค.ศ.)", 12),
    WorkbookColumn("ผู้ใช้งาน", 18),
    WorkbookColumn("ช่องทาง", 12),
    WorkbookColumn("ประเภท", 16),
    WorkbookColumn("รายการ", 40),
    WorkbookColumn("การกระทำ", 14),
    WorkbookColumn("ข้อมูล", 20),
    WorkbookColumn("เดิม", 50),
    WorkbookColumn("ใหม่", 50),
]
TITLE = "บันทึกการใช้งาน"
AT_ONCE = 500  # entries that are read together
MOST_ROWS = 1_000_000  # of one sheet; the format ends a little above
CUT = "ตารางนี้เต็มแล้ว กรุณากรองให้แคบลง หรือดาวน์โหลดเป็น csv"


def csv_pieces(entries: QuerySet[LogEntry]) -> Iterator[bytes]:
    """The table as CSV for Excel (UTF-8 with its mark), one piece per row."""
    return workbooks.csv_pieces((column.heading for column in COLUMNS), _rows(entries))


def xlsx_file(entries: QuerySet[LogEntry]) -> BinaryIO:
    """The table as an XLSX file, open at its start; whoever sends it closes it."""
    sheet = WorkbookSheet(TITLE, COLUMNS, _rows_of_one_sheet(entries))
    return write_workbook([sheet], office=the_agency().name, title=TITLE)


def _rows_of_one_sheet(entries: QuerySet[LogEntry]) -> Iterator[list[str]]:
    rows = _rows(entries)
    yield from islice(rows, MOST_ROWS)
    if next(rows, None):
        yield [CUT]


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
