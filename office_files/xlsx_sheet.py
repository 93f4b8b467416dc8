"""One sheet of an Excel file as a grid: read element by element, so that its size harms nobody."""

from dataclasses import dataclass, field, replace

from lxml import etree

from office_files.cleaning import clean_cell
from office_files.contents import Cell, Grid, Link, cell_name
from office_files.filling import MOST_COLUMNS, Filling
from office_files.number_formats import GENERAL, parse_number
from office_files.parts import R, Relation, Unpacked, local
from office_files.sheet_values import error_cell, linked, number_cell, truth_cell
from office_files.streaming import walk
from office_files.symbols import as_characters
from office_files.whole_numbers import whole
from office_files.xlsx_names import LAST_ROW, Place, area_of, place_of, text_within, unescape

MOST_LINKED = 200_000  # cells that one sheet's areas of links may hold
MOST_LOOKED_AT = 2_000_000  # places of those areas, empty ones too

_ON = ("1", "true")


@dataclass
class Book:
    """What the sheets of a file share."""

    texts: list[str]
    formats: list[str]
    symbol_fonts: dict[int, str]  # by style
    from_1904: bool
    filling: Filling = field(default_factory=Filling)


class SheetReader:
    """Reads one sheet into a grid. Raises OfficeFileError."""

    def __init__(self, book: Book, grid: Grid, relations: dict[str, Relation]):
        self.without_values: list[str] = []  # cells with formulas that no program has calculated
        self._book, self._grid, self._relations = book, grid, relations
        self.links_left_out = 0
        self._row = self._column = 0  # those read last, for cells without a name
        self._links: dict[Place, list[Link]] = {}
        self._linked = self._looked_at = 0

    def read(self, stream: Unpacked) -> None:
        """Every cell, then what is merged, hidden and linked."""
        handlers = {
            "c": self._cell,
            "row": self._end_row,
            "col": self._columns,
            "mergeCell": self._merged,
            "hyperlink": self._link,
        }
        for _, element in walk(stream, set(handlers)):
            handlers[local(element)](element)
        for place, links in self._links.items():
            cell = self._grid.cells[place]
            self._grid.cells[place] = replace(cell, links=(*cell.links, *links))

    def _end_row(self, row: etree._Element) -> None:
        self._row = self._number_of(row)
        self._column = 0

    def _number_of(self, row: etree._Element) -> int:
        told = whole(row.get("r"), 0)
        return told if 1 <= told <= LAST_ROW else self._row + 1

    def _cell(self, element: etree._Element) -> None:
        name = element.get("r", "")
        if not len(element):  # only formatted
            self._column += not name
            return
        row = element.getparent()
        place = place_of(name) or (self._number_of(row), self._column + 1)
        self._column = place[1]
        cell = self._read(element)
        if cell is None:
            return
        if cell.is_formula and not cell.text and cell.value is None:
            self.without_values.append(cell_name(*place))
        self._book.filling.put(self._grid, *place, cell)
        if row.get("hidden") in _ON:
            self._grid.hidden_rows.add(place[0])

    def _read(self, element: etree._Element) -> Cell | None:
        children = {local(child): child for child in element}
        if "is" in children:
            return self._of_text(clean_cell(text_within(children["is"])), element)
        is_formula = "f" in children
        raw = children["v"].text if "v" in children else None
        if raw is None and not is_formula:
            return None
        cell = Cell("", is_formula=True) if raw is None else self._valued(element, raw, is_formula)
        return linked(cell, children["f"].text or "") if is_formula else cell

    def _valued(self, element: etree._Element, raw: str, is_formula: bool) -> Cell:
        kind = element.get("t", "n")
        if kind == "s":
            return self._of_text(self._shared(raw), element)
        if kind == "b":
            return truth_cell(raw.strip() in _ON, is_formula)
        if kind == "e":
            return error_cell(raw, is_formula)
        number = parse_number(raw) if kind == "n" else None
        if number is None:  # a text that a formula made, or a day as the strict format writes it
            return Cell(clean_cell(unescape(raw)), is_formula=is_formula)
        code = self._format(element.get("s", ""))
        return number_cell(number, code, is_formula, self._book.from_1904)

    def _of_text(self, text: str, element: etree._Element) -> Cell:
        fonts, style = self._book.symbol_fonts, element.get("s", "")
        font = fonts.get(whole(style, -1), "") if fonts else ""
        return Cell(as_characters(text, font) if font else text)

    def _shared(self, raw: str) -> str:
        at = whole(raw.strip(), -1)
        return self._book.texts[at] if 0 <= at < len(self._book.texts) else ""

    def _format(self, style: str) -> str:
        at = whole(style, -1)
        return self._book.formats[at] if 0 <= at < len(self._book.formats) else GENERAL

    def _columns(self, element: etree._Element) -> None:
        first, last = whole(element.get("min"), 0), whole(element.get("max"), 0)
        if element.get("hidden") in _ON and first:
            self._grid.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))

    def _merged(self, element: etree._Element) -> None:
        area = area_of(element.get("ref", ""))
        if area:
            self._book.filling.merge(self._grid, *area)

    def _link(self, element: etree._Element) -> None:
        relation = self._relations.get(element.get(R + "id", ""))
        area = area_of(element.get("ref", ""))
        if area is None or relation is None or not relation.is_outside:
            return
        place = element.get("location")
        url = relation.target.strip() + (f"#{place}" if place else "")
        if self._linked > MOST_LINKED or self._looked_at > MOST_LOOKED_AT:
            self.links_left_out += 1
            return
        filled = _filled(self._grid, *area)
        self._linked += len(filled)
        self._looked_at += min(_size(*area), len(self._grid.cells))
        for place in filled:
            link = Link(self._grid.cells[place].text, url)
            self._links.setdefault(place, []).append(link)


def _size(first: Place, last: Place) -> int:
    return (last[0] - first[0] + 1) * (last[1] - first[1] + 1)


def _filled(grid: Grid, first: Place, last: Place) -> list[Place]:
    """The cells of an area that hold anything."""
    if _size(first, last) > len(grid.cells):
        return [
            at for at in grid.cells if first[0] <= at[0] <= last[0] and first[1] <= at[1] <= last[1]
        ]
    rows, columns = range(first[0], last[0] + 1), range(first[1], last[1] + 1)
    return [(row, column) for row in rows for column in columns if (row, column) in grid.cells]
