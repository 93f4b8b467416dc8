"""Texts that hold a table: csv in any encoding and with any sign, pasted lines, plain text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from office_files.cleaning import clean, clean_cell
from office_files.contents import Block, Cell, Grid, OfficeFile, OfficeFileError, Paragraph
from office_files.delimited import Record, found_sign, records, told_sign
from office_files.filling import MOST_CELLS, Filling

CSV, TEXT, PASTED = "ตารางข้อความ (.csv)", "แฟ้มข้อความ (.txt)", "ข้อความที่วาง"
EMPTY = "แฟ้มนี้ว่างเปล่า ไม่มีข้อความ"
NOTHING_PASTED = "ยังไม่ได้วางข้อความหรือตาราง"
TOO_LONG = f"ข้อความยาวเกินไป ระบบอ่านได้ไม่เกิน {MOST_CELLS:,} บรรทัด กรุณาแบ่งเป็นหลายแฟ้ม"
TABLE_SHARE = 0.5  # of the lines, from which on the whole text is one table

_LINE_ENDS = re.compile("\r\n?")
# Markdown: a row of a table, the ruler below its heads, signs of headings and of bold letters.
_ROW = re.compile(r"^\s*\|(.*)\|\s*$")
_RULER = re.compile(r"[\s|:-]*-{3,}[\s|:-]*")
_MARKS = re.compile(r"^\s*#{1,6}\s+|\*\*")
_BREAK = re.compile(r" *<br\s*/?> *", re.IGNORECASE)
_NO_BREAK = "&nbsp;"
_STEP = 4  # spaces at the start of a line that count as one step


def read_text_table(text: str) -> OfficeFile:
    """A csv or text file: one grid, or paragraphs with tables between. Raises OfficeFileError."""
    text = _LINE_ENDS.sub("\n", text)
    if not clean(text):
        raise OfficeFileError(EMPTY)
    sign, rest = told_sign(text)
    share = 1.0
    if not sign:
        sign, share = found_sign(rest)
    if sign and share >= TABLE_SHARE and not (sign == "\t" and _has_tables(rest)):
        return OfficeFile(CSV, [_grid(records(rest, sign), "ตาราง", is_sheet=True)])
    return OfficeFile(TEXT, _mixed(text))


def read_pasted_text(text: str) -> OfficeFile:
    """What was copied in a program of tables or texts: cells parted by tabs, else lines."""
    text = _LINE_ENDS.sub("\n", text)
    if not clean(text):
        raise OfficeFileError(NOTHING_PASTED)
    sign, share = found_sign(text) if "\t" not in text else ("\t", 1.0)
    quoted = list(records(text, "\t", forgiving=True)) if sign == "\t" else []
    if sign == "\t" and _is_table([cells for _, cells in quoted]):
        return OfficeFile(PASTED, [_grid(quoted, "ตารางที่ 1", is_sheet=False)])
    if sign != "\t" and share > TABLE_SHARE and text.count("\n") > 0:
        return OfficeFile(PASTED, [_grid(records(text, sign), "ตารางที่ 1", is_sheet=False)])
    return OfficeFile(PASTED, _mixed(text))


def _has_tables(text: str) -> bool:
    """Whether lines with tabs stand in several blocks, each as wide as it likes."""
    widths = set()
    lines = (cells for _, cells in records(text, "\t", forgiving=True))
    for has_cells, group in groupby(lines, key=_has_cells):
        if has_cells:
            counted = Counter(len(cells) for cells in group)
            if counted.total() > 1:
                widths.add(counted.most_common(1)[0][0])
    return len(widths) > 1


def _has_cells(cells: list[str]) -> bool:
    return "\t" in "\t".join(cells).strip()


def _is_table(lines: list[list[str]]) -> bool:
    filled = [cells for cells in lines if any(cell.strip() for cell in cells)]
    return sum(len(cells) > 1 for cells in filled) >= TABLE_SHARE * len(filled)


def _grid(lines: Iterable[Record], title: str, is_sheet: bool) -> Grid:
    """The records as rows; a record of several lines is one row, as a program shows it."""
    grid, filling = Grid(title, is_sheet=is_sheet), Filling()
    for row, (_, cells) in enumerate(lines, start=1):
        for column, text in enumerate(cells, start=1):
            filling.put(grid, row, column, Cell(clean_cell(text)))
    return grid


def _mixed(text: str) -> list[Block]:
    """Lines as paragraphs; neighbours parted by tabs or as Markdown parts them are a table."""
    if text.count("\n") >= MOST_CELLS:
        raise OfficeFileError(TOO_LONG)
    blocks: list[Block] = []
    tables = 0
    filling = Filling()
    for is_row, group in groupby(_rows(text), key=itemgetter(0)):
        lines = [cells for _, cells in group]
        if not is_row:
            blocks += _paragraphs(line for cells in lines for line in "\t".join(cells).split("\n"))
            continue
        tables += 1
        grid = Grid(f"ตารางที่ {tables}", is_sheet=False)
        shown = (cells for cells in lines if not _RULER.fullmatch("|".join(cells)))
        for row, cells in enumerate(shown, start=1):
            for column, cell in enumerate(cells, start=1):
                filling.put(grid, row, column, Cell(clean_cell(_unmarked(cell))))
        blocks.append(grid)
    return blocks


def _rows(text: str) -> Iterator[tuple[bool, list[str]]]:
    """Each record, and whether it is a row of a table: parted by tabs, or as Markdown parts it."""
    for _, cells in records(text, "\t", forgiving=True):
        if len(cells) == 1 and (row := _ROW.match(cells[0])):
            yield True, row[1].split("|")
        else:
            yield _has_cells(cells), cells


def _unmarked(text: str) -> str:
    """A line or cell without the signs of Markdown, which a reader does not see."""
    return _BREAK.sub("\n", _MARKS.sub("", text)).replace(_NO_BREAK, " ")


def _paragraphs(lines: Iterable[str]) -> Iterator[Paragraph]:
    for line in lines:
        if text := clean(_unmarked(line)):
            lead = line[: len(line) - len(line.lstrip())].expandtabs(_STEP)
            yield Paragraph(text, indent=len(lead) // _STEP)
