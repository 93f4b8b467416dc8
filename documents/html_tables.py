"""Tables of a document as HTML: with a head, a caption, and names for the cells on a telephone."""

from collections.abc import Callable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documents import model
from documents.measuring import is_short
from documents.model import Block, Cell, Column, Paragraph

Write = Callable[[Sequence[Block]], SafeString]
NOTHING = SafeString("")


def table_html(table: model.Table, write: Write, *, printed: bool) -> SafeString:
    """The table; `write` turns the blocks of a cell into HTML. Widths are for paper only."""
    place = format_html(' id="{}"', table.anchor) if table.anchor else NOTHING
    caption = NOTHING
    if table.caption:
        caption = format_html("<caption>{}</caption>", write([model.Inline(table.caption)]))
    rows = (
        (_on_paper(row, table) if printed else NOTHING, _row(row, table, write))
        for row in table.rows
    )
    return format_html(
        '<table class="printed {}"{}>{}{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        table.kind,
        place,
        caption,
        _widths(table.columns) if printed else NOTHING,
        _heads(table.columns),
        format_html_join("", "<tr{}>{}</tr>", rows),
    )


def _on_paper(row: Sequence[Cell], table: model.Table) -> SafeString:
    """A low row is not torn; room to sign in is kept."""
    whole = SafeString(' class="whole"') if is_short(row, table.columns) else NOTHING
    if table.row_height:
        return whole + format_html(' style="height:{}cm"', table.row_height)
    return whole


def _heads(columns: Sequence[Column]) -> SafeString:
    return format_html_join("", '<th scope="col">{}</th>', ((each.heading,) for each in columns))


def _widths(columns: Sequence[Column]) -> SafeString:
    whole = sum(column.width for column in columns) or 1
    shares = ((f"{100 * column.width / whole:.2f}",) for column in columns)
    return format_html_join("", '<col style="width:{}%">', shares)


def _row(row: Sequence[Cell], table: model.Table, write: Write) -> SafeString:
    if row and row[0].heads == "rows":
        cell = '<th class="spanning" scope="rowgroup" colspan="{}">{}</th>'
        return format_html(cell, len(table.columns), _content(row[0], write))
    pairs = zip(table.columns, row, strict=True)
    return format_html_join("", "{}", ((_cell(*pair, write),) for pair in pairs))


def _cell(column: Column, cell: Cell, write: Write) -> SafeString:
    content = _content(cell, write)
    if cell.heads == "row":
        return format_html('<th scope="row">{}</th>', content)
    kind = SafeString(' class="code"') if cell.is_code else NOTHING
    return format_html('<td{} data-label="{}">{}</td>', kind, column.label, content)


def _content(cell: Cell, write: Write) -> SafeString:
    """What stands in a cell; a single line needs no paragraph of its own."""
    match cell.blocks:
        case [Paragraph(words=words, address="")]:
            return write([model.Inline(words)])
        case blocks:
            return write(blocks)
