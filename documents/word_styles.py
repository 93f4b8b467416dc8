"""
Styles of a Word document: the type of official letters, and one style for each kind of paragraph.

TH Sarabun New at 16 point with Sarabun where that is not installed, single line spacing, Thai
distributed lines for running text.
"""

from docx.document import Document as Docx
from docx.oxml.ns import qn
from lxml import etree

from documents.word_xml import element, properties, twips

FONT, FALLBACK = "TH Sarabun New", "Sarabun"
BODY, TABLE, SMALL = 16, 14, 12  # point
HEADINGS = {1: 20, 2: 18, 3: 16, 4: 16, 5: 16, 6: 16}
DEEPEST = max(HEADINGS)
CLAUSE_LEVELS = 6
TOC_LEVELS = 3
TEXT_WIDTH = 16  # centimetres between the margins of form 11
# Latin words are English ones: broken by the rules of Thai, "ITA" would end a line as "I".
LANGUAGE = {"val": "en-US", "eastAsia": "th-TH", "bidi": "th-TH"}

# Names of our own styles, by which whoever reads an edited document back knows its paragraphs.
RUNNING, CELL, LINK = "Thai Text", "Table Text", "Link"
NOTICE, CODE_ADDRESS, NOTHING, SIGNED = "Notice", "Code Address", "Nothing Said", "Signature Block"


def unlisted(level: int) -> str:
    """The style of a heading that the table of contents leaves out: TOC lists built-in ones."""
    return f"Unlisted Heading {level}"


def clause(level: int) -> str:
    """The style of a line of a list, by how deep it stands (from 0)."""
    return f"Clause {min(level, CLAUSE_LEVELS - 1) + 1}"


def style_id(name: str) -> str:
    """How the XML calls a style."""
    return name.replace(" ", "")


def set_styles(docx: Docx, *, with_contents: bool) -> None:
    """
    Write all styles anew: what a document looks like is not python-docx's template.

    with_contents: the headings of a report are larger than its text, those of minutes are not.
    """
    styles = docx.styles.element
    for kept in styles.findall(qn("w:style")):
        styles.remove(kept)
    _set_defaults(styles)
    for made in _all_styles(HEADINGS if with_contents else dict.fromkeys(HEADINGS, BODY)):
        styles.append(made)
    _name_fallback_font(docx)


def type_of(size: float | None = None, *, bold: bool = False, cs: bool = False) -> list:
    """Run properties for Latin and Thai, which Word keeps apart; the order is the schema's work."""
    found = []
    if bold:
        found += [element("w:b"), element("w:bCs")]
    if size:
        half_points = round(size * 2)
        found += [element("w:sz", val=half_points), element("w:szCs", val=half_points)]
    # Marks the words as Thai, so that Word uses the Thai font and breaks lines at words.
    return [*found, element("w:cs")] if cs else found


def _set_defaults(styles: etree._Element) -> None:
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is not None:
        styles.remove(defaults)
    run = properties("w:rPr", _fonts(), *type_of(BODY), element("w:lang", **LANGUAGE))
    paragraph = properties("w:pPr", _spacing())
    styles.insert(
        0,
        element("w:docDefaults", element("w:rPrDefault", run), element("w:pPrDefault", paragraph)),
    )


def _all_styles(headings: dict[int, int]) -> list[etree._Element]:
    return [
        _normal(),
        _default("character", "Default Paragraph Font"),
        _default("table", "Normal Table", _no_space()),
        _default("numbering", "No List"),
        _style("Title", [_spacing(0, 6), _centred()], size=20, bold=True, priority=10),
        *_headings_and_contents(headings),
        _style("caption", [element("w:keepNext"), _spacing(6, 3)], bold=True, priority=35),
        _style("header", [_centred()], size=SMALL, priority=99),
        _style("footer", [_centred()], size=BODY, priority=99),
        *_own_styles(),
        _link(),
        _grid(),
    ]


def _headings_and_contents(headings: dict[int, int]) -> list[etree._Element]:
    return [
        *(
            _style(f"heading {level}", _heading(level), size=size, bold=True, priority=9)
            for level, size in headings.items()
        ),
        *(
            _style(unlisted(level), [], based_on=f"heading {level}", priority=10)
            for level in headings
        ),
        *(
            _style(f"toc {level}", [_contents_tabs(), _indent((level - 1) * 0.8)], priority=39)
            for level in range(1, TOC_LEVELS + 1)
        ),
        _style("TOC Heading", [_spacing(0, 12), _centred()], size=20, bold=True, priority=39),
    ]


def _own_styles() -> list[etree._Element]:
    return [
        _style(RUNNING, [element("w:jc", val="thaiDistribute"), _spacing(0, 2)]),
        *(_style(clause(level), [_spacing(0, 1)]) for level in range(CLAUSE_LEVELS)),
        _style(CELL, [], size=TABLE),
        _style(NOTHING, [_indent(2.5)]),
        _style(SIGNED, [element("w:keepLines"), _centred(), _indent(3)]),
        _style(NOTICE, [_centred(), _spacing(0, 6)], bold=True),
        _style(CODE_ADDRESS, [_centred()], size=SMALL),
    ]


def _centred() -> etree._Element:
    return element("w:jc", val="center")


def _heading(level: int) -> list:
    return [
        element("w:keepNext"),
        element("w:keepLines"),
        _spacing(8 if level > 1 else 0, 4 if level < 3 else 2),
        element("w:outlineLvl", val=level - 1),
    ]


def _style(
    name: str,
    paragraph: list,
    *,
    size: float | None = None,
    bold: bool = False,
    based_on: str = "Normal",
    priority: int = 1,
) -> etree._Element:
    made = element("w:style", type="paragraph", styleId=style_id_of_name(name))
    made.append(element("w:name", val=name))
    made.append(element("w:basedOn", val=style_id_of_name(based_on)))
    made.append(element("w:uiPriority", val=priority))
    made.append(element("w:qFormat"))
    if paragraph:
        made.append(properties("w:pPr", *paragraph))
    if run := type_of(size, bold=bold):
        made.append(properties("w:rPr", *run))
    if name not in _BUILT_IN:
        made.set(qn("w:customStyle"), "1")
    return made


_BUILT_IN = {
    "Normal", "Title", "TOC Heading", "caption", "header", "footer",
    *(f"heading {level}" for level in HEADINGS),
    *(f"toc {level}" for level in range(1, TOC_LEVELS + 1)),
}  # fmt: skip


def style_id_of_name(name: str) -> str:
    """The id of a style; Word writes those of its own with a capital letter."""
    if name.startswith("toc "):
        return style_id(name.upper())
    return style_id(name[:1].upper() + name[1:])


def _normal() -> etree._Element:
    made = element("w:style", type="paragraph", default="1", styleId="Normal")
    made.append(element("w:name", val="Normal"))
    made.append(element("w:qFormat"))
    made.append(properties("w:pPr", _spacing()))
    run = properties("w:rPr", _fonts(), *type_of(BODY), element("w:lang", **LANGUAGE))
    made.append(run)
    return made


def _default(kind: str, name: str, *more: etree._Element) -> etree._Element:
    made = element("w:style", type=kind, default="1", styleId=style_id(name))
    for child in (
        element("w:name", val=name),
        element("w:uiPriority", val=99),
        element("w:semiHidden"),
        element("w:unhideWhenUsed"),
        *more,
    ):
        made.append(child)
    return made


def _no_space() -> etree._Element:
    return properties("w:tblPr", element("w:tblInd", w=0, type="dxa"), cell_margins(0.19, 0.19))


def cell_margins(left: float, right: float) -> etree._Element:
    """What stays free inside the cells of a table, in centimetres."""
    sides = {"top": 0, "left": left, "bottom": 0, "right": right}
    edges = (element(f"w:{name}", w=twips(width), type="dxa") for name, width in sides.items())
    return element("w:tblCellMar", *edges)


def _grid() -> etree._Element:
    made = element("w:style", type="table", styleId="TableGrid")
    made.append(element("w:name", val="Table Grid"))
    made.append(element("w:basedOn", val="NormalTable"))
    made.append(element("w:uiPriority", val=39))
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (element(f"w:{side}", val="single", sz=4, space=0, color="555555") for side in sides)
    made.append(properties("w:tblPr", element("w:tblBorders", *lines)))
    return made


def _link() -> etree._Element:
    made = element("w:style", type="character", customStyle="1", styleId=style_id(LINK))
    made.append(element("w:name", val=LINK))
    made.append(element("w:uiPriority", val=99))
    made.append(properties("w:rPr", *type_of(SMALL), element("w:color", val="1F3864")))
    return made


def _fonts() -> etree._Element:
    return element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _spacing(before: float = 0, after: float = 0) -> etree._Element:
    """Single lines; space before and after in point."""
    points = {"before": round(before * 20), "after": round(after * 20)}
    return element("w:spacing", **points, line=240, lineRule="auto")


def _indent(left: float) -> etree._Element:
    return element("w:ind", left=twips(left))


def _contents_tabs() -> etree._Element:
    return element("w:tabs", element("w:tab", val="right", leader="dot", pos=twips(TEXT_WIDTH)))


def _name_fallback_font(docx: Docx) -> None:
    """Tell Word which font stands in where TH Sarabun New is not installed."""
    for part in docx.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            fonts = etree.fromstring(part.blob)
            font = etree.SubElement(fonts, qn("w:font"), {qn("w:name"): FONT})
            etree.SubElement(font, qn("w:altName"), {qn("w:val"): FALLBACK})
            etree.SubElement(font, qn("w:charset"), {qn("w:val"): "DE"})  # Thai
            etree.SubElement(font, qn("w:family"), {qn("w:val"): "swiss"})
            etree.SubElement(font, qn("w:pitch"), {qn("w:val"): "variable"})
            part._blob = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8")
