"""
The table of contents of a Word document, filled in: three levels with page numbers.

Word lists the built-in headings 1 to 3, and words of their own (TC fields) where a heading reads
otherwise in the contents; what is not listed has a style of its own.
"""

from collections.abc import Iterator, Mapping, Sequence

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from documents.document import Entry
from documents.word_body import paragraph
from documents.word_fields import field, link_within, mark, run, tab
from documents.word_styles import style_id_of_name
from documents.word_text import printed
from documents.word_xml import element, text
from thai.digits import to_thai_digits
from thai.document_digits import document_digits

# Built-in headings, words of their own, links instead of page numbers on the web, dots before them.
INSTRUCTION = 'TOC \\o "1-3" \\f \\h \\z'


def places_of(entries: Sequence[Entry]) -> dict[str, str]:
    """The bookmark of each anchor, named as Word names its own."""
    return {entry.anchor: f"_Toc{number:08d}" for number, entry in enumerate(entries, start=1)}


def contents(
    title: str, entries: Sequence[Entry], places: Mapping[str, str], pages: Mapping[str, int]
) -> Iterator[Element]:
    """The heading and the lines, each with the number of its page where that is known."""
    yield paragraph(style_id_of_name("TOC Heading"), run(title))
    lines = [_line(entry, places[entry.anchor], pages.get(entry.anchor)) for entry in entries]
    if not lines:
        return
    begin = [
        mark("begin"),
        element("w:r", text(f" {INSTRUCTION} ", "w:instrText")),
        mark("separate"),
    ]
    behind_look = lines[0].find(qn("w:pPr"))
    for made in reversed(begin):
        behind_look.addnext(made)
    lines[-1].append(mark("end"))
    yield from lines


def place_of(words: str, level: int) -> Iterator[Element]:
    """A hidden field that lists a heading by other words than its own."""
    listed = words.replace('"', "”")  # the field ends its words with this mark
    yield mark("begin")
    yield element("w:r", text(f' TC "{listed}" \\l {level} ', "w:instrText"))
    yield mark("end")


def _line(entry: Entry, place: str, page: int | None) -> Element:
    shown = to_thai_digits(page) if page else ""
    number = field(f"PAGEREF {place} \\h", shown)
    line = link_within(place, run(printed(document_digits(entry.words))), tab(), *number)
    return paragraph(style_id_of_name(f"toc {min(max(entry.level, 1), 3)}"), line)
