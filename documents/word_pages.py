"""
On which page a heading stands, before Word has laid the document out.

The sheets are laid out as Word would: close, and Word counts anew when the document is opened.
"""

from collections.abc import Mapping
from pathlib import Path

from documents.document import Document
from documents.errors import PdfError
from documents.pdf import PAPER, anchor_pages
from documents.portal_files import portal_files
from documents.printing import document_html

AS_WORD = Path(__file__).resolve().parent / "word_pages.css"


def pages_in_word(document: Document) -> Mapping[str, int]:
    """The page of each anchor; nothing where pages cannot be laid out on this computer."""
    if not any(document.entries()):
        return {}
    try:
        return anchor_pages(document_html(document), stylesheets=[PAPER, AS_WORD], **portal_files())
    except PdfError:
        return {}
