"""
The kinds of documents that are made once, by the worker, and served as files.

A family declares each of its kinds in `<family>/document_kinds.py`, which is found by itself:

    MINUTES_PDF = register(
        DocumentKind(
            name="minutes-pdf",
            title="รายงานการประชุม (PDF)",
            suffix=".pdf",
            find_public=public_meeting,   # key -> the row, loaded, if a stranger may read it
            find_draft=any_meeting,       # key -> the row, loaded, whoever may read it
            source=minutes_html,          # row -> all that the document says, as text
            make=render_minutes_pdf,      # row -> the document
            public_keys=public_meetings,  # the keys of what strangers may read now
        )
    )

The view finds out who may read, and lets documents.serving answer:

    return send_public(request, MINUTES_PDF, str(meeting.pk), meeting.file_name)
    return send_draft(request, MINUTES_PDF, str(meeting.pk), meeting.file_name)

Public documents are made ahead after each change of what the public sees, drafts when staff ask.
`source` must be cheap beside `make` and name everything that may change in the document: its HTML
does for a PDF, documents.word_source for Word. Where it is as before, nothing is made. Pictures
count by their stored name, the program by itself. `make` asks nothing that `find_…` has not loaded.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.module_loading import autodiscover_modules

from documents.pdf import Pdf

LONGEST_NAME, LONGEST_KEY = 40, 100


def _nothing(key: str) -> None:
    return None


def _no_keys() -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class DocumentKind:
    """One kind of document, as the module's docstring explains it."""

    name: str
    title: str
    suffix: str
    source: Callable[[Any], str]
    make: Callable[[Any], bytes | Pdf]
    find_public: Callable[[str], Any | None] = _nothing
    find_draft: Callable[[str], Any | None] = _nothing
    public_keys: Callable[[], Iterable[str]] = _no_keys

    def find(self, key: str, *, is_public: bool) -> Any | None:
        """The row of this key, for strangers or for staff; None if there is none for them."""
        return self.find_public(key) if is_public else self.find_draft(key)


_kinds: dict[str, DocumentKind] = {}


def register(kind: DocumentKind) -> DocumentKind:
    """Declare a kind; its name is stored with each document and never changes."""
    if kind.name in _kinds or len(kind.name) > LONGEST_NAME:
        raise ValueError(f"{kind.name} is no free name for a kind of document")
    _kinds[kind.name] = kind
    return kind


def unregister(kind: DocumentKind) -> None:
    """Take `register` back. For tests that bring a kind of their own."""
    del _kinds[kind.name]


def kinds() -> list[DocumentKind]:
    """All kinds, in the order of their declaration."""
    return [*_kinds.values()]


def kind_named(name: str) -> DocumentKind | None:
    """The kind of this name; None for one that the program no longer knows."""
    return _kinds.get(name)


def discover() -> None:
    """Import every family's document_kinds. Called once, when the portal starts."""
    autodiscover_modules("document_kinds")
