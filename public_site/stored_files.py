"""Uploaded files as the public opens them, whatever kind of row they belong to."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

import catalogue
from documents.stored_documents import StoredDocument, send_document
from records.stored_files import StoredFile

# What a browser may show by itself; everything else is downloaded.
SHOWN = (".pdf", ".png", ".jpg", ".jpeg")


def stored_file(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """A published file under the name that it was uploaded with."""
    row = _published_or_404(uuid)
    name = row.file.name or ""
    document = StoredDocument(
        name=name,
        # A file is stored once under its uuid and never replaced.
        fingerprint=row.sha256 or row.uuid.hex,
        stored_at=row.shown_since,
        filename=row.original_name,
        shown=name.endswith(SHOWN),
    )
    try:
        return send_document(request, document)
    except FileNotFoundError:
        raise Http404("ไม่พบแฟ้มนี้ในที่เก็บแฟ้ม") from None


def _published_or_404(uuid: UUID) -> StoredFile:
    for record in catalogue.records(StoredFile):
        row = record.public_rows().exclude(file="").filter(uuid=uuid).first()
        if row:
            return row
    raise Http404("ไม่มีแฟ้มนี้ หรือแฟ้มถูกถอนการเผยแพร่แล้ว")
