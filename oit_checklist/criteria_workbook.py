"""
Criteria as an XLSX workbook, in and out.

The workbook of our own has a sheet for each kind of thing, so that every value has one cell; its
first sheet explains it in Thai. An office's own table is read too (`own_criteria_table`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import BinaryIO

from agency.context_processors import the_agency
from agency.models import FiscalYear
from documents import workbooks
from documents.workbook_reading import WorkbookError, read_grids
from documents.workbooks import AS_TEXT, CellValue, WorkbookColumn, WorkbookSheet
from oit_checklist.criteria_layout import (
    EXPLANATION,
    GRADE_COLUMNS,
    GRADE_SHEET,
    ITEM_COLUMNS,
    ITEM_SHEET,
    LINE_COLUMNS,
    LINE_SHEET,
    OFFICIAL,
    PROVISIONAL,
    SECTION_COLUMNS,
    SECTION_SHEET,
    VALUE_COLUMNS,
    YEAR_SHEET,
    YEAR_VALUES,
    YES,
)
from oit_checklist.criteria_set import CriteriaError, CriteriaSet, Fault, lines_of
from oit_checklist.criteria_template import Template
from oit_checklist.headed_table import Column, find_table, heading_faults
from oit_checklist.models import ChecklistItem, Confidence, PeriodBasis
from oit_checklist.own_criteria_table import OWN_COLUMNS, read_own_table
from thai.likeness import key_of

_ROWS_OFFERED = 1_000


@dataclass(frozen=True)
class WorkbookReading:
    """A set read from a workbook, and what a person has to decide or should know, by cell."""

    criteria: CriteriaSet
    questions: tuple[Fault, ...] = ()


def read_workbook(file: BinaryIO, name: str, fiscal_year: int | None = None) -> WorkbookReading:
    """
    The set that an XLSX file called `name` holds; `fiscal_year` is that of a table that tells none.

    Raises CriteriaError with every fault by sheet and cell. What is read and yet not certain is a
    question of the reading: the words stand as they were, and a person decides.
    """
    try:
        grids = read_grids(file.read())
    except WorkbookError as error:
        raise CriteriaError(Fault(name, str(error))) from error
    by_title = {key_of(grid.title): grid for grid in grids}
    if key_of(ITEM_SHEET) in by_title and key_of(YEAR_SHEET) in by_title:
        return WorkbookReading(Template(by_title, name).read())
    for grid in grids:
        if table := find_table(grid, OWN_COLUMNS):
            return WorkbookReading(*read_own_table(table, fiscal_year))
    if not grids or not any(grid.rows for grid in grids):
        raise CriteriaError(Fault(name, "แฟ้มนี้ไม่มีข้อมูลในแผ่นใดเลย"))
    raise CriteriaError(*heading_faults(next(grid for grid in grids if grid.rows), OWN_COLUMNS))


def write_workbook(criteria: CriteriaSet | None) -> BinaryIO:
    """
    The set as a workbook open at its start, or an empty one to fill in; whoever sends it closes it.

    `read_workbook` gives the same set again.
    """
    year = criteria.fiscal_year if criteria else ""
    title = f"เกณฑ์การประเมิน ITA ปีงบประมาณ {year}".strip()
    sheets = (replace(each, heading=f"{title} · {each.title}") for each in _sheets(criteria))
    return workbooks.write_workbook(sheets, office=the_agency().name, title=title)


def _sheets(criteria: CriteriaSet | None) -> Iterator[WorkbookSheet]:
    yield WorkbookSheet(
        "คำอธิบาย", (WorkbookColumn("เรื่อง", 26), WorkbookColumn("คำอธิบาย", 90)), EXPLANATION
    )
    yield _sheet(YEAR_SHEET, VALUE_COLUMNS, _year_rows(criteria))
    yield _sheet(GRADE_SHEET, GRADE_COLUMNS, _grade_rows(criteria))
    yield _sheet(SECTION_SHEET, SECTION_COLUMNS, _section_rows(criteria))
    yield _sheet(ITEM_SHEET, ITEM_COLUMNS, _item_rows(criteria))
    yield _sheet(LINE_SHEET, LINE_COLUMNS, _line_rows(criteria))


def _sheet(
    title: str, columns: tuple[Column, ...], rows: Iterable[Iterable[CellValue]]
) -> WorkbookSheet:
    # Text cells throughout: a number cell cannot tell 9.10 from 9.1.
    heads = [
        WorkbookColumn(column.heading, column.width, AS_TEXT, column.choices) for column in columns
    ]
    return WorkbookSheet(title, heads, rows, choice_rows=_ROWS_OFFERED)


def _year_rows(criteria: CriteriaSet | None) -> Iterator[tuple[str, str]]:
    values = _year_values(criteria) if criteria else {}
    for key, heading in YEAR_VALUES.items():
        yield heading, values.get(key, "")


def _year_values(criteria: CriteriaSet) -> dict[str, str]:
    weights = criteria.weights
    return {
        "fiscal_year": str(criteria.fiscal_year),
        "standing": OFFICIAL if criteria.official else PROVISIONAL,
        "source": criteria.source,
        "copied_from": str(criteria.copied_from or ""),
        "oit_rule": _label(FiscalYear.OitRule.choices, criteria.oit_rule),
        **(
            {"iit": str(weights.iit), "eit": str(weights.eit), "oit": str(weights.oit)}
            if weights
            else {}
        ),
    }


def _grade_rows(criteria: CriteriaSet | None) -> Iterator[tuple[str, ...]]:
    for grade in criteria.grades if criteria else ():
        yield grade.name, _number(grade.min_total), _number(grade.min_instrument)


def _section_rows(criteria: CriteriaSet | None) -> Iterator[tuple[str, ...]]:
    for section in criteria.sections if criteria else ():
        yield section.number, section.title


def _item_rows(criteria: CriteriaSet | None) -> Iterator[tuple[str, ...]]:
    for item in criteria.items if criteria else ():
        yield (
            item.instrument,
            item.code,
            item.section,
            item.theme,
            item.title,
            _label(ChecklistItem.PeriodRule.choices, item.period),
            _label(PeriodBasis.choices, item.period_basis),
            YES if item.statistics else "",
            YES if item.eit_code else "",
            YES if item.social_pages else "",
            _label(Confidence.choices, item.confidence),
            item.source,
            item.note,
        )


def _line_rows(criteria: CriteriaSet | None) -> Iterator[tuple[str, ...]]:
    for item in criteria.items if criteria else ():
        for level, line in lines_of(item.elements):
            yield (
                item.instrument,
                item.code,
                str(level),
                line.marker,
                line.text,
                YES if line.one_is_enough else "",
                YES if line.is_note else "",
                _label(Confidence.choices, line.confidence),
                line.source,
            )


def _label(choices: list[tuple[str, str]], value: str) -> str:
    return dict(choices).get(value, value)


def _number(number: Decimal | None) -> str:
    return "" if number is None else str(number)
