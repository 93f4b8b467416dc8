"""The log as a table to take away: one row per changed field, made and sent piece by piece."""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from auditlog.models import LogEntry
from django.db.models import QuerySet
from django.utils import timezone

from audit_log.lines import LogLine, read_lines
from documents import workbooks
from documents.workbooks import WorkbookColumn, WorkbookSheet, write_workbook
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
    return workbooks.csv_pieces(COLUMNS, _rows(entries))


def xlsx_file(entries: QuerySet[LogEntry]) -> BinaryIO:
    """The table as an XLSX file, open at its start; whoever sends it closes it."""
    columns = [WorkbookColumn(name) for name in COLUMNS]
    return write_workbook([WorkbookSheet("บันทึกการใช้งาน", columns, _rows_of_one_sheet(entries))])


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
