"""
Plain text with printed list markers, read as paragraphs and lists.

Officers write "- …" and "๑. …" at the start of a line; pages, PDF and Word show them as lists, each
at its level. Neighbouring lines with tabs in them are a small table. The words and the printed
markers stay exactly as typed.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from thai.links import links_in
from thai.list_levels import Levels, column_of
from thai.protected import Vocabulary, protected_spans, vocabulary

# What stands so close to a word that no line may begin or end with it.
_OPENING, _CLOSING = "([{“‘«\"'", ")]}”’»\"'.,;:!?…ๆฯ%"
# The same words stand in every page made anew; the HTML of so many texts is kept.
_KEPT = 2048


@dataclass(frozen=True)
class Line:
    """One line: its printed marker ("", "-", "•", "๑." …), its words, how deep it stands."""

    marker: str
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()  # of a row of a small table

    @property
    def kind(self) -> str:
        """What the line is part of: "paragraph", "bullets", "numbers" or "table"."""
        if self.cells:
            return "table"
        if not self.marker:
            return "paragraph"
        return "bullets" if self.marker in ("-", "•") else "numbers"


@dataclass(frozen=True)
class Block:
    """
    Neighbouring lines of one kind: paragraphs, a small table, or a list with what is nested in it.

    The kind of a list is that of its outermost lines.
    """

    kind: str
    lines: list[Line] = field(default_factory=list)

    @property
    def is_ruled(self) -> bool:
        """Whether a small table has a head and rules; two columns are words side by side."""
        return any(len(line.cells) > 2 for line in self.lines)


def read_blocks(text: str) -> list[Block]:
    """Split a text at its lines and group neighbours of the same kind; empty lines vanish."""
    blocks: list[Block] = []
    for line in _lines_of(text):
        if not (blocks and _goes_on(blocks[-1], line)):
            blocks.append(Block(line.kind))
        blocks[-1].lines.append(line)
    return blocks


def to_html(text: str) -> SafeString:
    """The text as escaped HTML: paragraphs, lists with their printed markers, links."""
    return _html(text, vocabulary())


@lru_cache(_KEPT)
def _html(text: str, _words: Vocabulary) -> SafeString:
    return mark_safe("".join(_block_html(block) for block in read_blocks(text)))  # noqa: S308 # nosec B308 B703 # each part is escaped by format_html


def in_short(text: str, length: int = 220) -> str:
    """The beginning of a text on one line, at most this many characters; dashes become dots."""
    lines = [line for block in read_blocks(text) for line in block.lines]
    words = " · ".join(
        f"{line.marker} {line.text}" if line.kind == "numbers" else line.text for line in lines
    )
    if len(words) <= length:
        return words
    # A vowel or tone mark is never torn from its consonant.
    while length and unicodedata.category(words[length]) == "Mn":
        length -= 1
    return words[:length].rstrip() + "…"


def mark_words(text: str) -> SafeString:
    """Escape a line; make its web addresses links and keep together what belongs together."""
    return _marked(text, vocabulary())


@lru_cache(_KEPT)
def _marked(text: str, words: Vocabulary) -> SafeString:
    parts, end = [], 0
    for link in links_in(text):
        parts.append(_kept_together(text[end : link.start], words))
        html = '<a href="{}" rel="nofollow">{}</a>'
        parts.append(format_html(html, link.address, link.words))
        end = link.end
    parts.append(_kept_together(text[end:], words))
    return mark_safe("".join(parts))  # noqa: S308 # nosec B308 B703 # each part is escaped


def _kept_together(text: str, words: Vocabulary) -> SafeString:
    parts, end = [], 0
    for start, stop in protected_spans(text, words):
        start = max(start, end)
        while start > end and text[start - 1] in _OPENING:
            start -= 1
        while stop < len(text) and text[stop] in _CLOSING:
            stop += 1
        parts.append(escape(text[end:start]))
        parts.append(format_html('<span class="together">{}</span>', text[start:stop]))
        end = stop
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 # nosec B308 B703 # each part is escaped


def keep_together(word: str) -> SafeString:
    """A value that is one word as a whole, such as a grade, escaped."""
    return format_html('<span class="together">{}</span>', word) if word else SafeString("")


def pieces_of(text: str) -> list[tuple[str, str | None]]:
    """A line as pieces of (words, address): the address of a link, None for plain words."""
    pieces: list[tuple[str, str | None]] = []
    end = 0
    for link in links_in(text):
        pieces += [(text[end : link.start], None), (link.words, link.address)]
        end = link.end
    pieces.append((text[end:], None))
    return [piece for piece in pieces if piece[0]]


def _goes_on(block: Block, line: Line) -> bool:
    """Whether a line belongs to the block before it: of its kind, or nested in its list."""
    is_nested = line.level > 0 and block.lines[-1].kind in ("bullets", "numbers")
    return is_nested or line.kind == block.kind


def _lines_of(text: str) -> list[Line]:
    typed = [line for line in text.splitlines() if line.strip()]
    has_tab = ["\t" in line.strip() for line in typed]
    levels, found = Levels(), []
    for place, line in enumerate(typed):
        beside = has_tab[max(place - 1, 0) : place] + has_tab[place + 1 : place + 2]
        if has_tab[place] and any(beside):
            cells = tuple(cell.strip() for cell in line.strip("\r\n").split("\t"))
            found.append(Line("", " ".join(filter(None, cells)), cells=cells))
        else:
            found.append(_read_line(line, levels))
    return found


def _read_line(line: str, levels: Levels) -> Line:
    words = line.strip()
    if marker := levels.marker_of(words):
        level = levels.level_of(marker, column_of(line))
        return Line(marker.printed, words[marker.end :], level)
    return Line("", words)


def _block_html(block: Block) -> SafeString:
    if block.kind == "paragraph":
        return format_html_join("", "<p>{}</p>", ((mark_words(ln.text),) for ln in block.lines))
    if block.kind == "table":
        return _table_html(block)
    return _list_html(block.lines)


def _list_html(lines: Sequence[Line]) -> SafeString:
    """Lists of neighbours of one kind; what stands deeper is nested in the line before it."""
    parts: list[str] = []
    open_lists: list[tuple[str, str]] = []  # (kind of list, its end tag)
    for line in lines:
        depth = min(line.level, len(open_lists))
        while len(open_lists) > depth + 1:
            parts.append(f"</li>{open_lists.pop()[1]}")
        kind = f"{line.kind}{line.marker if line.kind == 'bullets' else ''}"
        if len(open_lists) == depth + 1:
            parts.append("</li>")
            if open_lists[-1][0] != kind:
                parts.append(open_lists.pop()[1])
        if len(open_lists) == depth:
            start, end = _list_tags(line, lines[0].level if not depth else 0)
            parts.append(start)
            open_lists.append((kind, end))
        parts.append(_item_html(line))
    parts += [f"</li>{end}" for _, end in reversed(open_lists)]
    return mark_safe("".join(parts))  # noqa: S308 # nosec B308 B703 # items are escaped by format_html


def _list_tags(line: Line, stands_in: int) -> tuple[SafeString, str]:
    """Start and end of the list of a line that stands in by so many levels behind a paragraph."""
    kind = "printed" if line.kind == "numbers" else "dots" if line.marker == "•" else ""
    names = " ".join(filter(None, [kind, f"stands-in-{stands_in}" if stands_in else ""]))
    tag = "ol" if line.kind == "numbers" else "ul"
    start = format_html('<{} class="{}">', tag, names) if names else format_html("<{}>", tag)
    return start, f"</{tag}>"


def _item_html(line: Line) -> SafeString:
    if line.kind == "bullets":
        return format_html("<li>{}", mark_words(line.text))
    return format_html('<li><span class="marker">{}</span> {}', line.marker, mark_words(line.text))


def _table_html(block: Block) -> SafeString:
    width = max(len(line.cells) for line in block.lines)
    head = block.lines[:1] if block.is_ruled else []
    parts = [format_html('<table class="{}">', "small" if block.is_ruled else "small small--plain")]
    for line in block.lines:
        cells = [*line.cells, *[""] * (width - len(line.cells))]
        tag = "th" if line in head else "td"
        start = '<th scope="col">' if tag == "th" else "<td>"
        row = format_html_join("", f"{start}{{}}</{tag}>", ((mark_words(cell),) for cell in cells))
        parts.append(format_html("<tr>{}</tr>", row))
    parts.append(SafeString("</table>"))
    return mark_safe("".join(parts))  # noqa: S308 # nosec B308 B703 # cells are escaped by format_html
