"""Blocks of a document as elements of Word, for the body and for cells of tables alike."""

from collections.abc import Callable, Sequence

from lxml.etree import _Element as Element

from documents import figures, model
from documents.model import Align, Block
from documents.word_body import Body, paragraph
from documents.word_fields import ThaiNumbering, numbered, run
from documents.word_styles import CELL, NOTHING, RUNNING, SIGNED
from documents.word_tables import (
    GREY,
    bar,
    cell,
    centre,
    is_short,
    keep_with_next,
    row,
    table,
    thin,
)
from documents.word_words import Place, Words
from documents.word_xml import element, twips

SPEAKER = 5.4  # centimetres of the column of names
PEOPLE = (9.5, 6.5)  # centimetres: who, in which role
BARS = (5.0, 7.0, 4.0)  # centimetres: label, bar, figure
ALIGNMENTS = {Align.START: "", Align.CENTRE: "center", Align.DISTRIBUTED: "thaiDistribute"}
# Centimetres above what stands on a cover, by the name that its style sheet knows.
ON_COVER = {"cover__score": 0.8, "cover__place": 1.0, "cover__edition": 2.0}
SIGN_HERE = "." * 32

Within = Callable[[Sequence[Block], Place], list[Element]]


class BlockParts:
    """What single blocks become; `within` writes the blocks of a cell."""

    def __init__(self, words: Words, body: Body, lists: ThaiNumbering, within: Within):
        self.words, self.body, self.lists, self.within = words, body, lists, within

    def in_cell(self, block: Block, place: Place) -> list[Element]:
        """The block where it stands: in a cell, or in the body where it looks the same there."""
        match block:
            case model.Paragraph():
                return [self.paragraph(block, narrow=place.narrow)]
            case model.Inline(words):
                return [paragraph(CELL if place.narrow else "", *self.words.runs(words))]
            case model.Typed(text, first_line, left):
                where = Place(place.width, place.left + left, first_line, place.narrow)
                return self.words.typed(text, where)
            case model.Clauses(clauses):
                flat = (each for clause in clauses for each in clause.flat())
                return [
                    self.words.clause(each.marker or "-", each.words, level, place)
                    for level, each in flat
                ]
            case _:
                return self._lists(block, place)

    def _lists(self, block: Block, place: Place) -> list[Element]:
        style = CELL if place.narrow else ""
        match block:
            case model.Names(names):
                dash = self.lists.dashes()
                return [
                    paragraph(style, *self.words.runs(name), look=(numbered(dash),))
                    for name in names
                ]
            case figures.Ticks(ticks):
                return [
                    paragraph(style, run(f"{each.box} {each.label}", bold=each.is_chosen))
                    for each in ticks
                ]
            case figures.People(people):
                return [self._people(people)]
            case figures.Bars():
                return self._bars(block)
        raise TypeError(f"no block that stands here: {block!r}")

    def paragraph(
        self, block: model.Paragraph, *, narrow: bool = False, size: float | None = None
    ) -> Element:
        """Words of the document's own."""
        runs = self.words.runs(block.words, bold=block.bold, size=size)
        if block.label:
            label = self.words.runs(block.label + model.AFTER_LABEL, bold=True, size=size)
            runs = [*label, *runs]
        if block.address:
            runs = [self.words.whole_link(block.words, block.address)]
        indents = {"left": twips(block.left), "firstLine": twips(block.first_line)}
        given = {name: length for name, length in indents.items() if length}
        alignment = ALIGNMENTS[block.align]
        space = block.space_before or ON_COVER.get(block.kind, 0)
        around = {"line": 240, "lineRule": "auto"}
        around |= {"before": twips(space)} if space else {}
        around |= {"after": twips(block.space_after)} if block.space_after else {}
        look = (
            element("w:keepNext") if block.stays else None,
            element("w:spacing", **around) if space or block.space_after else None,
            element("w:ind", **given) if given else None,
            element("w:jc", val=alignment) if alignment else None,
        )
        style = NOTHING if block.kind == "nothing" else CELL if narrow else ""
        if block.first_line and not alignment and not style:
            style = RUNNING
        return paragraph(style, *runs, look=look)

    def table(self, block: model.Table) -> Element:
        """A ruled table over the width of the sheet."""
        whole = sum(column.width for column in block.columns) or 1
        widths = [self.body.width * column.width / whole for column in block.columns]
        heads = [
            cell(
                [_centred(paragraph(CELL, *self.words.runs(column.heading, bold=True)))],
                width,
                shade=GREY,
                middle=True,
            )
            for column, width in zip(block.columns, widths, strict=True)
        ]
        rows = [row(heads, is_head=True)]
        rows += [self._row(cells, widths, block.row_height) for cells in block.rows]
        return table(rows, widths, ruled=True, described=block.caption)

    def _row(self, cells: Sequence[model.Cell], widths: list[float], height: float) -> Element:
        if cells and cells[0].heads == "rows":
            content = self.within(cells[0].blocks, Place(sum(widths), narrow=True))
            keep_with_next(content)
            return row([cell(content, sum(widths), span=len(widths))], whole=True, height=height)
        # Rows of a set height leave room to write in, which the words stand in the middle of.
        made = [
            self._cell(each, width, middle=bool(height))
            for each, width in zip(cells, widths, strict=True)
        ]
        return row(made, whole=is_short(made, widths), height=height)

    def _cell(self, block: model.Cell, width: float, *, middle: bool) -> Element:
        content = self.within(block.blocks, Place(width, narrow=True))
        if block.is_code:
            for each in content:
                centre(each)
        return cell(content or [paragraph(CELL)], width, middle=middle)

    def spoken(self, blocks: Sequence[model.Spoken]) -> Element:
        """Who spoke, and what was said beside the name."""
        widths = (SPEAKER, self.body.width - SPEAKER)
        return table([self._spoken(each, widths) for each in blocks], widths, ruled=False)

    def _spoken(self, block: model.Spoken, widths: tuple[float, float]) -> Element:
        speaker = self.words.runs(block.speaker, bold=block.is_resolution)
        if block.passage:
            speaker = self.body.bookmarks.around(block.passage, *speaker)
        who = [paragraph("", *speaker)]
        if block.post:
            who.append(paragraph("", *self.words.runs(block.post)))
        said = self.within(block.blocks, Place(widths[1]))
        return row([cell(who, widths[0]), cell(said, widths[1])])

    def beside(self, block: model.Beside) -> Element:
        """Two columns without rules."""
        widths = (block.left, self.body.width - block.left)
        columns = zip((block.first, block.second), widths, strict=True)
        cells = [cell(self.within(each, Place(width)), width) for each, width in columns]
        return table([row(cells, whole=True)], widths, ruled=False)

    def _people(self, people: Sequence[figures.Person]) -> Element:
        counted = self.lists.new_list()
        rows = [
            row(
                [
                    cell(
                        [paragraph("", *self.words.runs(each.who), look=(numbered(counted),))],
                        PEOPLE[0],
                    ),
                    cell([paragraph("", *self.words.runs(each.role))], PEOPLE[1]),
                ],
                whole=True,
            )
            for each in people
        ]
        return table(rows, PEOPLE, ruled=False)

    def signature(self, signature: figures.Signature) -> list[Element]:
        """Where one person signs, on one page."""
        room = element("w:spacing", before=twips(0.9), after=0, line=240, lineRule="auto")
        first = paragraph(
            SIGNED, run(f"(ลงชื่อ) {SIGN_HERE} {signature.label}".rstrip()), look=(room,)
        )
        lines = [first, paragraph(SIGNED, *self.words.runs(f"({signature.name})"))]
        if signature.post:
            lines.append(paragraph(SIGNED, *self.words.runs(signature.post)))
        keep_with_next(lines[:-1])
        return lines

    def _bars(self, block: figures.Bars) -> list[Element]:
        rows = []
        for each in block.bars:
            share = _share(each.value, block.most)
            before = None if each.before is None else _share(each.before, block.most)
            figure = " ".join(filter(None, [each.words, each.before_words]))
            rows.append(
                row(
                    [
                        cell([paragraph(CELL, *self.words.runs(each.label))], BARS[0]),
                        cell([bar(share, before, BARS[1] - 0.4), thin()], BARS[1], middle=True),
                        cell([paragraph(CELL, *self.words.runs(figure))], BARS[2]),
                    ],
                    whole=True,
                )
            )
        title = paragraph("Caption", *self.words.runs(block.caption))
        return [title, table(rows, BARS, ruled=False, described=block.caption), element("w:p")]


def _share(value: float, most: float) -> float:
    return min(max(value / most, 0.0), 1.0) if most else 0.0


def _centred(made: Element) -> Element:
    centre(made)
    return made
