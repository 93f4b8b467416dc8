"""A letter or paper of the office as documents that the worker makes: PDF and Word, for staff."""

from collections.abc import Callable
from pathlib import Path

from documents.document import Document
from documents.kinds import DocumentKind, register
from documents.pdf import Pdf
from documents.printing import document_html, print_document
from documents.word_source import word_source
from documents.word_writer import write_word

Source = Callable[[Document], str]
Make = Callable[[Document], bytes | Pdf]
LETTER = Path(__file__).resolve().parent / "print.css"


def paper_kinds(
    name: str, title: str, find: Callable[[str], Document | None]
) -> dict[str, DocumentKind]:
    """
    Register a paper, and return its kinds by the ending of their files, "pdf" and "docx".

    find: key -> the whole document, or None if there is nothing of that key. It is read once, so
    that what is made is what was compared. Papers are never public.
    """
    made_as: dict[str, tuple[str, Source, Make]] = {
        "pdf": ("PDF", document_html, _printed),
        "docx": ("Word", word_source, write_word),
    }
    return {
        ending: register(
            DocumentKind(
                name=f"{name}-{ending}",
                title=f"{title} ({words})",
                suffix=f".{ending}",
                find_draft=find,
                source=source,
                make=make,
            )
        )
        for ending, (words, source, make) in made_as.items()
    }


def _printed(document: Document) -> Pdf:
    return print_document(document, stylesheets=[LETTER])
