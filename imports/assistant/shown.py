"""What was read of a file, as a table that a person can check: doubts stand at their cells."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from imports.models import OfficeImport
from imports.tables.summary import label_of_field, shown_value, thai_day
from imports.tables.targets import TARGETS
from imports.taking_over.deciding import line_of

FIRST_ROWS = 50
MOST_ROWS = 500


@dataclass
class ShownDoubt:
    """A question about a cell, and what it may mean."""

    cell: str
    text: str
    readings: list[str]
    why: str

    @property
    def choices(self) -> list[str]:
        """The readings as people write them."""
        return [thai_day(reading) for reading in self.readings]


@dataclass
class ShownCell:
    """A value of a row, with the questions about it."""

    label: str
    text: str
    doubts: list[ShownDoubt] = field(default_factory=list)


@dataclass
class ShownRow:
    """A row; `doubts` are those that belong to no cell that is shown."""

    cell: str
    cells: list[ShownCell]
    doubts: list[ShownDoubt] = field(default_factory=list)

    @property
    def is_asked(self) -> bool:
        """Whether anything in it waits for a decision."""
        return bool(self.doubts or any(cell.doubts for cell in self.cells))


@dataclass
class ShownTable:
    """The rows that are shown, of all that were read; `doubts` are about the whole file."""

    labels: list[str]
    rows: list[ShownRow]
    all_rows: int
    doubts: list[ShownDoubt]


def doubts_of(one: OfficeImport) -> list[ShownDoubt]:
    """Every open question, those of the file first."""
    errors = (one.outcome or {}).get("errors", ())
    found = [*(one.proposal or {}).get("doubts", ()), *(e["doubt"] for e in errors if "doubt" in e)]
    by_cell = {(each["cell"], each["why"]): each for each in found}
    return [ShownDoubt(**each) for each in by_cell.values()]


def table_of(
    one: OfficeImport, target: str, rows: list[dict[str, Any]], *, whole: bool
) -> ShownTable:
    """The rows of one target; without `whole` the first ones and those with questions."""
    names = _names(rows, target)
    labels = [label_of_field(name, TARGETS[target]) for name in names]
    fields = {each["column"]: each["field"] for each in (one.proposal or {}).get("columns", ())}
    by_row, rest = _by_row(doubts_of(one), rows)
    shown = []
    for at, row in enumerate(rows):
        asked = by_row.get(at, [])
        if (whole and at < MOST_ROWS) or at < FIRST_ROWS or (asked and len(shown) < MOST_ROWS):
            shown.append(_row(row, names, labels, asked, fields))
    return ShownTable(labels, shown, len(rows), rest)


def _names(rows: Iterable[Mapping[str, Any]], target: str) -> list[str]:
    """The names of the values that any row has, in the order of the target's fields."""
    filled = {
        name for row in rows for name, value in row.items() if value not in (None, "", [], False)
    } - {"cell"}
    own = [each.name for each in TARGETS[target].fields if each.name in filled]
    return [*own, *sorted(filled - set(own))]


def _row(
    row: Mapping[str, Any],
    names: list[str],
    labels: list[str],
    asked: list[ShownDoubt],
    fields: Mapping[str, str],
) -> ShownRow:
    cells = {
        name: ShownCell(label, shown_value(row.get(name, "")))
        for name, label in zip(names, labels, strict=True)
    }
    shown = ShownRow(row["cell"], list(cells.values()))
    for doubt in asked:
        column = "".join(each for each in doubt.cell.split(" ")[-1] if each.isalpha())
        name = fields.get(column, "")
        (cells[name].doubts if name in cells else shown.doubts).append(doubt)
    return shown


def _by_row(
    doubts: list[ShownDoubt], rows: list[dict[str, Any]]
) -> tuple[dict[int, list[ShownDoubt]], list[ShownDoubt]]:
    """The doubts of each row, by its place: the last one that begins there or above."""
    starts: dict[str, list[tuple[int, int]]] = {}
    for at, row in enumerate(rows):
        sheet, line = line_of(row["cell"])
        starts.setdefault(sheet, []).append((line, at))
    for lines in starts.values():
        lines.sort()
    found: dict[int, list[ShownDoubt]] = {}
    rest = []
    for doubt in doubts:
        sheet, line = line_of(doubt.cell)
        lines = starts.get(sheet, [])
        place = bisect_right(lines, (line, len(rows)))
        if line and place:
            found.setdefault(lines[place - 1][1], []).append(doubt)
        else:
            rest.append(doubt)
    return found, rest
