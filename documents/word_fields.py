"""What python-docx leaves to the XML: page numbers, contents, links, Thai numbering."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm


def add_page_number(paragraph, before: str, after: str) -> None:
    """A PAGE field between two pieces of text."""
    if before:
        paragraph.add_run(before)
    _mark(paragraph, "begin")
    _instruct(paragraph, "PAGE")
    _mark(paragraph, "separate")
    paragraph.add_run("๒")
    _mark(paragraph, "end")
    if after:
        paragraph.add_run(after)


def add_field(docx, instruction: str, lines: list[str]) -> None:
    """A field whose result is prefilled with lines, one paragraph each."""
    first = docx.add_paragraph()
    _mark(first, "begin")
    _instruct(first, instruction)
    _mark(first, "separate")
    last = first
    for number, line in enumerate(lines):
        last = first if number == 0 else docx.add_paragraph()
        last.add_run(line)
    _mark(last, "end")


def add_link(paragraph, words: str, address: str) -> None:
    """A real link; an address that Word would not accept stays text."""
    link = OxmlElement("w:hyperlink")
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    link.append(run)
    paragraph._p.append(link)


def add_thai_numbering(docx) -> int:
    """Define a list that counts ๑. ๒. ๓. from the start; returns its id."""
    numbering = docx.part.numbering_part.element
    number = 1 + max(int(n.get(qn("w:numId"))) for n in numbering.findall(qn("w:num")))
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(1000 + number))
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for tag, value in (("start", "1"), ("numFmt", "thaiNumbers"), ("lvlText", "%1.")):
        child = OxmlElement(f"w:{tag}")
        child.set(qn("w:val"), value)
        level.append(child)
    abstract.append(level)
    # The schema wants all abstract definitions before the first list.
    numbering.find(qn("w:num")).addprevious(abstract)
    definition = OxmlElement("w:num")
    definition.set(qn("w:numId"), str(number))
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), str(1000 + number))
    definition.append(link)
    numbering.append(definition)
    return number


def number_paragraph(paragraph, list_id: int) -> None:
    """Let Word count this paragraph as the next of a list."""
    numbers = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbers.get_or_add_ilvl().val = 0
    numbers.get_or_add_numId().val = list_id
    paragraph.paragraph_format.left_indent = Cm(0.9)
    paragraph.paragraph_format.first_line_indent = Cm(-0.9)


def _mark(paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _instruct(paragraph, instruction: str) -> None:
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
