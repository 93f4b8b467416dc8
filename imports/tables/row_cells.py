"""What a row of a table says of each field: itself, through merged cells, and by marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from imports.tables.cell_texts import is_nothing
from imports.tables.columns import Column
from imports.tables.notes import Notes
from imports.tables.target import Field, Target
from imports.tables.view import At, View
from imports.tables.words import one_line
from office_files.contents import Cell
from thai.digits import to_arabic_digits

WIDE = "ช่อง {place} ผสานข้ามหลายคอลัมน์ ระบบอ่านเป็น “{label}” เท่านั้น กรุณาตรวจ"
NUMBERS = ("number", "code", "order")
_NUMBER = re.compile(r"(?:ข้อ|ที่|ลำดับ|ตัวชี้วัด)*\s*[0-9]{1,5}(?:[.][0-9]{1,3})*[.)]?(?:\s.*)?")
_CODE = re.compile(
    r"(?:ข้อ)?\s*(?:ที่)?\s*[a-z]{0,4}[\s.-]*[0-9]{1,4}(?![0-9.]*[./][0-9]).*", re.IGNORECASE
)


@dataclass(frozen=True)
class ReadColumn:
    """A column that is read; `tick` is what a mark in it means."""

    place: int
    field: Field
    tick: str = ""


class RowCells:
    """
    The cells of rows by field. `anchors` are fields whose filling begins a row; `begins` those
    that begin one without it.
    """

    def __init__(self, view: View, columns: Sequence[Column], target: Target, notes: Notes):
        self.view, self.target, self.notes = view, target, notes
        self.columns = {
            column.place: ReadColumn(column.place, column.field, column.tick)
            for column in columns
            if column.field
        }
        self.by_name: dict[str, list[ReadColumn]] = {}
        for column in self.columns.values():
            self.by_name.setdefault(column.field.name, []).append(column)
        self.anchors = [name for name in target.anchors if name in self.by_name]
        self.begins = [name for name in target.begins if name in self.by_name]
        if not self.anchors:
            self.anchors, self.begins = self.begins[:1], self.begins[1:]

    def cells(self, row: int) -> list[At]:
        """Everything that stands in a row itself, also in columns that are not read."""
        return [self.view.at(row, column) for column in self.view.own_columns(row)]

    def own(self, row: int, name: str) -> At | None:
        """What a row says itself of a field, nothing that is merged into it."""
        for column in self.by_name.get(name, ()):
            at = self.view.at(row, column.place)
            if _says(at):
                return at
        return None

    def is_begun(self, row: int) -> bool:
        """Whether a row of the table begins here."""
        return any(self.own(row, name) for name in self.anchors)

    def last_begun(self) -> int:
        """The last row of the whole grid that begins one; 0 for none."""
        places = {column.place for name in self.anchors for column in self.by_name[name]}
        return max((self.view.last_row(place, _says) for place in places), default=0)

    def has_number(self, row: int) -> bool:
        """Whether a row has a number or code of its own, as only rows of the table have."""
        return any(
            (at := self.own(row, name)) is not None and says_number(at, name) for name in NUMBERS
        )

    def first_field(self, row: int) -> str:
        """The field of the column in which the first thing of a row stands; "" for none."""
        column = self.columns.get(self.view.own_columns(row)[0])
        return column.field.name if column else ""

    def is_wide(self, row: int) -> bool:
        """Whether the first cell of a row reaches over half of the columns that are read."""
        column = self.view.own_columns(row)[0]
        reached = range(column, column + self.view.width(row, column))
        covered = sum(place in self.columns for place in reached)
        return covered > 1 and covered * 2 >= len(self.columns)

    def anchor_is_merged(self, row: int) -> bool:
        """Whether the row above reaches down into this one's main cell."""
        place = self.by_name[self.anchors[0]][0].place
        return self.view.holder(row, place) != (row, place)

    def shown(self, row: int, name: str) -> list[At]:
        """What a person sees of a field in a row, merged cells too."""
        found = (
            self._marked(row, column, self._seen(row, column))
            for column in self.by_name.get(name, ())
        )
        return [at for at in found if at]

    def _seen(self, row: int, column: ReadColumn) -> At:
        # A mark over several columns stands for each of them: three months of a plan.
        see = self.view.over if column.tick else self.view.shown
        return see(row, column.place)

    def added(self, row: int) -> list[tuple[Field, At]]:
        """What a row that goes on with another one adds to it."""
        found = (
            (column.field, self._marked(row, column, self.view.at(row, column.place)))
            for column in self.columns.values()
        )
        return [(field, at) for field, at in found if at and not is_nothing(at.text)]

    def _marked(self, row: int, column: ReadColumn, at: At) -> At | None:
        """A cell that says something; a mark becomes what it stands for."""
        if at.is_blank:
            return None
        if column.tick:
            place = self.view.name(row, column.place)
            return None if is_nothing(at.text) else At(Cell(column.tick), place)
        if at.is_wide and at.place == self.view.name(row, column.place):
            self._tell_wide(row, column, at)
        return at

    def _tell_wide(self, row: int, column: ReadColumn, at: At) -> None:
        reached = range(column.place + 1, column.place + self.view.width(row, column.place))
        covered = [self.columns[place].field.name for place in reached if place in self.columns]
        if covered and covered != ["ends_on"] and not is_nothing(at.text):
            self.notes.tell(WIDE.format(place=at.place, label=column.field.label))


def _says(at: At) -> bool:
    """Whether a cell holds anything but a sign for nothing."""
    return not at.is_blank and not is_nothing(at.text)


def says_number(at: At, name: str) -> bool:
    """Whether a cell for numbers or codes holds one, and not the words of a group."""
    pattern = _CODE if name == "code" else _NUMBER
    return bool(pattern.fullmatch(to_arabic_digits(one_line(at.text))))
