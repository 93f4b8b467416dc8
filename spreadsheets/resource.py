"""
Reading a sheet as a `Resource` of django-import-export, which walks the lines.

All lines are stored in one transaction, many rows at once (spreadsheets.waiting_rows). A cell
counts only where it differs from what is stored.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource

from catalogue.cells import Day
from catalogue.columns import CellChange, Column, Part
from catalogue.locks import why_locked
from catalogue.notices import Notice, look_at
from catalogue.sheets import LINE, VERSION, Sheet
from records.how_far import tell
from spreadsheets.waiting_rows import WaitingRow, WaitingRows

STALE = (
    "มีผู้แก้ไขรายการนี้หลังจากที่ท่านดาวน์โหลดตาราง กรุณาดาวน์โหลดใหม่ "
    "หากต้องการใช้ค่าในตารางนี้ ให้ลบช่องนี้ให้ว่างแล้วนำเข้าอีกครั้ง"
)
COPIED = (
    "{count} แถวคัดลอกมาจากแถวที่ส่งออกไว้ (เช่น ของปีก่อน) ระบบเพิ่มเป็นร่างใหม่ "
    "ไม่ยกสถานะ รายงานผล และวันที่มาด้วย กรุณากรอกของปีนี้"
)

WALKING = "ตาราง{title} แถวที่"


def _begins_anew(column: Column, model: type[Model]) -> bool:
    """
    What a row that was copied from another leaves behind: reports, what we fill in, and days.

    A day without which there is no such row, as of a meeting, is the one that was typed.
    """
    if isinstance(column.cell, Day) and column.part is Part.OWN:
        return bool(model._meta.get_field(column.attribute).null)
    return column.part in (Part.REPORT, Part.READ_ONLY)


def _put(instance: Any, column: Column, change: CellChange) -> None:
    instance.changes.append(change)
    column.put(instance, change.value)
    if column.part is Part.OWN and not column.many:
        instance.written.add(column.attribute)


class SheetResource(Resource):
    """The lines of a file, read for one sheet; the names are django-import-export's."""

    class Meta:
        instance_loader_class = BaseInstanceLoader
        store_row_values = store_instance = True
        skip_diff = True
        # No savepoint for each line; nothing else of the library's own bulk is used.
        use_bulk = True

    def __init__(self, sheet: Sheet):
        super().__init__()
        self.sheet = sheet
        self._meta.model = sheet.model
        self.lines: dict[tuple, int] = {}
        # Rows that the file changes or adds with the line of each, and what is odd in them.
        self.changed: dict[int, tuple[Any, int]] = {}
        self.notices: list[Notice] = []
        # Lines of new rows that were exported as another row, most often of the year before.
        self.copies: list[int] = []
        self.waiting = WaitingRows(sheet)
        # What is kept of each line: which one it is, and the cells that say which row it is about.
        named = [column for column in sheet.columns if column.names_row]
        told = [column.heading for column in (*sheet.key_columns, *named)]
        self._kept_headings = tuple(dict.fromkeys([LINE, *told]))
        self._is_to_wait = False
        self.count = 0

    def before_import(self, dataset, **kwargs):
        """How many lines there are."""
        self.count = len(dataset)

    def import_row(self, row, instance_loader, **kwargs):
        """One line; its row waits, so that many are stored at once."""
        self._is_to_wait = False
        tell(WALKING.format(title=self.sheet.title), kwargs["row_number"], self.count)
        if self.sheet.refers_to(row) in self.waiting:
            self.waiting.store()
        result = super().import_row(row, instance_loader, **kwargs)
        result.row_values = {heading: row[heading] for heading in self._kept_headings}
        if self._is_to_wait:
            number = kwargs["row_number"]
            self.waiting.add(WaitingRow(result.instance, row, number, result))
        return result

    def get_or_init_instance(self, instance_loader, row):
        """The row that a line is about, and whether it is a new one."""
        key = self.sheet.read_key(row)
        if key in self.lines and key[-1] is not None:
            raise ValidationError(f"ซ้ำกับแถวที่ {self.lines[key]} ของแฟ้ม")
        self.lines[key] = row[LINE]
        instance = self.sheet.known.get(key)
        if instance is None:
            instance = self.sheet.new_row(row)
        instance.changes, instance.chosen, instance.reported = [], {}, {}
        instance.written = set()  # the attributes of its own that the line changes
        return instance, self.sheet.is_new(instance)

    def import_instance(self, instance, row, **kwargs):
        """Set what differs. Errors are told by the headings of columns."""
        errors: dict[str, str] = {}
        refused: dict[str, list[str]] = {}
        version = row[VERSION].strip()
        is_copy = self.sheet.is_new(instance) and self.sheet.is_of_another_year(row)
        is_fresh = self.sheet.is_new(instance) or version == self.sheet.versions[instance.pk]
        if is_copy:
            self.copies.append(row[LINE])
        for column in self.sheet.columns:
            # What is read-only differs by itself when somebody changed the row meanwhile.
            if column.part is Part.KEY or (column.part is Part.READ_ONLY and not is_fresh):
                continue
            if is_copy and _begins_anew(column, self.sheet.model):
                continue
            try:
                change = column.change(instance, row, self.sheet)
            except ValueError as error:
                errors[column.heading] = str(error)
                continue
            if change and (why := self._refusal(column, instance)):
                refused.setdefault(why, []).append(change.column)
            elif change:
                _put(instance, column, change)
        errors |= {", ".join(names): why for why, names in refused.items()}
        if instance.changes and not is_fresh and version:
            errors[VERSION] = STALE
        if errors:
            raise ValidationError(errors)

    def _refusal(self, column, instance) -> str:
        return self.sheet.refusal(column, instance) or why_locked(instance)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        """A line without any difference is left alone."""
        changed = instance.changes or self.sheet.is_new(instance)
        return not (import_validation_errors or changed)

    def validate_instance(
        self, instance: Any, import_validation_errors=None, validate_unique: bool = True
    ) -> None:
        """What the cells said, else the rules of the sheet and of the database."""
        if import_validation_errors:
            raise ValidationError(import_validation_errors)
        self._is_to_wait = self.waiting.may_wait(instance)
        if not self._is_to_wait:
            self.waiting.store()  # rules are asked with all lines before this one stored
            self.sheet.validate(instance, validate_unique=validate_unique)

    def save_instance(self, instance, is_create, row, **kwargs):
        """Store the row, its choices of many, then what reports on it; or let it wait."""
        if not self._is_to_wait:
            with transaction.atomic():
                self.sheet.save(instance)
        self.changed[id(instance)] = (instance, row[LINE])

    def after_import(self, dataset, result, **kwargs):
        """Look at all rows together as they will be, before a preview takes them back."""
        self.waiting.store()
        for row in self.waiting.failed:
            result.append_invalid_row(row.number, row.line, row.result.validation_error)
            del self.changed[id(row.instance)]
        self.notices = look_at([row for row, _ in self.changed.values()])

    @property
    def told_of_copies(self) -> str:
        """What is told of rows that were copied from others; "" without any."""
        return COPIED.format(count=len(self.copies)) if self.copies else ""

    def line_of(self, row: Any) -> int:
        """The line of the file that a changed row was read from."""
        return self.changed[id(row)][1]
