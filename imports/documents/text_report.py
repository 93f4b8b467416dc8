"""
A report as a text file: tables parted by tabs or in Markdown, cells with HTML that was left in.

What was a line within a cell stands on one line there; lists are parted again at their marks.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from imports.documents.marks import counted
from office_files.contents import Block, Cell, Grid, OfficeFile, OfficeFileError, Paragraph
from thai.spelling import normalise

KIND = "แฟ้มข้อความ"
TOO_LONG = "แฟ้มข้อความนี้ยาวเกิน {most} ตัวอักษร กรุณาแบ่งเป็นหลายแฟ้ม"
TAGS_LEFT_OUT = "แฟ้มมีรหัส HTML ที่ระบบไม่ได้อ่าน: {tags}"
MOST_LETTERS = 5_000_000

BREAK = "\x0b"  # a line break within a cell, until the lines of the file are parted
_BOX = re.compile(r"<input\b[^<>]{0,200}>", re.IGNORECASE)
_LONG_RUN = re.compile(" {11,}")
_MARKDOWN_BOX = re.compile(r"\[([ xX/✓✔])\](?=\s*[ก-ฮเ-ไ])")
_IS_TICKED = re.compile(r"\bchecked\b", re.IGNORECASE)
_BREAKS = re.compile(
    r"</?(?:p|br|li|ul|ol|div|tr|td|th|table|tbody|thead|h[1-6])\b[^<>]{0,300}>\s*", re.I
)
_INLINE = re.compile(
    r"</?(?:b|i|u|em|strong|span|font|a|sup|sub|label)\b[^<>]{0,300}>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}\b[^<>]{0,300}>")
_RULE = re.compile(r"[\s|:*_=\-–—]*")
_MARKDOWN_ROW = re.compile(r"^\s*(?:[-*]\s+)?\|(.*)\|\s*$")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")
_BEFORE_BOX = re.compile(r"\s*(?=[☐☑])")
_BEHIND_BOX = re.compile(r"^([☐☑].*?)\s+(?=[-•–]\s*[^\s0-9๐-๙])")
_DASH = re.compile(r"(?:^|(?<=\s))([-–])(\s*)(?=\S)")
_DOT = re.compile(r"\s+(?=[•●▪○]\s*\S|\*\s?[ก-ฮเ-ไ])")
_MONTH = re.compile(
    r"(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)|[0-9๐-๙]"
)


def read_text_report(text: str) -> OfficeFile:
    """The text as paragraphs and grids in its order. Raises OfficeFileError."""
    if len(text) > MOST_LETTERS:
        raise OfficeFileError(TOO_LONG.format(most=f"{MOST_LETTERS:,}"))
    text, tags = _without_tags(text)
    reader = _Reader()
    for line in text.replace("**", "").split("\n"):
        reader.line(line)
    told = [TAGS_LEFT_OUT.format(tags=" ".join(tags))] if tags else []
    return OfficeFile(KIND, reader.finished(), told)


def is_report_text(text: str) -> bool:
    """Whether a text has tables of its own, parted by tabs or in Markdown."""
    rows = (line for line in text.splitlines() if "\t" in line.strip() or _MARKDOWN_ROW.match(line))
    return next(rows, None) is not None


def _without_tags(text: str) -> tuple[str, list[str]]:
    """The text with boxes and line breaks for tags, and the names of tags that mean nothing."""
    text = _LONG_RUN.sub(" " * 10, text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _BOX.sub(lambda box: "☑" if _IS_TICKED.search(box[0]) else "☐", text)
    text = _MARKDOWN_BOX.sub(lambda box: "☐" if box[1].isspace() else "☑", text)
    text = _INLINE.sub("", _BREAKS.sub(_kept_break, text))
    tags = list(dict.fromkeys(tag[0] for tag in _TAG.finditer(text)))
    return normalise(html.unescape(_TAG.sub("", text)).replace(BREAK, "\ue000")), tags


def _kept_break(tag: re.Match[str]) -> str:
    """A break within the line; what parts lines and cells of the file stays."""
    return "".join(letter for letter in tag[0] if letter in "\n\t") or BREAK


@dataclass
class _Reader:
    """Gathers lines into paragraphs and rows into grids."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    tables: int = 0

    def line(self, line: str) -> None:
        bare = line.replace("\ue000", " ").strip()
        if not bare or _RULE.fullmatch(bare):
            self._end_words()
            return
        cells = _cells(line)
        if len(cells) > 1:
            self._end_words()
            if self.rows and len(self.rows[-1]) != len(cells):
                self._end_rows()
            self.rows.append(cells)
            return
        self._end_rows()
        self.words += [part for part in _lines(_MARKDOWN_HEADING.sub("", line)) if part]

    def _end_words(self) -> None:
        if self.words:
            self.blocks.append(Paragraph("\n".join(self.words)))
            self.words = []

    def _end_rows(self) -> None:
        if self.rows:
            self.tables += 1
            self.blocks.append(_grid(self.rows, self.tables))
            self.rows = []

    def finished(self) -> list[Block]:
        self._end_words()
        self._end_rows()
        return self.blocks


def _cells(line: str) -> list[str]:
    if match := _MARKDOWN_ROW.match(line):
        return match[1].split("|")
    return line.split("\t") if "\t" in line.strip() else [line]


def _lines(text: str) -> list[str]:
    return [part.strip() for part in text.split("\ue000")]


def _grid(rows: Iterable[list[str]], number: int) -> Grid:
    grid = Grid(f"ตารางที่ {number}", is_sheet=False)
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells, start=1):
            if text := "\n".join(unrolled(cell)):
                grid.cells[row, column] = Cell(text)
    return grid


def unrolled(cell: str) -> list[str]:
    """The lines of a cell that had to stand on one line: parted at boxes and marks of lists."""
    found: list[str] = []
    is_spaced: bool | None = None  # whether the list's first dash has a space behind it
    for line in filter(None, _lines(cell)):
        for part in _BEFORE_BOX.split(line):
            for piece in _behind_box(part):
                if is_spaced is None and (first := _DASH.match(piece)):
                    is_spaced = bool(first[2])
                for dash in _at_dashes(piece, is_spaced):
                    found += counted(dash)
    return [line for line in found if line]


def _behind_box(part: str) -> Iterator[str]:
    match = _BEHIND_BOX.match(part)
    if match:
        yield match[1]
        yield part[match.end() :].strip()
    else:
        yield part.strip()


def _at_dashes(line: str, is_spaced: bool | None) -> Iterator[str]:
    """
    The entries of a list with dashes or dots. A dash within words has spaces at both sides, as in
    "ชื่อ - นามสกุล": it parts only where the list's own first dash has one behind it.
    """
    for part in _DOT.split(line):
        starts = [0]
        for dash in _DASH.finditer(part, 1) if is_spaced is not None else ():
            if (is_spaced or not dash[2]) and not _joins(part, dash):
                starts.append(dash.start())
        ends = [*starts[1:], len(part)]
        yield from (part[a:b].strip() for a, b in zip(starts, ends, strict=True))


def _joins(text: str, dash: re.Match[str]) -> bool:
    """Whether a dash stands between two days or numbers, or within parentheses."""
    before, after = text[: dash.start()].rstrip(), text[dash.end() :]
    is_range = before[-1:].isdecimal() and bool(_MONTH.match(after))
    return is_range or before.count("(") > before.count(")")
