"""The rows of a table: where each begins, what goes on below it, and what is no row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from imports.tables.cell_people import is_vacant
from imports.tables.cell_texts import is_nothing
from imports.tables.groups import GroupsAbove
from imports.tables.heads import Head
from imports.tables.notes import Notes
from imports.tables.proposal import LeftOut
from imports.tables.row_cells import NUMBERS, RowCells, says_number
from imports.tables.row_words import (
    COLUMN_NUMBERS,
    HEAD_AGAIN,
    LONE_WORDS,
    NOTE,
    ONLY_NUMBER,
    PAGE,
    SIGNATURE,
    VACANT,
    are_column_numbers,
    is_head_again,
    is_numeric,
    is_other_head,
    is_page_number,
    is_section_number,
    is_total,
    says_group,
    why_at_the_end,
)
from imports.tables.target import Aside, Target
from imports.tables.view import At
from office_files.contents import Cell

DITTO = {
    '"', "”", "“", "″", "〃", "''", "ๆ", "เช่นเดียวกัน", "เหมือนข้างต้น", "เหมือนข้อบน", '-"-', '- " -',
}  # fmt: skip
NO_ANCHOR = "แถวนี้ไม่มี{label} กรุณาตรวจว่าเป็นแถวของตารางหรือไม่"
GROUP_OR_MORE = "แถวนี้มีข้อความเดียว เป็นหัวข้อของแถวถัดไป หรือต่อจากแถวบน กรุณาเลือก"
READINGS_OF_LONE = ("หัวข้อของแถวถัดไป", "ต่อจากแถวบน")
NOTHING_ABOVE = "ข้อความนี้อยู่เหนือแถวแรกของตาราง"
SUMS_OF_GROUP = "จำนวนรวมของหัวข้อ ไม่ใช่ข้อมูลของแถว"


@dataclass
class TableRow:
    """A row of the table with the cells of each field, those of the rows that go on it too."""

    place: str
    cells: dict[str, list[At]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    _texts: dict[str, set[str]] = field(default_factory=dict)  # of fields that rows below add to

    def says_anew(self, name: str, at: At) -> bool:
        """Whether a cell of a row below says what no cell of the field said before."""
        if name not in self._texts:
            self._texts[name] = {one.text for one in self.cells.setdefault(name, [])}
        texts = self._texts[name]
        is_new = at.text not in texts and at.text not in DITTO
        texts.add(at.text)
        return is_new


@dataclass
class Sorted:
    """What became of the rows below a head; `next_table` is where another one begins."""

    rows: list[TableRow] = field(default_factory=list)
    left_out: list[tuple[int, LeftOut]] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    next_table: int = 0


class RowSorter:
    """Goes down a table and tells its rows from what else stands there."""

    def __init__(
        self,
        head: Head,
        cells: RowCells,
        target: Target,
        notes: Notes,
        words: frozenset[str],
        groups: GroupsAbove,
    ):
        self.view, self.head, self.of = head.view, head, cells
        self.target, self.notes, self.words = target, notes, words
        self.groups = groups
        # The others say nothing of any row.
        self._told_fields = [
            each for each in target.fields if each.name in cells.by_name or groups.tells(each)
        ]
        self._above: dict[str, list[At]] = {}  # what the row above says, also a vacant one
        self.has_ended = self._is_new_group = False
        self.found = Sorted()

    def sort(self) -> Sorted:
        """Every row below the head, until another table begins."""
        before, last = self.head.last, self.of.last_begun()
        self.last_begun = last if last > self.head.last else 0
        for row, after in pairwise(chain(self.view.rows_below(self.head.last), [0])):
            is_title = after and len(self.view.own_columns(row)) == 1
            if self._starts_other_table(row, before) or (
                is_title and self._starts_other_table(after, row)
            ):
                self.found.next_table = row
                break
            self._sort(row)
            before = row
        return self.found

    def _starts_other_table(self, row: int, before: int) -> bool:
        is_near = row - before == 1 and len(self.view.own_columns(before)) > 1
        if is_near and before == self.head.last:
            return False
        cells = self.of.cells(row)
        if len(cells) < 2 or not is_other_head(cells, self.words, is_near=is_near):
            return False
        return not self._is_head(row, cells)

    def _is_head(self, row: int, cells: Sequence[At]) -> bool:
        texts = [self.head.texts.get(column, ("",)) for column in self.view.own_columns(row)]
        return any(
            is_head_again(cells, [words[place] if len(words) >= -place else "" for words in texts])
            for place in range(-1, self.head.first - self.head.last - 2, -1)
        )

    def _sort(self, row: int) -> None:
        cells = self.of.cells(row)
        if self._is_head(row, cells):
            self._leave(row, HEAD_AGAIN)
        elif not self.found.rows and are_column_numbers(cells):
            self._leave(row, COLUMN_NUMBERS)
        elif is_page_number(cells):
            self._leave(row, PAGE)
        elif not self.of.has_number(row) and is_total(cells, of_scores=self._has_scores):
            by_field = {name: at for name in self.of.by_name if (at := self.of.own(row, name))}
            self.found.asides.append(Aside(row, self._place(row), by_field, tuple(cells)))
        elif self._is_of_the_end(row, cells):
            self.has_ended = True
        elif section := self._section(row, cells):
            self._is_new_group = self.groups.take(section, "section")
        elif self._is_lone(row, cells):
            self._lone(row, cells)
        elif self._is_vacant(row):
            self._leave(row, VACANT)
            self._said_of(row)  # a post that is vacant still tells the division of those below
        elif self._is_only_number(row, cells):
            self._leave(row, ONLY_NUMBER)
        else:
            self._row(row)

    @property
    def _has_scores(self) -> bool:
        return self.target.takes_aside is not None

    def _place(self, row: int) -> str:
        return self.view.range_name(row, row)

    def _leave(self, row: int, why: str) -> None:
        self.found.left_out.append((row, LeftOut(self._place(row), why)))

    def _is_of_the_end(self, row: int, cells: Sequence[At]) -> bool:
        """Leave out notes and signatures."""
        if self.of.has_number(row) or (row < self.last_begun and len(cells) > 2):
            return False
        why = why_at_the_end(cells)
        name = self.of.first_field(row)
        is_inner = name and name not in (*self.of.anchors, *self.of.begins)
        if why == NOTE and is_inner and not cells[0].is_wide:
            return False  # a remark within a text of the row above
        if not why and self.has_ended and len(cells) <= 2 and row >= self.last_begun:
            why = SIGNATURE
        if why:
            self._leave(row, why)
        return bool(why)

    def _section(self, row: int, cells: Sequence[At]) -> At | None:
        """A sub-indicator over items, with its number in the column of codes: "9.1", its title."""
        code, title = self.of.own(row, "code"), self.of.own(row, "title")
        if "section" not in self.target.groups or len(cells) != 2 or not (code and title):
            return None
        if not is_section_number(code.text):
            return None
        return At(Cell(f"{code.text} {title.text}"), code.place)

    def _is_lone(self, row: int, cells: Sequence[At]) -> bool:
        """Whether one cell, or words and sums, stand in a row that is none of the table."""
        first, name = cells[0], self.of.first_field(row)
        if len(cells) > 1:
            is_group = says_group(first.text) and all(is_numeric(at) for at in cells[1:])
            return is_group and not self.of.has_number(row) and name not in ("", "number")
        if self.of.is_wide(row) or not name:
            return True
        if name in NUMBERS and not says_number(first, name):
            return True
        if name in self.of.anchors:
            return bool(self.target.groups) and says_group(first.text)
        return name in self.of.begins or self.groups.is_filled_down(name)

    def _lone(self, row: int, cells: Sequence[At]) -> None:
        """A row of one cell over or beside the table: a group of the rows below, or a note."""
        at, name = cells[0], self.of.first_field(row)
        if name in ("number", "order") and says_number(at, name) and not self.of.is_wide(row):
            self._leave(row, ONLY_NUMBER)
        elif row > self.last_begun:
            self._leave(row, NOTE)
        elif not self.groups.take(at, name):
            self._leave(row, LONE_WORDS)
        else:
            self._is_new_group = True
            self._look_at_group(row, cells, name)

    def _look_at_group(self, row: int, cells: Sequence[At], name: str) -> None:
        """Tell of sums beside the words of a group; ask where they may go on with the row above."""
        at = cells[0]
        if len(cells) > 1:
            self.found.left_out.append((row, LeftOut(cells[1].place, SUMS_OF_GROUP)))
        elif name in self.of.begins and not self.of.is_wide(row) and not says_group(at.text):
            self.notes.doubt(at, READINGS_OF_LONE, GROUP_OR_MORE)

    def _is_vacant(self, row: int) -> bool:
        if self.target.keeps_vacant:
            return False
        at = self.of.own(row, "name") or self.of.own(row, "first_name")
        last = self.of.own(row, "last_name")
        if at or last:
            return any(is_vacant(each.text) for each in (at, last) if each)
        return bool(self.of.own(row, "post")) and not self.of.own(row, "email")

    def _is_only_number(self, row: int, cells: Sequence[At]) -> bool:
        said = [at for at in cells if not is_nothing(at.text)]
        numbers = (self.of.own(row, name) for name in ("number", "order"))
        return len(said) <= 1 and any(at in said for at in numbers if at)

    def _row(self, row: int) -> None:
        missing = not self.of.is_begun(row)
        if self._repeats(row) or (missing and not self._begins_without_anchor(row)):
            self._go_on(row)
            return
        self._is_new_group = False
        new = TableRow(self.view.name(row, self.view.own_columns(row)[0]), rows=[row])
        new.cells = self._said_of(row)
        if missing:
            column = self.of.by_name[self.of.anchors[0]][0]
            why = NO_ANCHOR.format(label=column.field.label)
            self.notes.doubt(self.view.at(row, column.place), (), why)
        self.found.rows.append(new)

    def _said_of(self, row: int) -> dict[str, list[At]]:
        """What a row says of each field, by itself or through those above it."""
        said = {
            each.name: cells
            for each in self._told_fields
            if (cells := self.groups.filled(each, self._shown(row, each.name)))
            or each.name in self.of.by_name
        }
        self._above = said
        return said

    def _shown(self, row: int, name: str) -> list[At]:
        shown = self.of.shown(row, name)
        if shown and shown[0].text in DITTO:
            return list(self._above.get(name, shown))
        return shown

    def _begins_without_anchor(self, row: int) -> bool:
        """A row that lacks its main value but not the next best one, and says something besides."""
        if not self.of.anchors or self.of.anchor_is_merged(row):
            return False
        said = [name for name in self.of.by_name if self.of.own(row, name)]
        begun = [name for name in self.of.begins if name in said]
        return bool(begun) and len(said) > 1 and not self._says_the_same(row, begun[0])

    def _says_the_same(self, row: int, name: str) -> bool:
        above = self.found.rows[-1].cells.get(name, []) if self.found.rows else []
        own = self.of.own(row, name)
        return bool(own and above and own.text == above[0].text)

    def _repeats(self, row: int) -> bool:
        """Whether a row names the same item or measure as the one above, with more about it."""
        names = [
            name
            for name in ("code", "number", "title")
            if self.found.rows and not self._is_new_group and self.of.own(row, name)
        ]
        return bool({"code", "title"} & set(names)) and all(
            self._says_the_same(row, name) for name in names
        )

    def _go_on(self, row: int) -> None:
        """Add what a row says to the row above it."""
        added = self.of.added(row)
        if added and not self.found.rows:
            self._leave(row, NOTHING_ABOVE)
            return
        for each, at in added:
            is_new = self.found.rows[-1].says_anew(each.name, at)
            if not each.fills_down and (is_new or at.cell.links or each.is_paired):
                self.found.rows[-1].cells[each.name].append(at)
        if added:
            self.found.rows[-1].rows.append(row)
