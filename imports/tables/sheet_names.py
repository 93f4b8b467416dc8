"""Sheets that are parts of one table: each is named after a division, a side or an instrument."""

import re
from collections.abc import Sequence

from imports.tables.cell_choices import instrument_in
from imports.tables.heads import Head
from imports.tables.row_words import is_group_title
from imports.tables.target import Target
from imports.tables.view import At
from office_files.contents import Cell, Grid

LONGEST = 40  # characters of a name of a sheet
_MARK = re.compile(r"^(?:[0-9๐-๙]{1,2}[.)]?\s*(?![0-9๐-๙.]))?")
_DIVISION = re.compile(r"(?:สำนักปลัด|สำนัก(?:งาน)?\s?[ก-ฮ]|กอง\s?[ก-ฮเ-ไ])[ก-๙]*")
_SECTION = re.compile(r"(?:ตัวชี้วัดย่อย\s*(?:ที่)?\s*)?[0-9๐-๙]{1,2}[.][0-9๐-๙]{1,2}(?:\s.*)?")


def field_of_name(title: str, target: Target) -> str:
    """The field that the name of a sheet tells of all its rows; "" for none."""
    words = _bare(title)
    if len(words) > LONGEST:
        return ""
    if _DIVISION.fullmatch(words):
        return "division" if target.field_named("division") else "divisions"
    if is_group_title(words) and "group" in target.groups:
        return "group"
    if _SECTION.fullmatch(words) and "section" in target.groups:
        return "section"
    return "instrument" if instrument_in(words) and "instrument" in target.groups else ""


def parts_of_one(heads: Sequence[tuple[Grid, Head]], best: Head, target: Target) -> list[Head]:
    """
    The heads of all sheets of a table that is spread over several, each named after what it holds;
    none where one sheet is the table, as where sheets are of different years.
    """
    found = [(grid, head) for grid, head in heads if grid.is_sheet and _is_alike(head, best)]
    names = {field_of_name(grid.title, target) for grid, _ in found}
    return [head for _, head in found] if len(found) > 1 and len(names) == 1 and all(names) else []


def told_by_name(grid: Grid) -> At:
    """The name of a sheet as a cell says it."""
    return At(Cell(_bare(grid.title)), f"ชีต “{grid.title}”")


def _bare(title: str) -> str:
    return _MARK.sub("", title.strip())


def _is_alike(head: Head, best: Head) -> bool:
    return [field.name for field, _ in head.fields.values()] == [
        field.name for field, _ in best.fields.values()
    ]
