"""Word's fields, which python-docx leaves to the XML: page numbers, contents, links."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


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


def _mark(paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _instruct(paragraph, instruction: str) -> None:
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
