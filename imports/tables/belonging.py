"""Rows of a table that are of another year or instrument than what is imported."""

from collections.abc import Sequence

from imports.tables.cell_choices import instrument_in
from imports.tables.notes import Notes
from imports.tables.proposal import LeftOut
from imports.tables.rows import TableRow
from imports.tables.target import Target
from values.years import read_year

OTHER_INSTRUMENT = "เป็นแถวของ {instrument} ไม่ใช่{label}"
OTHER_YEAR = "เป็นแถวของปี {year}"
ALL_OF_OTHER_YEAR = "คอลัมน์ปีงบประมาณบอกปี {year} แต่กำลังนำเข้าเป็นปี {wanted} กรุณาตรวจ"


def part_strangers(
    rows: Sequence[TableRow], target: Target, notes: Notes
) -> tuple[list[TableRow], list[tuple[int, LeftOut]]]:
    """
    The rows of the target and its year, and the others as left out. Where no row is of the year
    that is imported, all of them are meant for it: a person is told.
    """
    years = [_year(row, notes) for row in rows]
    of_year = notes.year_be in years or None in years
    if rows and not of_year:
        named = ", ".join(str(year) for year in sorted({year for year in years if year}))
        notes.tell(ALL_OF_OTHER_YEAR.format(year=named, wanted=notes.year_be))
    kept, left = [], []
    for row, year in zip(rows, years, strict=True):
        why = _why_stranger(row, target)
        if not why and of_year and year not in (None, notes.year_be):
            why = OTHER_YEAR.format(year=year)
        if why:
            left.append((row.rows[0], LeftOut(row.place, why)))
        else:
            kept.append(row)
    return kept, left


def _year(row: TableRow, notes: Notes) -> int | None:
    cells = row.cells.get("year_be", [])
    return read_year(cells[0].written, notes.year_be).value if cells else None


def _why_stranger(row: TableRow, target: Target) -> str:
    cells = row.cells.get("instrument", [])
    instrument = instrument_in(cells[0].text) if cells and target.instruments else ""
    if not instrument or instrument in target.instruments:
        return ""
    return OTHER_INSTRUMENT.format(instrument=instrument, label=target.label)
