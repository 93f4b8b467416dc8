"""
An edited Word document of minutes as its passages, found by the hidden bookmarks of the portal.

What stands between two known places belongs to the first of them, so that paragraphs may be
added, split and removed; what belongs to no passage is kept apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from imports.documents.minutes import is_end
from office_files.contents import OfficeFileError
from office_files.docx_names import W, value
from office_files.parts import Parts
from thai.protected import as_typed

NO_WORD = "แฟ้มนี้ไม่ใช่เอกสาร Word (.docx) หรือเปิดไม่ได้ กรุณาบันทึกเป็น .docx แล้วเลือกแฟ้มใหม่"
ALIEN = (
    "ไม่พบเครื่องหมายของระบบในแฟ้มนี้ ระบบอ่านกลับได้เฉพาะแฟ้ม Word ของรายงานการประชุมที่ดาวน์โหลดจากระบบนี้ "
    "หากเป็นแฟ้มอื่น กรุณาใช้หน้านำเข้าจากแฟ้มของหน่วยงาน"
)
MOST_PARAGRAPHS = 5_000
NOTHING = re.compile(r"[-–—\s]*ไม่มี[-–—\s]*")
_NAME = re.compile(r"_(minutes|opening|agenda|resolution|statement)_(\d{1,18})(?:_([0-9a-f]{8}))?")
_HEADINGS = ("Heading", "UnlistedHeading", "Title")
_LEVEL = re.compile(r"Clause([1-9])")
_WRAPS = {W + name for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag")}
_NOT_READ = {W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText")}


@dataclass(frozen=True)
class Said:
    """
    What one person says: behind which statement (its key, 0 for none), who spoke, the words.

    key, digest: of the statement that the row was made of; 0 and "" for a row without bookmark.
    """

    agenda: int
    behind: int
    speaker: str
    post: str
    text: str
    key: int = 0
    digest: str = ""


@dataclass
class EditedMinutes:
    """
    What was read.

    fields: texts by (kind, key of the row, field). digests: those that the document was made of,
    by (kind, key). spoken: every statement in its order; added: those that are to be added.
    others: lines that belong to no passage, in their order.
    """

    meeting: int = 0
    fields: dict[tuple[str, int, str], str] = field(default_factory=dict)
    digests: dict[tuple[str, int], str] = field(default_factory=dict)
    spoken: list[Said] = field(default_factory=list)
    added: list[Said] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def read_edited(data: bytes) -> EditedMinutes:
    """The passages of a document. Raises OfficeFileError with a Thai sentence."""
    if not data.startswith(b"PK"):
        raise OfficeFileError(NO_WORD)
    parts = Parts(data)
    tree = parts.xml("word/document.xml")
    body = None if tree is None else tree.find(W + "body")
    if body is None:
        raise OfficeFileError(NO_WORD)
    reader = _Reader()
    for count, element in enumerate(_elements(body)):
        if count > MOST_PARAGRAPHS:
            raise OfficeFileError(NO_WORD)
        reader.read(element)
    if not reader.found.meeting:
        raise OfficeFileError(ALIEN)
    return reader.finish()


class _Reader:
    """Walks down the document and knows to which passage the next paragraph belongs."""

    def __init__(self) -> None:
        self.found = EditedMinutes()
        self._lines: dict[tuple[str, int, str], list[str]] = {}
        self._open: tuple[str, int, str] | None = None
        self._agenda = 0

    def read(self, element: etree._Element) -> None:
        if element.tag == W + "tbl":
            self._table(element)
        else:
            self._paragraph(element)

    def finish(self) -> EditedMinutes:
        """All that was read, line below line."""
        self.found.fields |= {key: "\n".join(lines) for key, lines in self._lines.items()}
        return self.found

    def _paragraph(self, paragraph: etree._Element) -> None:
        text, style = text_of(paragraph), value(paragraph.find(W + "pPr"), "pStyle") or ""
        if self._is_anchor(paragraph, text):
            return
        if style.startswith(_HEADINGS) or style == "SignatureBlock" or is_end(text):
            self._open = None
        if not text.strip():
            return
        if self._open is None:
            self.found.others.append(text.strip())
        elif not NOTHING.fullmatch(text):
            self._lines[self._open].append(_line(text, style))

    def _is_anchor(self, paragraph: etree._Element, text: str) -> bool:
        for kind, key, digest in _names(paragraph):
            if kind == "minutes":
                self.found.meeting = key
                self.found.others.append(text.strip())
                return True
            self.found.digests[kind, key] = digest
            if kind == "agenda":
                self._agenda = key
                self.found.fields[kind, key, "title"] = text.strip()
                self._begin(kind, key, "details")
                return True
            if kind == "opening":
                self._agenda = 0
                self.found.others.append(text.strip())
                self._begin(kind, key, "opening")
                return True
        return False

    def _begin(self, kind: str, key: int, name: str) -> None:
        self._open = (kind, key, name)
        self._lines.setdefault(self._open, [])
        self.found.fields[self._open] = ""  # here, so that fields stand in their order

    def _table(self, table: etree._Element) -> None:
        rows = [row for row in table.iter(W + "tr") if _of(row, table)]
        if any(True for row in rows for _ in _names(row)):
            behind = 0
            for row in rows:
                behind = self._spoken(row, behind)
            self._open = None
            return
        for row in rows:
            line = "\t".join(" ".join(_lines_of(cell)) for cell in row.findall(W + "tc"))
            if not line.strip():
                continue
            if self._open:
                self._lines[self._open].append(line)
            else:
                self.found.others.append(line)

    def _spoken(self, row: etree._Element, behind: int) -> int:
        """One row: who spoke and what was said. Returns the statement behind which the next is."""
        cells = [_lines_of(cell) for cell in row.findall(W + "tc")]
        who, said = cells[0] if cells else [], [line for cell in cells[1:] for line in cell]
        for kind, key, digest in _names(row):
            self.found.digests[kind, key] = digest
            if kind == "resolution":
                self.found.fields[kind, key, kind] = "\n".join(said)
            if kind != "statement":
                return behind
            self._say(behind, who, said, key, digest)
            return key
        if who or said:
            self._say(behind, who, said)
        return behind

    def _say(
        self, behind: int, who: list[str], said: list[str], key: int = 0, digest: str = ""
    ) -> None:
        texts = {
            "speaker": who[0] if who else "",
            "post": " ".join(who[1:]),
            "text": "\n".join(said),
        }
        self.found.spoken.append(Said(self._agenda, behind, **texts, key=key, digest=digest))
        if key:
            self.found.fields |= {("statement", key, name): text for name, text in texts.items()}


def text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph as they read when every change is accepted."""
    parts: list[str] = []
    _collect(paragraph, parts)
    return as_typed("".join(parts))


def _collect(element: etree._Element, parts: list[str]) -> None:
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if each.tag == W + "t":
            parts.append(each.text or "")
        elif each.tag in (W + "tab", W + "br", W + "cr"):
            parts.append("\t" if each.tag == W + "tab" else "\n")
        elif each.tag not in _NOT_READ:
            waiting.extend(reversed(each))


def _elements(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables below each other; what wraps them is looked through."""
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        if element.tag in (W + "p", W + "tbl"):
            yield element
        elif element.tag in (
            W + "sdt",
            W + "sdtContent",
            W + "ins",
            W + "customXml",
            W + "smartTag",
        ):
            waiting.extend(reversed(element))


def _names(element: etree._Element) -> Iterator[tuple[str, int, str]]:
    for start in element.iter(W + "bookmarkStart"):
        if found := _NAME.fullmatch(start.get(W + "name", "")):
            yield found[1], int(found[2]), found[3] or ""


def _of(row: etree._Element, table: etree._Element) -> bool:
    """Whether the row is one of this table, not of one within it, nor deleted."""
    if row.find(f"{W}trPr/{W}del") is not None:
        return False
    return next(row.iterancestors(W + "tbl")) is table


def _lines_of(cell: etree._Element) -> list[str]:
    """The lines of a cell; rows of a table within it are lines with tabs."""
    lines: list[str] = []
    for element in _elements(cell):
        if element.tag == W + "p":
            style = value(element.find(W + "pPr"), "pStyle") or ""
            lines.append(_line(text_of(element), style))
            continue
        for row in element.iter(W + "tr"):
            texts = (" ".join(map(text_of, one.iter(W + "p"))) for one in row.findall(W + "tc"))
            lines.append("\t".join(texts))
    return [line for line in lines if line.strip()]


def _line(text: str, style: str) -> str:
    """A typed line; deeper lines of a list stand in by two spaces for each level."""
    if level := _LEVEL.fullmatch(style):
        return "  " * (int(level[1]) - 1) + text.strip().replace("\t", " ", 1)
    return text.strip()
