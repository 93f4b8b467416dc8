"""
Why a document could not be made, and for how long that is told instead of trying again.

A fault of the contents is noted with their fingerprint. Where file storage or database failed,
nothing is wrong with the contents: such a fault has none, and passes sooner.
"""

from datetime import timedelta

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from documents.errors import PdfError
from documents.models import DocumentOrder

# The same contents that failed are tried again after so long: the machine may be mended.
TRY_AGAIN_AFTER = timedelta(days=1)
OUTAGE_PASSES_AFTER = timedelta(minutes=5)

FAILED = "สร้างเอกสารไม่สำเร็จ กรุณาแจ้งหน่วยงาน"
OUTAGE = (
    "สร้างเอกสารไม่สำเร็จ ที่เก็บแฟ้มหรือฐานข้อมูลขัดข้อง "
    f"กรุณาลองใหม่ในอีก {OUTAGE_PASSES_AFTER.seconds // 60} นาที หากยังไม่ได้ กรุณาแจ้งหน่วยงาน"
)


def is_outage(error: BaseException | None) -> bool:
    """Whether an error, or what led to it, is one of file storage or database."""
    if isinstance(error, PdfError):
        return is_outage(error.__cause__)
    return isinstance(error, (OSError, OperationalError, InterfaceError))


def reason_of(error: Exception) -> str:
    """What people are told of an error, in Thai."""
    if isinstance(error, PdfError):
        return str(error)
    return OUTAGE if is_outage(error) else FAILED


def is_recent(order: DocumentOrder) -> bool:
    """Whether what was ordered failed so short ago that it would fail again."""
    if not order.fault or order.failed_at is None:
        return False
    wait = TRY_AGAIN_AFTER if order.failed_fingerprint else OUTAGE_PASSES_AFTER
    return timezone.now() - order.failed_at < wait


def failed_lately(order: DocumentOrder, fingerprint: str) -> bool:
    """Whether the document of just these contents failed, and it is too early to try again."""
    return order.failed_fingerprint == fingerprint and is_recent(order)
