"""
WordprocessingML by hand: elements whose properties stand in the order that the schema wants.

Word repairs or refuses a file whose properties are out of order (ECMA-376, part 1, 17.3 to 17.6),
so no writer appends one by itself.
"""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from documents.pdf import UNPRINTABLE

TWIPS = 567  # of a centimetre: twentieths of a point
EMUS = 360_000  # of a centimetre, in drawings

_ORDERS = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
    "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz "
    "szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
    "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook "
    "tblCaption tblDescription",
    "w:trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight "
    "tblHeader tblCellSpacing jc hidden",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg "
    "textDirection bidi rtlGutter docGrid",
}
ORDERS = {
    parent: {qn(f"w:{name}"): place for place, name in enumerate(names.split())}
    for parent, names in _ORDERS.items()
}

# Heads and feet stand among each other, in any order.
ORDERS["w:sectPr"][qn("w:footerReference")] = 0


def element(tag: str, *children: etree._Element, **attributes: object) -> etree._Element:
    """An element of Word's, such as element("w:jc", val="center"); its children in this order."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def properties(tag: str, *children: etree._Element | None) -> etree._Element:
    """An element of properties; its children are put into the order of the schema."""
    made = OxmlElement(tag)
    place = ORDERS[tag]
    given = (child for child in children if child is not None)
    for child in sorted(given, key=lambda each: place[each.tag]):
        made.append(child)
    return made


def add_property(parent: etree._Element, child: etree._Element) -> None:
    """Put a property into a block of them, at its place; one that is there already is replaced."""
    place = ORDERS[f"w:{etree.QName(parent).localname}"]
    for same in parent.findall(child.tag):
        parent.remove(same)
    behind = [each for each in parent if place[each.tag] > place[child.tag]]
    if behind:
        behind[0].addprevious(child)
    else:
        parent.append(child)


def text(words: str, tag: str = "w:t") -> etree._Element:
    """A text element; spaces at its ends stay, what XML cannot hold goes."""
    made = OxmlElement(tag)
    made.set(qn("xml:space"), "preserve")
    made.text = UNPRINTABLE.sub("", words)
    return made


def twips(centimetres: float) -> int:
    """A length as Word counts it."""
    return round(centimetres * TWIPS)
