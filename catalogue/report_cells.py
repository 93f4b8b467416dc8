"""Cells of the report's tables as blocks of a document."""

from catalogue.report_tables import (
    Cell,
    Code,
    Line,
    Names,
    NestedLines,
    Progress,
    ReportTable,
    RowHeading,
    Spanning,
    TypedText,
    Words,
)
from documents import figures, model
from documents.model import Block, Paragraph


def table_of(table: ReportTable, anchor: str = "") -> model.Table:
    """The table, with all its rows; with an anchor it stands in the contents."""
    return model.Table(
        columns=[model.Column(each.heading, each.label, each.width) for each in table.columns],
        rows=[[cell_of(cell) for _, cell in row] for row in table.body],
        caption=table.caption,
        anchor=anchor,
        kind=table.css_class,
    )


def cell_of(cell: Cell) -> model.Cell:
    """One cell."""
    match cell:
        case RowHeading(text):
            return model.Cell([Paragraph(text)], heads="row")
        case Spanning(text):
            return model.Cell([Paragraph(text, bold=True)], heads="rows")
        case Code(text):
            return model.Cell([Paragraph(text)], is_code=True)
        case _:
            return model.Cell(_blocks_of(cell))


def _blocks_of(cell: Cell) -> list[Block]:
    match cell:
        case Words(text):
            return [Paragraph(text)]
        case TypedText(text):
            return [model.Typed(text)]
        case Names(names):
            return [model.Names(tuple(names))]
        case NestedLines(lines):
            return [model.Clauses([_clause(line) for line in lines])]
        case Progress(status, text, measured):
            return [_ticks(status), *map(Paragraph, measured), model.Typed(text)]
    raise TypeError(f"no cell of a report: {cell!r}")


def _clause(line: Line) -> model.Clause:
    return model.Clause(line.text, line.marker, tuple(map(_clause, line.nested)))


def _ticks(chosen: object) -> figures.Ticks:
    """The official boxes of a status (agency.statuses.Status)."""
    boxes = chosen.boxes  # type: ignore[attr-defined]  # a floor above names the type
    return figures.Ticks(
        [figures.Tick(box, status.label, status == chosen) for status, box in boxes],
        f"สถานะ: {chosen.label}",  # type: ignore[attr-defined]  # as above
    )
