"""A table without heads: its columns are guessed by what stands in them, and each guess asked."""

from collections.abc import Mapping
from dataclasses import replace

from imports.tables.columns import BY_CONTENTS, BY_HAND, Column, propose_columns, sample_of
from imports.tables.contents import kinds_of
from imports.tables.context import Context
from imports.tables.finding import readable_grids
from imports.tables.heads import Head
from imports.tables.notes import Notes
from imports.tables.target import Field, Target
from imports.tables.view import View
from office_files.contents import OfficeFile

GUESSED = "ตารางนี้ไม่มีหัวคอลัมน์ ระบบเดาจากเนื้อหาว่าคอลัมน์ {column} คือ “{label}” กรุณายืนยัน"
NOT_READ = "ไม่อ่านคอลัมน์นี้"
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
    """The first column of words that nothing else was told of is the title, or the name."""
    main = target.field_named("title") or target.field_named("place")
    if main is None or any(column.field == main for column in columns):
        return columns
    for at, column in enumerate(columns):
        if column.field is None and column.reason != BY_HAND and _is_title(column, head, context):
            columns[at] = replace(column, field=main, score=0.4, reason=BY_CONTENTS)
            break
    return columns


def _is_title(column: Column, head: Head, context: Context) -> bool:
    cells = sample_of(head.view, head.last, column.place)
    letters = sum(len(at.text) for at in cells)
    return kinds_of(cells, context).get("words", 0) >= 0.8 and letters >= SHORTEST_TITLE * len(
        cells
    )


def ask_guesses(head: Head, columns: list[Column], notes: Notes) -> None:
    """One question for each column that was guessed."""
    for column in columns:
        field: Field | None = column.field
        if field is None or column.reason == BY_HAND:
            continue
        first = next(iter(sample_of(head.view, head.last, column.place)), None)
        if first is not None:
            why = GUESSED.format(column=head.view.column_name(column.place), label=field.label)
            notes.doubt(first, (field.label, NOT_READ), why)
