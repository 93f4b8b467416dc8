"""A kind of document that costs nothing and counts how often it is made."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from documents.errors import PdfError
from documents.kinds import DocumentKind
from documents.models import DocumentOrder
from documents.serving import send_draft, send_public
from records.models import Revision


@dataclass
class Shelf:
    """What strangers may read and what is only a draft, by key; and what was made of it."""

    public: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    fault: str = ""
    is_broken: bool = False
    is_deadly: bool = False  # to the worker
    error: Exception | None = None

    def source(self, words: str) -> str:
        if self.is_broken:
            raise ZeroDivisionError
        return words

    def make(self, words: str) -> bytes:
        self.made.append(words)
        if self.is_deadly:
            raise SystemExit
        if self.error:
            raise self.error
        if self.fault:
            raise PdfError(self.fault)
        return words.encode()

    def kind(self) -> DocumentKind:
        return DocumentKind(
            name="toy",
            title="ของเล่น",
            suffix=".docx",
            source=self.source,
            make=self.make,
            find_public=self.public.get,
            find_draft=self.drafts.get,
            public_keys=lambda: [*self.public],
        )


def public(kind: DocumentKind, request: HttpRequest, key: str = "1") -> HttpResponseBase:
    return send_public(request, kind, key, "แฟ้ม")


def draft(kind: DocumentKind, request: HttpRequest, key: str = "1") -> HttpResponseBase:
    return send_draft(request, kind, key, "แฟ้ม")


def body(response: HttpResponseBase) -> str:
    return b"".join(response).decode()


def calm():
    """As if the last change was a while ago."""
    Revision.objects.update(raised_at=timezone.now() - timedelta(minutes=5))
    DocumentOrder.objects.filter(due_at__isnull=False).update(due_at=timezone.now())
