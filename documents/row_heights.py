"""
How high a row of a sheet must be for its wrapped texts.

Programs measure it themselves only in part: Excel when a person edits the row, LibreOffice not at
all for a file that tells no heights. On paper the end of a text would be missing.
"""

from collections.abc import Sequence

LINE = 16.0  # points; room for the marks above and below Thai letters
_HIGHEST = 409.0  # the format's limit
_USED = 0.9  # of a line: words that do not fit leave its end empty
# Marks stand above or below a letter and need no room of their own.
_MARKS = dict.fromkeys([0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F)])


def row_height(values: Sequence[object], widths: Sequence[int]) -> float:
    """The height in points of a row with these values in columns so many characters wide."""
    lines = 1
    for value, width in zip(values, widths, strict=False):
        if isinstance(value, str) and (len(value) > width * _USED or "\n" in value):
            lines = max(lines, _lines(value, max(1, int(width * _USED))))
    return min(lines * LINE, _HIGHEST)


def _lines(text: str, width: int) -> int:
    pieces = text.translate(_MARKS).split("\n")
    return sum(max(1, -(-len(piece) // width)) for piece in pieces)
