"""Made documents over HTTP: the newest that may be shown, or a page that it is being made."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import http_date

from documents.faults import failed_lately, is_recent
from documents.kinds import DocumentKind
from documents.making import fingerprint_of
from documents.models import DocumentOrder, MadeDocument
from documents.orders import ask_for, order_of
from documents.responses import keep_private, told_already, unavailable
from documents.shelf import newest_public
from documents.stored_documents import StoredDocument, send_document

REFRESH_AFTER = 3  # seconds


def send_public(
    request: HttpRequest, kind: DocumentKind, key: str, file_name: str
) -> HttpResponseBase:
    """
    The newest document of what the public sees; the caller has asked whether it does.

    An older one tells its date in the header X-Document-As-Of, and a new one is ordered. Without
    any, 503 and a page that says so. Nothing is made here.
    """
    found = newest_public(kind, key)
    if found.made and found.is_current:
        return _sent(request, kind, found.made, file_name)
    order = order_of(kind, key, is_public=True)
    if not (order and order.revision >= found.revision and is_recent(order)):
        ask_for(kind, key, order, is_public=True, waits=found.made is None)
        order = None
    if found.made is None:
        return _told(request, order)
    response = _sent(request, kind, found.made, file_name)
    response["X-Document-As-Of"] = http_date(found.made.as_of.timestamp())
    return response


def send_draft(
    request: HttpRequest, kind: DocumentKind, key: str, file_name: str
) -> HttpResponseBase:
    """
    The document of exactly what the row holds now, published or not, for staff.

    The caller has asked whether they may read it. Nobody on the way keeps it. Http404 without row.
    """
    row = kind.find_draft(key)
    if row is None:
        raise Http404
    made, order = draft_of(kind, key, row)
    response = _sent(request, kind, made, file_name) if made else _told(request, order)
    keep_private(response)
    return response


def draft_of(
    kind: DocumentKind, key: str, row: Any
) -> tuple[MadeDocument | None, DocumentOrder | None]:
    """The document made from these contents, else it is ordered; or None and why it failed."""
    fingerprint = fingerprint_of(kind, key, row)
    made = MadeDocument.objects.filter(
        kind=kind.name, key=key, is_public=False, fingerprint=fingerprint
    ).first()
    if made:
        return made, None
    order = order_of(kind, key, is_public=False)
    if order and (failed_lately(order, fingerprint) or failed_lately(order, "")):
        return None, order
    ask_for(kind, key, order, is_public=False, waits=True)
    return None, None


def _sent(
    request: HttpRequest, kind: DocumentKind, made: MadeDocument, file_name: str
) -> HttpResponseBase:
    """The file; if the storage lost it, it is ordered anew."""
    document = StoredDocument(
        name=made.file.name or "",
        fingerprint=made.sha256,
        stored_at=made.made_at,
        filename=file_name + kind.suffix,
        shown=kind.suffix == ".pdf",
        is_public=made.is_public,
    )
    try:
        return send_document(request, document)
    except OSError:
        made.delete()
        order = order_of(kind, made.key, is_public=made.is_public)
        ask_for(kind, made.key, order, is_public=made.is_public, waits=True)
        return _told(request, None)


def _told(request: HttpRequest, failed: DocumentOrder | None) -> HttpResponse:
    """503: that the document is being made, on a page that opens it by itself, or why it is not."""
    if failed:
        return unavailable(request, failed.fault, heading="สร้างเอกสารไม่สำเร็จ")
    context = {"refresh_after": REFRESH_AFTER}
    response = render(request, "documents/being_made.html", context, status=503)
    response["Retry-After"] = str(REFRESH_AFTER)
    response["Cache-Control"] = "no-store"
    return told_already(response)
