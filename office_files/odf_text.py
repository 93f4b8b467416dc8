"""Texts in the files of LibreOffice: paragraphs with their spaces, tabs, breaks and links."""

from dataclasses import dataclass, field

from lxml import etree

from office_files.cleaning import clean, clean_cell
from office_files.contents import Link
from office_files.parts import Parts
from office_files.whole_numbers import whole

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"

MOST_SPACES = 1_000
_LEFT_OUT = {TEXT + "note", TEXT + "ruby-text", TEXT + "tracked-changes"}


@dataclass
class OdfText:
    """Reads paragraphs one after another."""

    pieces: list[str] = field(default_factory=list)
    found: list[Link] = field(default_factory=list)
    notes: int = 0

    @property
    def text(self) -> str:
        return clean_cell("".join(self.pieces))

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(self.found)

    def read_cell(self, cell: etree._Element) -> "OdfText":
        """The paragraphs of a cell, as lines."""
        for child in cell:
            if child.tag in (TEXT + "p", TEXT + "h"):
                if self.pieces:
                    self.pieces.append("\n")
                self.read(child)
            elif child.tag == OFFICE + "annotation":
                self.notes += 1
        return self

    def read(self, element: etree._Element) -> None:
        """What stands in a paragraph or a part of one."""
        self.pieces.append(element.text or "")
        for child in element:
            self._child(child)
            self.pieces.append(child.tail or "")

    def _child(self, child: etree._Element) -> None:
        if child.tag == TEXT + "s":
            self.pieces.append(" " * min(whole(child.get(TEXT + "c"), 1), MOST_SPACES))
        elif child.tag == TEXT + "tab":
            self.pieces.append("\t")
        elif child.tag == TEXT + "line-break":
            self.pieces.append("\n")
        elif child.tag == OFFICE + "annotation":
            self.notes += 1
        elif child.tag not in _LEFT_OUT:
            start = len(self.pieces)
            self.read(child)
            url = child.get(XLINK + "href", "").strip() if child.tag == TEXT + "a" else ""
            if url:
                self.found.append(Link(clean("".join(self.pieces[start:])), url))


def is_locked(parts: Parts) -> bool:
    """Whether the file has a password."""
    return b"encryption-data" in parts.read("META-INF/manifest.xml")
