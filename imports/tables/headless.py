"""A table without heads: its columns are guessed by what stands in them, and each guess asked."""

from collections.abc import Mapping
from dataclasses import replace

from imports.tables.column_scores import contents_below
from imports.tables.columns import BY_CONTENTS, BY_HAND, UNKNOWN, Column, propose_columns
from imports.tables.context import Context
from imports.tables.finding import readable_grids
from imports.tables.heads import Head
from imports.tables.notes import Notes
from imports.tables.target import Target
from imports.tables.view import View
from office_files.contents import OfficeFile

GUESSED = "ตารางนี้ไม่มีหัวคอลัมน์ ระบบเดาจากเนื้อหาว่าคอลัมน์ {column} คือ “{label}” กรุณายืนยัน"
NOT_READ = "ไม่อ่านคอลัมน์นี้"
MOSTLY = 0.8
SHORTEST_TITLE = 6  # letters of a title on an average


def find_headless(
    file: OfficeFile,
    target: Target,
    context: Context,
    year_be: int,
    given: Mapping[str, str] | None = None,
    sheet: str = "",
) -> tuple[Head, list[Column]] | None:
    """The first grid whose columns can be told by their contents, or as `given` says."""
    for grid in readable_grids(file, sheet):
        view = View(grid)
        wide = [row for row in view.rows if len(view.own_columns(row)) > 1]
        if not wide:
            continue
        head = Head(view, wide[0] - 1, wide[0] - 1, {}, {})
        columns = _with_title(
            propose_columns(head, target, context, year_be, given), head, target, context
        )
        names = {column.field.name for column in columns if column.field}
        if len(names) >= 2 and names & {*target.anchors, *target.begins}:
            return head, columns
    return None


def _with_title(
    columns: list[Column], head: Head, target: Target, context: Context
) -> list[Column]:
    """The first column of words that nothing else was told of is the title, or the place."""
    main = target.field_named("title") or target.field_named("place")
    if main is None or any(column.field == main for column in columns):
        return columns
    contents = contents_below(head, context)
    for at, column in enumerate(columns):
        below = contents[column.place]
        letters = sum(len(each.text) for each in below.cells)
        is_title = below.share("words") >= MOSTLY and letters >= SHORTEST_TITLE * len(below.cells)
        if column.field is None and column.reason == UNKNOWN and is_title:
            columns[at] = replace(column, field=main, reason=BY_CONTENTS)
            break
    return columns


def ask_guesses(head: Head, columns: list[Column], context: Context, notes: Notes) -> None:
    """One question for each column that was guessed."""
    contents = contents_below(head, context)
    for column in columns:
        cells = contents[column.place].cells
        if column.field and column.reason != BY_HAND and cells:
            label = column.field.label
            why = GUESSED.format(column=head.view.column_name(column.place), label=label)
            notes.doubt(cells[0], (label, NOT_READ), why)
