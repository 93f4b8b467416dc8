"""What stands around the tables that are read: titles, other sheets and tables, paragraphs."""

from collections.abc import Sequence

from imports.tables.finding import Part
from imports.tables.heads import Head
from imports.tables.notes import Notes
from imports.tables.proposal import LeftOut
from imports.tables.row_words import TITLE
from imports.tables.words import one_line
from office_files.contents import Grid, OfficeFile, Paragraph

HIDDEN = "ชีตนี้ถูกซ่อนไว้ในแฟ้ม ไม่ได้อ่าน"
OTHER_SHEET = "ไม่ใช่ชีตที่อ่าน"
SAME_HEADS = "ชีตนี้มีตารางแบบเดียวกัน ยังไม่ได้อ่าน หากต้องการ กรุณานำเข้าชีตนี้แยกอีกครั้ง"
OTHER_TABLE = "ไม่ใช่ตารางของเรื่องที่นำเข้า"
BELOW = "ข้อความใต้ตาราง ไม่ได้นำเข้า: {text}"
ABOVE = "ข้อความเหนือตารางในเอกสาร ไม่ได้นำเข้า: {text}"
LONGEST_SHOWN = 120


def title_rows(head: Head) -> list[LeftOut]:
    """The rows above a head, as one place each time that rows follow each other."""
    rows = [row for row in head.view.rows if row < head.first]
    blocks: list[list[int]] = []
    for row in rows:
        if blocks and row - blocks[-1][-1] == 1:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return [LeftOut(head.view.range_name(block[0], block[-1]), TITLE) for block in blocks]


def other_grids(
    file: OfficeFile, parts: Sequence[Part], alike: Sequence[Grid], sheet: str
) -> list[LeftOut]:
    """The sheets and tables of a file that are not read; `alike` have the same heads."""
    read = {id(part.grid) for part in parts}
    same = {id(grid) for grid in alike} if not sheet else set()
    found = []
    for grid in file.grids:
        if id(grid) in read or not (grid.cells or grid.is_sheet):
            continue
        name = f"ชีต “{grid.title}”" if grid.is_sheet else grid.title
        found.append(LeftOut(name, _why(grid, has_same_heads=id(grid) in same)))
    return found


def _why(grid: Grid, *, has_same_heads: bool) -> str:
    if grid.is_hidden:
        return HIDDEN
    if has_same_heads:
        return SAME_HEADS
    return OTHER_SHEET if grid.is_sheet else OTHER_TABLE


def paragraphs_around(file: OfficeFile, parts: Sequence[Part], notes: Notes) -> list[LeftOut]:
    """Paragraphs above the last table are told, those below it left out."""
    read = {id(part.grid) for part in parts}
    places = [at for at, block in enumerate(file.blocks) if id(block) in read]
    last = max(places, default=len(file.blocks))
    above = _words(file.blocks[:last])
    below = _words(file.blocks[last + 1 :])
    if above:
        notes.tell(ABOVE.format(text=_short(above)))
    return [LeftOut("ใต้ตาราง", BELOW.format(text=_short(below)))] if below else []


def words_above(file: OfficeFile, parts: Sequence[Part]) -> list[str]:
    """The titles of the tables that are read: of a document, a page or a sheet."""
    texts = [part.grid.title for part in parts]
    for part in parts:
        view = part.head.view
        texts += [
            view.at(row, column).text
            for row in view.rows[:20]
            if row < part.head.first
            for column in view.own_columns(row)
        ]
    return [*texts, *_words(file.blocks)[:10]]


def _words(blocks: Sequence[object]) -> list[str]:
    texts = (one_line(block.text) for block in blocks if isinstance(block, Paragraph))
    return [text for text in texts if text]


def _short(texts: Sequence[str]) -> str:
    text = " · ".join(texts)
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
