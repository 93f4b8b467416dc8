"""
What changed between two Thai texts, in pieces that a reader can follow.

Thai has no spaces between words, so texts are compared by clusters (a letter with its marks), and
a few equal letters between two changes belong to the change.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["", "added", "removed"]

# A letter with the marks above and below it; a run of other letters; a run of digits; a space.
_CLUSTERS = re.compile(r"[เ-ไ]?[ก-ฮ][\u0e30-\u0e3a\u0e45-\u0e4e]*|[A-Za-z]+|[0-9๐-๙]+|\s+|.", re.S)
# Comparing more takes seconds; longer texts are told as taken out and put in.
MOST_CLUSTERS = 600
FEWEST_EQUAL = 4


@dataclass(frozen=True)
class Piece:
    """A piece of the text: "" as it was, "added" or "removed"."""

    text: str
    change: Change = ""


def pieces(old: str, new: str) -> list[Piece]:
    """The new text with what was taken out of the old one; no more than one piece for each run."""
    if old == new:
        return [Piece(new)] if new else []
    before, after = _CLUSTERS.findall(old), _CLUSTERS.findall(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle = slice(head, len(before) - tail), slice(head, len(after) - tail)
    changed = _compared(before[middle[0]], after[middle[1]])
    rest = before[len(before) - tail :] if tail else []
    return _joined([Piece("".join(before[:head])), *changed, Piece("".join(rest))])


def _common(one: list[str], other: list[str]) -> int:
    """How many clusters at the start are the same."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    if not old or not new or len(old) + len(new) > MOST_CLUSTERS:
        yield from (Piece("".join(old), "removed"), Piece("".join(new), "added"))
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    equal = [block for block in matcher.get_matching_blocks() if block.size >= FEWEST_EQUAL]
    a = b = 0
    for block in equal:
        yield Piece("".join(old[a : block.a]), "removed")
        yield Piece("".join(new[b : block.b]), "added")
        a, b = block.a + block.size, block.b + block.size
        yield Piece("".join(old[block.a : a]))
    yield Piece("".join(old[a:]), "removed")
    yield Piece("".join(new[b:]), "added")


def _joined(found: Iterable[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in found:
        if not piece.text:
            continue
        if joined and joined[-1].change == piece.change:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.change)
        else:
            joined.append(piece)
    return joined
