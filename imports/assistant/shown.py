"""What was read of a file, as a table that a person can check: doubts stand below their row."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from agency.models import FiscalYear
from agency.statuses import DEFAULTS
from imports.assistant.answers import LONGEST_ANSWER
from imports.models import OfficeImport
from imports.tables.decisions import KEEP, TYPED
from imports.tables.summary import in_words, label_of_field, shown_value
from imports.tables.targets import TARGETS
from imports.taking_over.deciding import line_of

FIRST_ROWS = 50
MOST_ROWS = 500
LEFT_EMPTY = "เว้นว่างไว้"
LONG = 24  # letters; what is longer needs a wide column
# Columns whose cells fill values of other names: what is asked stands at the first of them.
_SPREAD = {
    "times": "starts_at", "period": "starts_on", "name_title": "name", "first_name": "name",
    "last_name": "name", "evidence_title": "evidence", "evidence_date": "evidence",
}  # fmt: skip


@dataclass
class ShownDoubt:
    """A question about a cell, what it may mean, and which column it stands in."""

    cell: str
    text: str
    readings: list[str]
    why: str

    may_be_empty: bool = False
    may_be_typed: bool = True
    column: str = ""
    labels: list[str] = field(default_factory=list)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Answers and how people write them: readings, else words of the year."""
        if self.readings:
            return [(_answer(at, text), in_words(text)) for at, text in enumerate(self.readings)]
        words = [(label, label) for label in self.labels]
        return [*words, (KEEP, LEFT_EMPTY)] if self.may_be_empty else words


@dataclass
class ShownCell:
    """A value of a row; `is_asked` where something about it waits for a decision."""

    label: str
    text: str
    is_asked: bool = False


@dataclass
class ShownRow:
    """A row, and the questions about it."""

    cell: str
    cells: list[ShownCell]
    doubts: list[ShownDoubt] = field(default_factory=list)


@dataclass(frozen=True)
class ShownColumn:
    """The head of a column; `is_long` where a value of it needs room."""

    label: str
    is_long: bool


@dataclass
class ShownTable:
    """The rows that are shown, of all that were read."""

    title: str
    columns: list[ShownColumn]
    rows: list[ShownRow]
    all_rows: int

    @property
    def width(self) -> int:
        """How many columns it has, with the one of the cells' names."""
        return len(self.columns) + 1


def doubts_of(one: OfficeImport) -> list[ShownDoubt]:
    """Every open question, those of the file first."""
    errors = (one.outcome or {}).get("errors", ())
    of_file = (one.proposal or {}).get("doubts", ())
    found = {(each["cell"], each["why"]): ShownDoubt(**each, may_be_empty=True) for each in of_file}
    for each in (error["doubt"] for error in errors if "doubt" in error):
        # Beside the portal's rows nothing but the readings means anything.
        is_open = not each["readings"]
        found.setdefault((each["cell"], each["why"]), ShownDoubt(**each, may_be_typed=is_open))
    return list(found.values())


def table_of(
    one: OfficeImport,
    target: str,
    rows: list[dict[str, Any]],
    asked: Mapping[int, list[ShownDoubt]],
    *,
    whole: bool,
) -> ShownTable:
    """
    The rows of one target; without `whole` the first ones and those with questions. `asked` are
    the questions by the place of their row.
    """
    names = _names(rows, target)
    labels = [label_of_field(name, TARGETS[target]) for name in names]
    fields = {each["column"]: each["field"] for each in (one.proposal or {}).get("columns", ())}
    statuses = _statuses(one.year_be)
    first = MOST_ROWS if whole else FIRST_ROWS
    shown: list[ShownRow] = []
    for at, row in enumerate(rows):
        if at < first or (at in asked and len(shown) < MOST_ROWS):
            shown.append(_row(row, names, labels, asked.get(at, []), fields, statuses))
    columns = [
        ShownColumn(label, any(len(row.cells[at].text) > LONG for row in shown))
        for at, label in enumerate(labels)
    ]
    return ShownTable(TARGETS[target].label, columns, shown, len(rows))


def _answer(at: int, reading: str) -> str:
    """A reading as a form sends it back: its words, its number where a form would change them."""
    is_plain = reading == " ".join(reading.split()) and 0 < len(reading) < LONGEST_ANSWER
    if not is_plain or reading.startswith(TYPED):
        return f"{at:02}"
    # Words of digits alone would be the number of a reading.
    return TYPED + reading if reading.isdecimal() else reading


def _statuses(year_be: int) -> list[str]:
    year = FiscalYear.objects.filter(year_be=year_be).first()
    return [status.label for status in (year.statuses if year else DEFAULTS)]


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
    statuses: list[str],
) -> ShownRow:
    cells = {
        name: ShownCell(label, shown_value(row.get(name, "")))
        for name, label in zip(names, labels, strict=True)
    }
    for doubt in asked:
        column = "".join(each for each in doubt.cell.split(" ")[-1] if each.isalpha())
        name = _SPREAD.get(fields.get(column, ""), fields.get(column, ""))
        if name == "status":
            doubt.labels = statuses
        if cell := cells.get(name):
            cell.is_asked, doubt.column = True, cell.label
    return ShownRow(row["cell"], list(cells.values()), asked)


def doubts_by_row(
    doubts: list[ShownDoubt], rows: list[dict[str, Any]]
) -> tuple[dict[int, list[ShownDoubt]], list[ShownDoubt]]:
    """
    The doubts of each row, by its place, and those of none: a doubt belongs to the last row that
    begins there or above.
    """
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
