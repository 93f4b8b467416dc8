"""Which tables of a file are of a target: the best sheet, or all such tables of a document."""

from dataclasses import dataclass, replace

from imports.tables.heads import Head, find_head
from imports.tables.sheet_names import parts_of_one
from imports.tables.side_by_side import parted
from imports.tables.target import Target
from imports.tables.view import View
from imports.tables.words import years_in
from office_files.contents import Grid, OfficeFile

MOST_TURNED = 200  # rows of a table whose heads stand at the left
BETTER_TURNED = 1.0  # how much better heads at the left must be
RIGHT_YEAR = 0.5  # how much the year in a sheet's name counts
ALIKE = 0.6  # of the best head's score, for a further table of a document


@dataclass(frozen=True)
class Part:
    """A table to be read; `goes_on` where it has no head and goes on from the one before it."""

    grid: Grid
    head: Head
    goes_on: bool = False


@dataclass(frozen=True)
class Found:
    """The tables that are read, and the grids that have heads of the target."""

    parts: list[Part]
    alike: list[Grid]


def find_parts(file: OfficeFile, target: Target, year_be: int, sheet: str = "") -> Found:
    """The tables of a target in their order; none where no head was found."""
    grids = readable_grids(file, sheet)
    found = {id(grid): find_in_grid(grid, target, year_be) for grid in grids}
    heads = [(grid, head) for grid in grids if (head := found[id(grid)])]
    alike = [grid for grid, _ in heads]
    if not heads:
        return Found([], [])
    best, head = max(heads, key=lambda pair: _worth(pair[0], pair[1], year_be))
    if best.is_sheet and (sheets := parts_of_one(heads, head, target)):
        return Found(_named([Part(each.view.grid, each) for each in sheets]), alike)
    if best.is_sheet:
        return Found([Part(best, each) for each in parted(head, target, year_be)], alike)
    parts: list[Part] = []
    for at, grid in enumerate(grids):
        other = found[id(grid)]
        if other and not grid.is_sheet and other.score >= head.score * ALIKE:
            parts += [Part(grid, each) for each in parted(other, target, year_be)]
        elif parts and grids[at - 1] is parts[-1].grid and (part := _going_on(grid, parts[-1])):
            parts.append(part)
    return Found(_named(parts), alike)


def _named(parts: list[Part]) -> list[Part]:
    """The tables, with names of their places that tell of which one they are."""
    if len({id(part.grid) for part in parts}) > 1:
        for part in parts:
            part.head.view.prefix = f"{part.grid.title} "
    return parts


def readable_grids(file: OfficeFile, sheet: str = "") -> list[Grid]:
    """The grids that are looked at: those that are shown, or the one sheet that was named."""
    if sheet:
        return [grid for grid in file.grids if grid.title.strip() == sheet.strip()]
    return [grid for grid in file.grids if not grid.is_hidden]


def find_in_grid(grid: Grid, target: Target, year_be: int) -> Head | None:
    """The head of a grid, at its top or at its left."""
    view = View(grid)
    head = find_head(view, target, year_be)
    if not view.rows or len(view.rows) > MOST_TURNED:
        return head
    turned = find_head(View(grid, turned=True), target, year_be)
    if turned and turned.first != turned.last:
        turned = None  # heads at the left stand in one column
    if turned and (head is None or _sureness(turned) > _sureness(head) + BETTER_TURNED):
        return turned
    return head


def _sureness(head: Head) -> float:
    """The score of a head with each field once: words of rows may name one field many times."""
    scores: dict[str, list[float]] = {}
    for field, score in head.fields.values():
        scores.setdefault(field.name, []).append(score * field.weight)
    return head.score - sum(sum(each) - max(each) for each in scores.values())


def _worth(grid: Grid, head: Head, year_be: int) -> tuple[float, int]:
    years = years_in(grid.title)
    of_year = 0.0 if not years else RIGHT_YEAR if year_be in years else -RIGHT_YEAR
    below = sum(row > head.last for row in head.view.rows)
    return round(head.score + of_year, 1) if below else 0.0, below


def _going_on(grid: Grid, before: Part) -> Part | None:
    """A table without a head right behind one with as many columns: the next page of it."""
    if grid.is_sheet:
        return None
    view = View(grid)
    if before.head.view.is_turned or not view.columns:
        return None
    if max(view.columns) != max(before.head.view.columns):
        return None
    return Part(grid, replace(before.head, view=view, first=0, last=0), goes_on=True)


def sheets_named(file: OfficeFile) -> str:
    """The names of a file's sheets, for a person."""
    return ", ".join(f"“{grid.title}”" for grid in file.grids if grid.is_sheet) or "ไม่มี"


def seen_heads(file: OfficeFile) -> str:
    """What stands at the top of the tables that were seen, for a person who wonders."""
    lines = []
    for grid in readable_grids(file)[:3]:
        view = View(grid)
        wide = [row for row in view.rows[:20] if len(view.own_columns(row)) > 1]
        if wide:
            texts = [view.at(wide[0], column).text for column in view.own_columns(wide[0])[:8]]
            words = " | ".join(" ".join(text.split())[:40] for text in texts)
            lines.append(f"“{grid.title}” แถว {wide[0]}: {words}")
    return "; ".join(lines)
