"""
The columns of a record, declared once: what each holds, for open data and for spreadsheets.

A column with a description is part of the open data; one that stands in spreadsheets says how its
cell is written and read, and what a typed cell would change.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Choices
from django.db.models.constants import LOOKUP_SEP

from catalogue.cells import Cell, KnownRows, tidy
from documents.cell_text import CUT, fitting

FILLED_BY_US = "ระบบเติมคอลัมน์นี้ให้เอง แก้ไขด้วยตารางไม่ได้"

Value = str | int | bool | Decimal | date | time | datetime | None


class Part(Enum):
    """Which part of a row a column of a spreadsheet tells."""

    KEY = "key"  # which row it is; never changed
    OWN = "own"  # a value of the row itself
    REPORT = "report"  # what the row's newest update says
    READ_ONLY = "read only"  # written, never read


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that differs: the words before and after, and the value to be stored."""

    column: str
    before: str
    after: str
    value: object


class SheetState(KnownRows):
    """What a column asks of the sheet that is being read."""

    def is_new(self, row: Any) -> bool:
        """Whether the row is not stored yet."""
        raise NotImplementedError


class Column:
    """
    One column.

    name: its name in every file of the open data; also the row's attribute unless told otherwise.
    title: its Thai name. heading: its name in spreadsheets, where that differs.
    description: what it holds, for readers of the open data; "" keeps it out of the open data.
    value: what the public reads of a row; the attribute without it.
    cell: how it is written and read in a spreadsheet. attribute: the lookup path it stands for.
    part: which part of the row it tells. width: in characters. names_row: whether people
        recognise the row by it.
    unit, required, codes: for programs; `codes` are all values that can occur.
    in_sheet: False keeps it out of spreadsheets.
    """

    many = False

    def __init__(
        self,
        name: str,
        title: str,
        description: str = "",
        *,
        value: Callable[[Any], Value] | None = None,
        cell: Cell | None = None,
        type: str = "",  # noqa: A002 - the word of Table Schema
        unit: str = "",
        required: bool = False,
        codes: tuple[str, ...] = (),
        attribute: str = "",
        heading: str = "",
        part: Part = Part.OWN,
        width: int = 18,
        names_row: bool = False,
        in_sheet: bool = True,
    ):
        self.name, self.title, self.description = name, title, description
        self.cell = cell or Cell()
        self.type = type or self.cell.type
        self.unit, self.required, self.codes = unit, required, codes
        self.attribute = attribute or name
        self.heading = heading or title
        self.part, self.width, self.names_row, self.in_sheet = part, width, names_row, in_sheet
        self._value = value or attrgetter(self.attribute.replace(LOOKUP_SEP, "."))

    def in_year(self, fiscal_year: Any) -> "Column | None":
        """
        The column as a fiscal year has it; None where the year has none of it. Without a year: as
        a year has it that decides nothing for itself.
        """
        return self

    # -- Open data --------------------------------------------------------------------------

    @property
    def in_open_data(self) -> bool:
        return bool(self.description)

    def public_value(self, row: Any) -> Value:
        """What the public reads; an empty text is None, as in every file."""
        value = self._value(row)
        return None if value == "" else value

    # -- Spreadsheets -----------------------------------------------------------------------

    def stored(self, row: Any) -> Any:
        """The value that a spreadsheet shows, published or not; None where a parent is missing."""
        value = row
        for step in self.attribute.split(LOOKUP_SEP):
            try:
                value = getattr(value, step, None)
            except (ValueError, ObjectDoesNotExist):  # of a new row without parent or choices
                return None
        return value

    def text(self, row: Any) -> str:
        """The text of the cell."""
        return self.cell.write(self.stored(row))

    def read(self, cells: dict[str, str], sheet: SheetState, row: Any = None) -> Any:
        """The value of the typed cell. Raises ValueError with a Thai sentence."""
        return self.cell.read(cells[self.heading], sheet, row)

    def change(self, row: Any, cells: dict[str, str], sheet: SheetState) -> CellChange | None:
        """What the typed cell would change, or None. Raises ValueError with a Thai sentence."""
        typed = cells[self.heading]
        if not typed.strip() and sheet.is_new(row):
            return None
        before = self.text(row)
        if same(typed, before):
            return None
        if self.part is Part.READ_ONLY:
            raise ValueError(FILLED_BY_US)
        if typed.endswith(CUT):
            raise ValueError("ข้อความยาวเกินหนึ่งช่องจึงถูกตัด กรุณาแก้ไขในหน้ารายการ")
        value = self.read(cells, sheet, row)
        after = self.cell.write(value)
        return None if after == before else CellChange(self.heading, before, after, value)

    def put(self, row: Any, value: Any) -> None:
        """Set the value on the row, which is not stored yet."""
        setattr(row, self.attribute, value)


class ManyColumn(Column):
    """A column of a choice of many; the choice is stored after its row."""

    many = True

    def put(self, row: Any, value: Any) -> None:
        row.chosen[self.attribute] = value


class DataColumn(Column):
    """A column of the open data alone."""

    def __init__(self, name: str, title: str, description: str, **options: Any):
        super().__init__(name, title, description, in_sheet=False, **options)


class ReadOnlyColumn(Column):
    """A column of spreadsheets that a function of the row tells. It is never read."""

    def __init__(
        self,
        name: str,
        title: str,
        tell: Callable[[Any], Any],
        description: str = "",
        **options: Any,
    ):
        options = {"value": tell, **options}
        super().__init__(name, title, description, part=Part.READ_ONLY, **options)
        self.tell = tell

    def stored(self, row: Any) -> Any:
        return self.tell(row)


class CodeColumn(Column):
    """The code of a choice; a `LabelColumn` beside it says it in words. Either may be typed."""

    def __init__(
        self,
        name: str,
        title: str,
        description: str,
        choices: type[Choices] | Iterable[tuple[str, str]],
        *,
        may_be_empty: bool = False,
        **options: Any,
    ):
        pairs = choices.choices if isinstance(choices, type) else choices
        self.labels = {str(code): str(label) for code, label in pairs}
        options = {"width": 14, "codes": tuple(self.labels), **options}
        super().__init__(name, f"{title} (รหัส)", description, **options)
        self.label_heading, self.may_be_empty = title, may_be_empty

    def labels_for(self, row: Any) -> Mapping[str, str]:
        """The words of each code that the row may have."""
        return self.labels

    def label_of(self, row: Any) -> str:
        """The words of the row's code."""
        return self.labels_for(row).get(self.text(row), "")

    def label_typed(self, text: str, labels: Mapping[str, str]) -> str:
        """Which of the labels a text means; the text itself if none."""
        return tidy(text)

    def change(self, row: Any, cells: dict[str, str], sheet: SheetState) -> CellChange | None:
        blank = not cells[self.heading].strip() and not cells[self.label_heading].strip()
        if blank and sheet.is_new(row):
            return None
        now, labels = self.text(row), self.labels_for(row)
        code = self._typed(cells, now, labels)
        if code == now:
            return None
        before, after = labels.get(now, ""), labels.get(code, "")
        return CellChange(self.label_heading, before, after, code)

    def _typed(self, cells: dict[str, str], now: str, labels: Mapping[str, str]) -> str:
        """The code that was typed, as a code or as a label; of the two, what differs from now."""
        code = tidy(cells[self.heading])
        label = self.label_typed(cells[self.label_heading], labels)
        codes = {"": ""} | {tidy(words): code for code, words in labels.items()}
        known = ", ".join(f"{code} ({label})" for code, label in labels.items())
        if code not in labels and code:
            raise ValueError(f"ไม่รู้จักรหัส “{code}” ใช้ได้เฉพาะ {known}")
        if label not in codes:
            raise ValueError(f"ไม่รู้จัก “{label}” ใช้ได้เฉพาะ {known}")
        typed = {code, codes[label]}
        if len(typed) == 2 and (not self.may_be_empty or now not in typed):
            typed.discard("")
        chosen = typed - {now} if len(typed) == 2 else typed
        if len(chosen) > 1:
            raise ValueError(f"รหัส “{code}” กับคำว่า “{label}” ไม่ตรงกัน")
        (only,) = chosen
        if not only and not self.may_be_empty:
            raise ValueError(f"กรุณากรอก ใช้ได้เฉพาะ {known}")
        return only


class LabelColumn(ReadOnlyColumn):
    """The words of the code beside it. What is typed here is read by the `CodeColumn`."""

    def __init__(self, code: CodeColumn, description: str = "", **options: Any):
        options = {"width": 24, "codes": tuple(code.labels.values()), **options}
        name, title = f"{code.name}_text", code.label_heading
        super().__init__(name, title, code.label_of, description, **options)
        self.code, self.options = code, options
        self.labels = code.labels

    def in_year(self, fiscal_year: Any) -> Column | None:
        code = self.code.in_year(fiscal_year)
        if code is self.code or not isinstance(code, CodeColumn):
            return self
        kept = {name: value for name, value in self.options.items() if name != "codes"}
        return LabelColumn(code, self.description, **kept)

    def change(self, row: Any, cells: dict[str, str], sheet: SheetState) -> None:
        return None


def open_data(columns: Iterable[Column], *names: str) -> tuple[Column, ...]:
    """Those columns that are open data; with names, these alone and in their order."""
    public = {column.name: column for column in columns if column.in_open_data}
    return tuple(public[name] for name in names) if names else tuple(public.values())


def of_sheet(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Those columns that stand in a spreadsheet."""
    return tuple(column for column in columns if column.in_sheet)


def of_year(columns: Iterable[Column], fiscal_year: Any) -> tuple[Column, ...]:
    """The columns as a fiscal year has them; without a year as in one that decides nothing."""
    found = (column.in_year(fiscal_year) for column in columns)
    return tuple(column for column in found if column is not None)


def same(typed: str, stored: str) -> bool:
    """Whether a cell still says what was stored, as one cell can hold it."""
    return typed == stored or tidy(typed) == tidy(fitting(stored))
