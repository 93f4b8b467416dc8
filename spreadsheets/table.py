"""
One kind of row as a table that goes out and comes back with the same columns.

The reading of a table is a `Resource` of django-import-export: it walks the rows, each in a
savepoint of its own, inside one transaction. What is ours is here: rows are found by what the
office calls them, a cell counts only where it differs from what is stored, and each difference
is allowed or refused by itself.
"""

import hashlib
from functools import cached_property

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, QuerySet
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from tablib import Dataset

from agency.models import FiscalYear, User
from spreadsheets.cells import Whole
from spreadsheets.columns import Column, Part

# The line of the file that a row was read from; no column of the file itself.
LINE = "บรรทัด"
# What the row looked like when the table was downloaded, for noticing a change in between.
VERSION = "รุ่นของแถว (ห้ามแก้)"
STALE = (
    "มีผู้แก้ไขรายการนี้หลังจากที่ท่านดาวน์โหลดตาราง กรุณาดาวน์โหลดใหม่ "
    "หากต้องการใช้ค่าในตารางนี้ ให้ลบช่องนี้ให้ว่างแล้วนำเข้าอีกครั้ง"
)


def year_column(attribute: str = "fiscal_year__year_be") -> Column:
    """The column of the fiscal year, with which most tables begin."""
    return Column(attribute, "ปีงบประมาณ", Whole(), Part.KEY, 12)


class SheetTable(Resource):
    """
    Base of every table. A subclass declares its columns, says whose rows they are in `rows`,
    and, if it can be read, who may do so and how a new row is made in `make`.
    """

    slug = title = explanation = ""
    of_year = True
    # Rights as "app.codename"; without the right to change, a table is never read.
    view_right = change_right = add_right = ""
    # Templates list the classes themselves.
    do_not_call_in_templates = True

    class Meta:
        instance_loader_class = BaseInstanceLoader
        store_row_values = store_instance = True
        skip_diff = True

    def __init__(self, person: User):
        super().__init__()
        self.person = person
        self.known: dict[tuple, Model] = {}
        self.versions: dict[int | None, str] = {}
        self.lines: dict[tuple, int] = {}
        self._named: dict[type[Model], dict[str, Model]] = {}

    # -- What the table holds ---------------------------------------------------------------

    def rows(self, fiscal_year: FiscalYear | None) -> QuerySet:
        """The rows that the person may see, of one year where rows have years."""
        raise NotImplementedError

    @cached_property
    def columns(self) -> list[Column]:
        return list(self.fields.values())

    @cached_property
    def key_columns(self) -> list[Column]:
        return [column for column in self.columns if column.part is Part.KEY]

    @property
    def headers(self) -> list[str]:
        """The first line of the file, the same both ways."""
        names = [column.column_name for column in self.columns]
        return [*names, VERSION] if self.change_right else names

    def cells_of(self, row: Model) -> list[str]:
        """The texts of one row, in the order of the headers."""
        cells = [column.export(row) for column in self.columns]
        return [*cells, _version_of(cells)] if self.change_right else cells

    @classmethod
    def may_export(cls, person: User) -> bool:
        return person.has_perm(cls.view_right)

    @classmethod
    def may_import(cls, person: User) -> bool:
        return bool(cls.change_right) and person.has_perm(cls.change_right)

    # -- Finding rows -----------------------------------------------------------------------

    def load(self, dataset: Dataset, *, lock: bool = False) -> None:
        """Load the rows that the dataset may name; with `lock` nobody else changes them now."""
        for year in self._years_in(dataset):
            for row in self.concerned(year, lock=lock):
                self.known[self._key_of(row)] = row
                self.versions[row.pk] = self.cells_of(row)[-1]

    def concerned(self, fiscal_year: FiscalYear | None, *, lock: bool) -> QuerySet:
        rows = self.rows(fiscal_year)
        return rows.select_for_update(of=("self",)) if lock else rows

    def fingerprint(self, dataset: Dataset) -> str:
        """What the rows of the dataset look like now; it changes when anybody changes one."""
        digest = hashlib.sha256()
        for row in dataset.dict:
            found = self.known.get(self._typed_key(row))
            digest.update(f"{self.versions[found.pk] if found else '-'};".encode())
        return digest.hexdigest()

    def named(self, model: type[Model]) -> dict[str, Model]:
        """All rows of a small table by their names, in its order; read once."""
        if model not in self._named:
            self._named[model] = {row.name: row for row in model.objects.all()}
        return self._named[model]

    @cached_property
    def years(self) -> dict[int, FiscalYear]:
        return {year.year_be: year for year in FiscalYear.objects.all()}

    def is_new(self, instance: Model) -> bool:
        return instance.pk not in self.versions

    def get_or_init_instance(self, instance_loader, row):
        """django-import-export: the row that a line is about, and whether it is a new one."""
        key = self._read_key(row)
        if key in self.lines and key[-1] is not None:
            raise ValidationError(f"ซ้ำกับแถวที่ {self.lines[key]} ของแฟ้ม")
        self.lines[key] = row[LINE]
        instance = self.known.get(key)
        if instance is None:
            instance = self._new(row)
        instance.changes, instance.chosen, instance.reported = [], {}, {}
        return instance, self.is_new(instance)

    def _new(self, row: dict) -> Model:
        key = self.key_columns[-1]
        if key.attribute == "pk" and row[key.column_name].strip():
            raise ValidationError({key.column_name: "ไม่มีรายการรหัสนี้ หรือไม่ใช่รายการที่ท่านแก้ไขได้"})
        if not self.person.has_perm(self.add_right):
            raise ValidationError("ไม่มีรายการนี้ หรือไม่ใช่รายการที่ท่านแก้ไขได้")
        return self.make({column.attribute: column.read(row, self) for column in self.key_columns})

    def make(self, key: dict) -> Model:
        """A new row that is not stored yet. `key` holds the values of the key columns."""
        return self._meta.model(fiscal_year=self.years[key["fiscal_year__year_be"]])

    def _years_in(self, dataset: Dataset) -> list[FiscalYear | None]:
        if not self.of_year:
            return [None]
        named = set()
        for row in dataset.dict:
            try:
                named.add(self._year_of(row))
            except ValueError:
                continue  # told row by row, see _read_key
        return [self.years[year_be] for year_be in sorted(named & self.years.keys())]

    def _year_of(self, row: dict) -> int | None:
        return self.key_columns[0].read(row, self)

    def _key_of(self, row: Model) -> tuple:
        cells = {column.column_name: column.export(row) for column in self.key_columns}
        return self._read_key(cells)

    def _typed_key(self, row: dict) -> tuple | None:
        try:
            return self._read_key(row)
        except ValidationError:
            return None

    def _read_key(self, row: dict) -> tuple:
        errors, key = {}, []
        for column in self.key_columns:
            try:
                key.append(column.read(row, self))
                self._check_key(column, key[-1])
            except ValueError as error:
                errors[column.column_name] = str(error)
        if errors:
            raise ValidationError(errors)
        return tuple(key)

    def _check_key(self, column: Column, value) -> None:
        if value in (None, "") and column.attribute != "pk":
            raise ValueError("กรุณากรอก")
        if self.of_year and column is self.key_columns[0] and value not in self.years:
            raise ValueError(f"ไม่มีปีงบประมาณ {value} ในระบบ")

    # -- What a line changes ----------------------------------------------------------------

    def refusal(self, column: Column, instance: Model) -> str:
        """Why the person may not change this cell, in Thai; "" if they may."""
        if self.of_year and not self.fiscal_year_of(instance).is_open:
            return "ปิดปีงบประมาณนี้แล้ว แก้ไขไม่ได้"
        return ""

    def fiscal_year_of(self, instance: Model) -> FiscalYear:
        return instance.fiscal_year

    def import_instance(self, instance, row, **kwargs):
        """django-import-export: set what differs. Errors are told by the names of columns."""
        errors, refused = {}, {}
        fresh = self.is_new(instance) or row[VERSION].strip() == self.versions[instance.pk]
        for column in self.columns:
            # What is only told differs by itself when somebody changed the row meanwhile.
            if column.part is Part.KEY or (column.part is Part.TOLD and not fresh):
                continue
            try:
                change = column.change(instance, row, self)
            except ValueError as error:
                errors[column.column_name] = str(error)
                continue
            if change and (why := self.refusal(column, instance)):
                refused.setdefault(why, []).append(change.column)
            elif change:
                instance.changes.append(change)
                column.put(instance, change.value)
        errors |= {", ".join(names): why for why, names in refused.items()}
        if instance.changes and not fresh and row[VERSION].strip():
            errors[VERSION] = STALE
        if errors:
            raise ValidationError(errors)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        """django-import-export: a line without any difference is left alone."""
        return not (import_validation_errors or instance.changes or self.is_new(instance))

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """django-import-export: the rules of the database, told by the names of columns."""
        errors = dict(import_validation_errors or {})
        if not errors and self._is_changed_itself(instance):
            try:
                instance.full_clean(validate_unique=validate_unique)
            except ValidationError as error:
                errors = self._by_column(error)
        if errors:
            raise ValidationError(errors)

    def _by_column(self, error: ValidationError) -> dict[str, list[str]]:
        names = {column.attribute: column.column_name for column in self.columns}
        by_column = {}
        for field, messages in error.message_dict.items():
            by_column.setdefault(names.get(field, NON_FIELD_ERRORS), []).extend(messages)
        return by_column

    def save_instance(self, instance, is_create, row, **kwargs):
        """django-import-export: store the row, its choices of many, then what reports on it."""
        if self._is_changed_itself(instance):
            instance.save()
        for name, rows in instance.chosen.items():
            getattr(instance, name).set(rows)
        self.after_saving(instance)

    def after_saving(self, instance: Model) -> None:
        """For tables that store more than the row. Raises ValidationError."""

    def _is_changed_itself(self, instance: Model) -> bool:
        elsewhere = len(instance.chosen) + len(instance.reported)
        return self.is_new(instance) or len(instance.changes) > elsewhere


def _version_of(cells: list[str]) -> str:
    # The letter in front keeps spreadsheet programs from taking it for a number.
    return "v" + hashlib.sha256("\x1f".join(cells).encode()).hexdigest()[:12]
