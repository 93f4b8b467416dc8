"""
Which cells of an old Excel file are formulas, and the addresses that they make links of: xlrd
gives their values, but says neither.
"""

import struct
from collections.abc import Iterator

from xlrd.compdoc import SIGNATURE, CompDoc

STREAMS = ("Workbook", "Book")
_NAMES = {name.casefold() for name in STREAMS}
_FORMULA, _SHEET, _BEGIN, _END = 0x0006, 0x0085, 0x0809, 0x000A
_HEAD = struct.Struct("<HH")

Places = dict[tuple[int, int], str]
# A formula: its place, format, result and flags, then its length and signs. A text among the signs
# has its length and 0 for one byte a letter, 1 for two; 359 is the function HYPERLINK.
_SIGNS = 22
_TEXT, _CALL, _HYPERLINK = 0x17, (0x22, 0x42, 0x62), 359


def formula_places(data: bytes) -> dict[int, Places]:
    """
    Row and column, both from 0, of each formula by the number of its sheet, with the address that
    it makes a link of; "" for any other formula. Raises what the library does for broken files, and
    before it would read without end.
    """
    stream = _stream(data)
    found: dict[int, Places] = {}
    worksheets = 0
    for code, start, length in _records(stream, 0):
        if code == _SHEET and length > 6:
            (place,) = struct.unpack_from("<I", stream, start)
            if stream[start + 5] == 0:  # a sheet of cells, as the library counts them
                found[worksheets] = dict(_formulas(stream, place))
                worksheets += 1
        elif code == _END:
            break
    return found


def _stream(data: bytes) -> bytes:
    if not data.startswith(SIGNATURE):
        return data
    document = CompDoc(data, logfile=_Silence())
    _check_ends(document)
    for name in STREAMS:
        found = document.get_named_stream(name)
        if found:
            return bytes(found)
    return b""


def _check_ends(document: CompDoc) -> None:
    """Raise ValueError for a small stream that leads back to itself: the library never ends."""
    for entry in document.dirlist:
        if entry.name.casefold() not in _NAMES or entry.tot_size >= document.min_size_std_stream:
            continue
        place, left = entry.first_SID, len(document.SSAT)
        while 0 <= place < len(document.SSAT):
            if not left:
                raise ValueError("a stream without end")
            left -= 1
            place = document.SSAT[place]


def _formulas(stream: bytes, place: int) -> Iterator[tuple[tuple[int, int], str]]:
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
            yield (row, column), _address(stream[start + _SIGNS : start + length])


def _address(signs: bytes) -> str:
    """The address of a link: HYPERLINK of a text, or of two of which the first is the address."""
    texts: list[str] = []
    place = 0
    while place + 3 <= len(signs) and signs[place] == _TEXT and len(texts) < 2:
        letters, width = signs[place + 1], 1 + (signs[place + 2] & 1)
        end = place + 3 + letters * width
        encoding = "latin-1" if width == 1 else "utf-16-le"
        texts.append(signs[place + 3 : end].decode(encoding, "replace"))
        place = end
    is_call = place + 4 <= len(signs) and signs[place] in _CALL
    named = struct.unpack_from("<H", signs, place + 2)[0] if is_call else 0
    return texts[0] if texts and named == _HYPERLINK else ""


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
