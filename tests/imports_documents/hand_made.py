"""Documents made by hand: a text is a paragraph, a list of rows a table."""

from office_files.contents import Cell, Grid, OfficeFile, Paragraph

Rows = list[list[str]]


def document(*parts: str | Rows) -> OfficeFile:
    blocks = [
        table(part, number) if isinstance(part, list) else Paragraph(part)
        for number, part in enumerate(parts, start=1)
    ]
    return OfficeFile("เอกสาร", blocks)


def table(rows: Rows, number: int = 1) -> Grid:
    grid = Grid(f"ตารางที่ {number}", is_sheet=False)
    for row, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells, start=1):
            if text:
                grid.cells[row, column] = Cell(text)
    return grid
