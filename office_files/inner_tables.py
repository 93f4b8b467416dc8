"""Tables within the cells of others: part of what the cell says, or tables of their own."""

from office_files.contents import Grid

FEWEST_CELLS = 3  # of a row of a table of data; one that only lays out a page has fewer
BOXES = "☐☑☒□"


def is_said_in_cell(inner: Grid, cells: int) -> bool:
    """Whether a table is words of the cell that it stands in, of a row with so many cells."""
    has_boxes = any(cell.text[:1] in BOXES for cell in inner.cells.values() if cell.text)
    return cells >= FEWEST_CELLS or has_boxes


def lines_of_table(inner: Grid) -> list[str]:
    """A table as lines of a text, one a row."""
    rows = ((inner.at(row, column).text for column in inner.columns) for row in inner.rows)
    return [" ".join(" ".join(row).split()) for row in rows]
