"""Why a document could not be made, and for how long it is not tried again."""

from datetime import timedelta

from django.utils import timezone

from documents.models import DocumentOrder

# The same contents that failed are tried again after so long: the machine may be mended.
TRY_AGAIN_AFTER = timedelta(days=1)

FAILED = "สร้างเอกสารไม่สำเร็จ กรุณาแจ้งหน่วยงาน"


def is_recent(order: DocumentOrder) -> bool:
    """Whether what was ordered failed so short ago that it would fail again."""
    if not order.fault or order.failed_at is None:
        return False
    return timezone.now() - order.failed_at < TRY_AGAIN_AFTER


def failed_lately(order: DocumentOrder, fingerprint: str) -> bool:
    """Whether the document of just these contents failed, and it is too early to try again."""
    return order.failed_fingerprint == fingerprint and is_recent(order)
