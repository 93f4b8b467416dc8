"""One table from its head to its last row: columns, rows, and what is told of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from imports.tables.assembling import assemble_all
from imports.tables.belonging import part_strangers
from imports.tables.columns import BY_CONTENTS, NO_PLACE, UNKNOWN, Column
from imports.tables.groups import GroupsAbove
from imports.tables.heads import Head
from imports.tables.notes import Notes
from imports.tables.proposal import FoundColumn, LeftOut, Row
from imports.tables.row_cells import RowCells
from imports.tables.row_words import TOTAL, head_words
from imports.tables.rows import RowSorter, TableRow
from imports.tables.target import Target, Values
from imports.tables.targets import TARGETS
from imports.tables.words import years_in

RIVALS = "คอลัมน์ {this} อาจเป็นเรื่องเดียวกับ {taken} ระบบอ่านคอลัมน์หลัง กรุณาเลือก"
WITHOUT_PLACE = "คอลัมน์ {column} “{head}” ระบบไม่มีที่เก็บ จึงไม่ได้อ่าน (มีข้อมูล {count} ช่อง)"
OF_OTHER_YEAR = "คอลัมน์ {column} “{head}” เป็นของปีอื่น จึงไม่ได้อ่าน (มีข้อมูล {count} ช่อง)"
JOINED = "คอลัมน์ {columns} อ่านรวมกันเป็น “{label}”"
RUNNING = "คอลัมน์นี้อาจเป็นเพียงลำดับแถว ไม่ใช่เลขข้อ OIT กรุณายืนยัน"
READINGS_OF_RUNNING = ("เลขข้อ OIT", "ลำดับแถว")
NOT_KNOWN = "ไม่รู้จักคอลัมน์ {column} “{head}” จึงไม่ได้อ่าน (มีข้อมูล {count} ช่อง)"
WITHOUT_HEAD = "คอลัมน์ {column} ไม่มีหัว จึงไม่ได้อ่าน (มีข้อมูล {count} ช่อง)"
GUESSED = "คอลัมน์ {column} “{head}” อ่านเป็น “{label}” โดยดูจากเนื้อหา กรุณาตรวจ"
HIDDEN_ROWS = "แถวที่ซ่อนไว้ในแฟ้มถูกอ่านด้วย: {rows}"
HIDDEN_COLUMNS = "คอลัมน์ที่ซ่อนไว้ในแฟ้มถูกอ่านด้วย: {columns}"
TURNED = "ตารางนี้มีหัวอยู่ด้านซ้าย (แถวกับคอลัมน์สลับกัน) ระบบอ่านหนึ่งคอลัมน์เป็นหนึ่งรายการ"
BLANK_DIVISIONS = "ช่องผู้รับผิดชอบของแถวเหล่านี้ว่าง: {cells} หากหมายถึงเหมือนแถวบน กรุณากรอกให้ครบก่อนนำเข้า"
MOST_NAMED = 30
WORDS = head_words(
    [word for target in TARGETS.values() for each in target.fields for word in each.heads]
)


@dataclass
class TableReading:
    """What one table gives."""

    rows: list[Row] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    next_table: int = 0  # the row in which another table begins; 0 for none


def read_table(
    head: Head,
    columns: Sequence[Column],
    target: Target,
    facts: Values,
    notes: Notes,
    groups: GroupsAbove,
) -> TableReading:
    """
    Read a table whose columns are known. What stands once goes into `facts`, doubts and oddities
    into the notes; `groups` hold what was said above the table.
    """
    named = frozenset(column.field.name for column in columns if column.field)
    notes.fields = notes.fields | named
    _tell_columns(head, columns, notes)
    cells = RowCells(head.view, columns, target, notes)
    found = RowSorter(head, cells, target, notes, WORDS, groups).sort()
    _tell_hidden(head, columns, [row for each in found.rows for row in each.rows], notes)
    belonging, strangers = part_strangers(found.rows, target, notes)
    _tell_blank_divisions(belonging, notes)
    # From here on a cell is held by its row alone, which goes as soon as its values are known.
    found.rows.clear()
    head.view.forget()
    rows = assemble_all(belonging, target, notes)
    totals = [
        (aside.row, LeftOut(aside.place, TOTAL))
        for aside in found.asides
        if not (target.takes_aside and target.takes_aside(aside, facts, notes))
    ]
    left_out = sorted([*found.left_out, *totals, *strangers], key=lambda pair: pair[0])
    return TableReading(rows, [each for _, each in left_out], found.next_table)


def found_columns(head: Head, columns: Sequence[Column]) -> list[FoundColumn]:
    """The columns as a person is shown them."""
    return [
        FoundColumn(
            head.view.column_name(column.place),
            column.head,
            column.field.name if column.field else "",
            column.field.label if column.field else "",
            column.score,
            column.reason,
        )
        for column in columns
    ]


def _tell_columns(head: Head, columns: Sequence[Column], notes: Notes) -> None:
    if head.view.is_turned:
        notes.tell(TURNED)
    _tell_joined(columns, head, notes)
    for column in columns:
        name = head.view.column_name(column.place)
        if column.field is None:
            count = _count(head, column)
            if count and column.reason in (UNKNOWN, NO_PLACE):
                shown = _why_not_read(column, notes.year_be)
                notes.tell(shown.format(column=name, head=column.head, count=count))
        elif column.reason == BY_CONTENTS and column.head:
            label = column.field.label
            notes.tell(GUESSED.format(column=name, head=column.head, label=label))
        _ask_columns(head, column, notes)


def _why_not_read(column: Column, year_be: int) -> str:
    if not column.head:
        return WITHOUT_HEAD
    if column.reason == NO_PLACE:
        return WITHOUT_PLACE
    years = years_in(column.head)
    return OF_OTHER_YEAR if years and year_be not in years else NOT_KNOWN


def _ask_columns(head: Head, column: Column, notes: Notes) -> None:
    """Ask about a column that may be another thing than it was taken for."""
    place = head.view.over(head.last, column.place)
    if column.is_running:
        notes.doubt(place, READINGS_OF_RUNNING, RUNNING)
    if column.rival:
        taken = f"{head.view.column_name(column.rival)} “{head.words(column.rival)}”"
        this = f"{head.view.column_name(column.place)} “{column.head}”"
        notes.doubt(place, (taken, this), RIVALS.format(this=this, taken=taken))


def _tell_joined(columns: Sequence[Column], head: Head, notes: Notes) -> None:
    """Texts of several columns that are one field."""
    joined: dict[str, list[Column]] = {}
    for column in columns:
        if column.field and column.field.may_repeat and not column.tick:
            joined.setdefault(column.field.label, []).append(column)
    for label, several in joined.items():
        if len(several) > 1:
            names = ", ".join(head.view.column_name(column.place) for column in several)
            notes.tell(JOINED.format(columns=names, label=label))


def _count(head: Head, column: Column) -> int:
    return head.view.count_below(head.last, column.place)


def _tell_hidden(head: Head, columns: Sequence[Column], rows: Sequence[int], notes: Notes) -> None:
    view = head.view
    hidden = [row for row in rows if row in view.hidden_rows]
    if hidden:
        names = [str(row) if not view.is_turned else view.name(row, 1)[:-1] for row in hidden]
        notes.tell(HIDDEN_ROWS.format(rows=_some(names)))
    places = [column.place for column in columns if column.field]
    concealed = [place for place in places if place in view.hidden_columns]
    if concealed:
        names = [view.column_name(place) for place in concealed]
        notes.tell(HIDDEN_COLUMNS.format(columns=_some(names)))


def _tell_blank_divisions(rows: Sequence[TableRow], notes: Notes) -> None:
    """A csv knows no merging: there a blank below the name of a division may mean the same one."""
    filled = [bool(row.cells["divisions"]) for row in rows if "divisions" in row.cells]
    if True not in filled or len(filled) < len(rows):
        return
    first = filled.index(True)
    blank = [row.place for row in rows[first:] if not row.cells["divisions"]]
    if blank:
        notes.tell(BLANK_DIVISIONS.format(cells=_some(blank)))


def _some(names: Sequence[str]) -> str:
    more = f" และอีก {len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
