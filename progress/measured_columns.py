"""Columns of what a year measures beside the status; years that measure nothing have none."""

from typing import Any

from catalogue.cells import Cell, KnownRows, Whole
from catalogue.columns import CellChange, Column, ReadOnlyColumn, SheetState
from progress.columns import UpdateColumn
from progress.measuring import PERCENT_FIELDS, QUARTER_FIELDS, measure_fields
from progress.models import Update
from progress.models.update import LONGEST_QUARTER, PERCENT


class MeasuredColumn(UpdateColumn):
    """A number or a text that only some years ask for."""

    def in_year(self, fiscal_year: Any) -> Column | None:
        asked = measure_fields(fiscal_year) if fiscal_year else ()
        return self if self.attribute in asked else None

    def stored(self, row: Any) -> Any:
        value = super().stored(row)
        return value if value != "" else None

    def change(self, row: Any, cells: dict[str, str], sheet: SheetState) -> CellChange | None:
        change = super().change(row, cells, sheet)
        if change and self.in_year(row.fiscal_year) is None:
            raise ValueError(f"ปีงบประมาณ {row.fiscal_year} ไม่ได้ให้รายงานช่องนี้ กรุณาเว้นว่างไว้")
        return change


class PercentCell(Whole):
    """A whole number up to a hundred."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> int | None:
        try:
            value = super().read(text, sheet, row)
        except ValueError as error:
            raise ValueError(PERCENT) from error
        if value is not None and not 0 <= value <= 100:
            raise ValueError(PERCENT)
        return value


class QuarterCell(Cell):
    """A short text."""

    def read(self, text: str, sheet: KnownRows, row: Any = None) -> str:
        value: str = super().read(text, sheet, row)
        if len(value) > LONGEST_QUARTER:
            raise ValueError(f"ข้อความยาวเกิน {LONGEST_QUARTER} ตัวอักษร")
        return value


def _measured(name: str, description: str, cell: Cell, unit: str = "") -> MeasuredColumn:
    field: Any = Update._meta.get_field(name)
    title = str(field.verbose_name)
    width = 12 if cell.is_number else 40
    return MeasuredColumn(name, title, description, cell=cell, unit=unit, width=width)


MEASURED = (
    *(
        _measured(name, "ร้อยละของความก้าวหน้าที่รายงานและอนุมัติแล้วล่าสุด", PercentCell(), "ร้อยละ")
        for name in PERCENT_FIELDS
    ),
    *(
        _measured(name, "ความก้าวหน้าของไตรมาสที่รายงานและอนุมัติแล้วล่าสุด", QuarterCell())
        for name in QUARTER_FIELDS
    ),
)


class MeasuredHistory(ReadOnlyColumn):
    """All that one update tells of this kind, as text."""

    def in_year(self, fiscal_year: Any) -> Column | None:
        return self if fiscal_year and measure_fields(fiscal_year) else None


def _told(update: Update) -> str:
    return "\n".join(f"{label} {line}" for label, lines in update.measured for line in lines)


MEASURED_HISTORY = MeasuredHistory("measured", "ความก้าวหน้าที่วัด", _told, width=40)
