"""Uploaded files of every kind of row: the public ones, and for staff the others."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

import catalogue
from catalogue.withdrawn import refuse
from documents.stored_documents import StoredDocument, send_document
from records.stored_files import StoredFile

# What a browser may show by itself; everything else is downloaded.
SHOWN = (".pdf", ".png", ".jpg", ".jpeg")


def stored_file(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """
    A file under the name that it was uploaded with.

    Before it is public, and when it was withdrawn, it opens for whoever sees its row in the back
    office, who has to review it. Everybody else gets 404, or 410 for what was withdrawn.
    """
    if row := _public_row(uuid):
        return _send(request, row, is_public=True)
    if row := _row_of_staff(request.user, uuid):
        return _send(request, row, is_public=False)
    for record in catalogue.records(StoredFile):
        if row := _with_file(record.model._base_manager.all(), uuid):
            refuse(row)
    raise Http404("ไม่มีแฟ้มนี้")


def _send(request: HttpRequest, row: StoredFile, *, is_public: bool) -> HttpResponseBase:
    name = row.file.name or ""
    document = StoredDocument(
        name=name,
        # A file is stored once under its uuid and never replaced.
        fingerprint=row.sha256 or row.uuid.hex,
        stored_at=row.shown_since if is_public else row.added_at,
        filename=row.original_name,
        shown=name.endswith(SHOWN),
        is_public=is_public,
    )
    try:
        return send_document(request, document)
    except FileNotFoundError:
        raise Http404("ไม่พบแฟ้มนี้ในที่เก็บแฟ้ม") from None


def _public_row(uuid: UUID) -> StoredFile | None:
    for record in catalogue.records(StoredFile):
        if row := _with_file(record.public_rows(), uuid):
            return row
    return None


def _row_of_staff(user: Any, uuid: UUID) -> StoredFile | None:
    """The row if this person sees it in the back office. Costs a stranger no query."""
    if not user.is_staff:
        return None
    for record in catalogue.records(StoredFile):
        row = _with_file(record.model._default_manager.all(), uuid)
        if row and record.may_see(user, row):
            return row
    return None


def _with_file(rows: QuerySet[Any], uuid: UUID) -> StoredFile | None:
    return rows.exclude(file="").filter(uuid=uuid).first()
