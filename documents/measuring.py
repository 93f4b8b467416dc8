"""About how many lines a cell takes, from its words alone: whether a row may be torn."""

import unicodedata
from collections.abc import Sequence
from math import ceil

from documents.figures import Ticks
from documents.model import Block, Cell, Clauses, Column, Inline, Names, Paragraph, Typed

# Of a landscape sheet at 11 point: letters in a centimetre, and what a row may take to stay whole.
LETTERS = 4.3
WHOLE = 13  # lines, less than half of the sheet: a row that moves on leaves no empty page
LONGEST_MEASURED = 2000  # characters; a text longer than this is no short row


def is_short(row: Sequence[Cell], columns: Sequence[Column], sheet: float = 26.1) -> bool:
    """Whether a row is low enough to move to the next page whole; `sheet` in centimetres."""
    whole = sum(column.width for column in columns) or 1
    return all(
        _fits(cell.blocks, sheet * column.width / whole)
        for cell, column in zip(row, columns, strict=False)
    )


def _fits(blocks: Sequence[Block], width: float) -> bool:
    letters = max(width * LETTERS, 1)
    lines = 0.0
    for block in blocks:
        for text in _lines_of(block):
            if len(text) > LONGEST_MEASURED:
                return False
            lines += max(ceil(_drawn(text) / letters), 1)
            if lines > WHOLE:
                return False
    return True


def _lines_of(block: Block) -> list[str]:
    match block:
        case Paragraph(words=words) | Inline(words=words):
            return [words]
        case Typed(text=text):
            return [line for line in text.splitlines() if line.strip()]
        case Clauses(clauses=clauses):
            return [each.words for clause in clauses for _, each in clause.flat()]
        case Names(names=names):
            return list(names)
        case Ticks(ticks=ticks):
            return [tick.label for tick in ticks]
    return []


def _drawn(text: str) -> int:
    """How many letters stand beside each other; vowels and tones above and below take no room."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)
