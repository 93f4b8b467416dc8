"""
An uploaded table as rows of texts, or one Thai sentence about what is wrong with the file.

Whatever `office_files` reads may hold the table. What kind of file it is is decided by its first
bytes, never by its name. Nothing is read further than the limits say.
"""

from tablib import Dataset

from catalogue.sheets import LINE
from documents.workbooks import unescape
from office_files.contents import OfficeFile, OfficeFileError
from office_files.parts import unpacked_size
from office_files.reading import read_office_file
from records.file_identity import identity_of_bytes
from spreadsheets.heads import find_heads
from spreadsheets.limits import MOST_BYTES, MOST_ROWS, MOST_UNPACKED
from spreadsheets.refusals import (
    EMPTY,
    NO_ROWS,
    PDF,
    TOO_LARGE,
    TOO_LONG,
    UNPACKS_TOO_LARGE,
    ReadError,
)
from spreadsheets.rows import TableRows

ONLY_THE_FIRST = "แฟ้มนี้มีตารางแบบเดียวกันหลายตาราง ระบบอ่านเฉพาะ “{read}” ยังไม่ได้อ่าน {others}"
HIDDEN_SHEET = "ตารางนี้อยู่ในแผ่น “{title}” ซึ่งซ่อนไว้ในแฟ้ม"


class ReadTable(Dataset):
    """
    The rows that were read, as django-import-export walks them.

    `told`: sentences about what a person does not see in the rows, as of hidden ones.
    """

    def __init__(self, headers: list[str]):
        super().__init__(headers=[LINE, *headers])
        self.told: list[str] = []


def read_table(data: bytes, headers: list[str]) -> ReadTable:
    """
    The rows of a file that has exactly these headers, in any order; empty lines are left out.

    The dataset has one column more, LINE: the line of the file. Raises ReadError.
    """
    file = _file_of(data)
    head, *others = find_heads(file, headers)
    rows = TableRows(head, headers, file.kind)
    dataset = ReadTable(headers)
    for line, cells in rows:
        if len(dataset) == MOST_ROWS:
            raise ReadError(TOO_LONG)
        dataset.append([line, *map(unescape, cells)])
    if not len(dataset):
        raise ReadError(NO_ROWS)
    if head.grid.is_hidden:
        dataset.told.append(HIDDEN_SHEET.format(title=head.grid.title))
    if others:
        names = ", ".join(f"“{other.grid.title}”" for other in others)
        dataset.told.append(ONLY_THE_FIRST.format(read=head.grid.title, others=names))
    dataset.told += [*rows.told(), *file.told]
    return dataset


def _file_of(data: bytes) -> OfficeFile:
    if len(data) > MOST_BYTES:
        raise ReadError(TOO_LARGE)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadError(EMPTY)
    kind = identity_of_bytes(data)
    if kind and kind.ending == "pdf":
        raise ReadError(PDF)
    if unpacked_size(data) > MOST_UNPACKED:
        raise ReadError(UNPACKS_TOO_LARGE)
    try:
        return read_office_file(data)
    except OfficeFileError as error:
        raise ReadError(str(error)) from error
