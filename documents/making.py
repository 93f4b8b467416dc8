"""Making one document: found unchanged and noted, or made and stored, or the reason why not."""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from documents.errors import PdfError
from documents.faults import failed_lately, is_outage, reason_of
from documents.kinds import DocumentKind, kind_named
from documents.models import DocumentOrder, MadeDocument
from documents.orders import begin_contents, close_order, drop_order
from documents.pdf import Pdf
from documents.program_version import program_version
from records.revision import revision_number

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Subject:
    """Of what a document is to be made, as it was read at a revision and moment."""

    kind: DocumentKind
    row: Any
    fingerprint: str
    revision: int
    as_of: datetime


def fingerprint_of(kind: DocumentKind, key: str, row: Any) -> str:
    """SHA-256 of what the document of this row would be made from."""
    parts = (kind.name, key, program_version(), kind.source(row))
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def fulfil(order: DocumentOrder) -> bool:
    """
    Make what is ordered, unless it is there; whether something was made.

    A fault is noted with the order and told to those who ask.
    """
    kind, as_of, revision = kind_named(order.kind), timezone.now(), revision_number()
    # The revision is read first: what is committed after it makes the document newer, never older.
    fault, failed_at, fingerprint, is_new = "", None, "", False
    try:
        row = kind.find(order.key, is_public=order.is_public) if kind else None
        if kind is None or row is None:
            drop_order(order)
            return False
        fingerprint = fingerprint_of(kind, order.key, row)
        if failed_lately(order, fingerprint):
            fault, failed_at = order.fault, order.failed_at
        else:
            is_new = _make(order, _Subject(kind, row, fingerprint, revision, as_of))
    except Exception as error:
        logger.exception("The document %s could not be made", order)
        fault = reason_of(error)
        fingerprint = "" if is_outage(error) else fingerprint
    close_order(order, revision, fault=fault, fingerprint=fingerprint, failed_at=failed_at)
    return is_new


def _make(order: DocumentOrder, subject: _Subject) -> bool:
    """False if it was made from the same contents before, which is noted."""
    made = MadeDocument.objects.filter(
        kind=order.kind, key=order.key, is_public=order.is_public, fingerprint=subject.fingerprint
    )
    earlier = made.first()
    if earlier and default_storage.exists(earlier.file.name or ""):
        made.update(revision=subject.revision, as_of=subject.as_of)
        return False
    if earlier:
        earlier.delete()  # the storage lost its file
    begin_contents(order, subject.fingerprint)
    _store(order, subject)
    return True


def _store(order: DocumentOrder, subject: _Subject) -> None:
    result = subject.kind.make(subject.row)
    data, pages, left_out = _parts_of(result, subject.kind)
    made = MadeDocument(
        kind=order.kind,
        key=order.key,
        is_public=order.is_public,
        fingerprint=subject.fingerprint,
        revision=subject.revision,
        as_of=subject.as_of,
        made_at=timezone.now(),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=pages,
        left_out=list(left_out),
    )
    made.file.save(subject.kind.suffix, ContentFile(data), save=False)
    stored = made.file.name or ""
    try:
        with transaction.atomic():
            made.save()
    except BaseException:
        # The row did not come to be, so neither may its file.
        default_storage.delete(stored)
        raise


def _parts_of(result: bytes | Pdf, kind: DocumentKind) -> tuple[bytes, int | None, Sequence[str]]:
    """Bytes, pages of a PDF, and what could not be printed. Raises PdfError for nothing."""
    if isinstance(result, Pdf):
        return result.data, result.page_count, result.left_out
    if not result:
        raise PdfError("สร้างเอกสารไม่สำเร็จ: ได้เอกสารว่าง")
    if kind.suffix != ".pdf":
        return result, None, ()
    import pikepdf  # loads a library and says so in the log, which no other command needs

    with pikepdf.open(BytesIO(result)) as pdf:
        return result, len(pdf.pages), ()
