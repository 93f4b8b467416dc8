"""
An uploaded table as rows of texts, or one Thai sentence about what is wrong with the file.

What kind of file it is is decided by its first bytes, never by its name. Nothing is read further
than the limits say, whatever the file claims about itself.
"""

import csv
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO

from tablib import Dataset

from catalogue.sheets import LINE
from documents.workbooks import unescape
from records.file_identity import XLSX, identity_of_bytes
from spreadsheets.limits import MOST_BYTES, MOST_COLUMNS, MOST_LINES, MOST_ROWS
from spreadsheets.refusals import refusal_of
from spreadsheets.xlsx_reading import TOO_LONG, ReadError, xlsx_lines
from thai.spelling import normalise

UTF16 = (b"\xff\xfe", b"\xfe\xff")
NOT_TEXT = "แฟ้มนี้ไม่ใช่ข้อความและไม่ใช่ตาราง ระบบรับ .xlsx และ .csv เท่านั้น"
NOT_UTF8 = (
    "แฟ้ม csv ไม่ได้เข้ารหัสแบบ UTF-8{guess} กรุณาเลือกบันทึกเป็น “CSV UTF-8” หรือบันทึกเป็น xlsx แล้วนำเข้าใหม่"
)

LONGEST_CELL = 100_000  # characters; longer ones come of a quotation mark that is never closed


def read_table(data: bytes, headers: list[str]) -> Dataset:
    """
    The rows of a file that has exactly these headers, in any order; empty lines are left out.

    The dataset has one column more, LINE: the line of the file. Raises ReadError.
    """
    with warnings.catch_warnings():
        # openpyxl warns of drawings and styles that it leaves out; only texts matter here.
        warnings.simplefilter("ignore")
        return _dataset_of(_lines_of(data), headers)


def _dataset_of(lines: Iterator[tuple[int, list[str]]], headers: list[str]) -> Dataset:
    _, first = next(lines, (1, []))
    order = _order_of(first, headers)
    dataset = Dataset(headers=[LINE, *headers])
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(dataset) == MOST_ROWS:
            raise ReadError(TOO_LONG)
        if any(cell.strip() for cell in cells[len(first) :]):
            raise ReadError(f"แถวที่ {number} มีข้อมูลอยู่นอกคอลัมน์ของตาราง")
        padded = [*cells, *[""] * (len(first) - len(cells))]
        dataset.append([number, *(unescape(padded[place]) for place in order)])
    if not len(dataset):
        raise ReadError("ตารางไม่มีข้อมูล มีแต่หัวตาราง")
    return dataset


def _lines_of(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Numbered lines of the file, as texts."""
    if len(data) > MOST_BYTES:
        raise ReadError(f"แฟ้มใหญ่เกิน {MOST_BYTES // 1024 // 1024} MB")
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadError("แฟ้มว่างเปล่า")
    kind = identity_of_bytes(data)
    if kind == XLSX:
        return _within_limit(xlsx_lines(data))
    if kind:
        raise ReadError(refusal_of(kind))
    text = _text_of(data)
    if text.lstrip().startswith("<"):
        raise ReadError("แฟ้มนี้เป็น XML หรือหน้าเว็บ ไม่ใช่ตาราง กรุณาเปิดแล้วบันทึกเป็น .xlsx")
    return _within_limit(_csv_lines(text))


def _within_limit(lines: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(lines, start=1):
        if number > MOST_LINES:
            raise ReadError(TOO_LONG)
        yield number, cells


def _text_of(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\x00" in data and not data.startswith(UTF16):
            raise ReadError(NOT_TEXT) from None
        raise ReadError(NOT_UTF8.format(guess=_other_encoding(data))) from None
    if "\x00" in text:
        raise ReadError(NOT_TEXT)
    return text


def _other_encoding(data: bytes) -> str:
    if data.startswith(UTF16):
        return " (แฟ้มนี้เป็น UTF-16)"
    try:
        words = data.decode("cp874")
    except UnicodeDecodeError:
        return ""
    thai = sum("ก" <= letter <= "๛" for letter in words)
    return " (แฟ้มนี้เป็น Windows-874 หรือ TIS-620)" if thai > len(words) // 10 else ""


def _csv_lines(text: str) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    # Some offices' programs write semicolons or tabs for commas.
    between = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=between)
    try:
        for number, cells in enumerate(reader, start=1):
            for place, cell in enumerate(cells, start=1):
                if len(cell) > LONGEST_CELL:
                    # The library's own limit is one for the whole process: others may lift it.
                    raise csv.Error("a cell without end")
                if cell.startswith("="):
                    raise ReadError(f"ตารางมีสูตรในแถวที่ {number} คอลัมน์ที่ {place} กรุณาวางเป็นค่าแทนสูตร")
            yield cells
    except csv.Error:
        raise ReadError(
            f"อ่านแฟ้ม csv ไม่ได้ที่บรรทัด {reader.line_num} อาจมีเครื่องหมายคำพูดไม่ครบคู่"
        ) from None


def _order_of(first: list[str], headers: list[str]) -> list[int]:
    """Where each header stands in the first line; raises ReadError for any that is wrong."""
    names = [normalise(name).strip() for name in first]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise ReadError(f"ตารางมีเกิน {MOST_COLUMNS} คอลัมน์")
    del first[len(names) :]
    faults = [
        ("ขาดคอลัมน์", [name for name in headers if name not in names]),
        ("มีคอลัมน์ซ้ำ", [name for name, times in Counter(names).items() if name and times > 1]),
        ("มีคอลัมน์ที่ไม่รู้จัก", [name or "(ไม่มีชื่อ)" for name in names if name not in headers]),
    ]
    said = [f"{fault}: {', '.join(which[:10])}" for fault, which in faults if which]
    if said:
        raise ReadError("หัวตารางในแถวแรกไม่ตรงกับตารางนี้ " + " / ".join(said))
    return [names.index(name) for name in headers]
