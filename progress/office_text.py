"""
Write the text of a docx or xlsx: python -I office_text.py <file> <most bytes>

A program of its own, which progress.file_reading starts with little time and memory: what an
attacker's document does to the parser, it does to this process. It imports nothing of the portal.
"""

import re
import sys
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

import openpyxl
from defusedxml.ElementTree import iterparse

# Comments and notes are read too: what stands in them is published with the file.
WORD_PARTS = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
MOST_CELLS = 150_000  # two or three seconds; what comes after is not read
# Forged cells claim columns by the million.
MOST_COLUMNS = 256


def word_text(document: BinaryIO) -> Iterator[str]:
    """The text of a docx, part after part, one line for each paragraph."""
    with ZipFile(document) as archive:
        for name in filter(WORD_PARTS.fullmatch, archive.namelist()):
            with archive.open(name) as part:
                for _, element in iterparse(part):
                    yield _piece(element)
                    element.clear()


def _piece(element) -> str:
    tag = element.tag.removeprefix(WORD).removeprefix(STRICT_WORD)
    if tag in ("t", "delText"):
        return element.text or ""
    return {"p": "\n", "br": "\n", "cr": "\n", "tab": "\t"}.get(tag, "")


def workbook_text(document: BinaryIO) -> Iterator[str]:
    """The values of an xlsx as last calculated, one line for each row, cells between tabs."""
    book = openpyxl.load_workbook(document, read_only=True, data_only=True)
    left = MOST_CELLS
    for sheet in book.worksheets:
        # The size that a sheet states may be a lie that hides the rest of it.
        sheet.reset_dimensions()
        yield f"{sheet.title}\n"
        for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
            cells = [_cell(value) for value in row if value is not None]
            yield "\t".join(cells) + "\n" if cells else ""
            left -= len(cells) + 1
            if left <= 0:
                return


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def main(path: str, most: int) -> None:
    with open(path, "rb") as document:
        with ZipFile(document) as archive:
            is_word = any(name.startswith("word/") for name in archive.namelist())
        for piece in (word_text if is_word else workbook_text)(document):
            data = piece.encode("utf-8", "ignore")[:most]
            sys.stdout.buffer.write(data)
            most -= len(data)
            if not most:
                break


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
