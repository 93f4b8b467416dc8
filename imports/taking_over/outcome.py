"""What taking over a file changed, or would change, sheet by sheet; or why nothing was stored."""

from dataclasses import dataclass, field
from typing import Any

from imports.tables.proposal import Doubt
from spreadsheets.importing import CellError, Preview


@dataclass(frozen=True)
class SheetOutcome:
    """
    One table of the portal with what the file changes in it; `removed` names the rows that an
    undone import takes away.
    """

    slug: str
    title: str
    preview: Preview
    removed: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "sheet": self.slug,
            "title": self.title,
            "added": self.preview.added,
            "changed": self.preview.edited,
            "unchanged": self.preview.unchanged,
            "rows": [
                {
                    "cell": row.line,
                    "name": row.name,
                    "new": row.is_new,
                    "changes": [
                        {"column": one.column, "before": one.before, "after": one.after}
                        for one in row.changes
                    ],
                }
                for row in self.preview.changed
            ],
        }


@dataclass(frozen=True)
class Refusal:
    """
    Why nothing is stored: a cell or a row of the file, and a Thai sentence. `doubt` is what a
    person may decide.
    """

    text: str
    cell: str = ""
    sheet: str = ""
    column: str = ""
    doubt: Doubt | None = None

    def __str__(self) -> str:
        place = " ".join(filter(None, [self.cell, self.sheet, self.column]))
        return f"{place}: {self.text}" if place else self.text

    def to_json(self) -> dict[str, Any]:
        said = {"cell": self.cell, "sheet": self.sheet, "column": self.column, "text": self.text}
        return {**said, "doubt": self.doubt.to_json()} if self.doubt else said


@dataclass
class Outcome:
    """
    All sheets of one file. `seen` is what `apply` compares with that of the preview; `told` holds
    what is odd or has no place in the portal, each sentence once.
    """

    sheets: list[SheetOutcome] = field(default_factory=list)
    errors: list[Refusal] = field(default_factory=list)
    told: dict[str, None] = field(default_factory=dict)
    seen: str = ""
    applied: bool = False
    # What imports.taking_over.undoing needs to take it back, as JSON can keep it; {} before it is
    # stored.
    undo: dict[str, Any] = field(default_factory=dict)

    @property
    def tell(self) -> list[str]:
        return list(self.told)

    @property
    def added(self) -> int:
        return sum(sheet.preview.added for sheet in self.sheets)

    @property
    def changed(self) -> int:
        return sum(sheet.preview.edited for sheet in self.sheets)

    @property
    def removed(self) -> int:
        return sum(len(sheet.removed) for sheet in self.sheets)

    def add(
        self, slug: str, title: str, preview: Preview, *, removed: tuple[str, ...] = ()
    ) -> None:
        """Note what was done with one sheet."""
        self.sheets.append(SheetOutcome(slug, title, preview, removed))
        self.errors += [_refusal(title, error) for error in preview.errors]
        self.say(*(str(_refusal(title, told)) for told in preview.notices))

    def say(self, *sentences: str) -> None:
        """Tell each sentence once."""
        self.told |= dict.fromkeys(sentences)

    def to_json(self) -> dict[str, Any]:
        """What the shell command prints; without `applied` nothing is stored."""
        return {
            "applied": self.applied,
            "added": self.added if self.applied else 0,
            "changed": self.changed if self.applied else 0,
            "errors": [error.to_json() for error in self.errors],
            "sheets": [sheet.to_json() for sheet in self.sheets],
            "tell": self.tell,
        }


def _refusal(sheet: str, error: CellError) -> Refusal:
    return Refusal(error.text, str(error.line), sheet, error.column)
