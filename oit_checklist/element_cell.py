"""The lines of a criterion as an office writes them into one cell: markers tell the levels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from oit_checklist.criteria_set import ElementEntry

# What stands before a line, by its kind; lines of one kind stand on one level.
_MARKERS = (
    # A hollow bullet is often typed, or kept by a program, as the letter o.
    ("bullet", re.compile(r"[•●○▪■◦·‣➢✓–—-]\s*|o\s+(?=[ก-๙])")),
    ("star", re.compile(r"\*+\s*|หมายเหตุ\s*[:：]?\s*")),
    ("(1)", re.compile(r"\([0-9๐-๙]{1,3}\)\s*")),
    ("(1.1)", re.compile(r"\([0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})+\)\s*")),
    ("(ก)", re.compile(r"\([ก-ฮa-zA-Z]{1,2}\)\s*")),
    ("1.1", re.compile(r"[0-9๐-๙]{1,2}\.[0-9๐-๙]{1,2}(?![0-9๐-๙.])\)?\s+")),
    ("1.", re.compile(r"[0-9๐-๙]{1,3}[.)](?![0-9๐-๙])\s*")),
    ("ก.", re.compile(r"[ก-ฮ][.)]\s+")),
)
# Signs of bullets; what has a sign of a later group stands below one of an earlier.
_SIGNS = ("•●■·‣➢✓", "○◦o▪", "–—-")
# "One of them is enough", in the words of those who write criteria.
_EITHER = re.compile(r"(อย่าง|ข้อ|เรื่อง|กรณี|กระบวนการ|รายการ|ประเภท|ช่องทาง)ใด\1หนึ่ง")


@dataclass
class _Line:
    kind: str
    marker: str
    text: str
    indent: int
    depth: int  # of a bullet's sign
    parts: list["_Line"] = field(default_factory=list)

    def entry(self, place: str) -> ElementEntry:
        return ElementEntry(
            marker=self.marker,
            text=self.text,
            is_note=self.kind == "star",
            parts=tuple(part.entry(place) for part in self.parts),
            place=place,
        )


def read_elements(text: str, place: str = "") -> tuple[ElementEntry, ...]:
    """
    The lines of a cell, those below others as their parts.

    A kind of marker that comes for the first time below a line opens a level; one that was there
    goes back to its level. A line without a marker goes on with the line above it.
    """
    top: list[_Line] = []
    open_lines: list[_Line] = []  # the newest line of each level
    for line in _lines(text):
        if line.kind == "star":
            # A note belongs to the line above it, whatever the level of that.
            (open_lines[-1].parts if open_lines else top).append(line)
            continue
        while open_lines and any(_alike(each, line) for each in open_lines):
            open_lines.pop()
        (open_lines[-1].parts if open_lines else top).append(line)
        open_lines.append(line)
    return tuple(line.entry(place) for line in top)


def says_either(text: str) -> bool:
    """Whether a text says in words that one of several is enough."""
    return bool(_EITHER.search(text))


def _alike(one: _Line, other: _Line) -> bool:
    """Two lines of one level. Bullets below bullets are told by how far they stand in, or by signs
    that programs and people use for what is below, such as a dash below a dot."""
    if one.kind != other.kind or other.depth > one.depth:
        return False
    return one.kind != "bullet" or other.indent <= one.indent


def _lines(text: str) -> Iterator[_Line]:
    last: _Line | None = None
    for raw in text.splitlines():
        stripped = raw.strip()
        if not stripped:
            continue
        indent = len(raw) - len(raw.lstrip())
        kind, marker, words = _parted(stripped)
        if not kind and last is not None:
            last.text = f"{last.text} {words}".strip()
            continue
        if last is not None:
            yield last
        depth = _depth(stripped[0]) if kind == "bullet" else 0
        last = _Line(kind or "bullet", marker, words, indent, depth)
    if last is not None:
        yield last


def _depth(sign: str) -> int:
    return next((depth for depth, signs in enumerate(_SIGNS) if sign in signs), 0)


def _parted(line: str) -> tuple[str, str, str]:
    """The kind of the marker, the marker as it is kept, and the words behind it."""
    for kind, pattern in _MARKERS:
        if found := pattern.match(line):
            words = line[found.end() :].strip()
            if not words:
                break  # a lone dash is a text
            printed = found.group().strip()
            kept = "" if kind in ("bullet", "star") else printed
            return kind, kept, words
    return "", "", line
