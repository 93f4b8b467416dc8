"""Which cells of an old Excel file are formulas: xlrd gives their values, but does not say so."""

import struct
from collections.abc import Iterator

from xlrd.compdoc import SIGNATURE, CompDoc

STREAMS = ("Workbook", "Book")
_FORMULA, _SHEET, _BEGIN, _END = 0x0006, 0x0085, 0x0809, 0x000A
_HEAD = struct.Struct("<HH")

Places = set[tuple[int, int]]


def formula_places(data: bytes) -> dict[int, Places]:
    """Row and column, both from 0, of each formula by the number of its sheet."""
    stream = _stream(data)
    found: dict[int, Places] = {}
    worksheets = 0
    for code, start, length in _records(stream, 0):
        if code == _SHEET and length > 6:
            (place,) = struct.unpack_from("<I", stream, start)
            if stream[start + 5] == 0:  # a sheet of cells, as the library counts them
                found[worksheets] = set(_formulas(stream, place))
                worksheets += 1
        elif code == _END:
            break
    return found


def _stream(data: bytes) -> bytes:
    if not data.startswith(SIGNATURE):
        return data
    document = CompDoc(data, logfile=_Silence())
    for name in STREAMS:
        found = document.get_named_stream(name)
        if found:
            return bytes(found)
    return b""


def _formulas(stream: bytes, place: int) -> Iterator[tuple[int, int]]:
    depth = 0  # charts within a sheet begin and end as sheets do
    for code, start, length in _records(stream, place):
        if code == _BEGIN:
            depth += 1
        elif code == _END:
            depth -= 1
            if depth <= 0:
                return
        elif code == _FORMULA and length >= _HEAD.size:
            row, column = _HEAD.unpack_from(stream, start)
            yield row, column


def _records(stream: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    while place + _HEAD.size <= len(stream):
        code, length = _HEAD.unpack_from(stream, place)
        place += _HEAD.size
        if place + length > len(stream):
            return
        yield code, place, length
        place += length


class _Silence:
    """The library writes down what it finds odd."""

    def write(self, text: str) -> None:
        """Nothing."""
