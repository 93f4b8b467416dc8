"""Excel files of before 2007, record by record: no library writes them any more."""

import struct

BOOK, SHEET = 0x0005, 0x0010
FIRST = 164  # the number of the first format that is a file's own


def record(code: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(content)) + content


def _begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 0))


def _string(text: str, length: str = "<H") -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def label(row: int, column: int, text: str) -> bytes:
    """A cell with a text. Rows and columns from 0."""
    return record(0x0204, struct.pack("<HHH", row, column, 0) + _string(text))


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def formula(row: int, column: int, value: float, tokens: bytes = b"\x1e\x01\x00") -> bytes:
    """A formula with its last value; what it calculates is 1, or what the signs say."""
    head = struct.pack("<HHHdHIH", row, column, 0, value, 0, 0, len(tokens))
    return record(0x0006, head + tokens)


def hyperlink(url: str, shown: str) -> bytes:
    """The signs of HYPERLINK("url", "shown")."""
    texts = b"".join(b"\x17" + _string(text, "<B") for text in (url, shown))
    return texts + struct.pack("<BBH", 0x42, 2, 359)


def truth(row: int, column: int, value: int, is_error: int = 0) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, value, is_error))


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(0x00E5, struct.pack("<HHHHH", 1, top, bottom, left, right))


def hidden_row(row: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHI", row, 0, 256, 255, 0, 0, 0x20 | 0x100))


def hidden_column(column: int) -> bytes:
    return record(0x007D, struct.pack("<HHHHHH", column, column, 2048, 0, 1, 0))


def link(row: int, column: int, url: str) -> bytes:
    """An address behind a cell."""
    guid = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
    moniker = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
    address = (url + "\0").encode("utf-16-le")
    area = struct.pack("<HHHH", row, row, column, column)
    head = guid + struct.pack("<II", 2, 3) + moniker + struct.pack("<I", len(address))
    return record(0x01B8, area + head + address)


def workbook(
    *sheets: tuple[str, int, bytes], formats: tuple[str, ...] = (), before: bytes = b""
) -> bytes:
    """
    A book of sheets as (name, 0 or 1 or 2 for shown or hidden, records).

    `formats` are those that style 1, 2 … name; `before` are records that come first.
    """
    codes = b"".join(
        record(0x041E, struct.pack("<H", FIRST + at) + _string(code))
        for at, code in enumerate(formats)
    )
    keys = [0, *range(FIRST, FIRST + len(formats))]
    styles = b"".join(record(0x00E0, struct.pack("<HH16x", 0, key)) for key in keys)
    font = record(0x0031, struct.pack("<HHHHHI", 200, 0, 0, 400, 0, 0) + _string("A", "<B"))
    start = _begin(BOOK) + before + record(0x0042, struct.pack("<H", 1200)) + font
    start += codes + styles
    contents = [_begin(SHEET) + records + record(0x000A) for _, _, records in sheets]
    lengths = [4 + 6 + 1 + 1 + 2 * len(name) for name, _, _ in sheets]
    place = len(start) + sum(lengths) + len(record(0x000A))
    bound = b""
    for (name, state, _), content in zip(sheets, contents, strict=True):
        bound += record(0x0085, struct.pack("<IBB", place, state, 0) + _string(name, "<B"))
        place += len(content)
    return start + bound + record(0x000A) + b"".join(contents)


def older_workbook(name: str, text: str, codepage: int) -> bytes:
    """A sheet with one text, as Excel 95 wrote it: one byte a letter; 0 for an untold code."""
    letters, title = text.encode("cp874"), name.encode("cp874")
    begin = [record(0x0809, struct.pack("<HHHH", 0x0500, kind, 0, 0)) for kind in (BOOK, SHEET)]
    font = record(0x0031, struct.pack("<HHHHHI", 200, 0, 0, 400, 0, 0) + b"\x01A")
    start = begin[0] + (record(0x0042, struct.pack("<H", codepage)) if codepage else b"")
    start += font + record(0x00E0, bytes(16))
    place = len(start) + 4 + 7 + len(title) + 4
    bound = record(0x0085, struct.pack("<IBBB", place, 0, 0, len(title)) + title)
    cell = record(0x0204, struct.pack("<HHHH", 0, 0, 0, len(letters)) + letters)
    return start + bound + record(0x000A) + begin[1] + cell + record(0x000A)
