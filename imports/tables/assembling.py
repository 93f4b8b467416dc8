"""The values of a row of a table: what each of its cells says, put together."""

from typing import Any

from imports.tables.cell_texts import same_words
from imports.tables.notes import Notes
from imports.tables.proposal import Row
from imports.tables.rows import TableRow
from imports.tables.target import Target, Values
from imports.tables.view import At
from records.how_far import counted

READING = "อ่านแถวที่"
FORMULA = "ช่องนี้เป็นสูตร ค่าที่เห็นคือค่าที่โปรแกรมคำนวณไว้ครั้งล่าสุด กรุณายืนยัน หรือวางเป็นค่า"
NO_RESULT = "ช่องนี้เป็นสูตรที่ไม่มีผลลัพธ์เก็บไว้ กรุณาเปิดในโปรแกรมตาราง บันทึกใหม่ หรือพิมพ์ค่า"
LONGEST_CELL = 32_767  # characters, as many as a cell of Excel holds
TOO_LONG = (
    "ช่องนี้ยาว {count:,} ตัวอักษร เกินที่ช่องตารางหนึ่งเก็บได้ ({most:,}) ระบบไม่ได้อ่านช่องนี้ กรุณาแก้ที่แฟ้มต้นทาง"
)
ERROR = "ช่องนี้แสดงข้อผิดพลาดของโปรแกรมตาราง จึงไม่มีค่า กรุณาแก้ที่แฟ้มต้นทาง"
TWO_TEXTS = "ช่องของแถวนี้บอก{label}ไว้ไม่เหมือนกัน กรุณาเลือก"
ASKED = {"title", "section_title", "post", "code"}  # where two cells must not disagree
# What cells may tell beside the fields of the target.
BESIDE = {"all_divisions", "divisions"}


def assemble(row: TableRow, target: Target, notes: Notes) -> Row:
    """The row with its values as the shell command prints them."""
    own: Values = {}
    derived: list[tuple[str, Any]] = []
    for field in target.fields:
        if field.name not in row.cells:
            continue
        cells = [at for at in row.cells[field.name] if _is_usable(at, notes)]
        for name, value in field.read(field.name, cells, notes).items():
            if name == field.name:
                own[name] = value
            elif name in BESIDE or target.field_named(name):
                derived.append((name, value))
    for name, value in derived:
        _merge(name, value, own, row, target, notes)
    _name_instrument(own, target, notes)
    if target.finish:
        target.finish(own, notes)
    return Row(row.place, own)


def _is_usable(at: At, notes: Notes) -> bool:
    if at.cell.is_error:
        notes.doubt(at, (), ERROR)
        return False
    if len(at.text) > LONGEST_CELL:
        notes.doubt(at, (), TOO_LONG.format(count=len(at.text), most=LONGEST_CELL))
        return False
    if at.cell.is_formula and not at.cell.links:  # an address in quotes needs no calculating
        empty = not at.text
        notes.doubt(at, () if empty else (at.text,), NO_RESULT if empty else FORMULA)
    return True


def _merge(name: str, value: Any, own: Values, row: TableRow, target: Target, notes: Notes) -> None:
    """Take what a cell of another field says; what was said already and otherwise is asked."""
    said = own.get(name)
    if said in (None, "", []):
        own[name] = value
    elif isinstance(said, list):
        known = {str(piece) for piece in said}
        own[name] = said + [piece for piece in value if str(piece) not in known]
    elif name in ASKED and said != value:
        is_same = name != "code" and same_words(str(said), str(value))
        if not is_same and (cells := row.cells.get(name)):
            field = target.field_named(name)
            label = field.label if field else name
            notes.doubt(cells[0], (said, value), TWO_TEXTS.format(label=label))


def _name_instrument(own: Values, target: Target, notes: Notes) -> None:
    """An indicator's number tells its instrument; items are those of OIT."""
    if own.get("instrument") or not target.field_named("instrument"):
        return
    if own.get("code"):
        own["instrument"] = "OIT"
    elif isinstance(number := own.get("number"), int) and number in notes.context.instruments:
        own["instrument"] = notes.context.instruments[number]


def assemble_all(rows: list[TableRow], target: Target, notes: Notes) -> list[Row]:
    """The rows of a table in its order; each is taken out of the list, which is empty then."""
    rows.reverse()
    found: list[Row] = []
    for _ in counted(READING, range(len(rows))):
        found.append(assemble(rows.pop(), target, notes))
    return found
