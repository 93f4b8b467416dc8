"""A LibreOffice sheet (.ods) as grids: values as they are shown, what is merged, linked, hidden."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from lxml import etree

from office_files.contents import Cell, Grid, OfficeFile, OfficeFileError
from office_files.filling import MOST_COLUMNS, Filling, GridTooLargeError
from office_files.number_formats import GENERAL, parse_number
from office_files.odf_text import OFFICE, TABLE, OdfText, is_locked
from office_files.parts import LOCKED, Parts, Unpacked, local
from office_files.sheet_values import linked
from office_files.streaming import walk
from office_files.whole_numbers import whole

KIND = "ตาราง LibreOffice (.ods)"
EMPTY = "ตาราง LibreOffice นี้ไม่มีข้อมูลในแผ่นใดเลย"
NOTE = "ตารางมีความเห็นที่ติดไว้กับช่อง {n} แห่ง ระบบไม่ได้อ่าน"
MACRO = "แฟ้มนี้มีมาโคร ระบบอ่านเฉพาะข้อมูลในตาราง ไม่ได้เปิดมาโคร"

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ELEMENTS = {"style", "table", "table-column", "table-row", "tracked-changes"}
_CELLS = ("table-cell", "covered-table-cell")
_DURATION = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")
_NOT_SHOWN = ("collapse", "filter")

# What the file says of the format of a number is not read; its text is as it was shown.
_FORMATS = {"percentage": "0%", "float": GENERAL, "currency": GENERAL}

Value = Decimal | date | datetime | time | bool | None


def read_ods(data: bytes) -> OfficeFile:
    """Every sheet with its cells, hidden ones marked. Raises OfficeFileError."""
    parts = Parts(data)
    if is_locked(parts):
        raise OfficeFileError(LOCKED)
    stream = parts.stream("content.xml")
    if stream is None:
        raise OfficeFileError(EMPTY)
    reader = _Reader()
    reader.read(stream)
    reader.filling.check(reader.grids, EMPTY)
    told = [NOTE.format(n=reader.told["note"])] if reader.told["note"] else []
    if any(name.startswith(("Basic/", "Scripts/")) for name in parts.names):
        told.append(MACRO)
    return OfficeFile(KIND, list(reader.grids), [*told, *reader.filling.told])


@dataclass
class _Reader:
    """Reads the sheets, row by row."""

    grids: list[Grid] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    filling: Filling = field(default_factory=Filling)
    _is_dropped: bool = False  # the sheet that is read
    _hidden_styles: set[str] = field(default_factory=set)
    _areas: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)
    _row: int = 0
    _column: int = 0

    def read(self, stream: Unpacked) -> None:
        """Every sheet of the file, into `grids`."""
        for event, element in walk(stream, _ELEMENTS, ("start", "end")):
            name = local(element)
            if event == "start":
                if name == "table":
                    self._begin(element)
            elif name == "style":
                self._style(element)
            elif name == "table-column":
                self._columns(element)
            elif self.grids and name in ("table", "table-row") and not self._is_dropped:
                try:
                    self._end() if name == "table" else self._read_row(element)
                except GridTooLargeError as error:
                    self.filling.drop(self.grids[-1], error)
                    self._is_dropped = True

    def _style(self, style: etree._Element) -> None:
        properties = style.find("{*}table-properties")
        if properties is not None and properties.get(TABLE + "display") == "false":
            self._hidden_styles.add(next(iter(style.xpath("@*[local-name()='name']")), ""))

    def _begin(self, table: etree._Element) -> None:
        is_hidden = table.get(TABLE + "style-name", "") in self._hidden_styles
        self.grids.append(Grid(table.get(TABLE + "name", ""), is_hidden=is_hidden))
        self._areas, self._row, self._column, self._is_dropped = [], 0, 0, False

    def _end(self) -> None:
        for first, last in self._areas:
            self.filling.merge(self.grids[-1], first, last)

    def _columns(self, column: etree._Element) -> None:
        count = _count(column, "number-columns-repeated", LAST_COLUMN)
        if self.grids and column.get(TABLE + "visibility") in _NOT_SHOWN:
            last = min(self._column + count, MOST_COLUMNS)
            self.grids[-1].hidden_columns.update(range(self._column + 1, last + 1))
        self._column += count

    def _read_row(self, row: etree._Element) -> None:
        count = _count(row, "number-rows-repeated", LAST_ROW)
        first = self._row + 1
        self._row += count
        cells = list(self._cells(row, first))
        for at in range(first, first + count) if cells else ():
            for column, cell in cells:
                self.filling.put(self.grids[-1], at, column, cell)
            if row.get(TABLE + "visibility") in _NOT_SHOWN:
                self.grids[-1].hidden_rows.add(at)

    def _cells(self, row: etree._Element, at: int):
        column = 1
        for element in row:
            if local(element) not in _CELLS:
                continue
            count = _count(element, "number-columns-repeated", LAST_COLUMN)
            if local(element) == "table-cell":
                self._area(element, at, column)
                cell = self._cell(element)
                # A cell without contents is repeated to the end of the sheet.
                for place in range(column, column + count) if _holds(cell) else ():
                    yield place, cell
                    if place > MOST_COLUMNS:  # for which the sheet is refused
                        return
            column += count

    def _area(self, element: etree._Element, row: int, column: int) -> None:
        down = _count(element, "number-rows-spanned", LAST_ROW)
        across = _count(element, "number-columns-spanned", LAST_COLUMN)
        if down > 1 or across > 1:
            self._areas.append(((row, column), (row + down - 1, column + across - 1)))

    def _cell(self, element: etree._Element) -> Cell:
        text = OdfText().read_cell(element)
        self.told["note"] += text.notes
        kind = element.get(OFFICE + "value-type", "")
        is_error = any(value == "error" for value in element.xpath("@*[local-name()='value-type']"))
        value = None if is_error else _value(element, kind)
        formula = element.get(TABLE + "formula")
        cell = Cell(
            text.text,
            value,
            text.links,
            number_format=_FORMATS.get(kind, "") if value is not None else "",
            is_formula=formula is not None,
            is_error=is_error,
        )
        return linked(cell, formula) if formula else cell


def _holds(cell: Cell) -> bool:
    return bool(cell.text or cell.links or cell.is_formula) or cell.value is not None


def _value(element: etree._Element, kind: str) -> Value:
    if kind in ("float", "percentage", "currency"):
        return parse_number(element.get(OFFICE + "value", ""))
    if kind == "boolean":
        return element.get(OFFICE + "boolean-value") == "true"
    if kind == "date":
        return _moment(element.get(OFFICE + "date-value", ""))
    if kind == "time":
        return _clock(element.get(OFFICE + "time-value", ""))
    return None


def _moment(text: str) -> date | datetime | None:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None


def _clock(text: str) -> time | Decimal | None:
    """A time of the day; what goes on past a day stays a number of days, as in Excel."""
    found = _DURATION.fullmatch(text)
    if not found:
        return None
    hours, minutes, seconds = map(int, found.groups())
    if hours < 24 and minutes < 60 and seconds < 60:
        return time(hours, minutes, seconds)
    return parse_number(str((hours * 3600 + minutes * 60 + seconds) / 86400))


def _count(element: etree._Element, name: str, most: int) -> int:
    return max(1, min(whole(element.get(TABLE + name), 1), most))
