"""
Blocks of a document as HTML: for pages of the portal, and for what WeasyPrint prints.

The class names are those that static/css/portal.css and the style sheets of the documents know.
Paper has what pages have not: indents in centimetres, widths of columns, pictures from the store.
"""

from collections.abc import Iterable, Sequence
from functools import singledispatchmethod

import segno
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from documents import figures, model
from documents.document import Entry
from documents.html_charts import bars_html
from documents.html_tables import table_html
from documents.model import Align, Block, Size
from records.stored_files import stored_address
from thai.document_digits import document_digits
from thai.text_blocks import mark_words, to_html

LOWEST_HEADING = 6


def blocks_html(blocks: Iterable[Block], *, entries: Sequence[Entry] = ()) -> SafeString:
    """Blocks for a page of the portal, whose headings of the first level are <h2>."""
    return HtmlWriter(entries=entries).blocks(blocks)


class HtmlWriter:
    """
    Writes blocks one by one, each as one element.

    entries: what a table of contents lists (documents.document.Entry), if one is written.
    """

    def __init__(self, *, printed: bool = False, entries: Sequence[Entry] = ()):
        self.printed = printed
        self.entries = entries

    def blocks(self, blocks: Iterable[Block]) -> SafeString:
        """The blocks below each other."""
        return joined(self.block(block) for block in blocks)

    def words(self, text: str) -> SafeString:
        """Escaped words with their links, and what belongs together kept so."""
        return mark_words(self.typed(text))

    def typed(self, text: str) -> str:
        """What people typed; a document of an office has Thai digits throughout."""
        return document_digits(text) if self.printed else text

    def style(self, **lengths: float) -> SafeString:
        """Lengths in centimetres as a style attribute, on paper only: pages are narrow."""
        rules = [f"{name.replace('_', '-')}:{size}cm" for name, size in lengths.items() if size]
        return attribute("style", ";".join(rules) if self.printed else "")

    @singledispatchmethod
    def block(self, block: Block) -> SafeString:
        """One block."""
        raise TypeError(f"no block of a document: {block!r}")

    @block.register
    def _(self, block: model.Heading) -> SafeString:
        # The title's lines are typed, so they stay lines.
        lines = [self.words(line) for line in block.words.splitlines()]
        words = (
            lines[0] if len(lines) == 1 else format_html_join(" ", "<span>{}</span>", zip(lines))
        )
        if block.number:
            words = format_html('<span class="agenda__number">{}</span> {}', block.number, words)
        level = 1 if block.is_title else block.level + 1
        tag = f"h{min(level, LOWEST_HEADING)}"
        places = attribute("id", block.anchor) + attribute("class", _alignment(block.align))
        return format_html("<{}{}>{}</{}>", tag, places, words, tag)

    @block.register
    def _(self, block: model.Paragraph) -> SafeString:
        words = self.words(block.words)
        if block.address:
            words = format_html('<a href="{}">{}</a>', block.address, block.words)
        if block.bold:
            words = format_html("<strong>{}</strong>", words)
        if block.label:
            words = format_html("<strong>{}</strong>{}{}", block.label, model.AFTER_LABEL, words)
        size = "" if block.size == Size.NORMAL else f"is-{block.size}"
        stays = "stays" if block.stays else ""
        names = " ".join(filter(None, [block.kind, _alignment(block.align), size, stays]))
        style = self.style(
            text_indent=block.first_line,
            margin_left=block.left,
            margin_top=block.space_before,
            margin_bottom=block.space_after,
        )
        field = attribute("data-signature", block.field if self.printed else "")
        return format_html("<p{}{}{}>{}</p>", attribute("class", names), style, field, words)

    @block.register
    def _(self, block: model.Inline) -> SafeString:
        return self.words(block.words)

    @block.register
    def _(self, block: model.Typed) -> SafeString:
        if not block.text.strip():
            return SafeString("")
        style = self.style(margin_left=block.left)
        names = "prose first-line" if block.first_line else "prose"
        return format_html(
            '<div class="{}"{}>{}</div>', names, style, to_html(self.typed(block.text))
        )

    @block.register
    def _(self, block: model.Clauses) -> SafeString:
        return format_html('<ul class="elements">{}</ul>', self._clauses(block.clauses))

    def _clauses(self, clauses: Sequence[model.Clause]) -> SafeString:
        return joined(self._clause(each) for each in clauses)

    def _clause(self, clause: model.Clause) -> SafeString:
        words = self.words(clause.words)
        nested = SafeString("")
        if clause.nested:
            nested = format_html("<ul>{}</ul>", self._clauses(clause.nested))
        if not clause.marker:
            return format_html("<li>{}{}</li>", words, nested)
        item = '<li class="marked"><span class="marker">{}</span> {}{}</li>'
        return format_html(item, clause.marker, words, nested)

    @block.register
    def _(self, block: model.Names) -> SafeString:
        items = format_html_join("", "<li>{}</li>", ((self.words(name),) for name in block.names))
        return format_html('<ul class="plain names">{}</ul>', items)

    @block.register
    def _(self, block: figures.Ticks) -> SafeString:
        item = '<li{}><span class="box" aria-hidden="true">{}</span> {}</li>'
        items = joined(
            format_html(
                item,
                attribute("class", "is-chosen" if each.is_chosen else ""),
                each.box,
                each.label,
            )
            for each in block.ticks
        )
        return format_html('<ul class="status-pair" aria-label="{}">{}</ul>', block.words, items)

    @block.register
    def _(self, block: model.Table) -> SafeString:
        return table_html(block, self.blocks, printed=self.printed)

    @block.register
    def _(self, block: model.Spoken) -> SafeString:
        speaker = self.words(block.speaker)
        if block.post:
            post = '{}<span class="statement__post">{}</span>'
            speaker = format_html(post, speaker, self.words(block.post))
        kind = " statement--resolution" if block.is_resolution else ""
        return format_html(
            '<div class="statement{}"><p class="statement__speaker">{}</p>'
            '<div class="statement__text">{}</div></div>',
            kind,
            speaker,
            self.blocks(block.blocks),
        )

    @block.register
    def _(self, block: model.Beside) -> SafeString:
        column = '<div class="beside"><div{}>{}</div><div>{}</div></div>'
        width = self.style(width=block.left)
        return format_html(column, width, self.blocks(block.first), self.blocks(block.second))

    @block.register
    def _(self, block: figures.People) -> SafeString:
        item = '<li><span class="people__who">{}</span> <span class="people__role">{}</span></li>'
        people = ((self.words(each.who), self.words(each.role)) for each in block.people)
        return format_html('<ol class="people">{}</ol>', format_html_join("", item, people))

    @block.register
    def _(self, block: figures.Signatures) -> SafeString:
        signed = joined(self._signature(each) for each in block.signatures)
        return format_html('<div class="signatures">{}</div>', signed)

    def _signature(self, signature: figures.Signature) -> SafeString:
        place = attribute("data-signature", signature.field if self.printed else "")
        lines = [format_html("<p>{}</p>", self.words(f"({signature.name})"))]
        if signature.post:
            lines.append(format_html("<p>{}</p>", self.words(signature.post)))
        return format_html(
            '<div class="signature"><p>(ลงชื่อ) <span class="signature__line"{}></span> {}</p>'
            "{}</div>",
            place,
            signature.label,
            joined(lines),
        )

    @block.register
    def _(self, block: figures.Picture) -> SafeString:
        source = stored_address(block.stored) if self.printed else block.address
        style = SafeString("")
        if self.printed:
            style = format_html(
                ' style="max-width:{}cm;max-height:{}cm"', block.width, block.height
            )
        width, height = block.pixels or (None, None)
        size = SafeString("")
        if width and not self.printed:
            size = format_html(' width="{}" height="{}" loading="lazy"', width, height)
        caption = SafeString("")
        if block.caption:
            caption = format_html("<figcaption>{}</figcaption>", self.words(block.caption))
        picture = '<figure><img src="{}" alt="{}"{}{}>{}</figure>'
        return format_html(picture, source, block.words, size, style, caption)

    @block.register
    def _(self, block: figures.Code) -> SafeString:
        code = segno.make(block.address, error="m").svg_data_uri(border=2, scale=1)
        return format_html(
            '<p class="code-to-scan"><img src="{}" alt="{}"{}></p>'
            '<p class="code-to-scan__address"><a href="{}">{}</a></p>',
            code,
            block.words,
            self.style(width=block.width, height=block.width),
            block.address,
            block.address,
        )

    @block.register
    def _(self, block: figures.Bars) -> SafeString:
        return bars_html(block)

    @block.register
    def _(self, block: model.Contents) -> SafeString:
        return format_html(
            '<nav class="contents-page"><h2>{}</h2>{}</nav>',
            block.title,
            entries_html(self.entries),
        )

    @block.register
    def _(self, block: model.Part) -> SafeString:
        marks = [
            *("new-page" for _ in range(block.new_page)),
            *("wide" for _ in range(block.landscape)),
            *("together-on-a-page" for _ in range(block.together)),
        ]
        names = " ".join(dict.fromkeys([*block.kind.split(), *marks]))
        return format_html('<section class="{}">{}</section>', names, self.blocks(block.blocks))


def entries_html(entries: Sequence[Entry]) -> SafeString:
    """The lines of a table of contents, nested by their levels."""
    parts: list[str] = []
    depth = 0
    for entry in entries:
        level = min(entry.level, depth + 1)
        parts += ["</li></ol>"] * (depth - level)
        parts.append("<ol>" if level > depth else "</li>")
        depth = level
        parts.append(format_html('<li><a href="#{}">{}</a>', entry.anchor, mark_words(entry.words)))
    parts += ["</li></ol>"] * depth
    return mark_safe("".join(parts))  # noqa: S308 # nosec B308 B703 # entries are escaped above


def attribute(name: str, value: str) -> SafeString:
    """` name="value"`, or nothing without a value."""
    return format_html(' {}="{}"', name, value) if value else SafeString("")


def joined(parts: Iterable[str]) -> SafeString:
    """HTML that was escaped piece by piece."""
    return format_html_join("", "{}", ((part,) for part in parts))


def _alignment(align: Align) -> str:
    return "" if align == Align.START else f"is-{align}"
