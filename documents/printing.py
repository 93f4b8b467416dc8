"""A document on paper: its blocks as HTML, its sheet, and the PDF that is made of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from documents.archive import AttachedFile
from documents.document import Document
from documents.html_writer import HtmlWriter, attribute
from documents.pdf import PAPER, Pdf, make_pdf
from documents.portal_files import portal_files

NOTHING = SafeString("")


def print_document(
    document: Document,
    *,
    stylesheets: Sequence[Path] = (),
    attached: Sequence[AttachedFile] = (),
    progress: Callable[[str], None] | None = None,
) -> Pdf:
    """
    The document as PDF; `stylesheets` say how what is its own looks, after documents/paper.css.

    attached: files that it carries. progress: called with a short Thai text at each step. Raises
    documents.errors.PdfError.
    """
    return make_pdf(
        document_html(document),
        stylesheets=[PAPER, *stylesheets],
        created=document.created,
        attached=attached,
        progress=progress,
        **portal_files(),
    )


def document_html(document: Document) -> str:
    """The self-contained HTML that the PDF is made of."""
    writer = HtmlWriter(printed=True, entries=list(document.entries()))
    head = mark = NOTHING
    if document.head:
        head = format_html('<p class="running-head">{}</p>', document.head)
    if document.mark:
        mark = format_html('<p class="watermark">{}</p>', document.mark)
    return format_html(
        '<!doctype html>\n<html lang="th">\n<head>\n<meta charset="utf-8">\n<title>{}</title>\n'
        '<meta name="author" content="{}">\n<style>{}</style>\n</head>\n'
        "<body{}>{}{}\n{}\n</body>\n</html>",
        document.title,
        document.author,
        sheet_style(document),
        attribute("class", f"paper {document.kind}".strip()),
        mark,
        head,
        writer.blocks(document.blocks),
    )


def sheet_style(document: Document) -> SafeString:
    """The sheet of the document: margins, running head, page numbers. Only numbers and quotes."""
    margins = " ".join(f"{size:g}cm" for size in document.margins)
    numbers = document.numbers
    shown = f'"{numbers.before}" counter(page, thai) "{numbers.after}"'
    boxes = "@bottom-center" if not numbers.at_top else "@top-center"
    count = f"{boxes} {{ content: {shown}; }}"
    head = "@top-center { content: element(running-head); }" if document.head else ""
    first = "" if numbers.on_first else f"@page :first {{ {boxes} {{ content: none; }} }}"
    sheets = (
        f"@page {{ margin: {margins}; {head} {count} }} @page wide {{ {head} {count} }} {first}"
    )
    return mark_safe(sheets)  # noqa: S308 # nosec B308 B703 # texts of our own documents, no data
