"""
One kind of row as a table that goes out to a spreadsheet program and comes back.

Rows are found by what the office calls them, and each cell that differs is allowed or refused by
itself. How files are written and read, and how an import is carried out, is not said here.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model, QuerySet

from catalogue.columns import Column, Part, SheetState

# The line of the file that a row was read from; no column of the file itself.
LINE = "บรรทัด"
# What the row looked like when the table was downloaded, for noticing a change in between.
VERSION = "รุ่นของแถว (ห้ามแก้)"


class Sheet(SheetState):
    """
    The table of one kind of row as one user works with it.

    A subclass names its model and columns, says in `rows` whose rows they are and, if the table
    can be read, who may do so and how a new row is made. `load_years` gives all fiscal years
    by number.
    """

    slug: ClassVar[str]
    title: ClassVar[str]
    explanation: ClassVar[str]
    model: ClassVar[type[Model]]
    columns: tuple[Column, ...]
    # Where it stands in the list of tables.
    place: ClassVar[int]
    of_year: ClassVar[bool] = True
    # Rights as "app.codename"; without the right to change, a table is never read.
    view_right: ClassVar[str]
    change_right: ClassVar[str] = ""
    add_right: ClassVar[str] = ""
    # Whether a `save` of the model's own does nothing more to a row that is new.
    new_rows_are_plain: ClassVar[bool] = False
    # Templates list the classes themselves.
    do_not_call_in_templates = True

    def __init__(self, user: Any, load_years: Callable[[], Mapping[int, Any]]):
        self.user, self._load_years = user, load_years
        self.known: dict[tuple, Any] = {}
        self.versions: dict[int | None, str] = {}
        self._versions_in_year: dict[Any, set[str]] = {}
        self._held: dict[Any, list[Any]] = {}
        self._named: dict[type[Model], dict[str, Any]] = {}
        # The keys that were read, by their cells: a line is asked for its key several times.
        self._keys: dict[tuple, tuple] = {}
        self.columns = self._columns_in_use()

    @cached_property
    def years(self) -> Mapping[int, Any]:
        """All fiscal years by number, read when a line names one."""
        return self._load_years()

    def _columns_in_use(self) -> tuple[Column, ...]:
        """The columns without those that no year has."""
        optional = [column for column in self.columns if column.in_year(None) is None]
        if not optional:
            return self.columns
        years = self.years.values()
        unused = [column for column in optional if not any(map(column.in_year, years))]
        return tuple(column for column in self.columns if column not in unused)

    # -- What the table holds ---------------------------------------------------------------

    def rows(self, fiscal_year: Any) -> QuerySet[Any]:
        """The rows that the user may see, of one year where rows have years."""
        raise NotImplementedError

    @cached_property
    def key_columns(self) -> list[Column]:
        return [column for column in self.columns if column.part is Part.KEY]

    @property
    def headers(self) -> list[str]:
        """The first line of the file, the same both ways."""
        names = [column.heading for column in self.columns]
        return [*names, VERSION] if self.change_right else names

    def cells_of(self, row: Any) -> list[str]:
        """The texts of one row, in the order of the headers."""
        cells = [column.text(row) for column in self.columns]
        return [*cells, _version_of(cells)] if self.change_right else cells

    @classmethod
    def may_export(cls, user: Any) -> bool:
        return user.has_perm(cls.view_right)

    @classmethod
    def may_import(cls, user: Any) -> bool:
        return bool(cls.change_right) and user.has_perm(cls.change_right)

    # -- Finding rows -----------------------------------------------------------------------

    def load(self, lines: Iterable[dict[str, str]], *, lock: bool = False) -> None:
        """Load the rows that the lines may name; with `lock` nobody else changes them now."""
        for year in self._years_in(lines):
            for row in self.held(year) if lock else self.concerned(year, lock=False):
                key = self._key_of(row)
                self.known[key] = row
                self.versions[row.pk] = version = self.cells_of(row)[-1]
                self._versions_in_year.setdefault(key[0], set()).add(version)

    def held(self, fiscal_year: Any) -> list[Any]:
        """The rows that an import of this year may change, locked; read once."""
        key = fiscal_year.pk if fiscal_year else None
        if key not in self._held:
            self._held[key] = list(self.concerned(fiscal_year, lock=True))
        return self._held[key]

    def concerned(self, fiscal_year: Any, *, lock: bool) -> QuerySet[Any]:
        """The rows that an import of this year may change."""
        rows = self.rows(fiscal_year)
        return rows.select_for_update(of=("self",)) if lock else rows

    def fingerprint(self, lines: Iterable[dict[str, str]]) -> str:
        """What the rows of the lines look like now; it changes when anybody changes one."""
        digest = hashlib.sha256()
        for line in lines:
            found = self.known.get(self._typed_key(line) or ())
            digest.update(f"{self.versions[found.pk] if found else '-'};".encode())
        return digest.hexdigest()

    def is_of_another_year(self, line: dict[str, str]) -> bool:
        """Whether the line of a new row was exported as a row that its year does not have."""
        version = line.get(VERSION, "").strip()
        if not version or not self.of_year:
            return False
        return version not in self._versions_in_year.get(self.read_key(line)[0], ())

    def named(self, model: type[Model]) -> dict[str, Any]:
        """All rows of a small table by their names, in its order; read once."""
        if model not in self._named:
            rows: QuerySet[Any] = model._default_manager.all()
            self._named[model] = {row.name: row for row in rows}
        return self._named[model]

    def is_new(self, row: Any) -> bool:
        return row.pk not in self.versions

    def read_key(self, line: dict[str, str]) -> tuple:
        """Which row a line is about. Raises ValidationError by heading."""
        cells = [line[column.heading] for column in self.key_columns]
        # Equal texts mean different things where a program stored different values (values.typed).
        typed = tuple((cell, getattr(cell, "stored", None)) for cell in cells)
        if typed not in self._keys:
            self._keys[typed] = self._read_key(line)
        return self._keys[typed]

    def _read_key(self, line: dict[str, str]) -> tuple:
        errors, key = {}, []
        for column in self.key_columns:
            try:
                key.append(column.read(line, self))
                self._check_key(column, key[-1])
            except ValueError as error:
                errors[column.heading] = str(error)
        if errors:
            raise ValidationError(errors)
        return tuple(key)

    def new_row(self, line: dict[str, str]) -> Any:
        """The row that a line adds. Raises ValidationError where none may be added."""
        key = self.key_columns[-1]
        if key.attribute == "pk" and line[key.heading].strip():
            raise ValidationError({key.heading: "ไม่มีรหัสนี้ในรายการที่ท่านแก้ไขได้ แถวใหม่ให้เว้นรหัสว่างไว้"})
        if not self.user.has_perm(self.add_right):
            raise ValidationError(self.why_none(self.read_key(line)))
        names = (column.attribute for column in self.key_columns)
        return self.make(dict(zip(names, self.read_key(line), strict=True)))

    def why_none(self, key: tuple) -> str:
        """Why no row of this key was found for a person who may not add one, in Thai."""
        return "ไม่มีแถวนี้ในรายการที่ท่านแก้ไขได้ และบทบาทของท่านเพิ่มแถวใหม่ไม่ได้"

    def make(self, key: dict[str, Any]) -> Any:
        """A new row that is not stored yet. `key` holds the values of the key columns."""
        return self.model(fiscal_year=self.years[key["fiscal_year__year_be"]])

    def _years_in(self, lines: Iterable[dict[str, str]]) -> list[Any]:
        if not self.of_year:
            return [None]
        named = set()
        for line in lines:
            try:
                named.add(self.key_columns[0].read(line, self))
            except ValueError:
                continue  # told row by row, see read_key
        return [self.years[year_be] for year_be in sorted(named & self.years.keys())]

    def _key_of(self, row: Any) -> tuple:
        return self.read_key({column.heading: column.text(row) for column in self.key_columns})

    def _typed_key(self, line: dict[str, str]) -> tuple | None:
        try:
            return self.read_key(line)
        except ValidationError:
            return None

    def _check_key(self, column: Column, value: Any) -> None:
        if value in (None, "") and column.attribute != "pk":
            raise ValueError("กรุณากรอก")
        if self.of_year and column is self.key_columns[0] and value not in self.years:
            raise ValueError(f"ไม่มีปีงบประมาณ {value} ในระบบ")

    def refers_to(self, line: dict[str, str]) -> tuple | None:
        """The key of another row of this table that a line names; None for no such row."""
        return None

    # -- What a line changes ----------------------------------------------------------------

    def refusal(self, column: Column, row: Any) -> str:
        """Why the user may not change this cell, in Thai; "" if they may."""
        return ""

    def errors_of(self, row: Any) -> dict[str, str]:
        """What rules of this table say against a changed row, by heading."""
        return {}

    def validate(self, row: Any, *, validate_unique: bool = True) -> None:
        """The rules of this table and of the database. Raises ValidationError by heading."""
        if errors := self.errors_of(row):
            raise ValidationError(errors)
        if not self.is_changed_itself(row):
            return
        try:
            row.full_clean(validate_unique=validate_unique)
        except ValidationError as error:
            raise ValidationError(self._by_heading(error)) from error

    def _by_heading(self, error: ValidationError) -> dict[str, list[str]]:
        headings = {column.attribute: column.heading for column in self.columns}
        by_heading: dict[str, list[str]] = {}
        for field, messages in error.message_dict.items():
            by_heading.setdefault(headings.get(field, NON_FIELD_ERRORS), []).extend(messages)
        return by_heading

    def save(self, row: Any) -> None:
        """Store the row, its choices of many, then what reports on it."""
        if self.is_changed_itself(row):
            row.save()
        for name, chosen in row.chosen.items():
            getattr(row, name).set(chosen)
        self.after_saving(row)

    def after_saving(self, row: Any) -> None:
        """For tables that store more than the row. Raises ValidationError."""

    def after_saving_many(self, rows: Sequence[Any]) -> None:
        """As `after_saving` of each, for rows that were stored together."""
        for row in rows:
            self.after_saving(row)

    @property
    def adds_many(self) -> bool:
        """Whether new rows may be stored many at once (catalogue.many_rows)."""
        return self.new_rows_are_plain or self.model.save is Model.save

    def is_changed_itself(self, row: Any) -> bool:
        """Whether something of the row itself differs, not only what reports on it."""
        elsewhere = len(row.chosen) + len(row.reported)
        return self.is_new(row) or len(row.changes) > elsewhere


def _version_of(cells: list[str]) -> str:
    # The letter in front keeps spreadsheet programs from taking it for a number.
    return "v" + hashlib.sha256("\x1f".join(cells).encode()).hexdigest()[:12]
