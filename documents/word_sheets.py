"""Sheets of a Word document: sections, running head, page numbers, and the mark behind the text."""

from copy import deepcopy

from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from documents.document import Document
from documents.word_fields import field, run
from documents.word_styles import BODY, SMALL, style_id
from documents.word_xml import element, properties, twips

LONG, SHORT = 29.7, 21.0  # centimetres of A4
LANDSCAPE_MARGINS = (2.2, 1.8, 1.6, 1.8)  # top, right, bottom, left in centimetres
NEAR_EDGE = 1.2  # centimetres of head and foot from the edge of the sheet


def sheet(document: Document, *, landscape: bool) -> etree._Element:
    """The properties of a section: its sheet, its margins, Thai page numbers that go on."""
    width, height = (LONG, SHORT) if landscape else (SHORT, LONG)
    size = {"w": twips(width), "h": twips(height)}
    if landscape:
        size["orient"] = "landscape"  # type: ignore[assignment]  # a word among numbers
    sides = zip(
        ("top", "right", "bottom", "left"),
        LANDSCAPE_MARGINS if landscape else document.margins,
        strict=True,
    )
    margins = {side: twips(length) for side, length in sides}
    return properties(
        "w:sectPr",
        element("w:type", val="nextPage"),
        element("w:pgSz", **size),
        element("w:pgMar", **margins, header=twips(NEAR_EDGE), footer=twips(NEAR_EDGE), gutter=0),
        element("w:pgNumType", fmt="thaiNumbers"),
        element("w:cols", space=708),
    )


def text_width(document: Document, *, landscape: bool) -> float:
    """Centimetres between the margins."""
    width, margins = (LONG, LANDSCAPE_MARGINS) if landscape else (SHORT, document.margins)
    return width - margins[1] - margins[3]


def write_heads(docx: Docx, document: Document) -> None:
    """
    Running head, page numbers and mark, in the first section; the others go on with them.

    Its first page has heads of its own: a mark, and a number where the document asks for one.
    """
    first = docx.sections[0]
    first.different_first_page_header_footer = True
    head = [_line("header", run(document.head, size=SMALL))] if document.head else []
    number = [_line("footer", *_number(document))]
    top, bottom = (head + number, []) if document.numbers.at_top else (head, number)
    _fill(first.header, top, document.mark, "every")
    _fill(first.footer, bottom)
    on_first = [deepcopy(number[0])] if document.numbers.on_first else []
    _fill(
        first.first_page_header, on_first if document.numbers.at_top else [], document.mark, "first"
    )
    _fill(first.first_page_footer, [] if document.numbers.at_top else on_first)


def _number(document: Document) -> list[etree._Element]:
    numbers = document.numbers
    shown = [*field("PAGE", "๒", size=BODY)]
    before = [run(numbers.before, size=BODY)] if numbers.before else []
    after = [run(numbers.after, size=BODY)] if numbers.after else []
    return [*before, *shown, *after]


def _line(style: str, *runs: etree._Element) -> etree._Element:
    named = element("w:pStyle", val=style_id(style.capitalize()))
    return element("w:p", properties("w:pPr", named), *runs)


def _fill(place, lines: list[etree._Element], mark: str = "", name: str = "") -> None:
    """Put lines into a head or foot, which needs one at least; the mark hangs in the first."""
    place.is_linked_to_previous = False
    root = place._element
    for child in list(root):
        root.remove(child)
    for line in lines or [_line("header")]:
        root.append(line)
    if mark:
        root[0].append(_behind_the_text(mark, name))


def _behind_the_text(words: str, name: str) -> etree._Element:
    """The mark as Word draws its own watermarks: art in the head, grey, turned, behind the text."""
    namespaces = (
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    )
    width = min(480, 90 * len(words))
    made = parse_xml(
        f"<w:r {nsdecls('w')} {namespaces}><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
        '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
        '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
        '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
        '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" '
        'o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
        '<v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="Mark_{name}" type="#_x0000_t136" style="position:absolute;margin-left:0;'
        f"margin-top:0;width:{width}pt;height:130pt;rotation:330;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#e4e4e4" '
        'stroked="f"><v:textpath style="font-family:&quot;TH Sarabun New&quot;;font-size:1pt"/>'
        "</v:shape></w:pict></w:r>"
    )
    made.find(".//{urn:schemas-microsoft-com:vml}shape/{*}textpath").set("string", words)
    return made
