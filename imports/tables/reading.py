"""From an office's file to the rows that a target of the portal could have."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from imports.tables.bases import base_of
from imports.tables.checks import check_rows, check_year
from imports.tables.columns import Column, propose_columns
from imports.tables.context import Context
from imports.tables.facts import facts_above, name_committees
from imports.tables.finding import (
    Found,
    Part,
    find_parts,
    readable_grids,
    seen_heads,
    sheets_named,
)
from imports.tables.groups import GroupsAbove
from imports.tables.headless import ask_guesses, find_headless
from imports.tables.heads import Seen, find_head
from imports.tables.learning import learned
from imports.tables.notes import Notes
from imports.tables.proposal import LeftOut, NoTableError, Proposal
from imports.tables.row_words import OTHER_TABLE, TITLE
from imports.tables.sheet_names import field_of_name, told_by_name
from imports.tables.surroundings import (
    goes_on_from,
    group_titles,
    other_grids,
    paragraphs_around,
    title_rows,
    words_above,
)
from imports.tables.table_reading import TableReading, found_columns, read_table
from imports.tables.target import Target
from imports.tables.targets import target_named
from imports.tables.view import At
from office_files.contents import OfficeFile

DocumentReader = Callable[[OfficeFile, str, int], Proposal]
NO_TABLE = "ไม่พบตารางของ{label}ในแฟ้มนี้ ต้องมีหัวคอลัมน์ที่บอก “{needed}” และอีกอย่างน้อยหนึ่งช่อง"
NO_SHEET = "แฟ้มนี้ไม่มีชีต “{sheet}” ชีตที่มีคือ {sheets}"
NOTHING_AT_ALL = "แฟ้มนี้ไม่มีตาราง"
ONLY_TEXT = (
    "แฟ้มนี้ไม่มีตารางที่ระบบแบ่งช่องได้ มีแต่ข้อความ หากเปิดดูแล้วเห็นเป็นตาราง "
    "กรุณาใช้แฟ้ม Word หรือ Excel ต้นฉบับ หรือใส่เส้นตารางก่อนบันทึกเป็น PDF"
)
OF_SHEET = "ชีต “{sheet}” อ่านรวมกับชีตอื่นที่มีหัวตารางเหมือนกัน แถวที่ไม่ได้บอก{field}ใช้ตามชื่อชีต"
NEW_DIVISIONS = "ระบบยังไม่มีส่วนราชการใด ชื่อเหล่านี้อ่านจากแฟ้มและถือเป็นส่วนราชการใหม่: {names} กรุณาตรวจ"


def propose(
    file: OfficeFile,
    target: str,
    year_be: int,
    context: Context,
    columns: Mapping[str, str] | None = None,
    *,
    sheet: str = "",
    read_document: DocumentReader | None = None,
) -> Proposal:
    """
    The table of `target` in a file, as it could be taken over for a Buddhist fiscal year.
    `columns` leads from the names of columns ("C") to fields, "" for one that is not read; the
    rest is proposed. `sheet` names the sheet to read. `read_document` is asked for committees of a
    document, and for meetings of one without a register. Raises NoTableError in Thai, and
    ValueError in Thai for a target, column or field that does not exist.
    """
    wanted = learned(target_named(target), context.known_heads.get(target, {}))
    if sheet and not readable_grids(file, sheet):
        raise NoTableError(NO_SHEET.format(sheet=sheet, sheets=sheets_named(file)))
    reader = _Reader(file, wanted, year_be, context, columns or {}, sheet)
    found = find_parts(file, wanted, year_be, sheet)
    if read_document and _may_be_prose(file, target, found.parts):
        try:
            return read_document(file, target, year_be)
        except NoTableError:
            if not found.parts:
                raise
    return reader.read(found) if found.parts else reader.read_headless()


def _may_be_prose(file: OfficeFile, target: str, parts: list[Part]) -> bool:
    """Whether a document may tell a target in words: an order also lists people in a table."""
    if any(grid.is_sheet for grid in file.grids):
        return False
    return target == "committees" or (target == "meetings" and not parts)


@dataclass
class _Reader:
    file: OfficeFile
    target: Target
    year_be: int
    context: Context
    given: Mapping[str, str]
    sheet: str

    def __post_init__(self) -> None:
        self.notes = Notes(self.year_be, self.context)
        self.notes.base = base_of(self.file, self.notes)
        self.proposal = Proposal(self.target.name, self.year_be, base=self.notes.base)
        self.head: dict[str, Any] = {}
        self.groups = GroupsAbove(self.target)
        self.titles: list[At] = []  # that are groups

    def read(self, found: Found) -> Proposal:
        """The rows of all these tables, of which the first names the columns."""
        parts = found.parts
        columns: list[Column] = []
        for at, part in enumerate(parts):
            before = parts[at - 1] if at else None
            titles = group_titles(self.file, part)
            if titles or before is None or not goes_on_from(self.file, part, before):
                self.groups = GroupsAbove(self.target, titles, self._told_by_sheet(part, parts))
            if not part.goes_on:
                columns = propose_columns(
                    part.head, self.target, self.context, self.year_be, self.given
                )
                is_beside = before is not None and part.grid is before.grid
                self.proposal.left_out += [] if is_beside else title_rows(part.head, titles)
            self.titles += titles
            self._add(part, columns)
        above = words_above(self.file, parts)
        check_year(above, self.notes)
        for name, value in facts_above(self.target.name, above, self.notes).items():
            self.head.setdefault(name, value)
        self.proposal.left_out += other_grids(self.file, parts, found.alike, self.sheet)
        self.proposal.left_out += paragraphs_around(self.file, parts, self.titles, self.notes)
        return self._close(", ".join(dict.fromkeys(part.grid.title for part in parts)))

    def _told_by_sheet(self, part: Part, parts: list[Part]) -> dict[str, At]:
        """What the name of a sheet says of its rows, where several are read together."""
        if not part.grid.is_sheet or part.grid is parts[0].grid is parts[-1].grid:
            return {}
        field, at = field_of_name(part.grid.title, self.target), told_by_name(part.grid)
        if not field:
            return {}
        self.notes.tell(OF_SHEET.format(sheet=part.grid.title, field=self._label(field)))
        return {field: at}

    def _label(self, name: str) -> str:
        field = self.target.field_named(name)
        return field.label if field else name

    def read_headless(self) -> Proposal:
        """A table without heads. Raises NoTableError where its columns cannot be told."""
        found = find_headless(
            self.file, self.target, self.context, self.year_be, self.given, self.sheet
        )
        if found is None:
            raise NoTableError(self._why_none())
        head, columns = found
        ask_guesses(head, columns, self.context, self.notes)
        part = Part(head.view.grid, head)
        self._add(part, columns)
        self.proposal.left_out += title_rows(replace(head, first=head.last + 1))
        self.proposal.left_out += other_grids(self.file, [part], [], self.sheet)
        self.proposal.left_out += paragraphs_around(self.file, [part], [], self.notes)
        return self._close(head.view.grid.title)

    def _add(self, part: Part, columns: list[Column]) -> None:
        head, seen = part.head, Seen()
        while True:
            if not self.proposal.columns:
                self.proposal.columns = found_columns(head, columns)
            reading = read_table(head, columns, self.target, self.head, self.notes, self.groups)
            self._take(reading)
            if not reading.next_table:
                return
            after = find_head(head.view, self.target, self.year_be, reading.next_table, seen)
            if after is None:
                last = head.view.rows[-1]
                place = head.view.range_name(reading.next_table, last)
                self.proposal.left_out.append(LeftOut(place, OTHER_TABLE))
                return
            titles = group_titles(self.file, Part(part.grid, after), reading.next_table - 1)
            if after.first - reading.next_table > len(titles):
                place = head.view.range_name(reading.next_table, after.first - 1)
                self.proposal.left_out.append(LeftOut(place, TITLE))
            self.groups = GroupsAbove(self.target, titles)
            head = after
            columns = propose_columns(head, self.target, self.context, self.year_be)

    def _take(self, reading: TableReading) -> None:
        self.proposal.rows += reading.rows
        self.proposal.left_out += reading.left_out

    def _close(self, sheet: str) -> Proposal:
        rows = [row.values for row in self.proposal.rows]
        if self.target.closes:
            kept = list(rows)
            self.target.closes(kept, self.head, self.notes)
            left = {id(values) for values in kept}
            self.proposal.rows = [row for row in self.proposal.rows if id(row.values) in left]
        check_rows(self.proposal.rows, self.target, self.notes)
        if self.notes.new_divisions and not self.context.divisions:
            self.notes.tell(NEW_DIVISIONS.format(names=", ".join(self.notes.new_divisions)))
        if self.target.name == "committees":
            name_committees(rows, self.head)
        self.proposal.sheet, self.proposal.head = sheet, self.head
        self.proposal.doubts = self.notes.doubts
        self.proposal.tell = [*self.file.told, *self.notes.told]
        return self.proposal

    def _why_none(self) -> str:
        if not any(grid.cells for grid in self.file.grids):
            why = ONLY_TEXT if any(self.file.paragraphs) else NOTHING_AT_ALL
            return "\n".join([why, *self.file.told])
        names = [*self.target.anchors, *self.target.begins]
        fields = [self.target.field_named(name) for name in names]
        needed = "” หรือ “".join(each.label for each in fields if each)
        why = NO_TABLE.format(label=self.target.label, needed=needed)
        seen = seen_heads(self.file)
        return "\n".join([why, *([f"ที่พบคือ {seen}"] if seen else []), *self.file.told])
