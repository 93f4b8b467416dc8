"""An Excel file (.xlsx, .xlsm) as grids, one a sheet: values, formats, links, what is hidden."""

from collections.abc import Iterator

from lxml import etree

from office_files.contents import Grid, OfficeFile, OfficeFileError
from office_files.filling import GridTooLargeError
from office_files.parts import Parts, R, Relation
from office_files.xlsx_names import cell_formats, shared_texts, symbol_fonts
from office_files.xlsx_sheet import Book, SheetReader

KIND = "ตาราง Excel"
MOST_SHEETS = 300
MOST_NAMED = 10  # cells

EMPTY = "ตาราง Excel นี้ไม่มีข้อมูลในแผ่นใดเลย"
PICTURES = (
    "ตาราง Excel นี้มีแต่ภาพ ไม่มีข้อความในช่อง ระบบอ่านภาพไม่ได้ "
    "กรุณาใช้แฟ้ม Word หรือ Excel ต้นฉบับที่พิมพ์ไว้ หรือพิมพ์ตารางใหม่"
)
MACRO = "แฟ้มนี้มีมาโคร ระบบอ่านเฉพาะข้อมูลในตาราง ไม่ได้เปิดมาโคร"
_SHEETS = ("worksheet", "dialogsheet")
_LEFT_OUT = {
    "comments": "แผ่น “{title}” มีความเห็นที่ติดไว้กับช่อง ระบบไม่ได้อ่าน",
    "drawing": "แผ่น “{title}” มีภาพหรือรูปวาด ระบบไม่ได้อ่าน",
}


def read_xlsx(data: bytes) -> OfficeFile:
    """Every sheet with its cells, hidden ones marked. Raises OfficeFileError."""
    parts = Parts(data)
    name = parts.main_part()
    workbook, relations = parts.xml(name), parts.relations(name)
    file = OfficeFile(KIND)
    if any(part.lower().endswith("vbaproject.bin") for part in parts.names):
        file.told.append(MACRO)
    book = _book(parts, workbook, relations)
    for sheet, relation in _sheets(workbook, relations):
        title = sheet.get("name", "")
        if relation.kind not in _SHEETS:
            file.told.append(f"แผ่น “{title}” เป็นแผนภูมิ ระบบไม่ได้อ่าน")
            continue
        grid = Grid(title, is_hidden=sheet.get("state", "visible") != "visible")
        file.told += _read_sheet(parts, relation.target, grid, book)
        file.blocks.append(grid)
    has_pictures = any(part.startswith("xl/media/") for part in parts.names)
    book.filling.check(file.grids, PICTURES if has_pictures else EMPTY)
    file.told += book.filling.told
    return file


def _book(parts: Parts, workbook: etree._Element | None, relations: dict[str, Relation]) -> Book:
    named = {relation.kind: relation.target for relation in relations.values()}
    properties = None if workbook is None else workbook.find("{*}workbookPr")
    return Book(
        texts=shared_texts(parts, named.get("sharedStrings", "")),
        formats=cell_formats(parts, named.get("styles", "")),
        symbol_fonts=symbol_fonts(parts, named.get("styles", "")),
        from_1904=properties is not None and properties.get("date1904") in ("1", "true"),
    )


def _sheets(
    workbook: etree._Element | None, relations: dict[str, Relation]
) -> Iterator[tuple[etree._Element, Relation]]:
    sheets = [] if workbook is None else list(workbook.iterfind("{*}sheets/{*}sheet"))
    if len(sheets) > MOST_SHEETS:
        raise OfficeFileError(f"แฟ้มนี้มีเกิน {MOST_SHEETS} แผ่น กรุณาคัดลอกเฉพาะแผ่นที่ต้องการไปไว้ในแฟ้มใหม่")
    for sheet in sheets:
        relation = relations.get(sheet.get(R + "id", ""))
        if relation is not None:
            yield sheet, relation


def _read_sheet(parts: Parts, name: str, grid: Grid, book: Book) -> Iterator[str]:
    """Fill the grid; sentences about what was left out."""
    relations = parts.relations(name)
    reader = SheetReader(book, grid, relations)
    stream = parts.stream(name)
    try:
        if stream is not None:
            reader.read(stream)
    except GridTooLargeError as error:
        book.filling.drop(grid, error)
        return
    if reader.without_values:
        named = " ".join(reader.without_values[:MOST_NAMED])
        yield (
            f"แผ่น “{grid.title}” มีสูตรที่ยังไม่ได้คำนวณ {len(reader.without_values):,} ช่อง ({named}) "
            "ระบบไม่ทราบค่า กรุณาเปิดในโปรแกรมตารางคำนวณ บันทึก แล้วนำเข้าใหม่"
        )
    if reader.links_left_out:
        yield (
            f"แผ่น “{grid.title}” มีลิงก์ที่ครอบช่องมากเกินไป "
            f"ระบบไม่ได้อ่านลิงก์ {reader.links_left_out:,} แห่งสุดท้าย กรุณาตรวจช่องที่มีลิงก์"
        )
    for kind in dict.fromkeys(relation.kind for relation in relations.values()):
        if kind in _LEFT_OUT:
            yield _LEFT_OUT[kind].format(title=grid.title)
