"""An import in two steps: look at every difference first, then take all of them or none."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.text import Truncator
from import_export.results import Result, RowResult
from tablib import Dataset

from catalogue.columns import CellChange
from catalogue.notices import Notice
from catalogue.sheets import LINE, Sheet
from catalogue.trials import tried_out
from records.audit import IMPORT, audit_actor
from spreadsheets.resource import SheetResource

LONGEST_NAME = 100
BETWEEN = "/"
WHOLE_ROW = "ทั้งแถว"
CHANGED_MEANWHILE = "มีผู้แก้ไขข้อมูลหลังจากที่ท่านดูตัวอย่าง ระบบจึงยังไม่ได้นำเข้า กรุณาตรวจตัวอย่างใหม่ด้านล่างอีกครั้ง"


@dataclass(frozen=True, slots=True)
class RowChange:
    """A line of the file, or what begins in a cell of it, that changes or adds a row."""

    line: int | str
    name: str
    is_new: bool
    changes: list[CellChange]
    # The key of the row, stored or about to be.
    key: Any = None


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong or odd in one line: the column, and a Thai sentence."""

    line: int
    column: str
    text: str


@dataclass
class Preview:
    """What an import did, or would do if it were confirmed."""

    rows_read: int
    seen: str
    changed: list[RowChange] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    # What is odd and will be taken over all the same.
    notices: list[CellError] = field(default_factory=list)
    applied: bool = False

    @property
    def unchanged(self) -> int:
        """How many lines say what is stored already."""
        return self.rows_read - len(self.changed) - self.lines_with_errors

    @property
    def lines_with_errors(self) -> int:
        return len({error.line for error in self.errors})

    @property
    def edited(self) -> int:
        return len(self.changed) - self.added

    @property
    def added(self) -> int:
        return sum(row.is_new for row in self.changed)


class StaleImportError(Exception):
    """Somebody changed one of the rows since the preview; nothing was taken over."""

    def __init__(self):
        super().__init__(CHANGED_MEANWHILE)


def preview(sheet: Sheet, dataset: Dataset) -> Preview:
    """What importing the dataset would change. Everything is tried out and rolled back."""
    sheet.load(_lines_of(dataset))
    resource = SheetResource(sheet)
    with tried_out():
        result = resource.import_data(dataset, dry_run=True)
    return _summary(resource, dataset, result)


def apply(sheet: Sheet, dataset: Dataset, seen: str) -> Preview:
    """
    Import all rows or none: with any error nothing is stored, and the errors are returned.

    `seen` is that of the preview. Raises StaleImportError if the rows changed since, or if
    something else is odd in them now.
    """
    rows_seen, _, notices_seen = seen.partition(BETWEEN)
    with audit_actor(IMPORT, sheet.user), transaction.atomic():
        sheet.load(_lines_of(dataset), lock=True)
        if sheet.fingerprint(_lines_of(dataset)) != rows_seen:
            raise StaleImportError
        done = _store(sheet, dataset)
        if done.notices and not done.errors and _mark_of(done.notices) != notices_seen:
            raise StaleImportError
    done.applied = not done.errors
    return done


def store(sheet: Sheet, dataset: Dataset, way: str = IMPORT) -> Preview:
    """
    Import all rows or none as a part of what the caller does in one transaction.

    Whoever calls it compares `seen` with that of a preview, and takes all back for an error.
    `way` is what the log says of it.
    """
    with audit_actor(way, sheet.user), transaction.atomic():
        sheet.load(_lines_of(dataset), lock=True)
        return _store(sheet, dataset)


def _lines_of(dataset: Dataset) -> Iterator[dict[str, str]]:
    """The lines by heading, one after another: all of them at once are many times the file."""
    headers = dataset.headers
    return (dict(zip(headers, line, strict=True)) for line in dataset)


def _store(sheet: Sheet, dataset: Dataset) -> Preview:
    resource = SheetResource(sheet)
    result = resource.import_data(
        dataset, use_transactions=True, rollback_on_validation_errors=True
    )
    return _summary(resource, dataset, result)


def _summary(resource: SheetResource, dataset: Dataset, result: Result) -> Preview:
    _raise_what_nobody_expected(result)
    sheet = resource.sheet
    summary = Preview(len(dataset), sheet.fingerprint(_lines_of(dataset)))
    for row in result.rows:
        line = row.row_values[LINE]
        if row.validation_error:
            summary.errors += _errors_of(line, row.validation_error)
        elif row.import_type in (RowResult.IMPORT_TYPE_NEW, RowResult.IMPORT_TYPE_UPDATE):
            name, instance = _name_of(row.row_values), row.instance
            change = RowChange(line, name, row.is_new(), instance.changes, instance.pk)
            summary.changed.append(change)
    summary.notices = [_at_its_cell(resource, told) for told in resource.notices]
    if resource.told_of_copies:
        summary.notices.append(CellError(resource.copies[0], WHOLE_ROW, resource.told_of_copies))
    summary.notices.sort(key=lambda told: told.line)
    summary.seen += BETWEEN + _mark_of(summary.notices)
    return summary


def _mark_of(notices: list[CellError]) -> str:
    """Changes with any of the notices."""
    return sha256("\n".join(f"{told.line} {told.text}" for told in notices).encode()).hexdigest()


def _at_its_cell(resource: SheetResource, told: Notice) -> CellError:
    """A notice with its line and column; another row's than the line's is named."""
    headings = {column.attribute: column.heading for column in resource.sheet.columns}
    is_own = told.row is None or told.row is told.about
    column = headings.get(told.field, WHOLE_ROW) if is_own else WHOLE_ROW
    return CellError(resource.line_of(told.about), column, told.text if is_own else told.sentence)


def _errors_of(line: int, error: ValidationError) -> list[CellError]:
    if not hasattr(error, "error_dict"):
        return [CellError(line, WHOLE_ROW, text) for text in error.messages]
    return [
        CellError(line, WHOLE_ROW if column == NON_FIELD_ERRORS else column, text)
        for column, texts in error.message_dict.items()
        for text in texts
    ]


def _name_of(row: dict) -> str:
    """How a person finds the row in the file: by the cells that the resource kept of it."""
    cells = [cell.strip() for heading, cell in row.items() if heading != LINE]
    return Truncator(" ".join(filter(None, cells))).chars(LONGEST_NAME)


def _raise_what_nobody_expected(result: Result) -> None:
    """The library collects all exceptions; a fault of ours has to be seen as one."""
    for error in result.base_errors:
        raise error.error
    for row in result.rows:
        for error in row.errors:
            raise error.error
