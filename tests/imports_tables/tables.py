"""Tables typed as text, as grids: one line a row, "|" between cells, "\\n" a line in a cell."""

from decimal import Decimal

from imports.tables.context import Context
from imports.tables.reading import propose
from office_files.contents import Cell, Grid, OfficeFile

OFFICE = Context(divisions=("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"))


def grid(text, merged=(), title="Sheet1", first_row=1, special=None, **options):
    """
    A sheet of typed cells. `merged` holds areas as ((row, column), (row, column)); `special` puts
    whole cells where a text is not enough.
    """
    found = Grid(title, **options)
    lines = text.strip("\n").split("\n")
    for row, line in enumerate(lines, start=first_row):
        for column, typed in enumerate(line.split("|"), start=1):
            if typed := typed.strip().replace("\\n", "\n"):
                found.cells[row, column] = Cell(typed)
    found.cells.update(special or {})
    for first, last in merged:
        rows, columns = range(first[0], last[0] + 1), range(first[1], last[1] + 1)
        found.merged.update({(row, column): first for row in rows for column in columns})
    return found


def number(value, number_format=""):
    """A number as a spreadsheet keeps it."""
    return Cell(str(value), Decimal(str(value)), number_format=number_format)


def read(target, *grids, year_be=2566, context=OFFICE, columns=None, **options):
    """What is proposed of a file that holds these grids and paragraphs."""
    file = OfficeFile("แฟ้มทดสอบ", list(grids), base=options.pop("base", ""))
    return propose(file, target, year_be, context, columns, **options)


def column_of(proposal, field):
    """What the rows say of a field."""
    return [row.values.get(field) for row in proposal.rows]


def fields_of(proposal):
    """Which field each column holds."""
    return {column.column: column.field for column in proposal.columns}


def asked(proposal):
    """The cells that a person decides."""
    return [doubt.cell for doubt in proposal.doubts]
