"""What the assistant proposes of a file: columns, rows, doubts, what was left out, what is odd."""

from dataclasses import dataclass, field
from typing import Any


class NoTableError(Exception):
    """No table of the target was found; the text is Thai and says what was sought and seen."""


@dataclass(frozen=True)
class FoundColumn:
    """A column of the table and what it is taken for; `field` is "" where it is not read."""

    column: str
    head: str
    field: str
    label: str = ""
    score: float = 0.0  # from 0 to 1
    reason: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "column": self.column,
            "head": self.head,
            "field": self.field,
            "label": self.label,
            "score": round(self.score, 2),
            "reason": self.reason,
        }


@dataclass(frozen=True)
class Doubt:
    """A cell that a person decides; the first of the readings stands in the row meanwhile."""

    cell: str
    text: str
    readings: tuple[str, ...]
    why: str

    def to_json(self) -> dict[str, Any]:
        return {
            "cell": self.cell,
            "text": self.text,
            "readings": list(self.readings),
            "why": self.why,
        }


@dataclass(frozen=True)
class LeftOut:
    """A place of the file that is no row, and why."""

    cell: str
    why: str

    def to_json(self) -> dict[str, Any]:
        return {"cell": self.cell, "why": self.why}


@dataclass
class Row:
    """A row as the portal would have it; `cell` is where it begins in the file."""

    cell: str
    values: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"cell": self.cell, **self.values}


@dataclass
class Proposal:
    """A table of a file as it could be taken over; nothing of it is stored."""

    target: str
    year: int
    sheet: str = ""
    base: str = ""
    head: dict[str, Any] = field(default_factory=dict)  # facts that stand once
    columns: list[FoundColumn] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    tell: list[str] = field(default_factory=list)
    asked: frozenset[str] = frozenset()  # cells with doubts, those included that are decided

    def to_json(self) -> dict[str, Any]:
        """What the shell command prints; dates, times and amounts are texts already."""
        return {
            "target": self.target,
            "year": self.year,
            "sheet": self.sheet,
            "base": self.base,
            "head": self.head,
            "columns": [column.to_json() for column in self.columns],
            "rows": [row.to_json() for row in self.rows],
            "doubts": [doubt.to_json() for doubt in self.doubts],
            "left_out": [each.to_json() for each in self.left_out],
            "tell": list(self.tell),
        }
